package rule

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
)

// Builder makes a Program in which equal conditions are one node.
type Builder struct {
	Program
	seen map[key][]Ref
}

type key struct {
	op     Op
	fact   fact.ID
	other  fact.ID
	mask   uint64
	lo, hi int64
}

func (b *Builder) add(n Node, kids []Ref) Ref {
	if b.seen == nil {
		b.seen = make(map[key][]Ref)
	}
	k := key{n.Op, n.Fact, n.Other, n.Mask, n.Lo, n.Hi}
	for _, r := range b.seen[k] {
		have := b.Nodes[r]
		if slices.Equal(b.Kids[have.From:have.To], kids) {
			return r
		}
	}
	n.From = len(b.Kids)
	b.Kids = append(b.Kids, kids...)
	n.To = len(b.Kids)
	r := Ref(len(b.Nodes))
	b.Nodes = append(b.Nodes, n)
	b.seen[k] = append(b.seen[k], r)
	return r
}

// Test adds a node without kids.
func (b *Builder) Test(n Node) Ref { return b.add(n, nil) }

// Always adds the condition that always holds.
func (b *Builder) Always() Ref { return b.add(Node{Op: Always}, nil) }

// Never adds the condition that never holds.
func (b *Builder) Never() Ref { return b.Not(b.Always()) }

// Not negates.
func (b *Builder) Not(r Ref) Ref {
	if b.Nodes[r].Op == Not {
		return b.Kids[b.Nodes[r].From]
	}
	return b.add(Node{Op: Not}, []Ref{r})
}

// Proved holds where r is known to hold: an exception that is merely possible
// does not stand in the way of the rule.
func (b *Builder) Proved(r Ref) Ref { return b.add(Node{Op: Proved}, []Ref{r}) }

// All joins with and, Any with or; kids are sorted and taken once.
func (b *Builder) All(kids ...Ref) Ref { return b.join(And, kids, b.Always()) }
func (b *Builder) Any(kids ...Ref) Ref { return b.join(Or, kids, b.Never()) }

func (b *Builder) join(op Op, kids []Ref, neutral Ref) Ref {
	flat := make([]Ref, 0, len(kids))
	for _, k := range kids {
		switch {
		case k == neutral:
		case b.Nodes[k].Op == op:
			flat = append(flat, b.Kids[b.Nodes[k].From:b.Nodes[k].To]...)
		default:
			flat = append(flat, k)
		}
	}
	slices.Sort(flat)
	flat = slices.Compact(flat)
	switch len(flat) {
	case 0:
		return neutral
	case 1:
		return flat[0]
	}
	return b.add(Node{Op: op}, flat)
}
