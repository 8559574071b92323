package prove

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// possible gives the states that can be: lists whose entries agree with
// themselves, bands and orders that some numbers have, no combination that
// never.yaml excludes, and one state for answers that mean the same.
func (s *Space) possible() diagram {
	d := yes
	for id := range s.axes {
		d = s.and(d, s.listed(fact.ID(id)))
	}
	for _, group := range s.linked() {
		d = s.and(d, s.comparable(group))
	}
	d = s.and(d, s.sequence())
	s.shaped = d
	// A return without a role is a return of the returning buyer (fact.Imply).
	k := &s.pack.Facts
	if v := s.pack.Schema.Defs[k.Problem].Value("return_parcel"); v >= 0 {
		d = s.less(d, s.and(s.is(s.axes[k.Problem].level, known+v), s.is(s.axes[k.Role].level, absent)))
	}
	for _, n := range s.pack.Solver.Never {
		d = s.less(d, s.holds(s.condition(n, false)))
	}
	s.could = d
	// An answer to a fact that does not apply is no answer (pack.Read).
	for i := range s.pack.Questions {
		q := &s.pack.Questions[i]
		out := s.fails(s.condition(rule.Ref(q.Applies), false))
		d = s.less(d, s.less(out, s.is(s.axes[q.Fact].level, absent)))
	}
	return d
}

// listed ties the entries of a list to the list: none while it is not
// answered, and of `also` the first one among them.
func (s *Space) listed(id fact.ID) diagram {
	a := &s.axes[id]
	d := yes
	for _, m := range a.members {
		in := s.is(m.level, 1)
		may := s.when(a.level, func(v int) rule.Truth { return answer(v > known || (v == known && len(a.classes) == 0)) })
		d = s.and(d, s.or(may, s.not(in)))
		if len(a.classes) > 0 {
			must := s.when(a.level, func(v int) rule.Truth {
				return answer(v > known && uint64(a.classes[v-known-1].N)&m.mask != 0)
			})
			d = s.and(d, s.or(in, s.not(must)))
		}
	}
	return d
}

func answer(b bool) rule.Truth {
	if b {
		return rule.True
	}
	return rule.False
}

// comparable ties the bands of compared amounts to their order. An order says
// nothing while one of the two is not known; it is 0 then.
func (s *Space) comparable(group []fact.ID) diagram {
	var levels []int
	at := map[int]int{}
	add := func(level int) {
		at[level] = len(levels)
		levels = append(levels, level)
	}
	for _, id := range group {
		add(s.axes[id].level)
	}
	var mine []duel
	for _, d := range s.duels {
		if _, ok := at[s.axes[d.a].level]; ok {
			mine = append(mine, d)
			add(d.level)
		}
	}
	return s.over(levels, func(v []int) rule.Truth {
		state := func(level int) int {
			if i, ok := at[level]; ok {
				return v[i]
			}
			return absent
		}
		for _, d := range mine {
			if state(d.level) == 1 && (state(s.axes[d.a].level) < known || state(s.axes[d.b].level) < known) {
				return rule.False
			}
		}
		places, list := s.system(group, state)
		_, ok := solve(len(places)+1, list)
		return answer(ok)
	})
}

// sequence takes out ages that no dates in the order of order.yaml can have.
// The order is taken to its closure, so looking at pairs is enough.
func (s *Space) sequence() diagram {
	n := len(s.pack.Schema.Defs)
	before := make([]bool, n*n)
	for _, p := range s.pack.Schema.Order {
		before[int(p[0])*n+int(p[1])] = true
	}
	for m := range n {
		for a := range n {
			for b := range n {
				if len(s.pack.Schema.Order) > 0 && before[a*n+m] && before[m*n+b] {
					before[a*n+b] = true
				}
			}
		}
	}
	d := yes
	for a := range n {
		for b := range n {
			if !before[a*n+b] || a == b {
				continue
			}
			x, y := &s.axes[a], &s.axes[b]
			d = s.and(d, s.over([]int{x.level, y.level}, func(v []int) rule.Truth {
				return answer(v[0] < known || v[1] < known || x.bands[v[0]-known].hi >= y.bands[v[1]-known].lo)
			}))
		}
	}
	return d
}
