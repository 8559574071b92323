package dist

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// assets adds the stylesheet, the scripts and the icons.
func (f files) assets(app *App, o Options) error {
	root, err := module()
	if err != nil {
		return err
	}
	folder := filepath.Join(root, "site", "assets")
	for _, x := range []struct {
		name, ext string
		to        *string
	}{
		{"site", "css", &app.head.CSS}, {"print", "css", &app.head.Print}, {"home", "css", &app.Home}, {"boot", "js", &app.head.Boot},
		{"keep", "js", &app.Keep}, {"redact", "css", &app.head.RedactCSS}, {"redact", "js", &app.head.Redact},
		{"read", "css", &app.head.ReadCSS}, {"read", "js", &app.head.Read}, {"privacy", "js", &app.head.Privacy},
	} {
		data, err := bundle(filepath.Join(folder, x.ext, x.name+"."+x.ext), nil)
		if err != nil {
			return err
		}
		*x.to = f.hashed(x.name, x.ext, data)
	}
	if !o.NoOffline {
		data, err := bundle(filepath.Join(folder, "js", "offline.js"), nil)
		if err != nil {
			return err
		}
		app.Offline = f.hashed("offline", "js", data)
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
	for _, icon := range []string{"favicon.svg", "icon-maskable.svg", "icon-180.png", "icon-192.png", "icon-512.png", "icon-maskable-512.png"} {
		data, err := os.ReadFile(filepath.Join(folder, "icons", icon))
		if err != nil {
			return err
		}
		if icon == "icon-180.png" {
			f["apple-touch-icon.png"] = data // where Safari looks
			continue
		}
		f["a/"+icon] = data
		if icon == "favicon.svg" {
			app.head.Icon = inline(data)
		}
	}
	return nil
}

// inline makes a picture part of an attribute, as text: a base64 would not
// compress.
func inline(svg []byte) string {
	return "data:image/svg+xml," + strings.NewReplacer(`"`, "'", "<", "%3C", ">", "%3E", "#", "%23", "\n", "").Replace(string(svg))
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
