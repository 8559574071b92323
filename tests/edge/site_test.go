package edge_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/parcelaid/parcelaid/site/edge"
)

// site is a small one of the shape that dist prints.
var site = map[string]string{
	"zh/index.html":               page("快递帮"),
	"en/index.html":               page("ParcelAid"),
	"zh/loss/index.html":          page("丢件"),
	"zh/404/index.html":           page("没有这个页面"),
	"en/404/index.html":           page("No such page"),
	"zh/studio/index.html":        page("嵌入"),
	"zh/redact/index.html":        page("打码"),
	"embed/en/index.html":         page("Embedded"),
	"embed/haitang/zh/index.html": page("海棠"),
	"a/boot.0a1b2c3d.js":          "export {};" + strings.Repeat("\n// boot", 500),
	"a/app.json":                  `{"engine":"engine.0a1b2c3d.wasm"}`,
	"a/engine.0a1b2c3d.wasm": "\x00asm\x01\x00\x00\x00" +
		strings.Repeat("\x00", 3000),
	"a/rules.0a1b2c3d.msgp": "\x80" + strings.Repeat("r", 3000),
	"a/style.0a1b2c3d.css":  strings.Repeat("main{}", 500),
	"app.webmanifest":       `{"start_url":"./"}`,
	"_build.txt":            "secret",
	".git/config":           "secret",
	".assetsignore":         "*.br\n*.gz\n.git\n_build.txt\n.assetsignore\n_publishers\n",
	"_publishers":           edge.PrintPublishers(publishers),
}

// publishers are those of the small site.
var publishers = map[string][]string{"haitang": {"https://haitang.example", "https://www.haitang.example"}}

func page(title string) string {
	return "<!doctype html><title>" + title + "</title><main>" + strings.Repeat("正文 ", 600) + "</main>"
}

func buildSite(t testing.TB) string {
	t.Helper()
	table, err := edge.Headers(publishers)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, data []byte) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("_headers", []byte(table.File()))
	for name, text := range site {
		write(name, []byte(text))
		if len(text) < 1000 {
			continue
		}
		var br, gz bytes.Buffer
		b := brotli.NewWriter(&br)
		b.Write([]byte(text))
		b.Close()
		g := gzip.NewWriter(&gz)
		g.Write([]byte(text))
		g.Close()
		write(name+".br", br.Bytes())
		write(name+".gz", gz.Bytes())
	}
	return dir
}
