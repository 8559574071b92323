package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// cases shows what is remembered on this device, and takes cases in. Printed,
// it says what it is for.
func (p *page) cases(s *app.State) string {
	p.el("h1", p.word("cases-title"), "tabindex", "-1")
	p.toldLine(s, "forget-done", "wiped", "export-done", "file-foreign", "file-newer", "file-checksum", "file-cut", "file-long", "file-content", "clash-gone", "store-full", "store-refused")
	p.left(s)
	p.clash(s)
	p.offer(s)
	p.el("p", p.word("cases-help"))
	p.open("noscript")
	p.el("p", p.word("cases-noscript"), "class", "lead")
	p.close("noscript")
	p.open("div", "class", "live cases")
	p.shelf(s)
	p.shownText(s)
	p.open("section", "class", "bring")
	p.el("h2", p.word("bring-title"))
	p.el("p", p.word("bring-help"), "class", "help")
	p.open("p", "class", "buttons")
	p.open("input", "type", "file", "id", "case-file", "class", "unseen", "accept", ".pacase,application/octet-stream")
	p.el("label", p.word("bring-file"), "class", "plain", "for", "case-file")
	p.close("p")
	p.open("form", "class", "ask", "data-do", "paste", "novalidate", "+")
	p.open("div", "class", "field")
	p.el("label", p.word("bring-text"), "for", "case")
	p.open("textarea", "id", "case", "name", "case", "rows", "2", "autocomplete", "off")
	p.close("textarea", "div")
	p.el("button", p.word("bring-look"), "class", "plain", "type", "submit")
	p.close("form", "section")
	p.open("section")
	p.el("h2", p.word("wipe-title"))
	p.el("p", p.word("wipe-help"), "class", "help")
	p.open("details", "class", "more")
	p.el("summary", p.word("wipe-sure"))
	p.open("p", "class", "buttons")
	p.button("wipe-do", "wipe", "", "primary")
	p.close("p", "details", "section", "div")
	p.back(p.href(""))
	return p.word("cases-title")
}

// shelf lists the remembered cases, the last one used first.
func (p *page) shelf(s *app.State) {
	if len(s.Keep.Shelf) == 0 {
		p.el("p", p.word("cases-none"), "class", "lead")
		return
	}
	p.open("ul", "class", "parties shelf")
	for i := range s.Keep.Shelf {
		x := &s.Keep.Shelf[i]
		p.open("li", "class", "party")
		if x.File == nil {
			p.el("h3", p.word("cases-unread"))
			p.el("p", p.word(x.Fault), "class", "error")
		} else {
			p.el("h3", p.titleOf(x.File))
			p.el("p", p.word("cases-when", "created", core.Day(x.File.Created).String(), "updated", core.Day(x.File.Updated).String()), "class", "hint")
		}
		p.open("p", "class", "buttons")
		name := p.word("cases-unread")
		if x.File != nil {
			name = p.titleOf(x.File)
			p.el("button", p.word("cases-open"), "class", "primary", "type", "button", "data-do", "open-case", "data-name", x.ID, "aria-label", p.word("cases-open")+" "+name)
		}
		p.el("button", p.word("keep-export"), "class", "plain", "type", "button", "data-do", "export", "data-name", x.ID, "aria-label", p.word("keep-export")+" "+name)
		p.el("button", p.word("cases-forget"), "class", "plain", "type", "button", "data-do", "forget", "data-name", x.ID, "aria-label", p.word("cases-forget")+" "+name)
		p.close("p", "li")
	}
	p.close("ul")
}

// titleOf names a case: by the person's words, or by what happened.
func (p *page) titleOf(f *core.Saved) string {
	if f.Title != "" {
		return f.Title
	}
	title := ""
	for _, fact := range []string{"problem", "role"} {
		for _, a := range f.Answers {
			if a.Fact == fact && len(a.Values) == 1 {
				if title != "" {
					title += " · "
				}
				title += p.label(fact, a.Values[0])
			}
		}
	}
	if title == "" {
		return p.word("cases-untitled")
	}
	return title
}

// offer shows what a case that came from outside holds, before anything else
// happens with it.
func (p *page) offer(s *app.State) {
	o := s.Keep.Offer
	if o == nil {
		return
	}
	p.open("section", "class", "offer-case", "id", "offer")
	title := "offer-file"
	if o.Link {
		title = "offer-link"
	}
	p.el("h2", p.word(title), "tabindex", "-1", "id", "told")
	p.el("p", p.word("cases-when", "created", core.Day(o.File.Created).String(), "updated", core.Day(o.File.Updated).String()), "class", "hint")
	p.holds(o.File, o.Case)
	if len(o.File.Aside) > 0 {
		p.el("p", p.word("offer-aside", "n", itoa(len(o.File.Aside))), "class", "hint")
	}
	if s.Unkept() {
		p.el("p", p.word("offer-replaces"), "class", "error")
	}
	p.open("p", "class", "buttons")
	p.button("offer-open", "accept", "", "primary")
	p.button("offer-no", "decline", "", "plain")
	p.close("p", "section")
}

// holds lists everything that is in a case.
func (p *page) holds(f *core.Saved, c *core.Case) {
	p.open("dl", "class", "facts")
	if f.Title != "" {
		p.pair("title-label", f.Title)
	}
	of := app.State{Lang: p.lang, Case: c}
	for i := range c.Schema.Defs {
		def := &c.Schema.Defs[i]
		if text := p.answer(&of, core.FactID(i)); text != "" && !def.Derived {
			p.open("div")
			p.el("dt", p.title(def.Name))
			p.el("dd", text)
			p.close("div")
		}
	}
	for _, x := range f.Personal {
		p.pair("own-"+x.Name, x.Value)
	}
	p.close("dl")
	with := app.State{Lang: p.lang, Case: c, Keep: app.Keeping{File: *f}}
	p.entries(&with, false)
}

// left says what remained after everything was wiped.
func (p *page) left(s *app.State) {
	if s.Keep.Told != "wiped" {
		return
	}
	if len(s.Keep.Left) == 0 {
		p.el("p", p.word("wiped-nothing"))
		return
	}
	p.el("p", p.word("wiped-left"))
	p.open("ul")
	for _, name := range s.Keep.Left {
		p.el("li", name)
	}
	p.close("ul")
}

// share shows exactly what a link would hold, before it is made.
func (p *page) share(s *app.State) string {
	p.el("h1", p.word("share-title"), "tabindex", "-1")
	p.toldLine(s, "link-done")
	p.el("p", p.word("share-help"))
	p.open("section", "class", "offer-case")
	p.el("h2", p.word("share-holds"))
	p.holds(p.app.Shared(s), s.Case)
	p.close("section")
	p.el("p", p.word("share-without"), "class", "help")
	p.open("p", "class", "buttons")
	p.button("share-make", "make-link", "", "primary")
	p.button("to-plan", "plan", "", "plain")
	p.close("p")
	p.shownText(s)
	return p.word("share-title")
}
