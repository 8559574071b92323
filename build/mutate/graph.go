package mutate

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// graph changes conditions of compiled rules. Nodes are only added, so that
// the old conditions stay beside the new ones and can be compared with them.
type graph struct{ *pack.Rules }

func (g graph) add(n pack.Node, kids ...uint16) pack.Ref {
	n.From = uint16(len(g.Kids))
	g.Kids = append(g.Kids, kids...)
	n.To = uint16(len(g.Kids))
	g.Nodes = append(g.Nodes, n)
	return pack.Ref(len(g.Nodes) - 1)
}

func (g graph) kids(r pack.Ref) []uint16 { return g.Kids[g.Nodes[r].From:g.Nodes[r].To] }

func (g graph) op(r pack.Ref) rule.Op { return rule.Op(g.Nodes[r].Op) }

func (g graph) not(r pack.Ref) pack.Ref { return g.add(pack.Node{Op: uint8(rule.Not)}, uint16(r)) }

func (g graph) always() pack.Ref { return g.add(pack.Node{Op: uint8(rule.Always)}) }

// rewrite replaces nodes below root; stop tells where not to look.
func (g graph) rewrite(root pack.Ref, with map[pack.Ref]pack.Ref, stop func(pack.Ref) bool) pack.Ref {
	made := map[pack.Ref]pack.Ref{}
	var walk func(r pack.Ref) pack.Ref
	walk = func(r pack.Ref) pack.Ref {
		if to, ok := with[r]; ok {
			return to
		}
		if to, ok := made[r]; ok {
			return to
		}
		made[r] = r
		if stop != nil && stop(r) {
			return r
		}
		kids := slices.Clone(g.kids(r))
		changed := false
		for i, k := range kids {
			to := walk(pack.Ref(k))
			changed = changed || to != pack.Ref(k)
			kids[i] = uint16(to)
		}
		if changed {
			made[r] = g.add(g.Nodes[r], kids...)
		}
		return made[r]
	}
	return walk(root)
}

// own lists the nodes of a rule's own condition: those it speaks by, without
// its exceptions.
func (g graph) own(root pack.Ref) []pack.Ref {
	var list []pack.Ref
	var walk func(r pack.Ref)
	walk = func(r pack.Ref) {
		if slices.Contains(list, r) || g.op(r) == rule.Proved {
			return
		}
		list = append(list, r)
		for _, k := range g.kids(r) {
			walk(pack.Ref(k))
		}
	}
	walk(root)
	return list
}

// exceptions lists the conjuncts of a condition that take another rule out.
func (g graph) exceptions(shows pack.Ref) []pack.Ref {
	var list []pack.Ref
	if g.op(shows) != rule.And {
		return nil
	}
	for _, k := range g.kids(shows) {
		if r := pack.Ref(k); g.op(r) == rule.Not && g.op(pack.Ref(g.kids(r)[0])) == rule.Proved {
			list = append(list, r)
		}
	}
	return list
}

// replace gives a rule a changed condition, and tells the rules that it beats
// and that find the same.
func (g graph) replace(rules []*pack.Rule, at int, with map[pack.Ref]pack.Ref) {
	x := rules[at]
	others := map[pack.Ref]bool{}
	for i, o := range rules {
		if i != at {
			others[o.When] = true
		}
	}
	oldShows, oldWhen := x.Shows, x.When
	x.Shows = g.rewrite(x.Shows, with, func(r pack.Ref) bool { return g.op(r) == rule.Proved })
	x.When = g.rewrite(x.When, with, func(r pack.Ref) bool {
		return g.op(r) == rule.Not && others[pack.Ref(g.kids(r)[0])]
	})
	g.spread(rules, at, oldShows, oldWhen)
}

// spread carries a changed condition to the other rules of its kind.
func (g graph) spread(rules []*pack.Rule, at int, oldShows, oldWhen pack.Ref) {
	x := rules[at]
	with := map[pack.Ref]pack.Ref{}
	for i := range g.Nodes {
		r := pack.Ref(i)
		switch {
		case g.op(r) == rule.Proved && pack.Ref(g.kids(r)[0]) == oldShows:
			with[r] = g.add(g.Nodes[r], uint16(x.Shows))
		case g.op(r) == rule.Not && pack.Ref(g.kids(r)[0]) == oldWhen:
			with[r] = g.not(x.When)
		}
	}
	for i, o := range rules {
		if i != at {
			o.Shows, o.When = g.rewrite(o.Shows, with, nil), g.rewrite(o.When, with, nil)
		}
	}
	with[oldWhen] = x.When
	for _, o := range rules {
		o.Finding = g.rewrite(o.Finding, with, nil)
	}
}
