package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/prose"
)

// entries lists the directory's entries of a kind with their contacts.
func (r *reader) entries(kind string) {
	switch kind {
	case "live":
		r.kept()
		return
	case "studio":
		r.studio()
		return
	case "check":
		r.hostCheck()
		return
	}
	k := r.app.Engine.Pack
	r.open("ul", "class", "cards")
	for i := range k.Directory {
		e := &k.Directory[i]
		if e.Kind != kind || (kind == "platform" && len(e.Contacts) == 0 && e.Where == 0) {
			continue
		}
		r.open("li", "id", e.ID)
		r.el("h3", r.say(k.Text(e.Name)))
		if len(e.Contacts) > 0 {
			r.open("ul", "class", "numbers")
			for _, c := range e.Contacts {
				r.open("li")
				r.contactLine(c.Type, c.Value)
				r.escape(" ")
				r.some("span", r.say(k.Text(c.Use)))
				r.some("small", r.say(k.Text(c.Label)))
				if c.Confidence != "high" {
					r.el("small", r.label("contact-"+c.Confidence))
				}
				r.close("li")
			}
			r.close("ul")
		}
		r.some("p", r.say(k.Text(e.Where)))
		r.some("p", r.say(k.Text(e.Note)), "class", "hint")
		r.some("p", r.say(k.Text(e.Pattern)))
		if len(e.Do) > 0 {
			r.open("ul")
			for _, t := range e.Do {
				r.el("li", r.say(k.Text(t)))
			}
			r.close("ul")
		}
		r.close("li")
	}
	r.close("ul")
}

// contactLine writes a number or an address so that a finger can use it.
func (r *reader) contactLine(kind, value string) {
	switch {
	case kind == "phone":
		r.el("a", value, "class", "number", "href", "tel:"+strings.ReplaceAll(value, "-", ""))
	case kind == "web" && strings.HasPrefix(value, "https://"):
		r.el("a", value, "href", value, "rel", "noopener noreferrer")
	default:
		r.el("b", r.label("by-"+kind)+value)
	}
}

// classes of sources, the weightiest first.
var classes = []string{"law", "regulation", "ruling", "standard", "platform", "contract", "advice"}

// table writes all sources by class, or all rules of a kind.
func (r *reader) table(kind string) {
	if kind == "sources" {
		for _, class := range classes {
			r.el("h2", r.word("class-"+class))
			r.some("p", r.label("about-"+class))
			r.open("ul", "class", "sources")
			for i := range r.app.Engine.Pack.Sources {
				if r.app.Engine.Pack.Sources[i].Class == class {
					r.source(i, true)
				}
			}
			r.close("ul")
		}
		return
	}
	r.open("ul", "class", "cards")
	for i := range r.Rules[kind] {
		r.rule(&r.Rules[kind][i])
	}
	r.close("ul")
}

func (r *reader) rule(x *prose.Row) {
	r.open("li", "id", x.ID)
	says := x.Says
	fact, value, of := strings.Cut(x.Word, ":")
	switch {
	case of:
		r.el("h2", r.page.label(fact, value))
	case x.Word != "":
		r.el("h2", r.word(x.Word))
	case len(says) > 0:
		r.el("h2", r.say(says[0]))
		says = says[1:]
	}
	for _, t := range says {
		r.el("p", r.say(t))
	}
	r.open("dl", "class", "facts")
	r.fact("rule-when", r.say(x.When))
	r.open("div")
	r.el("dt", r.label("rule-because"))
	r.open("dd")
	seen := map[uint16]bool{}
	for _, s := range x.Because {
		if seen[s] {
			continue
		}
		if len(seen) > 0 {
			r.escape(r.word("comma"))
		}
		seen[s] = true
		r.el("a", r.say(r.app.Engine.Pack.SourceTitle(int(s))), "href", r.href("rules/")+"#s-"+r.app.Engine.Pack.Sources[s].ID)
	}
	r.close("dd", "div")
	r.fact("rule-id", x.ID)
	r.close("dl")
	if len(x.Examples) > 0 {
		r.open("details")
		r.el("summary", strings.ReplaceAll(r.label("rule-examples"), "{n}", itoa(len(x.Examples))))
		r.list("ul", x.Examples)
		r.close("details")
	}
	r.close("li")
}

func (r *reader) fact(label, text string) {
	r.open("div")
	r.el("dt", r.label(label))
	r.el("dd", text)
	r.close("div")
}

// Checked is the newest day on which a source was looked at.
func checked(k *core.Engine) string { return core.Day(k.Pack.Day).String() }

// kept is the list that privacy.js fills in.
func (r *reader) kept() {
	r.open("noscript")
	r.el("p", r.label("kept-wait"))
	r.close("noscript")
	r.open("dl", "class", "facts kept", "id", "kept", "hidden", "+", "data-none", r.label("kept-none"), "data-refused", r.label("kept-refused"))
	for _, name := range []string{"local", "session", "cookies", "databases", "caches", "workers", "state", "requests", "elsewhere"} {
		r.open("div")
		r.el("dt", r.label("kept-"+name))
		r.el("dd", "", "data-kept", name)
		r.close("div")
	}
	r.close("dl")
}
