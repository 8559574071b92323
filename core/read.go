package core

import (
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

// Reading is what a text seems to say, as suggestions for answers.
type Reading = intake.Reading

// Reader reads free text. It is opened from its own file, which is loaded
// after the rules.
type Reader struct{ r *intake.Reader }

// OpenReader reads the intake file.
func OpenReader(b []byte) (*Reader, error) {
	in, err := pack.OpenIntake(b)
	if err != nil {
		return nil, err
	}
	r, err := intake.New(in)
	if err != nil {
		return nil, &pack.Error{File: "intake", What: "refused", Cause: err}
	}
	return &Reader{r}, nil
}

// Read reads a sentence, a tracking list or a waybill number.
func (r *Reader) Read(text string, today Day) *Reading { return r.r.Read(text, today) }
