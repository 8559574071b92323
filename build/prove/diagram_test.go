package prove

import (
	"math/rand/v2"
	"testing"

	"github.com/parcelaid/parcelaid/core/rule"
)

// table is a function written out: a truth for each state.
type table []rule.Truth

// Diagrams of random functions agree with their tables, under every operation.
func TestDiagrams(t *testing.T) {
	arity := []int{2, 3, 4, 2}
	total := 2 * 3 * 4 * 2
	state := func(n int) []int {
		v := make([]int, len(arity))
		for l := range arity {
			v[l], n = n%arity[l], n/arity[l]
		}
		return v
	}
	for seed := uint64(1); seed <= 50; seed++ {
		r := rand.New(rand.NewPCG(seed, 1))
		s := newStore(arity)
		random := func(least rule.Truth) (diagram, table) {
			f := make(table, total)
			for n := range f {
				f[n] = []rule.Truth{rule.False, least, rule.True}[r.IntN(3)]
			}
			place := map[[4]int]int{}
			for n := range f {
				place[[4]int(state(n))] = n
			}
			return s.over([]int{3, 0, 2, 1}, func(v []int) rule.Truth { return f[place[[4]int{v[1], v[3], v[2], v[0]}]] }), f
		}
		a, x := random(rule.Unknown)
		b, y := random(rule.Unknown)
		c, z := random(rule.False)
		held, both := 0, false
		level, value := r.IntN(4), 0
		for n := range total {
			at := state(n)
			same(t, "and", s.at(s.and(a, b), at), min(x[n], y[n]))
			same(t, "or", s.at(s.or(a, b), at), max(x[n], y[n]))
			same(t, "not", s.at(s.not(a), at), -x[n])
			same(t, "holds", s.at(s.holds(a), at), answer(x[n] == rule.True))
			same(t, "fails", s.at(s.fails(a), at), answer(x[n] == rule.False))
			fixed := append([]int(nil), at...)
			fixed[level] = value
			same(t, "fix", s.at(s.fix(a, level, value), at), s.at(a, fixed))
			if x[n] == rule.True {
				held++
			}
			both = both || (x[n] == rule.True && z[n] == rule.True)
		}
		if got := s.count(s.holds(a)); got.Int64() != int64(held) {
			t.Fatalf("count %s, not %d", got, held)
		}
		if s.meets(s.holds(a), c) != both {
			t.Fatalf("meets is %v", !both)
		}
		if picked := s.pick(a); held > 0 && s.at(a, picked) != rule.True {
			t.Fatalf("picked %v", picked)
		}
	}
}

func same(t *testing.T, what string, got, want rule.Truth) {
	t.Helper()
	if got != want {
		t.Fatalf("%s is %d, not %d", what, got, want)
	}
}

func TestSolve(t *testing.T) {
	// 1 ≤ x ≤ 5, 4 ≤ y ≤ 9, x < y
	list := append(within(1, band{1, 5}), within(2, band{4, 9})...)
	v, ok := solve(3, append(list, inequality{1, 2, 1}))
	if !ok || v[0] != 0 || v[1] < 1 || v[1] > 5 || v[2] < 4 || v[2] > 9 || v[1] >= v[2] {
		t.Errorf("solve gives %v, %v", v, ok)
	}
	// y < x has room only at x = 5, y = 4; y < x - 1 has none
	if v, ok := solve(3, append(list, inequality{2, 1, 1})); !ok || v[1] != 5 || v[2] != 4 {
		t.Errorf("solve gives %v, %v", v, ok)
	}
	if v, ok := solve(3, append(list, inequality{2, 1, 2})); ok {
		t.Errorf("solve gives %v for what has no solution", v)
	}
}
