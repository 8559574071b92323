package boot_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestStart(t *testing.T) {
	for _, prefix := range []string{"", "/help/parcel"} {
		t.Run("under "+prefix+"/", func(t *testing.T) {
			v := start(t, prefix, "")
			v.ready()
			v.await("app.innerHTML.split(' ').sort().join(' ')", "<b>zh</b> rules=R text.en=E text.zh=Z")
			v.await("__parcelaid.base", v.origin+"/")
			before := len(v.requests())
			v.await("__parcelaid.copy('text')", "true")
			time.Sleep(200 * time.Millisecond)
			if asked := v.requests()[before:]; len(asked) > 0 {
				t.Errorf("asked after it was ready: %q", asked)
			}
			v.quiet()
		})
	}
}

// A sandboxed frame on another site has an opaque origin: 'self' must still
// match, and our own files need CORS.
func TestInASandboxedFrame(t *testing.T) {
	v := start(t, "", "")
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<script>addEventListener("message", (e) => { document.title = e.data + " " + e.origin })</script>
<iframe sandbox="allow-scripts" src="`+v.origin+r.URL.Path+`"></iframe>`)
	}))
	defer host.Close()
	v.visit(host.URL + "/embed/zh/")
	v.await("document.title", "ready null")
	v.quiet()
	v.visit(host.URL + "/zh/")
	time.Sleep(500 * time.Millisecond)
	v.await("document.title", "")
}

func TestTrust(t *testing.T) {
	v := start(t, "", "")
	v.ready()
	for expression, want := range map[string]string{
		`(() => { try { app.innerHTML = "<i>"; return "taken" } catch { return "refused" } })()`:                          "refused",
		`(() => { try { trustedTypes.createPolicy("parcelaid", {}); return "taken" } catch { return "refused" } })()`:     "refused",
		`(() => { try { trustedTypes.createPolicy("default", {}); return "taken" } catch { return "refused" } })()`:       "refused",
		`(() => { __parcelaid.html = null; globalThis.__parcelaid = null; return typeof globalThis.__parcelaid.html })()`: "function",
	} {
		v.await(expression, want)
	}
}

func TestCopyWithoutClipboard(t *testing.T) {
	v := start(t, "", `Object.defineProperty(navigator, "clipboard", { value: undefined })`)
	v.ready()
	v.await("__parcelaid.copy('text')", "true")
	v.await("document.activeElement.id", "shown")
	v.await("__parcelaid.copy('something else')", "true")
	v.await("document.activeElement.id + document.querySelectorAll('textarea').length", "shown1")
	v.eval(`document.execCommand = () => false`)
	v.await("__parcelaid.copy('text')", "false")
	v.quiet()
}

func TestRestartsOnce(t *testing.T) {
	for _, way := range []string{"panic", "exit", "deep", "throw"} {
		t.Run(way, func(t *testing.T) {
			v := start(t, "", `globalThis.throwing = () => { throw new Error("from the page") }`)
			v.ready()
			before := len(v.requests())
			v.eval("document.getElementById('" + way + "').click()")
			v.await("document.documentElement.dataset.starts", "2")
			v.ready()
			v.eval("document.getElementById('" + way + "').click()")
			v.await("document.documentElement.dataset.engine", "dead")
			time.Sleep(200 * time.Millisecond)
			v.await("document.documentElement.dataset.engine", "dead")
			v.await("document.documentElement.dataset.starts", "2")
			v.eval("document.getElementById('" + way + "').click()")
			if asked := v.requests()[before:]; len(asked) > 0 {
				t.Errorf("asked after it was ready: %q", asked)
			}
			v.quiet()
		})
	}
}

func TestPageStands(t *testing.T) {
	for _, c := range []struct {
		name, script, lacking string
		asks                  int // files beside the page, boot.js and its two modules; -1 is any number
	}{
		{"no WebAssembly", "delete globalThis.WebAssembly", "", 0},
		{"WebAssembly forbidden", `WebAssembly.Module = function () { throw new WebAssembly.CompileError("CSP") }`, "", 0},
		{"no list", "", "a/app.json", 1},
		{"no engine", "", "a/engine.0a1b2c3d.wasm", -1},
		{"no pack", "", "a/rules.0a1b2c3d.msgp", -1},
		{"no wasm_exec.js", "", "a/wasm_exec.js", -1},
		{"no fetch", "delete globalThis.fetch", "", 0},
		{"name taken", `Object.defineProperty(globalThis, "__parcelaid", { value: 1 })`, "", -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := start(t, "", c.script, c.lacking)
			time.Sleep(700 * time.Millisecond)
			want := "failed" // what is known late moves nothing on the page
			if c.asks == 0 && strings.Contains(c.script, "WebAssembly") {
				want = "none"
			}
			v.await("document.documentElement.dataset.engine", want)
			v.await("app.innerHTML", "static")
			if asked := v.requests(); c.asks >= 0 && len(asked) != c.asks+4 {
				t.Errorf("asked %q", asked)
			}
		})
	}
}
