package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// plan shows the plan like a letter from a good adviser: the verdict, three
// things to do now, then the rest. What is unfolded is short; what is folded
// stands on the page all the same, for the printer and for a search.
func (p *page) plan(s *app.State) string {
	advice := p.app.Plan(s)
	p.sourceList = advice.Sources
	p.placed, p.state = map[string]bool{}, s
	p.open("article", "class", "plan")
	p.clash(s)
	p.news(s)
	p.verdict(s, advice)
	p.now(advice)
	p.donts(advice)
	p.clocks(advice)
	p.claim(s, advice)
	p.who(s, advice)
	p.evidence(s, advice)
	p.ladder(advice)
	p.messages(s, advice)
	p.keep(s)
	p.remedies(advice)
	p.notes("part-warnings", "warn", advice.Warnings)
	if advice.Claim == nil {
		p.notes("part-limits", "", advice.NotRecoverable)
	}
	p.notes("part-duties", "", advice.Duties)
	p.notes("part-closing", "", advice.Closing)
	p.stillOpen(advice)
	p.sources(advice)
	p.close("article")
	return p.say(advice.Verdict.Text)
}

func (p *page) verdict(s *app.State, a *core.Plan) {
	p.open("section", "class", "verdict")
	p.some("p", p.changedLine(s), "class", "changed")
	p.el("h1", p.say(a.Verdict.Text), "tabindex", "-1")
	for _, x := range a.Exits {
		p.el("p", p.say(x.Text), "class", "lead")
	}
	p.glance(a)
	p.told(s)
	p.close("section")
}

// glance is the plan in three lines: whom, how much, by when. Each leads to
// its part.
func (p *page) glance(a *core.Plan) {
	p.open("dl", "class", "glance")
	if len(a.Liable) > 0 && a.Liable[0].Kind == "first" {
		p.at("part-who", "who", p.word("party-"+a.Liable[0].Party))
	}
	if c := a.Claim; c != nil {
		sum := p.sum(c)
		if sum == "" {
			sum = p.word("claim-open")
		}
		p.at("part-claim", "claim", sum)
	}
	if c := urgent(a); c != nil {
		p.at("glance-next", "clocks", c.Due.String()+" "+p.say(c.Title))
	}
	p.close("dl")
}

func (p *page) at(word, id, text string) {
	p.open("div")
	p.el("dt", p.word(word))
	p.open("dd")
	p.el("a", text, "href", "#"+id)
	p.close("dd", "div")
}

// fold begins a foldable part; unfold ends it.
func (p *page) fold(word, class, id string) {
	p.open("section", "class", class+" more")
	p.open("details", "id", id)
	p.open("summary")
	p.el("h2", p.word(word))
	p.close("summary")
}

func (p *page) unfold() { p.close("details", "section") }

// tuck begins a fold within a part: a details with an id, by which it stays
// open when the page is written anew.
func (p *page) tuck(id, summary string) {
	p.open("details", "class", "more", "id", id)
	p.el("summary", summary)
}
