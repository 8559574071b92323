package view

import (
	"regexp"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

func TestRedactPage(t *testing.T) {
	a := testApp(t)
	for _, lang := range app.Langs {
		s, ok := a.Route(lang+"/redact/", core.Day(a.Engine.Pack.Day))
		if !ok || s.Page != app.Redact {
			t.Fatal("there is no page")
		}
		html := string(Document(a, &s, Head{CSS: "x.css", Boot: "x.js", Redact: "redact.js", RedactCSS: "redact.css"}))
		if err := balanced(html); err != "" {
			t.Error(err)
		}
		if n := strings.Count(html, `src="../../a/redact.js"`); n != 1 {
			t.Errorf("the script is there %d times", n)
		}
		if m := regexp.MustCompile(`\{[a-z_]+\}|>(?:redact|mask)-[a-z-]+|"redact-[a-z-]+"|style=| data-[a-z-]+=""`).FindString(html); m != "" {
			t.Errorf("%s shows %q", lang, m)
		}
		for _, w := range append([]string{"box"}, shotWords...) {
			if id := "redact-" + w; !a.Engine.Pack.HasWord(id) || !strings.Contains(html, "data-"+w+"=") {
				t.Errorf("redact.js has no word %s", id)
			}
		}
		for _, id := range maskFaults {
			if !a.Engine.Pack.HasWord(id) {
				t.Errorf("there is no word %s", id)
			}
		}
	}
	other, _ := a.Route("zh/", core.Day(a.Engine.Pack.Day))
	if html := string(Document(a, &other, Head{Redact: "redact.js", RedactCSS: "redact.css"})); strings.Contains(html, "a/redact.") {
		t.Error("another page loads what only this one needs")
	}
}

// A covered thing is not in the text that is shown until it is lifted, and
// every kind has a word.
func TestMasked(t *testing.T) {
	a := testApp(t)
	s, _ := a.Route("zh/redact/", 20777)
	if html, line := Masked(a, &s); html != "" || line != "" {
		t.Errorf("at first it shows %q", html)
	}
	s.Masking = &app.Masking{Parts: []app.MaskPart{{Plain: "<b>", Stars: "<b>", Group: -1}, {Plain: "1&3", Stars: "***", Group: 0}}}
	for _, kind := range []string{"phone", "id", "card", "address", "name", "waybill", "order", "code", "plate", "email", "account"} {
		s.Masking.Groups = []app.MaskGroup{{Kind: kind, Text: "1&3", Places: 1}}
		html, line := Masked(a, &s)
		said, _, _ := strings.Cut(html, "</blockquote>")
		if !strings.Contains(said, "&lt;b&gt;<mark>***</mark>") || strings.Contains(said, "1&amp;3") || !strings.Contains(line, "1") {
			t.Errorf("%s: %s", kind, html)
		}
		if !a.Engine.Pack.HasWord("mask-" + kind) {
			t.Errorf("there is no word for %s", kind)
		}
		s.Masking.Groups[0].Lifted = true
		if html, _ := Masked(a, &s); !strings.Contains(html, "<u>1&amp;3</u>") || balanced(html) != "" {
			t.Errorf("lifted: %s", html)
		}
	}
	for fault := range maskFaults {
		s.Errors = map[string]string{"mask": fault}
		if html, line := Masked(a, &s); line == "" || strings.Contains(html, "blockquote") {
			t.Errorf("%s: %s", fault, html)
		}
	}
}
