package app

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Happening is something that a person can note down and that the plan
// follows. Reply is the fact and its new value; On is the fact that takes the
// day, Due the one that takes the promised day. Way is an entry of
// `proceedings` that it begins, against whom.
type Happening struct {
	ID           string
	Fact, Reply  string
	On, Due      string
	Way, Against string
	Offer        string   // who offered the sum that comes with it
	Roles        []string // nil: everybody
	Proof        string   // an entry of `evidence` that comes with a ticket number
}

var buyers = []string{"buyer", "returning_buyer"}

// Happenings are the events of the diary, in the order of the screen.
var Happenings = []Happening{
	{ID: "seller-asked", Fact: "seller_reply", Reply: "waiting", On: "seller_asked_on", Due: "reply_promised_by", Roles: buyers},
	{ID: "seller-promised", Fact: "seller_reply", Reply: "promised", Due: "reply_promised_by", Roles: buyers},
	{ID: "seller-offered", Fact: "seller_reply", Reply: "partial_offer", Offer: "seller", Roles: buyers},
	{ID: "seller-refused", Fact: "seller_reply", Reply: "refused", On: "seller_refused_on", Roles: buyers},
	{ID: "seller-silent", Fact: "seller_reply", Reply: "no_reply", Roles: buyers},
	{ID: "seller-paid", Fact: "seller_reply", Reply: "paid", Roles: buyers},
	{ID: "platform-opened", Fact: "platform_reply", Reply: "waiting", On: "platform_opened_on", Roles: []string{"buyer", "returning_buyer", "merchant"}, Way: "platform_mediation", Against: "seller"},
	{ID: "platform-refused", Fact: "platform_reply", Reply: "refused", Roles: []string{"buyer", "returning_buyer", "merchant"}},
	{ID: "sender-asked", Fact: "sender_reply", Reply: "waiting", Roles: []string{"recipient"}},
	{ID: "sender-refused", Fact: "sender_reply", Reply: "refused", Roles: []string{"recipient"}},
	{ID: "courier-complained", Fact: "courier_reply", Reply: "waiting", On: "courier_complained_on", Due: "reply_promised_by", Proof: "ticket_number"},
	{ID: "courier-promised", Fact: "courier_reply", Reply: "promised", Due: "reply_promised_by"},
	{ID: "courier-offered", Fact: "courier_reply", Reply: "partial_offer", Offer: "courier"},
	{ID: "courier-refused", Fact: "courier_reply", Reply: "refused", On: "courier_refused_on"},
	{ID: "courier-silent", Fact: "courier_reply", Reply: "no_reply"},
	{ID: "courier-paid", Fact: "courier_reply", Reply: "paid"},
	{ID: "postal-appealed", Fact: "postal_reply", Reply: "waiting", On: "postal_appealed_on", Way: "postal_12305", Against: "courier"},
	{ID: "postal-refused", Fact: "postal_reply", Reply: "refused"},
	{ID: "postal-declined", Fact: "postal_reply", Reply: "declined"},
	{ID: "market-complained", Fact: "market_reply", Reply: "waiting", On: "market_complained_on", Way: "market_12315", Against: "seller"},
	{ID: "market-refused", Fact: "market_reply", Reply: "refused"},
	{ID: "lawsuit-filed", Way: "lawsuit"},
	{ID: "other"},
}

// HappeningsFor lists what can happen to a role.
func HappeningsFor(role string) (list []Happening) {
	for _, h := range Happenings {
		if h.Roles == nil || contains(h.Roles, role) {
			list = append(list, h)
		}
	}
	return list
}

// About is whom a happening is about: the first word of its id.
func (h *Happening) About() string {
	about, _, _ := strings.Cut(h.ID, "-")
	return about
}

func happening(id string) *Happening {
	for i := range Happenings {
		if Happenings[i].ID == id {
			return &Happenings[i]
		}
	}
	return nil
}

