package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// The corners of the picture: a party stands in each, and arrows run along
// the sides only, so that nothing crosses.
type corner int

const (
	topLeft corner = iota
	topRight
	bottomRight
	bottomLeft
)

// side is an arrow between two corners. word says what it stands for; dashed
// is a duty without a contract.
type side struct {
	from, to corner
	word     string
	dashed   bool
}

// layout is who stands in which corner of a case, and what runs between them.
type layout struct {
	parties [4]string // as in party-…, "you", or "" for nobody
	sides   []side
}

// layouts, by case.
var layouts = map[string]layout{
	"purchase": {[4]string{"you", "seller", "courier", "platform"}, []side{
		{topLeft, topRight, "flow-price", false}, {topRight, bottomRight, "flow-freight", false}, {bottomLeft, topLeft, "flow-platform", true},
	}},
	"own-courier": {[4]string{"you", "courier", "", "seller"}, []side{
		{topLeft, topRight, "flow-freight", false}, {topLeft, bottomLeft, "flow-price", false},
	}},
	"return-mine": {[4]string{"you", "courier", "seller", ""}, []side{
		{topLeft, topRight, "flow-freight", false}, {topRight, bottomRight, "flow-goods-back", false},
	}},
	"return-theirs": {[4]string{"you", "seller", "courier", ""}, []side{
		{topRight, topLeft, "flow-refund", false}, {topRight, bottomRight, "flow-freight", false},
	}},
	"sender": {[4]string{"you", "courier", "recipient", ""}, []side{
		{topLeft, topRight, "flow-freight", false}, {topRight, bottomRight, "flow-goods", false},
	}},
	"merchant": {[4]string{"you", "courier", "", "recipient"}, []side{
		{topLeft, topRight, "flow-freight", false}, {bottomLeft, topLeft, "flow-price", false},
	}},
	"recipient": {[4]string{"you", "sender", "courier", ""}, []side{
		{topRight, topLeft, "flow-gift", true}, {topRight, bottomRight, "flow-freight", false},
	}},
}

// layoutOf names the layout that fits a case, "" where nobody has a role yet.
func layoutOf(s *app.State) string {
	switch role := s.Get("role"); role {
	case "buyer":
		if s.Get("courier_chosen_by") == "me" {
			return "own-courier"
		}
		return "purchase"
	case "returning_buyer":
		if s.Get("return_booked_by") == "seller_or_platform" {
			return "return-theirs"
		}
		return "return-mine"
	case "sender", "merchant", "recipient":
		return role
	}
	return ""
}

// whoPicture draws the parties, what runs between them, and who answers.
func (p *page) whoPicture(s *app.State, a *core.Plan) {
	l, ok := layouts[layoutOf(s)]
	if !ok {
		return
	}
	const w, h, top, down = 100, 48, 2, 132
	x, y := [4]int{2, drawWidth - w - 2, drawWidth - w - 2, 2}, [4]int{top, top, down, down}
	twin := ""
	say := func(s string) {
		if twin != "" {
			twin += p.word("semicolon")
		}
		twin += s
	}
	marks := [4]string{}
	for i, party := range l.parties {
		if party != "" {
			marks[i] = p.markOf(a, party)
			say(p.partyName(party))
			if marks[i] != "" {
				twin += p.word("colon") + marks[i]
			}
		}
	}
	for _, e := range l.sides {
		say(p.partyName(l.parties[e.from]) + "→" + p.partyName(l.parties[e.to]) + p.word("colon") + p.word(e.word))
	}
	height := down + h + 2
	if l.parties[bottomLeft] == "" && l.parties[bottomRight] == "" {
		height = top + h + 2
	}
	d := p.draw("who", height, p.word("who-twin", "list", twin))
	for _, e := range l.sides {
		class := "flow"
		if e.dashed {
			class = "flow dashed"
		}
		text := p.word(e.word)
		if y[e.from] == y[e.to] {
			from, to := x[e.from]+w, x[e.to]
			if from > to {
				from, to = x[e.from], x[e.to]+w
			}
			d.arrow(from, top+h/2+14, to, top+h/2+14, class)
			lines := wrap(text, drawWidth-2*w-16)
			d.label(drawWidth/2, top+h/2+6-lineSize*(len(lines)-1), lines, "flow-label", "middle")
			continue
		}
		mid := x[e.from] + w/2
		from, to := top+h, down
		if e.from == bottomLeft || e.from == bottomRight {
			from, to = down, top+h
		}
		d.arrow(mid, from, mid, to, class)
		lines := wrap(text, 100)
		at, anchor := mid+8, ""
		if mid > drawWidth/2 {
			at, anchor = mid-8, "end"
		}
		d.label(at, (from+to)/2+4-lineSize*(len(lines)-1)/2, lines, "flow-label", anchor)
	}
	for i, party := range l.parties {
		if party == "" {
			continue
		}
		class := "party"
		if party == "you" {
			class = "party you"
		} else if len(a.Liable) > 0 && a.Liable[0].Party == party && a.Liable[0].Kind == "first" {
			class = "party first"
		}
		d.box(x[i], y[i], w, h, class)
		lines := wrap(p.partyName(party), w-8)
		if marks[i] != "" && len(lines) == 1 {
			lines = append(lines, wrap(marks[i], w-4)[0])
		}
		d.label(x[i]+w/2, y[i]+h/2+5-lineSize*(len(lines)-1)/2, lines[:min(2, len(lines))], "strong", "middle")
	}
	d.end()
}

