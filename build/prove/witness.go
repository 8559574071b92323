package prove

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Fault is a promise that the knowledge breaks.
type Fault struct {
	What   string
	Case   *fact.Case // a witness, or nil where the fault is in the text itself
	Engine string     // what the engine says of the witness, where it differs from the proof
}

func (f Fault) String() string {
	s := f.What
	if f.Case != nil {
		s += "\n    for " + describe(f.Case)
	}
	if f.Engine != "" {
		s += "\n    but the engine disagrees: " + f.Engine
	}
	return s
}

// describe prints answers as an example in YAML has them.
func describe(c *fact.Case) string {
	var parts []string
	for id := range c.Schema.Defs {
		if c.Schema.Defs[id].Derived {
			continue
		}
		a := c.Text(fact.ID(id))
		switch {
		case a.IsList:
			parts = append(parts, c.Schema.Defs[id].Name+": ["+strings.Join(a.List, ", ")+"]")
		case a.Text != "":
			parts = append(parts, c.Schema.Defs[id].Name+": "+a.Text)
		}
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// witness turns a state into answers: words, amounts and dates.
func (s *Space) witness(state []int) *fact.Case {
	c := fact.NewCase(s.pack.Schema)
	for id := range s.axes {
		a := &s.axes[id]
		v := s.value(fact.ID(id), state[a.level])
		for _, m := range a.members {
			if state[m.level] == 1 {
				if v.N == 0 {
					v.First = uint8(lowest(m.mask))
				}
				if uint64(v.N)&m.mask == 0 {
					v.N |= 1 << uint(lowest(m.mask))
				}
			}
		}
		c.Values[id] = v
	}
	for _, group := range s.ordered() {
		places, list := s.system(group, func(level int) int { return state[level] })
		numbers, ok := solve(len(places)+1, list)
		if !ok {
			continue // the state is not allowed
		}
		for id, place := range places {
			c.Values[id].N = numbers[place]
			if s.pack.Schema.Defs[id].Kind == fact.Date {
				c.Values[id].N = int64(s.today) - numbers[place]
			}
		}
	}
	return c
}

// ordered gives the groups of numbers whose values hang together.
func (s *Space) ordered() [][]fact.ID {
	groups := s.linked()
	var dates []fact.ID
	for _, p := range s.pack.Schema.Order {
		dates = append(dates, p[0], p[1])
	}
	if len(dates) > 0 {
		slices.Sort(dates)
		groups = append(groups, slices.Compact(dates))
	}
	return groups
}

// state finds the state that a case lies in.
func (s *Space) state(c *fact.Case) []int {
	values := slices.Clone(c.Values)
	s.pack.Schema.Imply(values)
	state := make([]int, len(s.arity))
	for id := range s.axes {
		a, v := &s.axes[id], values[id]
		state[a.level] = int(v.State)
		if v.State != fact.Known {
			continue
		}
		state[a.level] = s.class(fact.ID(id), v)
		for _, m := range a.members {
			if uint64(v.N)&m.mask != 0 {
				state[m.level] = 1
			}
		}
	}
	for _, d := range s.duels {
		a, b := values[d.a], values[d.b]
		if a.State == fact.Known && b.State == fact.Known && a.N < b.N {
			state[d.level] = 1
		}
	}
	return state
}

// class gives the value of a fact's own variable for a known answer.
func (s *Space) class(id fact.ID, v fact.Value) int {
	a, def := &s.axes[id], &s.pack.Schema.Defs[id]
	switch def.Kind {
	case fact.Choice:
		for i, mask := range s.alike(len(def.Values), id == s.pack.Facts.Problem || id == s.pack.Facts.Role, id) {
			if mask>>uint(v.N)&1 == 1 {
				return known + i
			}
		}
	case fact.List:
		if len(a.classes) > 0 && v.N != 0 {
			return known + 1 + int(v.First)
		}
		return known
	}
	n := v.N
	if def.Kind == fact.Date {
		n = int64(s.today) - n
	}
	for i, b := range a.bands {
		if n >= b.lo && n <= b.hi {
			return known + i
		}
	}
	return known
}

// Prover holds a space against the engine that advises.
type Prover struct {
	*Space
	engine *core.Engine
	held   []item // items, once worked out
}

// fault picks a witness from the states in which something is wrong, and asks
// the engine whether it shows there. wrong reports what it finds, "" if
// nothing.
func (p *Prover) fault(states diagram, what string, wrong func(*plan.Plan) string) []Fault {
	state := p.pick(p.and(states, p.allowed))
	if state == nil {
		return nil
	}
	f := Fault{What: what, Case: p.witness(state)}
	if wrong != nil {
		if said := wrong(p.engine.Advise(f.Case, p.today)); said == "" {
			f.Engine = "it does not show in the plan"
		} else {
			f.What += fmt.Sprintf(" (%s)", said)
		}
	}
	return []Fault{f}
}
