package view

import (
	"github.com/parcelaid/parcelaid/core"
)

func (p *page) remedies(a *core.Plan) {
	if len(a.Remedies) == 0 {
		return
	}
	p.fold("part-remedies", "notes", "part-remedies")
	p.open("ul")
	for _, x := range a.Remedies {
		p.el("li", p.say(x.Says))
	}
	p.close("ul")
	p.unfold()
}

func (p *page) notes(word, class string, list []core.Note) {
	if len(list) == 0 {
		return
	}
	p.fold(word, "notes", word)
	p.noteList(class, list)
	p.unfold()
}

func (p *page) noteList(class string, list []core.Note) {
	p.open("ul", "class", class)
	for _, x := range list {
		p.open("li")
		p.escape(p.say(x.Text))
		p.because(x.Because)
		p.close("li")
	}
	p.close("ul")
}

// stillOpen lists what is not known and would sharpen the plan.
func (p *page) stillOpen(a *core.Plan) {
	if len(a.Open) == 0 {
		return
	}
	p.fold("part-open", "open", "part-open")
	p.el("p", p.word("open-help"), "class", "help")
	p.open("ul")
	const most = 8 // those that decide most; answered ones make room for others
	for _, x := range a.Open[:min(most, len(a.Open))] {
		p.open("li")
		p.el("button", p.title(x.Fact), "class", "live", "type", "button", "data-do", "ask", "data-name", x.Fact)
		p.close("li")
	}
	p.close("ul")
	p.unfold()
}

func (p *page) sources(a *core.Plan) {
	p.fold("part-sources", "sources", "sources")
	p.open("ol", "class", "sources")
	for _, x := range a.Sources {
		p.open("li", "id", "s-"+x.ID)
		p.el("span", p.word("class-"+x.Class), "class", "tag", "data-class", x.Class)
		p.escape(" " + p.say(x.Title))
		p.some("p", p.say(x.Says))
		if x.Confidence == "low" {
			p.el("p", p.word("confidence-low"), "class", "hint")
		}
		p.close("li")
	}
	p.close("ol")
	p.unfold()
	if len(a.Stale) > 0 {
		p.el("p", p.word("stale"), "class", "stale")
	}
}
