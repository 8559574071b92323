package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// given reads the answers of an example. Several values for a one-choice fact
// make an example of each.
func (c *compiler) given(e *node) [][]Answer {
	given := e.get("given")
	if given == nil || given.fields == nil {
		c.faults.at(e, "given is missing")
		return nil
	}
	check := fact.NewCase(c.schema)
	cases := [][]Answer{nil}
	for _, name := range given.keys {
		v := given.fields[name]
		values := []fact.Answer{{Text: v.text}}
		if v.list {
			values = []fact.Answer{{IsList: true, List: v.scalars()}}
			if id, ok := c.schema.Lookup(name); ok && c.schema.Defs[id].Kind == fact.Choice {
				values = values[:0]
				for _, word := range v.scalars() {
					values = append(values, fact.Answer{Text: word})
				}
			}
		}
		var more [][]Answer
		for _, a := range values {
			if err := check.Set(name, a); err != nil {
				c.faults.at(v, "%v", err)
			}
			for _, answers := range cases {
				more = append(more, append(slices.Clip(answers), Answer{name, a}))
			}
		}
		cases = more
	}
	return cases
}

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
		if x.Rung != "" {
			wrong = append(wrong, rungExample(r, &x)...)
			continue
		}
		got := map[rule.Truth]string{rule.True: "yes", rule.False: "no", rule.Unknown: "open"}[r.Holds(pack.Ref(x.When))]
		if got != x.Is {
			hangs := ""
			if got == "open" {
				hangs = fmt.Sprintf(", hanging on %v", p.Names(r.Waits(pack.Ref(x.When))))
			}
			wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: %s is %s here, not %s%s (given %s)", x.File, x.Line, x.Rule, got, x.Is, hangs, x.told()))
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

// rungExample holds a rung's example against the ladder as the plan has it.
func rungExample(r *pack.Reading, x *Example) []string {
	at := fmt.Sprintf("knowledge/%s:%d: rung %s", x.File, x.Line, x.Rule)
	i := slices.IndexFunc(r.Pack.Ladder, func(g pack.Rung) bool { return g.Rule.ID == x.Rule })
	if i < 0 || !r.Shown(&r.Pack.Ladder[i].Rule) {
		return []string{at + " does not stand in the ladder here"}
	}
	rule := &r.Pack.Ladder[i]
	for _, g := range advise.Plan(r).Ladder {
		if g.Channel != rule.Channel || g.Against != rule.Against {
			continue
		}
		opens := day.Day(0)
		if g.Opens != nil {
			opens = *g.Opens
		}
		if g.State != x.Rung || (x.Due != 0 && opens != x.Due) {
			return []string{fmt.Sprintf("%s is %s, opens %s, not %s, opens %s (given %s)", at, g.State, opens, x.Rung, x.Due, x.told())}
		}
	}
	return nil
}

// told lists the answers of an example.
func (x *Example) told() string {
	words := make([]string, len(x.Given))
	for i, a := range x.Given {
		words[i] = a.Fact + " " + a.Value.Text + strings.Join(a.Value.List, " ")
	}
	return strings.Join(words, ", ")
}
