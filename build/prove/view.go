package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// NewFor prepares proofs for several packs of one compile.Bench in one space,
// so that what they have in common is worked out once. The first one's order
// of variables is taken.
func NewFor(on day.Day, packs ...*pack.Pack) *Prover {
	return &Prover{Space: NewSpace(packs[0], on, packs[1:]...), engine: &core.Engine{Pack: packs[0]}}
}

// With gives the proof for another pack of the space.
func (p *Prover) With(other *pack.Pack) *Prover {
	return &Prover{Space: p.Space.with(other), engine: &core.Engine{Pack: other}}
}

// with is the space as another pack sees it: its diagrams are shared.
func (s *Space) with(p *pack.Pack) *Space {
	v := *s
	v.pack = p
	if stale := s.rereads(p); stale != nil {
		v.usual = slices.Clone(s.usual)
		for i := range v.usual {
			if stale[i] {
				v.usual[i] = -1
			}
		}
	}
	if !slices.Equal(s.pack.Never, p.Never) || !slices.EqualFunc(s.pack.Questions, p.Questions, func(a, b pack.Question) bool { return a.Applies == b.Applies }) ||
		!slices.Equal(s.pack.Order, p.Order) {
		v.allowed = v.possible()
	}
	return &v
}

// rereads marks the conditions whose usual reading another pack changes, by
// presuming another answer; nil where it changes none.
func (s *Space) rereads(p *pack.Pack) []bool {
	changed := map[int]bool{}
	for i := range p.Questions {
		a, b := &s.pack.Questions[i], &p.Questions[i]
		if a.Presumed != b.Presumed || a.Presume != b.Presume || !slices.Equal(a.Implied, b.Implied) {
			changed[int(a.Fact)] = true
		}
	}
	if len(changed) == 0 {
		return nil
	}
	k := &s.pack.Facts
	if changed[int(k.Problem)] || changed[int(k.Also)] {
		changed[int(k.Trouble)], changed[int(k.Troubles)] = true, true
	}
	stale := make([]bool, len(s.nodes))
	program := s.longest()
	for i := range program.Nodes { // kids come before their parents
		n := &program.Nodes[i]
		stale[i] = n.Op >= rule.In && (changed[int(n.Fact)] || changed[int(n.Other)])
		for _, kid := range program.Kids[n.From:n.To] {
			stale[i] = stale[i] || stale[kid]
		}
	}
	return stale
}

func (s *Space) longest() *rule.Program {
	best := &s.pack.Program
	for _, p := range s.packs {
		if len(p.Program.Nodes) > len(best.Nodes) {
			best = &p.Program
		}
	}
	return best
}
