package dist

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/parcelaid/parcelaid/build/slim"
)

// module is the root of the source tree that is built.
func module() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	return filepath.Dir(strings.TrimSpace(string(out))), nil
}

// goBuild compiles a package for the browser or the edge. The standard
// library is built without inlining: smaller by a twentieth, and no slower
// where it matters, since the core's own code keeps it.
func goBuild(pkg string) ([]byte, error) {
	root, err := module()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "parcelaid-build")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-gcflags=std=-l", "-o", out, pkg)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building %s: %w\n%s", pkg, err, text)
	}
	return os.ReadFile(out)
}

// buildEngine links the engine and takes out what a browser never needs:
// names, line tables, thousands of small segments.
func buildEngine(o Options, pkg string) ([]byte, error) {
	linked, err := goBuild(pkg)
	if err != nil {
		return nil, err
	}
	engine, stats, err := slim.Slim(linked)
	if err != nil {
		return nil, err
	}
	if stats.Left != "" {
		fmt.Fprintln(o.Log, "not slimmed:", stats.Left)
	}
	return engine, nil
}

// wasmExec is the glue that belongs to this very version of Go.
func wasmExec() ([]byte, error) {
	goroot := runtime.GOROOT()
	if out, err := exec.Command("go", "env", "GOROOT").Output(); err == nil {
		goroot = strings.TrimSpace(string(out))
	}
	return os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
}

// buildWorker writes Out/edge: the same edge handler for Cloudflare.
func buildWorker(o Options) error {
	root, err := module()
	if err != nil {
		return err
	}
	dir := filepath.Join(o.Out, "edge")
	if dir, err = filepath.Abs(dir); err != nil {
		return err
	}
	// The generator empties the folder, so it goes first.
	cmd := exec.Command("go", "tool", "workers-assets-gen", "-mode=go", "-o", dir)
	cmd.Dir = root
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("workers-assets-gen: %w\n%s", err, text)
	}
	entry, err := os.ReadFile(filepath.Join(root, "site", "edge", "worker", "entry.mjs"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "entry.mjs"), entry, 0o644); err != nil {
		return err
	}
	app, err := goBuild("./site/edge/worker")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "app.wasm"), app, 0o644)
}
