// Package why explains: which answers a finding rests on, what would bring a
// finding that is not given, what would change the plan, and what an answer
// changed. It does not know how a plan is made; the evaluation is passed in.
package why

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Evaluate makes the outline of the plan for answers.
type Evaluate func(*fact.Case) plan.Outline

// Answer is one answer as text.
type Answer struct{ Fact, Value string }

// Rests gives a smallest set of the answers that a finding rests on: were any
// one of them another, it might not be given any more. ok is false where the
// finding is not given at all.
func Rests(c *fact.Case, finding string, evaluate Evaluate) (facts []string, ok bool) {
	with := c.Clone()
	if o := evaluate(with); !o.Has(finding) {
		return nil, false
	}
	// From the back: the facts that come last in the vocabulary are the
	// finest, and the first to be spared.
	for i := len(with.Values) - 1; i >= 0; i-- {
		held := with.Values[i]
		if held.State == fact.Absent {
			continue
		}
		if needs(with, fact.ID(i), finding, evaluate) {
			with.Values[i] = held
			continue
		}
		with.Values[i] = fact.Value{}
	}
	for i := range with.Values {
		if def := &with.Schema.Defs[i]; with.Values[i].State != fact.Absent && !def.Derived {
			facts = append(facts, def.Name)
		}
	}
	return facts, true
}

// needs reports whether some other answer to a fact, or none, takes a finding
// away. To leave the answer out is not enough: the usual reading of a missing
// answer may be the very same.
func needs(c *fact.Case, id fact.ID, finding string, evaluate Evaluate) bool {
	def := &c.Schema.Defs[id]
	others := []fact.Value{{}}
	if def.Kind == fact.Choice {
		for i := range def.Values {
			others = append(others, fact.Value{State: fact.Known, N: int64(i)})
		}
	}
	for _, v := range others {
		c.Values[id] = v
		if o := evaluate(c); !o.Has(finding) {
			return true
		}
	}
	return false
}

// WhyNot gives the smallest changes that would bring a finding: single
// answers where one is enough, else pairs. tests are the facts that the
// finding's rules look at. none is nil where even two answers do not.
func WhyNot(c *fact.Case, finding string, tests []fact.ID, evaluate Evaluate) (changes [][]Answer) {
	var options []option
	for _, id := range tests {
		def := &c.Schema.Defs[id]
		if def.Derived || (def.Kind != fact.Choice && def.Kind != fact.List) {
			continue
		}
		for i, name := range def.Values {
			v := fact.Value{State: fact.Known, N: int64(i)}
			if def.Kind == fact.List {
				v = fact.Value{State: fact.Known, N: 1 << uint(i), First: uint8(i)}
			}
			if v != c.Values[id] && name != "none" {
				options = append(options, option{id, v, Answer{def.Name, name}})
			}
		}
	}
	try := func(chosen ...option) bool {
		with := c.Clone()
		for _, o := range chosen {
			with.Values[o.id] = o.value
		}
		o := evaluate(with)
		return o.Has(finding)
	}
	for _, o := range options {
		if try(o) {
			changes = append(changes, []Answer{o.answer})
		}
	}
	if len(changes) > 0 {
		return changes
	}
	for i, a := range options {
		for _, b := range options[i+1:] {
			if a.id != b.id && try(a, b) {
				changes = append(changes, []Answer{a.answer, b.answer})
			}
		}
	}
	return changes
}

type option struct {
	id     fact.ID
	value  fact.Value
	answer Answer
}

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
			if gives := parts(now, evaluate(with)); len(gives) > 0 {
				changes = append(changes, plan.Change{Fact: o.Fact, To: value, Gives: gives})
			}
		}
	}
	return changes
}

// parts names the parts in which two plans differ.
func parts(a, b plan.Outline) []string {
	var names []string
	if a.First != b.First {
		names = append(names, "liable")
	}
	came, went := Difference(a, b)
	for _, part := range []struct{ kind, name string }{{"formula", "claim"}, {"remedy", "remedies"}} {
		starts := func(f string) bool { return strings.HasPrefix(f, part.kind+" ") }
		if slices.ContainsFunc(came, starts) || slices.ContainsFunc(went, starts) {
			names = append(names, part.name)
		}
	}
	return names
}

// Difference lists the findings that an edit brought and those that fell
// away.
func Difference(before, after plan.Outline) (came, went []string) {
	for _, f := range after.Findings {
		if !before.Has(f) {
			came = append(came, f)
		}
	}
	for _, f := range before.Findings {
		if !after.Has(f) {
			went = append(went, f)
		}
	}
	return came, went
}
