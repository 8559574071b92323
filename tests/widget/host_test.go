// Package widget_test puts <parcel-aid> on host pages of every kind, the
// hostile ones too: it works, or its link is there.
package widget_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) {
	// In one process the frame can be read through the page's own connection.
	site.Flags["disable-features"] = "IsolateSandboxedIframes,IsolateOrigins,site-per-process"
	site.Flags["disable-site-isolation-trials"] = true
	os.Exit(site.Run(m))
}

// host is somebody else's page with the widget on it.
type host struct {
	*site.Tab
	t      *testing.T
	origin string

	mu     sync.Mutex
	frames map[runtime.ExecutionContextID]string // contexts that are alive, and their origins
	order  []runtime.ExecutionContextID
}

const element = `<parcel-aid problem="loss" platform="tmall"><a id="link" href="SITE/zh/loss/" target="_blank">丢了？看看怎么办</a></parcel-aid>`

// notes keeps what the host may hear.
const notes = `globalThis.heard = [];
for (const name of ["ready", "height", "done", "closed"])
	addEventListener("parcel-aid:" + name, (e) => heard.push(name + " " + JSON.stringify(e.detail)), true);
addEventListener("message", (e) => globalThis.source = e.source);
globalThis.shifts = 0;
try { new PerformanceObserver((list) => { for (const e of list.getEntries()) shifts += e.value; }).observe({ type: "layout-shift", buffered: true }); } catch {}`

// open serves a page with the given head and body, SITE being the address of
// the site, and opens it.
func open(t *testing.T, server *site.Server, header map[string]string, head, body string, scripts ...string) *host {
	t.Helper()
	put := strings.NewReplacer("SITE", server.Origin)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusNoContent) // the icon
			return
		}
		for name, value := range header {
			w.Header().Set(name, put.Replace(value))
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, put.Replace(`<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width">`+
			`<script type="module" src="SITE/widget.js"></script>`+head+`<body>`+body+`<p id="after">after</p>`))
	}))
	t.Cleanup(other.Close)
	h := &host{t: t, origin: other.URL, frames: map[runtime.ExecutionContextID]string{}}
	h.Tab = server.Tab(t, append([]string{notes}, scripts...)...)
	chromedp.ListenTarget(h.Ctx, h.context)
	h.Do(runtime.Enable(), chromedp.Navigate(other.URL+"/"))
	return h
}

func (h *host) context(event any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExecutionContextCreated:
		h.frames[e.Context.ID] = e.Context.Origin
		h.order = append(h.order, e.Context.ID)
	case *runtime.EventExecutionContextDestroyed:
		delete(h.frames, e.ExecutionContextID)
	case *runtime.EventExecutionContextsCleared:
		h.frames = map[runtime.ExecutionContextID]string{}
	}
}

// inside lists the living frames with an opaque origin, the oldest first.
func (h *host) inside() (list []runtime.ExecutionContextID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, id := range h.order {
		if origin, ok := h.frames[id]; ok && origin != h.origin {
			list = append(list, id)
		}
	}
	return list
}

// frame evaluates something within the i-th frame; "" where there is none.
func (h *host) frame(i int, expression string) string {
	h.t.Helper()
	list := h.inside()
	if i >= len(list) {
		return ""
	}
	var out string
	err := chromedp.Run(h.Ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		result, fault, err := runtime.Evaluate("String(" + expression + ")").WithContextID(list[i]).WithReturnByValue(true).Do(ctx)
		if err != nil {
			return err
		}
		if fault != nil {
			return fault
		}
		return json.Unmarshal(result.Value, &out)
	}))
	if err != nil {
		return "" // it is on its way out
	}
	return out
}

func (h *host) awaitFrame(i int, expression, want string) {
	h.t.Helper()
	got := ""
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if got = h.frame(i, expression); got == want {
			return
		}
	}
	h.t.Fatalf("in frame %d of %d, %s is %q, want %q; heard %s; console %q", i, len(h.inside()), expression, got, want, h.heard(), h.Troubles())
}

func (h *host) heard() string { return h.Eval("heard.join('; ')") }

// count is how often something was heard.
func (h *host) count(name string) string {
	return h.Eval("heard.filter((x) => x.startsWith('" + name + " ')).length")
}

const engine = "document.documentElement.dataset.engine"

// works clicks the link and walks to the plan within the frame.
func (h *host) works() {
	h.t.Helper()
	h.Tap("#link")
	h.Await("heard.filter((x) => x.startsWith('ready')).length", "1")
	h.awaitFrame(0, engine, "ready")
	h.awaitFrame(0, "document.querySelector('main .chosen').textContent", "快递丢了")
	for _, path := range []string{"loss/buyer/", "loss/buyer/refused/"} {
		h.frame(0, `document.querySelector('main a[href$="`+path+`"]').click()`)
	}
	h.awaitFrame(0, "document.querySelector('main .plan') !== null", "true")
	h.Await("heard.filter((x) => x.startsWith('done')).length", "1")
	// The frame is as tall as its page, and stays so.
	tall := "Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 2"
	h.awaitFrame(0, tall, "true")
	before := h.count("height")
	time.Sleep(500 * time.Millisecond)
	if now := h.count("height"); now != before {
		h.t.Errorf("the height does not settle: %s reports, then %s", before, now)
	}
	if h.frame(0, tall) != "true" {
		h.t.Error("the height has drifted")
	}
	if h.Eval("document.querySelector('#link').checkVisibility()") != "false" {
		h.t.Error("link and frame are both there")
	}
}

// remains says that the link is there and leads where it led.
func (h *host) remains(server *site.Server) {
	h.t.Helper()
	h.Await("document.querySelector('#link').checkVisibility()", "true")
	if href := h.Eval("document.querySelector('#link').href"); href != server.Origin+"/zh/loss/" {
		h.t.Errorf("the link leads to %s", href)
	}
}
