package offline_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// journey is a visit as people make it. Each step leaves a page that shows
// what it should.
var journey = []struct {
	name string
	do   func(t *testing.T, b *site.Tab)
}{
	{"home again", func(t *testing.T, b *site.Tab) { b.Goto("/zh/"); b.Ready() }},
	{"tile", func(t *testing.T, b *site.Tab) { b.Go("=快递丢了") }},
	{"role", func(t *testing.T, b *site.Tab) { b.Go("=我网上买的") }},
	{"plan", func(t *testing.T, b *site.Tab) { b.Go("=还没说") }},
	{"reload the plan", func(t *testing.T, b *site.Tab) {
		b.Reload()
		b.Ready()
		shows(t, b, "article.plan", "卖家")
	}},
	{"a question", func(t *testing.T, b *site.Tab) { b.Go("[data-do=sharpen]") }},
	{"mid-answer", func(t *testing.T, b *site.Tab) {
		b.Reload()
		b.Ready()
		shows(t, b, "form.ask", "")
		b.Go("form.ask [data-do=skip]")
	}},
	{"a deep link", func(t *testing.T, b *site.Tab) {
		b.Goto("/en/damage/sender/no/")
		b.Ready()
		shows(t, b, "article.plan", "courier")
		if title := b.Eval("document.title + document.documentElement.lang"); !strings.Contains(title, "ParcelAid") || !strings.HasSuffix(title, "en") {
			t.Errorf("the deep link's title and language are %s", title)
		}
	}},
	{"a guide", func(t *testing.T, b *site.Tab) {
		b.Goto("/zh/guide/loss/")
		shows(t, b, "article.prose h1", "快递丢了")
	}},
	{"an address without its slash", func(t *testing.T, b *site.Tab) { b.Goto("/zh/faq"); shows(t, b, "article.prose h1", "常见问题") }},
	{"a query and a fragment", func(t *testing.T, b *site.Tab) {
		b.Goto("/zh/faq/?x=<b>y</b>#z")
		shows(t, b, "article.prose h1", "常见问题")
	}},
	{"the page that covers data", func(t *testing.T, b *site.Tab) { b.Goto("/en/redact/"); b.Ready(); shows(t, b, "#shot", "") }},
}

func shows(t *testing.T, b *site.Tab, selector, text string) {
	t.Helper()
	b.Await("document.readyState", "complete")
	if got := b.Text(selector); b.Count(selector) == "0" || !strings.Contains(got, text) {
		t.Errorf("%s: %s shows %.80q, not %q", b.Path(), selector, got, text)
	}
}

// The network goes before each step in turn; all later ones do without.
func TestCutAtEachStep(t *testing.T) {
	for cut := range journey {
		if testing.Short() && cut%4 > 0 {
			continue
		}
		t.Run(journey[cut].name, func(t *testing.T) {
			h, b := open(t, "/zh/")
			kept(b)
			for i, step := range journey {
				if i == cut {
					h.after(0)
				}
				step.do(t, b)
			}
			if refused := b.Eval("refused.join('; ')"); refused != "" {
				t.Errorf("the policy refused %s", refused)
			}
		})
	}
}

// Where nothing stands, the page of that name comes in the right language.
func TestMissingWithoutNetwork(t *testing.T) {
	h, b := open(t, "/zh/")
	kept(b)
	h.after(0)
	for address, title := range map[string]string{"/zh/nothing/here/": "没有这一页", "/en/loss/nobody/": "There is no such page"} {
		b.Goto(address)
		shows(t, b, "h1", title)
		if home := b.Eval("document.querySelector('main a.primary').pathname"); home != address[:4] {
			t.Errorf("%s leads home to %s", address, home)
		}
	}
}

