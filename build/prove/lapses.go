package prove

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// lapses shows that no step of the person waits past a date that lapses: that
// the platform's rung does not wait for the seller until after the order page
// has closed, and that what keeps a right from being lost is open or under way
// as long as it can be lost.
func (p *Prover) lapses(rungs []stages) []Fault {
	var faults []Fault
	if id := p.pack.Schema.Must("after_sales_closes_on"); id != fact.None {
		for _, g := range rungs {
			if g.rung.Channel == "platform" {
				faults = append(faults, p.outwaits(g, id)...)
			}
		}
	}
	for i := range p.pack.Clocks {
		c := &p.pack.Clocks[i]
		if c.Passed != "lost" {
			continue
		}
		open := no // or already under way
		for _, g := range rungs {
			if g.rung.Channel == "post_inquiry" {
				open = p.any(open, g.now, g.done, p.and(g.speaks, p.so(g.rung.Waiting)))
			}
		}
		running := p.less(p.and(p.situation(), p.shown(&c.Rule)), p.passed(c))
		faults = append(faults, p.fault(p.less(running, open), "clocks/"+c.Rule.ID+" runs out while nothing that keeps the right is open", nil)...)
	}
	return faults
}

// outwaits looks for a case in which a rung still waits for a clock on the last
// day before a date closes that the person read off.
func (p *Prover) outwaits(g stages, closes fact.ID) []Fault {
	axis := &p.axes[closes]
	for _, o := range g.rung.Opens {
		if o.After < 0 {
			continue
		}
		c := &p.pack.Clocks[o.After]
		waits := p.all(p.situation(), g.speaks, g.rest, p.so(o.When), p.shown(&c.Rule))
		waits = p.less(waits, p.so(g.rung.Waiting))
		before := yes
		for k, f := range append(append([]uint16(nil), c.Starts...), c.Ends...) {
			a := &p.axes[f]
			ends := k >= len(c.Starts)
			for i, from := range a.bands {
				opens := p.latest(c, ends, from) + 1 - p.today // days from today, at the latest
				if opens <= 0 {
					continue
				}
				for j, to := range axis.bands {
					if to.lo > 0 || to.hi < 0 || p.pack.Schema.Defs[closes].Kind != fact.Date || fact.ID(f) == closes {
						continue
					}
					bad := p.all(waits, before, p.is(a.level, known+i), p.is(axis.level, known+j))
					state := p.pick(p.and(bad, p.allowed))
					if state == nil {
						continue
					}
					w := p.witness(state)
					w.Values[f].N, w.Values[closes].N = int64(p.today)-from.lo, int64(p.today)
					return p.late(g, w, p.pack.Schema.Defs[closes].Name)
				}
			}
			before = p.less(before, p.settled(fact.ID(f)))
		}
	}
	return nil
}

// latest gives the last day of a clock that started in a band of ages, at the
// latest.
func (p *Prover) latest(c *pack.Clock, ends bool, b band) day.Day {
	if ends {
		return p.today - day.Day(b.lo)
	}
	return p.due(c, p.today-day.Day(b.lo))
}

// late asks the engine whether the rung really opens too late.
func (p *Prover) late(g stages, w *fact.Case, closes string) []Fault {
	f := Fault{What: "ladder/" + g.rung.Rule.ID + " waits past " + closes, Case: w}
	for _, x := range p.engine.Advise(w, p.today).Ladder {
		if x.Channel == g.rung.Channel && x.Against == g.rung.Against {
			if x.State != "waiting" || x.Opens == nil {
				return nil // opened by another way on these very dates
			}
			last := day.Day(w.Values[p.pack.Schema.Must(closes)].N)
			if *x.Opens <= last {
				return nil
			}
			f.What += fmt.Sprintf(" (it opens on %s)", *x.Opens)
		}
	}
	return []Fault{f}
}
