package site

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// Tab is one tab, the size of a phone, in a profile of its own.
type Tab struct {
	testing.TB
	Server *Server
	Ctx    context.Context

	// NoScript is set where JavaScript is off, and nobody counts the taps.
	NoScript bool

	mu       sync.Mutex
	troubles []string
	network  []string
}

// Open opens an address of the site, such as "/zh/", after running scripts
// before those of each page.
func (s *Server) Open(t testing.TB, address string, scripts ...string) *Tab {
	t.Helper()
	tab := s.Tab(t, scripts...)
	tab.Goto(address)
	return tab
}

// Tab opens an empty tab.
func (s *Server) Tab(t testing.TB, scripts ...string) *Tab {
	t.Helper()
	return s.tab(t, window(t), scripts...)
}

// Beside opens another tab of the same person: what is stored is shared.
func (b *Tab) Beside(address string, scripts ...string) *Tab {
	b.Helper()
	tab := b.Server.tab(b.TB, beside(b.TB, b), scripts...)
	tab.Goto(address)
	return tab
}

// Before runs a script before those of each page to come.
func (b *Tab) Before(script string) {
	b.Helper()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
		return err
	}))
}

func (s *Server) tab(t testing.TB, id target.ID, scripts ...string) *Tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser(t), chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	tab := &Tab{TB: t, Server: s, Ctx: ctx}
	chromedp.ListenTarget(ctx, tab.hear)
	tab.Do(
		log.Enable(), network.Enable(),
		// A hidden tab is not painted, and boot.js waits for that.
		page.BringToFront(), emulation.SetFocusEmulationEnabled(true),
		emulation.SetDeviceMetricsOverride(390, 844, 1, true),
		emulation.SetTouchEmulationEnabled(true),
		// What still moves is hard to hit.
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}),
	)
	if !s.Offline {
		scripts = append(scripts, `Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined })`)
	}
	for _, script := range append([]string{watch}, scripts...) {
		tab.Before(script)
	}
	return tab
}

// watch notes what the page's policy refuses, and that taps arrive.
const watch = `globalThis.refused = []; globalThis.taps = 0; globalThis.tapped = "";
addEventListener("click", (e) => { taps++; tapped = e.target.outerHTML.slice(0, 120); }, true);
addEventListener("securitypolicyviolation", (e) => refused.push(e.violatedDirective + " " + e.blockedURI + " " + e.sample));`

func (b *Tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		b.troubles = append(b.troubles, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		for _, arg := range e.Args {
			b.troubles = append(b.troubles, string(e.Type)+" "+string(arg.Value)+arg.Description)
		}
	case *network.EventRequestWillBeSent:
		b.network = append(b.network, e.Request.URL)
	case *network.EventWebSocketCreated:
		b.network = append(b.network, e.URL)
	}
}

// Do carries out actions, or ends the test.
func (b *Tab) Do(actions ...chromedp.Action) {
	b.Helper()
	if err := chromedp.Run(b.Ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// Goto opens an address of the site as if it had been typed.
func (b *Tab) Goto(address string) {
	b.Helper()
	b.Do(chromedp.Navigate(b.Server.Origin + address))
}

// Ready waits for the engine.
func (b *Tab) Ready() {
	b.Helper()
	b.Await("document.documentElement.dataset.engine", "ready")
}

// Eval reads something from the page.
func (b *Tab) Eval(expression string) string {
	b.Helper()
	var got string
	// Without async where it is not needed: a page without JavaScript never settles a promise.
	if strings.Contains(expression, "await") {
		expression = "(async () => String(" + expression + "))()"
	} else {
		expression = "String(" + expression + ")"
	}
	read := chromedp.Evaluate(expression, &got, func(p *runtime.EvaluateParams) *runtime.EvaluateParams {
		return p.WithAwaitPromise(true).WithAllowUnsafeEvalBlockedByCSP(false)
	})
	err := chromedp.Run(b.Ctx, read)
	for range 5 { // a page that is on its way out is read again once the next is there
		if err == nil || !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "context") {
			break
		}
		time.Sleep(20 * time.Millisecond)
		err = chromedp.Run(b.Ctx, read)
	}
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return got
}

// Await reads until it gets what it wants.
func (b *Tab) Await(expression, want string) {
	b.Helper()
	var got string
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if got = b.Eval(expression); got == want {
			return
		}
	}
	b.Fatalf("%s is %q, want %q; at %s after a tap on %s; console: %q", expression, got, want,
		b.Eval("location.href"), b.Eval("globalThis.tapped"), b.Troubles())
}

// Text reads the text of the first element that fits, or "".
func (b *Tab) Text(selector string) string {
	b.Helper()
	return b.Eval(`(document.querySelector(` + quote(selector) + `)?.innerText ?? "").trim()`)
}

// Count counts the elements that fit.
func (b *Tab) Count(selector string) string {
	b.Helper()
	return b.Eval("document.querySelectorAll(" + quote(selector) + ").length")
}

// Path is the address without the origin: path, query and fragment.
func (b *Tab) Path() string {
	b.Helper()
	return b.Eval("location.pathname + location.search + location.hash")
}

// Troubles lists what the console and the policy complained about.
func (b *Tab) Troubles() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string{}, b.troubles...)
}

// Network lists the addresses that the page has asked for, anywhere.
func (b *Tab) Network() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]string{}, b.network...)
}

// Quiet fails the test if anything was complained about.
func (b *Tab) Quiet() {
	b.Helper()
	if list := b.Troubles(); len(list) > 0 {
		b.Errorf("the console says %q", list)
	}
	if refused := b.Eval("refused.join('; ')"); refused != "" {
		b.Errorf("the policy refused %s", refused)
	}
}
