package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/pack"
)

// First gives a fault, or nil: the cheap proofs first, and no witness more
// than needed. With questions it goes on to what is asked.
func (p *Prover) First(questions bool) *Fault {
	rungs := p.ladder()
	for _, look := range []func() []Fault{
		p.sourced, p.steady, p.liable,
		func() []Fault { return p.promises(rungs) },
		func() []Fault { faults, _ := p.speaking(rungs, false); return faults },
		func() []Fault { return p.provided(rungs) },
	} {
		if faults := look(); len(faults) > 0 {
			return &faults[0]
		}
	}
	if questions {
		if faults, _ := p.matters(rungs); len(faults) > 0 {
			return &faults[0]
		}
		if talk := p.interview(); len(talk.Faults) > 0 {
			return &talk.Faults[0]
		}
	}
	return nil
}

// SameRule reports whether two rules speak in the same states.
func (p *Prover) SameRule(a, b *pack.Rule) bool { return p.same(p.shown(a), p.shown(b)) }

// SameRung reports whether two rungs are in the same stage in every state.
func (p *Prover) SameRung(a, b *pack.Rung) bool {
	alike := len(a.Blocked) == len(b.Blocked) && p.SameRule(&a.Rule, &b.Rule) &&
		p.same(p.so(a.Done), p.so(b.Done)) && p.same(p.so(a.Waiting), p.so(b.Waiting))
	if !alike || !slices.EqualFunc(a.Blocked, b.Blocked, func(x, y pack.Block) bool { return p.same(p.so(x.When), p.so(y.When)) }) {
		return false
	}
	return p.same(p.and(p.shown(&a.Rule), p.opened(a)), p.and(p.shown(&b.Rule), p.opened(b)))
}

// SameQuestion reports whether two questions are pages in the same states.
func (p *Prover) SameQuestion(a, b *pack.Question) bool { return p.same(p.asked(a), p.asked(b)) }

// SameCondition reports whether two conditions hold in the same states.
func (p *Prover) SameCondition(a, b pack.Ref) bool { return p.same(p.so(a), p.so(b)) }

func (s *Space) same(a, b diagram) bool {
	return a == b || !s.meets(s.or(s.less(a, b), s.less(b, a)), s.allowed)
}
