// Package rooms_test holds who may know whom: the arrows of core/doc.go and
// CONTRIBUTING, from direct imports, natively and for the browser. A new line
// in a table below is a decision about the architecture.
package rooms_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/parcelaid/parcelaid/"

// arrows lists, for each room, the rooms of this module that it may import.
// A name that ends in /... stands for the room and all below.
var arrows = map[string][]string{
	// Inside core. money and day know nothing.
	"core/money":    {},
	"core/day":      {},
	"core/fact":     {"core/money", "core/day"},
	"core/rule":     {"core/fact", "core/day"},
	"core/plan":     {"core/fact", "core/day", "core/money"},
	"core/shape":    {},
	"core/pack":     {"core/shape", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/advise":   {"core/pack", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/ask":      {"core/pack", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/why":      {"core/pack", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/intake":   {"core/pack", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/letter":   {"core/pack", "core/rule", "core/fact", "core/plan", "core/day", "core/money"},
	"core/casefile": {"core/shape", "core/fact", "core/day", "core/money"}, // answers by their words: no pack
	"core/wire":     {"core/plan", "core/fact", "core/day", "core/money"},
	"core":          {"core/..."}, // the facade composes

	// What a visitor sees knows the facade only, and no browser.
	"site/app":         {"core"},
	"site/prose":       {"core"}, // what is printed to be read: types only
	"site/view":        {"core", "site/app", "site/prose"},
	"site/edge":        {},
	"site/edge/worker": {"site/edge"},

	// The browser program.
	"wasm/browser":   {},
	"wasm/knowledge": {"core", "wasm/browser"},
	"wasm":           {"core", "site/app", "site/view", "wasm/browser", "wasm/knowledge"},
	"wasm/headless":  {"core", "wasm/browser", "wasm/knowledge"}, // the SDK: no page, so neither app nor view

	// build alone may know core's rooms, and everything else but wasm.
	"build":     {"build/...", "core/...", "site/app", "site/view"},
	"build/...": {"build/...", "core/...", "site/app", "site/prose", "site/view", "site/edge"},
	"tests/...": {"build/...", "core/...", "site/...", "tests/..."},
}

// outside lists packages beyond the module that only some rooms may know.
var outside = []struct {
	path string // it, and what is below it
	only []string
	why  string
}{
	{"github.com/tinylib/msgp", []string{"core/pack", "core/casefile", "build/compile"}, "one room decodes, and checks every bound"},
	{"github.com/hack-pad/safejs", []string{"wasm/browser"}, "panics of JavaScript are known in one room"},
	{"syscall/js", []string{"wasm/browser"}, "the door to JavaScript is narrow"},
	{"github.com/syumai/workers", []string{"site/edge/worker"}, "the host of the edge is a detail"},
	{"net/http", []string{"site/edge", "site/edge/worker", "build/serve", "tests/..."}, "nothing else talks to a network"},
	{"github.com/goccy/go-yaml", []string{"build/..."}, "the browser never reads YAML"},
	{"github.com/evanw/esbuild", []string{"build/..."}, "a tool of the build"},
	{"github.com/chromedp", []string{"tests/..."}, "a tool of the tests"},
}

// forbidden is what the browser build must not carry, however it got there.
var forbidden = map[string]string{
	"html/template": "700 kB", "text/template": "reflection", "net/http": "600 kB", "net": "no network in the engine",
	"regexp": "100 kB", "time/tzdata": "450 kB", "os/exec": "no processes in the engine", "crypto/tls": "no network in the engine",
	"github.com/goccy/go-yaml": "knowledge is compiled", "go/ast": "a tool of the build",
}

type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
	Name       string
}

// list runs go list for a platform.
func list(t *testing.T, env []string, args ...string) []pkg {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Standard,Name"}, args...)...)
	cmd.Dir = "../.."
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []pkg
	for decoder := json.NewDecoder(out); ; {
		var p pkg
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return all
}

var platforms = map[string][]string{"native": nil, "browser": {"GOOS=js", "GOARCH=wasm"}}

func TestArrows(t *testing.T) {
	for name, env := range platforms {
		t.Run(name, func(t *testing.T) {
			all := list(t, env, "-e", "./...")
			if len(all) < 20 {
				t.Fatalf("go list sees %d packages only", len(all))
			}
			for _, p := range all {
				room := strings.TrimPrefix(p.ImportPath+"/", module)
				room = strings.TrimSuffix(room, "/")
				may, known := rule(room)
				if !known {
					t.Errorf("%s is a new room: say in tests/rooms whom it may know", room)
					continue
				}
				for _, path := range p.Imports {
					other, ours := strings.CutPrefix(path, module)
					if ours && !among(other, may) {
						t.Errorf("%s imports %s; it may import %v only. If the arrow is wanted, add it to arrows in tests/rooms and to core/doc.go", room, other, may)
					}
					stranger(t, room, path)
				}
			}
		})
	}
}

// rule finds a room's line: its own, or that of a room above it.
func rule(room string) ([]string, bool) {
	if may, ok := arrows[room]; ok {
		return may, true
	}
	for at := room; ; {
		i := strings.LastIndexByte(at, '/')
		if i < 0 {
			return nil, false
		}
		at = at[:i]
		if may, ok := arrows[at+"/..."]; ok {
			return may, true
		}
	}
}

func among(room string, list []string) bool {
	return slices.ContainsFunc(list, func(x string) bool {
		above, all := strings.CutSuffix(x, "/...")
		return x == room || all && (room == above || strings.HasPrefix(room, above+"/"))
	})
}

func stranger(t *testing.T, room, path string) {
	t.Helper()
	for _, x := range outside {
		if (path == x.path || strings.HasPrefix(path, x.path+"/")) && !among(room, x.only) && !child(path, x.path, "net/http") {
			t.Errorf("%s imports %s, which is for %v only: %s", room, path, x.only, x.why)
		}
	}
}

// child allows what lies below a package by name only: httptest and pprof are
// no network, and only tests import them anyway.
func child(path, of, exact string) bool { return of == exact && path != exact }

// The tables speak of rooms that exist, and core refuses clocks and chance.
func TestCoreRefuses(t *testing.T) {
	refused := []string{"time", "math/rand", "math/rand/v2", "os", "net", "reflect", "regexp", "unsafe", "sync", "fmt", "encoding/json", "context", "log"}
	for _, p := range list(t, nil, "./core/...") {
		for _, path := range p.Imports {
			if slices.Contains(refused, path) {
				t.Errorf("%s imports %s: core is pure and deterministic, and small in the browser", strings.TrimPrefix(p.ImportPath, module), path)
			}
		}
	}
}

func TestBrowserBuildIsLean(t *testing.T) {
	for _, p := range list(t, platforms["browser"], "-deps", "./wasm") {
		if why, no := forbidden[p.ImportPath]; no {
			t.Errorf("the browser build imports %s (%s): see `go mod why`, or GOOS=js GOARCH=wasm go list -deps ./wasm", p.ImportPath, why)
		}
		if strings.HasPrefix(p.ImportPath, module+"build") || strings.HasPrefix(p.ImportPath, module+"tests") {
			t.Errorf("the browser build imports %s", p.ImportPath)
		}
	}
}
