package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// Document prints a whole static page: the same <main> as the engine makes.
func Document(a *app.App, s *app.State, h Head) []byte {
	main, title := Main(a, s)
	path := s.Path()
	h.path = &path
	return document(a, s, h, Root(s), main, title)
}

// NotFound prints the page for addresses that lead nowhere. It is shown at any
// depth, so its links begin at the host's root, or at the site's address.
func NotFound(a *app.App, s *app.State, h Head) []byte {
	root := "/"
	if h.Base != "" {
		root = h.Base
	}
	p := &page{app: a, lang: s.Lang, root: root}
	p.el("h1", p.word("not-found"), "tabindex", "-1")
	p.el("p", p.word("not-found-help"))
	p.open("p", "class", "buttons")
	p.el("a", p.word("not-found-home"), "class", "primary", "href", p.href(""))
	p.close("p")
	p.open("ul", "class", "options")
	for _, tile := range app.Tiles {
		p.option(p.word("tile-"+tile), p.href(tile+"/"))
	}
	p.close("ul")
	return document(a, s, h, root, string(p.out), p.word("not-found")+" · "+p.word("site-name"))
}

// Shell prints the page that stands in, without a network, for those that are
// not kept: the engine fills it from the address. Its links begin at "../",
// which the service worker turns into the site's address.
func Shell(a *app.App, s *app.State, h Head) []byte {
	p := &page{app: a, lang: s.Lang, root: "../"}
	p.el("h1", p.word("shell"), "tabindex", "-1")
	p.el("p", p.word("shell-help"), "class", "hint shell")
	p.open("p", "class", "buttons")
	p.el("a", p.word("not-found-home"), "class", "plain", "href", p.href(""))
	p.close("p")
	h.shell = "+"
	return document(a, s, h, "../", string(p.out), p.word("site-name"))
}

func document(a *app.App, s *app.State, h Head, root, main, title string) []byte {
	p := &page{app: a, lang: s.Lang, root: root}
	p.out = append(p.out, "<!doctype html>"...)
	p.open("html", "lang", Code(s.Lang), "data-app", h.App, "data-shell", h.shell)
	p.open("head")
	p.head(s, h, title)
	p.close("head")
	p.open("body")
	p.frame(s, h, main)
	p.close("body", "html")
	return p.out
}

// frame writes what stands around <main>: the same on every page.
func (p *page) frame(s *app.State, h Head, main string) {
	p.open("div", "id", "skip")
	p.skip()
	p.close("div")
	p.open("header", "class", "top", "id", "top")
	p.top(h.where(s))
	p.close("header")
	p.open("aside", "class", "alarm", "id", "alarm", "aria-label", p.word("alarm-label"))
	p.alarm()
	p.close("aside")
	p.open("main", "id", "main", "tabindex", "-1")
	p.out = append(p.out, main...)
	p.close("main")
	p.open("aside", "id", "bar", "aria-label", p.word("bar-label"))
	p.close("aside")
	p.open("aside", "id", "news", "aria-label", p.word("news-label"), "data-checked", core.Day(p.app.Engine.Pack.Day).String())
	p.notices()
	p.close("aside")
	p.open("div", "id", "live", "role", "status", "aria-live", "polite")
	p.close("div")
	p.open("footer", "class", "foot", "id", "foot")
	p.foot()
	p.close("footer")
}

// top names the site and leads to the same page in the other languages; path
// is its address below the language folder.
func (p *page) top(path string) {
	p.open("a", "class", "brand", "href", p.href(""))
	p.icon("brand")
	p.escape(p.word("site-name"))
	p.close("a")
	p.open("nav", "class", "lang", "aria-label", p.word("language"))
	for _, other := range app.Langs {
		if other != p.lang {
			p.el("a", names[other], "href", p.root+other+"/"+path, "lang", codes[other], "hreflang", codes[other])
		}
	}
	p.close("nav")
}

var (
	names = map[string]string{"zh": "中文", "en": "English"}
	codes = map[string]string{"zh": "zh-CN", "en": "en"}
)

// Code is the language tag of a language of the site.
func Code(lang string) string { return codes[lang] }

func (p *page) skip() { p.el("a", p.word("skip"), "class", "skip", "href", "#main") }

func (p *page) alarm() {
	p.open("a", "href", p.href("scam/"))
	p.icon("alert")
	p.el("span", p.word("red-line"))
	p.close("a")
}

// footLinks are the pages to read, in the order of the foot.
var footLinks = []string{"guide", "faq", "prevent", "parcels", "directory", "glossary", "rules", "about", "privacy"}

func (p *page) foot() {
	p.open("nav", "aria-label", p.word("foot-label"))
	for _, l := range footLinks {
		p.el("a", p.word("foot-"+l), "href", p.href(l+"/"))
	}
	p.close("nav")
	p.el("p", p.word("privacy-sentence"))
	p.el("p", p.word("footer-not-legal-advice"))
}

// notices says what offline.js may show: a new build, or sources grown old.
func (p *page) notices() {
	p.open("p", "class", "update")
	p.el("button", p.word("news-update"), "class", "plain", "type", "button")
	p.close("p")
	p.el("p", p.word("stale"), "class", "stale")
}

// Frame gives what stands around <main>, by the id of its element. root is
// the site's address, since the engine changes the page's own.
func Frame(a *app.App, s *app.State, root string) map[string]string {
	write := func(f func(*page)) string {
		p := &page{app: a, lang: s.Lang, root: root}
		f(p)
		return string(p.out)
	}
	return map[string]string{
		"top":   write(func(p *page) { p.top(s.Path()) }),
		"skip":  write((*page).skip),
		"alarm": write((*page).alarm),
		"news":  write((*page).notices),
		"foot":  write((*page).foot),
	}
}

// Bar gives the bar at the foot of the screen that the engine shows: the way
// from a plan to a sharper one. It covers nothing and moves nothing.
func Bar(a *app.App, s *app.State) string {
	if s.Page != app.Plan {
		return ""
	}
	next := a.Next(s)
	if next == nil {
		return ""
	}
	p := &page{app: a, lang: s.Lang}
	p.open("div")
	p.el("p", p.word("bar-text"), "class", "bar-text")
	p.el("button", p.word("sharpen", "n", itoa(next.Left)), "class", "primary", "type", "button", "data-do", "sharpen")
	p.close("div")
	return string(p.out)
}
