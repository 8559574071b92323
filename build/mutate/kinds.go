package mutate

import (
	"fmt"
	"math/rand/v2"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// kind plants one sort of fault. It reports where, or false if there is no
// place for it in what the dice chose.
type kind struct {
	name  string
	plant func(*plot, *rand.Rand) bool
}

var kinds = []kind{
	{"flip a condition", leafed(func(g graph, r pack.Ref, _ *rand.Rand) (pack.Ref, bool) { return g.not(r), true })},
	{"drop a condition", leafed(func(g graph, r pack.Ref, _ *rand.Rand) (pack.Ref, bool) { return g.always(), true })},
	{"lose a value", leafed(func(g graph, r pack.Ref, dice *rand.Rand) (pack.Ref, bool) {
		n := g.Nodes[r]
		if n.Mask&(n.Mask-1) == 0 {
			return 0, false
		}
		n.Mask &^= bit(n.Mask, dice)
		return g.add(n), true
	})},
	{"take in a value", leafed(func(g graph, r pack.Ref, dice *rand.Rand) (pack.Ref, bool) {
		n := g.Nodes[r]
		if n.Op != uint8(rule.In) || int(n.Fact) >= len(g.Facts) {
			return 0, false
		}
		out := uint64(1)<<uint(len(g.Facts[n.Fact].Values)) - 1&^n.Mask
		if out == 0 {
			return 0, false
		}
		n.Mask |= bit(out, dice)
		return g.add(n), true
	})},
	{"shift a border", leafed(func(g graph, r pack.Ref, dice *rand.Rand) (pack.Ref, bool) {
		n := g.Nodes[r]
		if n.Op != uint8(rule.Age) && n.Op != uint8(rule.Between) {
			return 0, false
		}
		if n.Hi < rule.Unbounded {
			n.Hi++
		} else {
			n.Lo++
		}
		return g.add(n), true
	})},
	{"drop an exception", dropException},
	{"silence a rule", silence},
	{"swap a party", swapParty},
	{"swap a formula", swapFormula},
	{"drop a source", dropSource},
	{"shift a clock by one", shiftClock},
	{"open a rung early", openEarly},
	{"drop a block", dropBlock},
	{"open on another answer", rungLeaf},
	{"ask always", askAlways},
	{"ask where it is not due", askFlipped},
	{"end a source", endSource},
}

func bit(mask uint64, dice *rand.Rand) uint64 {
	for {
		if b := uint64(1) << uint(dice.IntN(64)); mask&b != 0 {
			return b
		}
	}
}

// leafed plants a fault in one test of one rule's own condition.
func leafed(change func(graph, pack.Ref, *rand.Rand) (pack.Ref, bool)) func(*plot, *rand.Rand) bool {
	return func(p *plot, dice *rand.Rand) bool {
		kind, rules := p.any(dice)
		at := dice.IntN(len(rules))
		var leaves []pack.Ref
		for _, r := range p.own(rules[at].Shows) {
			if p.op(r) >= rule.In {
				leaves = append(leaves, r)
			}
		}
		if len(leaves) == 0 {
			return false
		}
		leaf := leaves[dice.IntN(len(leaves))]
		to, ok := change(p.graph, leaf, dice)
		if !ok {
			return false
		}
		p.where = fmt.Sprintf("%s/%s, test on %s", kind, rules[at].ID, p.fact(p.Nodes[leaf].Fact))
		p.touch(kind, at)
		p.replace(rules, at, map[pack.Ref]pack.Ref{leaf: to})
		return true
	}
}

func dropException(p *plot, dice *rand.Rand) bool {
	kind := "liability"
	if dice.IntN(3) == 0 {
		kind = "claims"
	}
	rules := p.of(kind)
	at := dice.IntN(len(rules))
	list := p.exceptions(rules[at].Shows)
	if len(list) == 0 {
		return false
	}
	gone := list[dice.IntN(len(list))]
	p.where = kind + "/" + rules[at].ID
	p.touch(kind, at)
	shows, when := rules[at].Shows, rules[at].When
	beater := p.kids(pack.Ref(p.kids(gone)[0]))[0]
	rules[at].Shows = p.rewrite(shows, map[pack.Ref]pack.Ref{gone: p.always()}, nil)
	for _, o := range rules { // the same exception in the exact condition
		if o.Shows == pack.Ref(beater) {
			with := map[pack.Ref]pack.Ref{}
			for _, k := range p.kids(when) {
				if p.op(pack.Ref(k)) == rule.Not && p.kids(pack.Ref(k))[0] == uint16(o.When) {
					with[pack.Ref(k)] = p.always()
				}
			}
			rules[at].When = p.rewrite(when, with, nil)
		}
	}
	p.spread(rules, at, shows, when)
	return true
}

func silence(p *plot, dice *rand.Rand) bool {
	kind, rules := p.any(dice)
	at := dice.IntN(len(rules))
	p.where = kind + "/" + rules[at].ID
	p.touch(kind, at)
	shows, when := rules[at].Shows, rules[at].When
	rules[at].Shows = p.not(p.always())
	rules[at].When = rules[at].Shows
	p.spread(rules, at, shows, when)
	return true
}
