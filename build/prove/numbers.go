package prove

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/rule"
)

// maxDays is how far from today a date may lie.
const maxDays = 20_000

// bands cuts the range of an amount, a number or the age of a date at every
// border that a condition, a clock that opens a rung or a rule's time in
// force draws.
func (s *Space) bands(id fact.ID) []band {
	def := &s.pack.Schema.Defs[id]
	whole := band{0, int64(money.Max)}
	switch {
	case def.Kind == fact.Number:
		whole.hi = 1000
	case def.Kind == fact.Date:
		whole = band{-maxDays, maxDays}
		if def.Tense == fact.Past {
			whole.lo = 0
		}
		if def.Tense == fact.Future {
			whole.hi = 0
		}
	}
	starts := []int64{whole.lo}
	border := func(first int64) { // the first number of a new band
		if first > whole.lo && first <= whole.hi {
			starts = append(starts, first)
		}
	}
	for i := range s.nodes {
		if n := &s.nodes[i]; n.Fact == id && (n.Op == rule.Between || n.Op == rule.Age) {
			border(n.Lo)
			border(n.Hi + 1)
		}
	}
	if def.Kind == fact.Date {
		for _, p := range s.packs {
			for _, age := range append(s.clockAges(p, id), s.forceAges(p, id)...) {
				border(age)
			}
		}
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	var bands []band
	for i, lo := range starts {
		hi := whole.hi
		if i+1 < len(starts) {
			hi = starts[i+1] - 1
		}
		bands = append(bands, band{lo, hi})
	}
	return bands
}

// inequality says that x is at least `by` less than y: x + by ≤ y. The place 0
// stands for the number 0.
type inequality struct {
	x, y int
	by   int64
}

// solve gives numbers that satisfy all inequalities over n places, or false.
// (Shortest paths: Bellman and Ford.)
func solve(n int, list []inequality) ([]int64, bool) {
	value := make([]int64, n)
	for round := 0; ; round++ {
		changed := false
		for _, q := range list {
			if limit := value[q.y] - q.by; value[q.x] > limit {
				value[q.x], changed = limit, true
			}
		}
		if !changed {
			break
		}
		if round > n {
			return nil, false
		}
	}
	zero := value[0]
	for i := range value {
		value[i] -= zero
	}
	return value, true
}

// within bounds a place by a band.
func within(place int, b band) []inequality {
	return []inequality{{0, place, b.lo}, {place, 0, -b.hi}}
}

// system gives the inequalities of some facts' bands and of the order of those
// that are compared. state holds a value for each variable.
func (s *Space) system(ids []fact.ID, state func(level int) int) (places map[fact.ID]int, list []inequality) {
	places = map[fact.ID]int{}
	for _, id := range ids {
		if v := state(s.axes[id].level); v >= known {
			places[id] = len(places) + 1
			list = append(list, within(places[id], s.axes[id].bands[v-known])...)
		}
	}
	for _, d := range s.duels {
		a, b := places[d.a], places[d.b]
		switch {
		case a == 0 || b == 0:
		case state(d.level) == 1:
			list = append(list, inequality{a, b, 1})
		default:
			list = append(list, inequality{b, a, 0})
		}
	}
	for _, pair := range s.pack.Schema.Order { // ages run the other way
		if a, b := places[pair[0]], places[pair[1]]; a != 0 && b != 0 {
			list = append(list, inequality{b, a, 0})
		}
	}
	return places, list
}

// linked gives the amounts that comparisons tie together, in groups.
func (s *Space) linked() [][]fact.ID {
	var groups [][]fact.ID
	for _, d := range s.duels {
		group := []fact.ID{d.a, d.b}
		groups = slices.DeleteFunc(groups, func(have []fact.ID) bool {
			if slices.Contains(have, d.a) || slices.Contains(have, d.b) {
				group = append(group, have...)
				return true
			}
			return false
		})
		slices.Sort(group)
		groups = append(groups, slices.Compact(group))
	}
	return groups
}
