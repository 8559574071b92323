// Package plain_test puts the site on a host that only serves files, below a
// path: no header of ours, no choice of language, nothing that redirects.
package plain_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

const below = "/help/parcel"

// host serves the files below a path and notes what is asked for beyond it.
type host struct {
	*httptest.Server
	mu    sync.Mutex
	stray []string
}

func serve(t *testing.T) *host {
	t.Helper()
	h := &host{}
	files := http.StripPrefix(below, http.FileServer(http.Dir(site.Dir(t))))
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, below+"/") {
			h.mu.Lock()
			h.stray = append(h.stray, r.URL.Path)
			h.mu.Unlock()
			http.NotFound(w, r)
			return
		}
		if ext := filepath.Ext(r.URL.Path); ext == ".js" || ext == ".json" || ext == ".wasm" || ext == ".msgp" {
			w.Header().Set("Access-Control-Allow-Origin", "*") // for the frame
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(h.Close)
	return h
}

// From the page of both languages to a plan, and back, below a path.
func TestBelowAPath(t *testing.T) {
	h := serve(t)
	b := (&site.Server{Origin: h.URL}).Open(t, below+"/")
	b.Tap(`main a[href="zh/"]`)
	b.Ready()
	if got := b.Path(); got != below+"/zh/" {
		t.Fatalf("the Chinese page is %s", got)
	}
	for _, path := range []string{"/zh/loss/", "/zh/loss/buyer/", "/zh/loss/buyer/refused/"} {
		b.Go(`main a[href$="` + path + `"]`)
		if got := b.Path(); got != below+path {
			t.Errorf("stands at %s, want %s", got, below+path)
		}
	}
	b.Reload() // the static page of the same address
	b.Ready()
	b.Await("document.querySelector('main .plan') !== null", "true")
	b.Back()
	if got := b.Path(); got != below+"/zh/loss/buyer/" {
		t.Errorf("back is %s", got)
	}
	b.Quiet()
	if len(h.stray) > 0 {
		t.Errorf("asked for %q", h.stray)
	}
}

// The SDK, its example and the embedded page find their files there, too.
func TestPartsBelowAPath(t *testing.T) {
	h := serve(t)
	server := &site.Server{Origin: h.URL}
	b := server.Open(t, below+"/sdk/example/")
	b.Tap("button")
	b.Await("document.querySelectorAll('#plan li').length > 2", "true")
	b.Quiet()
	b = server.Open(t, below+"/embed/en/#problem=loss")
	b.Ready()
	b.Await("document.querySelector('main .chosen').textContent.length > 3", "true")
	b.Quiet()
	if len(h.stray) > 0 {
		t.Errorf("asked for %q", h.stray)
	}
}

// No page and no script names an address from the root of the host. Those of
// the 404 page do, since it is shown at any depth; -base makes them right.
func TestRelative(t *testing.T) {
	dir := site.Dir(t)
	rooted := regexp.MustCompile(`(?:(?:href|src|content)="/|src="https?:)[^"]*"`)
	pages := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if err != nil || d.IsDir() || filepath.Ext(path) != ".html" || strings.Contains(filepath.ToSlash(name), "404") {
			return err
		}
		data, err := os.ReadFile(path)
		if found := rooted.Find(data); found != nil {
			t.Errorf("%s names %s", name, found)
		}
		pages++
		return err
	})
	if err != nil || pages < 500 {
		t.Errorf("%d pages, %v", pages, err)
	}
}
