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
		return s.over([]int{s.axes[k.Problem].level, s.axes[k.Also].level}, func(v []int) rule.Truth {
			return s.ask(n, usual, k.Problem, v[0], k.Also, v[1])
		})
	}
	return s.when(s.axes[n.Fact].level, func(v int) rule.Truth { return s.ask(n, usual, n.Fact, v) })
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
	values := make([]fact.Value, len(s.pack.Schema.Defs))
	for i := 0; i+1 < len(given); i += 2 {
		id := given[i].(fact.ID)
		values[id] = s.value(id, given[i+1].(int))
	}
	one := rule.Program{Nodes: []rule.Node{*n}}
	one.Nodes[0].From, one.Nodes[0].To = 0, 0
	out := make([]rule.Truth, 1)
	one.Eval(s.read(values, usual), int64(s.today), out)
	return out[0]
}

// read fills in derived facts and the usual reading, as pack.Read does.
func (s *Space) read(values []fact.Value, usual bool) []fact.Value {
	if usual {
		for i, v := range values {
			if i < len(s.pack.Presumed) && v.State != fact.Known && s.pack.Presumed[i].State == fact.Known {
				values[i] = s.pack.Presumed[i]
				values[i].Presumed, values[i].Unsure = true, v.State == fact.Unknown
			}
		}
	}
	s.pack.Schema.Derive(values)
	return values
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
