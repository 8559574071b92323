package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/site/app"
)

// toRedact is the link to the page that hides personal data: a real one, to a
// document of its own.
func (p *page) toRedact() {
	p.open("p", "class", "away")
	p.el("a", p.word("redact-link"), "href", p.href("redact/"))
	p.close("p")
}

// redact shows where pictures and texts are covered before they are sent. The
// picture is redact.js's, the text is the engine's: neither touches the
// other's part.
func (p *page) redact(s *app.State) string {
	p.open("div", "class", "redact")
	p.open("section", "class", "hero")
	p.el("h1", p.word("redact-title"), "tabindex", "-1")
	p.el("p", p.word("redact-promise"), "class", "promise")
	p.open("p", "class", "private")
	p.icon("shield")
	p.el("span", p.word("redact-private"))
	p.close("p")
	p.el("p", p.word("redact-no-script"), "class", "no-script")
	p.close("section")
	p.picture()
	p.open("section", "class", "sheet")
	p.el("h2", p.word("redact-text"))
	p.open("div", "class", "ready")
	p.el("p", p.word("redact-text-wait"), "class", "hint wait")
	p.open("form", "class", "say live", "data-do", "mask", "novalidate", "+")
	p.el("label", p.word("redact-text-label"), "for", "mask")
	p.open("textarea", "id", "mask", "name", "mask", "rows", "5", "autocomplete", "off", "spellcheck", "false")
	p.close("textarea")
	p.el("button", p.word("redact-text-go"), "class", "primary", "type", "submit")
	p.close("form", "div")
	p.open("div", "id", "masked")
	p.masked(s)
	p.close("div", "section")
	p.back(p.href(""))
	p.close("div")
	return p.word("redact-title")
}

// shotWords are what redact.js says, in data attributes.
var shotWords = []string{
	"opened", "boxes", "scaled", "animated", "not-image", "none", "heavy", "huge", "broken",
	"saved", "hold", "bare", "clean", "failed",
}

func (p *page) picture() {
	attrs := []string{"class", "sheet shot", "id", "shot"}
	for _, w := range shotWords {
		attrs = append(attrs, "data-"+w, p.word("redact-"+w))
	}
	p.open("section", attrs...)
	p.el("h2", p.word("redact-picture"))
	p.el("p", p.word("redact-picture-help"), "class", "help")
	p.open("div", "class", "choose")
	p.open("input", "type", "file", "id", "shot-file", "class", "unseen", "accept", "image/*")
	p.el("label", p.word("redact-open"), "class", "primary", "for", "shot-file")
	p.el("p", p.word("redact-or"), "class", "hint")
	p.close("div")
	p.el("p", "", "id", "shot-say", "role", "status")
	p.open("div", "id", "shot-work", "hidden", "+")
	p.open("div", "class", "bench")
	p.open("div", "class", "tools", "role", "group", "aria-label", p.word("redact-tools"))
	for _, tool := range []string{"add", "undo", "remove", "still"} {
		pressed := ""
		if tool == "still" {
			pressed = "false"
		}
		p.el("button", p.word("redact-"+tool), "class", "plain", "type", "button", "id", "shot-"+tool, "aria-pressed", pressed)
	}
	p.close("div")
	p.open("div", "class", "stage", "id", "shot-stage", "data-box", p.word("redact-box"))
	p.el("canvas", "", "role", "img", "aria-label", p.word("redact-canvas"))
	p.close("div", "div")
	p.el("p", p.word("redact-keys"), "class", "hint keys")
	p.el("p", "", "id", "shot-count", "role", "status") // below the picture, which must not move under a finger
	p.open("div", "class", "save")
	p.open("div", "class", "field")
	p.el("label", p.word("redact-format"), "for", "shot-format")
	p.open("select", "id", "shot-format")
	p.el("option", p.word("redact-jpeg"), "value", "image/jpeg")
	p.el("option", p.word("redact-png"), "value", "image/png")
	p.close("select", "div")
	p.el("button", p.word("redact-save"), "class", "primary", "type", "button", "id", "shot-save")
	p.close("div", "div")
	p.open("figure", "class", "picture", "id", "shot-done", "hidden", "+")
	p.el("figcaption", "", "id", "shot-told", "role", "status")
	p.open("img", "alt", p.word("redact-result"))
	p.close("figure", "section")
}

// Masked gives the inside of #masked, and the line that says how it went.
func Masked(a *app.App, s *app.State) (html, line string) {
	p := &page{app: a, lang: s.Lang, root: Root(s)}
	line = p.masked(s)
	return string(p.out), line
}

var maskFaults = map[string]string{"missing": "redact-text-empty", "long": "redact-text-long", "unready": "redact-text-unready"}

// masked shows the covered text, and each thing that was covered with a way
// to show it again.
func (p *page) masked(s *app.State) (line string) {
	if fault := s.Errors["mask"]; fault != "" {
		line = p.word(maskFaults[fault])
		p.el("p", line, "class", "error")
		return line
	}
	m := s.Masking
	if m == nil {
		return ""
	}
	line = p.word("redact-text-none")
	if len(m.Groups) > 0 {
		line = p.word("redact-text-found", "n", itoa(m.Count()))
	}
	p.el("p", line, "class", "found")
	p.open("blockquote", "class", "said")
	for _, part := range m.Parts {
		switch {
		case part.Group < 0:
			p.escape(part.Plain)
		case m.Groups[part.Group].Lifted:
			p.el("u", part.Plain)
		default:
			p.el("mark", part.Stars)
		}
	}
	p.close("blockquote")
	p.open("div", "class", "buttons")
	p.el("button", p.word("redact-copy"), "class", "copy", "type", "button", "data-do", "copy-masked")
	p.close("div")
	p.groups(m)
	return line
}

// groups lists what was covered, kind by kind.
func (p *page) groups(m *app.Masking) {
	done := map[string]bool{}
	for _, first := range m.Groups {
		if done[first.Kind] {
			continue
		}
		done[first.Kind] = true
		kind := p.word("mask-" + first.Kind)
		p.el("h3", kind)
		p.open("ul", "class", "heard")
		for i, g := range m.Groups {
			if g.Kind != first.Kind {
				continue
			}
			p.open("li")
			p.open("b")
			p.escape(strings.Join(strings.Fields(g.Text), " "))
			if g.Places > 1 {
				p.escape(" ")
				p.el("small", p.word("redact-places", "n", itoa(g.Places)))
			}
			p.close("b")
			word := "redact-lift"
			if g.Lifted {
				word = "redact-cover"
			}
			text := p.word(word)
			p.el("button", text, "class", "plain", "type", "button", "data-do", "lift", "data-name", itoa(i), "aria-label", text+" "+kind+" "+g.Text)
			p.close("li")
		}
		p.close("ul")
	}
}
