package site

import (
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/serve"
)

// Server is the built site on an origin of its own.
type Server struct {
	Origin string

	// Offline lets pages keep their copy for the time without a network. Where
	// it is not the subject it only takes time: it is a hundred requests more.
	Offline bool

	mu    sync.Mutex
	asked []Request
}

// Request is what a request tells about the person who made it.
type Request struct {
	Path, Query, Referer, Cookie string
}

// Serve serves the built site until the test ends. Each change wraps the
// handler, to make something fail.
func Serve(t testing.TB, changes ...func(http.Handler) http.Handler) *Server {
	t.Helper()
	server, err := serve.New(Dir(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range changes {
		server.Handler = change(server.Handler)
	}
	s := &Server{}
	inner := server.Handler
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, Request{r.URL.Path, r.URL.RawQuery, r.Referer(), r.Header.Get("Cookie")})
		s.mu.Unlock()
		inner.ServeHTTP(w, r)
		if w.Header().Get("Set-Cookie") != "" {
			t.Error("the site sets a cookie on ", r.URL.Path)
		}
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	s.Origin = "http://" + l.Addr().String()
	return s
}

// Requests lists what has been asked for so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}
