package prove

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
