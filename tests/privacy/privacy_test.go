// Package privacy_test holds the promise on every page: what is answered
// stays on this device. Nothing is asked for once the page is ready, nothing
// is stored but a copy of the site itself, and no answer stands in an address.
package privacy_test

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/tests/site"
)

// proxy stands between Chromium and everything else: pages, workers and the
// browser itself. It lets nothing through but to this machine.
var proxy = &gate{}

type gate struct {
	mu    sync.Mutex
	asked []string
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.Lock()
	g.asked = append(g.asked, r.Method+" "+r.Host+r.URL.Path)
	g.mu.Unlock()
	if !strings.HasPrefix(r.Host, "127.0.0.1:") || r.Method == http.MethodConnect {
		http.Error(w, "not from here", http.StatusForbidden)
		return
	}
	r.RequestURI = ""
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer answer.Body.Close()
	for name, values := range answer.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.StatusCode)
	io.Copy(w, answer.Body)
}

func TestMain(m *testing.M) {
	server := httptest.NewServer(proxy)
	site.Flags["proxy-server"] = server.URL
	site.Flags["proxy-bypass-list"] = "<-loopback>" // this machine, too, is reached through the gate
	code := site.Run(m)
	server.Close()
	os.Exit(code)
}

// chromium is where the browser itself calls, whatever page it shows.
var chromium = []string{
	"update.googleapis.com", "clients2.google.com", "accounts.google.com", "content-autofill.googleapis.com",
	"optimizationguide-pa.googleapis.com", "safebrowsingohttpgateway.googleapis.com", "www.google.com",
}

// outside lists what was asked for beyond the site.
func (g *gate) outside(origin string) (list []string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, asked := range g.asked {
		_, rest, _ := strings.Cut(asked, " ")
		host, _, _ := strings.Cut(strings.ReplaceAll(rest, ":", "/"), "/")
		if !strings.HasPrefix(asked, "GET "+strings.TrimPrefix(origin, "http://")+"/") && !slices.Contains(chromium, host) {
			list = append(list, asked)
		}
	}
	return list
}

// keeps lists all that the page and the browser have stored for the site.
const keeps = `JSON.stringify({
	local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name,
	databases: await indexedDB.databases(), caches: await caches.keys(),
	workers: (await navigator.serviceWorker.getRegistrations()).length,
	files: await (async () => { const names = []; for await (const n of (await navigator.storage.getDirectory()).keys()) names.push(n); return names })(),
})`

// Nothing, but the one copy of the site for the time without a network.
var nothing = regexp.MustCompile(`^{"local":{},"session":{},"cookie":"","name":"","databases":\[\],"caches":\["parcelaid / [0-9a-f]{12}"\],"workers":1,"files":\[\]}$`)

// copied lists what stands in that copy, by path, with whether it differs from
// what the host gives to everybody.
const copied = `JSON.stringify(await (async () => {
	const list = [];
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const here = await (await cache.match(request)).text(), there = await (await fetch(request.url)).text();
			list.push(new URL(request.url).pathname + (here === there ? "" : " differs"));
		}
	}
	return list;
})())`

