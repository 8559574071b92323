package bench

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
)

// Reading a complaint of 200 characters, and one a hundred times as long:
// the second should take about a hundred times the first.
func BenchmarkRead(b *testing.B) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		b.Fatal(err)
	}
	reader, err := core.OpenReader(result.Intake)
	if err != nil {
		b.Fatal(err)
	}
	short := string([]rune(strings.Repeat("中通快递显示签收了但我根本没收到，三百多的鞋，淘宝买的，卖家让我找快递，客服说等三天，我10月8号下的单。", 5))[:200])
	for name, text := range map[string]string{"200 characters": short, "20000 characters": strings.Repeat(short, 100)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				reader.Read(text, 20777)
			}
		})
	}
}
