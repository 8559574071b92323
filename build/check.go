package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/mutate"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
)

// check reads the knowledge, runs every example beside the rules, and proves
// what the advice promises over every case there is (see build/prove).
func check(dir, on string, verbose bool, out io.Writer) error {
	begun := time.Now()
	engine, result, err := open(dir)
	if err != nil {
		return err
	}
	today := day.Day(engine.Pack.Day)
	if on != "" {
		if today, err = core.ParseDay(on); err != nil {
			return fmt.Errorf("-on: %q is %w", on, err)
		}
	}
	wrong := compile.RunExamples(engine.Pack, result.Examples)
	wrong = append(wrong, compile.RunCases(engine.Pack, dir, result.Cases)...)
	for _, w := range wrong {
		fmt.Fprintln(out, w)
	}
	kinds := make([]string, 0, len(result.Counts))
	for kind := range result.Counts {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		fmt.Fprintf(out, "%6d %s\n", result.Counts[kind], kind)
	}
	fmt.Fprintf(out, "%6d examples, %d wrong\n", len(result.Examples), len(wrong))
	fmt.Fprintf(out, "pack %s, proof for %s\n", result.Revision, today)
	for _, w := range stale(engine.Pack, today) {
		fmt.Fprintln(out, w)
	}
	proof := prove.Run(engine, today, verbose)
	if verbose {
		proof.Details(out)
	}
	bare := lacking(engine.Pack, result.Examples, proof.Possible)
	for _, line := range bare {
		fmt.Fprintln(out, line)
	}
	for _, f := range proof.Faults {
		fmt.Fprintln(out, f)
	}
	fmt.Fprintln(out, proof.Summary())
	if len(wrong)+len(proof.Faults)+len(bare) > 0 {
		return fmt.Errorf("check: %d examples are wrong, %d rules lack one, the proof finds %d faults", len(wrong), len(bare), len(proof.Faults))
	}
	fmt.Fprintf(out, "ok: %s states, %d rules, %.1f s\n", proof.States, proof.Rules, time.Since(begun).Seconds())
	return nil
}

// plantFaults runs the check of the check (see build/mutate).
func plantFaults(dir string, count int, seed uint64, only string, out io.Writer) error {
	_, err := mutate.Run(mutate.Options{Dir: dir, Count: count, Seed: seed, Only: only}, out)
	return err
}
