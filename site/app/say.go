package app

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// MostSaid is the longest text that is read, in code points.
const MostSaid = 20_000

// say reads what the person wrote or pasted. What is understood becomes
// answers that the next page shows for confirmation. The text itself stays in
// memory and is never part of what is kept.
func (a *App) say(s State, text string) (State, []Effect) {
	text = strings.TrimSpace(text)
	if text == "" {
		s.Errors = map[string]string{"say": "missing"}
		return s, []Effect{render}
	}
	if runes := []rune(text); len(runes) > MostSaid {
		text = string(runes[:MostSaid])
	}
	if a.Reader == nil {
		return s, nil
	}
	s.Page, s.Said, s.Heard = Heard, text, a.Reader.Read(text, s.Today)
	s.Case = a.Engine.NewCase()
	s.Keep.leave()
	for _, h := range s.Heard.Answers {
		s.take(h)
	}
	var also []string
	for _, h := range s.Heard.Also {
		if h.Value != s.Get("problem") && !slices.Contains(also, h.Value) {
			also = append(also, h.Value)
		}
	}
	if len(also) > 0 {
		s.Case.Set("also", core.Answer{IsList: true, List: also})
	}
	return s, []Effect{push, render}
}

// take stores one suggestion if it fits the vocabulary and the other dates.
func (s *State) take(h core.Heard) {
	answer := core.Answer{Text: h.Value}
	if len(h.List) > 0 {
		answer = core.Answer{IsList: true, List: h.List}
	}
	with := s.Case.Clone()
	if with.Set(h.Fact, answer) == nil && with.Check(s.Today) == nil {
		s.Case = with
	}
}

// unhear takes back one thing that was understood wrongly: it is not answered
// any more, and will be asked if it matters.
func (s *State) unhear(fact string) {
	s.Case.Set(fact, core.Answer{})
	kept := *s.Heard
	kept.Answers = slices.DeleteFunc(slices.Clone(kept.Answers), func(h core.Heard) bool { return h.Fact == fact })
	if fact == "also" {
		kept.Also = nil
	}
	s.Heard = &kept
}
