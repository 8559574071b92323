package prove

import (
	"math/rand/v2"
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
)

// choose6 gives the states of a sub-space: six facts with three answers
// each, on top of a problem and a role.
func (p *Prover) choose6(r *rand.Rand) [][]int {
	k := &p.pack.Facts
	ids := []fact.ID{k.Problem, k.Role}
	for len(ids) < 8 {
		if id := fact.ID(r.IntN(len(p.axes))); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	states := [][]int{make([]int, len(p.arity))}
	for at, id := range ids {
		a := &p.axes[id]
		var values [][2]int // of the own variable, and entries as bits
		n := 3
		if at < 2 {
			n = 1
		}
		for range n {
			v := [2]int{r.IntN(p.arity[a.level]), 0}
			if at < 2 && r.IntN(10) > 0 {
				v[0] = known + r.IntN(p.arity[a.level]-known)
			}
			if v[0] >= known && len(a.members) > 0 {
				v[1] = r.IntN(1<<len(a.members)) & r.IntN(1<<len(a.members)) & r.IntN(1<<len(a.members))
			}
			if !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		var next [][]int
		for _, s := range states {
			for _, v := range values {
				with := slices.Clone(s)
				with[a.level] = v[0]
				for i, m := range a.members {
					with[m.level] = v[1] >> i & 1
				}
				next = append(next, with)
			}
		}
		states = next
	}
	for _, d := range p.duels {
		var next [][]int
		for _, s := range states {
			next = append(next, s)
			if s[p.axes[d.a].level] >= known && s[p.axes[d.b].level] >= known {
				with := slices.Clone(s)
				with[d.level] = 1
				next = append(next, with)
			}
		}
		states = next
	}
	return states
}
