package rule

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
)

// classes gives one value for each class of a fact's values that the tests of
// a cone tell apart.
func (s *Solver) classes(c *cone, id fact.ID, values []fact.Value, today int64) []fact.Value {
	if split, ok := c.split[id]; ok {
		return split
	}
	def := &s.Schema.Defs[id]
	known := func(n int64) fact.Value { return fact.Value{State: fact.Known, N: n} }
	var result []fact.Value
	switch def.Kind {
	case fact.Choice:
		var signatures []string
		for i := range def.Values {
			signature := s.signature(c, id, uint(i))
			if s.feeds(id) || !slices.Contains(signatures, signature) {
				result = append(result, known(int64(i)))
			}
			signatures = append(signatures, signature)
		}
	case fact.List:
		result = append(result, known(0))
		var all int64
		for i := range def.Values {
			if def.Values[i] == "none" {
				continue
			}
			result = append(result, fact.Value{State: fact.Known, N: 1 << uint(i), First: uint8(i)})
			all |= 1 << uint(i)
		}
		for _, mask := range s.masks(c, id) {
			if mask&(mask-1) != 0 {
				result = append(result, fact.Value{State: fact.Known, N: int64(mask), First: lowest(mask)})
			}
		}
		result = append(result, known(all))
	default:
		for _, n := range s.thresholds(c, id, values, today) {
			if n >= 0 || def.Kind == fact.Date {
				result = append(result, known(n))
			}
		}
		return result // they depend on the other values and on today
	}
	c.split[id] = result
	return result
}

// feeds reports whether other facts are derived from this one, so that its
// own tests do not tell its values apart.
func (s *Solver) feeds(id fact.ID) bool { return s.Schema.Feeds(id) }

// signature tells which tests of a choice fact value i passes, by their place
// in the cone, as text: cones can hold more tests than a word has bits.
func (s *Solver) signature(c *cone, id fact.ID, i uint) string {
	var bits []byte
	for _, r := range c.nodes {
		if n := &s.Program.Nodes[r]; n.Op == In && n.Fact == id {
			bits = append(bits, '0'+byte(n.Mask>>i&1))
		}
	}
	return string(bits)
}

func (s *Solver) masks(c *cone, id fact.ID) []uint64 {
	var masks []uint64
	for _, r := range c.nodes {
		if n := &s.Program.Nodes[r]; n.Op == Has && n.Fact == id && !slices.Contains(masks, n.Mask) {
			masks = append(masks, n.Mask)
		}
	}
	return masks
}

func lowest(mask uint64) uint8 {
	i := uint8(0)
	for mask>>i&1 == 0 {
		i++
	}
	return i
}

// thresholds gives a value on, before and after every border that the cone
// draws for a number, an amount or a date.
func (s *Solver) thresholds(c *cone, id fact.ID, values []fact.Value, today int64) []int64 {
	set := []int64{0}
	if s.Schema.Defs[id].Kind == fact.Date {
		set[0] = today
	}
	border := func(n int64) { set = append(set, n-1, n, n+1) }
	bands := func(of fact.ID) {
		for _, r := range c.nodes {
			n := &s.Program.Nodes[r]
			if n.Fact != of {
				continue
			}
			switch n.Op {
			case Between:
				border(n.Lo)
				if n.Hi < Unbounded {
					border(n.Hi)
				}
			case Age:
				border(today - n.Lo)
				if n.Hi < Unbounded {
					border(today - n.Hi)
				}
			}
		}
	}
	bands(id)
	for _, r := range c.nodes {
		n := &s.Program.Nodes[r]
		if n.Op != Below || (n.Fact != id && n.Other != id) {
			continue
		}
		other := n.Fact
		if other == id {
			other = n.Other
		}
		if v := values[other]; v.State == fact.Known {
			border(v.N)
		} else {
			bands(other)
			set = append(set, 1000) // room on both sides for the other to differ
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// Unbounded is the Hi of a test without an upper end.
const Unbounded = int64(1) << 60
