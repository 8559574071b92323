package lean

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	standin "github.com/parcelaid/parcelaid/build/lean/standin/fmt"
)

const root = "../.."

// What the engine is linked with, by the go command's own word.
func TestEngineGoesWithout(t *testing.T) {
	flags, err := Flags(absolute(t, root), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", append(append([]string{"list", "-deps"}, flags...), "./wasm")...)
	cmd.Dir, cmd.Env = root, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	linked := strings.Fields(string(out))
	for _, gone := range []string{"fmt", "os", "encoding/json", "internal/poll", "io/fs"} {
		if contains(linked, gone) {
			t.Errorf("the engine is linked with %s", gone)
		}
	}
	for _, kept := range []string{"github.com/tinylib/msgp/msgp", "github.com/hack-pad/safejs"} {
		if !contains(linked, kept) {
			t.Errorf("the engine is linked without %s", kept)
		}
	}
}

// The paths in the binary must not name this machine.
func TestReplacedPathsAreRelative(t *testing.T) {
	dir := t.TempDir()
	if _, err := Flags(absolute(t, root), dir); err != nil {
		t.Fatal(err)
	}
	gomod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cuts {
		if !strings.Contains(string(gomod), "replace "+c.module+" => ./lean/"+c.module) {
			t.Errorf("%s is not replaced by a relative path", c.module)
		}
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	for name, c := range map[string]cut{
		"version": {module: "github.com/tinylib/msgp", version: "v1.0.0"},
		"drop":    {module: "github.com/tinylib/msgp", version: "v1.6.5", drop: []string{"msgp/gone.go"}},
		"import":  {module: "github.com/philhofer/fwd", version: "v1.2.0", imports: map[string]string{"net/http": "os"}},
	} {
		err := c.lay(absolute(t, root), t.TempDir(), map[string]string{})
		if err == nil || !strings.Contains(err.Error(), "look again") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The formats that the dependencies use, in their own words' shape.
func TestStandInWritesAsFmtDoes(t *testing.T) {
	cause := errors.New("cause")
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"global %q is not defined", []any{"document"}},
		{"invalid type for instanceof: %v", []any{cause}},
		{"cannot read key: %w", []any{cause}},
		{"array too large to encode: %d elements", []any{7}},
		{"%v", []any{uint32(9)}},
		{"%+v", []any{"text"}},
		{"%+v\n%s", []any{cause, "stack"}},
		{"%s\n\t%s:%d\n", []any{"f", "file.go", 3}},
		{"nothing", nil},
	} {
		want := fmt.Errorf(c.format, c.args...)
		got := standin.Errorf(c.format, c.args...)
		if got.Error() != want.Error() {
			t.Errorf("%q: %q, want %q", c.format, got, want)
		}
		if errors.Is(got, cause) != errors.Is(want, cause) {
			t.Errorf("%q: does not wrap as fmt does", c.format)
		}
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}
