package view

import "github.com/parcelaid/parcelaid/site/app"

// Front prints the page at the root of hosts that cannot choose a language by
// themselves: the two languages, each named in itself.
func Front(a *app.App, s *app.State, h Head) []byte {
	p := &page{app: a, lang: s.Lang}
	title := ""
	p.open("ul", "class", "options")
	for _, lang := range app.Langs {
		name := app.Say(lang, a.Engine.Pack.Word("site-name"))
		if title != "" {
			title += " · "
		}
		title += name
		p.open("li")
		p.open("a", "class", "option", "href", lang+"/", "lang", codes[lang], "hreflang", codes[lang])
		p.el("span", name+" · "+names[lang])
		p.close("a", "li")
	}
	p.close("ul")
	list := p.out
	p.out = nil
	p.el("h1", title, "tabindex", "-1")
	return document(a, s, h, "", string(p.out)+string(list), title)
}
