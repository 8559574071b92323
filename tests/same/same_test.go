// Package same_test holds that native, WASM and static advice are the same
// bytes for the same answers on the same day.
package same_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/site/view"
	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// record keeps the markup as the engine wrote it: the DOM would give it back
// in other words.
const record = `(() => {
	const inner = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
	globalThis.written = {};
	Object.defineProperty(Element.prototype, "innerHTML", {
		...inner,
		set(markup) { written[this.id] = String(markup); inner.set.call(this, markup); },
	});
})();`

// on sets the clock of a page to a day's morning in Shanghai.
func on(day core.Day) string { return fmt.Sprintf("Date.now = () => %d;", int64(day)*86_400_000) }

// printed gives what stands inside <main> in a static page.
func printed(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site.Dir(t), filepath.FromSlash(path), "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(data, []byte("<main "))
	_, rest, _ = bytes.Cut(rest, []byte(">"))
	main, _, ok := bytes.Cut(rest, []byte("</main>"))
	if !ok || len(main) == 0 {
		t.Fatalf("%s has no <main>", path)
	}
	return main
}

// Every static page is what the native engine says on the pack's day.
func TestStaticIsNative(t *testing.T) {
	a := site.Native(t)
	for _, path := range app.Paths() {
		s, ok := a.Route(path, core.Day(a.Engine.Pack.Day))
		if !ok {
			t.Fatalf("%s leads nowhere", path)
		}
		want, _ := view.Main(a, &s)
		differ(t, path, string(printed(t, path)), want)
	}
}

// Every static page is what WASM makes of the same address.
func TestStaticIsWASM(t *testing.T) {
	server, a := site.Serve(t), site.Native(t)
	for _, lang := range app.Langs {
		b := server.Open(t, "/"+lang+"/", record, on(core.Day(a.Engine.Pack.Day)))
		b.Ready()
		var paths []string
		for _, path := range app.Paths() {
			// All in one language; in the other the words differ, not the code.
			if strings.HasPrefix(path, lang+"/") && (lang == "zh" || strings.Contains(path, "/damage/")) {
				paths = append(paths, path)
			}
		}
		list, _ := json.Marshal(append(paths[1:], paths[0])) // it stands on the first, which would be no move
		// The address changes under the engine's hands, as by the back button.
		text := b.Eval(`JSON.stringify(await (async () => {
			const made = {}, took = [];
			for (const path of ` + string(list) + `) {
				history.pushState(null, "", "/" + path);
				const start = performance.now();
				dispatchEvent(new PopStateEvent("popstate", { state: null }));
				took.push(performance.now() - start);
				await new Promise((done) => setTimeout(done));
				made[path] = written.main;
			}
			took.sort((a, b) => a - b);
			made.took = [0.5, 0.9, 0.99].map((q) => took[Math.floor(q * took.length)].toFixed(1)).join(" ");
			return made;
		})())`)
		made := map[string]string{}
		if err := json.Unmarshal([]byte(text), &made); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d pages, in ms at 50, 90 and 99 %%: %s", lang, len(paths), made["took"])
		for _, path := range paths {
			differ(t, path, string(printed(t, path)), made[path])
		}
		b.Quiet()
	}
}

// What a finger reaches inside the app is the same as the page that stands
// there, and as the page's own DOM.
func TestTappedIsStatic(t *testing.T) {
	server, a := site.Serve(t), site.Native(t)
	b := server.Open(t, "/zh/", record, on(core.Day(a.Engine.Pack.Day)))
	b.Ready()
	path := "zh/"
	for _, step := range []string{"signed_not_received/", "buyer/", "refused/"} {
		path += step
		b.Go(fmt.Sprintf(`main a[href$=%q]`, "/"+path))
		differ(t, path, string(printed(t, path)), b.Eval("written.main"))
	}
	dom := b.Eval("document.querySelector('main').innerHTML")
	differ(t, path+" as loaded", server.Open(t, "/"+path).Eval("document.querySelector('main').innerHTML"), dom)
}

// After each answer WASM shows what the native engine shows for that state.
func TestAnswersAreNative(t *testing.T) {
	server, a := site.Serve(t), site.Native(t)
	day := core.Day(a.Engine.Pack.Day) + 40
	for _, path := range []string{"zh/loss/buyer/refused/", "en/damage/sender/yes/", "zh/refused_compensation/merchant/no/", "en/signed_not_received/recipient/refused/"} {
		b := server.Open(t, "/"+path, record, on(day))
		b.Ready()
		pages := 0
		for b.Go("[data-do=sharpen]"); ; pages++ {
			_, state, _ := strings.Cut(b.Eval("history.state"), ";") // after the depth of the history
			s, ok := a.Decode(state, day)
			if !ok {
				t.Fatalf("the native engine cannot read %s", state)
			}
			s.Live = true
			want, title := view.Main(a, &s)
			differ(t, state, want, b.Eval("written.main"))
			if got := b.Eval("document.title"); got != title {
				t.Errorf("%s: the title is %q, natively %q", state, got, title)
			}
			if b.Count("form.ask") == "0" {
				break
			}
			if pages%2 == 0 && b.Count("form.ask label.option") != "0" && b.Count("form.ask fieldset") == b.Count("form.ask :is(fieldset, .field)") {
				for i := range len(s.Facts) {
					b.Tap("#f-" + s.Facts[i] + " label.option")
				}
				b.Go("form.ask [type=submit]")
				continue
			}
			b.Go("form.ask [data-do=skip]")
		}
		if pages < 2 {
			t.Errorf("%s asked %d pages only", path, pages)
		}
		b.Quiet()
	}
}

func differ(t *testing.T, where, want, got string) {
	t.Helper()
	if got == want {
		return
	}
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	from := max(0, at-60)
	t.Errorf("%s differs at byte %d:\n  …%.160q\n  …%.160q", where, at, want[from:], got[min(from, len(got)):])
}
