package rule

import "github.com/parcelaid/parcelaid/core/fact"

// Solver decides what holds for every way of filling in what is not known.
//
// Three-valued evaluation alone is too cautious: with "insured: the courier
// pays" and "not insured: the courier pays" it leaves the courier unknown
// while the answer is missing. The solver splits on one unknown fact after
// the other until each branch is decided (supervaluation).
type Solver struct {
	Program *Program
	Schema  *fact.Schema
	Never   []Ref // combinations of answers that cannot be

	cones map[Ref]*cone
}

// cone is what one question to the solver needs: the nodes below the root and
// below the impossible combinations that share a fact with it.
type cone struct {
	nodes []Ref
	never []Ref
	facts []fact.ID
	split map[fact.ID][]fact.Value // classes of choices and lists, once worked out
}

// Question is a solver at work on one case.
type Question struct {
	solver *Solver
	values []fact.Value
	today  int64
	out    []Truth
}

// For starts work on a case whose derived facts are filled in. The values are
// changed while it works and restored.
func (s *Solver) For(values []fact.Value, today int64) *Question {
	return &Question{solver: s, values: values, today: today, out: make([]Truth, len(s.Program.Nodes))}
}

// outcomes is a set of bits: the truths that a condition can take.
type outcomes uint8

const (
	canHold outcomes = 1 << iota
	canFail
	canBoth = canHold | canFail
)

// Holds gives True where root holds in every allowed completion, False where
// it holds in none, and Unknown otherwise.
func (q *Question) Holds(root Ref) Truth {
	switch q.reach(q.solver.cone(root), root, 0) {
	case canHold:
		return True
	case canFail:
		return False
	}
	return Unknown // or the answers themselves cannot be
}

// Matters reports whether the value of a fact can change root: whether fixing
// it one way or another leaves root with different outcomes.
func (q *Question) Matters(root Ref, id fact.ID) bool {
	c := q.solver.cone(root)
	held := q.values[id]
	var seen outcomes
	for _, v := range q.solver.classes(c, id, q.values, q.today) {
		q.put(id, v)
		seen |= q.reach(c, root, 0)
	}
	q.put(id, held)
	return seen == canBoth
}

// reach gives the outcomes of root over all allowed completions, together
// with those seen before; it stops as soon as both are.
func (q *Question) reach(c *cone, root Ref, seen outcomes) outcomes {
	p := q.solver.Program
	for _, r := range c.nodes {
		q.out[r] = p.node(int(r), q.values, q.today, q.out)
	}
	open := root
	allowed := True
	for _, n := range c.never {
		t := -q.out[n]
		if t == Unknown && allowed == True {
			open = n
		}
		allowed = min(allowed, t)
	}
	if allowed == False {
		return seen
	}
	result := outcomes(0)
	switch q.out[root] {
	case True:
		result = canHold
	case False:
		result = canFail
	default:
		open = root
	}
	if seen&result != 0 || (result != 0 && allowed == True) {
		return seen | result // nothing new below, or decided
	}
	id := q.solver.Schema.Basis(q.undecided(open), q.values)
	held := q.values[id]
	if held.State == fact.Known {
		return canBoth // nothing left to split on: not decided, so not certain
	}
	for _, v := range q.solver.classes(c, id, q.values, q.today) {
		v.Presumed, v.Unsure = true, held.State == fact.Unknown // filled in, not answered: `missing` stays as it is
		q.put(id, v)
		if seen = q.reach(c, root, seen); seen == canBoth {
			break
		}
	}
	q.put(id, held)
	return seen
}

// undecided finds a fact that leaves a node unknown.
func (q *Question) undecided(r Ref) fact.ID {
	p := q.solver.Program
	for {
		n := &p.Nodes[r]
		if n.Op >= In {
			if n.Op == Below && q.values[n.Fact].State == fact.Known {
				return n.Other
			}
			return n.Fact
		}
		for _, k := range p.Kids[n.From:n.To] {
			if q.out[k] == Unknown {
				r = k
				break
			}
		}
	}
}

func (q *Question) put(id fact.ID, v fact.Value) {
	q.values[id] = v
	q.solver.Schema.Derive(q.values)
}

func (s *Solver) cone(root Ref) *cone {
	if c, ok := s.cones[root]; ok {
		return c
	}
	c := &cone{nodes: s.Program.Cone(root), split: make(map[fact.ID][]fact.Value)}
	c.facts = s.Program.Facts(c.nodes)
	// An impossible combination matters where it shares a fact, directly or
	// through another one.
	taken := make([]bool, len(s.Never))
	for again := true; again; {
		again = false
		for i, n := range s.Never {
			if taken[i] {
				continue
			}
			below := s.Program.Cone(n)
			facts := s.Program.Facts(below)
			if !s.share(c.facts, facts) {
				continue
			}
			taken[i], again = true, true
			c.never = append(c.never, n)
			c.nodes = union(c.nodes, below)
			c.facts = s.Program.Facts(c.nodes)
		}
	}
	if s.cones == nil {
		s.cones = make(map[Ref]*cone)
	}
	s.cones[root] = c
	return c
}

func (s *Solver) share(a, b []fact.ID) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func union(a, b []Ref) []Ref {
	all := make([]Ref, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			all, a = append(all, a[0]), a[1:]
		case a[0] > b[0]:
			all, b = append(all, b[0]), b[1:]
		default:
			all, a, b = append(all, a[0]), a[1:], b[1:]
		}
	}
	return append(append(all, a...), b...)
}
