package pack

import (
	"errors"

	"github.com/parcelaid/parcelaid/core/shape"
)

// Alphabet is what the runs of a Shape may hold, by bit.
const Alphabet = 38

// OpenIntake reads the intake file with the same distrust as Open. Patterns
// are parsed, and refused, by the reader that uses them.
func OpenIntake(b []byte) (*Intake, error) {
	fail := func(what string, cause error) (*Intake, error) {
		return nil, &Error{File: "intake", What: what, Cause: cause}
	}
	if err := shape.Scan(b, maxLength, maxElements); err != nil {
		return fail("refused", err)
	}
	if err := header(b); err != nil {
		return fail("refused", err)
	}
	in := &Intake{}
	rest, err := in.UnmarshalMsg(b)
	if err != nil {
		return fail("does not read", err)
	}
	if len(rest) > 0 {
		return fail("refused", shape.ErrTrailing)
	}
	if err := in.check(); err != nil {
		return fail("refused", err)
	}
	return in, nil
}

func (in *Intake) check() error {
	if n := len(in.Labels) * int(in.Buckets); len(in.Labels) > 64 || len(in.Model) < n || n == 0 && len(in.Model) > 0 || n > 0 && len(in.Model)%len(in.Labels) != 0 {
		return errors.New("the model has another size than its labels and buckets")
	}
	if n := int(in.Buckets); n&(n-1) != 0 {
		return errors.New("the buckets are no power of two")
	}
	for i := range len(in.Model) {
		if c := in.Model[i]; c < ' ' || c > '~' {
			return errors.New("a weight is no number")
		}
	}
	for _, c := range in.Cues {
		if c.Fact == "" || len(c.Pattern) > 40_000 {
			return errors.New("a cue without a fact, or too long")
		}
	}
	for _, c := range in.Classes {
		if c.Name == "" || len(c.Pattern) > 8000 {
			return errors.New("a class without a name, or too long")
		}
	}
	for _, s := range in.Shapes {
		if len(s.Rows) > 64 {
			return errors.New("a shape has too many alternatives")
		}
		for _, row := range s.Rows {
			if len(row.Runs) > 40 {
				return errors.New("a shape is too long")
			}
			for _, r := range row.Runs {
				if r.Set>>Alphabet != 0 || r.Min > r.Max || r.Max > 64 {
					return errors.New("a run of a shape is out of bounds")
				}
			}
		}
	}
	return nil
}
