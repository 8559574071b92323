package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// shop shows what the publisher of this page says, marked as the publisher's,
// before the official steps. Those stay: folded while the shop's own time
// runs, and open as soon as the person could lose something by waiting.
func (p *page) shop(a *core.Plan) {
	s := a.Shop
	step := &a.Actions[0]
	p.open("section", "class", "now")
	p.el("h2", p.word("part-now"))
	p.open("div", "class", "shop")
	p.el("p", p.word("publisher-says", "name", p.say(s.Name)), "class", "tag", "data-class", "publisher")
	p.el("h3", p.say(step.Title))
	p.some("p", p.say(step.Detail))
	if len(s.Promises) > 0 {
		p.open("ul")
		for _, t := range s.Promises {
			p.el("li", p.say(t))
		}
		p.close("ul")
	}
	s.Contact.Where = s.Hours
	p.contact(&s.Contact)
	if address := p.say(s.Address); address != "" {
		p.open("dl")
		p.pair("publisher-return", address)
		p.close("dl")
	}
	p.el("p", p.word("publisher-until", "date", s.Last.String()), "class", "when")
	p.open("div", "class", "buttons")
	p.el("button", p.word("publisher-copy"), "class", "copy live", "type", "button", "data-do", "copy-summary")
	p.close("div")
	p.tuck("summary-fold", p.word("publisher-copy-shown"))
	p.el("div", Summary(p.app, p.state), "class", "letter", "id", "summary")
	p.close("details", "div")
	p.checks(a)
	rest := a.Actions[1:]
	if s.Gate && len(rest) > 0 {
		p.tuck("official", p.word("publisher-official", "n", itoa(len(rest))))
	}
	p.open("ol", "class", "do")
	for i := range rest {
		p.action(a, &rest[i], i < 3)
	}
	p.close("ol")
	if s.Gate && len(rest) > 0 {
		p.close("details")
	}
	p.close("section")
}

// Summary is the case for the shop's own people: the choices, dates and sums
// that were answered. What was typed as text is no part of a case, so nobody's
// name, number or address can be in it.
func Summary(a *app.App, s *app.State) string {
	p := &page{app: a, lang: s.Lang}
	var b strings.Builder
	b.WriteString(p.word("summary-head"))
	for i := range s.Case.Schema.Defs {
		def := &s.Case.Schema.Defs[i]
		answer := s.Case.Text(core.FactID(i))
		values := answer.List
		if answer.Text != "" {
			values = []string{answer.Text}
		}
		if len(values) == 0 || answer.Text == "unknown" || def.Name == "money_lost_to_fraud" {
			continue
		}
		labels := make([]string, len(values))
		for k, v := range values {
			labels[k] = v
			if def.Kind == core.Choice || def.Kind == core.List {
				labels[k] = p.label(def.Name, v)
			}
		}
		b.WriteString("\n" + p.title(def.Name) + " " + strings.Join(labels, p.word("comma")))
	}
	var may []string
	for _, x := range a.Plan(s).Remedies {
		may = append(may, p.say(x.Says))
	}
	if len(may) > 0 {
		b.WriteString("\n" + p.word("summary-want") + strings.Join(may, p.word("comma")))
	}
	return b.String()
}
