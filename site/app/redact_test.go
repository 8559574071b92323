package app

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/intake"
)

// reading is what a reader would give for a text, with the places of words
// masked.
func reading(text string, words ...string) *core.Reading {
	r := &core.Reading{}
	hidden := []rune(text)
	for at := 0; at < len(hidden); at++ {
		for _, w := range words {
			if rest := string([]rune(text)[at:]); strings.HasPrefix(rest, w) {
				n := len([]rune(w))
				r.Masks = append(r.Masks, newMask(at, at+n))
				for i := at; i < at+n; i++ {
					hidden[i] = '*'
				}
			}
		}
	}
	r.Redacted = string(hidden)
	return r
}

func newMask(from, to int) intake.Mask {
	return intake.Mask{Span: intake.Span{From: from, To: to}, Kind: "phone"}
}

func TestMasking(t *testing.T) {
	const text = "王先生13812345678，再打13812345678或13900000000"
	m := newMasking(text, reading(text, "13812345678", "13900000000"))
	if got, want := m.Out(), "王先生***********，再打***********或***********"; got != want || m.Count() != 3 || len(m.Groups) != 2 {
		t.Errorf("%q, %d places in %d groups", got, m.Count(), len(m.Groups))
	}
	lifted, ok := m.lift("0")
	if got, want := lifted.Out(), "王先生13812345678，再打13812345678或***********"; !ok || got != want || lifted.Count() != 1 {
		t.Errorf("lifted: %q, %d places", got, lifted.Count())
	}
	if m.Count() != 3 {
		t.Error("the state passed in was changed")
	}
	if back, _ := lifted.lift("0"); back.Out() != m.Out() {
		t.Errorf("covered again: %q", back.Out())
	}
	for _, bad := range []string{"", "2", "-1", "x", "00"} {
		if _, ok := m.lift(bad); ok {
			t.Errorf("there is no group %q", bad)
		}
	}
}

// Masks that make no sense never show or lose anything.
func TestMaskingOddPlaces(t *testing.T) {
	r := reading("abc")
	r.Masks = append(r.Masks, newMask(2, 9), newMask(0, 1), newMask(-3, 1), newMask(5, 4))
	if got := newMasking("abc", r); got.Out() != "abc" && got.Out() != "ab*" {
		t.Errorf("%q", got.Out())
	}
}

func TestMaskErrors(t *testing.T) {
	a := testApp(t)
	s := start(t, a, "zh/redact/")
	for text, code := range map[string]string{"": "missing", " \n": "missing", "138": "unready"} {
		s := walk(t, a, s, Event{Do: "mask", Form: []Field{{"mask", []string{text}}}})
		if s.Errors["mask"] != code || s.Masking != nil {
			t.Errorf("%q: %v", text, s.Errors)
		}
	}
	for _, e := range []Event{{Do: "lift", Name: "0"}, {Do: "copy-masked"}} {
		if _, effects := a.Update(s, e); len(effects) > 0 {
			t.Errorf("%s does something without a text", e.Do)
		}
	}
	s.Masking = newMasking("13812345678", reading("13812345678", "13812345678"))
	if text := Encode(&s); strings.Contains(text, "138") || strings.Contains(text, "*") {
		t.Errorf("what is kept tells %q", text)
	}
}
