package prove

import "github.com/parcelaid/parcelaid/core/rule"

// Possible says which examples a rule can have: cases in which its exact
// condition holds, cannot hold, or hangs on an answer.
type Possible struct{ Yes, No, Open bool }

// Possible gives, for each rule by kind/id, the examples that can be. A rule
// that always holds can have none that says no.
func (p *Prover) Possible() map[string]Possible {
	list := map[string]Possible{}
	for _, x := range statements(p.pack) {
		ref := rule.Ref(x.Rule.When)
		d := p.condition(ref, false)
		list[x.Name()] = Possible{p.meets(p.holds(d), p.allowed), p.meets(p.fails(d), p.allowed), p.meets(p.undecided(ref), p.allowed)}
	}
	return list
}
