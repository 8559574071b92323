//go:build js && wasm

// Command wasm is the engine in the visitor's browser. It takes over the page
// that is already there, and from then on nothing that is tapped causes a
// request.
package main

import (
	"time"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/view"
	"github.com/parcelaid/parcelaid/wasm/browser"
	"github.com/parcelaid/parcelaid/wasm/knowledge"
)

func main() {
	p, err := start()
	if err != nil {
		panic(err.Error()) // boot.js leaves the static page standing
	}
	_ = p
	select {}
}

// program is the state on the screen and what it is shown with.
type program struct {
	browser *browser.Browser
	app     *app.App
	state   app.State
	wiping  bool   // on the way back through the history, to clear it
	around  string // the address and language that the frame was written for
}

func start() (*program, error) {
	b, err := browser.Open()
	if err != nil {
		return nil, err
	}
	knowledge.Pause = func() { time.Sleep(time.Millisecond) }
	engine, err := knowledge.Open(b)
	if err != nil {
		return nil, err
	}
	p := &program{browser: b, app: &app.App{Engine: engine, Reader: knowledge.Reader(b), Base: b.Base(), Chance: b.Chance}}
	today := core.Day(b.Today())
	printed, routed := p.app.Route(b.Path(), today)
	if !routed { // a page that is no state, such as "not found"
		printed = app.State{Lang: b.Printed(), Case: engine.NewCase(), Today: today}
	}
	p.state = printed
	p.state.Live = true
	if printed.Embed != "" {
		p.state.Preset(b.Hash())
	}
	linked, link := b.Fragment("case") // before the address is written anew
	kept, again := p.app.Decode(b.State(), today)
	if again {
		kept.Stay(&p.state)
		p.state = kept
	} else if routed {
		_ = b.Replace(p.state.Address(), app.Encode(&p.state))
		if p.state.Page != printed.Page {
			p.render(false)
		}
	}
	p.shelve()
	p.state = p.app.Attach(p.state)
	if again || b.Shell() || p.state.Page == app.Cases || p.state.Page == app.Home && len(p.state.Keep.Shelf) > 0 {
		p.render(false)
	}
	if link {
		p.linked(linked)
	}
	p.bar()
	if err := p.listen(); err != nil {
		return nil, err
	}
	return p, b.Ready()
}

func (p *program) listen() error {
	b := p.browser
	if err := b.On("document", "click", p.click); err != nil {
		return err
	}
	if err := b.On("document", "submit", p.submit); err != nil {
		return err
	}
	if err := p.listenToKeep(); err != nil {
		return err
	}
	return b.On("window", "popstate", func(browser.Event) {
		if p.wiping {
			return
		}
		today := core.Day(b.Today())
		if to, _ := p.app.Route(b.Path(), today); to.Page == app.Redact && p.state.Page == app.Redact {
			return // a place on the page; its picture stays
		}
		now := p.state
		if back, ok := p.app.Decode(b.State(), today); ok {
			p.state = back
			p.state.Beside(&now)
		} else if page, ok := p.app.Route(b.Path(), today); ok && page.Path() != p.state.Path() {
			p.state = page // an entry that another page's script or the person made
			p.state.Beside(&now)
		}
		p.render(true)
		if text, link := b.Fragment("case"); link {
			p.linked(text)
		}
	})
}

// click follows links to pages of the site and presses buttons.
func (p *program) click(e browser.Event) {
	if button, ok := e.Closest("button[data-do]"); ok {
		if do := button.Attr("data-do"); do != "submit" && do != "say" && do != "mask" {
			e.Stop()
			p.press(do, button.Attr("data-name"))
		}
		return
	}
	link, ok := e.Closest("a[href]")
	if !ok || !e.Plain() || link.Attr("href") == "" {
		return
	}
	if href := link.Attr("href"); href[0] == '#' {
		e.Stop()
		p.browser.Reveal(href[1:])
		return
	}
	path := p.browser.Below(link.Prop("href"))
	to, ok := p.app.Route(path, p.state.Today)
	if !ok || to.Page == app.Redact || p.state.Page == app.Redact {
		return // or it is a document of its own, with a policy of its own
	}
	e.Stop()
	if to.Lang != p.state.Lang {
		p.do(app.Event{Do: "lang", Name: to.Lang})
		return
	}
	p.do(app.Event{Do: "open", Name: path})
}

func (p *program) submit(e browser.Event) {
	form, ok := e.Closest("form[data-do]")
	if !ok {
		return
	}
	e.Stop()
	event := app.Event{Do: form.Attr("data-do")}
	for _, f := range form.Fields() {
		event.Form = append(event.Form, app.Field{Fact: f.Name, Values: f.Values})
	}
	p.do(event)
}

// do updates the state and carries out what the browser has to do for it.
func (p *program) do(event app.Event) {
	p.state.Today = core.Day(p.browser.Today())
	next, effects := p.app.Update(p.state, event)
	p.state = next
	for _, x := range effects {
		switch x.Do {
		case "push":
			_ = p.browser.Push(p.state.Address(), app.Encode(&p.state))
		case "replace":
			_ = p.browser.Replace(p.state.Address(), app.Encode(&p.state))
		case "render":
			p.render(true)
			if line := view.Changed(p.app, &p.state); line != "" {
				p.browser.Announce(line)
			}
		case "stay":
			p.render(false)
			p.browser.Announce(view.Changed(p.app, &p.state))
		case "part":
			p.part(event, x.Text)
		case "back":
			p.browser.Back()
		case "copy":
			p.copy(x.Text, x.ID)
		case "summary":
			p.copy(view.Summary(p.app, &p.state), x.ID)
		default:
			p.keep(x)
		}
	}
}

// part rewrites one part of the page and nothing else.
func (p *program) part(event app.Event, name string) {
	id, html, line := view.Part(p.app, &p.state, name)
	_ = p.browser.HTML(id, html)
	p.browser.Announce(line)
	if event.Do == "lift" {
		p.browser.Refocus(`[data-do=lift][data-name="` + event.Name + `"]`)
	}
}

// copy puts a text on the clipboard. Where that is refused, the text is
// selected where it stands.
func (p *program) copy(text, id string) {
	say := func(id string) { p.browser.Announce(app.Say(p.state.Lang, p.app.Engine.Pack.Word(id))) }
	err := p.browser.Copy(text, func(done bool) {
		if done {
			say("copied")
			return
		}
		p.browser.Select(id)
		say("copy-failed")
	})
	if err != nil {
		say("copy-failed")
	}
}

// render shows the state. Focus goes to the heading, or to what is wrong.
func (p *program) render(focus bool) {
	html, title := view.Main(p.app, &p.state)
	_ = p.browser.HTML("main", html)
	p.browser.Title(title)
	p.bar()
	p.frame()
	if focus && len(p.state.Errors) > 0 {
		p.browser.Focus(".error-summary a")
	} else if focus {
		p.browser.Focus("main h1")
	}
}

// frame rewrites what stands around <main>: its links follow the page, and
// its words the language.
func (p *program) frame() {
	path := p.state.Lang + "/" + p.state.Path()
	if p.around == path {
		return
	}
	p.around = path
	for id, html := range view.Frame(p.app, &p.state, p.browser.Base()) {
		_ = p.browser.HTML(id, html)
	}
	p.browser.Lang(view.Code(p.state.Lang))
}

func (p *program) bar() { _ = p.browser.HTML("bar", view.Bar(p.app, &p.state)) }
