package rule

import (
	"math/rand/v2"
	"testing"

	"github.com/parcelaid/parcelaid/core/fact"
)

// The vocabulary of the property tests: two choices, a list, two amounts.
func vocabulary() *fact.Schema {
	return fact.NewSchema([]fact.Def{
		{Name: "a", Kind: fact.Choice, Values: []string{"x", "y", "z"}},
		{Name: "b", Kind: fact.Choice, Values: []string{"yes", "no"}},
		{Name: "l", Kind: fact.List, Values: []string{"p", "q"}},
		{Name: "m", Kind: fact.Money},
		{Name: "n", Kind: fact.Money},
	})
}

// all lists every value that tests over this vocabulary can tell apart.
func all(id fact.ID) []fact.Value {
	known := func(ns ...int64) []fact.Value {
		var values []fact.Value
		for _, n := range ns {
			values = append(values, fact.Value{State: fact.Known, N: n})
		}
		return values
	}
	switch id {
	case 0:
		return known(0, 1, 2)
	case 1:
		return known(0, 1)
	case 2:
		return known(0, 1, 2, 3)
	}
	return known(0, 1, 4, 5, 6, 7, 9, 10, 11, 12, 13)
}

func randomCondition(b *Builder, r *rand.Rand, depth int) Ref {
	if depth == 0 || r.IntN(3) == 0 {
		switch r.IntN(5) {
		case 0:
			return b.Test(Node{Op: In, Fact: 0, Mask: 1 + uint64(r.IntN(6))})
		case 1:
			return b.Test(Node{Op: In, Fact: 1, Mask: 1 + uint64(r.IntN(2))})
		case 2:
			return b.Test(Node{Op: Has, Fact: 2, Mask: 1 + uint64(r.IntN(3))})
		case 3:
			return b.Test(Node{Op: Between, Fact: fact.ID(3 + r.IntN(2)), Lo: int64(5 * r.IntN(3)), Hi: Unbounded})
		}
		return b.Test(Node{Op: Below, Fact: 3, Other: 4})
	}
	left, right := randomCondition(b, r, depth-1), randomCondition(b, r, depth-1)
	switch r.IntN(3) {
	case 0:
		return b.All(left, right)
	case 1:
		return b.Any(left, right)
	}
	return b.Not(left)
}

// complete calls f with every completion of values.
func complete(values []fact.Value, from int, f func([]fact.Value)) {
	for i := from; i < len(values); i++ {
		if values[i].State == fact.Known {
			continue
		}
		held := values[i]
		for _, v := range all(fact.ID(i)) {
			values[i] = v
			complete(values, i+1, f)
		}
		values[i] = held
		return
	}
	f(values)
}

// Holds must say the same as trying every allowed completion, and Kleene
// evaluation may only ever be more cautious.
func TestHoldsEqualsBruteForce(t *testing.T) {
	schema := vocabulary()
	r := rand.New(rand.NewPCG(7, 11))
	decided, sharper := 0, 0
	for range 3000 {
		var b Builder
		root, never := randomCondition(&b, r, 3), randomCondition(&b, r, 2)
		s := Solver{Program: &b.Program, Schema: schema, Never: []Ref{never}}
		values := make([]fact.Value, len(schema.Defs))
		for i := range values {
			if options := all(fact.ID(i)); r.IntN(2) == 0 {
				values[i] = options[r.IntN(min(10, len(options)))] // one more lies above
			}
		}
		out := make([]Truth, len(b.Nodes))
		yes, no := false, false
		complete(values, 0, func(v []fact.Value) {
			b.Eval(v, 0, out)
			if out[never] != True {
				yes, no = yes || out[root] == True, no || out[root] == False
			}
		})
		if !yes && !no {
			continue // the answers themselves cannot be
		}
		want := Unknown
		if yes != no {
			want = truth(yes)
		}
		got := s.For(values, 0).Holds(root)
		if got != want {
			t.Fatalf("Holds = %d, want %d (yes %v, no %v)\nvalues %v\nnodes %+v", got, want, yes, no, values, b.Nodes)
		}
		b.Eval(values, 0, out)
		if out[root] != Unknown && yes && no {
			t.Fatalf("Kleene says %d where both can be", out[root])
		}
		if want != Unknown {
			decided++
			if out[root] == Unknown {
				sharper++
			}
		}
	}
	if decided < 500 || sharper < 50 {
		t.Errorf("the test decides little: %d decided, %d only by splitting", decided, sharper)
	}
}

func TestMattersEqualsBruteForce(t *testing.T) {
	schema := vocabulary()
	r := rand.New(rand.NewPCG(3, 5))
	for range 1000 {
		var b Builder
		root := randomCondition(&b, r, 3)
		s := Solver{Program: &b.Program, Schema: schema}
		values := make([]fact.Value, len(schema.Defs))
		id := fact.ID(r.IntN(2))
		out := make([]Truth, len(b.Nodes))
		seen := map[Truth]bool{}
		complete(values, 0, func(v []fact.Value) {
			b.Eval(v, 0, out)
			seen[out[root]] = true
		})
		if got, want := s.For(values, 0).Matters(root, id), len(seen) > 1; got && !want {
			t.Fatalf("a fact matters to what is constant: %+v", b.Nodes)
		}
	}
}

// The middle value: unknown is neither yes nor no, and not is its own inverse.
func TestTruthTables(t *testing.T) {
	var b Builder
	x := b.Test(Node{Op: In, Fact: 0, Mask: 1})
	y := b.Test(Node{Op: In, Fact: 1, Mask: 1})
	and, or, not := b.All(x, y), b.Any(x, y), b.Not(x)
	values := func(t Truth) fact.Value {
		switch t {
		case True:
			return fact.Value{State: fact.Known, N: 0}
		case False:
			return fact.Value{State: fact.Known, N: 1}
		}
		return fact.Value{}
	}
	out := make([]Truth, len(b.Nodes))
	for _, p := range []Truth{False, Unknown, True} {
		for _, q := range []Truth{False, Unknown, True} {
			b.Eval([]fact.Value{values(p), values(q)}, 0, out)
			if out[and] != min(p, q) || out[or] != max(p, q) || out[not] != -p {
				t.Errorf("%d, %d: and %d, or %d, not %d", p, q, out[and], out[or], out[not])
			}
		}
	}
}

func TestEqualConditionsAreOneNode(t *testing.T) {
	var b Builder
	one := func() Ref {
		return b.All(b.Test(Node{Op: In, Fact: 0, Mask: 1}), b.Not(b.Test(Node{Op: In, Fact: 1, Mask: 2})))
	}
	if one() != one() || b.Not(b.Not(one())) != one() {
		t.Error("equal conditions became two nodes")
	}
}

// While the solver tries answers for what is open, `missing` tells what has
// been answered, not what is being tried.
func TestMissingStaysWhileAnswersAreTried(t *testing.T) {
	var b Builder
	unasked := b.All(b.Test(Node{Op: In, Fact: 0, Mask: 1}), b.Test(Node{Op: Missing, Fact: 1}))
	never := b.All(b.Test(Node{Op: In, Fact: 1, Mask: 1}), b.Test(Node{Op: Has, Fact: 2, Mask: 1}))
	schema := vocabulary()
	solver := &Solver{Program: &b.Program, Schema: schema, Never: []Ref{never}}
	if got := solver.For(fact.NewCase(schema).Values, 0).Holds(unasked); got != Unknown {
		t.Errorf("Holds = %d, want unknown: it hangs on a alone", got)
	}
}
