package view

import (
	"github.com/parcelaid/parcelaid/core"
)

// rungState says a rung's state in words.
func (p *page) rungState(x *core.Rung) string {
	if x.State == "waiting" && x.Opens != nil {
		return p.word("rung-waiting-until", "date", x.Opens.String())
	}
	return p.word("rung-" + x.State)
}

// ladderPicture draws the channels as rungs between two rails, the first at
// the top.
func (p *page) ladderPicture(a *core.Plan) {
	const text, top = 52, 16
	height, twin := top, ""
	lines, at := make([][]string, len(a.Ladder)), make([]int, len(a.Ladder))
	for i := range a.Ladder {
		x := &a.Ladder[i]
		says := p.word("channel-"+x.Channel) + p.word("colon") + p.rungState(x)
		if i > 0 {
			twin += p.word("semicolon")
		}
		twin += says
		lines[i] = wrap(says, drawWidth-text)
		at[i] = height
		height += lineSize*len(lines[i]) + 10
	}
	d := p.draw("ladder", height, p.word("ladder-twin", "list", twin))
	const middle = 20
	rails := "M4 0V" + itoa(height) + "M36 0V" + itoa(height)
	for _, y := range at {
		rails += "M4 " + itoa(y) + "h6M30 " + itoa(y) + "h6"
	}
	d.shape("path", "d", rails, "class", "rail")
	for i := range a.Ladder {
		d.mark(middle, at[i], a.Ladder[i].State)
		class := ""
		if a.Ladder[i].State == "now" {
			class = "strong"
		}
		d.label(text, at[i]+4, lines[i], class, "")
	}
	d.end()
}

// ladder shows where to go: the picture, what is open now, and the rest
// folded.
func (p *page) ladder(a *core.Plan) {
	if len(a.Ladder) == 0 {
		return
	}
	p.open("section", "class", "ladder", "id", "ladder")
	p.el("h2", p.word("part-ladder"))
	p.ladderPicture(a)
	var next, rest []*core.Rung
	for i := range a.Ladder {
		if x := &a.Ladder[i]; len(next) < 2 && (x.State == "now" || x.State == "waiting") {
			next = append(next, x)
		} else {
			rest = append(rest, x)
		}
	}
	p.rungs(a, next)
	if len(rest) > 0 {
		p.tuck("rungs", p.word("rungs-more", "n", itoa(len(rest))))
		p.rungs(a, rest)
		p.close("details")
	}
	p.tuck("false-ones", p.word("false-ones"))
	p.open("ul", "class", "warn")
	for _, id := range []string{"false-call", "false-code", "false-refund"} {
		p.el("li", p.word(id))
	}
	p.close("ul", "details", "section")
}

func (p *page) rungs(a *core.Plan, list []*core.Rung) {
	p.open("ol", "class", "rungs")
	for _, x := range list {
		p.rung(a, x)
	}
	p.close("ol")
}

// rung is one channel, folded: its name, its state, and all about it inside.
func (p *page) rung(a *core.Plan, x *core.Rung) {
	p.open("li", "class", "rung", "data-state", x.State)
	p.open("details")
	p.open("summary")
	p.open("h3")
	p.escape(p.word("channel-"+x.Channel) + " ")
	p.el("span", p.rungState(x), "class", "state")
	p.close("h3", "summary")
	p.some("p", p.say(x.Blocked), "class", "blocked")
	p.el("p", p.say(x.Handles))
	if len(x.Needs) > 0 {
		p.el("p", p.word("rung-needs")+" "+p.titles(x.Needs, 2), "class", "hint")
	}
	p.open("dl", "class", "facts")
	p.pair("rung-takes", p.say(x.Takes))
	p.pair("rung-costs", p.say(x.Costs))
	if id := "effort-" + x.Channel; p.state != nil && p.app.Further(p.state) && p.app.Engine.Pack.HasWord(id) {
		p.pair("rung-effort", p.word(id))
	}
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
	p.letters(a, x.Channel, "")
	p.because(x.Because[:min(1, len(x.Because))])
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
	p.close("ul")
	p.el("p", p.word("numbers-may-change"), "class", "hint")
	p.close("div")
}
