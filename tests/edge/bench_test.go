package edge_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What one client sees of each host, one request after the other: requests a
// second and latency. Machines differ; the two hosts stand side by side.
func BenchmarkNative(b *testing.B)  { speed(b, native(b)) }
func BenchmarkWorkerd(b *testing.B) { speed(b, workerd(b)) }

func speed(b *testing.B, host string) {
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, path := range []string{"/zh/", "/a/engine.0a1b2c3d.wasm", "/", "/embed/haitang/zh/"} {
		b.Run(strings.Trim(path, "/"), func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				begin := time.Now()
				res, err := client.Get("http://" + host + path)
				if err != nil {
					b.Fatal(err)
				}
				io.Copy(io.Discard, res.Body)
				res.Body.Close()
				took = append(took, time.Since(begin))
			}
			slices.Sort(took)
			b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "req/s")
			b.ReportMetric(ms(took[len(took)/2]), "median-ms")
			b.ReportMetric(ms(took[len(took)*99/100]), "p99-ms")
		})
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// Cloudflare's free plan takes 3 MB, compressed.
const mostBundle = 3_000_000

func TestBundleSize(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the worker")
	}
	if n := weigh(t); n > mostBundle {
		t.Errorf("the worker takes %d bytes, more than %d", n, mostBundle)
	}
}

func BenchmarkBundle(b *testing.B) {
	n := weigh(b)
	for b.Loop() {
	}
	b.ReportMetric(float64(n), "bytes-gzip")
	b.ReportMetric(0, "ns/op")
}

func weigh(t testing.TB) (n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(bundle(t), "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var small bytes.Buffer
		w := gzip.NewWriter(&small)
		w.Write(data)
		w.Close()
		n += small.Len()
	}
	t.Logf("%d bytes in %d files", n, len(files))
	return n
}
