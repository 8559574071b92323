package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// clocks shows what runs, and folds what has not begun.
func (p *page) clocks(a *core.Plan) {
	var running, waiting []*core.Clock
	for i := range a.Clocks {
		if c := &a.Clocks[i]; c.State == "not_started" {
			waiting = append(waiting, c)
		} else {
			running = append(running, c)
		}
	}
	if len(running)+len(waiting) == 0 {
		return
	}
	p.open("section", "class", "clocks")
	p.el("h2", p.word("part-clocks"))
	if len(running) > 0 {
		p.open("ol", "class", "clocks")
		for _, c := range running {
			p.clock(c)
		}
		p.close("ol")
	}
	if len(waiting) > 0 {
		p.open("details", "class", "more")
		p.el("summary", p.word("clocks-not-started", "n", itoa(len(waiting))))
		p.open("ol", "class", "clocks")
		for _, c := range waiting {
			p.clock(c)
		}
		p.close("ol", "details")
	}
	p.close("section")
}

func (p *page) clock(c *core.Clock) {
	p.open("li", "class", "clock", "data-state", c.State)
	p.open("h3")
	p.escape(p.say(c.Title) + " ")
	p.el("span", p.word("clock-"+c.State), "class", "state")
	p.close("h3")
	p.open("p")
	if c.Due != nil {
		p.el("time", c.Due.String(), "datetime", c.Due.String())
		p.escape(" ")
	}
	p.el("span", p.word("class-"+c.Class), "class", "tag", "data-class", c.Class)
	p.close("p")
	p.el("p", p.say(c.Says))
	if c.State == "passed_contestable" || c.State == "lost" {
		p.some("p", p.say(c.Remains))
	}
	if c.NoTable {
		p.el("p", p.word("no-holiday-table"), "class", "hint")
	}
	if len(c.Needs) > 0 {
		p.el("p", p.word("clock-needs")+" "+p.titles(c.Needs, 1), "class", "hint")
	}
	p.close("li")
}

func (p *page) claim(a *core.Plan) {
	c := a.Claim
	if c == nil {
		return
	}
	p.open("section", "class", "claim")
	p.el("h2", p.word("part-claim"))
	low, high := "", ""
	if c.Low != nil {
		low = core.Fen(*c.Low).String()
	}
	if c.High != nil {
		high = core.Fen(*c.High).String()
	}
	if low == "" && high == "" {
		p.el("p", p.word("claim-open"), "class", "lead")
	} else {
		p.open("p", "class", "range")
	}
	switch {
	case low != "" && low == high:
		p.el("b", p.word("yuan", "n", low))
	case low != "" && high != "":
		p.el("b", p.word("yuan-range", "low", low, "high", high))
	case high != "":
		p.escape(p.word("claim-at-most") + " ")
		p.el("b", p.word("yuan", "n", high))
	case low != "":
		p.escape(p.word("claim-at-least") + " ")
		p.el("b", p.word("yuan", "n", low))
	}
	if low != "" || high != "" {
		p.close("p")
	}
	if a.Offer != nil {
		p.el("p", p.word(a.Offer.Word()), "class", "offer")
	}
	p.open("ol", "class", "working")
	for _, t := range c.Working {
		p.el("li", p.say(t))
	}
	p.close("ol")
	for _, fact := range c.Needs {
		p.open("p")
		p.el("button", p.title(fact), "class", "plain live", "type", "button", "data-do", "ask", "data-name", fact)
		p.close("p")
	}
	p.because(c.Because)
	p.close("section")
}

func (p *page) evidence(a *core.Plan) {
	if len(a.Evidence) == 0 {
		return
	}
	p.open("section", "class", "evidence")
	p.el("h2", p.word("part-evidence"))
	p.open("ul", "class", "proofs")
	for i := range a.Evidence {
		x := &a.Evidence[i]
		have := ""
		if x.Have {
			have = "have"
		}
		if i == 4 {
			p.close("ul")
			p.open("details", "class", "more")
			p.el("summary", p.word("evidence-more", "n", itoa(len(a.Evidence)-i)))
			p.open("ul", "class", "proofs")
		}
		p.open("li", "class", have, "data-vanishes", x.Vanishes)
		p.open("h3")
		p.escape(p.label("evidence", x.ID) + " ")
		if x.Have {
			p.el("span", p.word("have-it"), "class", "vanishes")
		} else {
			p.el("span", p.word("vanishes-"+x.Vanishes), "class", "vanishes")
		}
		p.close("h3")
		p.el("p", p.say(x.Why))
		p.some("p", p.say(x.How), "class", "help")
		p.close("li")
	}
	p.close("ul")
	if len(a.Evidence) > 4 {
		p.close("details")
	}
	p.toRedact()
	p.close("section")
}

