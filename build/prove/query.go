package prove

import (
	"math/big"
	"slices"

	"github.com/parcelaid/parcelaid/core/rule"
)

// is gives the states in which one variable has one of some values.
func (s *store) is(level int, values ...int) diagram {
	return s.when(level, func(v int) rule.Truth {
		if slices.Contains(values, v) {
			return rule.True
		}
		return rule.False
	})
}

// when makes the diagram of a function of one variable.
func (s *store) when(level int, f func(value int) rule.Truth) diagram {
	return s.over([]int{level}, func(values []int) rule.Truth { return f(values[0]) })
}

// over makes the diagram of a function of a few variables, given in any order.
func (s *store) over(levels []int, f func(values []int) rule.Truth) diagram {
	sorted := slices.Clone(levels)
	slices.Sort(sorted)
	sorted = slices.Compact(sorted)
	values := make([]int, len(levels))
	var walk func(at int) diagram
	walk = func(at int) diagram {
		if at == len(sorted) {
			return constant(f(values))
		}
		kids := make([]diagram, s.arity[sorted[at]])
		for v := range kids {
			for i, l := range levels {
				if l == sorted[at] {
					values[i] = v
				}
			}
			kids[v] = walk(at + 1)
		}
		return s.node(sorted[at], kids)
	}
	return walk(0)
}

// fix gives d with one variable set.
func (s *store) fix(d diagram, level, value int) diagram {
	seen := map[diagram]diagram{}
	var walk func(d diagram) diagram
	walk = func(d diagram) diagram {
		switch l := int(s.level[d]); {
		case l > level:
			return d
		case l == level:
			return s.below(d)[value]
		}
		if r, ok := seen[d]; ok {
			return r
		}
		kids := make([]diagram, s.arity[s.level[d]])
		for i := range kids {
			kids[i] = walk(s.below(d)[i])
		}
		seen[d] = s.node(int(s.level[d]), kids)
		return seen[d]
	}
	return walk(d)
}

// support lists the variables that a diagram looks at, in order.
func (s *store) support(d diagram) []int {
	looks := make([]bool, len(s.arity))
	seen := map[diagram]bool{}
	var walk func(d diagram)
	walk = func(d diagram) {
		if d <= yes || seen[d] {
			return
		}
		seen[d] = true
		looks[s.level[d]] = true
		for _, k := range s.below(d) {
			walk(k)
		}
	}
	walk(d)
	var levels []int
	for l, used := range looks {
		if used {
			levels = append(levels, l)
		}
	}
	return levels
}

// size is the number of nodes of a diagram.
func (s *store) size(d diagram) int {
	seen := map[diagram]bool{}
	var walk func(d diagram)
	walk = func(d diagram) {
		if d > yes && !seen[d] {
			seen[d] = true
			for _, k := range s.below(d) {
				walk(k)
			}
		}
	}
	walk(d)
	return len(seen)
}

// count gives the number of states in which d is true.
func (s *store) count(d diagram) *big.Int {
	span := make([]*big.Int, len(s.arity)+1) // states of all variables from a level on
	span[len(s.arity)] = big.NewInt(1)
	for l := len(s.arity) - 1; l >= 0; l-- {
		span[l] = new(big.Int).Mul(span[l+1], big.NewInt(int64(s.arity[l])))
	}
	seen := map[diagram]*big.Int{}
	var walk func(d diagram) *big.Int // states of the variables from its own level on
	walk = func(d diagram) *big.Int {
		switch {
		case d == yes:
			return span[len(s.arity)]
		case d <= yes:
			return new(big.Int)
		}
		if n, ok := seen[d]; ok {
			return n
		}
		sum, part := new(big.Int), new(big.Int)
		for _, k := range s.below(d) {
			n := walk(k)
			// the variables between here and the kid are free
			part.Mul(n, span[s.level[d]+1])
			part.Quo(part, span[s.level[k]])
			sum.Add(sum, part)
		}
		seen[d] = sum
		return sum
	}
	total := new(big.Int).Mul(walk(d), span[0])
	return total.Quo(total, span[s.level[d]])
}

// pick gives one state in which d is true, with as many variables at 0 as a
// walk from the top can leave there; nil where there is none.
func (s *store) pick(d diagram) []int {
	d = s.holds(d)
	if d == no {
		return nil
	}
	state := make([]int, len(s.arity))
	for d != yes {
		for v, k := range s.below(d) {
			if k != no {
				state[s.level[d]], d = v, k
				break
			}
		}
	}
	return state
}

// at gives the truth of d in one state.
func (s *store) at(d diagram, state []int) rule.Truth {
	for d > yes {
		d = s.below(d)[state[s.level[d]]]
	}
	return rule.Truth(d - 1)
}
