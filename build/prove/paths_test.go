package prove

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Along random paths the engine asks the page that the proof says it asks, and
// every case on the way is among those reached.
func TestPaths(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	p := open_(t)
	list := p.queries()
	v := p.interview(3 * MaxPages)
	t.Logf("longest %d, median %d, ends %.4f", v.Longest(), v.Median(), v.Ends)
	lengths := make([]int, 3*MaxPages)
	for seed := uint64(1); seed <= 400; seed++ {
		r := rand.New(rand.NewPCG(seed, 3))
		c := fact.NewCase(p.pack.Schema)
		pages := 0
		for ; ; pages++ {
			state := p.state(c)
			want := p.sheets(list, p.single(state))
			next := p.engine.Next(c, p.today)
			if next == nil {
				if len(want) > 0 {
					t.Fatalf("seed %d: the engine ends, the proof asks %v: %s", seed, p.pack.Names(want[0].facts), describe(c))
				}
				break
			}
			if len(want) != 1 || !slices.Equal(p.pack.Names(want[0].facts), next.Facts) {
				t.Fatalf("seed %d: the engine asks %v, the proof %v: %s", seed, next.Facts, want, describe(c))
			}
			if !p.reply(r, c, want[0]) {
				break
			}
			if p.at(p.allowed, p.state(c)) != rule.True {
				break // an answer that made another one fall away; the proof counts it without
			}
		}
		if pages > v.Longest() {
			t.Fatalf("seed %d: %d pages: %s", seed, pages, describe(c))
		}
		lengths[pages]++
	}
	t.Log(fmt.Sprint(lengths))
}

// reply answers a page at random, with what can be.
func (p *Prover) reply(r *rand.Rand, c *fact.Case, x sheet) bool {
	for range 50 {
		state := p.state(c)
		for _, id := range x.facts {
			a := &p.axes[id]
			state[a.level] = unknown + r.IntN(p.arity[a.level]-unknown)
			for _, m := range a.members {
				if state[a.level] >= known && r.IntN(4) == 0 {
					state[m.level] = 1
				}
			}
			if first := state[a.level] - known - 1; len(a.members) > 0 && len(a.classes) > 0 && first >= 0 {
				state[a.members[first].level] = 1
			}
		}
		with := p.witness(state)
		if p.can(with) || p.at(p.could, p.state(with)) == rule.True {
			*c = *with
			return true
		}
	}
	return false
}
