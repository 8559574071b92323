package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// plan shows the plan like a letter from a good adviser: the verdict, three
// things to do now, then the rest, foldable.
func (p *page) plan(s *app.State) string {
	advice := p.app.Plan(s)
	p.sourceList = advice.Sources
	p.open("article", "class", "plan")
	p.clash(s)
	p.news(s)
	p.verdict(s, advice)
	p.exits(advice)
	p.checks(advice)
	p.now(advice)
	p.donts(advice)
	p.who(advice)
	p.clocks(advice)
	p.claim(advice)
	p.evidence(advice)
	p.ladder(advice)
	p.messages(s, advice)
	p.keep(s)
	p.remedies(advice)
	p.notes("part-warnings", "warn", advice.Warnings)
	p.notes("part-limits", "", advice.NotRecoverable)
	p.notes("part-duties", "", advice.Duties)
	p.notes("part-closing", "", advice.Closing)
	p.stillOpen(advice)
	p.sources(advice)
	p.close("article")
	return p.say(advice.Verdict.Text)
}

func (p *page) verdict(s *app.State, a *core.Plan) {
	p.open("section", "class", "verdict")
	p.told(s)
	p.el("h1", p.say(a.Verdict.Text), "tabindex", "-1")
	p.because(a.Verdict.Because)
	if len(a.Liable) > 0 && !a.Liable[0].Certain && len(a.Liable[0].Waits) > 0 {
		p.el("p", p.word("unless")+" "+p.titles(a.Liable[0].Waits, 3), "class", "hint")
	}
	p.close("section")
}

// told lists the answers so far, each of which can be changed.
func (p *page) told(s *app.State) {
	p.open("details", "class", "told")
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

func (p *page) exits(a *core.Plan) {
	for _, x := range a.Exits {
		p.el("p", p.say(x.Text), "class", "lead")
	}
}

func (p *page) checks(a *core.Plan) {
	if len(a.Checks) == 0 {
		return
	}
	p.open("section", "class", "checks")
	p.el("h2", p.word("part-checks"))
	p.open("ul", "class", "proofs")
	for _, x := range a.Checks {
		mark := ""
		if x.Done {
			mark = "have"
		}
		p.el("li", p.say(x.Text), "class", mark)
	}
	p.close("ul", "section")
}

// now shows the first steps; what can wait is folded below.
func (p *page) now(a *core.Plan) {
	p.open("section", "class", "now")
	p.el("h2", p.word("part-now"))
	const first = 3
	p.open("ol", "class", "do")
	for i := range a.Actions[:min(first, len(a.Actions))] {
		p.action(&a.Actions[i])
	}
	p.close("ol")
	if rest := a.Actions[min(first, len(a.Actions)):]; len(rest) > 0 {
		p.open("details", "class", "more")
		p.el("summary", p.word("then-n", "n", itoa(len(rest))))
		p.open("ol", "class", "do", "start", itoa(first+1))
		for i := range rest {
			p.action(&rest[i])
		}
		p.close("ol", "details")
	}
	p.close("section")
}

func (p *page) action(x *core.Action) {
	p.open("li")
	p.el("h3", p.say(x.Title))
	p.some("p", p.say(x.Detail))
	switch {
	case strings.HasPrefix(x.When, "by:"):
		p.el("p", p.word("when-by", "date", x.When[3:]), "class", "when")
	case strings.HasPrefix(x.When, "after:"):
		p.el("p", p.word("when-after", "channel", p.word("channel-"+x.When[6:])), "class", "when")
	}
	p.close("li")
}

func (p *page) donts(a *core.Plan) {
	if len(a.Donts) == 0 {
		return
	}
	p.open("section", "class", "notes")
	p.el("h2", p.word("part-donts"))
	p.open("ul", "class", "dont")
	const shown = 3
	for i, x := range a.Donts {
		if i == shown {
			p.close("ul")
			p.open("details", "class", "more")
			p.el("summary", p.word("donts-more", "n", itoa(len(a.Donts)-i)))
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

func (p *page) who(a *core.Plan) {
	p.open("section", "class", "who")
	p.el("h2", p.word("part-who"))
	p.open("ul", "class", "parties")
	for _, list := range [][]core.Party{a.Liable, a.NotLiable} {
		for i := range list {
			x := &list[i]
			p.open("li", "class", "party", "data-kind", partyKind(x.Kind))
			p.open("h3")
			p.escape(p.word("party-"+x.Party) + " ")
			mark := "possible"
			if x.Certain {
				mark = "certain"
			}
			p.el("span", p.word("kind-"+x.Kind), "class", "mark "+mark)
			p.close("h3")
			p.el("p", p.say(x.Says))
			if x.Certain {
				p.el("p", p.word("certain"), "class", "hint")
			} else if len(x.Waits) > 0 && x.Kind == "first" {
				p.el("p", p.word("hangs-on")+" "+p.titles(x.Waits, 2), "class", "hint")
			}
			p.because(x.Because)
			p.close("li")
		}
	}
	p.close("ul", "section")
}

func (p *page) remedies(a *core.Plan) {
	if len(a.Remedies) == 0 {
		return
	}
	p.fold("part-remedies", "notes", "")
	p.open("ul")
	for _, x := range a.Remedies {
		p.el("li", p.say(x.Says))
	}
	p.close("ul")
	p.unfold()
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

func (p *page) notes(word, class string, list []core.Note) {
	if len(list) == 0 {
		return
	}
	p.fold(word, "notes", "")
	p.open("ul", "class", class)
	for _, x := range list {
		p.open("li")
		p.escape(p.say(x.Text))
		p.because(x.Because)
		p.close("li")
	}
	p.close("ul")
	p.unfold()
}

// stillOpen lists what is not known and would sharpen the plan.
func (p *page) stillOpen(a *core.Plan) {
	if len(a.Open) == 0 {
		return
	}
	p.fold("part-open", "open", "")
	p.el("p", p.word("open-help"), "class", "help")
	p.open("ul")
	for _, x := range a.Open {
		p.open("li")
		p.escape(p.title(x.Fact) + " ")
		p.el("button", p.word("answer-this"), "class", "plain live", "type", "button", "data-do", "ask", "data-name", x.Fact, "aria-label", p.word("answer-this")+" "+p.title(x.Fact))
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
		p.el("b", x.ID+" ")
		p.escape(p.say(x.Title))
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

// partyKind is the word that the stylesheet knows.
func partyKind(kind string) string {
	if kind == "not_liable" {
		return "not"
	}
	return kind
}
