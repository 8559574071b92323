package core

import "github.com/parcelaid/parcelaid/core/casefile"

// A saved case; see core/casefile.
type (
	Saved = casefile.File
	Entry = casefile.Contact
	Field = casefile.Field
)

// MaxSaved is the longest file of a saved case, in bytes.
const MaxSaved = casefile.MaxLength

// Why a saved case is refused.
var (
	ErrForeign  = casefile.ErrForeign
	ErrNewer    = casefile.ErrNewer
	ErrChecksum = casefile.ErrChecksum
	ErrCut      = casefile.ErrCut
	ErrLong     = casefile.ErrLong
)

// EncodeCase writes a saved case, DecodeCase reads one of any version, whole
// or not at all.
func EncodeCase(f *Saved) []byte                { return casefile.Encode(f) }
func DecodeCase(b []byte) (*Saved, error)       { return casefile.Decode(b) }
func RedactCase(f *Saved) *Saved                { return casefile.Redact(f) }
func CaseText(b []byte) string                  { return casefile.Text(b) }
func ParseCaseText(text string) ([]byte, error) { return casefile.Parse(text) }

// Restore gives the answers of a saved case. What the knowledge has no word
// for is in f.Aside afterwards.
func (e *Engine) Restore(f *Saved, today Day) *Case { return f.Fill(e.Pack.Schema, today) }
