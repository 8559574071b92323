package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/prose"
)

// data writes what search engines read as application/ld+json: a block of
// data, which no browser runs and no policy refuses.
func (p *page) data(s *app.State, h Head, title string) {
	var list []string
	if h.article != nil {
		list = h.article.data(h)
	}
	if h.Base != "" {
		if trail := p.trail(s, h, title); trail != "" {
			list = append(list, trail)
		}
	}
	for _, json := range list {
		p.open("script", "type", "application/ld+json")
		p.out = append(p.out, json...)
		p.close("script")
	}
}

// trail is the way from the start to this page, where there is one.
func (p *page) trail(s *app.State, h Head, title string) string {
	if *h.path == "" {
		return ""
	}
	var steps []prose.Link
	if h.article != nil {
		steps = h.article.trail(h.article.article)
	} else if problem := s.Get("problem"); problem != "" && *h.path != problem+"/" {
		steps = []prose.Link{step("", p.word("site-name")), step(problem+"/", p.label("problem", problem))}
	}
	title, _, _ = strings.Cut(title, " · ")
	steps = append(steps, step(*h.path, title))
	var items []string
	for i, at := range steps {
		items = append(items, object("@type", "ListItem", "position", "#"+itoa(i+1), "name", p.say(at.Text), "item", h.Base+s.Lang+"/"+at.Path))
	}
	return object("@context", "https://schema.org", "@type", "BreadcrumbList", "itemListElement", "#["+strings.Join(items, ",")+"]")
}

// step is a link whose words are those of the page's language already.
func step(path, text string) prose.Link {
	return prose.Link{Path: path, Text: core.Text{Zh: text, En: text}}
}

// data is the article as a list of questions, or as steps to take.
func (r *reader) data(h Head) (list []string) {
	a := r.article
	var questions, steps []string
	for i := range a.Parts {
		part := &a.Parts[i]
		if part.Form == "questions" {
			for _, q := range part.Pairs {
				questions = append(questions, object("@type", "Question", "name", r.say(q.Head), "acceptedAnswer", "#"+object("@type", "Answer", "text", r.say(q.Body))))
			}
		}
		for _, t := range part.Steps {
			steps = append(steps, object("@type", "HowToStep", "text", r.say(t)))
		}
	}
	head := []string{"@context", "https://schema.org", "inLanguage", Code(r.lang)}
	switch {
	case len(questions) > 0:
		list = append(list, object(append(head, "@type", "FAQPage", "mainEntity", "#["+strings.Join(questions, ",")+"]")...))
	case len(steps) > 0 && (a.Kind == "guide" || a.Kind == "prevent"):
		list = append(list, object(append(head, "@type", "HowTo", "name", r.say(a.Title), "description", r.say(a.Lead), "step", "#["+strings.Join(steps, ",")+"]")...))
	default:
		list = append(list, object(append(head, "@type", "Article", "headline", r.say(a.Title), "description", r.say(a.Lead), "dateModified", checked(r.app.Engine))...))
	}
	return list
}

// object writes a JSON object of names and values in turn. A value that
// begins with # is JSON already.
func object(pairs ...string) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			b.WriteByte(',')
		}
		quote(&b, pairs[i])
		b.WriteByte(':')
		if json, ok := strings.CutPrefix(pairs[i+1], "#"); ok {
			b.WriteString(json)
			continue
		}
		quote(&b, pairs[i+1])
	}
	b.WriteByte('}')
	return b.String()
}

// quote writes a JSON string that cannot end the element it stands in.
func quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '<':
			b.WriteString("\\u003c")
		case c < ' ':
			b.WriteByte(' ')
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
}
