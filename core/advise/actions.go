package advise

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// evidence lists what proves the case, first what vanishes first.
func evidence(r *pack.Reading, p *plan.Plan) {
	id := r.Pack.Facts.Evidence
	have := r.Case.Get(id)
	at := map[uint8]int{}
	for i := range r.Pack.Evidence {
		x := &r.Pack.Evidence[i]
		if !r.Shown(&x.Rule) {
			continue
		}
		proof := plan.Proof{
			ID: r.Pack.Schema.Defs[id].Values[x.Evidence], Have: have.State == fact.Known && have.N>>x.Evidence&1 == 1,
			Rank: int(x.Rule.Rank), Vanishes: x.Vanishes, Why: r.Pack.Text(x.Why), How: r.Pack.Text(x.How), Because: r.Pack.SourceIDs(x.Rule.Because),
		}
		if place, double := at[x.Evidence]; double {
			if proof.Rank < p.Evidence[place].Rank {
				p.Evidence[place] = proof
			}
			continue
		}
		at[x.Evidence] = len(p.Evidence)
		p.Evidence = append(p.Evidence, proof)
	}
	order(p.Evidence, func(x plan.Proof) int { return x.Rank }, func(x plan.Proof) string { return x.ID })
	for i := range p.Evidence {
		p.Evidence[i].Rank = i + 1
	}
}

// actions lists what to do, and when.
func actions(r *pack.Reading, p *plan.Plan, times []timing) {
	for i := range r.Pack.Actions {
		x := &r.Pack.Actions[i]
		if !r.Shown(&x.Rule) {
			continue
		}
		a := plan.Action{
			ID: x.Rule.ID, Rank: int(x.Rule.Rank), When: "now", Channel: x.Channel,
			Title: r.Pack.Text(x.Title), Detail: r.Pack.Text(x.Detail), Because: r.Pack.SourceIDs(x.Rule.Because),
		}
		switch {
		case x.Due == "by" && times[x.Clock].started && times[x.Clock].due >= r.Today:
			a.When = "by:" + times[x.Clock].due.String()
		case x.Due == "after":
			a.When = "after:" + x.After
		}
		p.Actions = append(p.Actions, a)
	}
	order(p.Actions, func(x plan.Action) int { return x.Rank }, func(x plan.Action) string { return x.ID })
	for i := range p.Actions {
		p.Actions[i].Rank = i + 1
	}
}

// notes sorts the plain statements into their parts of the plan.
func notes(r *pack.Reading, p *plan.Plan) {
	parts := map[string]*[]plan.Note{
		"checks": &p.Checks, "warnings": &p.Warnings, "donts": &p.Donts, "duties": &p.Duties,
		"closing": &p.Closing, "limits": &p.NotRecoverable, "exits": &p.Exits,
	}
	ranks := map[string]int{}
	checked := r.Case.Get(r.Pack.Facts.Checked)
	for i := range r.Pack.Notes {
		x := &r.Pack.Notes[i]
		list := parts[x.Kind]
		if list == nil || !r.Shown(&x.Rule) {
			continue
		}
		n := plan.Note{ID: x.Rule.ID, Text: r.Pack.Text(x.Text), Until: r.Pack.Text(x.Until), Because: r.Pack.SourceIDs(x.Rule.Because)}
		if x.Checks >= 0 {
			n.ID = r.Pack.Schema.Defs[r.Pack.Facts.Checked].Values[x.Checks]
			n.Done = checked.State == fact.Known && checked.N>>uint(x.Checks)&1 == 1
		}
		ranks[x.Kind+n.ID] = int(x.Rule.Rank)
		*list = append(*list, n)
	}
	for kind, list := range parts {
		order(*list, func(n plan.Note) int { return ranks[kind+n.ID] }, func(n plan.Note) string { return n.ID })
	}
}
