// Package edge_test holds one table of promises against every host that
// delivers the site: the native server, and workerd as Cloudflare runs it.
package edge_test

import (
	"bufio"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/build/serve"
	"github.com/parcelaid/parcelaid/site/edge"
)

func TestNative(t *testing.T) { keep(t, native(t), true) }

func TestWorkerd(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the worker")
	}
	keep(t, workerd(t), false)
}

// native starts the server of `build serve` and gives its address.
func native(t testing.TB) (host string) {
	t.Helper()
	server, err := serve.New(buildSite(t))
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

// workerd starts the worker as Cloudflare runs it and gives its address.
func workerd(t testing.TB) (host string) {
	t.Helper()
	if _, err := os.Stat("../node_modules/miniflare"); err != nil {
		t.Fatal("no miniflare: make test installs it, with npm ci --prefix tests")
	}
	node := exec.Command("node", "worker.mjs", buildSite(t), bundle(t))
	node.Stderr = os.Stderr
	stop, err := node.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := node.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := node.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop.Close(); node.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal("workerd did not start: ", err)
	}
	base, err := url.Parse(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	return base.Host
}

// bundle builds what is deployed beside the site.
func bundle(t testing.TB) (dir string) {
	t.Helper()
	dir = t.TempDir()
	run(t, nil, "go", "tool", "workers-assets-gen", "-mode=go", "-o", dir) // empties it first
	entry, err := os.ReadFile("../../site/edge/worker/entry.mjs")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "entry.mjs"), entry, 0o644); err != nil {
		t.Fatal(err)
	}
	list := strings.ReplaceAll(edge.PrintPublishers(publishers), "\n", ";")
	run(t, []string{"GOOS=js", "GOARCH=wasm"}, "go", "build", "-trimpath",
		"-ldflags=-s -w -X 'main.publishers="+list+"'", "-o", filepath.Join(dir, "app.wasm"), "../../site/edge/worker")
	return dir
}

func run(t testing.TB, env []string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func keep(t *testing.T, host string, native bool) {
	table, err := edge.Headers(publishers)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range promises {
		t.Run(p.name, func(t *testing.T) {
			if p.native != "" && !native {
				t.Skip(p.native)
			}
			if p.worker != 0 && !native {
				p.status = p.worker
			}
			res, body := fetch(t, host, p.method, p.path, p.send)
			if res.StatusCode != p.status {
				t.Fatalf("status %d, want %d; body %.80q", res.StatusCode, p.status, body)
			}
			if got := res.Header.Get("Content-Type"); p.typ != "" && got != p.typ {
				t.Errorf("type %q, want %q", got, p.typ)
			}
			if p.file != "" && body != site[p.file] {
				t.Errorf("body %.80q… of %d bytes, want %s", body, len(body), p.file)
			}
			for name, want := range p.head {
				if got := res.Header.Get(name); got != want {
					t.Errorf("%s %q, want %q", name, got, want)
				}
			}
			if p.to != "" {
				to, err := (&url.URL{Path: p.path}).Parse(res.Header.Get("Location"))
				if err != nil || to.Path != p.to || to.Host != "" {
					t.Errorf("leads to %v (%v), want %s", to, err, p.to)
				}
			}
			if strings.Contains(body, "secret") {
				t.Error("a hidden file leaked")
			}
			secure(t, res, table, p)
		})
	}
	t.Run("not modified", func(t *testing.T) { notModified(t, host, native) })
}

// secure checks what every answer carries, refused or not.
func secure(t *testing.T, res *http.Response, table edge.Table, p promise) {
	if p.status == 400 && p.path == "/zh/%zz" || p.name == "huger headers" {
		return // net/http itself answers, before any handler
	}
	where := "/"
	if p.status == 200 {
		where, _, _ = strings.Cut(p.path, "?")
	}
	want := http.Header{}
	table.Apply(want, where)
	for _, name := range []string{"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "Permissions-Policy"} {
		if got := strings.Join(res.Header[name], " | "); got != want.Get(name) {
			t.Errorf("%s is\n%q, want\n%q", name, got, want.Get(name))
		}
	}
	if got := res.Header["Set-Cookie"]; got != nil {
		t.Errorf("sets a cookie: %q", got)
	}
}
