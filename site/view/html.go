// Package view turns states into HTML: the same code for the static pages and
// for the browser. Its one duty is to escape; everything that reaches a page
// goes through the writer of this file.
package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// page writes one page's HTML.
type page struct {
	out  []byte
	app  *app.App
	lang string
	root string // relative way to the site's root, "" or "../…"

	step string // how far along the page is, for its title

	sourceList []core.Source   // of the plan on this page
	placed     map[string]bool // messages that already stand on the page
	state      *app.State      // of the plan on this page
}

// void elements have no end tag.
func void(tag string) bool {
	return tag == "input" || tag == "img" || tag == "meta" || tag == "link" || tag == "base" || tag == "br"
}

// open begins an element. attrs are names and values in turn; a value of ""
// leaves the attribute out, "+" writes its bare name.
func (p *page) open(tag string, attrs ...string) {
	p.out = append(p.out, '<')
	p.out = append(p.out, tag...)
	for i := 0; i+1 < len(attrs); i += 2 {
		name, value := attrs[i], attrs[i+1]
		if value == "" {
			continue
		}
		p.out = append(p.out, ' ')
		p.out = append(p.out, name...)
		if value == "+" {
			continue
		}
		p.out = append(p.out, '=', '"')
		p.escape(value)
		p.out = append(p.out, '"')
	}
	p.out = append(p.out, '>')
}

func (p *page) close(tags ...string) {
	for _, tag := range tags {
		p.out = append(p.out, '<', '/')
		p.out = append(p.out, tag...)
		p.out = append(p.out, '>')
	}
}

// el writes an element with text.
func (p *page) el(tag, text string, attrs ...string) {
	p.open(tag, attrs...)
	p.escape(text)
	if !void(tag) {
		p.close(tag)
	}
}

// some is el, but nothing for an empty text.
func (p *page) some(tag, text string, attrs ...string) {
	if text != "" {
		p.el(tag, text, attrs...)
	}
}

func (p *page) escape(s string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '&':
			p.out = append(p.out, "&amp;"...)
		case '<':
			p.out = append(p.out, "&lt;"...)
		case '>':
			p.out = append(p.out, "&gt;"...)
		case '"':
			p.out = append(p.out, "&#34;"...)
		case '\'':
			p.out = append(p.out, "&#39;"...)
		case 0:
		default:
			p.out = append(p.out, c)
		}
	}
}

// say gives a text in the page's language, word a fixed text of the screen,
// with the values of {name} pairs put in.
func (p *page) say(t core.Text) string { return app.Say(p.lang, t) }
func (p *page) word(id string, pairs ...string) string {
	s := p.say(p.app.Engine.Pack.Word(id))
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+pairs[i]+"}", pairs[i+1])
	}
	return s
}

// href gives a link to a page below the language folder.
func (p *page) href(path string) string { return p.root + p.lang + "/" + path }

// label gives the wording of a value of a fact.
func (p *page) label(fact, value string) string {
	if value == "unknown" {
		return p.word("not-sure")
	}
	schema := p.app.Engine.Pack.Schema
	id, ok := schema.Lookup(fact)
	if !ok {
		return value
	}
	if s := p.say(p.app.Engine.Pack.Label(id, schema.Defs[id].Value(value))); s != "" {
		return s
	}
	return value
}

// title gives a fact's question.
func (p *page) title(fact string) string {
	if q := p.question(fact); q != nil {
		return p.say(p.app.Engine.Pack.Text(q.Title))
	}
	return fact
}

func (p *page) question(fact string) *core.Question {
	k := p.app.Engine.Pack
	id, ok := k.Schema.Lookup(fact)
	if !ok || int(id) >= len(k.Questions) {
		return nil
	}
	return &k.Questions[id]
}
