package view

import (
	"strings"

	"github.com/parcelaid/parcelaid/site/app"
)

// Main gives the inside of <main> for a state, and the page's title.
func Main(a *app.App, s *app.State) (html, title string) {
	p := &page{app: a, lang: s.Lang, root: Root(s)}
	switch s.Page {
	case app.Home:
		title = p.home(s)
	case app.More:
		title = p.more()
	case app.Role:
		title = p.role(s)
	case app.Third:
		title = p.third(s)
	case app.Ask:
		title = p.ask(s)
	case app.Heard:
		title = p.heard(s)
	case app.Redact:
		title = p.redact(s)
	case app.Cases:
		title = p.cases(s)
	case app.Diary:
		title = p.diary(s)
	case app.Paper:
		title = p.paper(s)
	case app.Hand:
		title = p.hand(s)
	case app.Share:
		title = p.share(s)
	default:
		title = p.plan(s)
		p.toGuide(s)
	}
	switch s.Page {
	case app.Cases, app.Diary, app.Paper, app.Hand, app.Share:
		p.inside()
	}
	if p.step != "" {
		title += " · " + p.step
	}
	return string(p.out), title + " · " + p.word("site-name")
}

// Root gives the relative way from a state's address to the site's root.
func Root(s *app.State) string {
	if s.Embed != "" {
		return strings.Repeat("../", strings.Count(s.Embed, "/"))
	}
	return strings.Repeat("../", 1+strings.Count(s.Path(), "/"))
}

// home shows the promise and the ten tiles.
func (p *page) home(s *app.State) string {
	p.open("div", "class", "home")
	p.open("section", "class", "hero")
	p.el("h1", p.word("hero"), "tabindex", "-1")
	p.el("p", p.word("promise"), "class", "promise")
	p.close("section")
	if len(s.Keep.Shelf) > 0 {
		p.open("section", "class", "home-cases")
		p.el("h2", p.word("home-cases"))
		p.shelf(s)
		p.close("section")
	}
	p.sayBox(s)
	p.open("section", "class", "pick")
	p.el("h2", p.word("home-what"))
	p.open("ul", "class", "tiles")
	for _, tile := range app.Tiles {
		p.open("li")
		p.open("a", "class", "tile", "href", p.href(tile+"/"))
		p.icon(icons[tile])
		p.el("span", p.word("tile-"+tile))
		p.close("a", "li")
	}
	p.close("ul")
	p.open("p")
	p.el("a", p.word("home-privacy-leak"), "href", p.href("privacy_leak/"))
	p.close("p")
	p.toRedact()
	p.close("section")
	p.open("p", "class", "private")
	p.icon("shield")
	p.el("span", p.word("privacy-sentence"))
	p.close("p")
	if s.Embed == "" {
		p.open("p")
		p.el("a", p.word("keep-cases"), "href", p.href("cases/"))
		p.close("p")
	}
	p.close("div")
	return p.word("hero")
}

// inside helps those who came by an app whose own browser saves no files; boot.js
// tells which.
func (p *page) inside() {
	p.open("aside", "class", "inside", "aria-label", p.word("inside-label"))
	p.el("p", p.word("inside-help"))
	p.close("aside")
}

// toGuide leads from a plan to the guide about the situation.
func (p *page) toGuide(s *app.State) {
	problem := s.Get("problem")
	path := app.Guide(problem)
	if path == "" {
		return
	}
	p.open("p", "class", "away")
	p.el("a", p.word("to-guide", "title", p.label("problem", problem)), "href", p.href(path))
	p.close("p")
}

func (p *page) icon(name string) {
	p.open("span", "class", "icon icon-"+name, "aria-hidden", "true")
	p.close("span")
}

// icons are the pictures of the tiles.
var icons = map[string]string{
	"delay": "delay", "loss": "loss", "damage": "damage", "missing_item": "missing", "wrong_item": "wrong",
	"signed_not_received": "signed", "locker_or_station": "locker", "return_parcel": "return",
	"refused_compensation": "refused", "more": "service",
}

// more lists the situations behind the last tile.
func (p *page) more() string {
	p.el("h1", p.word("more-title"), "tabindex", "-1")
	p.open("ul", "class", "options")
	for _, problem := range app.MoreProblems {
		p.option(p.label("problem", problem), p.href(problem+"/"))
	}
	p.close("ul")
	p.back(p.href(""))
	return p.word("more-title")
}

func (p *page) option(text, href string) {
	p.open("li")
	p.open("a", "class", "option", "href", href)
	p.el("span", text)
	p.close("a")
	p.close("li")
}

func (p *page) back(href string) {
	p.open("p", "class", "buttons")
	p.el("a", p.word("back"), "class", "plain", "href", href)
	p.close("p")
}

// role asks whose parcel it is.
func (p *page) role(s *app.State) string {
	problem := s.Get("problem")
	p.steps(1, 0)
	p.el("p", p.label("problem", problem), "class", "chosen")
	p.el("h1", p.title("role"), "tabindex", "-1")
	p.open("ul", "class", "options")
	for _, role := range app.RolesOf(problem) {
		p.option(p.label("role", role), p.href(problem+"/"+role+"/"))
	}
	p.close("ul")
	p.back(p.href(""))
	return p.title("role")
}

// third asks the third coarse question, which depends on the role.
func (p *page) third(s *app.State) string {
	problem, role := s.Get("problem"), s.Get("role")
	_, choices := app.ThirdOf(role)
	title := p.word("third-" + thirdWord(role))
	p.steps(2, 0)
	p.el("p", p.label("problem", problem)+" · "+p.label("role", role), "class", "chosen")
	p.el("h1", title, "tabindex", "-1")
	if thirdWord(role) == "buyer" {
		p.el("p", p.word("insured-does-not-matter"), "class", "help")
	}
	p.open("ul", "class", "options")
	for _, c := range choices {
		p.option(p.word(c.Word), p.href(problem+"/"+role+"/"+c.Value+"/"))
	}
	p.close("ul")
	p.back(p.href(problem + "/"))
	return title
}

func thirdWord(role string) string {
	switch role {
	case "buyer", "recipient":
		return role
	}
	return "sender"
}

// steps shows how far along a page is; left is the number of pages to come,
// 0 where only the coarse pages count.
func (p *page) steps(done, left int) {
	total := 3
	if left > 0 {
		total = done + left
	}
	p.open("div", "class", "steps")
	p.step = p.word("steps-left", "n", itoa(total-done))
	p.el("span", p.step)
	p.open("progress", "max", itoa(total), "value", itoa(done), "aria-hidden", "true")
	p.close("progress", "div")
}
