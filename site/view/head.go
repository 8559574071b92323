package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/site/app"
)

// Head is what a printed page needs besides its state. Names are below the
// folder a/.
type Head struct {
	CSS, Boot string
	Home      string // the style of the home page and of what looks like it
	Print     string // the style of paper, which no screen waits for
	App       string // the list of this build's files
	Icon      string // as a data: URL, since browsers ask for it again whenever the address changes
	Policy    string // the policy of hosts that cannot send headers, or ""
	Base      string // the site's address for canonical links, or ""

	RedactCSS, Redact string // of the page that hides personal data, and only there
	ReadCSS, Read     string // of articles, which need no engine
	Privacy           string // of the page that shows what is kept
	EmbedCSS, Embed   string // of the pages for frames on other sites
	StudioCSS, Studio string // of the page that makes their snippets
	Overlay, Accent   string // of the publisher of such a page: its file and hash, its colour

	path    *string // below the language folder; nil where no address is the page's own
	article *reader
	shell   string // "+" for the page that the engine fills
}

// where gives the address below the language folder that the page's links to
// other languages lead to.
func (h *Head) where(s *app.State) string {
	if h.path != nil {
		return *h.path
	}
	return s.Path()
}

func (p *page) head(s *app.State, h Head, title string) {
	p.open("meta", "charset", "utf-8")
	p.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1, viewport-fit=cover")
	if h.Policy != "" {
		p.open("meta", "http-equiv", "Content-Security-Policy", "content", h.Policy)
	}
	p.open("meta", "name", "referrer", "content", "no-referrer")
	p.open("meta", "name", "color-scheme", "content", "light dark")
	p.el("title", title)
	p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.CSS)
	if s.Page != app.Plan && h.article == nil {
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.Home)
	}
	p.open("link", "rel", "stylesheet", "media", "print", "href", p.root+"a/"+h.Print)
	if h.article != nil {
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.ReadCSS)
	}
	p.open("link", "rel", "icon", "type", "image/svg+xml", "href", h.Icon)
	p.open("link", "rel", "apple-touch-icon", "href", p.root+"apple-touch-icon.png")
	p.open("link", "rel", "manifest", "href", p.root+s.Lang+".webmanifest")
	p.scripts(s, h)
	if h.path == nil || s.Embed != "" { // in a frame it is the same as the page itself
		return
	}
	p.shared(s, h, title)
}

func (p *page) scripts(s *app.State, h Head) {
	script := func(name string) {
		p.open("script", "type", "module", "src", p.root+"a/"+name)
		p.close("script")
	}
	if h.article != nil {
		switch h.article.article.Kind {
		case "privacy":
			script(h.Read)
			script(h.Privacy)
		case "studio": // the page's one policy is its own script's
			p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.StudioCSS)
			script(h.Studio)
		default:
			script(h.Read)
		}
		return
	}
	script(h.Boot)
	if s.Page == app.Redact {
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.RedactCSS)
		script(h.Redact)
	}
	if s.Embed != "" {
		p.open("meta", "name", "robots", "content", "noindex")
		if h.Overlay != "" {
			p.open("meta", "name", "parcelaid-overlay", "content", h.Overlay)
			p.open("meta", "name", "parcelaid-accent", "content", h.Accent)
		}
		p.open("base", "target", "_blank") // links that the engine does not follow leave the frame
		p.open("link", "rel", "stylesheet", "href", p.root+"a/"+h.EmbedCSS)
		script(h.Embed)
	}
}

// shared writes what search engines and chats read. Addresses in it are whole,
// so without the site's own there are none.
func (p *page) shared(s *app.State, h Head, title string) {
	about := p.about(s, h)
	p.open("meta", "name", "description", "content", about)
	p.open("meta", "property", "og:type", "content", "article")
	p.open("meta", "property", "og:site_name", "content", p.word("site-name"))
	p.open("meta", "property", "og:locale", "content", strings.ReplaceAll(Code(s.Lang), "-", "_"))
	p.open("meta", "property", "og:title", "content", title)
	p.open("meta", "property", "og:description", "content", about)
	if h.Base != "" {
		here := h.Base + s.Lang + "/" + *h.path
		for _, other := range app.Langs {
			p.open("link", "rel", "alternate", "hreflang", Code(other), "href", h.Base+other+"/"+*h.path)
		}
		p.open("link", "rel", "alternate", "hreflang", "x-default", "href", h.Base+app.Langs[0]+"/"+*h.path)
		p.open("link", "rel", "canonical", "href", here)
		p.open("meta", "property", "og:url", "content", here)
		p.open("meta", "property", "og:image", "content", h.Base+"a/icon-512.png")
	}
	p.data(s, h, title)
}

// about says in one sentence what the page holds.
func (p *page) about(s *app.State, h Head) string {
	if h.article != nil {
		return p.say(h.article.article.Lead)
	}
	if problem := s.Get("problem"); problem != "" {
		return p.label("problem", problem) + p.word("colon") + p.word("promise")
	}
	return p.word("promise")
}
