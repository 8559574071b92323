package view

import (
	"github.com/parcelaid/parcelaid/site/app"
)

// Head is what a printed page needs besides its state.
type Head struct {
	CSS, Boot string // names below the folder a/
	Icon      string // as a data: URL, since browsers ask for it again whenever the address changes
	Policy    string // the policy of hosts that cannot send headers, or ""
	Base      string // the site's address for canonical links, or ""

	RedactCSS, Redact string // of the page that hides personal data, and only there
	EmbedCSS, Embed   string // of the pages for frames on other sites
}

// Document prints a whole static page: the same <main> as the engine makes.
func Document(a *app.App, s *app.State, h Head) []byte {
	main, title := Main(a, s)
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
	return document(a, s, h, root, string(p.out), p.word("not-found")+" · "+p.word("site-name"))
}

func document(a *app.App, s *app.State, h Head, root, main, title string) []byte {
	p := &page{app: a, lang: s.Lang, root: root}
	p.out = append(p.out, "<!doctype html>"...)
	p.open("html", "lang", Code(s.Lang))
	p.open("head")
	p.open("meta", "charset", "utf-8")
	p.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1, viewport-fit=cover")
	if h.Policy != "" {
		p.open("meta", "http-equiv", "Content-Security-Policy", "content", h.Policy)
	}
	p.open("meta", "name", "referrer", "content", "no-referrer")
	p.open("meta", "name", "color-scheme", "content", "light dark")
	p.el("title", title)
	p.open("meta", "name", "description", "content", p.word("promise"))
	p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.CSS)
	p.open("link", "rel", "icon", "type", "image/svg+xml", "href", h.Icon)
	for _, other := range app.Langs {
		if s.Embed != "" {
			break // the same as the page itself, for frames
		}
		href := p.root + other + "/" + s.Path()
		if h.Base != "" {
			href = h.Base + other + "/" + s.Path()
		}
		p.open("link", "rel", "alternate", "hreflang", Code(other), "href", href)
	}
	if h.Base != "" && s.Embed == "" {
		p.open("link", "rel", "canonical", "href", h.Base+s.Lang+"/"+s.Path())
	}
	p.open("script", "type", "module", "src", p.root+"a/"+h.Boot)
	p.close("script")
	if s.Page == app.Redact {
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.RedactCSS)
		p.open("script", "type", "module", "src", p.root+"a/"+h.Redact)
		p.close("script")
	}
	if s.Embed != "" {
		p.open("meta", "name", "robots", "content", "noindex")
		p.open("base", "target", "_blank") // links that the engine does not follow leave the frame
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.EmbedCSS)
		p.open("script", "type", "module", "src", p.root+"a/"+h.Embed)
		p.close("script")
	}
	p.close("head")
	p.open("body")
	p.frame(s, main)
	p.close("body", "html")
	return p.out
}

// frame writes what stands around <main>: the same on every page.
func (p *page) frame(s *app.State, main string) {
	p.open("div", "id", "skip")
	p.skip()
	p.close("div")
	p.open("header", "class", "top", "id", "top")
	p.top(s)
	p.close("header")
	p.open("aside", "class", "alarm", "id", "alarm", "aria-label", p.word("alarm-label"))
	p.alarm()
	p.close("aside")
	p.open("main", "id", "main", "tabindex", "-1")
	p.out = append(p.out, main...)
	p.close("main")
	p.open("aside", "id", "bar", "aria-label", p.word("bar-label"))
	p.close("aside")
	p.open("div", "id", "live", "role", "status", "aria-live", "polite")
	p.close("div")
	p.open("footer", "class", "foot", "id", "foot")
	p.foot()
	p.close("footer")
}

func (p *page) top(s *app.State) {
	p.open("a", "class", "brand", "href", p.href(""))
	p.icon("brand")
	p.escape(p.word("site-name"))
	p.close("a")
	p.open("nav", "class", "lang", "aria-label", p.word("language"))
	for _, other := range app.Langs {
		if other != s.Lang {
			p.el("a", names[other], "href", p.root+other+"/"+s.Path(), "lang", codes[other], "hreflang", codes[other])
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

func (p *page) foot() {
	p.el("p", p.word("privacy-sentence"))
	p.el("p", p.word("footer-not-legal-advice"))
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
		"top":   write(func(p *page) { p.top(s) }),
		"skip":  write((*page).skip),
		"alarm": write((*page).alarm),
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
