package widget_test

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// What the studio gives out works on a page of somebody else's.
func TestStudio(t *testing.T) {
	server := site.Serve(t)
	b := server.Open(t, "/zh/studio/")
	b.Await("document.querySelectorAll('#preview parcel-aid a').length", "1")
	set := func(name, value string) {
		b.Eval(`(() => { const e = document.querySelector(".studio [name=` + name + `]"); e.type === "checkbox" ? e.checked = true : e.value = "` + value + `"; e.dispatchEvent(new Event("input", { bubbles: true })); return 1 })()`)
	}
	set("problem", "loss")
	set("platform", "tmall")
	set("theme", "dark")
	set("text", `丢了<img src=x onerror=alert(1)>`)
	b.Await("document.querySelector('#code-widget').value.includes('problem=\"loss\"')", "true")
	code := b.Eval("document.querySelector('#code-widget').value")
	if !strings.Contains(code, server.Origin+"/widget.js") || strings.Contains(code, "<img") {
		t.Fatalf("the code is %s", code)
	}
	frame := b.Eval("document.querySelector('#code-frame').value")
	set("own-accent", "")
	set("accent", "#808080")
	b.Await("document.querySelector('#studio-told').textContent.includes('4.5')", "true")
	b.Tap("#preview parcel-aid a")
	b.Await("document.querySelector('#preview parcel-aid').getBoundingClientRect().height > 300", "true")

	h := open(t, server, nil, "", strings.Replace(code, "<a ", `<a id="link" `, 1))
	h.works()
	h = open(t, server, map[string]string{"Content-Security-Policy": "frame-src SITE; script-src 'none'"}, "", frame)
	h.awaitFrame(0, engine, "ready")
	h.awaitFrame(0, "document.querySelector('main .chosen').textContent", "快递丢了")
}

func TestHostCheck(t *testing.T) {
	server := site.Serve(t)
	b := server.Open(t, "/zh/studio/check/")
	good := `<script type="module" src="` + server.Origin + `/widget.js"></script><parcel-aid problem="loss"><a href="https://x.example">x</a></parcel-aid>`
	host := strings.TrimPrefix(server.Origin, "http://")
	for _, c := range []struct{ name, html, policy, want string }{
		{"good", good, "", "check-fine"},
		{"good with a policy", good, "default-src 'none'; script-src " + host + "; frame-src " + server.Origin, "check-fine"},
		{"no frame", good, "script-src " + host + "; frame-src 'none'", "check-frame-src"},
		{"no script", good, "Content-Security-Policy: default-src " + host + "; script-src 'self'", "check-script-src"},
		{"no module", strings.Replace(good, ` type="module"`, "", 1), "", "check-no-module"},
		{"no link", strings.Replace(good, ` href="https://x.example"`, "", 1), "", "check-no-link"},
		{"personal", strings.Replace(good, "problem=", `amount_paid="299" problem=`, 1), "", "check-personal"},
		{"nothing", "<p>", "", "check-no-element"},
		{"frame with its origin", `<iframe title="x" sandbox="allow-scripts allow-same-origin" src="x"></iframe>`, "", "check-sandbox"},
	} {
		b.Eval(`(() => { document.querySelector("[name=html]").value = ` + "`" + c.html + "`" + `; document.querySelector("[name=policy]").value = ` + "`" + c.policy + "`" + `; return 1 })()`)
		b.Tap(".host-check button")
		want := b.Eval(`document.querySelector('[data-word="` + c.want + `"]').textContent`)
		if got := b.Eval("[...document.querySelectorAll('#check-found li')].map((e) => e.textContent).join('|')"); got != want {
			t.Errorf("%s: %s, want %s", c.name, got, want)
		}
	}
	b.Quiet()
}
