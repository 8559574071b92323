package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// bring looks at a case that came from a file, a text or a link. The case on
// the screen is untouched until the person opens the other one.
func (a *App) bring(s State, b []byte, err error, link bool) (State, []Effect) {
	var f *core.Saved
	if err == nil {
		f, err = core.DecodeCase(b)
	}
	to := []Effect{still}
	if s.Page != Cases {
		s.Page, s.Facts, s.Return = Cases, nil, false
		to = []Effect{push, render}
	}
	s.Keep.Offer, s.Keep.Shown = nil, ""
	if err != nil {
		s.Keep.Told = fileFault(err)
		return s, to
	}
	copied := *f
	s.Keep.Offer, s.Keep.Told = &Offer{File: &copied, Link: link}, ""
	s.Keep.Offer.Case = a.Engine.Restore(&copied, s.Today)
	return s, to
}

// accept opens the case that was looked at. It is remembered only if the
// person says so again, under a name of its own: it may come from anywhere.
func (a *App) accept(s State) (State, []Effect) {
	if s.Keep.Offer == nil {
		return s, nil
	}
	f := *s.Keep.Offer.File
	f.ID, f.Serial = "", 0
	s.Keep.leave()
	s.Keep.Offer = nil
	s = a.load(s, &f)
	a.name(&s)
	a.returned(&s)
	if s.Keep.News.Empty() {
		s.Keep.News = nil
	}
	s.Keep.Told = "offer-opened"
	return s, []Effect{push, render}
}

// export gives the case on the screen, or a remembered one, as a file, and as
// a text beside it: web views do not save files.
func (a *App) export(s State, id string) (State, []Effect) {
	var b []byte
	switch {
	case id == "" && s.Get("problem") != "":
		a.name(&s)
		a.pack(&s)
		s.Keep.File.Updated, s.Keep.File.Revision = int32(s.Today), a.Engine.Pack.Revision
		b = core.EncodeCase(&s.Keep.File)
	default:
		for _, x := range s.Keep.Shelf {
			if x.ID != id {
				continue
			}
			if x.File == nil { // what does not read is given out as it stands
				s.Keep.Shown = x.Text
				return s, []Effect{still}
			}
			b = core.EncodeCase(x.File)
		}
	}
	if b == nil {
		return s, nil
	}
	s.Keep.Shown, s.Keep.Told = core.CaseText(b), "export-done"
	return s, []Effect{still, {Do: "file", Name: "parcelaid-" + s.Today.String() + ".pacase", Text: s.Keep.Shown}}
}

// link makes the fragment that shares the case: without anything personal and
// without a word of the person's own. What it holds was shown before.
func (a *App) link(s State) (State, []Effect) {
	if s.Get("problem") == "" {
		return s, nil
	}
	s.Keep.Shown, s.Keep.Told = a.Link(&s), "link-done"
	return s, []Effect{still, {Do: "copy", Text: s.Keep.Shown, ID: "shown"}}
}

// Link is the address that shares the case of a state.
func (a *App) Link(s *State) string {
	return a.Base + s.Lang + "/cases/#case=" + core.CaseText(core.EncodeCase(a.Shared(s)))
}

// Shared is the case as a link holds it.
func (a *App) Shared(s *State) *core.Saved {
	f := s.Keep.File
	f.Take(s.Case)
	f.Aside = nil
	f.Updated, f.Revision = int32(s.Today), a.Engine.Pack.Revision
	if f.Created == 0 {
		f.Created = f.Updated
	}
	f.Seen = f.Updated
	return core.RedactCase(&f)
}

// PersonalNames are the personal fields of messages.
var PersonalNames = []string{"name", "phone", "waybill", "order"}

// personal takes the fields that go into the messages. They stay in memory
// unless the person ticks that they be saved with a remembered case.
func (a *App) personal(s State, form []Field) (State, []Effect) {
	if s.Get("problem") == "" {
		return s, nil
	}
	var fields []core.Field
	for _, name := range PersonalNames {
		if text, _ := formText(form, "own-"+name, 60); text != "" {
			fields = append(fields, core.Field{Name: name, Value: strings.ReplaceAll(text, "\n", " ")})
		}
	}
	s.Keep.Personal = fields
	_, s.Keep.Names = formText(form, "own-save", 9)
	s.Keep.Names = s.Keep.Names && s.Keep.Stored && len(fields) > 0
	s.Keep.Told = "own-done"
	return s, []Effect{still}
}

// Own gives a personal field, "" where there is none.
func (k *Keeping) Own(name string) string {
	for _, f := range k.Personal {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Message is a letter with the personal fields below it; masked, each is a
// row of stars.
func (a *App) Message(s *State, letter *core.Letter, masked bool) string {
	text := Say(s.Lang, letter.Text)
	for _, f := range s.Keep.Personal {
		value := f.Value
		if masked {
			value = stars(value)
		}
		text += "\n" + Say(s.Lang, a.Engine.Pack.Word("own-"+f.Name)) + Say(s.Lang, a.Engine.Pack.Word("colon")) + value
	}
	return text
}

func stars(s string) string { return strings.Repeat("*", len([]rune(s))) }

// Hide hides what is personal in a text that goes to others. Without the
// reader nothing of the text is left.
func (a *App) Hide(s *State, text string) string {
	if text == "" || a.Reader == nil {
		return ""
	}
	for _, f := range s.Keep.Personal { // also what no rule would find
		if len([]rune(f.Value)) > 1 {
			text = strings.ReplaceAll(text, f.Value, stars(f.Value))
		}
	}
	return a.Reader.Read(text, s.Today).Redacted
}

// letter gives out a message: copied, as a file, or through the sheet of the
// phone, which others see, and so without personal fields.
func (a *App) letter(s State, e Event) (State, []Effect) {
	if which, ok := strings.CutPrefix(e.Name, "offer-"); ok && e.Do == "copy" {
		return s, []Effect{{Do: "copy", Text: a.offerAnswer(&s, which), ID: "l-" + e.Name}}
	}
	letters := a.Plan(&s).Letters
	said := s
	name, lang, twin := strings.Cut(e.Name, "_")
	if twin && lang == Other(s.Lang) {
		said.Lang = lang
	}
	for i := range letters {
		l := &letters[i]
		if l.ID != name {
			continue
		}
		switch e.Do {
		case "share":
			return s, []Effect{{Do: "share", Name: Say(s.Lang, l.Title), Text: a.Message(&s, l, true), ID: "l-" + l.ID}}
		case "save-letter":
			return s, []Effect{{Do: "download", Name: "parcelaid-" + l.ID + ".txt", Text: a.Message(&s, l, false)}}
		}
		return s, []Effect{{Do: "copy", Text: a.Message(&said, l, false), ID: "l-" + e.Name}}
	}
	return s, nil
}
