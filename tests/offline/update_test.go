package offline_test

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// one checks that all files of the page in view are of its own build.
const one = `(async () => {
	const app = await (await fetch(new URL("a/" + document.documentElement.dataset.app, new URL("../".repeat(location.pathname.split("/").length - 2) || "./", location.href)))).json();
	const mine = new Set([app.exec, app.engine, app.keep, app.offline, ...Object.values(app.packs), document.documentElement.dataset.app]);
	return performance.getEntriesByType("resource").map((e) => e.name.split("/").pop())
		.filter((n) => /^(exec|engine|keep|offline|rules|text|letters|sources|intake|app)[.-]/.test(n) && !mine.has(n)).join(" ");
})()`

// The person is in the middle of answering when a new build comes. It waits;
// nothing of it is seen before they ask, and no answer is lost by it.
func TestUpdateWaits(t *testing.T) {
	next := newer(t)
	h, b := open(t, "/zh/")
	kept(b)
	b.Goto("/zh/loss/buyer/not_asked/")
	b.Ready()
	b.Go("[data-do=sharpen]")
	b.Go("form.ask [data-do=skip]")
	asked, answers := b.Text("form.ask"), b.Eval("history.state")
	was, old := b.Eval(build), b.Eval(caches)
	h.deploy(next, "")
	b.Reload() // which makes the browser look for another worker
	b.Ready()
	b.Await("document.getElementById('news').dataset.news", "update")
	if got := b.Eval(build); got != was {
		t.Errorf("the page is of build %s before anybody asked for it, not %s", got, was)
	}
	if mixed := b.Eval("await " + one); mixed != "" {
		t.Errorf("the old page has loaded %s", mixed)
	}
	if live := b.Text("#live"); !strings.Contains(live, "新版本好了") {
		t.Errorf("the live region says %q", live)
	}
	b.Goto("/zh/") // a page of the old copy still
	b.Ready()
	if hero := b.Text("h1"); strings.HasPrefix(hero, "新版") {
		t.Error("another page comes from the new build")
	}
	b.Back()
	b.Ready()
	if got := b.Text("form.ask"); got != asked {
		t.Errorf("the question is %q, not %q", got, asked)
	}
	b.Await("document.getElementById('news').dataset.news", "update")
	b.Tap("#news button")
	b.Await(build+" !== "+quote(was), "true")
	b.Ready()
	if got := b.Eval("history.state"); got != answers {
		t.Errorf("the answers are %s, not %s", got, answers)
	}
	if got := b.Text("form.ask"); got != asked {
		t.Errorf("the question is %q, not %q", got, asked)
	}
	if mixed := b.Eval("await " + one); mixed != "" {
		t.Errorf("the new page has loaded %s", mixed)
	}
	if now := b.Eval(caches); now == old || strings.Contains(now, "|") {
		t.Errorf("kept are %s, before %s", now, old)
	}
	h.after(0)
	b.Goto("/zh/")
	b.Ready()
	if hero := b.Text("h1"); !strings.HasPrefix(hero, "新版") {
		t.Errorf("without a network stands %q", hero)
	}
}

// Cut while the new copy is being made: the old one serves on, whole.
func TestUpdateCut(t *testing.T) {
	next := newer(t)
	for _, through := range []int{1, 3, 30} {
		h, b := open(t, "/zh/")
		kept(b)
		was, old := b.Eval(build), b.Eval(caches)
		h.deploy(next, "")
		h.after(through)
		b.Goto("/zh/damage/buyer/refused/")
		b.Ready()
		shows(t, b, "article.plan", "卖家")
		b.Await("(await navigator.serviceWorker.getRegistration()).installing === null", "true")
		b.Await(caches, old)
		h.after(0)
		b.Goto("/zh/")
		b.Ready()
		if got := b.Eval(build); got != was {
			t.Errorf("after %d requests the page is of build %s, not %s", through, got, was)
		}
		h.after(-1)
		b.Goto("/zh/more/")
		b.Await("document.getElementById('news').dataset.news", "update")
	}
}

// Two tabs: the one that did not ask keeps its page and its answers.
func TestUpdateInAnotherTab(t *testing.T) {
	next := newer(t)
	h, b := open(t, "/zh/loss/buyer/not_asked/")
	kept(b)
	b.Reload()
	b.Ready()
	h.deploy(next, "")
	b.Eval("globalThis.stays = (await navigator.serviceWorker.getRegistration()).update().then(() => 1, () => 0)")
	b.Await("document.getElementById('news').dataset.news", "update")
	b.Eval("globalThis.here = true")
	b.Eval("(await navigator.serviceWorker.getRegistration()).waiting.postMessage('take over')") // as the other tab does
	b.Await("document.getElementById('news').dataset.news", "undefined")
	if b.Eval("globalThis.here") != "true" {
		t.Error("the page was taken from under the person's hands")
	}
	b.Go("[data-do=sharpen]")
	shows(t, b, "form.ask", "")
}

// Sources that nobody has looked at for longer than their time are told of,
// on pages that no engine dates.
func TestStale(t *testing.T) {
	server := site.Serve(t)
	server.Offline = true
	b := server.Open(t, "/zh/guide/loss/", "Date.now = () => Date.UTC(2028, 0, 1)")
	b.Await("document.getElementById('news').dataset.news", "stale")
	shows(t, b, "#news .stale", "核对")
	b = server.Open(t, "/zh/guide/loss/")
	b.Await("document.readyState", "complete")
	b.Eval("await new Promise((done) => setTimeout(done, 1000))")
	if got := b.Eval("document.getElementById('news').dataset.news"); got == "stale" {
		t.Error("sources are told to be stale on the day on which they were checked")
	}
}

func quote(s string) string { return "'" + s + "'" }
