package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Event is something that the visitor did.
type Event struct {
	Do string // open, answer, submit, skip, ask, plan, back, copy, restore
	// Name is the path of open, the fact of ask, the letter of copy, the
	// encoded state of restore.
	Name string
	Form []Field // answers of answer and submit
	Data []byte  // the file of import
}

// Field is one answer of a form; a list has one entry for each ticked box.
type Field struct {
	Fact   string
	Values []string
}

// Effect is something for the browser to do.
type Effect struct {
	Do   string // push, replace, render, stay, still, part, back, copy, summary, share, download, file, print, store, remove, wipe
	Text string
	Name string // of a file, a stored case or a sheet
	ID   string // of the element that shows it
	Base uint32 // store: the serial that must stand there still
}

var (
	render   = Effect{Do: "render"}
	stay     = Effect{Do: "stay"} // render without losing the place
	push     = Effect{Do: "push"}
	replaced = Effect{Do: "replace"}
)

// still shows the state where the page stands, without moving it, and gives
// the focus to what has just been said.
var still = Effect{Do: "still", ID: "told"}

// Update gives the next state and what the browser has to do for it. The
// state passed in is not changed.
func (a *App) Update(s State, e Event) (State, []Effect) {
	next, effects := a.update(s, e)
	effects = a.kept(&s, &next, e.Do, effects)
	return next, effects
}

func (a *App) update(s State, e Event) (State, []Effect) {
	next := s
	next.Case, next.Errors, next.Typed = s.Case.Clone(), nil, nil
	next.Keep.Told, next.Keep.Shown, next.Keep.Left = "", "", nil
	next.Trial, next.With, next.Came, next.Went = nil, nil, nil, nil
	switch e.Do {
	case "open":
		return a.open(next, e.Name)
	case "answer", "submit":
		return a.answer(next, e.Form)
	case "skip":
		for _, f := range next.Facts {
			next.Case.Set(f, core.Answer{Text: "unknown"})
		}
		return a.onward(next)
	case "say":
		if len(e.Form) == 0 || len(e.Form[0].Values) == 0 {
			return s, nil
		}
		return a.say(next, e.Form[0].Values[0])
	case "unhear":
		if s.Heard == nil {
			return s, nil
		}
		next.unhear(e.Name)
		return next, []Effect{render}
	case "ask":
		if _, ok := next.Case.Schema.Lookup(e.Name); !ok {
			return s, nil
		}
		next.Page, next.Facts, next.Return = Ask, []string{e.Name}, true
		return next, []Effect{push, render}
	case "sharpen":
		return a.onward(next)
	case "lang":
		if !contains(Langs, e.Name) {
			return s, nil
		}
		next.Lang, next.Errors, next.Typed = e.Name, s.Errors, s.Typed
		return next, []Effect{push, render}
	case "plan":
		next.Page, next.Facts, next.Return = Plan, nil, false
		return next, []Effect{push, render}
	case "back":
		return s, []Effect{{Do: "back"}}
	case "try":
		next.Trial = s.Trial
		return a.try(next, e.Form)
	case "drop":
		return next, []Effect{{Do: "part", Text: "claim"}}
	case "take":
		if s.With == nil {
			return s, nil
		}
		next.Case = s.With
		next.Keep.Sums = added(s.Keep.Sums, s.Trial)
		next.Came, next.Went = a.Engine.Difference(s.Case, s.With, s.Today)
		return next, []Effect{replaced, stay}
	case "tick":
		next.Trial = s.Trial
		return a.tick(next, e.Name)
	case "why":
		return s, []Effect{{Do: "part", Text: "why " + e.Name}}
	case "copy", "share", "save-letter":
		return a.letter(s, e)
	case "copy-summary":
		return s, []Effect{{Do: "summary", ID: "summary"}}
	case "mask":
		return a.mask(next, e.Form)
	case "lift":
		if s.Masking == nil {
			return s, nil
		}
		with, ok := s.Masking.lift(e.Name)
		if !ok {
			return s, nil
		}
		next.Masking = with
		return next, []Effect{masked}
	case "copy-masked":
		if s.Masking == nil {
			return s, nil
		}
		return s, []Effect{{Do: "copy", Text: s.Masking.Out()}}
	case "restore":
		if back, ok := a.Decode(e.Name, s.Today); ok {
			back.Beside(&s)
			return back, []Effect{render}
		}
		return s, nil
	}
	return a.keeping(s, next, e)
}

