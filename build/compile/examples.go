package compile

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// RunExamples holds every example against its rule: `yes` means that the rule
// holds whatever else is answered, `no` that it cannot, `open` that it hangs
// on an answer.
func RunExamples(p *pack.Pack, examples []Example) []string {
	var wrong []string
	for _, x := range examples {
		c := fact.NewCase(p.Schema)
		for _, a := range x.Given {
			if err := c.Set(a.Fact, a.Value); err != nil {
				wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: %s: %v", x.File, x.Line, x.Rule, err))
			}
		}
		r := p.Read(c, x.On)
		if x.State != "" {
			wrong = append(wrong, clockExample(r, &x)...)
			continue
		}
		got := map[rule.Truth]string{rule.True: "yes", rule.False: "no", rule.Unknown: "open"}[r.Holds(pack.Ref(x.When))]
		if got != x.Is {
			hangs := ""
			if got == "open" {
				hangs = fmt.Sprintf(", hanging on %v", p.Names(r.Waits(pack.Ref(x.When))))
			}
			wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: %s is %s here, not %s%s", x.File, x.Line, x.Rule, got, x.Is, hangs))
		}
	}
	return wrong
}

// clockExample holds a clock's example against the clock as the plan has it.
func clockExample(r *pack.Reading, x *Example) []string {
	at := fmt.Sprintf("knowledge/%s:%d: clock %s", x.File, x.Line, x.Rule)
	for _, c := range advise.Plan(r).Clocks {
		if c.ID != x.Rule {
			continue
		}
		due := day.Day(0)
		if c.Due != nil {
			due = *c.Due
		}
		if c.State != x.State || (x.Due != 0 && due != x.Due) {
			return []string{fmt.Sprintf("%s is %s, due %s, not %s, due %s", at, c.State, due, x.State, x.Due)}
		}
		return nil
	}
	return []string{at + " does not run here"}
}
