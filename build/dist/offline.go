package dist

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/prose"
	"github.com/parcelaid/parcelaid/site/view"
)

// kept is what sw.js knows of its build; see Build there.
type kept struct {
	ID    string            `json:"id"`
	Files [][2]string       `json:"files"`
	Made  []string          `json:"made"`
	Langs []string          `json:"langs"`
	Shell map[string]string `json:"shell"`
}

// worker adds sw.js with the list of what it keeps: the engine, the packs,
// and the pages that the engine does not make, but not the long tables of
// rules. The other pages, some 700 of 20 kB, come from the shell.
func (f files) worker(list App, o Options, text *prose.Reading) error {
	root, err := module()
	if err != nil {
		return err
	}
	folder := filepath.Join(root, "site", "assets", "js")
	if o.NoOffline {
		data, err := bundle(filepath.Join(folder, "sw-off.js"), nil)
		f["sw.js"] = data
		return err
	}
	names := []string{list.Exec, list.Engine, list.Offline, list.Keep, list.head.App, list.head.CSS, list.head.Print, list.Home, list.head.Boot, list.head.RedactCSS, list.head.Redact,
		list.head.ReadCSS, list.head.Read, list.head.Privacy, "icon-192.png"}
	for _, name := range list.Packs {
		names = append(names, name)
	}
	for i := range names {
		names[i] = "a/" + names[i]
	}
	k := kept{Langs: app.Langs, Shell: map[string]string{}}
	pages := []string{"", "more/", "redact/", "404/"}
	for i := range text.Articles {
		if text.Articles[i].Kind != "table" {
			pages = append(pages, text.Articles[i].Path)
		}
	}
	for _, lang := range app.Langs {
		k.Shell[lang] = shell(lang)
		names = append(names, shell(lang), lang+".webmanifest")
		for _, p := range pages {
			names = append(names, lang+"/"+p)
		}
	}
	for _, p := range app.Paths() {
		if rest, ok := strings.CutPrefix(p, app.Langs[0]+"/"); ok && !slices.Contains(pages, rest) {
			k.Made = append(k.Made, rest)
		}
	}
	slices.Sort(names)
	all := sha256.New()
	for _, name := range names {
		file := name
		if strings.HasSuffix(name, "/") {
			file += "index.html"
		}
		data, ok := f[file]
		if !ok {
			return fmt.Errorf("%s is to be kept and is not there", file)
		}
		sum := sha256.Sum256(data)
		all.Write(sum[:])
		k.Files = append(k.Files, [2]string{name, hex.EncodeToString(sum[:])})
	}
	source, err := bundle(filepath.Join(folder, "sw.js"), map[string]string{"BUILD": "{}"})
	if err != nil {
		return err
	}
	all.Write(source)
	k.ID = hex.EncodeToString(all.Sum(nil))[:12]
	build, err := json.Marshal(k)
	if err != nil {
		return err
	}
	f["sw.js"], err = bundle(filepath.Join(folder, "sw.js"), map[string]string{"BUILD": string(build)})
	return err
}

// manifests makes the site installable, in each language.
func (f files) manifests(k *pack.Pack) {
	for _, lang := range app.Langs {
		say := func(id string) string { return app.Say(lang, k.Word(id)) }
		icon := func(name, size, purpose string) map[string]string {
			return map[string]string{"src": "a/" + name, "sizes": size, "type": "image/" + strings.Replace(path.Ext(name)[1:], "svg", "svg+xml", 1), "purpose": purpose}
		}
		data, _ := json.Marshal(map[string]any{
			"id": "parcelaid", "name": say("site-name"), "short_name": say("site-name"), "description": say("promise"), "lang": view.Code(lang),
			"start_url": lang + "/", "scope": "./", "display": "minimal-ui", "background_color": "#f1ebdf", "theme_color": "#14594a",
			"icons": []any{
				icon("icon-192.png", "192x192", "any"), icon("icon-512.png", "512x512", "any"),
				icon("icon-maskable-512.png", "512x512", "maskable"), icon("favicon.svg", "any", "any"),
			},
		})
		f[lang+".webmanifest"] = data
	}
}

// signposts lead search engines. A site map needs whole addresses.
func (f files) signposts(o Options, text *prose.Reading) {
	robots := "User-agent: *\nAllow: /\n"
	if o.Base != "" {
		robots += "Sitemap: " + o.Base + "sitemap.xml\n"
		var b strings.Builder
		b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
		var below []string
		for _, p := range app.Paths() {
			if rest, ok := strings.CutPrefix(p, app.Langs[0]+"/"); ok {
				below = append(below, rest)
			}
		}
		for i := range text.Articles {
			below = append(below, text.Articles[i].Path)
		}
		for _, p := range below {
			for _, lang := range app.Langs {
				b.WriteString("<url><loc>" + o.Base + lang + "/" + p + "</loc>")
				for _, other := range app.Langs {
					b.WriteString(`<xhtml:link rel="alternate" hreflang="` + view.Code(other) + `" href="` + o.Base + other + "/" + p + `"/>`)
				}
				b.WriteString("</url>\n")
			}
		}
		b.WriteString("</urlset>\n")
		f["sitemap.xml"] = []byte(b.String())
	}
	f["robots.txt"] = []byte(robots)
}
