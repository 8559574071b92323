package dist

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/parcelaid/parcelaid/build/lean"
	"github.com/parcelaid/parcelaid/build/slim"
	"github.com/parcelaid/parcelaid/site/edge"
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
// where it matters.
func goBuild(pkg string, flags ...string) ([]byte, error) {
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
	args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-gcflags=std=-l"}, flags...)
	cmd := exec.Command("go", append(args, "-o", out, pkg)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	// The older collector is 8 kB smaller. Only Go 1.26 knows it by this name.
	if strings.HasPrefix(runtime.Version(), "go1.26") {
		cmd.Env = append(cmd.Env, "GOEXPERIMENT=nogreenteagc")
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building %s: %w\n%s", pkg, err, text)
	}
	return os.ReadFile(out)
}

// small leaves inlining to the rooms that a plan is computed in; elsewhere it
// costs a tenth of the engine, and a tap does not notice.
var small = []string{
	"-gcflags=github.com/...=-l",
	"-gcflags=github.com/parcelaid/parcelaid/core/rule=",
}

// buildEngine links the engine and takes out what a browser never needs:
// names, line tables, thousands of small segments.
func buildEngine(o Options, pkg string) ([]byte, error) {
	if linked := o.Linked[pkg]; linked != nil {
		return linked, nil
	}
	root, err := module()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "parcelaid-lean")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	flags, err := lean.Flags(root, dir)
	if err != nil {
		return nil, err
	}
	linked, err := goBuild(pkg, append(flags, small...)...)
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
func buildWorker(o Options, origins map[string][]string) error {
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
	app, err := goBuild("./site/edge/worker", "-ldflags=-s -w -X 'main.publishers="+strings.ReplaceAll(edge.PrintPublishers(origins), "\n", ";")+"'")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "app.wasm"), app, 0o644)
}
