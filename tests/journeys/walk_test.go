package journeys_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/tests/site"
)

// A person goes through the site in one tab.
type person struct {
	*site.Tab
	lang  string
	paths []string // every address of the site
}

// arrive opens the home page and waits for the engine.
func arrive(t *testing.T, s *site.Server, lang string, scripts ...string) *person {
	t.Helper()
	p := &person{Tab: s.Open(t, "/"+lang+"/", scripts...), lang: lang, paths: app.Paths()}
	p.Ready()
	return p
}

// seen is what a page shows, read in one go.
type seen struct {
	H1, H1s, Title, Focus, Path, State, Steps, Language string
	Done, Total, Scroll, Wide                           float64
	Ask, Plan, Progress, Error                          bool
	Facts                                               []string
	Ids                                                 string
}

const look = `JSON.stringify({
	H1: document.querySelector("main h1")?.innerText.trim(), H1s: "" + document.querySelectorAll("h1").length, Title: document.title,
	Focus: document.activeElement?.tagName, Path: location.pathname + location.search + location.hash, State: "" + history.state,
	Steps: document.querySelector(".steps")?.innerText.trim() ?? "", Language: document.documentElement.lang,
	Done: document.querySelector("progress")?.value ?? 0, Total: document.querySelector("progress")?.max ?? 0,
	Scroll: scrollY, Wide: document.documentElement.scrollWidth - innerWidth,
	Ask: !!document.querySelector("form.ask"), Plan: !!document.querySelector("article.plan"),
	Progress: !!document.querySelector("progress"), Error: !!document.querySelector(".error-summary"),
	Facts: [...document.querySelectorAll("form.ask [id^=f-]")].map((e) => e.id.slice(2)),
	Ids: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i).join(" "),
})`

func (p *person) look() seen {
	p.Helper()
	var v seen
	if err := json.Unmarshal([]byte(p.Eval(look)), &v); err != nil {
		p.Fatal(err)
	}
	return v
}

var siteName = map[string]string{"zh": "快递帮", "en": "ParcelAid"}

// settled checks what every page owes a person, however they came to it.
func (p *person) settled(moved bool) seen {
	p.Helper()
	v := p.look()
	// Go collects its garbage even between the new page and its focus.
	for end := time.Now().Add(2 * time.Second); moved && v.Focus == "BODY" && time.Now().Before(end); v = p.look() {
		time.Sleep(5 * time.Millisecond)
	}
	if v.H1s != "1" || v.H1 == "" {
		p.Errorf("%s has %s headings of the first rank, %q", v.Path, v.H1s, v.H1)
	}
	want := v.H1 + " · " + siteName[p.lang]
	if v.Steps != "" {
		want = v.H1 + " · " + v.Steps + " · " + siteName[p.lang]
	}
	if v.Title != want && !v.Error {
		p.Errorf("the title is %q, want %q", v.Title, want)
	}
	if want := map[string]string{"zh": "zh-CN", "en": "en"}[p.lang]; v.Language != want {
		p.Errorf("the language is %q, want %q", v.Language, want)
	}
	if moved && v.Focus != "H1" && !v.Error {
		p.Errorf("on %q the focus is on %s, not on the heading", v.H1, v.Focus)
	}
	if v.Wide > 0 {
		p.Errorf("%q is %v px wider than the screen", v.H1, v.Wide)
	}
	if v.Ids != "" {
		p.Errorf("on %q more than one element is called %s", v.H1, v.Ids)
	}
	path, place, _ := strings.Cut(strings.TrimPrefix(v.Path, "/"), "#")
	if !slices.Contains([]string{"", "f-", "s-"}, place[:min(2, len(place))]) {
		p.Errorf("the address %s says more than a place on the page", v.Path)
	}
	if !slices.Contains(p.paths, path) {
		p.Errorf("the address is %s, which no static page has", v.Path)
	}
	if v.Progress && (v.Done < 1 || v.Done >= v.Total || !strings.Contains(v.Steps, strconv.Itoa(int(v.Total-v.Done)))) {
		p.Errorf("%q is at %v of %v and says %q", v.H1, v.Done, v.Total, v.Steps)
	}
	if v.Ask && !strings.Contains(v.State, "|") {
		p.Errorf("%q is not kept in the history", v.H1)
	}
	return v
}

// tap goes on to a new page and checks it.
func (p *person) tap(selector string) seen {
	p.Helper()
	p.Go(selector)
	v := p.settled(true)
	if v.Scroll > 80 && !strings.Contains(selector, "back") { // the heading may have scrolled itself into view
		p.Errorf("%q begins %v px down", v.H1, v.Scroll)
	}
	return v
}

// answers gives what a person would answer; "" is "not sure".
type answers map[string]string

// fill answers one page; what is not in a comes from the first option.
func (p *person) fill(v seen, a answers) {
	p.Helper()
	typed := false
	for _, fact := range v.Facts {
		field := "#f-" + fact
		value, given := a[fact]
		switch kind := p.Eval(`(document.querySelector("` + field + `").matches("fieldset") ? document.querySelector("` + field + ` input") : document.querySelector("` + field + `")).type`); kind {
		case "radio", "checkbox":
			option := `label.option:has(> input[value="` + value + `"])`
			if !given {
				option = "label.option"
			}
			p.Tap(field + " " + option)
		case "date":
			if !given {
				value = today().String()
			}
			if value != "" {
				p.Walk(field)
				p.Press(value[5:7] + value[8:10] + value[:4]) // as an American browser asks for it
			}
		default:
			if !given {
				value = map[bool]string{true: "3", false: "299.5"}[fact == "cap_multiple"]
			}
			// The next field is reached by its key: three quick taps on one
			// spot of the glass count as one threefold tap.
			if typed {
				p.Walk(field)
			} else {
				p.Tap(field)
			}
			typed = true
			p.Clear()
			p.Press(value)
		}
	}
}

// through answers every question that is left and comes to the last plan.
// It gives the questions it passed.
func (p *person) through(a answers) (asked []string) {
	p.Helper()
	v := p.tap("[data-do=sharpen]")
	for v.Ask {
		if slices.ContainsFunc(v.Facts, func(f string) bool { return slices.Contains(asked, f) }) {
			p.Fatalf("%v is asked a second time after %v", v.Facts, asked)
		}
		asked = append(asked, v.Facts...)
		if len(asked) > 40 {
			p.Fatalf("there is no end to it: %v", asked)
		}
		if p.Count("form.ask [data-do=skip]") != "1" {
			p.Errorf("%q cannot be answered with “not sure”", v.H1)
		}
		if a == nil {
			v = p.tap("form.ask [data-do=skip]")
			continue
		}
		p.fill(v, a)
		v = p.tap("form.ask [type=submit]")
		if v.Error {
			p.Fatalf("refused: %s", p.Text("main"))
		}
	}
	if !v.Plan {
		p.Fatalf("after the last question comes no plan but %q", v.H1)
	}
	if p.Count("[data-do=sharpen]") != "0" {
		p.Error("the last plan still offers more questions as a step")
	}
	return asked
}

// today is the date in Shanghai.
func today() core.Day { return core.Day((time.Now().Unix() + 8*3600) / 86400) }

// told reads the answers that the plan lists, by question.
func (p *person) told() map[string]string {
	p.Helper()
	list := map[string]string{}
	err := json.Unmarshal([]byte(p.Eval(`JSON.stringify(Object.fromEntries([...document.querySelectorAll(".told button[data-name]")].map(
		(b) => [b.dataset.name, b.parentElement.firstChild.textContent.trim()])))`)), &list)
	if err != nil {
		p.Fatal(err)
	}
	return list
}
