package core

import "github.com/parcelaid/parcelaid/core/wire"

// AdviseLine answers one case, a line of JSON, with its plan, another line:
// what the command line and the SDK speak. ok is false where the answer is an
// error (schema/error.json).
func (e *Engine) AdviseLine(line []byte) (answer []byte, ok bool) {
	r, err := e.ReadCase(line)
	if err != nil {
		return WriteError(r.ID, err), false
	}
	p := e.Advise(r.Case, r.Today)
	e.Explain(r.Case, p)
	p.Text = e.Text(p)
	return WritePlan(r.ID, p), true
}

// NextLine answers one case with only the question to ask now.
func (e *Engine) NextLine(line []byte) (answer []byte, ok bool) {
	r, err := e.ReadCase(line)
	if err != nil {
		return WriteError(r.ID, err), false
	}
	return wire.Next(r.ID, e.Next(r.Case, r.Today)), true
}
