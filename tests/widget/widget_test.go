package widget_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/tests/site"
)

const strict = "default-src 'none'; script-src SITE; frame-src SITE"

// Before the click the host pays for one small file, and for nothing else.
func TestBeforeTheClick(t *testing.T) {
	server := site.Serve(t)
	h := open(t, server, nil, "", element)
	h.Await("customElements.get('parcel-aid') !== undefined", "true")
	time.Sleep(500 * time.Millisecond)
	var asked []string
	for _, r := range server.Requests() {
		asked = append(asked, r.Path)
	}
	if !slices.Equal(asked, []string{"/widget.js"}) {
		t.Errorf("asked for %q", asked)
	}
	if got := h.Eval("[localStorage.length, sessionStorage.length, document.cookie.length, (await caches.keys()).length, (await indexedDB.databases()).length, shifts, document.querySelectorAll('iframe').length].join()"); got != "0,0,0,0,0,0,0" {
		t.Errorf("storage, cookies, layout shift, frames: %s", got)
	}
	if got := h.Eval("document.querySelector('parcel-aid').outerHTML"); got != strings.ReplaceAll(element, "SITE", server.Origin) {
		t.Errorf("the element is %s", got)
	}
	h.Quiet()
	data, err := os.ReadFile(filepath.Join(site.Dir(t), "widget.js"))
	if err != nil {
		t.Fatal(err)
	}
	n := len(dist.Brotli(data, false))
	t.Logf("widget.js: %d of %d bytes", n, len(data))
	if n > 4000 {
		t.Errorf("widget.js takes %d bytes in brotli, more than 4000", n)
	}
}

// Each of these hosts does something that breaks careless widgets.
func TestHostileHosts(t *testing.T) {
	for _, c := range []struct {
		name       string
		header     map[string]string
		head, body string
		script     string
	}{
		{name: "plain", body: element},
		{name: "strict policy", header: map[string]string{"Content-Security-Policy": strict}, body: element},
		{name: "Trusted Types", header: map[string]string{"Content-Security-Policy": strict + "; require-trusted-types-for 'script'; trusted-types 'none'"}, body: element},
		{name: "resets", head: "<style>*, ::before, ::after { all: unset } *:not(body) { max-width: 100% }</style>", body: "<div style='display:block'>" + element + "</div>"},
		{name: "styles meant for others", head: "<style>iframe, button { display: none; height: 0 !important } a { display: inline } parcel-aid { display: flex; height: auto }</style>", body: element},
		{name: "zoom", head: "<style>body { zoom: 1.5 }</style>", body: element},
		{name: "narrow", body: "<div style='width:280px'>" + element + "</div>"},
		{name: "global handlers", body: element, script: `addEventListener("message", (e) => { e.data.nothing.here; });
			addEventListener("error", (e) => e.preventDefault());
			for (const kind of ["focus", "blur", "keydown", "resize"]) addEventListener(kind, (e) => e.stopImmediatePropagation(), true);
			addEventListener("unhandledrejection", (e) => e.preventDefault());
			window.onmessage = () => false;`},
		{name: "a polluted prototype", body: element, script: `Object.prototype.parcelaid = 1; Object.prototype.type = "closed"; Object.prototype.height = 5;
			Object.prototype.nonce = ""; Object.prototype.theme = /.*/; Array.prototype.extra = "x";`},
		{name: "storage that throws", body: element, script: `for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
			Object.defineProperty(globalThis, name, { get() { throw new DOMException("no", "SecurityError"); } });
			Object.defineProperty(document, "cookie", { get() { throw new Error("no"); } });`},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t, site.Serve(t), c.header, c.head, c.body, c.script)
			h.works()
			if strings.Contains(h.heard(), "loss") || strings.Contains(h.heard(), "refused") {
				t.Errorf("an answer reached the host: %s", h.heard())
			}
			if refused := h.Eval("refused.join()"); refused != "" {
				t.Errorf("the policy refused %s", refused)
			}
		})
	}
}

