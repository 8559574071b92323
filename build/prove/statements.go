package prove

import "github.com/parcelaid/parcelaid/core/pack"

// Statement is one rule of any kind.
type Statement struct {
	Kind string
	Rule *pack.Rule
}

// Name is how reports call it.
func (x Statement) Name() string { return x.Kind + "/" + x.Rule.ID }

// statements lists all rules of a pack.
func statements(p *pack.Pack) []Statement {
	var list []Statement
	add := func(kind string, r *pack.Rule) { list = append(list, Statement{kind, r}) }
	for i := range p.Liability {
		add("liability", &p.Liability[i].Rule)
	}
	for i := range p.Remedies {
		add("remedies", &p.Remedies[i].Rule)
	}
	for i := range p.Claims {
		add("claims", &p.Claims[i].Rule)
	}
	for i := range p.Clocks {
		add("clocks", &p.Clocks[i].Rule)
	}
	for i := range p.Ladder {
		add("ladder", &p.Ladder[i].Rule)
	}
	for i := range p.Evidence {
		add("evidence", &p.Evidence[i].Rule)
	}
	for i := range p.Actions {
		add("actions", &p.Actions[i].Rule)
	}
	for i := range p.Notes {
		add(p.Notes[i].Kind, &p.Notes[i].Rule)
	}
	for i := range p.Letters {
		add("letters", &p.Letters[i].Rule)
	}
	return list
}
