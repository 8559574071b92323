package dist

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// assets adds the stylesheet, the scripts and the icons.
func (f files) assets(app *App) error {
	root, err := module()
	if err != nil {
		return err
	}
	folder := filepath.Join(root, "site", "assets")
	css, err := bundle(filepath.Join(folder, "css", "site.css"), nil)
	if err != nil {
		return err
	}
	app.css = f.hashed("site", "css", css)
	boot, err := bundle(filepath.Join(folder, "js", "boot.js"), nil)
	if err != nil {
		return err
	}
	app.boot = f.hashed("boot", "js", boot)
	keep, err := bundle(filepath.Join(folder, "js", "keep.js"), nil)
	if err != nil {
		return err
	}
	app.Keep = f.hashed("keep", "js", keep)
	for ext, to := range map[string]*string{"css": &app.redactCSS, "js": &app.redact} {
		data, err := bundle(filepath.Join(folder, ext, "redact."+ext), nil)
		if err != nil {
			return err
		}
		*to = f.hashed("redact", ext, data)
	}
	exec, err := wasmExec()
	if err != nil {
		return err
	}
	small := api.Transform(string(exec), api.TransformOptions{MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true})
	if err := faults(small.Errors); err != nil {
		return err
	}
	app.Exec = f.hashed("exec", "js", small.Code)
	for _, icon := range []string{"favicon.svg", "icon-maskable.svg"} {
		data, err := os.ReadFile(filepath.Join(folder, "icons", icon))
		if err != nil {
			return err
		}
		f["a/"+icon] = data
		if icon == "favicon.svg" {
			app.icon = "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(data)
		}
	}
	return nil
}

// bundle makes one small file of an entry and what it imports. Pictures
// become part of the stylesheet: ten requests less. define replaces names by
// values.
func bundle(entry string, define map[string]string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{entry}, Bundle: true, Define: define, Write: false, Format: api.FormatESModule,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Charset: api.CharsetUTF8,
		Target: api.ES2021, Loader: map[string]api.Loader{".svg": api.LoaderDataURL}, LogLevel: api.LogLevelSilent,
	})
	if err := faults(result.Errors); err != nil {
		return nil, err
	}
	return result.OutputFiles[0].Contents, nil
}

func faults(messages []api.Message) error {
	var all []error
	for _, m := range messages {
		place := ""
		if m.Location != nil {
			place = fmt.Sprintf("%s:%d: ", m.Location.File, m.Location.Line)
		}
		all = append(all, errors.New(place+m.Text))
	}
	return errors.Join(all...)
}
