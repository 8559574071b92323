package prove

import (
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// stages are the states of one rung of the ladder, each with the cases in
// which the plan shows the rung so.
type stages struct {
	rung   *pack.Rung
	speaks diagram   // it is the rung of its channel and respondent
	block  []diagram // by which of its blocks
	done   diagram
	now    diagram
	rest   diagram // waiting or later
}

// ladder follows core/advise: of the rungs for one channel and respondent the
// one of the least rank speaks; what blocks it comes first, then whether it is
// done, then whether it waits, then what opens it.
func (s *Space) ladder() []stages {
	list := make([]stages, len(s.pack.Ladder))
	for i := range list {
		x := &s.pack.Ladder[i]
		g := stages{rung: x, speaks: s.shown(&x.Rule)}
		for j := range s.pack.Ladder {
			o := &s.pack.Ladder[j]
			same := i != j && o.Channel == x.Channel && o.Against == x.Against
			if same && (o.Rule.Rank < x.Rule.Rank || (o.Rule.Rank == x.Rule.Rank && j < i)) {
				g.speaks = s.less(g.speaks, s.shown(&o.Rule))
			}
		}
		left := g.speaks
		take := func(d diagram) diagram {
			taken := s.and(left, d)
			left = s.less(left, d)
			return taken
		}
		for _, b := range x.Blocked {
			g.block = append(g.block, take(s.so(b.When)))
		}
		g.done = take(s.so(x.Done))
		waiting := take(s.so(x.Waiting))
		g.now = take(s.opened(x))
		g.rest = s.or(waiting, left)
		list[i] = g
	}
	return list
}

// opened gives the states in which something opens a rung.
func (s *Space) opened(x *pack.Rung) diagram {
	if len(x.Opens) == 0 {
		return yes
	}
	d := no
	for _, o := range x.Opens {
		way := s.so(o.When)
		if o.After >= 0 {
			way = s.and(way, s.passed(&s.pack.Clocks[o.After]))
		}
		d = s.or(d, way)
	}
	return d
}

// provided shows that each situation has something to do, something to prove
// it with, and a channel that is open.
func (p *Prover) provided(rungs []stages) []Fault {
	var faults []Fault
	missing := func(what string, list []diagram, count func(*plan.Plan) int) {
		left := p.situation()
		for _, d := range list {
			if left = p.less(left, d); left == no {
				return
			}
		}
		faults = append(faults, p.fault(left, what, func(x *plan.Plan) string {
			if count(x) == 0 {
				return "the plan has none"
			}
			return ""
		})...)
	}
	var actions, evidence, open []diagram
	for i := range p.pack.Actions {
		actions = append(actions, p.shown(&p.pack.Actions[i].Rule))
	}
	for i := range p.pack.Evidence {
		evidence = append(evidence, p.shown(&p.pack.Evidence[i].Rule))
	}
	for _, g := range rungs {
		open = append(open, g.now)
	}
	missing("no action", actions, func(x *plan.Plan) int { return len(x.Actions) })
	missing("no evidence", evidence, func(x *plan.Plan) int { return len(x.Evidence) })
	missing("no open rung", open, func(x *plan.Plan) int {
		n := 0
		for _, r := range x.Ladder {
			if r.State == "now" {
				n++
			}
		}
		return n
	})
	return faults
}
