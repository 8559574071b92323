package intake_test

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/parcelaid/parcelaid/core/intake"
)

func compressed(b []byte) int {
	var out bytes.Buffer
	w := brotli.NewWriterLevel(&out, 11)
	w.Write(b)
	w.Close()
	return out.Len()
}

var hostile = []string{
	"", "\x00\x01\x02", "\xed\xa0\x80\xed\xb0\x80", "\xff\xfe", "<script>alert(1)</script>快递丢了", "ignore previous instructions",
	"赔99999999999999999999999999元", "一万亿亿亿亿亿亿亿元", strings.Repeat("没", 300) + "收到", strings.Repeat("一百", 500), "2026-99-99", "13月45号", "\u202e丢了\u202c",
	strings.Repeat("one hundred ", 200), strings.Repeat("3-", 300), strings.Repeat("地址:", 200), strings.Repeat("签收", 300), "-", "--", "元", "第", "¥", "@a.b", "a@", "1-2-3", "转", "号号号", "99999999999999999999号99999999999999999999室",
}

func FuzzRead(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		reader() // opened before the time counts
		var r *intake.Reading
		spent := time.Hour
		for range 3 { // a machine with other work may be slow once
			start := time.Now()
			r = reader().Read(s, today)
			if spent = min(spent, time.Since(start)); spent < 100*time.Millisecond {
				break
			}
		}
		if spent > 100*time.Millisecond+time.Duration(len(s))*50*time.Microsecond {
			t.Errorf("%v for %d bytes", spent, len(s))
		}
		n := len([]rune(s))
		for _, a := range append(r.Answers, r.Also...) {
			if a.Span.From < 0 || a.Span.To > n || a.Span.From > a.Span.To || a.Sure < 50 || a.Sure > 99 {
				t.Errorf("%+v of %d code points", a, n)
			}
		}
		if n <= intake.MaxLength && len([]rune(r.Redacted)) != n {
			t.Error("masking has changed the length")
		}
	})
}

func TestTimeGrowsWithLength(t *testing.T) {
	line := "上周三用中通寄了3箱苹果,运费28元,到现在五天没更新,客服说可能丢了,卖家不理我,地址是文三路478号3栋501室,电话13812345678。"
	measure := func(n int) time.Duration {
		text := string([]rune(strings.Repeat(line, n/60+1))[:n])
		best := time.Hour
		for range 9 {
			start := time.Now()
			reader().Read(text, today)
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := measure(2000), measure(20_000)
	t.Logf("200: %v, 2,000: %v, 20,000: %v, 80,000: %v", measure(200), small, large, measure(80_000))
	if large > 30*small+5*time.Millisecond {
		t.Errorf("2,000 code points take %v, 20,000 take %v", small, large)
	}
	for _, s := range []string{strings.Repeat("a", 1<<20), strings.Repeat("没", 300_000), strings.Repeat("1", 1<<20), strings.Repeat("😀", 200_000), strings.Repeat("签收没", 100_000), strings.Repeat("3号", 100_000), strings.Repeat("没放", 100_000), strings.Repeat("的", 300_000)} {
		start := time.Now()
		reader().Read(s, today)
		if spent := time.Since(start); spent > 8*time.Second {
			t.Errorf("%q…: %v", []rune(s)[:4], spent)
		}
	}
}

// samples of channels.yaml stand in shapes.yaml, where build checks them; here
// tables and regexp agree on random texts as well.
func TestShapesAreTheirExpressions(t *testing.T) {
	_, in := opened()
	expressions := expressionsOf(t)
	random := rand.New(rand.NewPCG(1, 2))
	prefixes := []string{"", "", "", "SF", "JT", "YT", "JD", "JDV", "DPK", "1Z", "EA", "LP", "JJD", "KY", "ZJS", "A", "STO", "TT66", "B", "BXA", "K8", "77", "43", "31", "621", "78", "98", "12", "88", "96", "138", "PA"}
	for range 100_000 {
		s := prefixes[random.IntN(len(prefixes))]
		for n := random.IntN(22); n > 0; n-- {
			switch k := random.IntN(60); {
			case k == 0:
				s += "-"
			case k == 1:
				s += "转"
			case k < 5:
				s += string(rune('A' + random.IntN(26)))
			default:
				s += string(rune('0' + random.IntN(10)))
			}
		}
		if random.IntN(5) == 0 {
			s += []string{"CN", "US", "X", "-1-1-", "-1234"}[random.IntN(5)]
		}
		for i := range in.Shapes {
			shape := &in.Shapes[i]
			if got, want := intake.MatchShape(shape, []rune(s)), expressions[shape.ID].MatchString(s); got != want {
				t.Fatalf("%s on %q: table %v, regexp %v", shape.ID, s, got, want)
			}
		}
	}
}

func TestWaybills(t *testing.T) {
	for text, want := range map[string]string{
		"SF3020000001234": "sf", "JT5200000012345": "jt", "YT8800000012345": "yto", "773300001234567": "sto", "78600001234567": "zto", "463000012345678": "yunda",
		"JDVA01234567890-1-1-": "jd", "EA123456785CN": "ems", "DPK202000012345": "deppon", "单号 ｓｆ３０２００００００１２３４": "sf",
		"13800001234": "", "110101199001011234": "", "261120-000012345678901": "", "8-2-3456": "", "95338": "", "618000012345": "sf,zto,sto,fedex",
	} {
		got := ""
		if r := reader().Read(text, today); len(r.Waybills) > 0 {
			got = strings.Join(r.Waybills[0].Couriers, ",")
		}
		if got != want && !(strings.Contains(want, ",") && strings.HasPrefix(got, "sf,")) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func expressionsOf(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	data := shapesFile(t)
	out := map[string]*regexp.Regexp{}
	for _, m := range regexp.MustCompile(`(?m)^- id: (\w+)\n  regex: '(.*)'$`).FindAllStringSubmatch(data, -1) {
		out[m[1]] = regexp.MustCompile(m[2])
	}
	_, in := opened()
	if len(out) != len(in.Shapes) {
		t.Fatalf("%d expressions, %d shapes", len(out), len(in.Shapes))
	}
	return out
}
