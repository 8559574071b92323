package dist

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// sdk adds the folder sdk/: the package as it is published, its example, and
// the list of files that it loads, relative to that folder.
func (f files) sdk(app *App, o Options) error {
	root, err := module()
	if err != nil {
		return err
	}
	folder := filepath.Join(root, "site", "assets", "js", "sdk")
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		f["sdk/"+filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return err
	}
	if f["sdk/go.js"], err = goScoped(); err != nil {
		return err
	}
	engine, err := buildEngine(o, "./wasm/headless")
	if err != nil {
		return err
	}
	list := struct {
		Engine string            `json:"engine"`
		Packs  map[string]string `json:"packs"`
	}{"../a/" + f.hashed("headless", "wasm", engine), map[string]string{}}
	for name, file := range app.Packs {
		list.Packs[name] = "../a/" + file
	}
	f["sdk/sdk.json"], err = json.Marshal(list)
	return err
}

// goScoped is Go's glue as a module that leaves the page's globals alone: a
// shop's own scripts may take a global called process or fs for node. What Go
// takes for the globals is an object of its own, with what Go needs and the
// door.
func goScoped() ([]byte, error) {
	exec, err := wasmExec()
	if err != nil {
		return nil, err
	}
	module := `export function makeGo(door) {
	const { Object, Array, Uint8Array, Date, Error, TextEncoder, TextDecoder, performance } = globalThis;
	// It seeds the order of maps, which no answer depends on. Node 18 has none.
	const crypto = globalThis.crypto ?? { getRandomValues: (into) => into.forEach((_, i) => (into[i] = Math.random() * 256)) };
	const scope = { Object, Array, Uint8Array, Date, Error, TextEncoder, TextDecoder, performance, crypto, ...door };
	(function (globalThis) {` + string(exec) + `})(scope);
	return scope.Go;
}`
	small := api.Transform(module, api.TransformOptions{
		Format: api.FormatESModule, Define: map[string]string{"fs": "scope.fs"},
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Target: api.ES2021,
		Banner: "/* Copyright The Go Authors; BSD licence, see NOTICE */",
	})
	return small.Code, faults(small.Errors)
}
