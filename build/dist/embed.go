package dist

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// embed adds what other sites load: widget.js, under a name that stays, and
// the script and style of the page in the frame.
func (f files) embed(list *App, engine *core.Engine) error {
	root, err := module()
	if err != nil {
		return err
	}
	folder := filepath.Join(root, "site", "assets")
	words := map[string]map[string]string{}
	for _, lang := range app.Langs {
		words[lang] = map[string]string{}
		for _, id := range []string{"open", "close", "title"} {
			words[lang][id] = app.Say(lang, engine.Pack.Word("widget-"+id))
		}
	}
	text, err := json.Marshal(words)
	if err != nil {
		return err
	}
	if f["widget.js"], err = bundle(filepath.Join(folder, "js", "widget.js"), map[string]string{"WORDS": string(text)}); err != nil {
		return err
	}
	script, err := bundle(filepath.Join(folder, "js", "embed.js"), nil)
	if err != nil {
		return err
	}
	list.head.Embed = f.hashed("embed", "js", script)
	for ext, to := range map[string]*string{"js": &list.head.Studio, "css": &list.head.StudioCSS} {
		data, err := bundle(filepath.Join(folder, ext, "studio."+ext), nil)
		if err != nil {
			return err
		}
		*to = f.hashed("studio", ext, data)
	}
	style, err := bundle(filepath.Join(folder, "css", "embed.css"), nil)
	if err != nil {
		return err
	}
	tokens, err := os.ReadFile(filepath.Join(folder, "css", "tokens.css"))
	if err != nil {
		return err
	}
	themes, err := forced(string(tokens))
	if err != nil {
		return err
	}
	list.head.EmbedCSS = f.hashed("embed", "css", append(bytes.TrimRight(style, "\n"), themes...))
	return nil
}

// forced gives both schemes of tokens.css for hosts that insist on one,
// whatever the person's system prefers.
func forced(tokens string) ([]byte, error) {
	const scheme = "@media (prefers-color-scheme: dark) {\n  :root {"
	_, light, ok := strings.Cut(tokens, "\n:root {")
	light, _, closed := strings.Cut(light, "\n}")
	_, dark, found := strings.Cut(tokens, scheme)
	dark, _, ended := strings.Cut(dark, "}")
	if !ok || !closed || !found || !ended {
		return nil, errors.New("tokens.css: its schemes are not where build/dist/embed.go looks for them")
	}
	var colours strings.Builder
	for line := range strings.Lines(light) {
		if strings.Contains(line, ": #") {
			colours.WriteString(line)
		}
	}
	css := `:root[data-theme="light"] { color-scheme: light;` + colours.String() + "}\n" +
		`:root[data-theme="dark"] { color-scheme: dark;` + dark + "}\n"
	small := api.Transform(css, api.TransformOptions{Loader: api.LoaderCSS, MinifyWhitespace: true, MinifySyntax: true})
	return small.Code, faults(small.Errors)
}
