package dist

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/edge"
	"github.com/parcelaid/parcelaid/site/prose"
	"github.com/parcelaid/parcelaid/site/view"
)

// pages prints every coarse state as a page of its own, on the day on which
// the knowledge was last checked: the same bytes on every build.
func pages(site files, engine *core.Engine, text *prose.Reading, list App, o Options, table edge.Table, publishers []publisher) {
	a := &app.App{Engine: engine}
	head := list.head
	head.Home = list.Home
	print := func(path string, head view.Head) {
		s, ok := a.Route(path, core.Day(engine.Pack.Day))
		if !ok {
			panic("a path that leads nowhere: " + path)
		}
		head.Policy = table.MetaCSP("/" + path)
		site[path+"index.html"] = view.Document(a, &s, head)
	}
	for _, path := range append(app.Paths(), app.Embedded("")...) {
		print(path, head)
	}
	for _, shop := range publishers {
		with := head
		with.Overlay, with.Accent = shop.overlay, shop.Accent
		for _, path := range app.Embedded(shop.Overlay.ID) {
			print(path, with)
		}
	}
	for _, lang := range app.Langs {
		for i := range text.Articles {
			article := &text.Articles[i]
			path := lang + "/" + article.Path
			head.Policy = table.MetaCSP("/" + path)
			site[path+"index.html"] = view.PrintArticle(a, text, article, lang, head)
		}
		s, _ := a.Route(lang+"/", core.Day(engine.Pack.Day))
		head.Policy = table.MetaCSP("/")
		site[lang+"/404/index.html"] = view.NotFound(a, &s, head)
		site[shell(lang)] = view.Shell(a, &s, head)
	}
	// What plain hosts look for: the edge answers these by itself.
	s, _ := a.Route(app.Langs[0]+"/", core.Day(engine.Pack.Day))
	site["index.html"] = view.Front(a, &s, head)
	site["404.html"] = site[app.Langs[0]+"/404/index.html"]
}

// shell is the file of the page that the engine fills, below a/ as its links
// begin there.
func shell(lang string) string { return "a/shell-" + lang + ".html" }
