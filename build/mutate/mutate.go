// Package mutate plants faults into the knowledge and looks whether the
// examples or the proof catch them.
//
// A fault is a change of the YAML as read: one test, one word, one number. It
// counts only if the knowledge still compiles and the advice differs in at
// least one case that can be. Only what a fault can touch is looked at again:
// the examples of the rules that it changes, the whole cases, and the parts of
// the proof that rest on what changed.
package mutate

import (
	"math/rand/v2"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
)

// site is a place where a fault can be planted.
type site struct {
	kind  string
	file  string
	line  int
	what  string
	plant func() (undo func())
}

// sites lists every fault of every kind, in the order of the files.
func sites(s *compile.Source) []site {
	w := &walk{source: s, facts: map[string]*compile.Node{}}
	for _, q := range s.Entries("questions") {
		w.facts[q.Word("fact")] = q
	}
	w.facts["trouble"], w.facts["troubles"] = w.facts["problem"], w.facts["also"]
	w.rules()
	w.vocabulary()
	w.letters()
	return w.list
}

// choose takes n sites: each kind as often as any other, within a kind each
// file, as far as they go. The same seed takes the same ones.
func choose(all []site, n int, seed uint64) []site {
	dice := rand.New(rand.NewPCG(seed, 3))
	kinds := map[string][]site{}
	for _, x := range all {
		kinds[x.kind] = append(kinds[x.kind], x)
	}
	var names []string
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		kinds[name] = spread(kinds[name], dice)
	}
	var chosen []site
	for round := 0; len(chosen) < n; round++ {
		more := false
		for _, name := range names {
			if round < len(kinds[name]) && len(chosen) < n {
				chosen, more = append(chosen, kinds[name][round]), true
			}
		}
		if !more {
			break
		}
	}
	return chosen
}

// spread shuffles sites and then takes one of each file in turn.
func spread(list []site, dice *rand.Rand) []site {
	dice.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	files := map[string][]site{}
	var names []string
	for _, x := range list {
		if files[x.file] == nil {
			names = append(names, x.file)
		}
		files[x.file] = append(files[x.file], x)
	}
	var out []site
	for round := 0; len(out) < len(list); round++ {
		for _, name := range names {
			if round < len(files[name]) {
				out = append(out, files[name][round])
			}
		}
	}
	return out
}
