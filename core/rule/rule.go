// Package rule evaluates conditions over answers in three truth values.
//
// A Program is a directed graph of nodes in which equal conditions are one
// node. A node's kids come before it, so one pass from the first node to the
// last evaluates everything.
package rule

import "github.com/parcelaid/parcelaid/core/fact"

// Truth is ordered False < Unknown < True: and is the least, or the greatest.
type Truth int8

const (
	False   Truth = -1
	Unknown Truth = 0
	True    Truth = 1
)

func truth(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Op is what a node does.
type Op uint8

const (
	Always  Op = iota
	And        // all kids
	Or         // any kid
	Not        // the one kid
	Proved     // the one kid is True; never Unknown itself
	In         // choice Fact is one of Mask
	Has        // list Fact holds one of Mask
	Between    // Lo ≤ money or number Fact ≤ Hi
	Age        // Lo ≤ today − date Fact ≤ Hi, in days
	Below      // amount Fact < amount Other
	Missing    // `missing`: Fact is absent or unknown; never Unknown itself
	Unsure     // `unsure`: Fact is answered "not sure"; never Unknown itself
	Given      // `known` and `told`: Fact has a value; never Unknown itself
)

// Node is one condition. Kids are Program.Kids[From:To].
type Node struct {
	Op       Op
	Fact     fact.ID
	Other    fact.ID
	Mask     uint64
	Lo, Hi   int64
	From, To int
}

// Ref is the place of a node.
type Ref uint16

// Program holds all conditions of a knowledge pack.
type Program struct {
	Nodes []Node
	Kids  []Ref
}

// Eval computes every node for the answers, derived facts included. out must
// have the length of Nodes.
func (p *Program) Eval(values []fact.Value, today int64, out []Truth) {
	for i := range p.Nodes {
		out[i] = p.node(i, values, today, out)
	}
}

func (p *Program) node(i int, values []fact.Value, today int64, out []Truth) Truth {
	n := &p.Nodes[i]
	switch n.Op {
	case Always:
		return True
	case And:
		t := True
		for _, k := range p.Kids[n.From:n.To] {
			t = min(t, out[k])
		}
		return t
	case Or:
		t := False
		for _, k := range p.Kids[n.From:n.To] {
			t = max(t, out[k])
		}
		return t
	case Not:
		return -out[p.Kids[n.From]]
	case Proved:
		return truth(out[p.Kids[n.From]] == True)
	}
	return test(n, values, today)
}

func test(n *Node, values []fact.Value, today int64) Truth {
	v := &values[n.Fact]
	switch n.Op {
	case Missing:
		return truth(v.State != fact.Known || v.Presumed)
	case Unsure:
		return truth(v.State == fact.Unknown || v.Unsure)
	case Given:
		return truth(v.State == fact.Known && !v.Presumed)
	}
	if v.State != fact.Known {
		return Unknown
	}
	switch n.Op {
	case In:
		return truth(n.Mask>>uint(v.N)&1 == 1)
	case Has:
		if uint64(v.N)&n.Mask != 0 {
			return True
		}
		if v.Open {
			return Unknown
		}
		return False
	case Between:
		return truth(v.N >= n.Lo && v.N <= n.Hi)
	case Age:
		age := today - v.N
		return truth(age >= n.Lo && age <= n.Hi)
	case Below:
		o := &values[n.Other]
		if o.State != fact.Known {
			return Unknown
		}
		return truth(v.N < o.N)
	}
	return Unknown
}

// Cone lists the nodes that root stands on, itself last, in order.
func (p *Program) Cone(root Ref) []Ref {
	seen := make([]bool, int(root)+1)
	seen[root] = true
	count := 1
	for i := int(root); i >= 0; i-- {
		if !seen[i] {
			continue
		}
		for _, k := range p.Kids[p.Nodes[i].From:p.Nodes[i].To] {
			if !seen[k] {
				seen[k] = true
				count++
			}
		}
	}
	cone := make([]Ref, 0, count)
	for i, s := range seen {
		if s {
			cone = append(cone, Ref(i))
		}
	}
	return cone
}

// Facts lists the facts tested in a cone, each once, in order of first test.
func (p *Program) Facts(cone []Ref) []fact.ID {
	var ids []fact.ID
	add := func(id fact.ID) {
		for _, have := range ids {
			if have == id {
				return
			}
		}
		ids = append(ids, id)
	}
	for _, r := range cone {
		n := &p.Nodes[r]
		if n.Op >= In {
			add(n.Fact)
		}
		if n.Op == Below {
			add(n.Other)
		}
	}
	return ids
}
