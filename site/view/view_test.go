package view

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

var engine = sync.OnceValues(func() (*core.Engine, error) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		return nil, err
	}
	p, err := result.Open()
	return &core.Engine{Pack: p}, err
})

func testApp(t testing.TB) *app.App {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return &app.App{Engine: e}
}

// Every word that the code names exists: a missing one would show its id.
func TestWordsExist(t *testing.T) {
	a := testApp(t)
	named := regexp.MustCompile(`\b(?:word|Word|head|fold|pair|notes|work|button)\("([a-z0-9_-]+)"`)
	count := 0
	for _, room := range []string{".", "../app", "../../wasm", "../../core/letter", "../../core/advise"} {
		files, _ := filepath.Glob(filepath.Join(room, "*.go"))
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range named.FindAllSubmatch(source, -1) {
				id := string(m[1])
				if strings.HasSuffix(id, "-") {
					continue // the rest comes from the knowledge; see below
				}
				if count++; !a.Engine.Pack.HasWord(id) {
					t.Errorf("%s: there is no word %q", file, id)
				}
			}
		}
	}
	if count < 60 {
		t.Errorf("only %d words found in the code", count)
	}
}

// No page shows the id of a word, an unfilled placeholder or broken markup.
func TestPagesAreClean(t *testing.T) {
	a := testApp(t)
	leftover := regexp.MustCompile(`\{[a-z_]+\}|>(?:part|kind|party|channel|clock|rung|class|vanishes|tile|third|offer)-[a-z0-9_-]+<`)
	for i, path := range app.Paths() {
		if i%7 != 0 && !strings.HasPrefix(path, "zh/loss") {
			continue
		}
		s, ok := a.Route(path, core.Day(a.Engine.Pack.Day))
		if !ok {
			t.Fatal(path)
		}
		html := string(Document(a, &s, Head{CSS: "x.css", Boot: "x.js"}))
		if m := leftover.FindString(html); m != "" {
			t.Errorf("%s shows %q", path, m)
		}
		if err := balanced(html); err != "" {
			t.Errorf("%s: %s", path, err)
		}
		for _, bad := range []string{"style=", "javascript:", " onclick", "<script>", "<style"} {
			if strings.Contains(html, bad) {
				t.Errorf("%s holds %q", path, bad)
			}
		}
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s has %d headings of the first order", path, n)
		}
	}
}

// balanced checks that tags nest.
func balanced(html string) string {
	var open []string
	for _, m := range regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*>`).FindAllStringSubmatch(html, -1) {
		switch {
		case void(m[2]):
		case m[1] == "":
			open = append(open, m[2])
		case len(open) == 0 || open[len(open)-1] != m[2]:
			return "</" + m[2] + "> closes " + strings.Join(open, ">")
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return "left open: " + strings.Join(open, ">")
	}
	return ""
}

// What a person typed is shown as text, whatever it is.
func TestTypedTextIsEscaped(t *testing.T) {
	a := testApp(t)
	s, _ := a.Route("zh/damage/sender/no/", 20777)
	s, _ = a.Update(s, app.Event{Do: "ask", Name: "item_value"})
	s, _ = a.Update(s, app.Event{Do: "submit", Form: []app.Field{{Fact: "item_value", Values: []string{`"><img src=x onerror=alert(1)>`}}}})
	html, _ := Main(a, &s)
	if strings.Contains(html, "<img") || !strings.Contains(html, "&#34;&gt;&lt;img") {
		t.Error("typed text reached the page unescaped")
	}
}
