package prove

import (
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// passedAt is the age in days from which on a clock that an event starts is
// over, so that what waits for it opens. today is fixed, so the calendar makes
// one border. A date that was read off (ends) is over the day after.
func (s *Space) passedAt(c *pack.Clock, ends bool) int64 {
	if ends {
		return 1
	}
	for age := int64(0); ; age++ {
		if age > maxDays || s.due(c, s.today-day.Day(age)) < s.today {
			return age
		}
	}
}

// due is the last day of a clock, as core/advise counts it.
func (s *Space) due(c *pack.Clock, start day.Day) day.Day {
	cal := &s.pack.Calendar
	n, due := int(c.Count), start
	switch c.Unit {
	case "months":
		due = start.AddMonths(n)
	case "years":
		due = start.AddMonths(12 * n)
	case "workdays":
		return cal.AddWorking(start, n)
	case "hours":
		return start + day.Day(n/24)
	default:
		due = start + day.Day(n)
	}
	if c.Method == "legal" && c.Whose == "other" {
		return cal.Extend(due)
	}
	return due
}

// opening lists the clocks that open a rung.
func opening(p *pack.Pack) []int16 {
	var list []int16
	seen := map[int16]bool{}
	for i := range p.Ladder {
		for _, o := range p.Ladder[i].Opens {
			if o.After >= 0 && !seen[o.After] {
				seen[o.After] = true
				list = append(list, o.After)
			}
		}
	}
	return list
}

// clockAges gives the borders that clocks draw on the age of a date.
func (s *Space) clockAges(p *pack.Pack, id fact.ID) []int64 {
	var ages []int64
	for _, i := range opening(p) {
		c := &p.Clocks[i]
		for _, start := range c.Starts {
			if fact.ID(start) == id {
				ages = append(ages, s.passedAt(c, false))
			}
		}
		for _, end := range c.Ends {
			if fact.ID(end) == id {
				ages = append(ages, 1)
			}
		}
	}
	return ages
}

// passed gives the states in which a clock runs or ran, and is over.
func (s *Space) passed(c *pack.Clock) diagram {
	over, before := no, yes // before: no earlier date of the list is known
	add := func(ids []uint16, ends bool) {
		border := s.passedAt(c, ends)
		for _, f := range ids {
			a := &s.axes[f]
			var answered, late []int
			for i, b := range a.bands {
				answered = append(answered, known+i)
				if b.lo >= border {
					late = append(late, known+i)
				}
			}
			over = s.or(over, s.and(before, s.is(a.level, late...)))
			before = s.less(before, s.is(a.level, answered...))
		}
	}
	add(c.Starts, false)
	add(c.Ends, true)
	return s.and(over, s.shown(&c.Rule))
}

// forceAges gives the borders that the times in force of rules draw on the
// days of posting and of payment.
func (s *Space) forceAges(p *pack.Pack, id fact.ID) []int64 {
	if id != p.Facts.ShippedOn && id != p.Facts.PaidOn {
		return nil
	}
	var ages []int64
	for _, x := range statements(p) {
		if r := x.Rule; r != nil && r.From != 0 {
			ages = append(ages, int64(s.today)-int64(r.From)+1)
		}
		if r := x.Rule; r != nil && r.To != 0 {
			ages = append(ages, int64(s.today)-int64(r.To))
		}
	}
	return ages
}

// inForce gives the states whose day of the event lies in a rule's time.
func (s *Space) inForce(r *pack.Rule) diagram {
	if r.From == 0 && r.To == 0 {
		return yes
	}
	fits := func(lo, hi int64) bool { // ages
		return (r.From == 0 || int64(s.today)-hi >= int64(r.From)) && (r.To == 0 || int64(s.today)-lo <= int64(r.To))
	}
	result := no
	if fits(0, 0) {
		result = yes
	}
	for _, id := range []fact.ID{s.pack.Facts.PaidOn, s.pack.Facts.ShippedOn} {
		if id == fact.None {
			continue
		}
		a := &s.axes[id]
		var in, answered []int
		for i, b := range a.bands {
			answered = append(answered, known+i)
			if fits(b.lo, b.hi) {
				in = append(in, known+i)
			}
		}
		result = s.or(s.is(a.level, in...), s.less(result, s.is(a.level, answered...)))
	}
	return result
}
