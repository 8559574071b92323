package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
)

// check reads the knowledge and runs every example beside the rules.
func check(dir string, out io.Writer) error {
	engine, result, err := open(dir)
	if err != nil {
		return err
	}
	wrong := compile.RunExamples(engine.Pack, result.Examples)
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
	gaps := compile.Sweep(engine.Pack)
	for _, g := range gaps {
		fmt.Fprintln(out, g)
	}
	if len(wrong)+len(gaps) > 0 {
		return fmt.Errorf("check: %d examples are wrong, %d situations lack something", len(wrong), len(gaps))
	}
	fmt.Fprintf(out, "ok: pack %s\n", result.Revision)
	return nil
}
