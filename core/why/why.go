// Package why explains: what would change the plan, and what an answer
// changed. It does not know how a plan is made; the evaluation is passed in.
package why

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Evaluate makes the plan's findings for answers.
type Evaluate func(*fact.Case) *plan.Plan

// most is the number of open facts tried: those that decide most.
const most = 8

// Changes lists single answers that would change who answers first, which
// formulas bound the claim or what may be demanded.
func Changes(c *fact.Case, p *plan.Plan, evaluate Evaluate) []plan.Change {
	var changes []plan.Change
	tried := 0
	for _, o := range p.Open {
		if !slices.Contains(o.Decides, "liable") && !slices.Contains(o.Decides, "claim") {
			continue
		}
		id := c.Schema.Must(o.Fact)
		def := &c.Schema.Defs[id]
		if def.Kind != fact.Choice || c.Get(id).State == fact.Known {
			continue
		}
		if tried++; tried > most {
			break
		}
		for i, value := range def.Values {
			with := c.Clone()
			with.Values[id] = fact.Value{State: fact.Known, N: int64(i)}
			if gives := Differences(p, evaluate(with)); len(gives) > 0 {
				changes = append(changes, plan.Change{Fact: o.Fact, To: value, Gives: gives})
			}
		}
	}
	return changes
}

// Differences names the parts in which two plans differ: liable, claim,
// remedies, ladder.
func Differences(a, b *plan.Plan) []string {
	var parts []string
	if First(a) != First(b) {
		parts = append(parts, "liable")
	}
	if !slices.Equal(formulas(a), formulas(b)) {
		parts = append(parts, "claim")
	}
	if !slices.EqualFunc(a.Remedies, b.Remedies, func(x, y plan.Remedy) bool { return x.ID == y.ID }) {
		parts = append(parts, "remedies")
	}
	if !slices.EqualFunc(a.Ladder, b.Ladder, func(x, y plan.Rung) bool { return x.Channel == y.Channel && x.State == y.State }) {
		parts = append(parts, "ladder")
	}
	return parts
}

// First gives the party that answers first, or "".
func First(p *plan.Plan) string {
	if len(p.Liable) == 0 || p.Liable[0].Kind != "first" {
		return ""
	}
	return p.Liable[0].Party
}

func formulas(p *plan.Plan) []string {
	if p.Claim == nil {
		return nil
	}
	return p.Claim.Formulas
}
