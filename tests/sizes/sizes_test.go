// Package sizes_test weighs what a visitor downloads, as a host delivers it:
// brotli at quality 11.
package sizes_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/tests/site"
)

// Budgets in bytes. Those of the packs are their present size and a
// twentieth: growth is a decision, taken here.
const (
	beforeEngine = 30_000
	engine       = 750_000
	headless     = 650_000 // the SDK's engine; no visitor of the site loads it
	firstLoad    = 106_900 // rules and one text
)

var packs = map[string]int{
	"rules":   44_100,
	"text.zh": 62_800, "text.en": 59_200,
	"letters.zh": 15_800, "letters.en": 15_200,
	"sources.zh": 14_300, "sources.en": 12_700,
	"intake": 60_000,
}

// weigh compresses a file of the site, once for each build.
func weigh(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(site.Dir(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	done := filepath.Join(filepath.Dir(site.Dir(t)), "weighed", filepath.FromSlash(name)) + ".br"
	small, err := os.ReadFile(done)
	if err != nil {
		small = dist.Brotli(data, false)
		if err := os.MkdirAll(filepath.Dir(done), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(done, small, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%7d of %8d bytes  %s", len(small), len(data), name)
	return len(small)
}

// heaviest is the largest of all static pages.
func heaviest(t *testing.T) (path string) {
	t.Helper()
	var most int64
	for _, p := range app.Paths() {
		info, err := os.Stat(filepath.Join(site.Dir(t), filepath.FromSlash(p), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > most {
			most, path = info.Size(), p+"index.html"
		}
	}
	return path
}

func TestBeforeTheEngine(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses")
	}
	for _, path := range []string{"zh/index.html", "zh/loss/buyer/refused/index.html", heaviest(t)} {
		page, err := os.ReadFile(filepath.Join(site.Dir(t), filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		// Browsers load what is for paper after all else, and no screen waits for it.
		page = regexp.MustCompile(`<link[^>]* media="print"[^>]*>`).ReplaceAll(page, nil)
		all := weigh(t, path)
		for _, name := range regexp.MustCompile(`"(?:\.\./)+(a/[^"]+)"`).FindAllSubmatch(page, -1) {
			all += weigh(t, string(name[1]))
		}
		if t.Logf("%7d in all", all); all > beforeEngine {
			t.Errorf("%s with its style, icon and script takes %d bytes, more than %d", path, all, beforeEngine)
		}
	}
}

func TestEngineAndPacks(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses")
	}
	data, err := os.ReadFile(filepath.Join(site.Dir(t), "a", "app.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list dist.App
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if n := weigh(t, "a/"+list.Engine); n > engine {
		t.Errorf("the engine takes %d bytes, more than %d", n, engine)
	}
	weigh(t, "a/"+list.Exec)
	sizes := map[string]int{}
	for name, file := range list.Packs {
		sizes[name] = weigh(t, "a/"+file)
		budget, known := packs[name]
		if !known {
			t.Errorf("there is a new pack %s: give it a budget", name)
		}
		if sizes[name] > budget {
			t.Errorf("%s takes %d bytes, more than %d", name, sizes[name], budget)
		}
	}
	for _, lang := range app.Langs {
		if n := sizes["rules"] + sizes["text."+lang]; n > firstLoad {
			t.Errorf("rules and text.%s take %d bytes, more than %d", lang, n, firstLoad)
		}
	}
}

func TestSDK(t *testing.T) {
	if testing.Short() {
		t.Skip("compresses")
	}
	data, err := os.ReadFile(filepath.Join(site.Dir(t), "sdk", "sdk.json"))
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Engine string }
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if n := weigh(t, path.Join("sdk", list.Engine)); n > headless {
		t.Errorf("the SDK's engine takes %d bytes, more than %d", n, headless)
	}
	weigh(t, "sdk/parcelaid.js")
	weigh(t, "sdk/go.js")
}
