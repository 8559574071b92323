package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/prose"
)

// reader prints articles.
type reader struct {
	*page
	*prose.Reading
	article *prose.Article
}

// label gives a fixed word of articles.
func (r *reader) label(id string) string {
	t, ok := r.Labels[id]
	if !ok {
		return id
	}
	return r.say(t)
}

// article writes the inside of <main>.
func (r *reader) write() {
	a := r.article
	r.crumbs(a)
	r.open("article", "class", "prose")
	r.el("h1", r.say(a.Title), "tabindex", "-1")
	r.some("p", r.say(a.Lead), "class", "promise")
	if a.Problem != "" {
		r.toPlan(a.Problem)
	}
	for i := range a.Parts {
		r.part(&a.Parts[i])
	}
	if a.Kind == "guides" {
		r.guides()
	}
	r.basis(a)
	r.close("article")
}

// crumbs show the way from the start.
func (r *reader) crumbs(a *prose.Article) {
	r.open("nav", "aria-label", r.label("crumbs"))
	r.open("ol", "class", "crumbs")
	for _, c := range r.trail(a) {
		r.open("li")
		r.el("a", r.say(c.Text), "href", r.href(c.Path))
		r.close("li")
	}
	r.close("ol", "nav")
}

// trail lists the pages above an article, from the start on.
func (r *reader) trail(a *prose.Article) []prose.Link {
	list := []prose.Link{{Text: r.Labels["start"]}}
	if top, _, nested := strings.Cut(strings.TrimSuffix(a.Path, "/"), "/"); nested {
		for i := range r.Articles {
			if r.Articles[i].Path == top+"/" {
				list = append(list, prose.Link{Path: top + "/", Text: r.Articles[i].Title})
			}
		}
	}
	return list
}

func (r *reader) toPlan(problem string) {
	r.open("p", "class", "buttons")
	r.el("a", r.label("to-plan"), "class", "primary", "href", r.href(problem+"/"))
	r.close("p")
}

func (r *reader) part(x *prose.Part) {
	r.some("h2", r.say(x.Title))
	for _, t := range x.Text {
		r.el("p", r.say(t))
	}
	r.list("ul", x.Points)
	r.list("ol", x.Steps)
	r.pairs(x)
	if len(x.Links) > 0 {
		r.open("ul", "class", "links")
		for _, l := range x.Links {
			r.open("li")
			r.el("a", r.say(l.Text), "href", r.href(l.Path))
			r.close("li")
		}
		r.close("ul")
	}
	if x.Entries != "" {
		r.entries(x.Entries)
	}
	if x.Table != "" {
		r.table(x.Table)
	}
}

func (r *reader) list(tag string, items []core.Text) {
	if len(items) == 0 {
		return
	}
	r.open(tag)
	for _, t := range items {
		r.el("li", r.say(t))
	}
	r.close(tag)
}

func (r *reader) pairs(x *prose.Part) {
	if len(x.Pairs) == 0 {
		return
	}
	if x.Form == "questions" {
		for _, q := range x.Pairs {
			r.el("h3", r.say(q.Head))
			r.el("p", r.say(q.Body))
		}
		return
	}
	r.open("dl", "class", x.Form)
	for _, q := range x.Pairs {
		r.el("dt", r.say(q.Head))
		r.el("dd", r.say(q.Body))
	}
	r.close("dl")
}

// guides lists all guides by their problem.
func (r *reader) guides() {
	r.open("ul", "class", "cards")
	for i := range r.Articles {
		g := &r.Articles[i]
		if g.Kind != "guide" {
			continue
		}
		r.open("li")
		r.open("h2")
		r.el("a", r.say(g.Title), "href", r.href(g.Path))
		r.close("h2")
		r.el("p", r.say(g.Lead))
		r.close("li")
	}
	r.close("ul")
}

// basis lists what an article rests on, each source once.
func (r *reader) basis(a *prose.Article) {
	seen := map[uint16]bool{}
	var list []uint16
	for _, part := range a.Parts {
		for _, s := range part.Because {
			if !seen[s] {
				seen[s] = true
				list = append(list, s)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	r.el("h2", r.word("part-sources"))
	r.open("ul", "class", "sources")
	for _, s := range list {
		r.source(int(s), false)
	}
	r.close("ul")
	r.open("p")
	r.el("a", r.label("all-sources"), "href", r.href("rules/"))
	r.close("p")
}

// source writes one source: its title, class and wording; all of it with its
// dates.
func (r *reader) source(i int, all bool) {
	s := &r.app.Engine.Pack.Sources[i]
	attrs := []string{}
	if all {
		attrs = []string{"id", "s-" + s.ID}
	}
	r.open("li", attrs...)
	r.el("b", r.say(r.app.Engine.Pack.SourceTitle(i)))
	r.escape(" ")
	r.el("span", r.word("class-"+s.Class), "class", "tag", "data-class", s.Class)
	r.el("p", r.say(r.app.Engine.Pack.SourceSays(i)))
	if all {
		r.open("p", "class", "hint")
		if s.From != 0 {
			r.escape(r.label("in-force") + core.Day(s.From).String())
			if s.To != 0 {
				r.escape(" – " + core.Day(s.To).String())
			}
			r.escape(r.label("stop"))
		}
		r.escape(r.label("checked") + core.Day(s.Checked).String() + r.label("stop") + r.label("confidence-"+s.Confidence))
		r.close("p")
	} else if s.Confidence == "low" {
		r.el("p", r.word("confidence-low"), "class", "hint")
	}
	r.close("li")
}

// PrintArticle prints a whole page to read.
func PrintArticle(a *app.App, text *prose.Reading, article *prose.Article, lang string, h Head) []byte {
	s := &app.State{Lang: lang, Case: a.Engine.NewCase(), Today: core.Day(a.Engine.Pack.Day)}
	root := strings.Repeat("../", 1+strings.Count(article.Path, "/"))
	r := &reader{page: &page{app: a, lang: lang, root: root}, Reading: text, article: article}
	r.write()
	h.path, h.article = &article.Path, r
	return document(a, s, h, root, string(r.out), r.say(article.Title)+" · "+r.word("site-name"))
}
