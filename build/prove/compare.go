package prove

import (
	"math/big"
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
)

// Change is something of the plan that differs between two packs of a bench.
type Change struct {
	Kind string // of items
	Name string
	What string // comes, goes, or is told otherwise
	Case *fact.Case

	states diagram
}

// Witness tells the case as an example has it.
func (c Change) Witness() string { return describe(c.Case) }

// Compare lists what differs between two packs of one bench in the cases that
// both allow, and the cases that one of them does not.
func Compare(old, now *Prover) []Change {
	var list []Change
	both := now.and(old.allowed, now.allowed)
	note := func(kind, name, what string, d diagram) {
		d = now.and(d, both)
		if state := now.pick(d); state != nil {
			list = append(list, Change{kind, name, what, now.witness(state), d})
		}
	}
	for _, way := range []struct {
		what string
		d    diagram
	}{{"can be now", now.less(now.allowed, old.allowed)}, {"cannot be any more", now.less(old.allowed, now.allowed)}} {
		if state := now.pick(way.d); state != nil {
			list = append(list, Change{situations, "", way.what, now.witness(state), way.d})
		}
	}
	before := map[[2]string]item{}
	items := old.items()
	for _, x := range items {
		before[[2]string{x.kind, x.name}] = x
	}
	seen := map[[2]string]bool{}
	for _, x := range now.items() {
		key := [2]string{x.kind, x.name}
		was, had := before[key]
		seen[key] = true
		if !had {
			was.states = no
		}
		if was.states != x.states {
			note(x.kind, x.name, "comes", now.less(x.states, was.states))
			note(x.kind, x.name, "goes", now.less(was.states, x.states))
		}
		if had && was.says != x.says {
			note(x.kind, x.name, "says "+x.says+", not "+was.says, now.and(was.states, x.states))
		}
	}
	for _, x := range items {
		if !seen[[2]string{x.kind, x.name}] {
			note(x.kind, x.name, "goes", x.states)
		}
	}
	for _, x := range now.reordered(old) {
		note(x.kind, x.name, "stands elsewhere", x.states)
	}
	return list
}

// Tally is how many situations change in one kind of finding.
type Tally struct {
	Kind    string
	States  *big.Int // with the problem and the role known
	All     *big.Int
	Changes []Change
}

// Tallies counts changes by kind. situations are those in which somebody has
// said what happened and to whom.
func (p *Prover) Tallies(changes []Change) []Tally {
	var list []Tally
	for _, kind := range itemKinds {
		t := Tally{Kind: kind}
		d := no
		for _, c := range changes {
			if c.Kind == kind {
				t.Changes = append(t.Changes, c)
				d = p.or(d, c.states)
			}
		}
		if len(t.Changes) == 0 {
			continue
		}
		known := p.settled(p.pack.Facts.Problem)
		t.All, t.States = p.count(d), p.count(p.all(d, known, p.settled(p.pack.Facts.Role)))
		list = append(list, t)
	}
	return slices.Clip(list)
}

// Situations counts the cases with problem and role that both packs allow.
func (p *Prover) Situations(other *Prover) *big.Int {
	return p.count(p.all(p.situation(), other.allowed))
}
