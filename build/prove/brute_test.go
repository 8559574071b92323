package prove

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// On 200 sub-spaces of six facts the diagrams agree, state by state and in
// their counts, with asking the engine for the plan of every case.
func TestBruteForce(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	p := open_(t)
	rungs := p.ladder()
	heard := p.heard(rungs)
	names, first := p.parties("first")
	cases := 0
	for seed := uint64(1); seed <= 200; seed++ {
		sub := p.choose6(rand.New(rand.NewPCG(seed, 27)))
		within := no
		may := 0
		counted := map[string]int{}
		for _, state := range sub {
			within = p.or(within, p.single(state))
			c := p.witness(state)
			real := slices.Equal(p.state(c), state)
			if got, want := p.at(p.allowed, state) == rule.True, real && p.can(c); got != want {
				t.Fatalf("seed %d: allowed is %v, brute force says %v: %s", seed, got, want, describe(c))
			}
			if p.at(p.allowed, state) != rule.True {
				continue
			}
			may++
			cases++
			x := p.engine.Advise(c, p.today)
			shown := listed(p, x)
			if c := x.Claim; c != nil {
				if (c.Low != nil && *c.Low < 0) || (c.High != nil && *c.High < 0) || (c.Low != nil && c.High != nil && *c.Low > *c.High) || slices.Contains(c.Formulas, "F11") {
					t.Fatalf("seed %d: the claim is no range: %s", seed, x.Verdict.Text.Zh)
				}
			}
			spoke := map[string]int{}
			for i, s := range statements(p.pack) {
				spoke[s.Kind] += int(p.at(heard[i], state)+1) / 2
				if want, known := shown[s.Name()]; known != (p.at(heard[i], state) == rule.True) && !p.loose(s, state) {
					t.Fatalf("seed %d: %s is %v in the diagram, %v in the plan: %s", seed, s.Name(), !known, want, describe(c))
				}
			}
			for kind, n := range map[string]int{"evidence": len(x.Evidence), "remedies": len(x.Remedies), "checks": len(x.Checks), "ladder": len(x.Ladder)} {
				if spoke[kind] != n {
					t.Fatalf("seed %d: %d of %s in the diagrams, %d in the plan: %s", seed, spoke[kind], kind, n, describe(c))
				}
			}
			for i, g := range rungs {
				compareRung(t, p, g, x, state, fmt.Sprintf("seed %d rung %d %s", seed, i, describe(c)))
			}
			for _, name := range names {
				if p.at(first[name], state) == rule.True {
					counted["first "+name]++
				}
			}
		}
		if got := p.count(p.and(p.allowed, within)); got.Cmp(big.NewInt(int64(may))) != 0 {
			t.Fatalf("seed %d: %s states by diagram, %d by brute force", seed, got, may)
		}
		for _, name := range names {
			if got := p.count(p.all(p.allowed, within, first[name])); got.Int64() != int64(counted["first "+name]) {
				t.Fatalf("seed %d: %s first in %s states by diagram, %d by brute force", seed, name, got, counted["first "+name])
			}
		}
	}
	t.Logf("%d cases", cases)
	if cases < 5000 {
		t.Errorf("only %d cases: the sub-spaces are too small to show anything", cases)
	}
}

// can asks the engine whether a case belongs to the space.
func (p *Prover) can(c *fact.Case) bool {
	k := &p.pack.Facts
	if c.Name(k.Problem) == "return_parcel" && c.Values[k.Role].State == fact.Absent {
		return false
	}
	if c.Check(p.today) != nil {
		return false
	}
	r := p.pack.Read(c, p.today)
	for i := range p.pack.Questions {
		q := &p.pack.Questions[i]
		if c.Values[q.Fact].State != fact.Absent && r.Plainly(q.Applies) == rule.False {
			return false
		}
	}
	for _, n := range p.pack.Never {
		if r.Plainly(n) == rule.True {
			return false
		}
	}
	return true
}

// listed names the statements of a plan that it shows under their own id.
func listed(p *Prover, x *plan.Plan) map[string]bool {
	shown := map[string]bool{}
	for _, l := range append(slices.Clone(x.Liable), x.NotLiable...) {
		for _, id := range l.Rules {
			shown["liability/"+id] = true
		}
	}
	for _, a := range x.Actions {
		shown["actions/"+a.ID] = true
	}
	for _, c := range x.Clocks {
		shown["clocks/"+c.ID] = true
	}
	for _, l := range x.Letters {
		shown["letters/"+l.ID] = true
	}
	notes := map[string][]plan.Note{"warnings": x.Warnings, "donts": x.Donts, "duties": x.Duties, "closing": x.Closing, "limits": x.NotRecoverable, "exits": x.Exits}
	for kind, list := range notes {
		for _, n := range list {
			shown[kind+"/"+n.ID] = true
		}
	}
	return shown
}

// loose are the statements that a plan shows under another name than their
// own, or on other grounds: without problem and role it names whom it may be.
func (p *Prover) loose(s Statement, state []int) bool {
	switch s.Kind {
	case "liability":
		return p.at(p.situation(), state) != rule.True
	case "remedies", "claims", "evidence", "checks", "ladder":
		return true // compared by their number, and rung by rung
	}
	return false
}

func compareRung(t *testing.T, p *Prover, g stages, x *plan.Plan, state []int, where string) {
	t.Helper()
	got := ""
	for _, r := range x.Ladder {
		if r.Channel == g.rung.Channel && r.Against == g.rung.Against && r.Handles == p.pack.Text(g.rung.Handles) {
			got = r.State
		}
	}
	want := ""
	switch {
	case slices.ContainsFunc(g.block, func(d diagram) bool { return p.at(d, state) == rule.True }):
		want = "blocked"
	case p.at(g.done, state) == rule.True:
		want = "done"
	case p.at(g.now, state) == rule.True:
		want = "now"
	case p.at(g.rest, state) == rule.True:
		want = "rest"
	}
	if got == "waiting" || got == "later" {
		got = "rest"
	}
	if want != "" && got != want {
		t.Fatalf("%s: %s is %q in the diagram, %q in the plan", where, g.rung.Rule.ID, want, got)
	}
	for _, text := range []string{x.Verdict.Text.Zh, x.Verdict.Text.En} {
		if strings.ContainsAny(text, "{}") {
			t.Fatalf("%s: a placeholder is left: %s", where, text)
		}
	}
}
