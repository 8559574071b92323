package app

import (
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// calendar gives the periods of a case and the days on which channels open as
// a calendar file. A second export updates the entries of the first.
func (a *App) calendar(s State) (State, []Effect) {
	if s.Get("problem") == "" {
		return s, nil
	}
	a.name(&s)
	s.Keep.File.Calendar++
	s.Keep.Shown = a.Calendar(&s)
	s.Keep.Told = "calendar-done"
	if !strings.Contains(s.Keep.Shown, "BEGIN:VEVENT") {
		s.Keep.File.Calendar--
		s.Keep.Shown, s.Keep.Told = "", "calendar-empty"
		return s, []Effect{still}
	}
	return s, []Effect{still, {Do: "download", Name: "parcelaid.ics", Text: s.Keep.Shown}}
}

// Calendar writes a state's plan as iCalendar (RFC 5545): all-day events, in
// the language of the page, without anything personal. The name of an event
// is that of the case and of the period, so it stays the same.
func (a *App) Calendar(s *State) string {
	c := &calendar{stamp: strings.ReplaceAll(s.Today.String(), "-", "") + "T000000Z", file: &s.Keep.File}
	word := func(id string) string { return Say(s.Lang, a.Engine.Pack.Word(id)) }
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//ParcelAid//ParcelAid//ZH")
	c.line("CALSCALE:GREGORIAN")
	c.line("METHOD:PUBLISH")
	plan := a.Plan(s)
	for i := range plan.Clocks {
		x := &plan.Clocks[i]
		if x.Due == nil || x.State == "not_started" || *x.Due < s.Today {
			continue
		}
		who := word("calendar-other")
		if x.Mine {
			who = word("calendar-mine")
		}
		text := Say(s.Lang, x.Says)
		if len(x.Because) > 0 {
			text += " (" + strings.Join(x.Because, ", ") + ")"
		}
		c.event("clock-"+x.ID, *x.Due, who+Say(s.Lang, x.Title), text, x.Mine)
	}
	for i := range plan.Ladder {
		x := &plan.Ladder[i]
		if x.State == "waiting" && x.Opens != nil && *x.Opens >= s.Today {
			c.event("opens-"+x.Channel+"-"+x.Against, *x.Opens, word("calendar-opens")+word("channel-"+x.Channel), Say(s.Lang, x.Handles), false)
		}
	}
	c.line("END:VCALENDAR")
	return string(c.out)
}

type calendar struct {
	out   []byte
	stamp string
	file  *core.Saved
}

// event writes an all-day event. One's own step rings the day before and on
// the day, what others must do or what opens on the day; all at nine.
func (c *calendar) event(id string, on core.Day, title, text string, mine bool) {
	c.line("BEGIN:VEVENT")
	c.line("UID:" + c.file.ID + "-" + id + "@parcelaid")
	c.line("DTSTAMP:" + c.stamp)
	c.line("SEQUENCE:" + strconv.Itoa(int(c.file.Calendar)))
	c.line("DTSTART;VALUE=DATE:" + strings.ReplaceAll(on.String(), "-", ""))
	c.line("DTEND;VALUE=DATE:" + strings.ReplaceAll((on+1).String(), "-", ""))
	c.line("SUMMARY:" + escaped(title))
	c.line("DESCRIPTION:" + escaped(text))
	c.line("TRANSP:TRANSPARENT")
	if mine {
		c.alarm("-PT15H", title)
	}
	c.alarm("PT9H", title)
	c.line("END:VEVENT")
}

func (c *calendar) alarm(at, title string) {
	c.line("BEGIN:VALARM")
	c.line("ACTION:DISPLAY")
	c.line("TRIGGER:" + at)
	c.line("DESCRIPTION:" + escaped(title))
	c.line("END:VALARM")
}

// line writes a line, folded at 75 octets and never within a character.
func (c *calendar) line(s string) {
	width := 0
	for i, r := range s {
		n := len(string(r))
		if width+n > 75 {
			c.out = append(c.out, "\r\n "...)
			width = 1
		}
		c.out = append(c.out, s[i:i+n]...)
		width += n
	}
	c.out = append(c.out, '\r', '\n')
}

func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`).Replace(s)
}
