package app

import (
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Masking is a text whose personal data is hidden. It is in memory only: no
// part of it is ever encoded.
type Masking struct {
	text   []rune
	hidden []rune // the text with every mask as stars
	Groups []MaskGroup
	Parts  []MaskPart
}

// MaskGroup is one thing that is hidden, wherever it stands in the text.
type MaskGroup struct {
	Kind   string
	Text   string // what is hidden
	Places int
	Lifted bool
}

// MaskPart is a stretch of the text. Group is its group, or -1.
type MaskPart struct {
	Plain, Stars string
	Group        int
}

// newMasking divides a text at its masks. The same number twice is one group.
func newMasking(text string, read *core.Reading) *Masking {
	m := &Masking{text: []rune(text), hidden: []rune(read.Redacted)}
	end := min(len(m.text), len(m.hidden))
	at := 0
	part := func(to, group int) {
		if to > at {
			m.Parts = append(m.Parts, MaskPart{string(m.text[at:to]), string(m.hidden[at:to]), group})
			at = to
		}
	}
	for _, mask := range read.Masks {
		from, to := max(at, mask.From), min(end, mask.To)
		if from >= to {
			continue
		}
		part(from, -1)
		part(to, m.group(mask.Kind, string(m.text[from:to])))
	}
	part(end, -1)
	return m
}

func (m *Masking) group(kind, text string) int {
	for i := range m.Groups {
		if m.Groups[i].Kind == kind && m.Groups[i].Text == text {
			m.Groups[i].Places++
			return i
		}
	}
	m.Groups = append(m.Groups, MaskGroup{Kind: kind, Text: text, Places: 1})
	return len(m.Groups) - 1
}

// Count is the number of places that are hidden now.
func (m *Masking) Count() (n int) {
	for _, g := range m.Groups {
		if !g.Lifted {
			n += g.Places
		}
	}
	return n
}

// Out is the text as it may be passed on.
func (m *Masking) Out() string {
	var b strings.Builder
	for _, part := range m.Parts {
		if part.Group >= 0 && m.Groups[part.Group].Lifted {
			b.WriteString(part.Plain)
			continue
		}
		b.WriteString(part.Stars)
	}
	return b.String()
}

// lift shows a hidden thing, or hides it again.
func (m *Masking) lift(group string) (*Masking, bool) {
	for i := range m.Groups {
		if strconv.Itoa(i) == group {
			with := *m
			with.Groups = append([]MaskGroup{}, m.Groups...)
			with.Groups[i].Lifted = !with.Groups[i].Lifted
			return &with, true
		}
	}
	return m, false
}

// masked is the part of the page that shows what Masking holds: the rest, with
// what was typed and any picture, stays as it is.
var masked = Effect{Do: "part", Text: "masked"}

// mask hides what is personal in a text. A text that is too long is refused
// whole: to mask its beginning only would look as if all of it were done.
func (a *App) mask(s State, form []Field) (State, []Effect) {
	text := ""
	if len(form) > 0 && len(form[0].Values) > 0 {
		text = strings.ToValidUTF8(form[0].Values[0], "\uFFFD")
	}
	s.Masking = nil
	switch {
	case strings.TrimSpace(text) == "":
		s.Errors = map[string]string{"mask": "missing"}
	case a.Reader == nil:
		s.Errors = map[string]string{"mask": "unready"}
	case len(text) > 4*MostSaid || len([]rune(text)) > MostSaid:
		s.Errors = map[string]string{"mask": "long"}
	default:
		s.Masking = newMasking(text, a.Reader.Read(text, s.Today))
	}
	return s, []Effect{masked}
}
