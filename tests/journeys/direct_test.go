package journeys_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp/kb"

	"github.com/parcelaid/parcelaid/tests/site"
)

// Fraud and a leak act on the first screen.
func TestFirstScreenActs(t *testing.T) {
	s := site.Serve(t)
	for _, c := range []struct{ name, tap, path, says string }{
		{"scam", `.alarm a`, "/zh/scam/", "110"},
		{"privacy leak", "=面单、电话泄露了", "/zh/privacy_leak/", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := arrive(t, s, "zh")
			v := p.tap(c.tap)
			if !v.Plan || v.Path != c.path {
				t.Fatalf("leads to %q at %s", v.H1, v.Path)
			}
			p.plan()
			if screen := p.Eval(`[...document.querySelectorAll("main :is(h1,h2,h3,p,li,span)")].filter((e) => e.getBoundingClientRect().top < 2 * innerHeight && e.checkVisibility()).map((e) => e.innerText).join(" ")`); !strings.Contains(screen, c.says) {
				t.Errorf("the first two screens do not say %s: %s", c.says, screen)
			}
			if p.Count("[data-do=sharpen]") == "1" {
				p.through(answers{"money_moved": "transferred"})
				p.plan()
			}
			p.Quiet()
		})
	}
}

// From the first page to the last with keys only.
func TestKeys(t *testing.T) {
	p := arrive(t, site.Serve(t), "en")
	press := func(selector, key string) seen {
		t.Helper()
		p.New(func() { p.Walk(selector); p.Press(key) })
		return p.settled(true)
	}
	press("=Damaged, broken, leaking", kb.Enter)
	press("=Sent by me", kb.Enter)
	press("=No", kb.Enter)
	v := press("[data-do=sharpen]", kb.Enter)
	for pages := 0; v.Ask; pages++ {
		if pages > 12 {
			t.Fatal("more than 12 pages")
		}
		if kind := p.Eval(`document.querySelector("form.ask input").type`); kind == "radio" || kind == "checkbox" {
			p.Walk("form.ask label input")
			p.Press(" ")
		}
		v = press("form.ask [data-do=skip]", " ")
	}
	p.plan()
	p.Walk("details.told > summary")
	p.Press(kb.Enter)
	if !press(".told [data-name=role]", kb.Enter).Ask {
		t.Error("the role cannot be changed")
	}
	p.Quiet()
}

// Without JavaScript there are the same pages, by links, and a plan.
func TestNoScript(t *testing.T) {
	b := site.Serve(t).Tab(t)
	b.Do(emulation.SetScriptExecutionDisabled(true))
	b.NoScript = true
	b.Goto("/zh/")
	p := &person{Tab: b, lang: "zh"}
	for _, text := range lossOfABuyer {
		old := p.Eval("performance.timeOrigin")
		p.Tap("=" + text)
		p.Await("document.readyState === 'complete' && performance.timeOrigin !== "+old, "true")
	}
	if got := p.Path(); got != "/zh/loss/buyer/refused/" {
		t.Errorf("three taps lead to %s", got)
	}
	p.plan()
	if dead := p.Eval(`[...document.querySelectorAll("button, form")].filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => e.outerHTML).join(" ")`); dead != "" {
		t.Errorf("without JavaScript these do nothing: %.300s", dead)
	}
	// What is folded opens, and links to sources lead there.
	p.Tap("details.told > summary")
	p.Await(`document.querySelector("details.told").open`, "true")
	p.Tap(".brand")
	p.Await("location.pathname", "/zh/")
	if p.Eval("document.documentElement.dataset.engine") != "undefined" {
		t.Error("JavaScript was on")
	}
}

// A person who is faster than the engine loses nothing.
func TestFasterThanTheEngine(t *testing.T) {
	s := site.Serve(t)
	p := &person{Tab: s.Open(t, "/zh/"), lang: "zh"}
	for _, text := range lossOfABuyer {
		p.Go("=" + text)
	}
	if got := p.Path(); got != "/zh/loss/buyer/refused/" {
		t.Fatalf("three quick taps lead to %s", got)
	}
	p.Ready()
	p.Go("[data-do=sharpen]")
	if v := p.look(); !v.Ask {
		t.Errorf("the engine leads on to %q", v.H1)
	}
	p.Quiet()
}
