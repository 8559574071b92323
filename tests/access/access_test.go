// Package access_test holds every kind of page against WCAG 2.2 AA, as far as
// axe can see, and against what axe cannot: narrow screens, large type, keys,
// and what a reader of the screen is told.
package access_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// kinds are pages of every kind, below the language folder. What follows a
// space are the taps that lead on from there, once the engine runs.
var kinds = []string{
	"", "more/", "loss/", "loss/buyer/", "damage/sender/no/", "signed_not_received/buyer/refused/", "scam/", "privacy_leak/",
	"loss/sender/no/ [data-do=sharpen]",
	"loss/buyer/refused/ [data-do=sharpen] [type=submit]", // with its errors
	" form.say_[type=submit]",                             // an empty sentence, refused
	"redact/", "guide/", "guide/loss/", "prevent/", "prevent/merchants/", "parcels/", "faq/", "directory/", "glossary/",
	"rules/", "rules/clocks/", "about/", "privacy/", "404/",
}

// visit opens a page of a kind.
func visit(t *testing.T, server *site.Server, lang, kind string) *site.Tab {
	t.Helper()
	steps := strings.Split(kind, " ")
	b := server.Open(t, "/"+lang+"/"+steps[0])
	b.Await("document.readyState", "complete")
	if b.Eval("document.querySelector('script[src*=\"/boot.\"]') !== null") == "true" {
		b.Ready()
	}
	for _, tap := range steps[1:] {
		b.Go(strings.ReplaceAll(tap, "_[", " ["))
	}
	return b
}

type violation struct {
	ID    string
	Help  string
	Nodes []struct {
		HTML    string
		Summary string `json:"failureSummary"`
	}
}

const run = `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })
	.then((result) => JSON.stringify(result.violations))`

func TestAxe(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(site.Root, "tests", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal("axe is not there: npm ci --prefix tests; ", err)
	}
	server := site.Serve(t)
	for _, lang := range []string{"zh", "en"} {
		for _, kind := range kinds {
			if testing.Short() && lang == "en" {
				continue
			}
			t.Run(lang+"/"+kind, func(t *testing.T) {
				b := visit(t, server, lang, kind)
				b.Do(chromedp.Evaluate(string(axe), nil))
				for _, scheme := range []string{"light", "dark"} {
					b.Do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{
						{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
					}))
					var text string
					b.Do(chromedp.Evaluate(run, &text, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
					var found []violation
					if err := json.Unmarshal([]byte(text), &found); err != nil {
						t.Fatal(err)
					}
					for _, v := range found {
						t.Errorf("%s: %s: %s: %d places, such as %.200s: %s", scheme, v.ID, v.Help, len(v.Nodes), v.Nodes[0].HTML, v.Nodes[0].Summary)
					}
				}
			})
		}
	}
}

// wide gives what sticks out to the side.
const wide = `document.documentElement.scrollWidth <= innerWidth ? "" : document.documentElement.scrollWidth + " px: " + [...document.querySelectorAll("body *")]
	.filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== "fixed" && !e.closest(".scroll, .unseen"))
	.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" ")`

// At 320 px, and on a phone at twice the type, nothing scrolls to the side.
func TestReflow(t *testing.T) {
	server := site.Serve(t)
	for _, lang := range []string{"zh", "en"} {
		for _, kind := range kinds {
			t.Run(lang+"/"+kind, func(t *testing.T) {
				b := visit(t, server, lang, kind)
				for _, screen := range []struct {
					name          string
					width, height int64
					type_         string
				}{{"320 px", 320, 640, ""}, {"200 %", 640, 400, ""}, {"twice the type", 390, 844, "200%"}} {
					b.Do(emulation.SetDeviceMetricsOverride(screen.width, screen.height, 1, true))
					b.Eval("document.querySelectorAll('details').forEach((d) => d.open = true)")
					b.Eval("document.documentElement.style.fontSize = '" + screen.type_ + "'")
					if out := b.Eval(wide); out != "" {
						t.Errorf("%s: sticks out: %s", screen.name, out)
					}
				}
			})
		}
	}
}

// With high contrast and with forced colours every control keeps an outline
// or a text that shows.
func TestContrast(t *testing.T) {
	server := site.Serve(t)
	for _, feature := range []*emulation.MediaFeature{{Name: "prefers-contrast", Value: "more"}, {Name: "forced-colors", Value: "active"}} {
		b := server.Tab(t)
		b.Do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{feature}))
		for _, path := range []string{"/zh/", "/zh/loss/buyer/refused/", "/en/guide/loss/"} {
			b.Goto(path)
			const faint = `[...document.querySelectorAll("a, button, summary, label.option")].filter((e) => {
				if (!e.checkVisibility({ visibilityProperty: true })) return false;
				const s = getComputedStyle(e);
				return s.color === s.backgroundColor && s.borderColor === s.backgroundColor;
			}).map((e) => e.outerHTML.slice(0, 80)).join(" ")`
			if got := b.Eval(faint); got != "" {
				t.Errorf("%s, %s: cannot be told from its ground: %s", path, feature.Value, got)
			}
			if feature.Value == "more" && b.Eval("getComputedStyle(document.body).color") == b.Eval("getComputedStyle(document.querySelector('.foot')).color") {
				continue // black on white throughout
			}
			if got := b.Eval("matchMedia('(" + feature.Name + ": " + feature.Value + ")').matches"); got != "true" {
				t.Fatal("the browser does not pretend ", feature.Name)
			}
		}
	}
}

// What is printed is all of the page: nothing folded away, no buttons.
func TestPrint(t *testing.T) {
	b := site.Serve(t).Open(t, "/zh/loss/buyer/refused/")
	b.Ready()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		return emulation.SetEmulatedMedia().WithMedia("print").Do(ctx)
	}))
	const seen = `(s) => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility({ contentVisibilityAuto: true })).length`
	for selector, want := range map[string]string{"main button.copy": "0", ".alarm": "0", ".foot nav": "0", "#bar": "0", "main h1": "1"} {
		if got := b.Eval("(" + seen + ")('" + selector + "')"); got != want {
			t.Errorf("%s of %s are printed, %s expected", got, selector, want)
		}
	}
	if got := b.Eval("(" + seen + ")('.ladder details dl')"); got == "0" {
		t.Error("what the ladder folds away is not printed")
	}
}
