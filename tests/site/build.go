// Package site is how the tests reach the front door: it builds the site once
// for all of them, serves it as build serve does, and opens it in Chromium
// with fingers and keys. It never calls into the page's own code.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/dist"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// Root is the source tree, seen from a test package below tests/.
const Root = "../.."

// inputs are all that a build depends on.
var inputs = []string{"go.mod", "go.sum", "core", "site", "wasm", "build", "tests/site/publishers"}

var built = sync.OnceValues(build)

// Dir is the folder of the built site: one build for all test packages, and
// for later runs too, for as long as no input changes.
func Dir(t testing.TB) string {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal("building the site: ", err)
	}
	return filepath.Join(dir, "site")
}

func build() (string, error) {
	sum, err := content()
	if err != nil {
		return "", err
	}
	cache := filepath.Join(os.TempDir(), fmt.Sprintf("parcelaid-site-%d", os.Getuid()))
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(cache, "lock")).Lock()
	if err != nil {
		return "", err
	}
	defer unlock()
	clean(cache)
	done := filepath.Join(cache, sum)
	if _, err := os.Stat(done); err == nil {
		return done, nil
	}
	dir, err := os.MkdirTemp(cache, "building")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	err = dist.Build(dist.Options{Knowledge: knowledge(), Out: dir, Publishers: filepath.Join(Root, "tests", "site", "publishers"), Quick: true, Log: io.Discard})
	if err != nil {
		return "", err
	}
	return done, os.Rename(dir, done)
}

// clean forgets the builds of other days.
func clean(cache string) {
	entries, _ := os.ReadDir(cache)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && time.Since(info.ModTime()) > 24*time.Hour {
			os.RemoveAll(filepath.Join(cache, e.Name()))
		}
	}
}

func knowledge() string { return filepath.Join(Root, "core", "knowledge") }

// content is the hash of every input and of the Go version.
func content() (string, error) {
	hash := sha256.New()
	io.WriteString(hash, runtime.Version())
	for _, input := range inputs {
		err := filepath.WalkDir(filepath.Join(Root, input), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			fmt.Fprintf(hash, "\n%s %d\n", path, len(data))
			hash.Write(data)
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(hash.Sum(nil))[:16], nil
}

var compiled = sync.OnceValues(func() (*core.Engine, error) {
	result, err := compile.Compile(knowledge())
	if err != nil {
		return nil, err
	}
	pack, err := result.Open()
	if err != nil {
		return nil, err
	}
	return &core.Engine{Pack: pack}, nil
})

// Native is the same site without a browser.
func Native(t testing.TB) *app.App {
	t.Helper()
	engine, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return &app.App{Engine: engine}
}
