// Package faults_test breaks what a visitor downloads. Whatever is missing,
// forbidden or foreign, the static page stands with its links and says
// nothing wrong.
package faults_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

const plan = "/zh/loss/buyer/refused/"

// change rewrites what stands at addresses that contain part.
func change(part string, edit func([]byte) []byte) func(http.Handler) http.Handler {
	return func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !strings.Contains(r.URL.Path, part) {
				inner.ServeHTTP(w, r)
				return
			}
			r.Header.Del("Accept-Encoding")
			whole := httptest.NewRecorder()
			inner.ServeHTTP(whole, r)
			body := edit(bytes.Clone(whole.Body.Bytes()))
			for name, values := range whole.Header() {
				w.Header()[name] = values
			}
			w.Header().Del("Content-Length")
			w.Header().Del("ETag")
			w.WriteHeader(whole.Code)
			w.Write(body)
		})
	}
}

// refuse answers with a status instead.
func refuse(part string, status int) func(http.Handler) http.Handler {
	return func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.Contains(r.URL.Path, part) {
				w.WriteHeader(status)
				return
			}
			inner.ServeHTTP(w, r)
		})
	}
}

// policy adds a second policy to every page; a browser keeps both.
func policy(more string) func(http.Handler) http.Handler {
	return func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			inner.ServeHTTP(adder{w, more}, r)
		})
	}
}

type adder struct {
	http.ResponseWriter
	policy string
}

func (a adder) WriteHeader(status int) {
	a.Header().Add("Content-Security-Policy", a.policy)
	a.ResponseWriter.WriteHeader(status)
}

func half(b []byte) []byte  { return b[:len(b)/2] }
func empty(b []byte) []byte { return nil }
func page(b []byte) []byte  { return []byte("<!doctype html><title>login</title>") }
func tail(b []byte) []byte  { return append(b, 0) }

// newer marks a file as made by a later format: the byte after the magic word.
func newer(b []byte) []byte {
	at := bytes.Index(b, []byte("parcelaid")) + len("parcelaid")
	b[at]++
	return b
}

// foreign gives a file the revision of another build.
func foreign(t *testing.T) func(b []byte) []byte {
	revision := site.Native(t).Engine.Pack.Revision
	return func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte(revision), []byte(strings.Repeat("0", len(revision))))
	}
}

func TestPageStands(t *testing.T) {
	asPrinted := printed(t)
	for i, c := range []struct {
		name  string
		fault func(http.Handler) http.Handler
		mute  bool // boot.js never comes to say that it gave up
	}{
		{"no script", refuse("boot.", 404), true},
		{"WASM forbidden", policy("script-src 'self'"), true},
		{"no engine", refuse(".wasm", 404), false},
		{"rules of a newer build", change("/rules.", newer), false},
		{"engine fails", refuse(".wasm", 500), false},
		{"half an engine", change(".wasm", half), false},
		{"a login page for an engine", change(".wasm", page), false},
		{"no list", refuse("/app.", 404), false},
		{"a foreign list", change("/app.", page), false},
		{"no exec", refuse("exec.", 404), false},
		{"no rules", refuse("rules.", 404), false},
		{"half the rules", change("/rules.", half), false},
		{"empty rules", change("/rules.", empty), false},
		{"trailing bytes", change("/rules.", tail), false},
		{"rules of another build", change("/rules.", foreign(t)), false},
		{"half the texts", change("/text-zh.", half), false},
		{"texts of another build", change("/text-zh.", foreign(t)), false},
		{"texts of a newer build", change("/text-zh.", newer), false},
		{"letters of another build", change("/letters-zh.", foreign(t)), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := site.Serve(t, c.fault).Open(t, plan)
			if c.mute {
				b.Eval("await new Promise((done) => setTimeout(done, 700))")
			} else {
				gaveUp(b)
			}
			if state := b.Eval("document.documentElement.dataset.engine"); state == "ready" {
				t.Fatal("the engine runs all the same")
			}
			stands(b)
			if shown := b.Eval("document.querySelector('main').innerHTML"); shown != asPrinted {
				t.Errorf("the page has changed: %.200q … %.200q", asPrinted, shown)
			}
			if i > 3 {
				return // the links do not depend on what is broken
			}
			b.Go(".brand")
			if got := b.Path(); got != "/zh/" {
				t.Errorf("the first link leads to %s", got)
			}
			for _, text := range []string{"快递丢了", "我网上买的", "还没说"} {
				b.Go("=" + text)
			}
			if got := b.Path(); got != "/zh/loss/buyer/not_asked/" {
				t.Errorf("three taps lead to %s", got)
			}
			stands(b)
		})
	}
}

// gaveUp waits until boot.js has told the console that it goes no further.
func gaveUp(b *site.Tab) {
	b.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if slices.ContainsFunc(b.Troubles(), func(s string) bool { return strings.Contains(s, "without its engine") }) {
			return
		}
		if b.Eval("document.documentElement.dataset.engine") == "dead" {
			b.Eval("await new Promise((done) => setTimeout(done, 200))") // the second try
			return
		}
	}
	b.Fatalf("boot.js neither starts the engine nor gives up; console: %q", b.Troubles())
}

// stands checks that a plan is there as printed, and nothing that would need
// the engine.
func stands(b *site.Tab) {
	b.Helper()
	for _, part := range []string{".verdict h1", ".now li", ".ladder .rung", ".sources li"} {
		if b.Count(part) == "0" {
			b.Errorf("the plan on %s has no %s", b.Path(), part)
		}
	}
	if dead := b.Eval(`[...document.querySelectorAll("button, form")].filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => e.outerHTML).join(" ")`); dead != "" {
		b.Errorf("these do nothing: %.300s", dead)
	}
	for _, empty := range []string{"#bar", "#live"} {
		if text := b.Text(empty); text != "" {
			b.Errorf("%s says %q", empty, text)
		}
	}
}

// printed gives <main> as a browser without the engine has it.
func printed(t *testing.T) string {
	t.Helper()
	b := site.Serve(t).Tab(t)
	b.Do(emulation.SetScriptExecutionDisabled(true))
	b.Goto(plan)
	return b.Eval("document.querySelector('main').innerHTML")
}
