package mutate

import (
	"math/rand/v2"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/pack"
)

func compiled(t *testing.T) *compile.Result {
	t.Helper()
	made, err := compile.Compile("../../core/knowledge")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// planted gives a pack in which change has been made.
func planted(t *testing.T, made *compile.Result, change func(*plot)) *prove.Prover {
	t.Helper()
	rules, before := &pack.Rules{}, &pack.Rules{}
	for _, r := range []*pack.Rules{rules, before} {
		if _, err := r.UnmarshalMsg(made.Rules); err != nil {
			t.Fatal(err)
		}
	}
	change(&plot{graph: graph{rules}, before: before})
	raw, err := rules.MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := pack.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	return prove.New(&core.Engine{Pack: opened}, day.Day(before.Day))
}

// Every kind of fault can be planted, and gives rules that open.
func TestKinds(t *testing.T) {
	made := compiled(t)
	for _, k := range kinds {
		planted(t, made, func(p *plot) {
			dice := rand.New(rand.NewPCG(1, 1))
			for n := 0; !k.plant(p, dice); n++ {
				if n > 1000 {
					t.Fatalf("%s finds no place", k.name)
				}
			}
			if p.where == "" {
				t.Errorf("%s does not say where", k.name)
			}
		})
	}
}

// The proof finds what it promises to find, with a witness that the engine
// confirms.
func TestCaught(t *testing.T) {
	made := compiled(t)
	find := func(p *plot, group, id string) int {
		for i, x := range p.of(group) {
			if x.ID == id {
				return i
			}
		}
		t.Fatalf("there is no %s/%s", group, id)
		return 0
	}
	for name, change := range map[string]func(*plot){
		"nobody answers first": func(p *plot) { p.of("liability")[find(p, "liability", "sender-base")].Shows = p.not(p.always()) },
		"two answer first": func(p *plot) {
			x := p.of("liability")[find(p, "liability", "buyer-loss")]
			x.Shows = p.rewrite(x.Shows, map[pack.Ref]pack.Ref{p.exceptions(x.Shows)[0]: p.always()}, nil)
		},
		"early":     func(p *plot) { p.Ladder[find(p, "ladder", "postal-appeal")].Opens = nil },
		"no block":  func(p *plot) { p.Ladder[find(p, "ladder", "postal-appeal")].Blocked = nil },
		"no source": func(p *plot) { p.of("actions")[0].Because = nil },
		"silent":    func(p *plot) { p.of("actions")[0].Shows = p.not(p.always()) },
		"one clock shorter": func(p *plot) {
			for i := range p.Clocks {
				if p.Clocks[i].Rule.ID == "courier-reply" {
					p.Clocks[i].Count--
				}
			}
		},
	} {
		f := planted(t, made, change).First(false)
		if f == nil {
			t.Errorf("%s: nothing is found", name)
		} else if f.Engine != "" {
			t.Errorf("%s: %v", name, f)
		} else {
			t.Logf("%s: %v", name, f)
		}
	}
}
