// Package boot_test starts boot.js in Chromium, with the headers that the
// edge sends, over an engine that fails on request.
package boot_test

import (
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/build/serve"
)

const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>boot</title>
<link rel="icon" href="data:,">
<script type="module" src="../a/boot.0a1b2c3d.js"></script>
<main id="app">static</main><textarea id="shown">text</textarea>
<button id="panic"></button><button id="exit"></button><button id="deep"></button><button id="throw"></button>`

const app = `{"root":"../","exec":"wasm_exec.js","engine":"engine.0a1b2c3d.wasm",
"packs":{"rules":"rules.0a1b2c3d.msgp","text.zh":"text.zh.0a1b2c3d.msgp","text.en":"text.en.0a1b2c3d.msgp"}}`

var engine = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "engine")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "engine.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, "./testdata/engine")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// browser is one for all; each visit has a tab, and a site on an origin of its own.
var browser context.Context

func TestMain(m *testing.M) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	var quit context.CancelFunc
	browser, quit = chromedp.NewContext(allocator)
	if err := chromedp.Run(browser); err != nil {
		panic(err)
	}
	code := m.Run()
	quit()
	stop()
	os.Exit(code)
}

// A visit is one tab on one fresh site.
type visit struct {
	*testing.T
	ctx    context.Context
	origin string

	mu       sync.Mutex
	asked    []string
	troubles []string
}

// start serves the site, without the files in lacking, and opens its page
// after running script.
func start(t *testing.T, prefix, script string, lacking ...string) *visit {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	wasm, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{
		"zh/index.html":           html,
		"embed/zh/index.html":     strings.ReplaceAll(html, `"../a/`, `"../../a/`),
		"a/app.json":              app,
		"a/boot.0a1b2c3d.js":      read(t, "../../site/assets/js/boot.js"),
		"a/trust.js":              read(t, "../../site/assets/js/trust.js"), // which the build makes part of it
		"a/probe.js":              read(t, "../../site/assets/js/probe.js"),
		"a/wasm_exec.js":          read(t, filepath.Join(strings.TrimSpace(string(goroot)), "lib/wasm/wasm_exec.js")),
		"a/engine.0a1b2c3d.wasm":  string(wasm),
		"a/rules.0a1b2c3d.msgp":   "R",
		"a/text.zh.0a1b2c3d.msgp": "Z",
		"a/text.en.0a1b2c3d.msgp": "E",
	}
	for _, name := range lacking {
		delete(files, name)
	}
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	v := &visit{T: t}
	server, err := serve.New(dir)
	if err != nil {
		t.Fatal(err)
	}
	inner := http.StripPrefix(prefix, server.Handler)
	server.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.mu.Lock()
		v.asked = append(v.asked, r.URL.Path)
		v.mu.Unlock()
		inner.ServeHTTP(w, r)
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	v.origin = "http://" + l.Addr().String() + prefix
	v.open(script)
	return v
}

func read(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func (v *visit) open(script string) {
	v.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	v.Cleanup(cancel)
	v.ctx, cancel = context.WithTimeout(ctx, time.Minute)
	v.Cleanup(cancel)
	chromedp.ListenTarget(v.ctx, func(event any) {
		v.mu.Lock()
		defer v.mu.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			v.troubles = append(v.troubles, e.Entry.Text)
		case *runtime.EventExceptionThrown:
			v.troubles = append(v.troubles, e.ExceptionDetails.Error())
		}
	})
	if err := chromedp.Run(v.ctx,
		log.Enable(),
		page.BringToFront(), // a hidden tab is not painted, and boot.js waits for that
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(script).Do(ctx)
			return err
		}),
		chromedp.Navigate(v.origin+"/zh/"),
	); err != nil {
		v.Fatal(err)
	}
}
