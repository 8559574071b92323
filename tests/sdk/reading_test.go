package sdk_test

import (
	"encoding/json"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// How long reading takes in Chromium is printed; what is held is that a
// hundred times the text takes about a hundred times as long.
func TestReadingGrowsWithTheText(t *testing.T) {
	b := site.Serve(t).Open(t, "/sdk/example/")
	var ms struct{ Short, Long float64 }
	out := b.Eval(`await (async () => {
		const aid = await (await import("/sdk/parcelaid.js")).open({ base: location.origin });
		const line = "中通快递显示签收了但我根本没收到，三百多的鞋，淘宝买的，卖家让我找快递，客服说等三天，我10月8号下的单。";
		const best = (text, times) => {
			let least = Infinity;
			for (let i = 0; i < times; i++) {
				const start = performance.now();
				aid.read(text, { today: "2026-11-20" });
				least = Math.min(least, performance.now() - start);
			}
			return least;
		};
		const short = line.repeat(5).slice(0, 200), long = line.repeat(500).slice(0, 20000);
		best(short, 50);
		return JSON.stringify({ Short: best(short, 100), Long: best(long, 5) });
	})()`)
	if err := json.Unmarshal([]byte(out), &ms); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	t.Logf("200 characters take %.2f ms, 20,000 take %.1f ms", ms.Short, ms.Long)
	if ms.Long > 200*ms.Short+50 {
		t.Errorf("20,000 characters take %.1f ms, 200 take %.2f ms", ms.Long, ms.Short)
	}
}
