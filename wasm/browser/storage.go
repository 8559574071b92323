//go:build js && wasm

package browser

import (
	"strings"

	"github.com/hack-pad/safejs"
)

// prefix begins the key of every stored case: an origin may belong to others
// too. keep.js wipes what begins with its first part.
const prefix = "parcelaid.case."

// storage gives the local storage, which a browser may refuse to show at all:
// then it is null. Only calls may throw; what a property throws ends Go.
func (b *Browser) storage() (safejs.Value, error) { return b.keep("storage") }

// Stored gives every stored case by its name; none where the browser refuses.
func (b *Browser) Stored() []Field {
	local, err := b.storage()
	if err != nil || local.Type() != safejs.TypeObject {
		return nil
	}
	n, err := local.Length()
	if err != nil {
		return nil
	}
	var list []Field
	for i := range n {
		key, err := local.Call("key", i)
		if err != nil || key.Type() != safejs.TypeString {
			continue
		}
		name, _ := key.String()
		if id, ours := strings.CutPrefix(name, prefix); ours {
			list = append(list, Field{Name: id, Values: []string{b.Case(id)}})
		}
	}
	return list
}

// Case gives what is stored under a name, "" where there is nothing.
func (b *Browser) Case(id string) string {
	local, err := b.storage()
	if err != nil || local.Type() != safejs.TypeObject {
		return ""
	}
	v, err := local.Call("getItem", prefix+id)
	if err != nil || v.Type() != safejs.TypeString {
		return ""
	}
	s, _ := v.String()
	return s
}

// Store stores a case. fault is "full" or "refused" where it could not.
func (b *Browser) Store(id, text string) (fault string) {
	local, err := b.storage()
	if err != nil || local.Type() != safejs.TypeObject {
		return "refused"
	}
	if _, err := local.Call("setItem", prefix+id, text); err != nil {
		if strings.Contains(strings.ToLower(err.Error()), "quota") {
			return "full"
		}
		return "refused"
	}
	return ""
}

// Remove takes a case out of the storage.
func (b *Browser) Remove(id string) {
	if local, err := b.storage(); err == nil && local.Type() == safejs.TypeObject {
		_, _ = local.Call("removeItem", prefix+id)
	}
}

// Elsewhere calls f when another tab has changed a stored case: text is what
// stands there now, "" where it is gone. id is "" if all of it may be.
func (b *Browser) Elsewhere(f func(id, text string)) error {
	return b.On("window", "storage", func(e Event) {
		key := text(e.value, "key")
		id, ours := strings.CutPrefix(key, prefix)
		if ours || key == "" {
			f(id, text(e.value, "newValue"))
		}
	})
}

// keep gives the module that keeps cases.
func (b *Browser) keep(name string, args ...any) (safejs.Value, error) {
	module, err := b.door.Get("keep")
	if err != nil {
		return safejs.Value{}, err
	}
	return module.Call(name, args...)
}

// Chance gives a short random word, "" where there is none.
func (b *Browser) Chance() string {
	v, err := b.keep("chance")
	if err != nil || v.Type() != safejs.TypeString {
		return ""
	}
	s, _ := v.String()
	return s
}

// Download offers a text as a file.
func (b *Browser) Download(name, kind, s string) { _, _ = b.keep("download", name, kind, s) }

// File offers bytes as a file.
func (b *Browser) File(name string, data []byte) {
	array, err := b.window.Get("Uint8Array")
	if err != nil {
		return
	}
	v, err := array.New(len(data))
	if err != nil {
		return
	}
	if _, err := safejs.CopyBytesToJS(v, data); err == nil {
		_, _ = b.keep("download", name, "application/octet-stream", v)
	}
}

// Share opens the phone's sheet and says whether there was one.
func (b *Browser) Share(title, s string, done func(bool)) {
	promise, err := b.keep("share", title, s)
	if err != nil || b.then(promise, done) != nil {
		done(false)
	}
}

// Select marks a text of the page, for the person's own copying.
func (b *Browser) Select(id string) { _, _ = b.keep("select", id) }

// Paper prints the page.
func (b *Browser) Paper() { _, _ = b.keep("paper") }

// Still runs f, which writes the page anew, and keeps unfolded what was.
func (b *Browser) Still(f func()) {
	names, err := b.keep("unfolded")
	f()
	if err == nil {
		_, _ = b.keep("unfold", names)
	}
}

// Wipe deletes all that is stored and says what is left by name.
func (b *Browser) Wipe(path string, done func(left []string)) {
	promise, err := b.keep("wipe", text(b.door, "base"), path, b.depth)
	if err != nil {
		return
	}
	_ = b.await(promise, func(v safejs.Value) {
		b.depth = 0
		n, err := v.Length()
		if err != nil {
			n = 0
		}
		var left []string
		for i := range n {
			if name, err := v.Index(i); err == nil {
				s, _ := name.String()
				left = append(left, s)
			}
		}
		done(left)
	})
}

// Chosen gives the bytes of the file that was chosen in an input.
func (b *Browser) Chosen(input Element, done func([]byte)) {
	promise, err := b.keep("read", input.value)
	if err != nil {
		return
	}
	_ = b.await(promise, func(v safejs.Value) {
		if v.Type() != safejs.TypeObject {
			return
		}
		n, err := v.Length()
		if err != nil {
			return
		}
		data := make([]byte, n)
		if _, err := safejs.CopyBytesToGo(data, v); err == nil {
			done(data)
		}
	})
}

// Fragment gives what follows a name in the address's fragment: "abc" of
// "#case=abc" for "case".
func (b *Browser) Fragment(name string) (string, bool) {
	return strings.CutPrefix(text(b.location, "hash"), "#"+name+"=")
}
