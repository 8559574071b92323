// Package offline_test cuts the network at every step of a visit, changes the
// build under it, and takes away what the copy needs.
package offline_test

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/build/serve"
	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// host is a server whose cable can be pulled, and whose build can change.
type host struct {
	mu     sync.Mutex
	build  http.Handler // instead of the first, where set
	worker string       // instead of sw.js, where set
	left   int          // requests that still get through; -1 is all
	asked  []string
}

func (h *host) wrap(first http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		inner, worker, cut := h.build, h.worker, h.left == 0
		if h.left > 0 {
			h.left--
		}
		h.asked = append(h.asked, r.URL.Path)
		h.mu.Unlock()
		if cut {
			if line, _, err := w.(http.Hijacker).Hijack(); err == nil {
				line.Close()
			}
			return
		}
		if worker != "" && strings.HasSuffix(r.URL.Path, "/sw.js") {
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Cache-Control", "no-cache")
			io.WriteString(w, worker)
			return
		}
		if inner == nil {
			inner = first
		}
		inner.ServeHTTP(w, r)
	})
}

// after lets n more requests through; -1 mends the cable.
func (h *host) after(n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.left = n
}

func (h *host) deploy(build http.Handler, worker string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.build, h.worker = build, worker
}

// open serves the site and opens a page of it, whose copy is not made yet.
func open(t *testing.T, address string, scripts ...string) (*host, *site.Tab) {
	t.Helper()
	h := &host{left: -1}
	server := site.Serve(t, h.wrap)
	server.Offline = true
	return h, server.Open(t, address, scripts...)
}

const (
	state  = "(await navigator.serviceWorker.getRegistration())?.active?.state"
	caches = "(await caches.keys()).join('|')"
	build  = "document.documentElement?.dataset.app"
)

// kept waits until the copy is whole.
func kept(b *site.Tab) {
	b.Helper()
	b.Await(state, "activated")
}

// The second build: one word on the screen differs, and so do all packs.
var second = sync.OnceValues(func() (string, error) {
	knowledge, err := os.MkdirTemp("", "parcelaid-knowledge")
	if err != nil {
		return "", err
	}
	from := filepath.Join(site.Root, "core", "knowledge")
	if err := os.CopyFS(knowledge, os.DirFS(from)); err != nil {
		return "", err
	}
	defer os.RemoveAll(knowledge)
	words := filepath.Join(knowledge, "words-screen.yaml")
	data, err := os.ReadFile(words)
	if err != nil {
		return "", err
	}
	const was, is = `zh: "快递出了事，`, `zh: "新版：快递出了事，`
	changed := strings.Replace(string(data), was, is, 1)
	if changed == string(data) {
		return "", fmt.Errorf("%s has no %s", words, was)
	}
	if err := os.WriteFile(words, []byte(changed), 0o600); err != nil {
		return "", err
	}
	out, err := os.MkdirTemp("", "parcelaid-second")
	if err != nil {
		return "", err
	}
	return filepath.Join(out, "site"), dist.Build(dist.Options{Knowledge: knowledge, Out: out, Quick: true, Linked: linked, Log: io.Discard})
})

var linked map[string][]byte

// newer gives the second build.
func newer(t *testing.T) http.Handler {
	t.Helper()
	if linked == nil {
		linked = map[string][]byte{}
		for pkg, name := range map[string]string{"./wasm": "engine", "./wasm/headless": "headless"} {
			found, _ := filepath.Glob(filepath.Join(site.Dir(t), "a", name+".*.wasm"))
			if len(found) != 1 {
				t.Fatalf("%d files called %s", len(found), name)
			}
			data, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			linked[pkg] = data
		}
	}
	dir, err := second()
	if err != nil {
		t.Fatal(err)
	}
	server, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	return server.Handler
}
