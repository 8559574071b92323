package advise

import (
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// ladder lists the channels, each with its state.
func ladder(r *pack.Reading, p *plan.Plan, times []timing) {
	best := map[string]int{}
	for i := range r.Pack.Ladder {
		x := &r.Pack.Ladder[i]
		if !r.Shown(&x.Rule) {
			continue
		}
		key := x.Channel + " " + x.Against
		if at, double := best[key]; double {
			if int(x.Rule.Rank) < p.Ladder[at].Rank {
				p.Ladder[at] = rung(r, x, times)
			}
			continue
		}
		best[key] = len(p.Ladder)
		p.Ladder = append(p.Ladder, rung(r, x, times))
	}
	order(p.Ladder, func(x plan.Rung) int { return x.Rank }, func(x plan.Rung) string { return x.Channel + x.Against })
	for i := range p.Ladder {
		p.Ladder[i].Rank = i + 1
	}
}

func rung(r *pack.Reading, x *pack.Rung, times []timing) plan.Rung {
	g := plan.Rung{
		Channel: x.Channel, Rank: int(x.Rule.Rank), Against: x.Against, Beside: x.Beside, Prepare: x.Prepare,
		Handles: r.Pack.Text(x.Handles), Takes: r.Pack.Text(x.Takes), Costs: r.Pack.Text(x.Costs),
		Contact: contact(r, x.Contact), Because: r.Pack.SourceIDs(x.Rule.Because),
	}
	for _, t := range x.Closes {
		g.Closes = append(g.Closes, r.Pack.Text(t))
	}
	for _, b := range x.Blocked {
		if r.Usually(b.When) == rule.True {
			g.State, g.Blocked = "blocked", r.Pack.Text(b.Says)
			g.Because = merge(g.Because, r.Pack.SourceIDs(b.Because))
			return g
		}
	}
	if r.Usually(x.Done) == rule.True {
		g.State = "done"
		return g
	}
	if r.Usually(x.Waiting) == rule.True {
		g.State = "waiting"
		g.Opens = earliest(r, x, times)
		return g
	}
	if len(x.Opens) == 0 {
		g.State = "now"
		return g
	}
	for _, o := range x.Opens {
		if o.After < 0 && r.Usually(o.When) == rule.True {
			g.State = "now"
			return g
		}
	}
	g.Opens = earliest(r, x, times)
	switch {
	case g.Opens == nil:
		g.State = "later"
		for _, id := range x.Needs {
			if r.Case.Values[id].State != fact.Known {
				g.Needs = append(g.Needs, r.Pack.Schema.Defs[id].Name)
			}
		}
	case r.Today >= *g.Opens:
		g.State = "now"
	default:
		g.State = "waiting"
	}
	return g
}

// earliest is the first day on which a clock opens the rung: the day after it
// is due.
func earliest(r *pack.Reading, x *pack.Rung, times []timing) *day.Day {
	var found *day.Day
	for _, o := range x.Opens {
		if o.After < 0 || r.Usually(o.When) != rule.True || !times[o.After].started {
			continue
		}
		if d := times[o.After].due + 1; found == nil || d < *found {
			found = &d
		}
	}
	return found
}

// contact gives the entry of the directory that a rung names. `courier` and
// `platform` stand for the one that the person named.
func contact(r *pack.Reading, id string) *plan.Contact {
	switch id {
	case "":
		return nil
	case "courier":
		if id = r.Case.Name(r.Pack.Facts.Courier); id == "china_post" {
			id = "ems"
		}
	case "platform":
		id = "platform-" + r.Case.Name(r.Pack.Facts.Platform)
	}
	e, ok := r.Pack.Lookup(id)
	if !ok {
		return nil
	}
	c := &plan.Contact{ID: e.ID, Name: r.Pack.Text(e.Name), Where: r.Pack.Text(e.Where)}
	for _, k := range e.Contacts {
		c.Lines = append(c.Lines, plan.Line{Type: k.Type, Value: k.Value, Use: r.Pack.Text(k.Use), Label: r.Pack.Text(k.Label), Confidence: k.Confidence})
	}
	return c
}