// Cut while the copy is being made: the page goes on, nothing half is left,
// and the next visit makes it whole.
func TestCutInstall(t *testing.T) {
	for _, through := range []int{1, 20, 60} {
		h := &host{left: -1}
		server := site.Serve(t, h.wrap)
		server.Offline = true
		// The worker's own requests are counted from the first on.
		b := server.Open(t, "/zh/", `navigator.serviceWorker.register = new Proxy(navigator.serviceWorker.register, {
			async apply(f, self, args) { while (!globalThis.go) await new Promise((r) => setTimeout(r, 20)); return Reflect.apply(f, self, args); } })`)
		b.Ready()
		h.after(through)
		b.Eval("globalThis.go = true")
		b.Await("(await navigator.serviceWorker.getRegistration()) === undefined && (await caches.keys()).length === 0 && globalThis.go", "true")
		b.Go("=快递丢了")
		b.Go("=我网上买的")
		b.Go("=还没说")
		shows(t, b, "article.plan", "卖家")
		if got := b.Eval(caches); got != "" {
			t.Errorf("after %d requests %s is left", through, got)
		}
		h.after(-1)
		b.Goto("/zh/loss/buyer/not_asked/")
		b.Ready()
		b.Eval("globalThis.go = true")
		kept(b)
		h.after(0)
		b.Reload()
		b.Ready()
		shows(t, b, "article.plan", "卖家")
	}
}

// Below a path of a shared host, beside another copy and somebody else's.
func TestBelowAPath(t *testing.T) {
	h := &host{left: -1}
	server := site.Serve(t, func(first http.Handler) http.Handler {
		return h.wrap(http.StripPrefix("/help/parcel", first))
	})
	server.Offline = true
	b := server.Open(t, "/help/parcel/en/", `caches.open("parcelaid / 0123456789ab"); caches.open("else")`)
	kept(b)
	if got := b.Eval(caches); !strings.Contains(got, "parcelaid / 0123456789ab|else|parcelaid /help/parcel/ ") {
		t.Errorf("there are the caches %s", got)
	}
	h.after(0)
	b.Goto("/help/parcel/en/loss/sender/no/")
	b.Ready()
	shows(t, b, "article.plan", "courier")
	b.Go(".lang a")
	shows(t, b, "article.plan", "快递")
	if path := b.Path(); path != "/help/parcel/zh/loss/sender/no/" {
		t.Errorf("stands at %s", path)
	}
	b.Goto("/help/parcel/zh/nothing/")
	shows(t, b, "h1", "没有这一页")
}

// A browser that refuses the worker or the storage has everything else.
func TestRefused(t *testing.T) {
	for _, script := range []string{
		`navigator.serviceWorker.register = () => Promise.reject(new DOMException("no", "SecurityError"))`,
		`Object.defineProperty(Navigator.prototype, "serviceWorker", { get() { throw new DOMException("no", "SecurityError") } })`,
		`for (const n of ["caches", "localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(globalThis, n, { get() { throw new DOMException("no", "SecurityError") } })`,
	} {
		_, b := open(t, "/zh/", script)
		b.Ready()
		b.Go("=快递丢了")
		b.Go("=我网上买的")
		b.Go("=还没说")
		b.Go("[data-do=sharpen]")
		b.Goto("/zh/privacy/")
		shows(t, b, "h1", "这里存了什么")
		b.Await("document.querySelector('[data-kept=elsewhere]').textContent", "没有")
		b.Quiet()
	}
}

// The switch: a build without offline takes the worker and its copies away.
func TestKillSwitch(t *testing.T) {
	off, err := os.ReadFile(filepath.Join(site.Root, "site", "assets", "js", "sw-off.js"))
	if err != nil {
		t.Fatal(err)
	}
	h, b := open(t, "/zh/")
	kept(b)
	b.Eval(`await caches.open("else")`)
	h.deploy(nil, string(off))
	b.Goto("/zh/loss/")
	b.Await(caches, "else")
	b.Await("(await navigator.serviceWorker.getRegistrations()).length", "0")
	b.Go("=我网上买的")
	shows(t, b, "main h1", "卖家")
}
