package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// letters shows the messages for a channel where they are needed, each once
// on the page. to is whom they must address, "" for anybody.
func (p *page) letters(a *core.Plan, channel, to string) {
	for i := range a.Letters {
		if l := &a.Letters[i]; l.Channel == channel && (to == "" || l.To == to) && !p.placed[l.ID] {
			p.letter(l)
		}
	}
}

// messages takes the personal fields, which go into every message, and shows
// the messages that have not found a place.
func (p *page) messages(s *app.State, a *core.Plan) {
	if len(a.Letters) == 0 {
		return
	}
	p.open("section", "class", "message")
	p.el("h2", p.word("part-message"))
	p.own(s)
	for i := range a.Letters {
		if l := &a.Letters[i]; !p.placed[l.ID] {
			p.letter(l)
		}
	}
	p.close("section")
}

func (p *page) letter(l *core.Letter) {
	p.placed[l.ID] = true
	p.open("details", "class", "message")
	p.el("summary", p.say(l.Title))
	both := p.app.Further(p.state)
	if both {
		p.open("div", "class", "twin")
	}
	p.el("div", p.app.Message(p.state, l, false), "class", "letter", "id", "l-"+l.ID)
	if both {
		p.twin(l)
		p.close("div")
	}
	p.open("div", "class", "buttons")
	p.el("button", p.word("copy"), "class", "copy live", "type", "button", "data-do", "copy", "data-name", l.ID)
	p.el("button", p.word("letter-share"), "class", "plain live", "type", "button", "data-do", "share", "data-name", l.ID)
	p.el("button", p.word("letter-save"), "class", "plain live", "type", "button", "data-do", "save-letter", "data-name", l.ID)
	if len(p.placed) == 1 { // once; what is filled in goes into all of them
		p.el("a", p.word("own-title"), "class", "plain live", "href", "#own-fields")
	}
	p.close("div")
	if len(l.Replies) > 0 {
		p.tuck("r-"+l.ID, p.word("replies"))
		p.open("dl", "class", "replies")
		for _, r := range l.Replies {
			p.el("dt", p.word("reply-they")+p.say(r.They))
			p.el("dd", p.word("reply-you")+p.say(r.You))
		}
		p.close("dl", "details")
	}
	p.close("details")
}

// twin is a message in the other language, to understand or to send: beside
// it on a wide screen, below it and folded on a phone. Only the engine writes
// it, once an answer was given: no printed page carries both.
func (p *page) twin(l *core.Letter) {
	other := *p.state
	other.Lang = app.Other(p.lang)
	id := l.ID + "_" + other.Lang
	p.open("details", "class", "other", "lang", Code(other.Lang), "id", "o-"+id)
	p.el("summary", names[other.Lang])
	p.el("div", p.app.Message(&other, l, false), "class", "letter", "id", "l-"+id)
	p.el("button", app.Say(other.Lang, p.app.Engine.Pack.Word("copy")), "class", "plain", "type", "button", "data-do", "copy", "data-name", id)
	p.close("details")
}
