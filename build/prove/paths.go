package prove

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// MaxPages is how long an interview may be.
const MaxPages = 12

// Interview is how long the questions go on, over all paths.
type Interview struct {
	Ends   []float64 // share of the paths that end after so many pages
	Sizes  []int     // of the diagrams of what is reached after so many pages
	Deep   *fact.Case
	Faults []Fault
}

// Longest is the number of pages of the longest path.
func (v *Interview) Longest() int { return len(v.Ends) - 1 }

// Median is the number of pages of the median path.
func (v *Interview) Median() int {
	sum := 0.0
	for n, share := range v.Ends {
		if sum += share; sum >= 0.5 {
			return n
		}
	}
	return 0
}

// interview walks all paths at once: the set of states that may be reached
// after each number of pages, up to a number at which it stops. A page that comes asks only what is not
// answered, and answers only grow, so that it ends.
func (p *Prover) interview(stop int) *Interview {
	v := &Interview{}
	list := p.queries()
	reached := p.single(make([]int, len(p.arity)))
	useful := p.useful()
	for n := 0; reached != no; n++ {
		v.Sizes = append(v.Sizes, p.size(reached))
		if n > 0 { // before the first answer there is only the general plan
			v.Faults = append(v.Faults, p.fault(p.less(reached, useful), fmt.Sprintf("after %d pages the plan has nothing to do, to prove or to turn to", n), nil)...)
		}
		next, ended := no, reached
		for _, x := range p.sheets(list, reached) {
			ended = p.less(ended, x.where)
			after := p.answer(x)
			next = p.or(next, after)
			if after == no {
				v.Faults = append(v.Faults, p.fault(x.where, fmt.Sprintf("the page %v has no answer that can be", p.pack.Names(x.facts)), nil)...)
			}
		}
		v.Ends = append(v.Ends, p.mass(ended))
		if n == MaxPages && next != no {
			v.Faults = append(v.Faults, p.fault(next, fmt.Sprintf("an interview of more than %d pages", MaxPages), func(x *plan.Plan) string {
				return "so many answers have been asked for"
			})...)
		}
		if n >= stop {
			break
		}
		if next == no {
			v.Deep = p.witness(p.pick(ended))
		}
		reached = next
	}
	if v.Deep != nil && len(v.Faults) == 0 {
		if n := p.replay(v.Deep); n != v.Longest() {
			v.Faults = append(v.Faults, Fault{What: "the longest interview", Case: v.Deep, Engine: fmt.Sprintf("it asks %d pages, not %d", n, v.Longest())})
		}
	}
	total := 0.0
	for _, share := range v.Ends {
		total += share
	}
	for n := range v.Ends {
		v.Ends[n] /= total
	}
	return v
}

// useful gives the states whose plan has something to do, something to prove
// it with and a channel that is open.
func (p *Prover) useful() diagram {
	actions, evidence, open := no, no, no
	for i := range p.pack.Actions {
		actions = p.or(actions, p.shown(&p.pack.Actions[i].Rule))
	}
	for i := range p.pack.Evidence {
		evidence = p.or(evidence, p.shown(&p.pack.Evidence[i].Rule))
	}
	for _, g := range p.ladder() {
		open = p.or(open, g.now)
	}
	return p.all(actions, evidence, open)
}

// replay asks the engine for page after page, answers each as a case has it,
// and counts them.
func (p *Prover) replay(c *fact.Case) int {
	now := fact.NewCase(c.Schema)
	for n := 0; ; n++ {
		next := p.engine.Next(now, p.today)
		if next == nil || n > 3*MaxPages {
			return n
		}
		for _, name := range next.Facts {
			id := c.Schema.Must(name)
			if now.Values[id] = c.Values[id]; now.Values[id].State == fact.Absent {
				now.Values[id].State = fact.Unknown
			}
		}
	}
}

// answer gives the states that the answers to a page lead to. Everything that
// the page asks is answered, if only with "not sure"; what no longer applies
// falls away, as in pack.Read.
func (p *Prover) answer(x sheet) diagram {
	d := x.where
	for _, id := range x.facts {
		for _, level := range p.levels(id) {
			d = p.fix(d, level, 0)
		}
	}
	for _, id := range x.facts {
		d = p.less(d, p.is(p.axes[id].level, absent))
	}
	d = p.and(p.implied(d), p.could)
	for i := range p.pack.Questions {
		q := &p.pack.Questions[i]
		a := &p.axes[q.Fact]
		out := p.less(p.fails(p.condition(rule.Ref(q.Applies), false)), p.is(a.level, absent))
		if stale := p.and(d, out); stale != no {
			d = p.less(d, stale)
			for _, level := range p.levels(fact.ID(q.Fact)) {
				stale = p.and(p.freed(stale, level), p.is(level, 0))
			}
			d = p.or(d, stale)
		}
	}
	return p.and(d, p.allowed)
}

// implied makes who tells of a return a returning buyer (fact.Imply).
func (p *Prover) implied(d diagram) diagram {
	k := &p.pack.Facts
	role := p.axes[k.Role].level
	silent := p.all(d, p.chosen("problem", "return_parcel"), p.is(role, absent))
	if silent == no {
		return d
	}
	return p.or(p.less(d, silent), p.and(p.fix(silent, role, absent), p.chosen("role", "returning_buyer")))
}

// freed forgets the value of one variable.
func (s *Space) freed(d diagram, level int) diagram {
	sum := no
	for v := range s.arity[level] {
		sum = s.or(sum, s.fix(d, level, v))
	}
	return sum
}

// single is the diagram of one state.
func (s *Space) single(state []int) diagram {
	d := yes
	for level := len(state) - 1; level >= 0; level-- {
		kids := make([]diagram, s.arity[level])
		kids[state[level]] = d
		d = s.node(level, kids)
	}
	return d
}
