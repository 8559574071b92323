package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// waiting follows pack.Reading.Waits: in which states does a condition, by the
// answers alone, hang on a fact?
type waiting struct {
	*Space
	made map[hang]diagram
}

type hang struct {
	ref rule.Ref
	id  fact.ID
}

// undecided gives the states in which a condition is neither true nor false.
func (s *Space) undecided(ref rule.Ref) diagram {
	d := s.condition(ref, false)
	return s.less(s.not(s.holds(d)), s.fails(d))
}

// settled gives the states in which a fact is known.
func (s *Space) settled(id fact.ID) diagram {
	if id == fact.None {
		return no
	}
	return s.not(s.is(s.axes[id].level, absent, unknown))
}

func (w *waiting) on(ref rule.Ref, id fact.ID) diagram {
	key := hang{ref, id}
	if d, ok := w.made[key]; ok {
		return d
	}
	d := w.undecided(ref)
	n := &w.pack.Program.Nodes[ref]
	switch {
	case d == no:
	case n.Op >= rule.In:
		d = w.and(d, w.basis(n, id))
	default:
		below := no
		for _, k := range w.pack.Program.Kids[n.From:n.To] {
			below = w.or(below, w.on(k, id))
		}
		d = w.and(d, below)
	}
	w.made[key] = d
	return d
}

// basis gives the states in which an open test asks for a fact: its own, or
// what a derived one follows from.
func (w *waiting) basis(n *rule.Node, id fact.ID) diagram {
	k := &w.pack.Facts
	derived := n.Fact == k.Trouble || n.Fact == k.Troubles
	switch {
	case derived && id == k.Problem:
		return w.not(w.settled(id))
	case derived && id == k.Also:
		return w.less(w.settled(k.Problem), w.settled(id))
	case n.Fact == id, n.Op == rule.Below && n.Other == id:
		return w.not(w.settled(id))
	}
	return no
}

// decides gives, for each part of the plan that core/ask weighs, the states in
// which a fact decides it (see advise.Open).
func (w *waiting) decides(id fact.ID) map[string]diagram {
	may := w.not(w.fails(w.condition(rule.Ref(w.pack.Questions[id].Applies), false)))
	parts := map[string]diagram{}
	wait := func(part string, x *pack.Rule) {
		d := w.all(w.on(rule.Ref(x.When), id), w.inForce(x), may)
		parts[part] = w.or(parts[part], d)
	}
	for i := range w.pack.Liability {
		wait("liable", &w.pack.Liability[i].Rule)
	}
	for i := range w.pack.Claims {
		wait("claim", &w.pack.Claims[i].Rule)
	}
	for i := range w.pack.Remedies {
		wait("remedies", &w.pack.Remedies[i].Rule)
	}
	for i := range w.pack.Ladder {
		wait("ladder", &w.pack.Ladder[i].Rule)
	}
	parts["claim"] = w.or(parts["claim"], w.and(w.needed(id), may))
	parts["clocks"] = w.and(w.dated(id), may)
	return parts
}

// dated gives the states in which a clock that applies lacks its date.
func (w *waiting) dated(id fact.ID) diagram {
	d := no
	for i := range w.pack.Clocks {
		c := &w.pack.Clocks[i]
		ids := append(slices.Clone(c.Starts), c.Ends...)
		if !slices.Contains(ids, uint16(id)) {
			continue
		}
		lacks := w.shown(&c.Rule)
		for _, f := range ids {
			lacks = w.less(lacks, w.settled(fact.ID(f)))
		}
		d = w.or(d, lacks)
	}
	applies := w.not(w.fails(w.condition(rule.Ref(w.pack.Questions[id].Applies), true)))
	return w.and(d, applies)
}

// informs gives the states in which an action hangs on a fact.
func (w *waiting) informs(id fact.ID) diagram {
	d := no
	for i := range w.pack.Actions {
		d = w.or(d, w.on(rule.Ref(w.pack.Actions[i].Rule.When), id))
	}
	return d
}
