package prove

import (
	"fmt"
	"math/big"

	"github.com/parcelaid/parcelaid/core/pack"
)

// Decided is a rule and the number of states in which it speaks.
type Decided struct {
	Statement
	States *big.Int
}

// speaking shows that no rule is silent in every state, and no part of one
// either: a block, an opening, a sentence, a reply. Where they are to be counted
// it gives for each rule the number of states in which the plan has it.
func (p *Prover) speaking(rungs []stages, counted bool) (faults []Fault, decided []Decided) {
	silent := func(d diagram, format string, args ...any) {
		if !p.meets(d, p.allowed) {
			faults = append(faults, Fault{What: fmt.Sprintf(format, args...)})
		}
	}
	heard := p.heard(rungs)
	for i, x := range statements(p.pack) {
		silent(heard[i], "%s can never speak", x.Name())
		if counted {
			decided = append(decided, Decided{x, p.count(p.and(heard[i], p.allowed))})
		}
	}
	for _, g := range rungs {
		id := g.rung.Rule.ID
		for i, d := range g.block {
			silent(d, "ladder/%s: block %d can never be the reason", id, i+1)
		}
		for i, o := range g.rung.Opens {
			way := p.so(o.When)
			if o.After >= 0 {
				way = p.and(way, p.passed(&p.pack.Clocks[o.After]))
			}
			silent(p.and(g.speaks, way), "ladder/%s: opening %d can never open it", id, i+1)
		}
		if p.never(g.rung.Done) && p.never(g.rung.Waiting) {
			continue
		}
		if !p.never(g.rung.Done) {
			silent(g.done, "ladder/%s can never be done", id)
		}
		if !p.never(g.rung.Waiting) {
			silent(p.and(g.speaks, p.so(g.rung.Waiting)), "ladder/%s can never wait", id)
		}
	}
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		shown := p.shown(&l.Rule)
		for k, x := range l.Sentences {
			silent(p.all(shown, p.so(x.When), p.answered(x.Needs)), "letters/%s: sentence %d can never stand in it", l.Rule.ID, k+1)
		}
		for k, x := range l.Replies {
			silent(p.and(shown, p.so(x.When)), "letters/%s: reply %d can never be given", l.Rule.ID, k+1)
		}
	}
	return faults, decided
}

// excludes shows that each impossible combination takes some case out.
func (p *Prover) excludes() []Fault {
	var faults []Fault
	for i, n := range p.pack.Solver.Never {
		if !p.meets(p.holds(p.condition(n, false)), p.shaped) {
			faults = append(faults, Fault{What: fmt.Sprintf("never.yaml: entry %d excludes nothing: its tests never hold together", i+1)})
		}
	}
	return faults
}

// never reports whether a condition holds nowhere: that of an absent field.
func (s *Space) never(ref pack.Ref) bool { return s.so(ref) == no }

// answered gives the states in which all of some facts are known.
func (s *Space) answered(ids []uint16) diagram {
	d := yes
	for _, id := range ids {
		d = s.less(d, s.is(s.axes[id].level, absent, unknown))
	}
	return d
}

// heard gives for each statement the states in which the plan shows it. Of
// evidence, of a remedy and of a rung the plan shows one rule only.
func (p *Prover) heard(rungs []stages) []diagram {
	var list []diagram
	evidence, remedies, rung := 0, 0, 0
	for _, x := range statements(p.pack) {
		d := p.shown(x.Rule)
		switch x.Kind {
		case "evidence":
			for j := range p.pack.Evidence {
				o, me := &p.pack.Evidence[j], &p.pack.Evidence[evidence]
				if o.Evidence == me.Evidence && (o.Rule.Rank < me.Rule.Rank || (o.Rule.Rank == me.Rule.Rank && j < evidence)) {
					d = p.less(d, p.shown(&o.Rule))
				}
			}
			evidence++
		case "remedies":
			for j := range remedies {
				if o := &p.pack.Remedies[j]; o.Remedy == p.pack.Remedies[remedies].Remedy {
					d = p.less(d, p.shown(&o.Rule))
				}
			}
			remedies++
		case "ladder":
			d = rungs[rung].speaks
			rung++
		}
		list = append(list, d)
	}
	return list
}
