package main

import (
	"io"
	"path/filepath"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/train"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

// trainIntake fits the reader's model (as every build does) and prints how
// well it reads: mistakes and figures on the lines it may learn from, figures
// only on those held out.
func trainIntake(dir string, out io.Writer) error {
	result, err := compile.Compile(dir)
	if err != nil {
		return err
	}
	in, err := pack.OpenIntake(result.Intake)
	if err != nil {
		return err
	}
	reader, err := intake.New(in)
	if err != nil {
		return err
	}
	lines, err := train.Load(filepath.Join(dir, "intake", "labelled"))
	if err != nil {
		return err
	}
	today := day.Of(2026, 11, 20)
	known, held := train.Split(lines)
	report := train.Score(reader, known, today, out)
	report.Write(out, "development")
	train.Score(reader, held, today, nil).Write(out, "held out")
	return nil
}