// Hosts on which no frame can work: the link is there before, and afterwards.
func TestLinkRemains(t *testing.T) {
	for _, c := range []struct {
		name   string
		header map[string]string
		body   string
		script string
	}{
		{name: "no frame allowed", header: map[string]string{"Content-Security-Policy": "frame-src 'none'"}, body: element},
		{name: "unknown publisher", body: strings.Replace(element, "problem", "publisher='nobody' problem", 1)},
		{name: "no shadow", body: element, script: "Element.prototype.attachShadow = () => { throw new Error('no') }"},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := site.Serve(t)
			h := open(t, server, c.header, "", c.body, c.script)
			h.remains(server)
			h.Eval("addEventListener('click', (e) => e.preventDefault()), 1") // no new tab here
			h.Tap("#link")
			if c.name != "no shadow" {
				h.Await("heard.join()", `closed {"reason":"timeout"}`)
			}
			h.remains(server)
			if h.Eval("document.querySelector('parcel-aid').getBoundingClientRect().height < 60") != "true" {
				t.Error("something is left of the frame")
			}
		})
	}
	t.Run("no script", func(t *testing.T) {
		server := site.Serve(t)
		h := open(t, server, map[string]string{"Content-Security-Policy": "script-src 'none'"}, "", element)
		h.remains(server)
	})
	t.Run("a link that is opened elsewhere stays a link", func(t *testing.T) {
		server := site.Serve(t)
		h := open(t, server, nil, "", element)
		h.Await("customElements.get('parcel-aid') !== undefined", "true")
		h.Eval("addEventListener('click', (e) => { globalThis.kept = !e.defaultPrevented; e.preventDefault(); }), 1")
		h.Eval("document.querySelector('#link').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })), 1")
		if h.Eval("kept") != "true" {
			t.Error("Ctrl and a click opened the frame")
		}
	})
}

// Only the frame is heard, and only what it may say.
func TestForgedMessages(t *testing.T) {
	h := open(t, site.Serve(t), nil, "", element)
	h.Tap("#link")
	h.Await("heard.filter((x) => x.startsWith('ready')).length", "1")
	h.awaitFrame(0, engine, "ready")
	time.Sleep(300 * time.Millisecond)
	before := h.heard()
	h.Eval(`(() => { for (const data of [null, undefined, 0, "", "closed", [], {}, { parcelaid: 1 }, { parcelaid: 1, type: "closed" },
		{ parcelaid: 1, nonce: "", type: "height", height: 9999 }, new Map([["parcelaid", 1]]), { parcelaid: "1", nonce: null, type: "done" }])
		postMessage(data, "*");
		dispatchEvent(new MessageEvent("message", { data: { parcelaid: 1, type: "closed" }, origin: "null" })); return 1 })()`)
	// The frame's own voice with a wrong nonce, a wrong shape or a wrong height.
	h.frame(0, `[null, 7, {}, { parcelaid: 1, nonce: "0".repeat(32), type: "closed" }, { parcelaid: 2, nonce: new URLSearchParams(location.hash.slice(1)).get("n"), type: "closed" }].forEach((d) => parent.postMessage(d, "*"))`)
	nonce := h.frame(0, `new URLSearchParams(location.hash.slice(1)).get("n")`)
	for _, height := range []string{"-1", "1e9", "NaN", "'500'", "null", "1.5"} {
		h.frame(0, `parent.postMessage({ parcelaid: 1, nonce: "`+nonce+`", type: "height", height: `+height+` }, "*")`)
	}
	time.Sleep(300 * time.Millisecond)
	if after := h.heard(); after != before+`; height {"height":1000000000}` {
		t.Errorf("heard %s, then %s", before, after)
	}
	if h.Eval("document.querySelector('parcel-aid').getBoundingClientRect().height < 31000") != "true" {
		t.Error("the frame grew without bound")
	}
	// And the frame hears the host alone, with the nonce alone.
	theme := "document.documentElement.dataset.theme"
	h.frame(0, `postMessage({ parcelaid: 1, nonce: "`+nonce+`", type: "look", theme: "dark" }, "*")`)
	h.Eval(`(() => { source.postMessage(null, "*"); source.postMessage({ parcelaid: 1, type: "look", theme: "dark" }, "*"); return 1 })()`)
	time.Sleep(200 * time.Millisecond)
	if got := h.frame(0, theme); got != "auto" {
		t.Errorf("a stranger set the theme to %s", got)
	}
	h.Eval("document.querySelector('parcel-aid').setAttribute('theme', 'dark'), 1")
	h.awaitFrame(0, theme, "dark")
	h.awaitFrame(0, "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()", "#211d17")
}

