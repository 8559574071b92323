package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// The values of a fact's own variable begin so, whatever its kind.
const (
	absent  = 0
	unknown = 1
	known   = 2 // the first class; for a list: answered (of `also`: empty)
)

// axis is how one fact is cut.
type axis struct {
	level   int          // of its own variable
	classes []fact.Value // a value for each class of a choice; of `also`, for each first entry
	bands   []band       // of an amount, number or age of a date
	members []member     // of a list
}

type band struct{ lo, hi int64 }

// member is a class of entries of a list, and the variable that says whether
// the list has one of them.
type member struct {
	mask  uint64
	level int
}

// duel is the order of two amounts: whether the first is less.
type duel struct {
	a, b  fact.ID
	level int
}

// Space is every case that the rules of a pack can tell apart on one day.
type Space struct {
	*store
	pack  *pack.Pack
	packs []*pack.Pack // all that the space is cut for
	nodes []rule.Node  // all their conditions
	today day.Day
	axes  []axis // by fact; derived facts have none
	duels []duel

	usual   []diagram // of each condition, on the usual reading; -1 not made yet
	plain   []diagram // by the answers alone
	missed  diagram   // where something is missing from the parcel
	harmed  diagram   // where it is damaged
	shaped  diagram   // the states that numbers and lists allow by themselves
	could   diagram   // the states that can be
	allowed diagram   // of those, the ones without an answer to what does not apply
}

// NewSpace cuts the space of cases for a pack, and for others that share its
// vocabulary and its conditions (compile.Bench): see With.
func NewSpace(p *pack.Pack, today day.Day, others ...*pack.Pack) *Space {
	s := &Space{pack: p, packs: append([]*pack.Pack{p}, others...), today: today, axes: make([]axis, len(p.Rules.Facts))}
	for _, o := range s.packs {
		if len(o.Program.Nodes) > len(s.nodes) {
			s.nodes = o.Program.Nodes
		}
	}
	for id := range s.axes {
		s.cut(fact.ID(id))
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		same := func(d duel) bool { return d.a == n.Fact && d.b == n.Other }
		if n.Op == rule.Below && !slices.ContainsFunc(s.duels, same) {
			s.duels = append(s.duels, duel{a: n.Fact, b: n.Other})
		}
	}
	s.arrange()
	s.usual, s.plain = unmade(len(s.nodes)), unmade(len(s.nodes))
	s.missed, s.harmed = s.happens("missing_item"), s.happens("damage")
	s.allowed = s.possible()
	return s
}

func unmade(n int) []diagram {
	list := make([]diagram, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// cut finds the classes of one fact's values.
func (s *Space) cut(id fact.ID) {
	def, a := &s.pack.Schema.Defs[id], &s.axes[id]
	k := &s.pack.Facts
	switch def.Kind {
	case fact.Choice:
		single := id == k.Problem || id == k.Role // other facts follow from these
		for _, mask := range s.alike(len(def.Values), single, id) {
			a.classes = append(a.classes, fact.Value{State: fact.Known, N: int64(lowest(mask))})
		}
	case fact.List:
		for _, mask := range s.alike(len(def.Values), id == k.Also, id) { // what happened follows from each entry
			m := member{mask: mask &^ entry(def, "none")}
			if m.mask == 0 || (id != k.Also && !s.seen(m.mask, id)) {
				continue
			}
			a.members = append(a.members, m)
		}
		if id == k.Also {
			for i := range def.Values {
				a.classes = append(a.classes, fact.Value{State: fact.Known, N: 1 << uint(i), First: uint8(i)})
			}
		}
	default:
		a.bands = s.bands(id)
	}
}

// entry is the bit of a list's value, 0 where it has none of that name.
func entry(def *fact.Def, name string) uint64 {
	if i := def.Value(name); i >= 0 {
		return 1 << uint(i)
	}
	return 0
}

func lowest(mask uint64) int {
	i := 0
	for mask>>uint(i)&1 == 0 {
		i++
	}
	return i
}

// alike groups n values by the tests on a fact that they pass.
func (s *Space) alike(n int, single bool, id fact.ID) []uint64 {
	place := map[string]int{}
	var groups []uint64
	for v := range n {
		var signature []byte
		for i := range s.nodes {
			if t := &s.nodes[i]; (t.Op == rule.In || t.Op == rule.Has) && t.Fact == id {
				signature = append(signature, byte(t.Mask>>uint(v)&1))
			}
		}
		if single {
			signature = append(signature, byte(v))
		}
		at, ok := place[string(signature)]
		if !ok {
			at = len(groups)
			place[string(signature)] = at
			groups = append(groups, 0)
		}
		groups[at] |= 1 << uint(v)
	}
	return groups
}

// seen reports whether any test on a list asks for one of the entries.
func (s *Space) seen(mask uint64, id fact.ID) bool {
	for i := range s.nodes {
		if t := &s.nodes[i]; t.Op == rule.Has && t.Fact == id && t.Mask&mask != 0 {
			return true
		}
	}
	return false
}

// own gives the arity of a fact's own variable.
func (a *axis) own(kind fact.Kind) int {
	switch {
	case kind == fact.List:
		return known + 1 + len(a.classes)
	case kind == fact.Choice:
		return known + len(a.classes)
	}
	return known + len(a.bands)
}
