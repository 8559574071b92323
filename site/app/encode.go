package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Encode writes a state as one line of plain words, for history.state in this
// tab: page, language, facts asked, answers. Answers hold nothing personal;
// what is personal is never in a State.
func Encode(s *State) string {
	page := s.Page
	if page == Heard { // what was written is not kept, what was understood is
		page = Plan
		if s.Get("problem") == "" {
			page = Home
		}
	}
	var b strings.Builder
	b.WriteString("1|")
	b.WriteByte('0' + byte(page))
	b.WriteString("|" + s.Lang + "|" + strings.Join(s.Facts, ",") + "|")
	if s.Return {
		b.WriteByte('r')
	}
	if s.Keep.File.ID != "" {
		b.WriteString("@" + s.Keep.File.ID)
	}
	for i := range s.Case.Schema.Defs {
		a := s.Case.Text(core.FactID(i))
		text := a.Text
		if a.IsList {
			text = "[" + strings.Join(a.List, ",")
		}
		if text != "" {
			b.WriteString("|" + s.Case.Schema.Defs[i].Name + "=" + text)
		}
	}
	return b.String()
}

// Decode reads what Encode wrote. Anything else, or answers that the
// knowledge no longer has, gives false: nothing is half restored.
func (a *App) Decode(text string, today core.Day) (State, bool) {
	parts := strings.Split(text, "|")
	if len(text) > 20_000 || len(parts) < 5 || parts[0] != "1" || len(parts[1]) != 1 || !contains(Langs, parts[2]) {
		return State{}, false
	}
	page := parts[1][0] - '0'
	if page > byte(Ask) && (page < byte(Cases) || page > byte(Share)) {
		return State{}, false
	}
	back, id, _ := strings.Cut(parts[4], "@")
	if len(id) > 32 {
		return State{}, false
	}
	s := State{Lang: parts[2], Page: Page(page), Case: a.Engine.NewCase(), Today: today, Return: back == "r"}
	s.Keep.File.ID = id
	for _, f := range strings.Split(parts[3], ",") {
		if _, ok := s.Case.Schema.Lookup(f); ok {
			s.Facts = append(s.Facts, f)
		}
	}
	if s.Page == Ask && len(s.Facts) == 0 {
		return State{}, false
	}
	for _, p := range parts[5:] {
		name, value, ok := strings.Cut(p, "=")
		if !ok {
			return State{}, false
		}
		answer := core.Answer{Text: value}
		if strings.HasPrefix(value, "[") {
			answer = core.Answer{IsList: true}
			if value != "[" {
				answer.List = strings.Split(value[1:], ",")
			}
		}
		if s.Case.Set(name, answer) != nil {
			return State{}, false
		}
	}
	if s.Page > Cases && s.Get("problem") == "" {
		return State{}, false
	}
	return s, s.Case.Check(today) == nil
}
