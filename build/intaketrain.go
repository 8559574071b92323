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
// well it reads: mistakes and figures on the lines it may learn from, each
// read with a model that has not seen it; figures only on those held out and
// on the blind ones.
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
	blind, err := train.Load(filepath.Join(dir, "intake", "blind"))
	if err != nil {
		return err
	}
	today := day.Of(2026, 11, 20)
	known, held := train.Split(lines)
	cross, err := train.Cross(in, known, today, out)
	if err != nil {
		return err
	}
	cross.Write(out, "development, cross-validated")
	train.Score(reader, known, today, nil).Write(out, "development, learnt")
	train.Score(reader, held, today, nil).Write(out, "held out")
	train.Score(reader, blind, today, nil).Write(out, "blind")
	return nil
}
