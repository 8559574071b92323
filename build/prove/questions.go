package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// part is something of the plan that answers decide.
type part struct {
	name    string
	states  diagram
	support []int
}

// Deciding is a question and the parts of the plan that its answer can change.
type Deciding struct {
	Fact  string
	Parts []string
}

// parts lists everything that conditions decide in a plan.
func (p *Prover) parts(rungs []stages) []part {
	var list []part
	add := func(name string, d diagram) {
		list = append(list, part{name, d, p.support(d)})
	}
	names := map[string]string{"liability": "liable", "claims": "claim"}
	heard := p.heard(rungs)
	for i, x := range statements(p.pack) {
		name := x.Kind
		if short := names[name]; short != "" {
			name = short
		}
		add(name, heard[i])
	}
	for _, g := range rungs {
		for _, d := range append([]diagram{g.done, g.now, g.rest}, g.block...) {
			add("ladder", d)
		}
	}
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		shown := p.shown(&l.Rule)
		for _, x := range l.Sentences {
			add("letters", p.all(shown, p.so(x.When), p.answered(x.Needs)))
		}
		for _, x := range l.Replies {
			add("letters", p.and(shown, p.so(x.When)))
		}
	}
	return list
}

// computed lists what the engine does with an answer besides testing it.
func (p *Prover) computed(id fact.ID) []string {
	k := &p.pack.Facts
	var names []string
	use := func(name string, ids ...fact.ID) {
		if slices.Contains(ids, id) {
			names = append(names, name)
		}
	}
	use("claim", k.AmountPaid, k.ItemValue, k.MissingValue, k.LossValue, k.SalvageValue, k.RepairCost, k.DeclaredValue,
		k.Freight, k.ReturnFreight, k.CapMultiple, k.CapAmount, k.OfferAmount)
	use("evidence", k.Evidence)
	use("checks", k.Checked)
	use("ladder", k.Courier, k.Platform) // whose contact is shown
	for i := range p.pack.Clocks {
		c := &p.pack.Clocks[i]
		if slices.Contains(append(slices.Clone(c.Starts), c.Ends...), uint16(id)) && p.meets(p.shown(&c.Rule), p.allowed) {
			names = append(names, "clocks")
			break
		}
	}
	return names
}

// matters shows that each question can change the plan, and that each page can
// do so where it is asked: of all questions, or of some.
func (p *Prover) matters(rungs []stages, only map[fact.ID]bool) (faults []Fault, deciding []Deciding) {
	list := p.parts(rungs)
	for i := range p.pack.Questions {
		q := &p.pack.Questions[i]
		id := fact.ID(q.Fact)
		if only != nil && !only[id] {
			continue
		}
		name := p.pack.Schema.Defs[id].Name
		can := p.computed(id)
		asked := p.asked(q)
		useful := len(can) > 0
		anywhere, here := p.swaps(id, p.allowed), []*swap(nil)
		if asked != no {
			here = p.swaps(id, p.open(id, asked))
		}
		for _, x := range list {
			if slices.Contains(can, x.name) && (useful || asked == no) {
				continue
			}
			if !p.decides(anywhere, x) {
				continue
			}
			if !slices.Contains(can, x.name) {
				can = append(can, x.name)
			}
			useful = useful || asked == no || p.decides(here, x)
		}
		if len(can) == 0 {
			faults = append(faults, Fault{What: "the question " + name + " can never matter"})
		} else if !useful {
			faults = append(faults, Fault{What: "the page that asks for " + name + " can change nothing where it is asked"})
		}
		if asked == no && q.Priority > 3 && !p.never(q.Ask) {
			faults = append(faults, Fault{What: "the page that asks for " + name + " can never come: ask and applies exclude each other"})
		}
		// A page never comes where its fact does not apply.
		faults = append(faults, p.fault(p.less(asked, p.so(q.Applies)), name+" is asked where it does not apply", nil)...)
		deciding = append(deciding, Deciding{name, can})
	}
	return faults, deciding
}

// asked gives the states in which a question is a page, as core/ask has it
// but for the weight of what it decides.
func (s *Space) asked(q *pack.Question) diagram {
	return s.and(s.all(s.is(s.axes[q.Fact].level, absent), s.so(q.Applies), s.so(q.Ask)), s.allowed)
}

// open gives the allowed states that answers to a fact lead to from others.
func (s *Space) open(id fact.ID, from diagram) diagram {
	a := &s.axes[id]
	d := s.fix(from, a.level, absent)
	for _, m := range a.members {
		d = s.fix(d, m.level, 0)
	}
	return s.and(s.allowed, d)
}

// decides reports whether two answers to one fact, all else being equal, give
// different outcomes of a part.
func (s *Space) decides(swaps []*swap, x part) bool {
	for _, q := range swaps {
		if !slices.Contains(x.support, q.level) {
			continue
		}
		a, b := s.fix(x.states, q.level, q.u), s.fix(x.states, q.level, q.v)
		if a == b {
			continue
		}
		if q.both < 0 {
			q.both = s.and(s.fix(q.within, q.level, q.u), s.fix(q.within, q.level, q.v))
		}
		if s.meets(s.or(s.less(a, b), s.less(b, a)), q.both) {
			return true
		}
	}
	return false
}

// swap is two values of one variable, and the states in which both can be: -1
// until it is worked out.
type swap struct {
	level, u, v  int
	within, both diagram
}

// swaps gives, for the variables that an answer to a fact sets, all pairs of
// values that might be exchanged within some states.
func (s *Space) swaps(id fact.ID, within diagram) []*swap {
	var list []*swap
	for _, level := range s.levels(id) {
		for u := range s.arity[level] {
			for v := range u {
				list = append(list, &swap{level, u, v, within, -1})
			}
		}
	}
	return list
}

// levels lists the variables that an answer to a fact sets.
func (s *Space) levels(id fact.ID) []int {
	a := &s.axes[id]
	levels := []int{a.level}
	for _, m := range a.members {
		levels = append(levels, m.level)
	}
	for _, d := range s.duels {
		if d.a == id || d.b == id {
			levels = append(levels, d.level)
		}
	}
	return levels
}
