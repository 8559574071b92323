package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// button writes a button of the engine's.
func (p *page) button(word, do, name, class string) {
	p.el("button", p.word(word), "class", class, "type", "button", "data-do", do, "data-name", name)
}

// toldLine says what just happened, where it happened; focus goes there.
func (p *page) toldLine(s *app.State, words ...string) {
	for _, w := range words {
		if s.Keep.Told == w {
			p.el("p", p.word(w), "class", "lead", "id", "told", "tabindex", "-1")
		}
	}
}

// shownText is a text to copy by hand, where files and clipboards fail.
func (p *page) shownText(s *app.State) {
	if s.Keep.Shown == "" {
		return
	}
	p.open("div", "class", "field")
	p.el("label", p.word("keep-shown"), "for", "shown")
	p.open("textarea", "id", "shown", "rows", "4", "readonly", "+")
	p.escape(s.Keep.Shown)
	p.close("textarea", "div")
	p.open("p", "class", "buttons")
	p.button("copy", "copy-shown", "", "copy")
	p.close("p")
}

// keep offers to remember the case and to go on with it.
func (p *page) keep(s *app.State) {
	k := &s.Keep
	p.open("section", "class", "keep live", "id", "keep")
	p.el("h2", p.word("part-keep"))
	p.toldLine(s, "keep-done", "rename-done", "log-done", "log-done-memory", "export-done", "calendar-done", "calendar-empty", "offer-opened", "store-full", "store-refused", "forget-done", "clash-gone", "share-refused")
	switch {
	case s.Embed != "": // a frame has no storage of its own
		p.el("p", p.word("keep-embed"))
	case k.Stored:
		p.el("p", p.word("keep-stored", "date", core.Day(k.File.Updated).String()))
	default:
		p.el("p", p.word("keep-help"))
	}
	p.open("p", "class", "buttons")
	if !k.Stored && s.Embed == "" {
		p.button("keep-remember", "remember", "", "primary")
	}
	p.button("keep-diary", "diary", "", "plain")
	p.close("p")
	p.shownText(s)
	p.entries(s, false)
	p.open("details", "class", "more")
	p.el("summary", p.word("keep-more"))
	p.open("p", "class", "buttons")
	p.button("keep-calendar", "calendar", "", "plain")
	p.button("keep-paper", "paper", "", "plain")
	p.button("keep-hand", "hand", "", "plain")
	p.button("keep-share", "share-case", "", "plain")
	p.button("keep-export", "export", "", "plain")
	if s.Embed == "" {
		p.el("a", p.word("keep-cases"), "class", "plain", "href", p.href("cases/"))
	}
	p.close("p")
	p.rename(s)
	p.close("details", "section")
}

// rename lets a remembered case have a name of the person's own.
func (p *page) rename(s *app.State) {
	if !s.Keep.Stored {
		return
	}
	p.open("form", "class", "rename", "data-do", "rename", "novalidate", "+")
	p.open("div", "class", "field")
	p.el("label", p.word("rename-label"), "for", "title")
	p.open("input", "id", "title", "name", "title", "type", "text", "autocomplete", "off", "value", s.Keep.File.Title)
	p.close("div")
	p.el("button", p.word("rename-do"), "class", "plain", "type", "submit")
	p.close("form")
}

// entries lists the diary, newest first.
func (p *page) entries(s *app.State, edit bool) {
	diary := s.Keep.File.Diary
	if len(diary) == 0 {
		return
	}
	p.open("ol", "class", "clocks diary")
	for i := len(diary) - 1; i >= 0; i-- {
		e := &diary[i]
		p.open("li", "class", "clock", "data-state", "due")
		p.open("h3")
		p.el("time", core.Day(e.On).String(), "datetime", core.Day(e.On).String())
		p.escape(" " + p.happened(e.What))
		p.close("h3")
		p.entry(e)
		if edit {
			which := " " + core.Day(e.On).String() + " " + p.happened(e.What)
			p.open("p", "class", "buttons")
			for _, x := range [][2]string{{"log-edit", "relog"}, {"log-delete", "unlog"}} {
				p.el("button", p.word(x[0]), "class", "plain", "type", "button", "data-do", x[1], "data-name", itoa(i), "aria-label", p.word(x[0])+which)
			}
			p.close("p")
		}
		p.close("li")
	}
	p.close("ol")
}

func (p *page) happened(what string) string {
	if id := "event-" + what; p.app.Engine.Pack.HasWord(id) {
		return p.word(id)
	}
	return what
}

