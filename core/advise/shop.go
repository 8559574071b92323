package advise

import (
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// shop says until when the publisher's own step stands first: for the time in
// which the shop promises to answer, counted from the day it was asked, and
// never past the earliest day on which the person would lose something.
func shop(r *pack.Reading, p *plan.Plan) {
	o := r.Pack.Overlay
	if o == nil || len(p.Actions) == 0 || p.Actions[0].ID != pack.Publisher {
		return
	}
	entry, _ := r.Pack.Lookup(pack.Publisher)
	s := &plan.Shop{Name: r.Pack.Text(entry.Name), Hours: r.Pack.Text(entry.Where), Address: r.Pack.Text(entry.Note), Gate: true}
	for _, t := range entry.Do {
		s.Promises = append(s.Promises, r.Pack.Text(t))
	}
	s.Contact = *contact(r, pack.Publisher)
	start := r.Today
	if id, ok := r.Pack.Schema.Lookup("seller_asked_on"); ok {
		if v := r.Case.Values[id]; v.State == fact.Known {
			start = day.Day(v.N)
		}
	}
	s.Last = start + day.Day(o.Reply/24)
	for i := range p.Clocks {
		if c := &p.Clocks[i]; c.Mine && c.State == "running" && c.Due != nil && *c.Due <= s.Last {
			s.Last, s.Gate = *c.Due, false
		}
	}
	p.Actions[0].When = "by:" + s.Last.String()
	p.Shop = s
}
