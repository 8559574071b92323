package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// sum gives a claim in one line, "" where nothing can be worked out yet.
func (p *page) sum(c *core.Claim) string {
	switch {
	case c.Low != nil && c.High != nil && *c.Low == *c.High:
		return p.word("yuan", "n", core.Fen(*c.Low).String())
	case c.Low != nil && c.High != nil:
		return p.word("yuan-range", "low", core.Fen(*c.Low).String(), "high", core.Fen(*c.High).String())
	case c.High != nil:
		return p.word("claim-at-most") + p.word("yuan", "n", core.Fen(*c.High).String())
	case c.Low != nil:
		return p.word("claim-at-least") + p.word("yuan", "n", core.Fen(*c.Low).String())
	}
	return ""
}

// claim shows what it is worth. The inside is a part of its own: what is
// tried out rewrites it and nothing else.
func (p *page) claim(s *app.State, a *core.Plan) {
	if a.Claim == nil {
		return
	}
	p.open("section", "class", "claim", "id", "claim")
	p.claimInside(s, a)
	p.close("section")
}

func (p *page) claimInside(s *app.State, a *core.Plan) {
	c := a.Claim
	p.el("h2", p.word("part-claim"))
	if sum := p.sum(c); sum != "" {
		p.el("p", sum, "class", "range")
	} else {
		p.el("p", p.word("claim-open"), "class", "lead")
	}
	p.rangePicture(s.Case, a)
	if s.With == nil {
		p.judge(a, s.Case)
	}
	if s.Page == app.Plan {
		p.whatIf(s, c)
	}
	p.tuck("working", p.word("working"))
	p.open("ol", "class", "working")
	p.sums(s, s.Case, c, false)
	for _, t := range c.Working {
		p.el("li", p.say(t))
	}
	p.close("ol")
	p.because(c.Because)
	for i, f := range c.Formulas {
		if i == 0 {
			p.whyButton("formula " + f)
		}
	}
	p.close("details")
	p.worth(s, a)
	p.weak(s, a)
	if len(a.NotRecoverable) > 0 {
		p.tuck("limits", p.word("part-limits"))
		p.noteList("", a.NotRecoverable)
		p.close("details")
	}
}

// whatIf is a form for numbers that are only tried out. Where numbers are
// missing it is the quickest way to a sum, so it stands open.
func (p *page) whatIf(s *app.State, c *core.Claim) {
	uses := c.Uses
	if len(c.Needs) > 0 {
		uses = c.Needs
	}
	var facts []string
	for _, name := range uses {
		if id, ok := s.Case.Schema.Lookup(name); ok && len(facts) < 6 {
			if kind := s.Case.Schema.Defs[id].Kind; kind == core.Money || kind == core.Number {
				facts = append(facts, name)
			}
		}
	}
	fold, open := "whatif", ""
	if len(c.Needs) > 0 {
		fold, open = "whatif-needs", "+"
	}
	if len(facts) > 0 {
		p.open("details", "class", "more live", "id", fold, "open", open)
		p.el("summary", p.word(fold))
		p.tryForm(s, facts)
		p.close("details")
	}
	p.open("details", "class", "more live", "id", "offer")
	p.el("summary", p.word("offer-judge"))
	p.tryForm(s, []string{"offer_amount"})
	p.close("details")
	p.tried(s)
}

