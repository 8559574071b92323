package dist

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// The same files give the same archive, in the same order, dated by the
// knowledge; and what is packed is what is there.
func TestArchive(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{"index.html": "<!doctype html>", "zh/index.html": "页", "a/x.0a.js.br": "packed"} {
		path := filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	added, err := kitFiles("../..")
	if err != nil {
		t.Fatal(err)
	}
	on := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	one, n, err := archive(site, added, on)
	if err != nil {
		t.Fatal(err)
	}
	os.Chtimes(filepath.Join(site, "index.html"), on, on)
	two, _, _ := archive(site, added, on)
	if !bytes.Equal(one, two) || n != len(added)+3 {
		t.Errorf("two archives differ, or hold %d files", n)
	}
	r, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"HOSTING.zh-CN.md", "LICENSE", "nginx.conf", "site/zh/index.html"} {
		f, err := r.Open(name)
		if err != nil {
			t.Error(err)
			continue
		}
		if data, _ := io.ReadAll(f); len(data) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	if data, _ := readIn(r, "site/zh/index.html"); string(data) != "页" {
		t.Errorf("got %q", data)
	}
}

func readIn(r *zip.Reader, name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
