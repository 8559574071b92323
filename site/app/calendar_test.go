package app

import (
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"github.com/parcelaid/parcelaid/core"
)

// parsed reads a calendar with a library of others.
func parsed(t *testing.T, text string) map[string]ical.Event {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	events := map[string]ical.Event{}
	for _, e := range c.Events() {
		id := e.Props.Get(ical.PropUID).Value
		if _, twice := events[id]; twice {
			t.Errorf("%s stands twice", id)
		}
		events[id] = e
	}
	return events
}

func TestCalendar(t *testing.T) {
	d := newDevice(t)
	for _, test := range []struct{ complained, due, opens string }{
		{"2026-11-18", "2026-11-25", "2026-11-26"},
		{"2026-12-27", "2027-01-03", "2027-01-04"}, // across a year
		{"2028-02-22", "2028-02-29", "2028-03-01"}, // to a leap day
	} {
		start, err := core.ParseDay(test.complained)
		if err != nil {
			t.Fatal(err)
		}
		s := d.do(d.visit("zh/loss/sender/no/", start), logged("courier-complained", test.complained, "ticket", "T-9", "note", "私事"),
			Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}, {"own-phone", []string{"13812345678"}}}}, Event{Do: "calendar"})
		first := parsed(t, s.Keep.Shown)
		for _, own := range []string{"王小明", "13812345678", "T-9", "私事"} {
			if strings.Contains(strings.ReplaceAll(s.Keep.Shown, "\r\n ", ""), own) {
				t.Errorf("the calendar tells %s", own)
			}
		}
		id := s.Keep.File.ID
		for uid, want := range map[string]string{id + "-clock-courier-reply@parcelaid": test.due, id + "-opens-postal_12305-courier@parcelaid": test.opens} {
			e, ok := first[uid]
			if !ok {
				t.Errorf("there is no %s", uid)
				continue
			}
			begin, err := e.DateTimeStart(time.UTC)
			end, err2 := e.DateTimeEnd(time.UTC)
			if err != nil || err2 != nil || begin.Format("2006-01-02") != want || end.Sub(begin) != 24*time.Hour {
				t.Errorf("%s is from %v to %v, want %s", uid, begin, end, want)
			}
			if title, err := e.Props.Text(ical.PropSummary); err != nil || title == "" || strings.Contains(title, `\`) {
				t.Errorf("%s is called %q, %v", uid, title, err)
			}
			if len(e.Children) == 0 || e.Children[0].Name != ical.CompAlarm {
				t.Errorf("%s does not ring", uid)
			}
		}
		again := d.do(s, Event{Do: "calendar"})
		second := parsed(t, again.Keep.Shown)
		if len(second) != len(first) {
			t.Errorf("%d events, then %d", len(first), len(second))
		}
		for uid, e := range second {
			before, now := first[uid], e
			was, err := before.Props.Get(ical.PropSequence).Int()
			is, err2 := now.Props.Get(ical.PropSequence).Int()
			if err != nil || err2 != nil || is <= was {
				t.Errorf("%s: sequence %d after %d", uid, is, was)
			}
		}
	}
	s := d.do(d.visit("zh/scam/", today), Event{Do: "calendar"})
	if s.Keep.Told != "calendar-empty" || s.Keep.Shown != "" {
		t.Errorf("without a date: %s, %q", s.Keep.Told, s.Keep.Shown)
	}
}

// Long and odd texts fold between characters and read back.
func TestCalendarFolds(t *testing.T) {
	text := strings.Repeat("快递；公司, 7 天; \\ 内\n", 30)
	c := &calendar{stamp: "20261120T000000Z", file: &core.Saved{ID: "x"}}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:x")
	c.event("e", today, text, text, true)
	c.line("END:VCALENDAR")
	e := parsed(t, string(c.out))["x-e@parcelaid"]
	for _, prop := range []string{ical.PropSummary, ical.PropDescription} {
		if got, err := e.Props.Text(prop); err != nil || got != text {
			t.Errorf("%s reads back as %q, %v", prop, got, err)
		}
	}
}