func TestAccent(t *testing.T) {
	for accent, want := range map[string]string{"#0b3d91": "#0b3d91", "#ffe066": "", "#0B3D9": "", "red": "", "#000;": ""} {
		h := open(t, site.Serve(t), nil, "", strings.Replace(element, "problem", `theme="light" accent="`+accent+`" problem`, 1))
		h.Tap("#link")
		h.Await("heard.filter((x) => x.startsWith('ready')).length", "1")
		h.awaitFrame(0, "document.documentElement.style.getPropertyValue('--accent')", want)
		if want == "" && !strings.Contains(strings.Join(h.Troubles(), " "), accent) && !strings.Contains(strings.Join(h.Troubles(), " "), "not valid") {
			t.Errorf("%s: nobody says why it is not taken: %q", accent, h.Troubles())
		}
	}
}

func TestPresets(t *testing.T) {
	for attributes, heading := range map[string]string{
		`problem="damage"`:                             "这个包裹是……",
		`problem="damage" role="buyer"`:                "和卖家说到哪步了",
		`problem="return_parcel" role="sender"`:        "这个包裹是……",
		`platform="jd"`:                                "快递出了事",
		`problem="nonsense" platform="'><img src=x>"`:  "快递出了事",
		`role="buyer" amount_paid="299" signed_on="1"`: "快递出了事",
	} {
		t.Run(attributes, func(t *testing.T) {
			h := open(t, site.Serve(t), nil, "", strings.Replace(element, `problem="loss" platform="tmall"`, attributes, 1))
			h.Tap("#link")
			h.awaitFrame(0, engine, "ready")
			h.awaitFrame(0, "document.querySelector('main h1').textContent.startsWith('"+heading+"')", "true")
			if got := h.frame(0, "location.hash"); strings.Contains(got, "299") || strings.Contains(got, "img") {
				t.Errorf("the address holds %s", got)
			}
		})
	}
}

// Three on one page do not hear one another.
func TestThree(t *testing.T) {
	h := open(t, site.Serve(t), nil, "", strings.Replace(element, "link", "one", 1)+strings.Replace(element, "link", "two", 1)+strings.Replace(element, "link", "three", 1))
	for i, id := range []string{"#one", "#two", "#three"} {
		h.Tap(id)
		h.awaitFrame(i, engine, "ready")
	}
	h.frame(1, `dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))`)
	h.Await("heard.filter((x) => x.startsWith('closed')).join()", `closed {"reason":"closed"}`)
	h.Await("['#one','#two','#three'].map((id) => document.querySelector(id).checkVisibility()).join()", "false,true,false")
}

// Esc leaves, the answers stay, and nobody's focus or scroll is taken.
func TestLeaveAndReturn(t *testing.T) {
	h := open(t, site.Serve(t), nil, "", `<input id="own"><div style="height:300px"></div>`+element+`<div style="height:3000px"></div>`)
	h.Eval("document.querySelector('#own').focus(), 1")
	h.Eval("document.querySelector('#link').click(), 1")
	h.awaitFrame(0, engine, "ready")
	time.Sleep(300 * time.Millisecond)
	if got := h.Eval("document.activeElement.id + scrollY"); got != "own0" {
		t.Errorf("focus and scroll are now %s", got)
	}
	h.Eval("document.querySelector('parcel-aid').scrollIntoView(), 1")
	h.frame(0, `document.querySelector('main a[href$="loss/buyer/"]').click()`)
	h.awaitFrame(0, "document.querySelector('main a[href$=\"loss/buyer/refused/\"]') !== null", "true")
	if got := h.frame(0, "history.state.includes('role=buyer') + location.pathname"); got != "true/embed/zh/" {
		t.Errorf("the history holds %s", got)
	}
	h.frame(0, `dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }))`)
	h.Await("document.querySelector('#link').checkVisibility()", "true")
	h.Tap("#link")
	h.Await("document.querySelector('#link').checkVisibility()", "false")
	if h.frame(0, "document.querySelector('main a[href$=\"loss/buyer/refused/\"]') !== null") != "true" {
		t.Error("the answers are gone")
	}
}

