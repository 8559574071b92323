package mutate

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
)

const knowledge = "../../core/knowledge"

// A run takes every kind in turn, the same ones for the same seed, and each
// kind can be planted.
func TestChoose(t *testing.T) {
	all := sites(compile.Read(knowledge))
	kinds := map[string]int{}
	for _, x := range all {
		kinds[x.kind]++
		if x.file == "" || x.line == 0 || x.what == "" {
			t.Fatalf("%s does not say where: %q", x.kind, x.what)
		}
	}
	if len(kinds) < 20 {
		t.Errorf("only %d kinds of faults", len(kinds))
	}
	a, b := choose(indexed(all, ""), 200, 7), choose(indexed(all, ""), 200, 7)
	seen := map[string]int{}
	for i := range a {
		if a[i].line != b[i].line {
			t.Fatal("the same seed chose other faults")
		}
		seen[a[i].kind]++
	}
	for kind, n := range kinds {
		if seen[kind] == 0 {
			t.Errorf("%s (%d places) was not chosen", kind, n)
		}
	}
}

// What a run reports of some faults: each is taken back, and what is caught
// and what changes nothing is what it must be.
func TestLook(t *testing.T) {
	if testing.Short() {
		t.Skip("cuts a space")
	}
	all := sites(compile.Read(knowledge))
	want := map[string]string{ // a fault, and what is said of it
		"silence a rule: liability/buyer-loss":          "caught",
		"open a rung early: ladder/postal-appeal":       "caught",
		"shift a clock: clocks/courier-reply: 7 days b": "caught",
		"drop a block: ladder/postal-appeal: block 1":   "caught",
		"ask always: questions/seller_reachable":        "",
	}
	var job []int
	var names []string
	for i, x := range all {
		for name := range want {
			if strings.HasPrefix(x.kind+": "+x.what, name) {
				job, names = append(job, i), append(names, name)
			}
		}
	}
	list, err := plant(knowledge, job)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 4 {
		t.Fatalf("only %d of the faults were found", len(list))
	}
	for i, x := range list {
		if want[names[i]] == "caught" && x.caught == "" {
			t.Errorf("%s %s: not caught (%s)", x.kind, x.what, x.dull)
		}
		if x.dull == "" && x.witness == "" {
			t.Errorf("%s %s: no witness", x.kind, x.what)
		}
	}
}
