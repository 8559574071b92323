package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// now shows the first steps, each with the message that it needs; what can
// wait is folded below.
func (p *page) now(a *core.Plan) {
	if a.Shop != nil {
		p.shop(a)
		return
	}
	p.open("section", "class", "now")
	p.el("h2", p.word("part-now"))
	p.checks(a)
	const first = 3
	p.open("ol", "class", "do")
	for i := range a.Actions[:min(first, len(a.Actions))] {
		p.action(a, &a.Actions[i], true)
	}
	p.close("ol")
	if len(p.placed) == 0 && len(a.Letters) > 0 { // the first message belongs here at least
		p.letter(&a.Letters[0])
	}
	if rest := a.Actions[min(first, len(a.Actions)):]; len(rest) > 0 {
		p.tuck("then", p.word("then-n", "n", itoa(len(rest))))
		p.open("ol", "class", "do", "start", itoa(first+1))
		for i := range rest {
			p.action(a, &rest[i], false)
		}
		p.close("ol", "details")
	}
	p.close("section")
}

func (p *page) action(a *core.Plan, x *core.Action, letters bool) {
	p.open("li")
	p.el("h3", p.say(x.Title))
	p.some("p", p.say(x.Detail))
	switch {
	case strings.HasPrefix(x.When, "by:"):
		p.el("p", p.word("when-by", "date", x.When[3:]), "class", "when")
	case strings.HasPrefix(x.When, "after:"):
		p.el("p", p.word("when-after", "channel", p.word("channel-"+x.When[6:])), "class", "when")
	}
	if letters && x.Channel != "" && len(a.Liable) > 0 {
		p.letters(a, x.Channel, a.Liable[0].Party)
	}
	p.close("li")
}

// checks come before the steps and never delay them: one line, folded.
func (p *page) checks(a *core.Plan) {
	if len(a.Checks) == 0 {
		return
	}
	p.tuck("checks", p.word("part-checks"))
	p.open("ul", "class", "proofs")
	for _, x := range a.Checks {
		mark := ""
		if x.Done {
			mark = "have"
		}
		p.el("li", p.say(x.Text), "class", mark)
	}
	p.close("ul", "details")
}

func (p *page) donts(a *core.Plan) {
	if len(a.Donts) == 0 {
		return
	}
	p.open("section", "class", "notes")
	p.el("h2", p.word("part-donts"))
	p.open("ul", "class", "dont")
	const shown = 2
	for i, x := range a.Donts {
		if i == shown {
			p.close("ul")
			p.tuck("donts", p.word("donts-more", "n", itoa(len(a.Donts)-i)))
			p.open("ul", "class", "dont")
		}
		p.open("li")
		p.escape(p.say(x.Text) + " ")
		p.some("small", p.say(x.Until))
		p.close("li")
	}
	p.close("ul")
	if len(a.Donts) > shown {
		p.close("details")
	}
	p.close("section")
}
