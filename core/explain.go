package core

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/why"
)

// A finding is named by its kind and what it says: "first seller",
// "also courier", "not_liable platform", "remedy refund", "formula F5",
// "clock courier-reply", "channel postal_12305", "exit freight".

func (e *Engine) outline(today Day) why.Evaluate {
	return func(c *fact.Case) plan.Outline { return advise.Outline(e.Pack.Read(c, today)) }
}

// Findings lists what the plan finds, by name.
func (e *Engine) Findings(c *Case, today Day) []string { return e.outline(today)(c).Findings }

// Explain adds to a plan the answers that its first party rests on and the
// single answers that would change it.
func (e *Engine) Explain(c *Case, p *Plan) {
	if len(p.Liable) > 0 && p.Liable[0].Kind == "first" {
		p.Liable[0].Rests, _ = e.Why(c, p.Today, "first "+p.Liable[0].Party)
	}
	p.ChangedBy = why.Changes(c, p.Open, e.outline(p.Today))
}

// Why gives a smallest set of the answers that a finding rests on; ok is
// false where it is not found.
func (e *Engine) Why(c *Case, today Day, finding string) (facts []string, ok bool) {
	return why.Rests(c, finding, e.outline(today))
}

// WhyNot gives the smallest changes of answers that would bring a finding.
func (e *Engine) WhyNot(c *Case, today Day, finding string) [][]why.Answer {
	return why.WhyNot(c, finding, advise.Tests(e.Pack.Read(c, today), finding), e.outline(today))
}

// Difference lists the findings that a change of answers brought, and those
// that fell away.
func (e *Engine) Difference(before, after *Case, today Day) (came, went []string) {
	at := e.outline(today)
	return why.Difference(at(before), at(after))
}

// Since lists the findings that have come since others were written down, and
// those that have gone: what an edit of the knowledge changed for a case.
func (e *Engine) Since(findings []string, c *Case, day Day) (came, went []string) {
	return why.Difference(plan.Outline{Findings: slices.Sorted(slices.Values(findings))}, e.outline(day)(c))
}
