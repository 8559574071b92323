package dist

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/edge"
	"github.com/parcelaid/parcelaid/site/view"
)

// pages prints every coarse state as a page of its own, on the day on which
// the knowledge was last checked: the same bytes on every build.
func pages(site files, engine *core.Engine, list App, o Options, table edge.Table) {
	a := &app.App{Engine: engine}
	head := view.Head{CSS: list.css, Boot: list.boot, Icon: list.icon, Base: o.Base, RedactCSS: list.redactCSS, Redact: list.redact,
		EmbedCSS: list.embedCSS, Embed: list.embed}
	for _, path := range append(app.Paths(), app.Embedded("")...) {
		s, ok := a.Route(path, core.Day(engine.Pack.Day))
		if !ok {
			panic("a path that leads nowhere: " + path)
		}
		head.Policy = table.MetaCSP("/" + path)
		site[path+"index.html"] = view.Document(a, &s, head)
	}
	for _, lang := range app.Langs {
		s, _ := a.Route(lang+"/", core.Day(engine.Pack.Day))
		site[lang+"/404/index.html"] = view.NotFound(a, &s, head)
	}
}
