package train

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/intake"
)

// Sure is from where a wrong answer counts as wrong-but-sure.
const Sure = 80

// Tally counts right answers among those that are graded.
type Tally struct{ Right, All int }

// Percent gives tenths of a percent.
func (t Tally) Percent() int {
	if t.All == 0 {
		return 1000
	}
	return t.Right * 1000 / t.All
}

// F1 counts found, wanted and rightly found values.
type F1 struct{ Right, Found, Wanted int }

// Thousandths gives F1 in thousandths.
func (f F1) Thousandths() int {
	if f.Found+f.Wanted == 0 {
		return 1000
	}
	return 2000 * f.Right / (f.Found + f.Wanted)
}

// Report is a score over labelled lines.
type Report struct {
	Lines                                int
	Problem, Days, Money, Insured, Facts Tally
	Names                                F1 // couriers and platforms
	SureWrong                            Tally
	Trust                                [10]Tally // right answers by tenth of certainty
}

// Score reads every line and compares. Mistakes are written to w, if any.
func Score(r *intake.Reader, lines []Line, today day.Day, w io.Writer) Report {
	var out Report
	for i := range lines {
		l := &lines[i]
		out.Lines++
		g := grader{report: &out, line: l, got: r.Read(l.Text, today), w: w}
		g.grade()
	}
	return out
}

func (t *Tally) add(o Tally) { t.Right, t.All = t.Right+o.Right, t.All+o.All }

// add joins the figures of further lines.
func (r *Report) add(o Report) {
	r.Lines += o.Lines
	r.Problem.add(o.Problem)
	r.Days.add(o.Days)
	r.Money.add(o.Money)
	r.Insured.add(o.Insured)
	r.Facts.add(o.Facts)
	r.SureWrong.add(o.SureWrong)
	r.Names = F1{r.Names.Right + o.Names.Right, r.Names.Found + o.Names.Found, r.Names.Wanted + o.Names.Wanted}
	for i := range r.Trust {
		r.Trust[i].add(o.Trust[i])
	}
}

type grader struct {
	report *Report
	line   *Line
	got    *intake.Reading
	w      io.Writer
}

func (g *grader) grade() {
	l, out := g.line, g.report
	problem, found := g.got.Get("problem")
	if l.Problem != "" {
		right := problem.Value == l.Problem || slices.Contains(l.Or, problem.Value) || !found && (l.Problem == "none" || slices.Contains(l.Or, "none"))
		g.tally(&out.Problem, "problem", l.Problem, problem, right)
	}
	g.name("courier", l.Courier)
	g.name("platform", l.Platform)
	if l.Insured != "-" && l.Insured != "*" {
		a, _ := g.got.Get("insured")
		g.tally(&out.Insured, "insured", l.Insured, a, a.Value == l.Insured)
	}
	if l.Days >= 0 {
		a, found := g.got.Get("days")
		want := strconv.Itoa(l.Days)
		if l.Days == 0 {
			want = ""
		}
		if found || want != "" {
			g.tally(&out.Days, "days", want, a, a.Value == want)
		}
	}
	g.money()
	for fact, want := range l.Facts {
		a, _ := g.got.Get(fact)
		if len(a.List) > 0 {
			a.Value = strings.Join(a.List, ",")
		}
		g.tally(&out.Facts, fact, want, a, a.Value == want)
	}
	for _, want := range l.Also {
		at := slices.IndexFunc(g.got.Also, func(a intake.Answer) bool { return a.Value == want })
		g.tally(&out.Facts, "also", want, intake.Answer{}, at >= 0)
	}
	if l.Role != "" {
		a, _ := g.got.Get("role")
		g.tally(&out.Facts, "role", l.Role, a, a.Value == l.Role)
	}
}

var sums = []string{"item_value", "declared_value", "offer_amount", "freight", "storage_fee", "cod_amount", "insurance_fee", "money_lost_to_fraud", "repair_cost", "loss_value", "return_freight", "missing_value"}

func (g *grader) money() {
	if _, any := g.line.Money["*"]; any {
		return
	}
	for _, fact := range sums {
		want := g.line.Money[fact]
		a, found := g.got.Get(fact)
		if want == "*" || want == "" && !found {
			continue
		}
		if want == "-" {
			want = ""
		}
		g.tally(&g.report.Money, fact, want, a, a.Value == want)
	}
}

func (g *grader) name(fact, want string) {
	if want == "*" {
		return
	}
	if want == "-" {
		want = ""
	}
	a, found := g.got.Get(fact)
	f := &g.report.Names
	if found {
		f.Found++
	}
	if want != "" {
		f.Wanted++
	}
	if found && a.Value == want {
		f.Right++
	} else if found || want != "" {
		g.wrong(fact, want, a)
	}
	if found {
		g.sure(a, a.Value == want)
	}
}

func (g *grader) tally(t *Tally, fact, want string, a intake.Answer, right bool) {
	t.All++
	if right {
		t.Right++
	} else {
		g.wrong(fact, want, a)
	}
	if a.Fact != "" {
		g.sure(a, right)
	}
}

func (g *grader) sure(a intake.Answer, right bool) {
	t := &g.report.Trust[min(9, a.Sure/10)]
	if t.All++; right {
		t.Right++
	}
	if a.Sure < Sure {
		return
	}
	g.report.SureWrong.All++
	if !right {
		g.report.SureWrong.Right++
	}
}

func (g *grader) wrong(fact, want string, a intake.Answer) {
	if g.w != nil {
		fmt.Fprintf(g.w, "%s: want %q, got %q %d (%s): %s\n", fact, want, a.Value, a.Sure, a.Cue, g.line.Text)
	}
}

// Write prints the figures.
func (r Report) Write(w io.Writer, name string) {
	p := func(t Tally) string {
		n := t.Percent()
		return fmt.Sprintf("%d.%d %% of %d", n/10, n%10, t.All)
	}
	fmt.Fprintf(w, "%s: %d lines · problem %s · days %s · amounts %s · insured %s · courier and platform F1 %.3f · other facts %s · wrong but sure %s\n",
		name, r.Lines, p(r.Problem), p(r.Days), p(r.Money), p(r.Insured), float64(r.Names.Thousandths())/1000, p(r.Facts), p(r.SureWrong))
	for i, t := range r.Trust {
		if t.All > 0 {
			n := t.Percent()
			fmt.Fprintf(w, "  certainty 0.%d: right %d.%d %% of %d\n", i, n/10, n%10, t.All)
		}
	}
}