// entry writes what an entry holds beyond its day and what happened.
func (p *page) entry(e *core.Entry) {
	p.open("dl", "class", "facts")
	p.pair("log-who", e.Who)
	p.pair("log-staff", e.Staff)
	p.pair("log-ticket", e.Ticket)
	p.pair("log-said", e.Said)
	if e.Due > 0 {
		p.pair("log-due", core.Day(e.Due).String())
	}
	p.pair("log-note", e.Note)
	p.close("dl")
}

// clash tells that another tab has saved this case, and lets the person
// choose. Nothing is saved from here until then.
func (p *page) clash(s *app.State) {
	if s.Keep.Clash == nil {
		return
	}
	p.open("section", "class", "error-summary", "id", "clash", "role", "alert")
	p.el("h2", p.word("clash-title"))
	p.el("p", p.word("clash-text"))
	mine := s.Keep.File
	mine.Take(s.Case)
	p.open("dl", "class", "facts")
	p.pair("clash-here", p.word("clash-count", "answers", itoa(len(mine.Answers)), "entries", itoa(len(mine.Diary))))
	p.pair("clash-there", p.word("clash-count", "answers", itoa(len(s.Keep.Clash.Answers)), "entries", itoa(len(s.Keep.Clash.Diary))))
	p.close("dl")
	p.open("p", "class", "buttons")
	p.button("clash-both", "settle", "both", "primary")
	p.button("clash-theirs", "settle", "theirs", "plain")
	p.button("clash-mine", "settle", "mine", "plain")
	p.close("p", "section")
}

// news tells what has changed since the last visit: what is lost or due
// first, then what opened, then what the knowledge says anew.
func (p *page) news(s *app.State) {
	n := s.Keep.News
	if n == nil {
		return
	}
	p.open("section", "class", "since", "id", "since")
	p.el("h2", p.word("news-title", "date", n.Since.String()))
	if n.Empty() {
		p.el("p", p.word("news-none"))
	}
	p.newsClocks("news-soon", n.Soon)
	p.newsClocks("news-due", n.Due)
	for _, fact := range n.Ask {
		p.open("p")
		p.escape(p.word("news-ask") + " ")
		p.el("button", p.title(fact), "class", "plain", "type", "button", "data-do", "ask", "data-name", fact)
		p.close("p")
	}
	if len(n.Opened) > 0 {
		p.el("h3", p.word("news-opened"))
		p.open("ul")
		for i := range n.Opened {
			p.open("li")
			p.el("b", p.word("channel-"+n.Opened[i].Channel))
			p.el("p", p.say(n.Opened[i].Handles))
			p.close("li")
		}
		p.close("ul")
	}
	p.newsClocks("news-lost", n.Lost)
	p.findings("news-came", n.Came)
	p.findings("news-went", n.Went)
	if len(n.Came)+len(n.Went) > 0 {
		p.el("p", p.word("news-knowledge"), "class", "hint")
	}
	p.open("p", "class", "buttons")
	p.button("keep-diary", "diary", "", "primary")
	p.button("news-seen", "news-seen", "", "plain")
	p.close("p", "section")
}

func (p *page) newsClocks(word string, list []core.Clock) {
	if len(list) == 0 {
		return
	}
	p.el("h3", p.word(word))
	p.open("ul")
	for i := range list {
		c := &list[i]
		p.open("li")
		if c.Due != nil {
			p.el("time", c.Due.String(), "datetime", c.Due.String())
			p.escape(" ")
		}
		p.el("b", p.say(c.Title))
		if c.State == "running" {
			p.el("p", p.say(c.Says))
		} else {
			p.some("p", p.say(c.Remains))
		}
		p.close("li")
	}
	p.close("ul")
}

// findings says in words what a plan finds or no longer finds.
func (p *page) findings(word string, list []string) {
	var words []string
	for _, f := range list {
		if text := p.finding(f); text != "" && !has(words, text) {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return
	}
	p.el("h3", p.word(word))
	p.open("ul")
	for _, w := range words {
		p.el("li", w)
	}
	p.close("ul")
}

func (p *page) finding(f string) string {
	kind, what, _ := strings.Cut(f, " ")
	k := p.app.Engine.Pack
	switch kind {
	case "first", "also", "only_between_them", "not_liable":
		return p.word("party-"+what) + p.word("colon") + p.word("kind-"+kind)
	case "channel":
		return p.word("channel-" + what)
	case "formula":
		return p.word("news-formula")
	case "remedy":
		if text := p.label("want", what); text != what {
			return text
		}
	case "clock":
		for i := range k.Clocks {
			if k.Clocks[i].Rule.ID == what {
				return p.say(k.Text(k.Clocks[i].Title))
			}
		}
	}
	return ""
}