// Other is the other of the two languages.
func Other(lang string) string {
	if lang == "en" {
		return "zh"
	}
	return "en"
}

// Say gives a text in a language of the site.
func Say(lang string, t core.Text) string {
	if lang == "en" {
		return t.En
	}
	return t.Zh
}

// open follows a link to a coarse page. Answers beyond the coarse ones stay
// as long as the coarse ones do.
func (a *App) open(s State, path string) (State, []Effect) {
	to, ok := a.Route(path, s.Today)
	if !ok {
		return s, nil
	}
	to.Stay(&s)
	to.Keep = s.Keep
	if problem := to.Get("problem"); problem != "" && problem == s.Get("problem") {
		kept := s.Case.Clone()
		role := to.Get("role")
		if role != "" {
			kept.Set("role", core.Answer{Text: role})
			fact, _ := ThirdOf(role)
			if value := to.Get(fact); value != "" {
				kept.Set(fact, core.Answer{Text: value})
			}
		}
		to.Case = kept
	} else if to.Page == Cases {
		to.Case = s.Case // a look at the shelf ends nothing
	} else {
		to.Keep.leave()
		if to.Page != Plan && to.Page != Third {
			to.begin(false)
		}
	}
	return to, []Effect{push, render}
}

// answer checks a form and stores it whole, or not at all; what was typed
// stays on the page. A list without a tick is an answer, an empty amount or
// date is "not sure", and a choice has to be made.
func (a *App) answer(s State, form []Field) (State, []Effect) {
	with := s.Case.Clone()
	s.Errors, s.Typed = map[string]string{}, form
	for _, f := range form {
		id, ok := with.Schema.Lookup(f.Fact)
		if !ok {
			continue
		}
		text := ""
		if len(f.Values) > 0 {
			text = clean(f.Values[0])
		}
		total, _, right := addUp(f.Fact, text)
		if !right {
			s.Errors[f.Fact] = "bad_sum"
			continue
		}
		text = total
		answer := core.Answer{Text: text}
		switch kind := with.Schema.Defs[id].Kind; {
		case kind == core.List && text != "unknown":
			answer = core.Answer{IsList: true, List: f.Values}
		case kind == core.Choice && text == "":
			s.Errors[f.Fact] = "missing"
			continue
		case text == "":
			answer.Text = "unknown"
		}
		if err := with.Set(f.Fact, answer); err != nil {
			s.Errors[f.Fact] = core.FaultCode(err)
		}
	}
	if len(s.Errors) == 0 {
		if err := with.Check(s.Today); err != nil {
			fault := core.AsFault(err)
			s.Errors[fault.Fact] = fault.Code
			if !contains(s.Facts, fault.Fact) && fault.Other != "" {
				s.Errors = map[string]string{fault.Other: fault.Code}
			}
		}
	}
	if len(s.Errors) > 0 {
		return s, []Effect{render}
	}
	if s.Return {
		s.Came, s.Went = a.Engine.Difference(s.Case, with, s.Today)
	}
	s.Case, s.Errors, s.Typed = with, nil, nil
	s.Keep.Sums = added(s.Keep.Sums, form)
	return a.onward(s)
}

// onward goes to the next question, or to the plan when there is none or an
// earlier answer was changed.
func (a *App) onward(s State) (State, []Effect) {
	if s.Return {
		s.Page, s.Facts, s.Return = Plan, nil, false
		return s, []Effect{push, render}
	}
	if next := a.Next(&s); next != nil {
		s.Page, s.Facts = Ask, next.Facts
		return s, []Effect{push, render}
	}
	s.Page, s.Facts = Plan, nil
	return s, []Effect{push, render}
}

// clean makes what a phone keyboard writes into what the core reads:
// full-width digits, spaces, thousands separators, a yuan sign.
func clean(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		switch {
		case r >= '０' && r <= '９':
			r = '0' + (r - '０')
		case r == '．' || r == '。':
			r = '.'
		case r == ',' || r == '，' || r == ' ' || r == '¥' || r == '￥' || r == '元' || r == '　':
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
