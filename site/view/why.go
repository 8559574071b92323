package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// Part gives the inside of one part of the page, the id of its element, and a
// line for those who do not see it change.
func Part(a *app.App, s *app.State, name string) (id, html, line string) {
	p := &page{app: a, lang: s.Lang, root: Root(s), placed: map[string]bool{}}
	switch {
	case name == "masked":
		html, line = Masked(a, s)
		return name, html, line
	case name == "claim":
		plan := a.Plan(s)
		p.sourceList = plan.Sources
		p.claimInside(s, plan)
		return name, string(p.out), p.triedLine(s)
	case strings.HasPrefix(name, "why "):
		finding := name[len("why "):]
		p.reasons(s, finding)
		return partID("why", finding), string(p.out), p.word("why-shown")
	}
	return "", "", ""
}

// triedLine says the outcome of a trial, or what is wrong with it.
func (p *page) triedLine(s *app.State) string {
	for _, f := range s.Trial {
		if code := s.Errors[f.Fact]; code != "" {
			return p.title(f.Fact) + " " + p.problem(code)
		}
	}
	if s.With == nil {
		return p.word("tried-none")
	}
	with := p.app.Engine.Advise(s.With, s.Today)
	if with.Claim == nil {
		return ""
	}
	line := p.word("tried") + p.word("colon") + p.sum(with.Claim)
	if with.Offer != nil {
		line += p.word("semicolon") + p.word(with.Offer.Word())
	}
	return line
}

// reasons says on which answers a finding rests and which single answers
// would take it away, or, for one who does not answer, would bring it.
func (p *page) reasons(s *app.State, finding string) {
	engine := p.app.Engine
	facts, given := engine.Why(s.Case, s.Today, finding)
	p.open("ul")
	for _, fact := range facts {
		p.open("li")
		id, _ := s.Case.Schema.Lookup(fact)
		p.escape(p.title(fact) + " ")
		p.el("b", p.answer(s, id))
		p.escape(" ")
		p.el("button", p.word("change"), "class", "plain live", "type", "button", "data-do", "ask", "data-name", fact, "aria-label", p.word("change")+" "+p.title(fact))
		p.close("li")
	}
	p.close("ul")
	if given {
		if len(facts) == 0 {
			p.el("p", p.word("why-always"), "class", "hint")
		}
		if !strings.HasPrefix(finding, "not_liable ") {
			p.changes(s)
			return
		}
	}
	p.bringing(s, finding)
}

// changes lists single answers that would change who answers or the sum.
func (p *page) changes(s *app.State) {
	plan := *p.app.Plan(s)
	plan.Liable = append([]core.Party{}, plan.Liable...)
	p.app.Engine.Explain(s.Case, &plan)
	const most = 4
	if len(plan.ChangedBy) == 0 {
		return
	}
	p.el("p", p.word("would-change"), "class", "hint")
	p.open("ul")
	for _, x := range plan.ChangedBy[:min(most, len(plan.ChangedBy))] {
		p.el("li", p.title(x.Fact)+" "+p.word("quote-open")+p.label(x.Fact, x.To)+p.word("quote-close"))
	}
	p.close("ul")
}

// bringing lists the smallest changes that would bring a finding.
func (p *page) bringing(s *app.State, finding string) {
	kind, what, _ := strings.Cut(finding, " ")
	if kind == "not_liable" {
		kind = "also"
	}
	const most = 3
	ways := p.app.Engine.WhyNot(s.Case, s.Today, kind+" "+what)
	if len(ways) == 0 {
		p.el("p", p.word("would-not"), "class", "hint")
		return
	}
	p.el("p", p.word("would-bring"), "class", "hint")
	p.open("ul")
	for _, way := range ways[:min(most, len(ways))] {
		text := ""
		for i, x := range way {
			if i > 0 {
				text += p.word("comma-soft")
			}
			text += p.title(x.Fact) + " " + p.word("quote-open") + p.label(x.Fact, x.Value) + p.word("quote-close")
		}
		p.el("li", text)
	}
	p.close("ul")
}

// Changed says in one line what the last change of an answer did, "" where
// nothing was changed.
func Changed(a *app.App, s *app.State) string {
	p := &page{app: a, lang: s.Lang}
	return p.changedLine(s)
}

func (p *page) changedLine(s *app.State) string {
	came, went := p.few(s.Came), p.few(s.Went)
	line := ""
	if came != "" {
		line = p.word("changed-came") + came
	}
	if went != "" {
		if line != "" {
			line += p.word("semicolon")
		}
		line += p.word("changed-went") + went
	}
	return line
}

// few puts findings into one line of words.
func (p *page) few(list []string) string {
	const most = 3
	var words []string
	for _, f := range list {
		if text := p.finding(f); text != "" && !has(words, text) {
			words = append(words, text)
		}
	}
	text := strings.Join(words[:min(most, len(words))], p.word("comma"))
	if n := len(words) - most; n > 0 {
		text += p.word("and-n-more", "n", itoa(n))
	}
	return text
}
