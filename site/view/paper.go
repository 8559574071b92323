package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// paper is the whole case as a document, for print: facts, verdict, clocks,
// plan, messages, diary, sources and the day.
func (p *page) paper(s *app.State) string {
	a := p.app.Plan(s)
	p.sourceList = a.Sources
	p.open("article", "class", "plan paper")
	p.open("section", "class", "verdict")
	p.el("p", p.word("paper-title"), "class", "chosen")
	p.el("h1", p.titleOf(p.file(s)), "tabindex", "-1")
	p.el("p", p.word("paper-date", "date", s.Today.String(), "checked", core.Day(p.app.Engine.Pack.Day).String(), "revision", p.app.Engine.Pack.Revision), "class", "hint")
	p.open("p", "class", "buttons")
	p.button("paper-print", "print", "", "primary")
	p.button("to-plan", "plan", "", "plain")
	p.close("p", "section")
	p.paperFacts(s)
	p.open("section")
	p.el("h2", p.word("paper-verdict"))
	p.el("p", p.say(a.Verdict.Text), "class", "lead")
	p.because(a.Verdict.Because)
	p.close("section")
	if len(s.Keep.File.Diary) > 0 {
		p.open("section")
		p.el("h2", p.word("diary-list"))
		p.entries(s, false)
		p.close("section")
	}
	p.state, p.placed = s, map[string]bool{}
	for i := range a.Letters {
		p.placed[a.Letters[i].ID] = true // all of them stand below, unfolded
	}
	p.clocks(a)
	p.claim(s, a)
	p.now(a)
	p.ladder(a)
	p.open("section", "class", "message")
	p.el("h2", p.word("part-message"))
	for i := range a.Letters {
		p.el("h3", p.say(a.Letters[i].Title))
		p.el("div", p.app.Message(s, &a.Letters[i], false), "class", "letter")
	}
	p.close("section")
	p.sources(a)
	p.el("p", p.word("footer-not-legal-advice"), "class", "hint")
	p.close("article")
	return p.word("paper-title")
}

func (p *page) file(s *app.State) *core.Saved {
	f := s.Keep.File
	f.Take(s.Case)
	return &f
}

func (p *page) paperFacts(s *app.State) {
	p.open("section")
	p.el("h2", p.word("paper-told"))
	p.open("dl", "class", "facts")
	for _, x := range s.Keep.Personal {
		p.pair("own-"+x.Name, x.Value)
	}
	p.pairs(s)
	p.close("dl", "section")
}

// pairs writes every answer.
func (p *page) pairs(s *app.State) {
	for i := range s.Case.Schema.Defs {
		def := &s.Case.Schema.Defs[i]
		if text := p.answer(s, core.FactID(i)); text != "" && !def.Derived {
			p.open("div")
			p.el("dt", p.title(def.Name))
			p.el("dd", text)
			p.close("div")
		}
	}
}

// hand is one page for a human who helps: what happened, where it stands,
// what is asked for. Nothing personal is on it; texts are masked.
func (p *page) hand(s *app.State) string {
	a := p.app.Plan(s)
	p.sourceList = a.Sources
	p.open("article", "class", "plan hand")
	p.open("section", "class", "verdict")
	p.el("h1", p.word("hand-title"), "tabindex", "-1")
	p.el("p", p.word("hand-help"), "class", "hint")
	p.open("p", "class", "buttons")
	p.button("paper-print", "print", "", "primary")
	p.button("hand-copy", "copy-hand", "", "plain")
	p.button("to-plan", "plan", "", "plain")
	p.close("p", "section")
	p.open("div", "class", "letter", "id", "hand")
	p.escape(p.handText(s, a))
	p.close("div", "article")
	return p.word("hand-title")
}

// handText is the page as text: short enough to read out on the telephone.
func (p *page) handText(s *app.State, a *core.Plan) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	pair := func(word, text string) {
		if text != "" {
			line(p.word(word) + p.word("colon") + text)
		}
	}
	pair("hand-case", p.titleOf(&core.Saved{Answers: p.file(s).Answers}))
	pair("hand-date", s.Today.String())
	line("")
	line(p.word("paper-told"))
	for i := range s.Case.Schema.Defs {
		def := &s.Case.Schema.Defs[i]
		if text := p.answer(s, core.FactID(i)); text != "" && !def.Derived && text != p.word("not-sure") {
			line("· " + p.title(def.Name) + " " + text)
		}
	}
	if len(s.Keep.File.Diary) > 0 {
		line("")
		line(p.word("diary-list"))
		for _, e := range s.Keep.File.Diary {
			text := "· " + core.Day(e.On).String() + " " + p.happened(e.What)
			for _, own := range []string{e.Said, e.Note} {
				if hidden := p.app.Hide(s, own); hidden != "" {
					text += p.word("comma") + strings.ReplaceAll(hidden, "\n", " ")
				}
			}
			line(text)
		}
	}
	line("")
	pair("paper-verdict", p.say(a.Verdict.Text))
	if c := a.Claim; c != nil && c.Low != nil && c.High != nil {
		pair("part-claim", p.word("yuan-range", "low", core.Fen(*c.Low).String(), "high", core.Fen(*c.High).String()))
	}
	for i := range a.Clocks {
		if c := &a.Clocks[i]; c.Due != nil && c.State != "not_started" {
			line("· " + c.Due.String() + " " + p.say(c.Title) + p.word("comma") + p.word("clock-"+c.State))
		}
	}
	line("")
	line(p.word("hand-rungs"))
	for i := range a.Ladder {
		if r := &a.Ladder[i]; r.State == "now" || r.State == "waiting" || r.State == "done" {
			line("· " + p.word("channel-"+r.Channel) + p.word("comma") + p.word("rung-"+r.State))
		}
	}
	return b.String()
}

// HandText is what the page for a human who helps says, to be copied.
func HandText(a *app.App, s *app.State) string {
	p := &page{app: a, lang: s.Lang, root: Root(s)}
	return p.handText(s, a.Plan(s))
}
