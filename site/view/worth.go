package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// worth sets what the further steps take beside the sum: three numbers to
// bargain with, and each step's days and cost.
func (p *page) worth(s *app.State, a *core.Plan) {
	n, ok := app.Worth(a, s.Case)
	if !ok {
		return
	}
	p.tuck("worth", p.word("worth"))
	p.open("dl", "class", "three")
	p.pair("worth-ask", p.yuan(n.Ask))
	p.pair("worth-settle", p.yuan(n.Settle))
	p.pair("worth-walk", p.yuan(n.Walk))
	p.close("dl")
	p.el("p", p.word("worth-honest"), "class", "hint")
	p.open("ul", "class", "steps-cost")
	for i := range a.Ladder {
		x := &a.Ladder[i]
		if x.State == "done" || x.State == "blocked" || !app.ForMoney(x.Channel) {
			continue
		}
		p.open("li")
		p.el("b", p.word("channel-"+x.Channel))
		p.escape(p.word("colon") + p.say(x.Takes) + p.word("semicolon") + p.say(x.Costs) + p.word("semicolon") + p.word("effort-"+x.Channel))
		p.close("li")
	}
	p.close("ul")
	if n.Fee > 0 {
		p.el("p", p.word("worth-fee", "full", core.Fen(n.Fee).String(), "half", core.Fen(n.Fee/2).String()))
	}
	verdict := p.word("worth-go")
	switch {
	case n.Stop && n.Gain < n.Ask:
		verdict = p.word("worth-stop-offer", "gain", core.Fen(n.Gain).String(), "fee", core.Fen(n.Fee).String())
	case n.Stop:
		verdict = p.word("worth-stop")
	}
	p.el("p", verdict, "class", "lead")
	p.close("details")
}

func (p *page) yuan(fen int64) string { return p.word("yuan", "n", core.Fen(fen).String()) }

// weaknesses are answers that the other side will hold against a person.
var weaknesses = []struct{ fact, value, word string }{
	{"terms_shown", "clear", "weak-terms"},
	{"inspected", "later", "weak-inspected"},
	{"confirmed_receipt", "yes", "weak-confirmed"},
	{"signed_by", "me", "weak-signed"},
	{"packed_by", "me", "weak-packing"},
	{"truthfully_declared", "no", "weak-untrue"},
	{"dropoff_consent", "by_habit", "weak-habit"},
	{"own_insult", "yes", "weak-insult"},
}

// weak says plainly where the own case is weak: answers that speak against
// it, what proves it and is not there, and what is not known.
func (p *page) weak(s *app.State, a *core.Plan) {
	var list []string
	for _, w := range weaknesses {
		if s.Get(w.fact) == w.value {
			list = append(list, p.word(w.word))
		}
	}
	const most = 3
	missing := 0
	for i := range a.Evidence {
		if x := &a.Evidence[i]; !x.Have && missing < most {
			missing++
			list = append(list, p.word("weak-proof", "what", p.label("evidence", x.ID)))
		}
	}
	open := 0
	for _, x := range a.Open {
		for _, what := range x.Decides {
			if what == "claim" && open < 2 {
				open++
				list = append(list, p.word("weak-open", "what", p.title(x.Fact)))
			}
		}
	}
	if len(list) == 0 {
		return
	}
	p.tuck("weak", p.word("weak"))
	p.open("ul", "class", "warn")
	for _, text := range list {
		p.el("li", text)
	}
	p.close("ul", "details")
}
