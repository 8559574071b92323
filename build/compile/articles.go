package compile

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/site/prose"
)

var (
	articleKinds = []string{"guide", "guides", "prevent", "parcels", "faq", "glossary", "about", "privacy", "directory", "rules", "table", "studio"}
	pairForms    = []string{"terms", "questions", "replies"}
	tableKinds   = append([]string{"sources", "liability", "remedies", "claims", "clocks", "ladder", "evidence", "actions", "letters"}, noteKinds...)
)

// readArticles reads pages/*.yaml: what is printed to be read, and never
// loaded into the browser's packs.
func (c *compiler) readArticles() *prose.Reading {
	r := &prose.Reading{Labels: map[string]plan.Text{}}
	seen := map[string]bool{}
	for _, n := range c.kinds["pages"] {
		if n.get("id") != nil {
			c.only(n, "id", "text")
			if _, double := r.Labels[n.word("id")]; double {
				c.faults.at(n, "the label %s stands twice", n.word("id"))
			}
			r.Labels[n.word("id")] = c.both(n, "text", true)
			continue
		}
		a := c.article(n)
		if seen[a.Path] {
			c.faults.at(n, "the page %s stands twice", a.Path)
		}
		seen[a.Path] = true
		r.Articles = append(r.Articles, a)
	}
	for _, n := range c.kinds["pages"] {
		for _, part := range n.get("parts").each() {
			for _, l := range part.get("links").each() {
				if to := l.word("to"); strings.HasSuffix(to, "/") && !seen[to] && !c.isProblem(strings.TrimSuffix(to, "/")) {
					c.faults.at(l, "a link leads to %q, where no page stands", to)
				}
			}
		}
	}
	return r
}

func (c *compiler) isProblem(word string) bool {
	return word == "redact" || word == "more" || slices.Contains(c.schema.Defs[c.schema.Must("problem")].Values, word)
}

func (c *compiler) article(n *node) prose.Article {
	c.only(n, "path", "kind", "problem", "title", "lead", "parts")
	a := prose.Article{Path: n.word("path"), Kind: c.oneOf(n, "kind", articleKinds...), Problem: n.word("problem"), Title: c.both(n, "title", true), Lead: c.both(n, "lead", true)}
	if !strings.HasSuffix(a.Path, "/") || strings.ContainsFunc(a.Path, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' && r != '_' && r != '/' }) {
		c.faults.at(n, "path: %q is not like guide/loss/", a.Path)
	}
	if (a.Kind == "guide") != (a.Problem != "") || a.Problem != "" && !c.isProblem(a.Problem) {
		c.faults.at(n, "problem: a guide, and only a guide, names the problem that it is about")
	}
	for _, part := range n.get("parts").each() {
		a.Parts = append(a.Parts, c.articlePart(part))
	}
	return a
}

func (c *compiler) articlePart(n *node) prose.Part {
	c.only(n, "title", "text", "points", "steps", "pairs", "form", "because", "links", "table", "entries")
	part := prose.Part{Title: c.both(n, "title", false), Text: c.several(n, "text"), Points: c.several(n, "points"), Steps: c.several(n, "steps")}
	for _, pair := range n.get("pairs").each() {
		c.only(pair, "head", "body", "because")
		part.Pairs = append(part.Pairs, prose.Pair{Head: c.both(pair, "head", true), Body: c.both(pair, "body", true)})
		if pair.get("because") != nil {
			part.Because = append(part.Because, c.because(pair)...)
		}
	}
	if len(part.Pairs) > 0 {
		part.Form = c.oneOf(n, "form", pairForms...)
	}
	for _, l := range n.get("links").each() {
		c.only(l, "to", "text")
		part.Links = append(part.Links, prose.Link{Path: l.word("to"), Text: c.both(l, "text", true)})
	}
	if n.get("table") != nil {
		part.Table = c.oneOf(n, "table", tableKinds...)
	}
	if n.get("entries") != nil {
		part.Entries = c.oneOf(n, "entries", "courier", "platform", "authority", "scam", "other", "live", "studio", "check")
	}
	if n.get("because") != nil {
		part.Because = append(part.Because, c.because(n)...)
	}
	return part
}

// both reads { zh, en } and keeps it out of the packs.
func (c *compiler) both(n *node, key string, required bool) plan.Text {
	return c.reading.at(c.textIn(&c.reading, n, key, required))
}

func (c *compiler) several(n *node, key string) []plan.Text {
	var list []plan.Text
	for _, item := range n.get(key).each() {
		list = append(list, c.reading.at(c.pair(&c.reading, item, key)))
	}
	if f := n.get(key); f != nil && !f.list {
		c.faults.at(f, "%s takes a list", key)
	}
	return list
}

func (t *texts) at(place pack.T) plan.Text {
	return plan.Text{Zh: t.list["zh"][place], En: t.list["en"][place]}
}