func (p *page) ladder(a *core.Plan) {
	p.open("section", "class", "ladder")
	p.el("h2", p.word("part-ladder"))
	p.open("ol", "class", "rungs")
	for i := range a.Ladder {
		p.rung(&a.Ladder[i])
	}
	p.close("ol")
	p.el("p", p.word("numbers-may-change"), "class", "hint")
	p.close("section")
}

func (p *page) rung(x *core.Rung) {
	p.open("li", "class", "rung", "data-state", x.State)
	state := p.word("rung-" + x.State)
	if x.State == "waiting" && x.Opens != nil {
		state = p.word("rung-waiting-until", "date", x.Opens.String())
	}
	p.open("h3")
	p.escape(p.word("channel-"+x.Channel) + " ")
	p.el("span", state, "class", "state")
	p.close("h3")
	p.some("p", p.say(x.Blocked), "class", "blocked")
	p.el("p", p.say(x.Handles))
	if len(x.Needs) > 0 {
		p.el("p", p.word("rung-needs")+" "+p.titles(x.Needs, 2), "class", "hint")
	}
	p.open("details")
	p.el("summary", p.word("rung-more"))
	p.open("dl", "class", "facts")
	p.pair("rung-takes", p.say(x.Takes))
	p.pair("rung-costs", p.say(x.Costs))
	prepare := ""
	for i, e := range x.Prepare {
		if i > 0 {
			prepare += p.word("comma")
		}
		prepare += p.label("evidence", e)
	}
	p.pair("rung-prepare", prepare)
	for _, t := range x.Closes {
		p.pair("rung-closes", p.say(t))
	}
	p.close("dl")
	p.contact(x.Contact)
	p.because(x.Because)
	p.close("details", "li")
}

func (p *page) pair(word, text string) {
	if text != "" {
		p.open("div")
		p.el("dt", p.word(word))
		p.el("dd", text)
		p.close("div")
	}
}

func (p *page) contact(c *core.Contact) {
	if c == nil {
		return
	}
	p.open("div", "class", "contact")
	p.el("b", p.say(c.Name))
	p.some("p", p.say(c.Where))
	p.open("ul")
	for i := range c.Lines {
		l := &c.Lines[i]
		p.open("li")
		p.el("span", l.Value, "class", "number")
		p.some("span", p.say(l.Use))
		p.some("small", p.say(l.Label))
		p.close("li")
	}
	p.close("ul", "div")
}

func (p *page) messages(s *app.State, a *core.Plan) {
	if len(a.Letters) == 0 {
		return
	}
	p.open("section", "class", "message")
	p.el("h2", p.word("part-message"))
	p.own(s)
	for i := range a.Letters {
		l := &a.Letters[i]
		p.open("details", "open", first(i))
		p.open("summary")
		p.el("h3", p.say(l.Title))
		p.close("summary")
		p.el("div", p.app.Message(s, l, false), "class", "letter", "id", "l-"+l.ID)
		p.open("div", "class", "buttons")
		p.el("button", p.word("copy"), "class", "copy live", "type", "button", "data-do", "copy", "data-name", l.ID)
		p.el("button", p.word("letter-share"), "class", "plain live", "type", "button", "data-do", "share", "data-name", l.ID)
		p.el("button", p.word("letter-save"), "class", "plain live", "type", "button", "data-do", "save-letter", "data-name", l.ID)
		p.close("div")
		if len(l.Replies) > 0 {
			p.open("details")
			p.el("summary", p.word("replies"))
			p.open("dl", "class", "replies")
			for _, r := range l.Replies {
				p.el("dt", p.word("reply-they")+p.say(r.They))
				p.el("dd", p.word("reply-you")+p.say(r.You))
			}
			p.close("dl", "details")
		}
		p.close("details")
	}
	p.close("section")
}

// first opens the first of a list of foldable parts.
func first(i int) string {
	if i == 0 {
		return "+"
	}
	return ""
}
