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
	h ^= h >> 32
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
