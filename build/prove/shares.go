package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
)

// mass is the share of the paths that lead to some states, every option of a
// question weighed equally, "not sure" included: of an amount or a date every
// band, of a list none or one entry. Answers that exclude each other make the
// sum of all shares less than 1.
func (p *Prover) mass(d diagram) float64 {
	weights := make([][]float64, len(p.arity))
	for l := range weights {
		weights[l] = slices.Repeat([]float64{1}, p.arity[l])
	}
	for id := range p.axes {
		a, def := &p.axes[id], &p.pack.Schema.Defs[id]
		w := weights[a.level]
		options := float64(len(w) - 1) // without absent
		if def.Kind == fact.Choice {
			options = float64(len(def.Values) + 1)
		}
		if def.Kind == fact.List && len(a.classes) == 0 {
			options = float64(len(a.members) + 2)
			d = p.and(d, p.oneOf(a.members))
		}
		if len(a.classes) > 0 { // of also: the first entry and no other
			for i := range a.members {
				first := p.is(a.level, known+1+i)
				d = p.less(d, p.less(p.is(a.members[i].level, 1), first))
			}
		}
		for v := unknown; v < len(w); v++ {
			w[v] = 1 / options
		}
		if def.Kind == fact.Choice {
			for i, mask := range p.alike(len(def.Values), fact.ID(id) == p.pack.Facts.Problem || fact.ID(id) == p.pack.Facts.Role, fact.ID(id)) {
				w[known+i] = float64(ones(mask)) / options
			}
		}
	}
	// The role that a return implies was not asked for.
	parcel := p.chosen("problem", "return_parcel")
	share := p.weightOf(p.less(d, parcel), weights)
	role := weights[p.axes[p.pack.Facts.Role].level]
	for v := known; v < len(role); v++ {
		role[v] = 1
	}
	return share + p.weightOf(p.and(d, parcel), weights)
}

func ones(mask uint64) int {
	n := 0
	for ; mask != 0; mask &= mask - 1 {
		n++
	}
	return n
}

// oneOf gives the states with at most one of some entries.
func (s *Space) oneOf(members []member) diagram {
	none, one := yes, yes
	for i := len(members) - 1; i >= 0; i-- {
		in := s.is(members[i].level, 1)
		one = s.choose(in, none, one)
		none = s.less(none, in)
	}
	return one
}

// weightOf sums the weights of the states of d.
func (s *Space) weightOf(d diagram, weights [][]float64) float64 {
	span := make([]float64, len(s.arity)+1)
	span[len(s.arity)] = 1
	for l := len(s.arity) - 1; l >= 0; l-- {
		sum := 0.0
		for _, w := range weights[l] {
			sum += w
		}
		span[l] = span[l+1] * sum
	}
	seen := map[diagram]float64{no: 0, yes: 1}
	var walk func(d diagram) float64
	walk = func(d diagram) float64 {
		if m, ok := seen[d]; ok {
			return m
		}
		sum := 0.0
		for v, k := range s.below(d) {
			sum += weights[s.level[d]][v] * walk(k) * span[s.level[d]+1] / span[s.level[k]]
		}
		seen[d] = sum
		return sum
	}
	return walk(d) * span[0] / span[s.level[d]]
}
