package view

import "github.com/parcelaid/parcelaid/site/app"

// studio prints the form of the embed studio; studio.js brings it to life.
func (r *reader) studio() {
	r.open("form", "class", "studio", "novalidate", "+")
	r.open("div", "class", "fields")
	for _, fact := range app.Presets {
		r.selection(fact, r.title(fact), r.values(fact))
	}
	langs := [][2]string{{"", r.label("studio-lang-auto")}}
	for _, lang := range app.Langs {
		langs = append(langs, [2]string{codes[lang], names[lang]})
	}
	r.selection("lang", r.label("studio-lang"), langs)
	var themes [][2]string
	for _, theme := range []string{"auto", "light", "dark"} {
		themes = append(themes, [2]string{theme, r.label("studio-theme-" + theme)})
	}
	r.selection("theme", r.label("studio-theme"), themes)
	r.input("publisher", r.label("studio-publisher"), "pattern", "[a-z0-9\\-]{1,64}", "autocomplete", "off", "maxlength", "64")
	r.input("text", r.label("studio-text"), "value", r.word("widget-open"), "autocomplete", "off", "maxlength", "60")
	r.open("label", "class", "colour")
	r.open("input", "type", "checkbox", "name", "own-accent", "value", "1")
	r.el("span", r.label("studio-own-accent"))
	r.close("label")
	r.input("accent", r.label("studio-accent"), "type", "color", "value", "#14594a")
	r.selection("width", r.label("studio-width"), [][2]string{{"360", "360"}, {"320", "320"}, {"480", "480"}, {"720", "720"}})
	r.close("div")
	r.el("p", "", "id", "studio-told", "role", "status")
	r.close("form")
	for _, kind := range []string{"widget", "frame"} {
		word := map[string]string{"widget": "studio-code", "frame": "studio-frame"}[kind]
		r.el("h2", r.label(word), "id", "h-"+kind)
		r.el("textarea", "", "class", "code", "id", "code-"+kind, "readonly", "+", "rows", "5", "spellcheck", "false", "aria-labelledby", "h-"+kind)
		r.open("p", "class", "buttons")
		r.el("button", r.label("studio-copy"), "type", "button", "class", "copy", "data-copy", "code-"+kind)
		r.close("p")
	}
	r.el("h2", r.label("studio-preview"))
	r.open("div", "id", "preview")
	r.close("div")
	r.words("studio-copied", "studio-select", "studio-failed", "studio-unreadable", "studio-publisher-bad")
}

// hostCheck prints the form that studio.js checks a host page with.
func (r *reader) hostCheck() {
	r.open("form", "class", "host-check")
	for _, name := range []string{"html", "policy"} {
		r.open("label")
		r.el("span", r.label("check-"+name))
		r.el("textarea", "", "name", name, "rows", "5", "spellcheck", "false", "autocomplete", "off")
		r.close("label")
	}
	r.open("p", "class", "buttons")
	r.el("button", r.label("check-go"), "class", "primary")
	r.close("p", "form")
	r.open("ul", "id", "check-found", "role", "status")
	r.close("ul")
	r.words("check-fine", "check-no-script", "check-no-module", "check-other-site", "check-no-element", "check-no-link", "check-attribute",
		"check-personal", "check-sandbox", "check-title", "check-script-src", "check-frame-src", "check-sandboxed")
}

// words leaves what the script says on the page, out of sight.
func (r *reader) words(ids ...string) {
	r.open("div", "hidden", "+")
	for _, id := range ids {
		r.el("span", r.label(id), "data-word", id)
	}
	r.close("div")
}

func (r *reader) input(name, label string, attrs ...string) {
	r.open("label")
	r.el("span", label)
	r.open("input", append([]string{"name", name}, attrs...)...)
	r.close("label")
}

func (r *reader) selection(name, label string, options [][2]string) {
	r.open("label")
	r.el("span", label)
	r.open("select", "name", name)
	for _, o := range options {
		if o[0] == "" {
			r.out = append(r.out, `<option value="">`...)
			r.escape(o[1])
			r.close("option")
			continue
		}
		r.el("option", o[1], "value", o[0])
	}
	r.close("select", "label")
}

// values lists what a fact can be preset to, nothing first.
func (r *reader) values(fact string) [][2]string {
	list := [][2]string{{"", r.label("studio-any")}}
	schema := r.app.Engine.Pack.Schema
	id, _ := schema.Lookup(fact)
	for _, v := range schema.Defs[id].Values {
		if v != "unknown" && (fact != "problem" || app.Coarse(v)) {
			list = append(list, [2]string{v, r.page.label(fact, v)})
		}
	}
	return list
}