// log writes an entry into the diary, or one of the diary anew, and what it
// says into the answers: both or neither. What was typed stays on the page if
// it is refused.
func (a *App) log(s State, form []Field) (State, []Effect) {
	fail := func(field, code string) (State, []Effect) {
		s.Errors, s.Typed = map[string]string{field: code}, form
		return s, []Effect{render}
	}
	get := func(name string, most int) string { text, _ := formText(form, name, most); return text }
	h := happening(get("what", 64))
	if h == nil {
		return fail("what", "missing")
	}
	place := number(get("place", 4))
	if place >= len(s.Keep.File.Diary) {
		place = -1
	}
	if place < 0 && len(s.Keep.File.Diary) >= maxDiary {
		return fail("what", "full")
	}
	e := core.Entry{What: h.ID, On: int32(s.Today), Who: get("who", 60), Staff: get("staff", 40), Ticket: get("ticket", 60), Said: get("said", 400), Note: get("note", 1000)}
	if text := clean(get("on", 20)); text != "" {
		day, err := core.ParseDay(text)
		switch {
		case err != nil || day < 0:
			return fail("on", "bad_date")
		case day > s.Today:
			return fail("on", "future")
		}
		e.On = int32(day)
	}
	if text := clean(get("due", 20)); text != "" {
		day, err := core.ParseDay(text)
		switch {
		case err != nil || int32(day) > int32(s.Today)+3660:
			return fail("due", "bad_date")
		case int32(day) < e.On:
			return fail("due", "contradiction")
		}
		e.Due = int32(day)
	}
	if text := clean(get("amount", 20)); text != "" {
		sum, err := core.ParseMoney(text)
		if err != nil {
			return fail("amount", "bad_money")
		}
		e.Said = a.withSum(s.Lang, sum, e.Said)
	}
	before := s.Keep.File.Diary
	diary := slices.Clone(before)
	if place >= 0 {
		diary = slices.Delete(diary, place, place+1)
	}
	at := len(diary)
	for at > 0 && diary[at-1].On > e.On {
		at--
	}
	diary = slices.Insert(diary, at, e)
	with := s.Case.Clone()
	if field, code := a.follow(with, before, diary, place, at, s.Today); code != "" {
		return fail(field, code)
	}
	s.Case = with
	a.name(&s)
	s.Keep.File.Diary = diary
	s.Keep.News, s.Keep.Told = nil, "log-done"
	if !s.Keep.Stored {
		s.Keep.Told = "log-done-memory"
	}
	s.Page, s.Facts, s.Return = Plan, nil, false
	return s, []Effect{push, render}
}

// relog brings an entry back into the form, to be written anew.
func (a *App) relog(s State, place string) (State, []Effect) {
	i := number(place)
	if i < 0 || i >= len(s.Keep.File.Diary) {
		return s, nil
	}
	e := &s.Keep.File.Diary[i]
	sum, said := "", e.Said
	if h := happening(e.What); h != nil && h.Offer != "" {
		sum, said = a.sumOf(e.Said)
	}
	due := ""
	if e.Due > 0 {
		due = core.Day(e.Due).String()
	}
	s.Page, s.Facts, s.Return, s.Typed = Diary, nil, false, nil
	for _, x := range [][2]string{{"place", place}, {"what", e.What}, {"on", core.Day(e.On).String()}, {"due", due}, {"amount", sum}, {"who", e.Who}, {"staff", e.Staff}, {"ticket", e.Ticket}, {"said", said}, {"note", e.Note}} {
		s.Typed = append(s.Typed, Field{x[0], []string{x[1]}})
	}
	return s, []Effect{push, render}
}

// unlog takes an entry out of the diary. What it said stays answered: it may
// be true all the same, and "change" stands beside each answer.
func (a *App) unlog(s State, place string) (State, []Effect) {
	i := number(place)
	if i < 0 || i >= len(s.Keep.File.Diary) {
		return s, nil
	}
	s.Keep.File.Diary = slices.Delete(slices.Clone(s.Keep.File.Diary), i, i+1)
	s.Keep.Told = "unlog-done"
	return s, []Effect{still}
}

// number reads a small number, or gives -1.
func number(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return -1
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return -1
		}
		n = 10*n + int(c-'0')
	}
	return n
}
