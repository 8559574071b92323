// Package pages_test reads the printed site as a visitor without JavaScript
// and a search engine do: every link leads somewhere, every page says what it
// is, and the words are those of people.
package pages_test

import (
	"encoding/json"
	"html"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/tests/site"
)

// printed calls f for every page, by its path, such as "zh/faq/".
func printed(t *testing.T, f func(path, page string)) {
	t.Helper()
	root := site.Dir(t)
	n := 0
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "index.html" {
			return err
		}
		data, err := os.ReadFile(file)
		rel, _ := filepath.Rel(root, filepath.Dir(file))
		n++
		f(filepath.ToSlash(rel)+"/", string(data))
		return err
	})
	if err != nil || n < 700 {
		t.Fatalf("%d pages: %v", n, err)
	}
}

var (
	hrefs   = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	ids     = regexp.MustCompile(` id="([^"]*)"`)
	data    = regexp.MustCompile(`<script type="application/ld\+json">(.*?)</script>`)
	title   = regexp.MustCompile(`<title>(.*?)</title>`)
	about   = regexp.MustCompile(`<meta name="description" content="([^"]*)">`)
	main_   = regexp.MustCompile(`(?s)<main[^>]*>(.*)</main>`)
	tags    = regexp.MustCompile(`<[^>]*>`)
	sources = regexp.MustCompile(`(?s)<ul class="sources">.*`)
)

// Every link of every page leads to a file of the site, and to a place on it.
func TestLinks(t *testing.T) {
	root := site.Dir(t)
	places := map[string]map[string]bool{}
	exists := map[string]bool{}
	there := func(file string) bool {
		ok, known := exists[file]
		if !known {
			info, err := os.Stat(filepath.Join(root, filepath.FromSlash(file)))
			ok = err == nil && !info.IsDir()
			exists[file] = ok
		}
		return ok
	}
	var hashes [][3]string
	printed(t, func(at, page string) {
		places[at] = map[string]bool{}
		for _, m := range ids.FindAllStringSubmatch(page, -1) {
			places[at][m[1]] = true
		}
		for _, m := range hrefs.FindAllStringSubmatch(page, -1) {
			link := html.UnescapeString(m[1])
			if strings.HasPrefix(link, "data:") || strings.HasPrefix(link, "tel:") || strings.HasPrefix(link, "https://") {
				continue
			}
			link, hash, _ := strings.Cut(link, "#")
			to := at
			if strings.HasPrefix(link, "/") {
				to = link[1:]
			} else if link != "" {
				to = path.Join(at, link)
				if strings.HasSuffix(link, "/") {
					to += "/"
				}
			}
			file := to
			if strings.HasSuffix(to, "/") {
				file += "index.html"
			}
			if !there(file) {
				t.Errorf("%s: a link leads to %s", at, m[1])
			}
			if hash != "" {
				hashes = append(hashes, [3]string{at, to, hash})
			}
		}
	})
	for _, h := range hashes {
		if !places[h[1]][h[2]] {
			t.Errorf("%s: %s has no place %s", h[0], h[1], h[2])
		}
	}
}

// Each page has its own title and a description, no helpful one is hidden
// from search engines, and what they read is JSON.
func TestHeads(t *testing.T) {
	titles := map[string]string{}
	questions := 0
	printed(t, func(at, page string) {
		if at == "./" || strings.HasPrefix(at, "embed/") || strings.HasPrefix(at, "sdk/") {
			return
		}
		if strings.Contains(page, "noindex") {
			t.Errorf("%s is hidden", at)
		}
		for _, m := range data.FindAllStringSubmatch(page, -1) {
			var x struct {
				Type       string `json:"@type"`
				MainEntity []any  `json:"mainEntity"`
			}
			if err := json.Unmarshal([]byte(m[1]), &x); err != nil || x.Type == "" {
				t.Errorf("%s: %v in %.200s", at, err, m[1])
			}
			if x.Type == "FAQPage" && at == "zh/faq/" {
				questions = len(x.MainEntity)
			}
		}
		if strings.HasSuffix(at, "/404/") {
			return
		}
		m := about.FindStringSubmatch(page)
		if m == nil || m[1] == "" {
			t.Errorf("%s has no description", at)
		}
		name := title.FindStringSubmatch(page)[1]
		if lang, rest, _ := strings.Cut(at, "/"); !strings.Contains(rest, "/") || strings.Count(rest, "/") == 2 && strings.HasPrefix(rest, "guide") {
			if titles[lang+name] != "" {
				t.Errorf("%s and %s are both called %s", at, titles[lang+name], name)
			}
			titles[lang+name] = at
		}
	})
	if questions < 15 {
		t.Errorf("there are %d questions and answers, 15 at least are wanted", questions)
	}
}

