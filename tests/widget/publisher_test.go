package widget_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// As a shop of tests/site/publishers would embed it. Its page may be framed by
// https://haitang.example only, so the header is taken off here; who may frame
// is promised in tests/edge.
func shopPage(t *testing.T, changes ...func(http.Handler) http.Handler) *host {
	t.Helper()
	unframed := func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			inner.ServeHTTP(headers{w}, r)
		})
	}
	server := site.Serve(t, append(changes, unframed)...)
	h := open(t, server, nil, "", strings.Replace(element, "problem=", `publisher="haitang" problem=`, 1))
	h.Tap("#link")
	h.awaitFrame(0, engine, "ready")
	return h
}

type headers struct{ http.ResponseWriter }

func (h headers) WriteHeader(status int) {
	policy := h.Header().Get("Content-Security-Policy")
	h.Header().Set("Content-Security-Policy", strings.Replace(policy, "frame-ancestors https://haitang.example", "frame-ancestors *", 1))
	h.ResponseWriter.WriteHeader(status)
}

// plan goes on to the plan with the given third answer.
func (h *host) plan(reply string) {
	h.t.Helper()
	for _, path := range []string{"loss/buyer/", "loss/buyer/" + reply + "/"} {
		h.frame(0, `document.querySelector('main a[href$="`+path+`"]').click()`)
	}
	h.awaitFrame(0, "document.querySelector('main .plan') !== null", "true")
}

const official = "document.querySelectorAll('.now ol.do > li').length > 2"

// What the shop says is marked as the shop's, comes first, and folds the
// official steps without taking one away.
func TestPublisher(t *testing.T) {
	h := shopPage(t)
	h.awaitFrame(0, "document.documentElement.style.getPropertyValue('--accent')", "#0b3d91")
	h.plan("not_asked")
	for expression, want := range map[string]string{
		"document.querySelector('.shop .tag').textContent":    "这一块是海棠旗舰店自己写的，不是快递帮写的。",
		"document.querySelector('.shop .number').textContent": "400-123-4567",
		"document.querySelector('.now details').open":         "false",
		official: "true",
		"document.querySelectorAll('.shop a[href^=\"http\"], .shop img').length": "0",
	} {
		if got := h.frame(0, expression); got != want {
			t.Errorf("%s is %q, want %q", expression, got, want)
		}
	}
	h.frame(0, "document.querySelector('[data-do=copy-summary]').click()")
	h.awaitFrame(0, "['copied', ''].length && document.querySelector('#live').textContent !== ''", "true")
}

// Once the shop has refused, its step is gone and the official ones stand.
func TestPublisherRefused(t *testing.T) {
	h := shopPage(t)
	h.plan("refused")
	if got := h.frame(0, "document.querySelectorAll('.shop').length + ' ' + ("+official+")"); got != "0 true" {
		t.Errorf("after a refusal: %s", got)
	}
}

// An overlay that arrives broken, or not at all, leaves the plain product.
func TestPublisherBroken(t *testing.T) {
	for name, body := range map[string]func(http.ResponseWriter){
		"changed": func(w http.ResponseWriter) { w.Write([]byte("\x97\xaeparcelaid-shop")) },
		"missing": func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) },
		"huge":    func(w http.ResponseWriter) { w.Write(make([]byte, 8<<20)) },
	} {
		t.Run(name, func(t *testing.T) {
			h := shopPage(t, func(inner http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if strings.HasPrefix(r.URL.Path, "/a/overlay.") {
						w.Header().Set("Access-Control-Allow-Origin", "*")
						body(w)
						return
					}
					inner.ServeHTTP(w, r)
				})
			})
			h.plan("not_asked")
			if got := h.frame(0, "document.querySelectorAll('.shop').length + ' ' + ("+official+" || document.querySelectorAll('.now ol.do > li').length)"); got != "0 true" {
				t.Errorf("got %s", got)
			}
			if !strings.Contains(strings.Join(h.Troubles(), "\n"), "without the publisher") {
				t.Errorf("nobody says why: %q", h.Troubles())
			}
		})
	}
}
