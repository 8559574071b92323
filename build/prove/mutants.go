package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Touched gives a fault, or nil, from those parts of the proof that the
// changes from an older pack, which has no fault, can touch: the cheap ones
// first.
func (p *Prover) Touched(old *Prover, changes []Change) *Fault {
	has := func(kinds ...string) bool {
		return slices.ContainsFunc(changes, func(c Change) bool { return slices.Contains(kinds, c.Kind) })
	}
	rungs := p.ladder()
	looks := []func() []Fault{p.sourced, p.steady}
	if has(situations, firstParty, "also liable", "only between them", "not liable") {
		looks = append(looks, p.liable)
	}
	if has(situations, "ladder", "clocks", firstParty) {
		looks = append(looks, func() []Fault { return append(p.promises(rungs), p.lapses(rungs)...) })
	}
	looks = append(looks, func() []Fault { faults, _ := p.speaking(rungs, false); return faults })
	if has(situations, "actions", "evidence", "ladder") {
		looks = append(looks, func() []Fault { return p.provided(rungs) })
	}
	looks = append(looks, func() []Fault { faults, _ := p.matters(rungs, p.testing(old)); return faults })
	if has("questions", "usual readings") {
		looks = append(looks, func() []Fault { return p.interview(MaxPages).Faults })
	}
	for _, look := range looks {
		if faults := look(); len(faults) > 0 {
			return &faults[0]
		}
	}
	return nil
}

// testing gives the facts that an older pack tests in conditions which are
// others now: only they can have become idle.
func (p *Prover) testing(old *Prover) map[fact.ID]bool {
	ids := map[fact.ID]bool{}
	add := func(was, now rule.Ref) {
		if was == now {
			return
		}
		k := &p.pack.Facts
		for _, id := range old.pack.Program.Facts(old.pack.Program.Cone(was)) {
			if id == k.Trouble || id == k.Troubles {
				ids[k.Problem], ids[k.Also] = true, true
				continue
			}
			ids[id] = true
		}
	}
	before := conditions(old)
	for name, ref := range conditions(p) {
		if was, ok := before[name]; ok {
			add(was, ref)
		}
	}
	for i := range p.pack.Questions {
		a, b := &old.pack.Questions[i], &p.pack.Questions[i]
		if a.Ask != b.Ask || a.Applies != b.Applies {
			ids[fact.ID(a.Fact)] = true
		}
	}
	return ids
}

// conditions names what decides a plan's parts.
func conditions(p *Prover) map[string]rule.Ref {
	list := map[string]rule.Ref{}
	for _, x := range statements(p.pack) {
		list[x.Name()] = rule.Ref(x.Rule.Shows)
	}
	number := func(i int) string { return string(rune('0' + i)) }
	for i := range p.pack.Ladder {
		r := &p.pack.Ladder[i]
		name := "rung " + r.Rule.ID
		list[name+" done"], list[name+" waiting"] = rule.Ref(r.Done), rule.Ref(r.Waiting)
		for k, b := range r.Blocked {
			list[name+" block "+number(k)] = rule.Ref(b.When)
		}
		for k, o := range r.Opens {
			list[name+" opens "+number(k)] = rule.Ref(o.When)
		}
	}
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		for k, x := range l.Sentences {
			list["letter "+l.Rule.ID+number(k)] = rule.Ref(x.When)
		}
	}
	return list
}
