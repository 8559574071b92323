// Package lean links the engine with its dependencies less what they import
// and the engine never runs. msgp can print JSON, safejs can print stacks,
// and through encoding/json, fmt and os they bring 150 kB (brotli, November
// 2026) that every visitor would load for nothing. The sources in the module
// cache stay as they are: the go command is shown other files in their place.
//
// It refuses to guess: another version of a dependency, or a file that is not
// what the table below expects, is an error that says so.
package lean

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

//go:embed standin
var standins embed.FS

// cut is what one module goes without.
type cut struct {
	module, version string
	drop            []string          // files left out
	imports         map[string]string // import path → the stand-in that serves instead
	add             map[string]string // file → the stand-in's file that is put there
}

var cuts = []cut{
	{
		module: "github.com/tinylib/msgp", version: "v1.6.5",
		drop:    []string{"msgp/json.go", "msgp/json_bytes.go", "msgp/advise_other.go"},
		imports: map[string]string{"fmt": "fmt", "encoding/json": "json"},
		add:     map[string]string{"msgp/json.go": "msgp/json.go"},
	},
	{module: "github.com/philhofer/fwd", version: "v1.2.0", imports: map[string]string{"os": "os"}},
	{module: "github.com/hack-pad/safejs", version: "v0.1.1", imports: map[string]string{"fmt": "fmt"}},
}

// Flags writes what the go command needs into dir and returns the flags that
// make it link the lean dependencies of the module at root. The paths that
// end up in the binary are the same on every machine.
func Flags(root, dir string) ([]string, error) {
	overlay := map[string]string{}
	gomod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return nil, err
	}
	for _, c := range cuts {
		if err := c.lay(root, dir, overlay); err != nil {
			return nil, fmt.Errorf("lean: %s: %w", c.module, err)
		}
		gomod = fmt.Appendf(gomod, "\nreplace %s => ./lean/%s\n", c.module, c.module)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		return nil, err
	}
	for name, data := range map[string][]byte{"go.mod": gomod, "go.sum": sums, "overlay.json": list} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return nil, err
		}
	}
	return []string{"-modfile=" + filepath.Join(dir, "go.mod"), "-overlay=" + filepath.Join(dir, "overlay.json")}, nil
}

// lay adds the files of one module to the overlay, as if they stood in
// root/lean. What is changed on the way is written below dir.
func (c cut) lay(root, dir string, overlay map[string]string) error {
	source, err := c.find(root)
	if err != nil {
		return err
	}
	put := func(file string, data []byte) error {
		to := filepath.Join(dir, c.module, file)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		overlay[filepath.Join(root, "lean", c.module, file)] = to
		return os.WriteFile(to, data, 0o644)
	}
	dropped, changed := 0, map[string]int{}
	err = fs.WalkDir(os.DirFS(source), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if contains(c.drop, file) {
			dropped++
			return nil
		}
		if file != "go.mod" && (!strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go")) {
			return nil
		}
		data, err := os.ReadFile(filepath.Join(source, file))
		if err != nil {
			return err
		}
		return put(file, c.rewrite(data, changed))
	})
	if err != nil {
		return err
	}
	if dropped != len(c.drop) || len(changed) != len(c.imports) {
		return errors.New("its files are not those that this was written for: look again at what it imports")
	}
	for from, name := range c.imports {
		data, err := standins.ReadFile(path.Join("standin", name, name+".go"))
		if err != nil {
			return fmt.Errorf("no stand-in for %s: %w", from, err)
		}
		if err := put(path.Join("internal", name, name+".go"), data); err != nil {
			return err
		}
	}
	for file, from := range c.add {
		data, err := standins.ReadFile(path.Join("standin", from))
		if err != nil {
			return err
		}
		if err := put(file, data); err != nil {
			return err
		}
	}
	return nil
}

// rewrite points a file's imports to the stand-ins, and notes which it met.
func (c cut) rewrite(data []byte, met map[string]int) []byte {
	text := string(data)
	for from, name := range c.imports {
		old := "\t\"" + from + "\"\n"
		if strings.Contains(text, old) {
			text = strings.Replace(text, old, "\t\""+c.module+"/internal/"+name+"\"\n", 1)
			met[from]++
		}
	}
	return []byte(text)
}

// find gives the module's folder in the module cache.
func (c cut) find(root string) (string, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Version}} {{.Dir}}", c.module)
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return "", err
	}
	version, dir, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if version != c.version {
		return "", fmt.Errorf("is %s, and this was written for %s: look again at what it imports", version, c.version)
	}
	if dir == "" {
		return "", errors.New("is not downloaded")
	}
	return dir, nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
