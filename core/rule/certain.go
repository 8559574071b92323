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

// Holds gives True where root holds in every allowed completion, False where
// it holds in none, and Unknown otherwise.
func (q *Question) Holds(root Ref) Truth {
	c := q.solver.cone(root)
	can, cannot := q.reach(c, root, true), q.reach(c, root, false)
	switch {
	case can && !cannot:
		return True
	case !can:
		return False
	}
	return Unknown
}

// Matters reports whether the value of a fact can change root: whether two
// allowed completions that differ in that fact alone decide it differently.
func (q *Question) Matters(root Ref, id fact.ID) bool {
	c := q.solver.cone(root)
	held := q.values[id]
	yes, no := false, false
	for _, v := range q.solver.classes(c, id, q.values, q.today) {
		q.put(id, v)
		yes = yes || q.reach(c, root, true)
		no = no || q.reach(c, root, false)
		if yes && no {
			break
		}
	}
	q.put(id, held)
	return yes && no
}

// reach reports whether some allowed completion gives root the truth wanted.
func (q *Question) reach(c *cone, root Ref, want bool) bool {
	p := q.solver.Program
	for _, r := range c.nodes {
		q.out[r] = p.node(int(r), q.values, q.today, q.out)
	}
	allowed := True
	for _, n := range c.never {
		allowed = min(allowed, -q.out[n])
	}
	if allowed == False || q.out[root] == truth(!want) {
		return false
	}
	if q.out[root] == truth(want) && allowed == True {
		return true
	}
	on := root
	if q.out[root] != Unknown {
		for _, n := range c.never {
			if q.out[n] == Unknown {
				on = n
				break
			}
		}
	}
	id := q.solver.Schema.Basis(q.undecided(on), q.values)
	held := q.values[id]
	if held.State == fact.Known {
		return true // nothing left to split on: not decided, so not certain
	}
	found := false
	for _, v := range q.solver.classes(c, id, q.values, q.today) {
		q.put(id, v)
		if q.reach(c, root, want) {
			found = true
			break
		}
	}
	q.put(id, held)
	return found
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
	c := &cone{nodes: s.Program.Cone(root)}
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
