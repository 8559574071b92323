// Package why explains: what would change the plan, and what an answer
// changed. It does not know how a plan is made; the evaluation is passed in.
package why

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Evaluate makes the outline of the plan for answers.
type Evaluate func(*fact.Case) plan.Outline

// most is the number of open facts tried: those that decide most come first.
const most = 8

// Changes lists single answers that would change who answers first, which
// formulas bound the claim or what may be demanded.
func Changes(c *fact.Case, open []plan.Open, evaluate Evaluate) []plan.Change {
	now := evaluate(c)
	var changes []plan.Change
	tried := 0
	for _, o := range open {
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
			if gives := Differences(now, evaluate(with)); len(gives) > 0 {
				changes = append(changes, plan.Change{Fact: o.Fact, To: value, Gives: gives})
			}
		}
	}
	return changes
}

// Differences names the parts in which two plans differ.
func Differences(a, b plan.Outline) []string {
	var parts []string
	if a.First != b.First {
		parts = append(parts, "liable")
	}
	if a.Formulas != b.Formulas {
		parts = append(parts, "claim")
	}
	if !slices.Equal(a.Remedies, b.Remedies) {
		parts = append(parts, "remedies")
	}
	return parts
}
