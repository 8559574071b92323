//go:build js && wasm

package main

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/view"
	"github.com/parcelaid/parcelaid/wasm/browser"
)

// keep carries out what the browser has to do for a case that is kept.
func (p *program) keep(x app.Effect) {
	b := p.browser
	switch x.Do {
	case "still":
		p.still(x.ID)
	case "store":
		p.store(x)
	case "remove":
		b.Remove(x.Name)
	case "download":
		kind := "text/plain;charset=utf-8"
		if n := len(x.Name); n > 4 && x.Name[n-4:] == ".ics" {
			kind = "text/calendar;charset=utf-8"
		}
		b.Download(x.Name, kind, x.Text)
	case "file":
		if data, err := core.ParseCaseText(x.Text); err == nil {
			b.File(x.Name, data)
		}
	case "share":
		b.Share(x.Name, x.Text, func(done bool) {
			if !done {
				p.do(app.Event{Do: "show", Form: []app.Field{{Fact: "text", Values: []string{x.Text}}}})
				b.Select("shown")
			}
		})
	case "print":
		b.Paper()
	case "wipe":
		p.wiping = true
		b.Wipe(p.state.Lang+"/cases/", func(left []string) {
			p.wiping = false
			event := app.Event{Do: "wiped"}
			for _, name := range left {
				event.Form = append(event.Form, app.Field{Fact: name})
			}
			p.do(event)
		})
	}
}

// store saves a case, unless another tab has done so since this one last
// looked: then the person chooses.
func (p *program) store(x app.Effect) {
	there := p.browser.Case(x.Name)
	if serial, ok := app.Serial(there); ok && serial != x.Base || there == "" && x.Base > 0 {
		p.elsewhere(x.Name, there)
		return
	}
	if fault := p.browser.Store(x.Name, x.Text); fault != "" {
		p.do(app.Event{Do: "not-stored", Name: fault})
	}
}

func (p *program) elsewhere(id, text string) {
	p.do(app.Event{Do: "elsewhere", Name: id, Form: []app.Field{{Fact: "case", Values: []string{text}}}})
}

// still shows the state without moving the page, and gives the focus to what
// has been said.
func (p *program) still(id string) {
	p.browser.Still(func() {
		html, title := view.Main(p.app, &p.state)
		_ = p.browser.HTML("main", html)
		p.browser.Title(title)
	})
	p.bar()
	p.frame()
	if id != "" {
		p.browser.Refocus("#" + id)
	}
}

// shelve reads what is stored on this device.
func (p *program) shelve() {
	var form []app.Field
	for _, f := range p.browser.Stored() {
		form = append(form, app.Field{Fact: f.Name, Values: f.Values})
	}
	p.do(app.Event{Do: "shelf", Form: form})
}

// linked takes a case that came with the address, and cleans the address.
func (p *program) linked(text string) {
	_ = p.browser.Replace(p.state.Address(), app.Encode(&p.state))
	p.do(app.Event{Do: "link", Form: []app.Field{{Fact: "case", Values: []string{text}}}})
}

// listenToKeep hears of chosen files and of other tabs.
func (p *program) listenToKeep() error {
	err := p.browser.On("document", "change", func(e browser.Event) {
		if input, ok := e.Closest("#case-file"); ok {
			p.browser.Chosen(input, func(data []byte) { p.do(app.Event{Do: "import", Data: data}) })
		}
	})
	if err != nil {
		return err
	}
	return p.browser.Elsewhere(func(id, text string) {
		if id == "" {
			id = p.state.Keep.File.ID
		}
		p.elsewhere(id, text)
	})
}

// press is a button. One copies what only the view can write.
func (p *program) press(do, name string) {
	if do == "copy-hand" {
		p.copy(view.HandText(p.app, &p.state), "hand")
		return
	}
	p.do(app.Event{Do: do, Name: name})
}
