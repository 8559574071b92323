package rooms_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sources walks all Go, JS and CSS files that people write.
func sources(t *testing.T, visit func(path string, data []byte)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if d.IsDir() {
			if name := d.Name(); name == "node_modules" || name == "dist" || strings.HasPrefix(name, ".") && rel != "." {
				return filepath.SkipDir
			}
			return nil
		}
		if !slices.Contains([]string{".go", ".js", ".mjs", ".css"}, filepath.Ext(path)) {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		first, _, _ := bytes.Cut(data, []byte("\n"))
		if !bytes.Contains(first, []byte("generated")) {
			visit(filepath.ToSlash(rel), data)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A file is read in one sitting.
func TestFilesOfOneSitting(t *testing.T) {
	const most, median = 500, 150
	var lengths []int
	sources(t, func(path string, data []byte) {
		n := bytes.Count(data, []byte("\n"))
		lengths = append(lengths, n)
		if n > most {
			t.Errorf("%s has %d lines, more than %d: split it by what it is about", path, n, most)
		}
	})
	slices.Sort(lengths)
	if got := lengths[len(lengths)/2]; got > median {
		t.Errorf("half of the %d files have more than %d lines, %d is the aim", len(lengths), got, median)
	}
	t.Logf("%d files, median %d lines, longest %d", len(lengths), lengths[len(lengths)/2], lengths[len(lengths)-1])
}

// What touches JavaScript says so in its first line, so that nothing else is
// ever built with it.
func TestJavaScriptIsTagged(t *testing.T) {
	sources(t, func(path string, data []byte) {
		if filepath.Ext(path) != ".go" {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, parser.ImportsOnly)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if (name == "syscall/js" || strings.HasPrefix(name, "github.com/hack-pad/safejs")) && !bytes.HasPrefix(data, []byte("//go:build js && wasm\n")) {
				t.Errorf("%s imports %s and does not begin with //go:build js && wasm", path, name)
			}
		}
	})
}
