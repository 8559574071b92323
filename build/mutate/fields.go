package mutate

import (
	"math/rand/v2"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

func swapParty(p *plot, dice *rand.Rand) bool {
	x := &p.Liability[dice.IntN(len(p.Liability))]
	other := p.Liability[dice.IntN(len(p.Liability))].Party
	if other == x.Party {
		return false
	}
	p.where = "liability/" + x.Rule.ID + ": " + x.Party + " → " + other
	x.Party = other
	return true
}

func swapFormula(p *plot, dice *rand.Rand) bool {
	x := &p.Claims[dice.IntN(len(p.Claims))]
	other := p.Claims[dice.IntN(len(p.Claims))].Formula
	if other == x.Formula {
		return false
	}
	p.where = "claims/" + x.Rule.ID
	x.Formula = other
	return true
}

func dropSource(p *plot, dice *rand.Rand) bool {
	kind, rules := p.any(dice)
	x := rules[dice.IntN(len(rules))]
	if kind == "letters" || len(x.Because) == 0 {
		return false
	}
	p.where = kind + "/" + x.ID
	x.Because = nil
	return true
}

func shiftClock(p *plot, dice *rand.Rand) bool {
	x := &p.Clocks[dice.IntN(len(p.Clocks))]
	if x.Count == 0 {
		return false
	}
	p.where = "clocks/" + x.Rule.ID + " one longer"
	x.Count++
	if dice.IntN(2) == 0 {
		x.Count -= 2
		p.where = "clocks/" + x.Rule.ID + " one shorter"
	}
	return x.Count > 0
}

func openEarly(p *plot, dice *rand.Rand) bool {
	at := dice.IntN(len(p.Ladder))
	x := &p.Ladder[at]
	if len(x.Opens) == 0 {
		return false
	}
	p.where = "ladder/" + x.Rule.ID
	p.touch("rung", at)
	x.Opens = nil
	return true
}

func dropBlock(p *plot, dice *rand.Rand) bool {
	at := dice.IntN(len(p.Ladder))
	x := &p.Ladder[at]
	if len(x.Blocked) == 0 {
		return false
	}
	i := dice.IntN(len(x.Blocked))
	p.where = "ladder/" + x.Rule.ID
	p.touch("rung", at)
	x.Blocked = append(append([]pack.Block(nil), x.Blocked[:i]...), x.Blocked[i+1:]...)
	return true
}

// rungLeaf flips a test in what opens, blocks or finishes a rung.
func rungLeaf(p *plot, dice *rand.Rand) bool {
	at := dice.IntN(len(p.Ladder))
	x := &p.Ladder[at]
	refs := []*pack.Ref{&x.Done, &x.Waiting}
	for i := range x.Blocked {
		refs = append(refs, &x.Blocked[i].When)
	}
	for i := range x.Opens {
		refs = append(refs, &x.Opens[i].When)
	}
	ref := refs[dice.IntN(len(refs))]
	var leaves []pack.Ref
	for _, r := range p.own(*ref) {
		if p.op(r) >= rule.In {
			leaves = append(leaves, r)
		}
	}
	if len(leaves) == 0 {
		return false
	}
	leaf := leaves[dice.IntN(len(leaves))]
	p.where = "ladder/" + x.Rule.ID + ", test on " + p.fact(p.Nodes[leaf].Fact)
	p.touch("rung", at)
	*ref = p.rewrite(*ref, map[pack.Ref]pack.Ref{leaf: p.not(leaf)}, nil)
	return true
}

func askAlways(p *plot, dice *rand.Rand) bool {
	at := dice.IntN(len(p.Questions))
	p.where = "questions/" + p.fact(p.Questions[at].Fact)
	p.touch("question", at)
	p.Questions[at].Ask = p.always()
	return true
}

func askFlipped(p *plot, dice *rand.Rand) bool {
	at := dice.IntN(len(p.Questions))
	p.where = "questions/" + p.fact(p.Questions[at].Fact)
	p.touch("question", at)
	p.Questions[at].Ask = p.not(p.Questions[at].Ask)
	return true
}

func endSource(p *plot, dice *rand.Rand) bool {
	_, rules := p.any(dice)
	because := rules[dice.IntN(len(rules))].Because
	if len(because) == 0 {
		return false
	}
	x := &p.Sources[because[dice.IntN(len(because))]]
	p.where = "sources/" + x.ID
	x.To = p.Day - 1
	return true
}
