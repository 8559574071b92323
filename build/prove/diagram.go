package prove

import "github.com/parcelaid/parcelaid/core/rule"

// diagram is a decision diagram over the variables of a store: a function
// from states to truth values. The three smallest are constant; equal
// functions are equal numbers.
type diagram int32

const (
	no diagram = iota
	open
	yes
)

func constant(t rule.Truth) diagram { return diagram(t + 1) }

// store holds all diagrams of one order of variables, each node once.
type store struct {
	arity []int // values of the variable at each level
	level []int32
	start []int32   // where the kids of a node begin
	kids  []diagram // of all nodes
	table []diagram // open addressing; no is a free place
	memo  []memo
}

type memo struct {
	a, b, result diagram
	op           operation
}

type operation uint8

const (
	none    operation = iota
	both              // the lesser truth
	either            // the greater truth
	negated           // of one diagram
	proven            // yes where it is yes, else no
	meeting           // whether both are yes somewhere
)

const memoBits = 20

func newStore(arity []int) *store {
	s := &store{arity: arity, table: make([]diagram, 1<<16), memo: make([]memo, 1<<memoBits)}
	for range 3 { // the constants stand below every variable
		s.level = append(s.level, int32(len(arity)))
		s.start = append(s.start, 0)
	}
	return s
}

// node gives the diagram that looks at one variable and goes on with kids,
// which must look at later variables only. kids is copied.
func (s *store) node(level int, kids []diagram) diagram {
	same := true
	for _, k := range kids[1:] {
		if k != kids[0] {
			same = false
			break
		}
	}
	if same {
		return kids[0]
	}
	if 2*len(s.level) > len(s.table) {
		s.grow()
	}
	at := s.place(level, kids)
	if s.table[at] == no {
		s.table[at] = diagram(len(s.level))
		s.level = append(s.level, int32(level))
		s.start = append(s.start, int32(len(s.kids)))
		s.kids = append(s.kids, kids...)
	}
	return s.table[at]
}

// below gives the kids of a node.
func (s *store) below(d diagram) []diagram {
	from := s.start[d]
	return s.kids[from : int(from)+s.arity[s.level[d]]]
}

func (s *store) place(level int, kids []diagram) int {
	h := uint64(level)*0x9e3779b97f4a7c15 + 1
	for _, k := range kids {
		h = (h ^ uint64(k)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	mask := len(s.table) - 1
	for at := int(h) & mask; ; at = (at + 1) & mask {
		d := s.table[at]
		if d == no {
			return at
		}
		if int(s.level[d]) != level {
			continue
		}
		equal := true
		for i, k := range s.below(d) {
			if k != kids[i] {
				equal = false
				break
			}
		}
		if equal {
			return at
		}
	}
}

func (s *store) grow() {
	s.table = make([]diagram, 4*len(s.table))
	for d := 3; d < len(s.level); d++ {
		s.table[s.place(int(s.level[d]), s.below(diagram(d)))] = diagram(d)
	}
}

func (s *store) and(a, b diagram) diagram { return s.apply(both, a, b) }
func (s *store) or(a, b diagram) diagram  { return s.apply(either, a, b) }
func (s *store) not(a diagram) diagram    { return s.apply(negated, a, a) }

// holds gives the states in which a is true, fails those in which it is false.
func (s *store) holds(a diagram) diagram { return s.apply(proven, a, a) }
func (s *store) fails(a diagram) diagram { return s.holds(s.not(a)) }

// less takes the states of b out of those of a; both must be without open.
func (s *store) less(a, b diagram) diagram { return s.and(a, s.not(b)) }

func (s *store) apply(op operation, a, b diagram) diagram {
	switch op {
	case both:
		if a > b {
			a, b = b, a
		}
		switch {
		case a == no || a == b:
			return a
		case b == yes:
			return a
		case a == yes:
			return b
		}
	case either:
		if a > b {
			a, b = b, a
		}
		switch {
		case a == yes || b == yes:
			return yes
		case a == no || a == b:
			return b
		}
	case negated:
		if a <= yes {
			return yes - a
		}
	case proven:
		if a <= yes {
			return map[bool]diagram{true: yes, false: no}[a == yes]
		}
	}
	m := s.remembered(op, a, b)
	if m.op == op && m.a == a && m.b == b {
		return m.result
	}
	level := min(s.level[a], s.level[b])
	var room [72]diagram
	kids := room[:s.arity[level]]
	for i := range kids {
		x, y := a, b
		if s.level[a] == level {
			x = s.below(a)[i]
		}
		if s.level[b] == level {
			y = s.below(b)[i]
		}
		kids[i] = s.apply(op, x, y)
	}
	result := s.node(int(level), kids)
	*m = memo{a, b, result, op}
	return result
}

func (s *store) remembered(op operation, a, b diagram) *memo {
	h := uint64(a)*0x9e3779b97f4a7c15 ^ uint64(b)*0xc2b2ae3d27d4eb4f ^ uint64(op)*0xff51afd7ed558ccd
	return &s.memo[(h^h>>31)>>3&(1<<memoBits-1)]
}

// meets reports whether both hold in some state, without making a diagram of
// it. Both must be without open.
func (s *store) meets(a, b diagram) bool {
	if a > b {
		a, b = b, a
	}
	switch {
	case a == no:
		return false
	case a <= yes || a == b:
		return true
	}
	m := s.remembered(meeting, a, b)
	if m.op == meeting && m.a == a && m.b == b {
		return m.result == yes
	}
	level, found := min(s.level[a], s.level[b]), no
	for i := range s.arity[level] {
		x, y := a, b
		if s.level[a] == level {
			x = s.below(a)[i]
		}
		if s.level[b] == level {
			y = s.below(b)[i]
		}
		if s.meets(x, y) {
			found = yes
			break
		}
	}
	*m = memo{a, b, found, meeting}
	return found == yes
}

// all and any join many.
func (s *store) all(list ...diagram) diagram {
	result := yes
	for _, d := range list {
		result = s.and(result, d)
	}
	return result
}

func (s *store) any(list ...diagram) diagram {
	result := no
	for _, d := range list {
		result = s.or(result, d)
	}
	return result
}
