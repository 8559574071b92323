package edge

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// What goes over the wire is promised in tests/edge, to every host alike.
// Here are the decisions behind it, and sources that misbehave.

func TestLanguage(t *testing.T) {
	for accept, want := range map[string]string{
		"":                              "zh",
		"*":                             "zh",
		"zh-TW":                         "zh",
		"ZH-Hant-HK, en":                "zh",
		"en-US,en;q=0.9,zh-CN;q=0.8":    "en",
		"en;q=0.3, zh;q=0.7":            "zh",
		"zh;q=0, en;q=0.1":              "en",
		"fr-CH, fr;q=0.9, zh;q=0.2":     "zh",
		"fr":                            "en",
		"fr, *;q=0.5":                   "zh",
		"zht, en":                       "en",
		";;;,,,q=1":                     "en",
		"zh;q=banana, en":               "en",
		strings.Repeat("x,", 5000) + "": "en",
	} {
		if got := Language(accept); got != want {
			t.Errorf("Language(%.40q) = %s, want %s", accept, got, want)
		}
	}
}

func TestCodings(t *testing.T) {
	for accept, want := range map[string][]string{
		"":                        nil,
		"gzip, deflate, br, zstd": {"br", "gzip"},
		"GZIP":                    {"gzip"},
		"br;q=0, gzip;q=0.5":      {"gzip"},
		"identity":                nil,
		"brotli, gzipped":         nil,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept-Encoding", accept)
		if got := codings(r); !slices.Equal(got, want) {
			t.Errorf("codings(%q) = %q, want %q", accept, got, want)
		}
	}
}

type sourceFunc func(name string) (*File, error)

func (f sourceFunc) Open(_ context.Context, name string, _ []string) (*File, error) { return f(name) }

func TestSourcesThatMisbehave(t *testing.T) {
	table, _ := Headers(nil)
	stream := func(name string) (*File, error) {
		return &File{Content: io.NopCloser(strings.NewReader("stream")), ETag: `"1"`}, nil
	}
	for _, c := range []struct {
		name   string
		source Source
		path   string
		match  string
		status int
		body   string
	}{
		{"fails", sourceFunc(func(string) (*File, error) { return nil, errors.New("disk /srv/x broken") }), "/zh/", "", 500, "这边"},
		{"panics", sourceFunc(func(string) (*File, error) { panic("disk /srv/x broken") }), "/zh/", "", 500, "这边"},
		{"is empty", sourceFunc(func(string) (*File, error) { return nil, fs.ErrNotExist }), "/zh/x/", "", 404, "没有"},
		{"cannot seek", sourceFunc(stream), "/zh/", "", 200, "stream"},
		{"cannot seek, unchanged", sourceFunc(stream), "/zh/", `"0", W/"1"`, 304, ""},
		{"is a directory", Dir{fstest.MapFS{"zh/loss.d/index.html": {}}}, "/zh/loss.d", "", 404, "没有"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", c.path, nil)
			if c.match != "" {
				r.Header.Set("If-None-Match", c.match)
			}
			w := httptest.NewRecorder()
			New(c.source, table).ServeHTTP(w, r)
			if w.Code != c.status || !strings.HasPrefix(w.Body.String(), c.body) {
				t.Errorf("got %d %q", w.Code, w.Body)
			}
			if strings.Contains(w.Body.String(), "/srv") {
				t.Error("the fault leaked")
			}
			if w.Header().Get(csp) == "" {
				t.Error("no policy")
			}
		})
	}
}

func TestUnderASubPath(t *testing.T) {
	table, _ := Headers(nil)
	site := Dir{fstest.MapFS{"zh/loss/index.html": {Data: []byte("page")}}}
	h := http.StripPrefix("/help", New(site, table))
	for path, want := range map[string]string{"/help/": "zh/", "/help/zh/loss": "./loss/", "/help/zh/loss/index.html": "./"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("%s leads to %q (%d), want %q", path, got, w.Code, want)
		}
	}
}
