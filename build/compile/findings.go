package compile

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/pack"
)

// Rules calls visit with every rule of a pack, its kind as the files name it,
// and what it finds, in words.
func Rules(p *pack.Pack, visit func(kind string, r *pack.Rule, finds string)) {
	for i := range p.Liability {
		x := &p.Liability[i]
		visit("liability", &x.Rule, x.Kind+" "+x.Party)
	}
	for i := range p.Remedies {
		visit("remedies", &p.Remedies[i].Rule, p.Remedies[i].Remedy)
	}
	for i := range p.Claims {
		visit("claims", &p.Claims[i].Rule, "F"+strconv.Itoa(int(p.Claims[i].Formula)))
	}
	for i := range p.Clocks {
		x := &p.Clocks[i]
		visit("clocks", &x.Rule, x.Whose+" "+x.Method+" "+x.Passed)
	}
	for i := range p.Ladder {
		x := &p.Ladder[i]
		visit("ladder", &x.Rule, x.Channel+" "+x.Against)
	}
	for i := range p.Evidence {
		x := &p.Evidence[i]
		visit("evidence", &x.Rule, p.Schema.Defs[p.Facts.Evidence].Values[x.Evidence])
	}
	for i := range p.Actions {
		x := &p.Actions[i]
		finds := x.Due
		if x.Due == "by" && x.Clock >= 0 {
			finds += " " + p.Clocks[x.Clock].Rule.ID
		}
		if x.Due == "after" {
			finds += " " + x.After
		}
		visit("actions", &x.Rule, finds)
	}
	for i := range p.Notes {
		visit(p.Notes[i].Kind, &p.Notes[i].Rule, p.Notes[i].Rule.ID)
	}
	for i := range p.Letters {
		x := &p.Letters[i]
		visit("letters", &x.Rule, x.To+" "+x.Channel)
	}
}
