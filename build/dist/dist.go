// Package dist builds the site: engine, packs, assets and every static page,
// each with its compressed siblings.
package dist

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/schema"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/view"
)

// Options of a build.
type Options struct {
	Knowledge  string // folder of the knowledge
	Out        string // folder to write; what stood there is removed
	Base       string // the site's address with a final slash, or ""
	Publishers string // folder of publishers; "" is site/edge/publishers
	Quick      bool   // light compression and no worker, for development
	NoOffline  bool   // a service worker that takes itself away
	// Linked holds engines by their package, so that another build of the same
	// code need not link them again.
	Linked map[string][]byte
	Log    io.Writer
}

// files are what will stand in the site's folder, by path.
type files map[string][]byte

// Build writes Out/site and, unless Quick, Out/edge.
func Build(o Options) error { return build(o, !o.Quick) }

func build(o Options, worker bool) error {
	result, err := compile.Compile(o.Knowledge)
	if err != nil {
		return err
	}
	pack, err := result.Open()
	if err != nil {
		return err
	}
	site := files{}
	app := App{Root: "../", Packs: map[string]string{}}
	app.Packs["rules"] = site.hashed("rules", "msgp", result.Rules)
	for name, data := range result.Texts {
		app.Packs[name] = site.hashed(name, "msgp", data)
	}
	app.Packs["intake"] = site.hashed("intake", "msgp", result.Intake)
	engine, err := buildEngine(o, "./wasm")
	if err != nil {
		return err
	}
	app.Engine = site.hashed("engine", "wasm", engine)
	if err := site.assets(&app, o); err != nil {
		return err
	}
	if err := site.embed(&app, &core.Engine{Pack: pack}); err != nil {
		return err
	}
	if err := site.sdk(&app, o); err != nil {
		return err
	}
	list, err := json.Marshal(app)
	if err != nil {
		return err
	}
	site["a/app.json"] = list
	app.head.App = site.hashed("app", "json", list)
	maps.Copy(site, schema.Documents(pack))
	folder, err := publisherFolder(o)
	if err != nil {
		return err
	}
	publishers, origins, err := site.publishers(folder, result)
	if err != nil {
		return err
	}
	table, err := site.table(origins)
	if err != nil {
		return err
	}
	if err := site.licences(); err != nil {
		return err
	}
	app.head.Base = o.Base
	pages(site, &core.Engine{Pack: pack}, result.Reading, app, o, table, publishers)
	site.manifests(pack)
	site.signposts(o, result.Reading)
	if err := site.worker(app, o, result.Reading); err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(o.Out, "site")); err != nil {
		return err
	}
	if err := site.write(filepath.Join(o.Out, "site"), o.Quick); err != nil {
		return err
	}
	if worker {
		if err := buildWorker(o, origins); err != nil {
			return err
		}
	}
	fmt.Fprintf(o.Log, "%d files, pack %s\n", len(site), result.Revision)
	return nil
}

// licences ships what the licences of the parts ask for.
func (f files) licences() error {
	root, err := module()
	if err != nil {
		return err
	}
	for _, name := range []string{"LICENSE", "NOTICE"} {
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		f["a/"+name+".txt"] = data
	}
	return nil
}

// App is app.json: what boot.js loads. Names are relative to its folder.
type App struct {
	Root   string            `json:"root"`
	Exec   string            `json:"exec"`
	Engine string            `json:"engine"`
	Keep   string            `json:"keep"`
	Home   string            `json:"home"` // style of the home page, which others need only once the engine makes it
	Packs  map[string]string `json:"packs"`
	// Offline is the module that keeps a copy of the site, "" where the build has none.
	Offline string `json:"offline,omitempty"`

	head view.Head // what pages name
}

// hashed adds a file below a/ whose name carries its content's hash, so that
// it may be kept for ever.
func (f files) hashed(name, ext string, data []byte) string {
	sum := sha256.Sum256(data)
	clean := []byte(name)
	for i, c := range clean {
		if c == '.' {
			clean[i] = '-' // two dots in a name mark a hash
		}
	}
	file := string(clean) + "." + hex.EncodeToString(sum[:6]) + "." + ext
	f["a/"+file] = data
	return file
}

func (f files) names() []string {
	names := make([]string, 0, len(f))
	for name := range f {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (f files) write(dir string, quick bool) error {
	names := f.names()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f[name], 0o644); err != nil {
			return err
		}
	}
	return compressAll(dir, names, f, quick)
}