func (p *page) partyName(party string) string {
	if party == "you" {
		return p.word("you")
	}
	return p.word("party-" + party)
}

// markOf says how a party answers in this plan, "" where it is not named.
func (p *page) markOf(a *core.Plan, party string) string {
	for _, list := range [][]core.Party{a.Liable, a.NotLiable} {
		for i := range list {
			if list[i].Party == party {
				return p.word("mark-" + list[i].Kind)
			}
		}
	}
	return ""
}

// who shows the picture and the first to answer; the others are folded.
func (p *page) who(s *app.State, a *core.Plan) {
	p.open("section", "class", "who", "id", "who")
	p.el("h2", p.word("part-who"))
	p.whoPicture(s, a)
	p.open("ul", "class", "parties")
	for i := range a.Liable[:min(1, len(a.Liable))] {
		p.party(&a.Liable[i])
	}
	p.close("ul")
	rest := append(append([]core.Party{}, a.Liable[min(1, len(a.Liable)):]...), a.NotLiable...)
	if len(rest) > 0 {
		p.tuck("others", p.word("others-n", "n", itoa(len(rest))))
		p.open("ul", "class", "parties")
		for i := range rest {
			p.party(&rest[i])
		}
		p.close("ul", "details")
	}
	p.close("section")
}

func (p *page) party(x *core.Party) {
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
	p.why(x)
	p.close("li")
}

// partyKind is the word that the stylesheet knows.
func partyKind(kind string) string {
	if kind == "not_liable" {
		return "not"
	}
	return kind
}

// why folds what a finding rests on: how certain it is, its sources, and, for
// the engine to work out, the answers behind it and what would change it.
func (p *page) why(x *core.Party) {
	finding := x.Kind + " " + x.Party
	p.tuck("why-"+x.Kind+"-"+x.Party, p.word("why"))
	if x.Certain {
		p.el("p", p.word("certain"), "class", "hint")
	} else if len(x.Waits) > 0 && x.Kind == "first" {
		p.el("p", p.word("hangs-on")+" "+p.titles(x.Waits, 3), "class", "hint")
	}
	p.because(x.Because)
	p.whyButton(finding)
	p.close("details")
}

// whyButton is the way to the reasons that take some reckoning.
func (p *page) whyButton(finding string) {
	p.open("div", "id", partID("why", finding))
	p.el("button", p.word("why-mine"), "class", "plain live", "type", "button", "data-do", "why", "data-name", finding)
	p.close("div")
}

// partID is the id of a part of the page that is written anew on its own.
func partID(kind, name string) string {
	id := []byte(kind + "-of-")
	for i := range len(name) {
		if c := name[i]; c == ' ' {
			id = append(id, '-')
		} else {
			id = append(id, c)
		}
	}
	return string(id)
}