// A whole journey, with the most telling answers there are.
func TestJourney(t *testing.T) {
	server := site.Serve(t)
	server.Offline = true
	b := server.Open(t, "/zh/")
	b.Ready()
	b.Await("(await navigator.serviceWorker.ready).active?.state", "activated") // it asks for no more
	loaded, network := len(server.Requests()), len(b.Network())
	paths := app.Paths()
	here := func() {
		t.Helper()
		if path := b.Path(); !slices.Contains(paths, strings.TrimPrefix(path, "/")) {
			t.Errorf("the address %s says more than a static page's", path)
		}
		if kept := b.Eval(keeps); !nothing.MatchString(kept) {
			t.Errorf("on %s there is kept %s", b.Path(), kept)
		}
	}
	here()
	for _, selector := range []string{"=快递丢了", "=我自己寄的", "=没保", "[data-do=sharpen]"} {
		b.Go(selector)
		here()
	}
	for pages := 0; b.Count("form.ask") == "1"; pages++ {
		if pages > 15 {
			t.Fatal("there is no end to it")
		}
		if b.Count("form.ask fieldset") == b.Count("form.ask :is(fieldset, .field)") {
			for _, fact := range strings.Fields(b.Eval(`[...document.querySelectorAll("form.ask fieldset")].map((f) => f.id).join(" ")`)) {
				b.Tap("#" + fact + " label.option")
			}
			b.Go("form.ask [type=submit]")
		} else if b.Count("form.ask input[inputmode=decimal]") == "1" && b.Count("form.ask input") == "1" {
			b.Tap("form.ask input")
			b.Press("86000")
			b.Go("form.ask [type=submit]")
		} else {
			b.Go("form.ask [data-do=skip]")
		}
		here()
	}
	b.Tap("details.told > summary")
	b.Go(".told [data-name=role]")
	b.Go("form.ask [data-do=back]")
	here()
	b.Eval(`document.querySelectorAll("main details").forEach((fold) => fold.open = true)`)
	b.Eval("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")
	b.Tap(".copy")
	b.Eval("await new Promise((done) => setTimeout(done, 300))")
	here()

	if asked := server.Requests()[loaded:]; len(asked) > 0 {
		t.Errorf("asked for after the engine was ready: %v", asked)
	}
	for _, address := range b.Network()[network:] {
		if !strings.HasPrefix(address, "data:") { // which is in the stylesheet
			t.Errorf("the page asked for after the engine was ready: %s", address)
		}
	}
	for _, r := range server.Requests() {
		if r.Query != "" || r.Referer != "" || r.Cookie != "" {
			t.Errorf("a request tells %+v", r)
		}
	}
	if asked := proxy.outside(server.Origin); len(asked) > 0 {
		t.Errorf("asked for elsewhere: %q", asked)
	}
	for _, address := range b.Network() {
		if !strings.HasPrefix(address, server.Origin+"/") && !strings.HasPrefix(address, "data:") {
			t.Errorf("the page asked for %s", address)
		}
	}
	browser(t, b)
	var copies []string
	if err := json.Unmarshal([]byte(b.Eval(copied)), &copies); err != nil || len(copies) < 50 {
		t.Fatalf("the copy holds %d files: %v", len(copies), err)
	}
	for _, name := range copies {
		if file := filepath.Join(site.Dir(t), filepath.FromSlash(strings.TrimPrefix(name, "/"))); strings.Contains(name, " ") || !exists(file) && !exists(filepath.Join(file, "index.html")) {
			t.Errorf("the copy holds %s, which is no file of the site", name)
		}
	}
	b.Quiet()
}

func exists(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode()&fs.ModeType&^fs.ModeDir == 0
}

// browser asks Chromium itself what it has kept and what runs.
func browser(t *testing.T, b *site.Tab) {
	t.Helper()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		cookies, err := storage.GetCookies().Do(ctx)
		if err != nil {
			return err
		}
		if len(cookies) > 0 {
			t.Errorf("there are cookies: %v", cookies)
		}
		_, _, _, kept, err := storage.GetUsageAndQuota(b.Server.Origin).Do(ctx)
		if err != nil {
			return err
		}
		for _, k := range kept {
			if k.Usage > 0 && k.StorageType != storage.TypeCacheStorage && k.StorageType != storage.TypeServiceWorkers {
				t.Errorf("%v bytes are kept as %s", k.Usage, k.StorageType)
			}
		}
		targets, err := target.GetTargets().Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser))
		for _, x := range targets {
			if strings.Contains(x.Type, "worker") && x.URL != b.Server.Origin+"/sw.js" {
				t.Errorf("a %s runs: %s", x.Type, x.URL)
			}
		}
		return err
	}))
}

// Trusted Types are enforced: markup as text is refused, and there is one
// policy only.
func TestTrustedTypes(t *testing.T) {
	b := site.Serve(t).Open(t, "/en/")
	b.Ready()
	b.Quiet()
	tried := func(code string) string {
		return b.Eval(`(() => { try { ` + code + `; return "taken" } catch (e) { return e.name } })()`)
	}
	for _, code := range []string{
		`document.querySelector("main").innerHTML = "<b>x</b>"`,
		`document.querySelector("main").insertAdjacentHTML("beforeend", "<b>x</b>")`,
		`document.createElement("script").text = "x"`,
		`new DOMParser().parseFromString("<b>x</b>", "text/html")`,
		`trustedTypes.createPolicy("parcelaid", {})`,
		`trustedTypes.createPolicy("default", {})`,
		`eval("1")`,
	} {
		if got := tried(code); got == "taken" {
			t.Errorf("%s is allowed", code)
		}
	}
	b.Await("refused.length > 5", "true")
	for _, code := range []string{
		`document.body.append(Object.assign(document.createElement("style"), { textContent: "main { display: none }" }))`,
		`document.body.append(Object.assign(document.createElement("img"), { src: "https://example.com/x.png" }))`,
		`document.body.append(Object.assign(document.createElement("iframe"), { src: "/zh/" }))`,
		`fetch("https://example.com/").catch(() => 0)`,
		`navigator.sendBeacon("https://example.com/", "x")`,
	} {
		before := b.Eval("refused.length")
		tried(code)
		b.Await("refused.length > "+before, "true")
	}
	if asked := proxy.outside(b.Server.Origin); slices.ContainsFunc(asked, func(s string) bool { return strings.Contains(s, "example.com") }) {
		t.Errorf("asked for elsewhere: %q", asked)
	}
}
