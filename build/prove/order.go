package prove

import (
	"cmp"
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// arrange puts the variables in an order that keeps diagrams small: role and
// problem first, then so that facts that conditions test together stand
// together. (Each round moves a fact to the middle of the conditions that test
// it, and those to the middle of their facts.)
func (s *Space) arrange() {
	k := &s.pack.Facts
	pinned := []fact.ID{k.Role, k.Problem, k.Also}
	edges := s.together()
	n := len(s.axes)
	at := make([]float64, n)
	for id := range at {
		at[id] = float64(id)
	}
	for range 60 {
		sum, count := make([]float64, n), make([]float64, n)
		for _, e := range edges {
			middle := 0.0
			for _, id := range e {
				middle += at[id]
			}
			middle /= float64(len(e))
			weight := 1 / float64(len(e))
			for _, id := range e {
				sum[id] += middle * weight
				count[id] += weight
			}
		}
		ids := make([]int, n)
		for id := range ids {
			ids[id] = id
			if count[id] > 0 {
				at[id] = sum[id] / count[id]
			}
		}
		slices.SortStableFunc(ids, func(a, b int) int { return cmp.Compare(at[a], at[b]) })
		for place, id := range ids {
			at[id] = float64(place)
		}
	}
	ids := make([]fact.ID, n)
	for id := range ids {
		ids[id] = fact.ID(id)
	}
	slices.SortStableFunc(ids, func(a, b fact.ID) int {
		x, y := slices.Index(pinned, a), slices.Index(pinned, b)
		if x >= 0 || y >= 0 {
			return cmp.Compare(uint(x), uint(y)) // -1 is last
		}
		if c := cmp.Compare(len(s.axes[a].members), len(s.axes[b].members)); c != 0 {
			return c // lists hang together with little else
		}
		return cmp.Compare(at[a], at[b])
	})
	s.number(ids)
}

// number gives each fact its variables, in the order of ids.
func (s *Space) number(ids []fact.ID) {
	var arity []int
	add := func(n int) int {
		arity = append(arity, n)
		return len(arity) - 1
	}
	done := map[fact.ID]bool{}
	for _, id := range ids {
		a := &s.axes[id]
		a.level = add(a.own(s.pack.Schema.Defs[id].Kind))
		for i := range a.members {
			a.members[i].level = add(2)
		}
		done[id] = true
		for i := range s.duels {
			if d := &s.duels[i]; (d.a == id && done[d.b]) || (d.b == id && done[d.a]) {
				d.level = add(2)
			}
		}
	}
	s.store = newStore(arity)
}

// together lists the facts of each condition that a rule or an impossible
// combination stands on.
func (s *Space) together() [][]fact.ID {
	k := &s.pack.Facts
	var edges [][]fact.ID
	add := func(ref rule.Ref, more ...fact.ID) {
		var ids []fact.ID
		for _, id := range append(s.pack.Program.Facts(s.pack.Program.Cone(ref)), more...) {
			if id != k.Trouble && id != k.Troubles && id != k.Problem && id != k.Role && id != k.Also {
				ids = append(ids, id)
			}
		}
		if len(ids) > 1 {
			edges = append(edges, ids)
		}
	}
	for range 50 { // what cannot be is joined with everything
		for _, n := range s.pack.Solver.Never {
			add(n)
		}
		for i := range s.pack.Questions {
			q := &s.pack.Questions[i]
			add(rule.Ref(q.Applies), fact.ID(q.Fact))
			for _, h := range q.Implied {
				add(rule.Ref(h.When), fact.ID(q.Fact))
			}
		}
	}
	for _, x := range statements(s.pack) {
		add(rule.Ref(x.Rule.Shows))
	}
	for i := range s.pack.Ladder {
		r := &s.pack.Ladder[i]
		add(rule.Ref(r.Done))
		add(rule.Ref(r.Waiting))
	}
	return edges
}
