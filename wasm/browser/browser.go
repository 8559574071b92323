//go:build js && wasm

// Package browser is the only room that knows the browser: the DOM, events,
// history and the door that boot.js leaves open. Nothing in it panics; what
// fails returns an error.
package browser

import (
	"strconv"
	"strings"

	"github.com/hack-pad/safejs"
)

// Browser is this page's window.
type Browser struct {
	door, document, history, location, window safejs.Value

	depth int // pages of the history that this visit has made before the present one
}

// Open finds the door. It fails where boot.js has not run.
func Open() (*Browser, error) {
	b := &Browser{window: safejs.Global()}
	for name, to := range map[string]*safejs.Value{"__parcelaid": &b.door, "document": &b.document, "history": &b.history, "location": &b.location} {
		v, err := b.window.Get(name)
		if err != nil {
			return nil, err
		}
		*to = v
	}
	return b, nil
}

// Pack gives a file that boot.js has loaded, nil where it has not.
func (b *Browser) Pack(name string) ([]byte, error) {
	packs, err := b.door.Get("packs")
	if err != nil {
		return nil, err
	}
	v, err := packs.Call("get", name)
	if err != nil || v.IsUndefined() {
		return nil, err
	}
	n, err := v.Length()
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = safejs.CopyBytesToGo(data, v)
	return data, err
}

// Printed is the language in which the page was printed, Base the site's
// address.
func (b *Browser) Printed() string { return text(b.door, "lang") }
func (b *Browser) Base() string    { return text(b.door, "base") }

// text reads a string property; "" where there is none.
func text(v safejs.Value, name string) string {
	p, err := v.Get(name)
	if err != nil || p.Type() != safejs.TypeString {
		return ""
	}
	s, _ := p.String()
	return s
}

// Path gives the page's address below the site's root, without query and
// fragment.
func (b *Browser) Path() string { return b.Below(text(b.location, "href")) }

// Hash gives the address's fragment, with its sign.
func (b *Browser) Hash() string { return text(b.location, "hash") }

// Below gives an address below the site's root, or "\x00" for one that is not.
func (b *Browser) Below(href string) string {
	base := text(b.door, "base")
	if len(href) < len(base) || href[:len(base)] != base {
		return "\x00"
	}
	path := href[len(base):]
	for i := 0; i < len(path); i++ {
		if path[i] == '?' || path[i] == '#' {
			path = path[:i]
			break
		}
	}
	if n := len("index.html"); len(path) >= n && path[len(path)-n:] == "index.html" {
		path = path[:len(path)-n]
	}
	return path
}

// Shell reports whether the page is the one without content that stands in
// for all others while there is no network.
func (b *Browser) Shell() bool {
	root, err := b.document.Get("documentElement")
	if err != nil {
		return false
	}
	shell, err := root.Call("hasAttribute", "data-shell")
	if err != nil {
		return false
	}
	is, _ := shell.Truthy()
	return is
}

// HTML puts markup into the element of that id, through the page's one
// Trusted Types policy.
func (b *Browser) HTML(id, markup string) error {
	_, err := b.door.Call("html", id, markup)
	return err
}

// Title sets the page's title.
func (b *Browser) Title(s string) { _ = b.document.Set("title", s) }

// Focus moves the page to its top and, with the next frame, the focus to the
// first element that fits.
func (b *Browser) Focus(selector string) { _, _ = b.door.Call("focus", selector) }

// Reveal opens what folds an element away, scrolls to it and focuses it.
func (b *Browser) Reveal(id string) { _, _ = b.door.Call("reveal", id) }

// Refocus gives the focus back to an element that was written anew in its
// place.
func (b *Browser) Refocus(selector string) {
	v, err := b.document.Call("querySelector", selector)
	if err == nil && v.Type() == safejs.TypeObject {
		_, _ = v.Call("focus", map[string]any{"preventScroll": true})
	}
}

// Lang sets the page's language.
func (b *Browser) Lang(code string) {
	if root, err := b.document.Get("documentElement"); err == nil {
		_ = root.Set("lang", code)
	}
}

// Announce says a line through the polite live region.
func (b *Browser) Announce(s string) {
	if v, err := b.document.Call("getElementById", "live"); err == nil && !v.IsNull() {
		_ = v.Set("textContent", s)
	}
}

// Ready marks the page as run by the engine.
func (b *Browser) Ready() error {
	root, err := b.document.Get("documentElement")
	if err != nil {
		return err
	}
	data, err := root.Get("dataset")
	if err != nil {
		return err
	}
	return data.Set("engine", "ready")
}

// Push adds a page to the history, Replace changes the present one. The state
// is one line of text that holds nothing personal. Before it stands how many
// pages lie behind, so that all of them can be wiped. With path "" the address
// stays: in a frame without an origin it cannot change.
func (b *Browser) Push(path, state string) error {
	b.State()
	b.depth++
	return b.note("pushState", path, state)
}
func (b *Browser) Replace(path, state string) error { return b.note("replaceState", path, state) }

func (b *Browser) note(how, path, state string) error {
	state = strconv.Itoa(b.depth) + ";" + state
	if path == "" {
		_, err := b.history.Call(how, state, "")
		return err
	}
	_, err := b.history.Call(how, state, "", text(b.door, "base")+path)
	return err
}

// State gives the present page's state, "" where it has none.
func (b *Browser) State() string {
	depth, state, _ := strings.Cut(text(b.history, "state"), ";")
	b.depth, _ = strconv.Atoi(depth)
	return state
}

// Back goes back one page.
func (b *Browser) Back() { _, _ = b.history.Call("back") }

// Today is the day number of the date in Asia/Shanghai, which has no summer
// time.
func (b *Browser) Today() int32 {
	date, err := b.window.Get("Date")
	if err != nil {
		return 0
	}
	now, err := date.Call("now")
	if err != nil {
		return 0
	}
	ms, err := now.Float()
	if err != nil {
		return 0
	}
	return int32((int64(ms) + 8*3600_000) / 86_400_000)
}

// Copy puts text on the clipboard and says whether that went well.
func (b *Browser) Copy(s string, done func(bool)) error {
	promise, err := b.door.Call("copy", s)
	if err != nil {
		return err
	}
	return b.then(promise, done)
}
