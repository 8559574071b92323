package view

import (
	"sort"
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// say is the box for one sentence, a tracking list or a waybill number.
func (p *page) sayBox(s *app.State) {
	p.open("form", "class", "say live", "data-do", "say", "novalidate", "+")
	p.el("label", p.word("say-label"), "for", "say")
	if s.Errors["say"] != "" {
		p.el("p", p.word("say-empty"), "class", "error")
	}
	p.open("textarea", "id", "say", "name", "say", "rows", "2", "autocomplete", "off", "placeholder", p.word("say-example"))
	p.close("textarea")
	p.el("button", p.word("say-go"), "class", "primary", "type", "submit")
	p.close("form")
}

// heard shows what was understood: the text with the words that it rests on,
// and each answer with a way to take it back.
func (p *page) heard(s *app.State) string {
	title := p.word("heard-title")
	p.el("h1", title, "tabindex", "-1")
	if s.Heard.Scam {
		p.open("p", "class", "lead")
		p.el("a", p.word("heard-scam"), "href", p.href("scam/"))
		p.close("p")
	}
	p.open("blockquote", "class", "said")
	p.marked(s)
	p.close("blockquote")
	p.events(s)
	p.open("ul", "class", "heard")
	for i := range s.Case.Schema.Defs {
		name := s.Case.Schema.Defs[i].Name
		text := p.answer(s, core.FactID(i))
		if text == "" {
			continue
		}
		p.open("li")
		p.el("span", p.title(name), "class", "hint")
		p.el("b", text)
		p.el("button", p.word("heard-wrong"), "class", "plain", "type", "button", "data-do", "unhear", "data-name", name, "aria-label", p.word("heard-wrong")+" "+p.title(name))
		p.close("li")
	}
	p.close("ul")
	for _, w := range s.Heard.Waybills {
		if len(w.Couriers) == 1 {
			p.el("p", p.word("heard-waybill", "courier", p.label("courier", w.Couriers[0])), "class", "hint")
		}
	}
	if s.Get("problem") == "" {
		p.el("p", p.word("heard-nothing"), "class", "hint")
	}
	p.open("div", "class", "buttons")
	p.el("button", p.word("heard-right"), "class", "primary", "type", "button", "data-do", "sharpen")
	p.el("a", p.word("heard-again"), "class", "plain", "href", p.href(""))
	p.close("div")
	return title
}

// marked writes the text with the words marked that answers rest on.
func (p *page) marked(s *app.State) {
	runes := []rune(s.Said)
	spans := make([]core.HeardSpan, 0, len(s.Heard.Answers))
	for _, h := range s.Heard.Answers {
		spans = append(spans, h.Span)
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].From < spans[j].From })
	at := 0
	for _, span := range spans {
		from, to := max(at, span.From), min(len(runes), span.To)
		if from >= to {
			continue
		}
		p.escape(string(runes[at:from]))
		p.el("mark", string(runes[from:to]))
		at = to
	}
	p.escape(string(runes[at:]))
}

// events is the small time line of a pasted tracking list.
func (p *page) events(s *app.State) {
	if len(s.Heard.Events) == 0 {
		return
	}
	p.open("ol", "class", "clocks")
	for _, e := range s.Heard.Events {
		p.open("li", "class", "clock", "data-state", "running")
		if e.On != nil {
			p.el("time", strings.TrimSpace(e.On.String()+" "+e.Clock), "datetime", e.On.String())
			p.escape(" ")
		}
		p.escape(e.Text)
		p.close("li")
	}
	p.close("ol")
}
