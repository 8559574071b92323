package intake_test

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/train"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

var today = day.Of(2026, 11, 20)

var opened = sync.OnceValues(func() (*intake.Reader, *pack.Intake) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		panic(err)
	}
	in, err := pack.OpenIntake(result.Intake)
	if err != nil {
		panic(err)
	}
	r, err := intake.New(in)
	if err != nil {
		panic(err)
	}
	return r, in
})

func reader() *intake.Reader { r, _ := opened(); return r }

// say gives the answers that a table asks for, as fact=value.
func say(r *intake.Reading, facts string) string {
	var out []string
	for _, pair := range strings.Fields(facts) {
		fact, _, _ := strings.Cut(pair, "=")
		switch fact {
		case "also":
			var list []string
			for _, a := range r.Also {
				list = append(list, a.Value)
			}
			out = append(out, "also="+strings.Join(list, ","))
		default:
			a, _ := r.Get(fact)
			out = append(out, fact+"="+a.Value)
		}
	}
	return strings.Join(out, " ")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"没丢只是慢", "problem=delay"},
		{"不是没收到,是空盒", "problem=missing_item"},
		{"没有破损但是少了一件", "problem=missing_item also="},
		{"客服说丢了", "problem=loss courier_admits=loss"},
		{"保价1万 只赔3000", "insured=yes declared_value=10000 offer_amount=3000"},
		{"我花了２９９元在淘宝买的杯子碎了,运费8块", "problem=damage item_value=299 freight=8 platform=taobao role=buyer bought_online=yes"},
		{"物流三四天没更新", "problem=delay days=4"},
		{"半个月没到", "days=15"},
		{"两百多的帽子丢了", "item_value=200"},
		{"上周三显示签收,我根本没收到", "problem=signed_not_received signed_on=2026-11-11"},
		{"10月8号寄出的,丢了", "shipped_on=2026-10-08 problem=loss"},
		{"七天无理由退货", "days="},
		{"东西没丢也没坏,都挺好", "problem="},
		{"快遞丟失怎麼索賠", "problem=loss"},
		{"", "problem="},
		{"😭😭", "problem="},
		{"京东快递把我在拼多多买的锅弄丢了", "courier=jd platform=pdd"},
		{"去邮政管理局投诉有用吗", "courier="},
		{"天天接骚扰电话", "courier="},
	} {
		if got := say(reader().Read(c.text, today), c.want); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSpansAreOfTheInput(t *testing.T) {
	text := "\u200b唉 ，我的 快　递\u202e丢了！"
	a, _ := reader().Read(text, today).Get("problem")
	if got := string([]rune(text)[a.Span.From:a.Span.To]); !strings.Contains(got, "丢") || got != a.Cue {
		t.Errorf("span %v is %q, cue %q", a.Span, got, a.Cue)
	}
}

func TestTracking(t *testing.T) {
	text := "2026-11-16 18:02:11 快件已到达【杭州转运中心】\n2026-11-15 09:10 【义乌】已揽收\n"
	for _, c := range []struct{ text, want string }{
		{text, "tracking_state=stuck last_scan_on=2026-11-16 shipped_on=2026-11-15 days=4 problem=delay"},
		{"2026-11-18 12:00 您的快件已由菜鸟驿站代收,请及时取件\\n2026-11-17 08:00 派件中", "tracking_state=shown_signed signed_on=2026-11-18 signed_by=station"},
		{"2026-11-18 12:00 已投丰巢快递柜", "signed_by=locker signed_on=2026-11-18"},
		{"2026-11-18 12:00 已签收,签收人:本人", "signed_by=recipient tracking_state=shown_signed problem="},
		{"2026-11-18 12:00 快件退回中", "tracking_state=returning problem=returned_or_recalled"},
	} {
		if got := say(reader().Read(c.text, today), c.want); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestScores holds the thresholds on the development lines.
func TestScores(t *testing.T) {
	lines, err := train.Load("../knowledge/intake/labelled")
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 600 {
		t.Errorf("%d labelled lines, want 600", len(lines))
	}
	if n := distinct(lines); n < 400 {
		t.Errorf("%d lines without a near-duplicate, want 400", n)
	}
	known, _ := train.Split(lines)
	var b strings.Builder
	_, in := opened()
	r := train.Score(reader(), known, today, nil)
	r.Write(&b, "development")
	t.Log("\n" + b.String())
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"problem", r.Problem.Percent(), 930}, {"days", r.Days.Percent(), 950}, {"amounts", r.Money.Percent(), 950},
		{"insured", r.Insured.Percent(), 950}, {"couriers and platforms", r.Names.Thousandths(), 980},
	} {
		if c.got < c.want {
			t.Errorf("%s: %d of a thousand, want %d", c.name, c.got, c.want)
		}
	}
	cross, err := train.Cross(in, known, today, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := cross.Problem.Percent(); n < 810 {
		t.Errorf("problem, each line with a model that has not seen it: %d of a thousand", n)
	}
	if n := cross.SureWrong.Percent(); n > 25 {
		t.Errorf("wrong but sure, each line with a model that has not seen it: %d of a thousand", n)
	}
	if r.SureWrong.Percent() > 20 {
		t.Errorf("wrong but sure: %d of a thousand", r.SureWrong.Percent())
	}
}

// distinct counts lines whose trigrams overlap no earlier counted line's by
// more than 0.6.
func distinct(lines []train.Line) int {
	var kept []map[string]bool
	for _, l := range lines {
		r := []rune(strings.ReplaceAll(l.Text, " ", ""))
		set := map[string]bool{string(r): len(r) < 3}
		if len(r) >= 3 {
			set = map[string]bool{}
		}
		for i := 0; i+3 <= len(r); i++ {
			set[string(r[i:i+3])] = true
		}
		near := false
		for _, k := range kept {
			both := 0
			for g := range set {
				if k[g] {
					both++
				}
			}
			if 10*both > 6*(len(set)+len(k)-both) {
				near = true
				break
			}
		}
		if !near {
			kept = append(kept, set)
		}
	}
	return len(kept)
}

func TestPackIsSmallAndRefusesDamage(t *testing.T) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 20, len(result.Intake) / 2, len(result.Intake) - 1} {
		if _, err := pack.OpenIntake(result.Intake[:n]); err == nil {
			t.Errorf("a file cut at %d was accepted", n)
		}
	}
	if _, err := pack.OpenIntake(append([]byte(nil), append(result.Intake, 0)...)); err == nil {
		t.Error("trailing bytes were accepted")
	}
	if n := compressed(result.Intake); n > 60_000 {
		t.Errorf("%d bytes with brotli, want 60,000", n)
	} else {
		t.Log(strconv.Itoa(n) + " bytes with brotli")
	}
	again, _ := compile.Compile("../../core/knowledge")
	if string(again.Intake) != string(result.Intake) {
		t.Error("the file is not the same when built again")
	}
}
