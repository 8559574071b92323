// Package diff tells what a change of the knowledge changes in the advice:
// in how many cases, counted exactly, and one case of each.
package diff

import (
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core/day"
)

// Report is the difference of two revisions.
type Report struct {
	Old, New   string   // revisions of the packs
	Situations *big.Int // cases that both allow, with problem and role
	Tallies    []prove.Tally
}

// Between compares the knowledge in two folders as it reads on one day, the
// newer one's own where on is 0.
func Between(old, now string, on day.Day) (*Report, error) {
	before, after := compile.Read(old), compile.Read(now)
	if err := compile.Unite(before, after); err != nil {
		return nil, err
	}
	bench := compile.NewBench()
	a, err := bench.Compile(before)
	if err != nil {
		return nil, fmt.Errorf("the old revision: %w", err)
	}
	b, err := bench.Compile(after)
	if err != nil {
		return nil, fmt.Errorf("the new revision: %w", err)
	}
	if on == 0 {
		on = day.Day(b.Pack.Day)
	}
	q := prove.NewFor(on, b.Pack, a.Pack)
	p := q.With(a.Pack)
	return &Report{Old: old, New: now, Situations: q.Situations(p), Tallies: q.Tallies(prove.Compare(p, q))}, nil
}

// Text prints the report for a terminal.
func (r *Report) Text(w io.Writer) {
	if len(r.Tallies) == 0 {
		fmt.Fprintln(w, "no case changes")
		return
	}
	fmt.Fprintf(w, "of %s situations\n", r.Situations)
	for _, t := range r.Tallies {
		fmt.Fprintf(w, "%s: %s change (%s)\n", t.Kind, t.States, r.part(t.States))
		for _, c := range t.Changes {
			fmt.Fprintf(w, "  %s %s\n    for %s\n", c.Name, c.What, c.Witness())
		}
	}
}

// Markdown prints it for a review.
func (r *Report) Markdown(w io.Writer) {
	if len(r.Tallies) == 0 {
		fmt.Fprintln(w, "No case changes.")
		return
	}
	fmt.Fprintf(w, "Of %s situations (what happened and to whom is known) these change:\n\n", r.Situations)
	fmt.Fprintln(w, "| what | situations | share |\n|---|---:|---:|")
	for _, t := range r.Tallies {
		fmt.Fprintf(w, "| %s | %s | %s |\n", t.Kind, t.States, r.part(t.States))
	}
	for _, t := range r.Tallies {
		fmt.Fprintf(w, "\n## %s\n\n", t.Kind)
		for _, c := range t.Changes {
			fmt.Fprintf(w, "- %s %s, for example `%s`\n", mark(c.Name), mark(c.What), c.Witness())
		}
	}
}

func mark(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", "&lt;", "|", `\|`).Replace(s)
}

// part gives a share in words that do not round something to nothing.
func (r *Report) part(n *big.Int) string {
	if r.Situations.Sign() == 0 {
		return "0 %"
	}
	share, _ := new(big.Rat).SetFrac(new(big.Int).Mul(n, big.NewInt(100)), r.Situations).Float64()
	if share > 0 && share < 0.001 {
		return "< 0.001 %"
	}
	return fmt.Sprintf("%.3f %%", share)
}
