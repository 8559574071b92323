package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// told lists the answers so far, each of which can be changed.
func (p *page) told(s *app.State) {
	p.open("details", "class", "told", "id", "answers")
	p.el("summary", p.word("you-told-us"))
	p.open("dl")
	for i := range s.Case.Schema.Defs {
		def := &s.Case.Schema.Defs[i]
		text := p.answer(s, core.FactID(i))
		if def.Derived || text == "" {
			continue
		}
		p.el("dt", p.title(def.Name))
		p.open("dd")
		p.escape(text + " ")
		p.el("button", p.word("change"), "class", "plain live", "type", "button", "data-do", "ask", "data-name", def.Name, "aria-label", p.word("change")+" "+p.title(def.Name))
		p.close("dd")
	}
	p.close("dl", "details")
}

// answer gives an answer in words.
func (p *page) answer(s *app.State, id core.FactID) string {
	def, a := &s.Case.Schema.Defs[id], s.Case.Text(id)
	switch {
	case a.Text == "unknown":
		return p.word("not-sure")
	case a.IsList:
		var labels []string
		for _, v := range a.List {
			labels = append(labels, p.label(def.Name, v))
		}
		if len(labels) == 0 {
			return p.word("nothing-of-it")
		}
		return strings.Join(labels, p.word("comma"))
	case def.Kind == core.Choice && a.Text != "":
		return p.label(def.Name, a.Text)
	case def.Kind == core.Money && a.Text != "":
		return p.word("yuan", "n", a.Text)
	}
	return a.Text
}

// titles joins the questions of facts, at most n of them.
func (p *page) titles(facts []string, n int) string {
	var list []string
	for _, f := range facts[:min(n, len(facts))] {
		list = append(list, p.title(f))
	}
	return strings.Join(list, " ")
}

// because names the first sources of a statement, linked to their wording at
// the end of the plan.
func (p *page) because(ids []string) {
	const most = 2
	if len(ids) == 0 {
		return
	}
	p.open("p", "class", "because")
	p.escape(p.word("because"))
	for i, id := range ids[:min(most, len(ids))] {
		if i > 0 {
			p.escape(p.word("comma"))
		}
		title := id
		for j := range p.sourceList {
			if p.sourceList[j].ID == id {
				title = p.say(p.sourceList[j].Title)
			}
		}
		p.el("a", title, "href", "#s-"+id)
	}
	if n := len(ids) - most; n > 0 {
		p.escape(p.word("and-n-more", "n", itoa(n)))
	}
	p.close("p")
}
