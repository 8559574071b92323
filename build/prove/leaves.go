package prove

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// leaf makes the diagram of one test. What a test says of a value is asked of
// the engine itself, value by value; only lists, whose entries are variables
// of their own, and the order of two amounts are put together here.
func (s *Space) leaf(n *rule.Node, usual bool) diagram {
	k := &s.pack.Facts
	switch {
	case n.Op == rule.Has && n.Fact == k.Troubles:
		return s.happened(n, usual)
	case n.Op == rule.Has:
		a := &s.axes[n.Fact]
		bare := s.when(a.level, func(v int) rule.Truth {
			if v >= known {
				return rule.False // its entries follow below
			}
			return s.ask(n, usual, n.Fact, v)
		})
		return s.or(bare, s.holding(n.Fact, n.Mask))
	case n.Op == rule.Below:
		a, b := s.axes[n.Fact].level, s.axes[n.Other].level
		return s.over([]int{a, b, s.duel(n.Fact, n.Other)}, func(v []int) rule.Truth {
			switch {
			case v[0] < known || v[1] < known:
				return rule.Unknown
			case v[2] == 1:
				return rule.True
			}
			return rule.False
		})
	case n.Fact == k.Trouble || n.Fact == k.Troubles:
		return s.event(n, usual)
	}
	d := s.when(s.axes[n.Fact].level, func(v int) rule.Truth { return s.ask(n, usual, n.Fact, v) })
	if usual {
		d = s.hinted(n, d)
	}
	return d
}

// hinted puts what other answers suggest in the place of a fact that is not
// known: the last suggestion that holds counts.
func (s *Space) hinted(n *rule.Node, d diagram) diagram {
	for i := range s.pack.Questions {
		q := &s.pack.Questions[i]
		if fact.ID(q.Fact) != n.Fact {
			continue
		}
		level := s.axes[n.Fact].level
		for _, h := range q.Implied {
			suggested := s.when(level, func(v int) rule.Truth {
				value := fact.Value{State: fact.Known, N: int64(h.Value), Presumed: true, Unsure: v == unknown}
				return s.test(n, n.Fact, value)
			})
			suggests := s.and(s.is(level, absent, unknown), s.holds(s.condition(rule.Ref(h.When), false)))
			d = s.choose(suggests, suggested, d)
		}
	}
	return d
}

// choose gives a where c holds, and b elsewhere.
func (s *Space) choose(c, a, b diagram) diagram {
	return s.or(s.and(c, a), s.and(s.not(c), b))
}

// event is a test on what happened: the problem, or for a return or a refusal
// the first entry of what else did; where that is again a return or a refusal,
// the next one.
func (s *Space) event(n *rule.Node, usual bool) diagram {
	k := &s.pack.Facts
	problem, also := s.axes[k.Problem].level, s.axes[k.Also].level
	d := s.over([]int{problem, also}, func(v []int) rule.Truth {
		return s.ask(n, usual, k.Problem, v[0], k.Also, v[1])
	})
	for first, value := range s.axes[k.Also].classes {
		name := s.pack.Schema.Defs[k.Also].Values[first]
		if name != "return_parcel" && name != "refused_compensation" {
			continue
		}
		here := s.is(also, known+1+first)
		for i := len(s.axes[k.Also].members) - 1; i >= 0; i-- {
			m := s.axes[k.Also].members[i]
			with := value
			with.N |= int64(m.mask)
			next := s.when(problem, func(v int) rule.Truth {
				return s.test(n, k.Problem, s.value(k.Problem, v), k.Also, with)
			})
			d = s.choose(s.and(here, s.is(m.level, 1)), next, d)
		}
	}
	return d
}

// holding gives the states in which a list has one of the entries.
func (s *Space) holding(id fact.ID, mask uint64) diagram {
	d := no
	for _, m := range s.axes[id].members {
		if m.mask&mask != 0 {
			d = s.or(d, s.is(m.level, 1))
		}
	}
	return d
}

// happened is a test on all that happened: the problem, and what else did. It
// stays open while one of the two is.
func (s *Space) happened(n *rule.Node, usual bool) diagram {
	k := &s.pack.Facts
	problem, also := s.axes[k.Problem].level, s.axes[k.Also].level
	bare := s.over([]int{problem, also}, func(v []int) rule.Truth {
		if v[1] > known {
			v = []int{v[0], known} // its entries follow below
		}
		return s.ask(n, usual, k.Problem, v[0], k.Also, v[1])
	})
	return s.or(bare, s.holding(k.Also, n.Mask))
}

func (s *Space) duel(a, b fact.ID) int {
	for _, d := range s.duels {
		if d.a == a && d.b == b {
			return d.level
		}
	}
	panic("prove: amounts that no condition compares")
}

// ask evaluates one test in the engine. given is pairs of a fact and a value
// of its variable; every other fact is absent.
func (s *Space) ask(n *rule.Node, usual bool, given ...any) rule.Truth {
	for i := 0; i+1 < len(given); i += 2 {
		id := given[i].(fact.ID)
		v := s.value(id, given[i+1].(int))
		if p := s.pack.Presumed[id]; usual && v.State != fact.Known && p.State == fact.Known {
			p.Presumed, p.Unsure = true, v.State == fact.Unknown
			v = p
		}
		given[i+1] = v
	}
	return s.test(n, given...)
}

// test evaluates one test on pairs of a fact and an answer.
func (s *Space) test(n *rule.Node, given ...any) rule.Truth {
	values := make([]fact.Value, len(s.pack.Schema.Defs))
	for i := 0; i+1 < len(given); i += 2 {
		values[given[i].(fact.ID)] = given[i+1].(fact.Value)
	}
	s.pack.Schema.Derive(values)
	one := rule.Program{Nodes: []rule.Node{*n}}
	one.Nodes[0].From, one.Nodes[0].To = 0, 0
	out := make([]rule.Truth, 1)
	one.Eval(values, int64(s.today), out)
	return out[0]
}

// value gives an answer for a value of a fact's own variable; the entries of a
// list and the order of amounts are not in it.
func (s *Space) value(id fact.ID, v int) fact.Value {
	a := &s.axes[id]
	switch {
	case v == absent:
		return fact.Value{}
	case v == unknown:
		return fact.Value{State: fact.Unknown}
	}
	switch s.pack.Schema.Defs[id].Kind {
	case fact.Choice:
		return a.classes[v-known]
	case fact.List:
		if v > known {
			return a.classes[v-known-1]
		}
		return fact.Value{State: fact.Known}
	case fact.Date:
		return fact.Value{State: fact.Known, N: int64(s.today) - near(a.bands[v-known])}
	}
	return fact.Value{State: fact.Known, N: near(a.bands[v-known])}
}

// near is the number of a band that is closest to 0.
func near(b band) int64 {
	return max(b.lo, min(b.hi, 0))
}
