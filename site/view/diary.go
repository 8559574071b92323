package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// diary is the form for what happened, and the list of it.
func (p *page) diary(s *app.State) string {
	p.el("h1", p.word("diary-title"), "tabindex", "-1")
	p.el("p", p.word("diary-help"), "class", "help")
	p.toldLine(s, "unlog-done")
	p.open("form", "class", "ask", "data-do", "log", "novalidate", "+")
	if place := typed(s, "place"); place != "" {
		p.el("p", p.word("log-editing"), "class", "lead")
		p.open("input", "type", "hidden", "name", "place", "value", place)
	}
	p.open("fieldset", "id", "f-what")
	p.open("legend")
	p.el("span", p.word("log-what"), "class", "h2")
	p.close("legend")
	p.some("p", p.logFault(s, "what"), "class", "error")
	p.happenings(s)
	p.close("fieldset")
	p.logField(s, "on", "date", s.Today.String())
	p.logField(s, "due", "date", "")
	p.logField(s, "amount", "text", "")
	for _, name := range []string{"who", "staff", "ticket", "said"} {
		p.logField(s, name, "text", "")
	}
	p.open("div", "class", "field")
	p.el("label", p.word("log-note"), "for", "f-note")
	p.open("textarea", "id", "f-note", "name", "note", "rows", "2", "autocomplete", "off")
	p.escape(typed(s, "note"))
	p.close("textarea", "div")
	p.open("div", "class", "buttons")
	p.el("button", p.word("log-save"), "class", "primary", "type", "submit")
	p.button("to-plan", "plan", "", "plain")
	p.close("div", "form")
	if len(s.Keep.File.Diary) > 0 {
		p.el("h2", p.word("diary-list"))
		p.entries(s, true)
	}
	return p.word("diary-title")
}

// happenings offers what can have happened, by whom it is about. Open is who
// is being waited for.
func (p *page) happenings(s *app.State) {
	now := core.Answer{Text: typed(s, "what")}
	list := app.HappeningsFor(s.Get("role"))
	waited := list[0].About()
	for _, h := range list {
		if h.ID == now.Text {
			waited = h.About()
			break
		}
		if reply := s.Get(h.Fact); now.Text == "" && (reply == "waiting" || reply == "promised") {
			waited = h.About()
			break
		}
	}
	for i, h := range list {
		if i == 0 || list[i-1].About() != h.About() {
			if i > 0 {
				p.close("ul", "details")
			}
			open := ""
			if h.About() == waited {
				open = "+"
			}
			p.open("details", "class", "more", "open", open)
			p.el("summary", p.word("about-"+h.About()))
			p.open("ul", "class", "options")
		}
		p.box("radio", "what", h.ID, p.word("event-"+h.ID), "", now)
	}
	p.close("ul", "details")
}

func typed(s *app.State, name string) string {
	for _, f := range s.Typed {
		if f.Fact == name && len(f.Values) > 0 {
			return f.Values[0]
		}
	}
	return ""
}

func (p *page) logFault(s *app.State, name string) string {
	if code := s.Errors[name]; code != "" {
		return p.problem(code)
	}
	return ""
}

// logField is one line of the form; value is what stands there at first.
func (p *page) logField(s *app.State, name, kind, value string) {
	if s.Typed != nil {
		value = typed(s, name)
	}
	invalid, described := "", ""
	p.open("div", "class", "field")
	p.el("label", p.word("log-"+name), "for", "f-"+name)
	if fault := p.logFault(s, name); fault != "" {
		invalid, described = "true", "e-"+name
		p.el("p", fault, "class", "error", "id", described)
	}
	mode := ""
	if name == "amount" {
		mode = "decimal"
	}
	p.open("input", "id", "f-"+name, "name", name, "type", kind, "inputmode", mode, "value", value, "autocomplete", "off", "aria-invalid", invalid, "aria-describedby", described)
	p.close("div")
}

// own is the form for what goes into the messages.
func (p *page) own(s *app.State) {
	k := &s.Keep
	open := ""
	if k.Told == "own-done" {
		open = "+"
	}
	p.open("details", "class", "own live", "id", "own-fields", "open", open)
	p.el("summary", p.word("own-title"))
	p.toldLine(s, "own-done")
	p.el("p", p.word("own-help"), "class", "help")
	p.open("form", "class", "try", "data-do", "own", "novalidate", "+")
	for _, name := range app.PersonalNames {
		mode := ""
		if name == "phone" {
			mode = "tel"
		}
		p.open("div", "class", "field")
		p.el("label", p.word("own-"+name), "for", "own-"+name)
		p.open("input", "id", "own-"+name, "name", "own-"+name, "type", "text", "inputmode", mode, "autocomplete", "off", "value", k.Own(name))
		p.close("div")
	}
	if k.Stored {
		checked := ""
		if k.Names {
			checked = "+"
		}
		p.open("label", "class", "option")
		p.open("input", "type", "checkbox", "name", "own-save", "value", "yes", "checked", checked)
		p.el("span", p.word("own-save"))
		p.close("label")
	}
	p.el("button", p.word("own-fill"), "class", "plain", "type", "submit")
	p.close("form", "details")
}
