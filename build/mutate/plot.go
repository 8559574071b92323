// Package mutate plants faults into compiled knowledge and looks whether the
// proof or the examples beside the rules catch them.
package mutate

import (
	"math/rand/v2"

	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core/pack"
)

// plot is a copy of the rules in which a fault is planted.
type plot struct {
	graph
	where  string
	what   string // what the fault may change: a kind of rules, rung, question
	at     int
	before *pack.Rules
}

func (p *plot) touch(what string, at int) { p.what, p.at = what, at }

func (p *plot) fact(id uint16) string {
	if int(id) < len(p.Facts) {
		return p.Facts[id].Name
	}
	return "what happened"
}

// groups are the kinds of rules, each with how to list them.
var groups = []struct {
	name string
	list func(*pack.Rules) []*pack.Rule
}{
	{"liability", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Liability[i].Rule }, func(r *pack.Rules) int { return len(r.Liability) })},
	{"remedies", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Remedies[i].Rule }, func(r *pack.Rules) int { return len(r.Remedies) })},
	{"claims", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Claims[i].Rule }, func(r *pack.Rules) int { return len(r.Claims) })},
	{"clocks", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Clocks[i].Rule }, func(r *pack.Rules) int { return len(r.Clocks) })},
	{"ladder", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Ladder[i].Rule }, func(r *pack.Rules) int { return len(r.Ladder) })},
	{"evidence", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Evidence[i].Rule }, func(r *pack.Rules) int { return len(r.Evidence) })},
	{"actions", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Actions[i].Rule }, func(r *pack.Rules) int { return len(r.Actions) })},
	{"notes", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Notes[i].Rule }, func(r *pack.Rules) int { return len(r.Notes) })},
	{"letters", collect(func(r *pack.Rules, i int) *pack.Rule { return &r.Letters[i].Rule }, func(r *pack.Rules) int { return len(r.Letters) })},
}

func collect(get func(*pack.Rules, int) *pack.Rule, count func(*pack.Rules) int) func(*pack.Rules) []*pack.Rule {
	return func(r *pack.Rules) []*pack.Rule {
		list := make([]*pack.Rule, count(r))
		for i := range list {
			list[i] = get(r, i)
		}
		return list
	}
}

func rulesOf(r *pack.Rules, name string) []*pack.Rule {
	for _, g := range groups {
		if g.name == name {
			return g.list(r)
		}
	}
	return nil
}

func (p *plot) of(name string) []*pack.Rule { return rulesOf(p.Rules, name) }

// any chooses a kind of rules: each kind as often as any other.
func (p *plot) any(dice *rand.Rand) (string, []*pack.Rule) {
	g := groups[dice.IntN(len(groups))]
	return g.name, g.list(p.Rules)
}

// idle reports whether the fault changes nothing in any state.
func (p *plot) idle(proof *prove.Prover) bool {
	switch p.what {
	case "":
		return false // a field that the plan shows
	case "rung":
		return proof.SameRung(&p.Ladder[p.at], &p.before.Ladder[p.at])
	case "question":
		return proof.SameQuestion(&p.Questions[p.at], &p.before.Questions[p.at])
	}
	return proof.SameRule(p.of(p.what)[p.at], rulesOf(p.before, p.what)[p.at])
}
