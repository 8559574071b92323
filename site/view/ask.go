package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// ask shows one question page: up to three facts of a group.
func (p *page) ask(s *app.State) string {
	left := 1
	if next := p.app.Next(s); next != nil && !s.Return {
		left = next.Left
	}
	if !s.Return {
		p.steps(answered(s), left)
	}
	title := p.title(s.Facts[0])
	if len(s.Errors) > 0 {
		title = p.word("error-prefix") + title
	}
	p.open("form", "class", "ask", "novalidate", "+", "data-do", "submit")
	if len(s.Errors) > 0 {
		p.summary(s)
	}
	for i, fact := range s.Facts {
		p.field(s, fact, i == 0)
	}
	p.open("div", "class", "buttons")
	p.el("button", p.word("next"), "class", "primary", "type", "submit")
	p.el("button", p.word("not-sure"), "class", "plain", "type", "button", "data-do", "skip")
	p.el("button", p.word("back"), "class", "plain", "type", "button", "data-do", "back")
	p.el("button", p.word("to-plan"), "class", "plain", "type", "button", "data-do", "plan")
	p.close("div", "form")
	return title
}

// answered counts the pages behind: the coarse ones and those since.
func answered(s *app.State) int {
	n := 0
	for i := range s.Case.Schema.Defs {
		if !s.Case.Schema.Defs[i].Derived && s.Get(s.Case.Schema.Defs[i].Name) != "" {
			n++
		}
	}
	return max(n, 3)
}

// summary lists what is wrong, each linked to its field.
func (p *page) summary(s *app.State) {
	p.open("div", "class", "error-summary", "role", "alert")
	p.el("h2", p.word("error-title"))
	p.open("ul")
	for _, fact := range s.Facts {
		if code := s.Errors[fact]; code != "" {
			p.open("li")
			p.el("a", p.title(fact)+" — "+p.problem(code), "href", "#f-"+fact)
			p.close("li")
		}
	}
	p.close("ul", "div")
}

func (p *page) problem(code string) string {
	if id := "error-" + code; p.app.Engine.Pack.HasWord(id) {
		return p.word(id)
	}
	return p.word("error-other")
}

func (p *page) field(s *app.State, fact string, first bool) {
	q := p.question(fact)
	if q == nil {
		return
	}
	k := p.app.Engine.Pack
	kind := k.Schema.Defs[q.Fact].Kind
	now := shown(s, fact, core.FactID(q.Fact))
	help, why := p.say(k.Text(q.Help)), p.say(k.Text(q.Why))
	if kind == core.Choice || kind == core.List {
		p.open("fieldset", "id", "f-"+fact)
		p.open("legend")
		p.heading(p.title(fact), first)
		p.close("legend")
		p.some("p", help, "class", "help")
		p.some("p", p.fault(s, fact), "class", "error")
		p.choices(q, fact, kind == core.List, now)
	} else {
		p.open("div", "class", "field")
		p.open("label", "for", "f-"+fact)
		p.heading(p.title(fact), first)
		p.close("label")
		p.some("p", help, "class", "hint", "id", "h-"+fact)
		p.some("p", p.fault(s, fact), "class", "error", "id", "e-"+fact)
		value := now.Text
		if value == "unknown" {
			value = ""
		}
		kindOf, mode := "text", "decimal"
		if kind == core.Date {
			kindOf, mode = "date", ""
		}
		if has(app.Summed, fact) {
			mode = "" // it has no plus sign
			if parts := s.Parts(s.Case, fact, false); parts != "" && s.Typed == nil {
				value = parts
			}
			if s.Live {
				p.el("p", p.word("sum-help"), "class", "hint")
			}
		}
		invalid, described := "", ""
		if help != "" {
			described = "h-" + fact
		}
		if s.Errors[fact] != "" {
			invalid, described = "true", "e-"+fact+" "+described
		}
		p.open("input", "id", "f-"+fact, "name", fact, "type", kindOf, "inputmode", mode, "value", value, "autocomplete", "off", "aria-invalid", invalid, "aria-describedby", described)
	}
	if why != "" {
		p.open("details", "class", "why")
		p.el("summary", p.word("why-we-ask"))
		p.el("p", why)
		p.close("details")
	}
	if kind == core.Choice || kind == core.List {
		p.close("fieldset")
	} else {
		p.close("div")
	}
}

// shown is what stands in a field: what was just typed and refused, or the
// answer so far.
func shown(s *app.State, fact string, id core.FactID) core.Answer {
	for _, f := range s.Typed {
		if f.Fact != fact {
			continue
		}
		a := core.Answer{List: f.Values, IsList: true}
		if len(f.Values) > 0 {
			a.Text = f.Values[0]
		}
		return a
	}
	return s.Case.Text(id)
}

// heading makes the first question of a page its heading.
func (p *page) heading(text string, first bool) {
	if first {
		p.el("h1", text, "tabindex", "-1")
		return
	}
	p.el("span", text, "class", "h2")
}

func (p *page) choices(q *core.Question, fact string, list bool, now core.Answer) {
	k := p.app.Engine.Pack
	values := k.Schema.Defs[q.Fact].Values
	kind := "radio"
	if list {
		kind = "checkbox"
	}
	p.open("ul", "class", "options")
	for _, o := range q.Options {
		value := values[o.Value]
		p.box(kind, fact, value, p.say(k.Text(o.Label)), p.say(k.Text(o.Help)), now)
	}
	if !list {
		p.box(kind, fact, "unknown", p.word("not-sure"), "", now)
	}
	p.close("ul")
}

func (p *page) box(kind, fact, value, label, help string, now core.Answer) {
	checked := ""
	if (now.Text == value && kind == "radio") || (now.IsList && has(now.List, value)) {
		checked = "+"
	}
	p.open("li")
	p.open("label", "class", "option")
	p.open("input", "type", kind, "name", fact, "value", value, "checked", checked)
	p.open("span")
	p.escape(label)
	p.some("small", help)
	p.close("span", "label", "li")
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// fault gives what is wrong with a fact on this page, or "".
func (p *page) fault(s *app.State, fact string) string {
	if code := s.Errors[fact]; code != "" {
		return p.problem(code)
	}
	return ""
}
