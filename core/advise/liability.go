package advise

import (
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// liability says who answers, first and besides, and who does not.
func liability(r *pack.Reading, p *plan.Plan) {
	rules := r.Pack.Liability
	ranks := map[string]int{}
	add := func(x *pack.Liability) {
		list := &p.Liable
		if x.Kind == "not_liable" {
			list = &p.NotLiable
		}
		for i := range *list {
			have := &(*list)[i]
			if have.Party == x.Party && have.Kind == x.Kind {
				have.Because = merge(have.Because, r.Pack.SourceIDs(x.Rule.Because))
				have.Rules = append(have.Rules, x.Rule.ID)
				if int(x.Rule.Rank) < ranks[x.Kind+x.Party] { // the more particular reason is told
					ranks[x.Kind+x.Party], have.Says = int(x.Rule.Rank), r.Pack.Text(x.Says)
				}
				return
			}
		}
		ranks[x.Kind+x.Party] = int(x.Rule.Rank)
		party := plan.Party{
			Party: x.Party, Kind: x.Kind, Certain: r.Certain(&x.Rule), Says: r.Pack.Text(x.Says),
			Because: r.Pack.SourceIDs(x.Rule.Because), Rules: []string{x.Rule.ID},
		}
		if !party.Certain {
			party.Waits = r.Pack.Names(r.Waits(x.Rule.Finding))
		}
		*list = append(*list, party)
	}
	var first *pack.Liability
	for i := range rules {
		if x := &rules[i]; r.Shown(&x.Rule) {
			add(x)
			if x.Kind == "first" && (first == nil || x.Rule.Rank < first.Rule.Rank) {
				first = x
			}
		}
	}
	if first == nil {
		// Nothing speaks even on the usual reading: name whom it may be.
		for i := range rules {
			x := &rules[i]
			if x.Kind != "first" || !r.InForce(&x.Rule) || r.Usually(x.Rule.When) == rule.False || r.Holds(x.Rule.Finding) == rule.False {
				continue
			}
			add(x)
			if first == nil || x.Rule.Rank < first.Rule.Rank {
				first = x
			}
		}
	}
	if first != nil {
		p.Verdict = plan.Verdict{Text: r.Pack.Text(first.Verdict), Because: r.Pack.SourceIDs(first.Rule.Because)}
	} else {
		p.Verdict.Text = r.Pack.Word("verdict-general")
	}
	kinds := map[string]int{"first": 0, "also": 1000, "only_between_them": 2000, "not_liable": 3000}
	for _, list := range [][]plan.Party{p.Liable, p.NotLiable} {
		order(list, func(x plan.Party) int { return kinds[x.Kind] + ranks[x.Kind+x.Party] }, func(x plan.Party) string { return x.Party })
		for i := range list {
			list[i].Rank = i + 1
		}
	}
}

// remedies lists what may be demanded.
func remedies(r *pack.Reading, p *plan.Plan) {
	ranks := map[string]int{}
	for i := range r.Pack.Remedies {
		x := &r.Pack.Remedies[i]
		if !r.Shown(&x.Rule) {
			continue
		}
		if _, double := ranks[x.Remedy]; double {
			continue
		}
		ranks[x.Remedy] = int(x.Rule.Rank)
		p.Remedies = append(p.Remedies, plan.Remedy{
			ID: x.Remedy, Certain: r.Certain(&x.Rule), Says: r.Pack.Text(x.Says), Because: r.Pack.SourceIDs(x.Rule.Because),
		})
	}
	order(p.Remedies, func(x plan.Remedy) int { return ranks[x.ID] }, func(x plan.Remedy) string { return x.ID })
}
