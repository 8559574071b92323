package mutate

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// Survivor is a fault that nothing catches.
type Survivor struct {
	Kind, File string
	Line       int
	What       string // what was changed
	Witness    string // a case whose advice it changes
}

// share counts what is caught.
type share struct{ planted, examples, proof int }

func (s share) String() string {
	caught := s.examples + s.proof
	return fmt.Sprintf("%5d planted, %5d caught by examples, %5d by the proof, %5.1f %%", s.planted, s.examples, s.proof, 100*float64(caught)/float64(max(1, s.planted)))
}

func report(o Options, all []site, results []outcome, begun time.Time, out io.Writer) ([]Survivor, error) {
	kinds, files := map[string]share{}, map[string]share{}
	var total share
	var survivors []Survivor
	excused := 0
	slowest, dull := time.Duration(0), map[string]int{}
	var sum time.Duration
	for _, x := range results {
		if x.dull != "" {
			dull[x.dull]++
			continue
		}
		sum += x.took
		slowest = max(slowest, x.took)
		if x.caught == "" && isArgued(x.site) {
			excused++
			continue
		}
		var s share
		s.planted = 1
		switch x.caught {
		case "":
			survivors = append(survivors, Survivor{x.kind, x.file, x.line, x.what, x.witness})
		case "examples", "whole cases":
			s.examples = 1
		default:
			s.proof = 1
		}
		kinds[x.kind], files[x.file], total = plus(kinds[x.kind], s), plus(files[x.file], s), plus(total, s)
	}
	slices.SortFunc(survivors, func(a, b Survivor) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, cmp.Compare(a.What, b.What))
	})
	if !o.Terse {
		for _, s := range survivors {
			fmt.Fprintf(out, "survives: knowledge/%s:%d: %s: %s\n    %s\n", s.File, s.Line, s.Kind, s.What, s.Witness)
		}
	}
	for _, table := range []map[string]share{kinds, files} {
		for _, name := range slices.Sorted(maps.Keys(table)) {
			fmt.Fprintf(out, "%-36s %s\n", name, table[name])
		}
	}
	fmt.Fprintf(out, "%d places for faults; of %d tried, %d do not compile and %d change no advice\n", len(all), len(results), dull["does not compile"], dull["changes nothing"])
	for _, a := range argued {
		fmt.Fprintf(out, "argued: %s %s: %s\n", a.kind, a.what, a.why)
	}
	fmt.Fprintf(out, "%d survivors are argued (build/mutate/argued.go) and not counted below\n", excused)
	caught := total.examples + total.proof
	fmt.Fprintf(out, "%d faults of %d kinds, %d caught, %.1f %%; %.2f s each, the slowest %.1f s, %.0f s in all\n", total.planted, len(kinds), caught,
		100*float64(caught)/float64(max(1, total.planted)), sum.Seconds()/float64(max(1, total.planted)), slowest.Seconds(), time.Since(begun).Seconds())
	return survivors, nil
}

func plus(a, b share) share {
	return share{a.planted + b.planted, a.examples + b.examples, a.proof + b.proof}
}
