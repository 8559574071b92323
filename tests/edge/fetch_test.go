package edge_test

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

func notModified(t *testing.T, host string, native bool) {
	for _, path := range []string{"/zh/", "/a/engine.0a1b2c3d.wasm", "/embed/en/"} {
		first, _ := fetch(t, host, "GET", path, "")
		etag := first.Header.Get("ETag")
		if etag == "" {
			t.Errorf("%s: no ETag", path)
			continue
		}
		for _, send := range []string{etag, "W/" + etag} {
			again, body := fetch(t, host, "GET", path, "If-None-Match: "+send)
			if again.StatusCode != http.StatusNotModified || body != "" {
				t.Errorf("%s: If-None-Match %s answers %d with %d bytes", path, send, again.StatusCode, len(body))
			}
			if again.Header.Get("ETag") != etag || again.Header.Get("Cache-Control") != first.Header.Get("Cache-Control") {
				t.Errorf("%s: a 304 must repeat ETag and Cache-Control, got %v", path, again.Header)
			}
		}
		if other, _ := fetch(t, host, "GET", path, `If-None-Match: "other"`); other.StatusCode != http.StatusOK {
			t.Errorf("%s: another ETag answers %d", path, other.StatusCode)
		}
		if native {
			packed, _ := fetch(t, host, "GET", path, "Accept-Encoding: br")
			if packed.Header.Get("ETag") == etag {
				t.Errorf("%s: plain and brotli bytes share an ETag", path)
			}
		}
	}
}

// fetch writes the request by hand: http.Client would tidy the path.
func fetch(t *testing.T, host, method, path, headers string) (*http.Response, string) {
	t.Helper()
	if method == "" {
		method = "GET"
	}
	conn, err := net.DialTimeout("tcp", host, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(30 * time.Second))
	if headers != "" {
		headers += "\r\n"
	}
	// A server may refuse before it has read all, so writing may fail
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n", method, path, host, headers)
	res, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(decoder(t, res))
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func decoder(t *testing.T, res *http.Response) io.Reader {
	switch coding := res.Header.Get("Content-Encoding"); {
	case res.Request.Method == "HEAD", coding == "":
		return res.Body
	case coding == "br":
		return brotli.NewReader(res.Body)
	case coding == "gzip":
		r, err := gzip.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r
	default:
		t.Fatalf("unknown coding %q", coding)
		return nil
	}
}