// tryForm has a field for each fact, filled with what was tried or answered.
func (p *page) tryForm(s *app.State, facts []string) {
	p.open("form", "class", "try", "data-do", "try", "novalidate", "+")
	for _, fact := range facts {
		id, _ := s.Case.Schema.Lookup(fact)
		value, known := s.Tried(fact)
		if !known {
			if value = s.Case.Text(id).Text; value == "unknown" {
				value = ""
			}
		}
		fault := p.fault(s, fact)
		invalid, described := "", ""
		if fault != "" {
			invalid, described = "true", "te-"+fact
		}
		p.open("div", "class", "field")
		p.el("label", p.title(fact), "for", "t-"+fact)
		p.some("p", fault, "class", "error", "id", "te-"+fact)
		mode := "decimal"
		if has(app.Summed, fact) {
			mode = "" // it has no plus sign
			if parts := s.Parts(s.Case, fact, false); !known && parts != "" {
				value = parts
			}
		}
		p.open("input", "id", "t-"+fact, "name", fact, "type", "text", "inputmode", mode, "value", value, "autocomplete", "off", "aria-invalid", invalid, "aria-describedby", described)
		p.close("div")
	}
	if q := p.question("offer_kind"); q != nil && facts[0] == "offer_amount" && p.app.Further(s) {
		now := s.Get("offer_kind")
		if value, known := s.Tried("offer_kind"); known {
			now = value
		}
		p.open("fieldset")
		p.el("legend", p.title("offer_kind"))
		p.choices(q, "offer_kind", false, core.Answer{Text: now})
		p.close("fieldset")
	}
	p.el("button", p.word("try-it"), "class", "plain", "type", "submit", "id", "try-"+facts[0])
	p.close("form")
}

// tried shows what comes of the numbers that are tried out.
func (p *page) tried(s *app.State) {
	if s.With == nil {
		return
	}
	with := p.app.Engine.Advise(s.With, s.Today)
	if with.Claim == nil {
		return
	}
	p.open("div", "class", "tried")
	p.el("h3", p.word("tried"))
	if sum := p.sum(with.Claim); sum != "" {
		p.el("p", sum, "class", "range")
	} else {
		p.el("p", p.word("claim-open"))
	}
	p.rangePicture(s.With, with)
	p.judge(with, s.With)
	p.open("ul", "class", "working")
	p.sums(s, s.With, with.Claim, true)
	for _, t := range with.Claim.Working {
		p.el("li", p.say(t))
	}
	p.close("ul")
	p.open("div", "class", "buttons")
	p.el("button", p.word("take-over"), "class", "primary", "type", "button", "data-do", "take")
	p.el("button", p.word("drop-it"), "class", "plain", "type", "button", "data-do", "drop")
	p.close("div", "div")
}

// sums shows the additions behind the amounts that a claim uses.
func (p *page) sums(s *app.State, c *core.Case, claim *core.Claim, tried bool) {
	for _, fact := range app.Summed {
		if parts := s.Parts(c, fact, tried); parts != "" && has(claim.Uses, fact) {
			id, _ := c.Schema.Lookup(fact)
			p.el("li", p.title(fact)+" "+parts+" = "+p.word("yuan", "n", c.Text(id).Text))
		}
	}
}

// judge places an offer and gives the words for each answer to it, the
// likeliest first. What is no money is told apart.
func (p *page) judge(a *core.Plan, c *core.Case) {
	id, _ := c.Schema.Lookup("offer_kind")
	kind := c.Text(id).Text
	switch {
	case kind == "coupon" || kind == "freight_only":
		if q := p.question("offer_kind"); q != nil {
			p.el("p", p.say(p.app.Engine.Pack.Text(q.Why)), "class", "offer")
		}
	case kind == "resend":
		p.el("p", p.word("offer-resend"), "class", "offer")
	case a.Offer != nil:
		p.el("p", p.word(a.Offer.Word()), "class", "offer")
	}
	for _, which := range app.Answers(a.Offer, kind) {
		text := p.say(p.app.OfferWords(a, c, which))
		if text == "" {
			continue
		}
		p.tuck("o-"+which, p.word("offer-"+which))
		p.el("div", text, "class", "letter", "id", "l-offer-"+which)
		p.open("div", "class", "buttons")
		p.el("button", p.word("copy"), "class", "copy live", "type", "button", "data-do", "copy", "data-name", "offer-"+which)
		p.close("div", "details")
	}
}
