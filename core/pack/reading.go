package pack

import (
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Reading is a case held against the knowledge on one day: what is so
// whatever the open answers are, and what is so on their usual reading.
type Reading struct {
	Pack  *Pack
	Case  *fact.Case // normalised copy: derived facts filled in
	Usual []fact.Value
	Today day.Day

	is      []rule.Truth // by the answers alone
	usually []rule.Truth // with the usual reading of what is open
	solve   *rule.Question
	settled map[Ref]rule.Truth
	seen    []uint32 // the walk that last came by a node
	walk    uint32
}

// Read evaluates all conditions for a case. The case itself is not changed.
func (p *Pack) Read(c *fact.Case, today day.Day) *Reading {
	r := &Reading{Pack: p, Case: c.Clone(), Today: today, settled: make(map[Ref]rule.Truth)}
	p.Schema.Imply(r.Case.Values)
	p.Schema.Derive(r.Case.Values)
	truths := make([]rule.Truth, 2*len(p.Program.Nodes))
	r.is, r.usually = truths[:len(p.Program.Nodes)], truths[len(p.Program.Nodes):]
	p.Program.Eval(r.Case.Values, int64(today), r.is)
	r.mask()
	r.presume()
	p.Program.Eval(r.Usual, int64(today), r.usually)
	r.solve = p.Solver.For(r.Case.Values, int64(today))
	return r
}

// mask takes out answers to facts that do not apply, such as a declared value
// after the answer was changed to "not insured". Conditions do not see them
// anyway; sums and messages must not either.
func (r *Reading) mask() {
	for i := range r.Pack.Questions {
		if q := &r.Pack.Questions[i]; r.is[q.Applies] == rule.False {
			r.Case.Values[q.Fact] = fact.Value{}
		}
	}
}

// presume puts the usual reading in the place of what is not known: the
// editors' presumption, or what another answer suggests (who dated a complaint
// has complained).
func (r *Reading) presume() {
	r.Usual = append([]fact.Value(nil), r.Case.Values...)
	put := func(id int, v fact.Value) {
		v.Presumed, v.Unsure = true, r.Case.Values[id].State == fact.Unknown
		r.Usual[id] = v
	}
	for i := range r.Pack.Questions {
		q := &r.Pack.Questions[i]
		id := int(q.Fact)
		if r.Usual[id].State == fact.Known {
			continue
		}
		if v := r.Pack.Presumed[id]; v.State == fact.Known {
			put(id, v)
		}
		for _, h := range q.Implied {
			if r.is[h.When] == rule.True {
				put(id, fact.Value{State: fact.Known, N: int64(h.Value)})
			}
		}
	}
	r.Pack.Schema.Derive(r.Usual)
}

// Usually gives a condition's truth on the usual reading.
func (r *Reading) Usually(ref Ref) rule.Truth { return r.usually[ref] }

// Plainly gives a condition's three-valued truth by the answers alone.
func (r *Reading) Plainly(ref Ref) rule.Truth { return r.is[ref] }

// Holds gives True where a condition holds for every way of filling in what
// is not known, False where for none.
func (r *Reading) Holds(ref Ref) rule.Truth {
	if r.is[ref] != rule.Unknown {
		return r.is[ref]
	}
	t, ok := r.settled[ref]
	if !ok {
		t = r.solve.Holds(rule.Ref(ref))
		r.settled[ref] = t
	}
	return t
}

// Shown reports whether a rule speaks: it holds on the usual reading, no
// exception is known to, and it is in force.
func (r *Reading) Shown(x *Rule) bool { return r.usually[x.Shows] == rule.True && r.InForce(x) }

// Certain reports whether what a rule finds is so whatever is answered next.
func (r *Reading) Certain(x *Rule) bool { return r.Holds(x.Finding) == rule.True }

// InForce reports whether a rule was in force on the day of the event: the
// day of posting, else of the order, else today.
func (r *Reading) InForce(x *Rule) bool {
	on := r.Today
	for _, id := range []fact.ID{r.Pack.Facts.ShippedOn, r.Pack.Facts.PaidOn} {
		if v := r.Case.Get(id); v.State == fact.Known {
			on = day.Day(v.N)
			break
		}
	}
	return (x.From == 0 || int32(on) >= x.From) && (x.To == 0 || int32(on) <= x.To)
}

// Waits lists the facts that leave a condition open, in the order in which
// they are tested.
func (r *Reading) Waits(ref Ref) []fact.ID {
	if r.is[ref] != rule.Unknown {
		return nil
	}
	if r.seen == nil {
		r.seen = make([]uint32, len(r.is))
	}
	r.walk++
	return r.collect(nil, ref)
}

func (r *Reading) collect(ids []fact.ID, at Ref) []fact.ID {
	if r.is[at] != rule.Unknown || r.seen[at] == r.walk {
		return ids
	}
	r.seen[at] = r.walk
	n := &r.Pack.Program.Nodes[at]
	if n.Op < rule.In {
		for _, k := range r.Pack.Program.Kids[n.From:n.To] {
			ids = r.collect(ids, Ref(k))
		}
		return ids
	}
	ids = r.missing(ids, n.Fact)
	if n.Op == rule.Below {
		ids = r.missing(ids, n.Other)
	}
	return ids
}

func (r *Reading) missing(ids []fact.ID, id fact.ID) []fact.ID {
	id = r.Pack.Schema.Basis(id, r.Case.Values)
	if r.Case.Values[id].State != fact.Known && !has(ids, id) {
		ids = append(ids, id)
	}
	return ids
}

func has(ids []fact.ID, id fact.ID) bool {
	for _, have := range ids {
		if have == id {
			return true
		}
	}
	return false
}

// Names gives the names of facts.
func (p *Pack) Names(ids []fact.ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.Schema.Defs[id].Name
	}
	return names
}

// Label gives the wording of a value of a choice or list fact.
func (p *Pack) Label(id fact.ID, value int) plan.Text {
	if int(id) < len(p.Questions) {
		for _, o := range p.Questions[id].Options {
			if int(o.Value) == value {
				return p.Text(o.Label)
			}
		}
	}
	return plan.Text{}
}
