//go:build js && wasm

// Package knowledge opens the files that the door has loaded: for the page and
// for the SDK alike.
package knowledge

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/wasm/browser"
)

// Pause is called between the files. A page sets it to let the browser have its
// turn: opened in one go, they would hold a slow phone for half a second.
var Pause = func() {}

// Open reads the rules and every text file that has been loaded.
func Open(b *browser.Browser) (*core.Engine, error) {
	rules, err := b.Pack("rules")
	if err != nil {
		return nil, err
	}
	engine, err := core.Open(rules)
	if err != nil {
		return nil, err
	}
	Pause()
	for _, kind := range []string{"text", "letters", "sources"} {
		for _, lang := range []string{"zh", "en"} {
			file, err := b.Pack(kind + "." + lang)
			if err != nil {
				return nil, err
			}
			if file == nil {
				continue
			}
			if err := engine.Add(file); err != nil {
				return nil, err
			}
			Pause()
		}
	}
	// A publisher's overlay that is refused leaves the plain product.
	if overlay, err := b.Pack("overlay"); err == nil && overlay != nil {
		if err := engine.Merge(overlay); err != nil {
			b.Warn(err.Error())
		}
	}
	return engine, nil
}

// Reader opens what reads free text; without it the tiles do.
func Reader(b *browser.Browser) *core.Reader {
	file, err := b.Pack("intake")
	if err != nil || file == nil {
		return nil
	}
	r, err := core.OpenReader(file)
	if err != nil {
		return nil
	}
	Pause()
	return r
}