// Official words stand in the glossary and in what quotes sources, and nowhere
// else; every situation has its guide, of a length that people read.
func TestGuides(t *testing.T) {
	a := site.Native(t)
	printed(t, func(at, page string) {
		rest, ok := strings.CutPrefix(at, "zh/")
		if !ok || !strings.HasPrefix(rest, "guide/") && rest != "faq/" && !strings.HasPrefix(rest, "prevent/") && rest != "parcels/" && rest != "about/" && rest != "privacy/" {
			return
		}
		text := html.UnescapeString(tags.ReplaceAllString(sources.ReplaceAllString(main_.FindStringSubmatch(page)[1], ""), " "))
		for _, word := range []string{"申告", "主张", "内件短少", "给据", "格式条款", "一定能赔", "保证赔"} {
			if strings.Contains(text, word) {
				t.Errorf("%s says %s", at, word)
			}
		}
		if !strings.HasPrefix(rest, "guide/") || rest == "guide/" {
			return
		}
		han := 0
		for _, r := range text {
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
		if han < 400 || han > 900 {
			t.Errorf("%s has %d characters, 400 to 900 are wanted", at, han)
		}
	})
	id, _ := a.Engine.Pack.Schema.Lookup("problem")
	for _, problem := range a.Engine.Pack.Schema.Defs[id].Values {
		guide := app.Guide(problem)
		if problem == "other" {
			continue
		}
		for _, lang := range app.Langs {
			data, err := os.ReadFile(filepath.Join(site.Dir(t), lang, guide, "index.html"))
			if guide == "" || err != nil || !strings.Contains(string(data), "/"+problem+"/\"") {
				t.Errorf("%s: the guide %s is not there or leads to no plan: %v", problem, guide, err)
			}
		}
	}
}

// Without JavaScript an unknown address gets a page that helps.
func TestMissing(t *testing.T) {
	server := site.Serve(t)
	for address, want := range map[string]string{"/zh/nothing/": "没有这一页", "/en/guide/nothing/": "There is no such page"} {
		b := server.Open(t, address+"?q=<script>x</script>#<b>")
		if got := b.Text("h1"); got != want {
			t.Errorf("%s shows %q", address, got)
		}
		if got := b.Eval("document.querySelectorAll('main a').length > 10"); got != "true" {
			t.Errorf("%s leads nowhere", address)
		}
		if strings.Contains(b.Eval("document.documentElement.outerHTML"), "<script>x") {
			t.Error("the query is reflected")
		}
	}
	b := server.Open(t, "/zh/guide/loss/")
	b.Await("document.readyState", "complete")
	b.Quiet() // the block of data is refused by no policy
	if n := b.Count(`script[type="application/ld+json"]`); n != "1" {
		t.Errorf("there are %s blocks of data", n)
	}
}

func TestManifests(t *testing.T) {
	for _, lang := range app.Langs {
		file, err := os.Open(filepath.Join(site.Dir(t), lang+".webmanifest"))
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(file)
		file.Close()
		var m struct {
			Start string `json:"start_url"`
			Name  string
			Icons []struct{ Src, Sizes, Purpose string }
		}
		if err := json.Unmarshal(text, &m); err != nil || m.Name == "" || m.Start != lang+"/" || len(m.Icons) < 3 {
			t.Errorf("%s: %v %+v", lang, err, m)
		}
		for _, icon := range m.Icons {
			if _, err := os.Stat(filepath.Join(site.Dir(t), icon.Src)); err != nil {
				t.Error(err)
			}
		}
	}
}
