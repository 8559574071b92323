package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Tried gives what stands in a field that is being tried out.
func (s *State) Tried(fact string) (value string, ok bool) {
	for _, f := range s.Trial {
		if f.Fact == fact && len(f.Values) > 0 {
			return f.Values[0], true
		}
	}
	return "", false
}

// try works with numbers that are no answers: they live in this state, are
// not kept, and go when the page does. An empty field is left as answered.
func (a *App) try(s State, form []Field) (State, []Effect) {
	s.Trial = merge(s.Trial, form)
	a.with(&s)
	return s, []Effect{{Do: "part", Text: "claim"}}
}

// with makes the case that a trial describes.
func (a *App) with(s *State) {
	s.With, s.Errors = nil, map[string]string{}
	with, changed := s.Case.Clone(), false
	for _, f := range s.Trial {
		id, ok := with.Schema.Lookup(f.Fact)
		if !ok || len(f.Values) == 0 {
			continue
		}
		kind := with.Schema.Defs[id].Kind
		text := clean(f.Values[0])
		if text == "" || kind != core.Money && kind != core.Number && f.Fact != "offer_kind" {
			continue
		}
		total, _, right := addUp(f.Fact, text)
		if !right {
			s.Errors[f.Fact] = "bad_sum"
			continue
		}
		text = total
		before := with.Values[id]
		if err := with.Set(f.Fact, core.Answer{Text: text}); err != nil {
			s.Errors[f.Fact] = core.FaultCode(err)
			continue
		}
		changed = changed || with.Values[id] != before
	}
	if changed && len(s.Errors) == 0 {
		s.With = with
	}
}

// merge lays the fields of a form over earlier ones.
func merge(list, form []Field) []Field {
	merged := append([]Field{}, form...)
	for _, f := range list {
		known := false
		for _, x := range form {
			known = known || x.Fact == f.Fact
		}
		if !known {
			merged = append(merged, f)
		}
	}
	return merged
}

// tick adds or takes away one entry of the evidence that a person has, and
// leaves the rest of the page where it is.
func (a *App) tick(s State, value string) (State, []Effect) {
	id, ok := s.Case.Schema.Lookup("evidence")
	if !ok {
		return s, nil
	}
	before := s.Case
	with, had := s.Case.Clone(), false
	var list []string
	for _, v := range s.Case.Text(id).List {
		if v == value {
			had = true
			continue
		}
		list = append(list, v)
	}
	if !had {
		list = append(list, value)
	}
	if with.Set("evidence", core.Answer{IsList: true, List: list}) != nil {
		return s, nil
	}
	s.Case = with
	a.with(&s)
	s.Came, s.Went = a.Engine.Difference(before, with, s.Today)
	return s, []Effect{replaced, stay}
}

// fill puts values into a word in both languages.
func (a *App) fill(word string, pairs []string) core.Text {
	t := a.Engine.Pack.Word(word)
	for i := 0; i+1 < len(pairs); i += 2 {
		t.Zh, t.En = replace(t.Zh, pairs[i], pairs[i+1]), replace(t.En, pairs[i], pairs[i+1])
	}
	return t
}

func replace(s, name, value string) string { return strings.ReplaceAll(s, "{"+name+"}", value) }