// A host that rebuilds its page takes the element out at any moment.
func TestRemovedAndPutBack(t *testing.T) {
	server := site.Serve(t)
	h := open(t, server, nil, "", `<main id="place">`+element+`</main>`)
	for _, wait := range []string{"0", "30", "200", "1500"} {
		h.Tap("#link")
		h.Eval("await new Promise((done) => setTimeout(done, " + wait + "))")
		h.Eval("(globalThis.kept = document.querySelector('parcel-aid')).remove(), 1")
		h.Eval("await new Promise((done) => setTimeout(done, 100))")
		if n := len(h.inside()); n != 0 {
			t.Errorf("after %s ms and removal %d frames live on", wait, n)
		}
		h.Eval("document.querySelector('#place').append(kept), 1")
		h.remains(server)
	}
	h.Eval("heard.length = 0, 1")
	h.works()
}

// What was opened prints, too: the frame keeps its height on paper.
func TestPrinted(t *testing.T) {
	h := open(t, site.Serve(t), nil, "", element)
	h.works()
	h.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		pdf, _, err := page.PrintToPDF().Do(ctx)
		if err == nil && len(pdf) < 10_000 {
			t.Errorf("the printed page has %d bytes", len(pdf))
		}
		return err
	}))
	if !strings.HasPrefix(h.count("done"), "1") {
		t.Error(h.heard())
	}
}

// A site that does not answer, or stops answering, leaves the link.
func TestSiteDown(t *testing.T) {
	for name, broken := range map[string]string{"page": "/embed/", "script": "/a/embed."} {
		t.Run(name, func(t *testing.T) {
			server := site.Serve(t, func(inner http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if strings.HasPrefix(r.URL.Path, broken) {
						w.WriteHeader(http.StatusServiceUnavailable)
						return
					}
					inner.ServeHTTP(w, r)
				})
			})
			h := open(t, server, nil, "", element)
			begin := time.Now()
			h.Tap("#link")
			h.Await("heard.join()", `closed {"reason":"timeout"}`)
			if took := time.Since(begin); took < 7*time.Second || took > 11*time.Second {
				t.Errorf("it took %v", took)
			}
			h.remains(server)
		})
	}
}

// The frame without any script on the host: fixed height, and no messages.
func TestFrameOnly(t *testing.T) {
	server := site.Serve(t)
	frame := `<iframe id="frame" src="SITE/embed/zh/#problem=loss" title="快递帮" width="100%" height="640"
		sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
	h := open(t, server, map[string]string{"Content-Security-Policy": "script-src 'none'; frame-src SITE"}, "", frame)
	h.awaitFrame(0, engine, "ready")
	h.awaitFrame(0, "document.querySelector('main .chosen').textContent", "快递丢了")
	h.frame(0, `document.querySelector('main a[href$="loss/buyer/"]').click()`)
	h.awaitFrame(0, "document.querySelector('main a[href$=\"loss/buyer/refused/\"]') !== null", "true")
	tried := "[location.pathname, ...[() => localStorage.length, () => sessionStorage.length, () => document.cookie].map((f) => { try { return f() } catch (e) { return e.name } })].join()"
	if got := h.frame(0, tried); got != "/embed/zh/,SecurityError,SecurityError,SecurityError" {
		t.Errorf("in the frame: %s", got)
	}
	for _, r := range server.Requests() {
		if r.Referer != "" && !strings.HasPrefix(r.Referer, server.Origin) || r.Cookie != "" {
			t.Errorf("%+v", r)
		}
	}
}
