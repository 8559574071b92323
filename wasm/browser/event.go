//go:build js && wasm

package browser

import (
	"github.com/hack-pad/safejs"
)

// Event is something that happened on the page.
type Event struct{ value safejs.Value }

// On calls f for every event of a kind, anywhere on the page. A panic in f is
// told on the console and goes no further: out of a callback it would end the
// engine.
func (b *Browser) On(target, kind string, f func(Event)) error {
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		defer b.recover()
		if len(args) > 0 {
			f(Event{args[0]})
		}
		return nil
	})
	if err != nil {
		return err
	}
	on := b.document
	if target == "window" {
		on = b.window
	}
	_, err = on.Call("addEventListener", kind, fn.Value())
	return err
}

// Answer lets the door ask: f gets a verb and two texts, and what it returns
// is UTF-8. After a panic in f the door gets "".
func (b *Browser) Answer(f func(verb, text, more string) []byte) error {
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) (answer any) {
		defer b.recover()
		var in [3]string
		for i := range min(len(args), len(in)) {
			in[i], _ = args[i].String()
		}
		return string(f(in[0], in[1], in[2]))
	})
	if err != nil {
		return err
	}
	return b.door.Set("answer", fn.Value())
}

func (b *Browser) recover() {
	if fault := recover(); fault != nil {
		message := "the engine failed"
		if err, ok := fault.(error); ok {
			message = err.Error()
		}
		b.log("error", message)
	}
}

// Warn tells a fault that the page can live with on the console.
func (b *Browser) Warn(message string) { b.log("warn", message) }

func (b *Browser) log(how, message string) {
	if console, err := b.window.Get("console"); err == nil {
		_, _ = console.Call(how, "ParcelAid: "+message)
	}
}

// then calls done with whether a promise came to true.
func (b *Browser) then(promise safejs.Value, done func(bool)) error {
	return b.await(promise, func(v safejs.Value) {
		ok, _ := v.Truthy()
		done(ok)
	})
}

// await calls done with what a promise came to.
func (b *Browser) await(promise safejs.Value, done func(safejs.Value)) error {
	var fn safejs.Func
	fn, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		defer b.recover()
		defer fn.Release()
		if len(args) > 0 {
			done(args[0])
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = promise.Call("then", fn.Value())
	return err
}

// Stop keeps the browser from doing what it would do.
func (e Event) Stop() { _, _ = e.value.Call("preventDefault") }

// Plain reports whether a click is an ordinary one: no new tab asked for.
func (e Event) Plain() bool {
	for _, key := range []string{"ctrlKey", "metaKey", "shiftKey", "altKey"} {
		if v, err := e.value.Get(key); err == nil {
			if held, _ := v.Truthy(); held {
				return false
			}
		}
	}
	return true
}

// Closest gives an attribute of the nearest element around the event that
// fits a selector; ok is false where there is none.
func (e Event) Closest(selector string) (Element, bool) {
	target, err := e.value.Get("target")
	if err != nil {
		return Element{}, false
	}
	if target.Type() != safejs.TypeObject {
		return Element{}, false
	}
	found, err := target.Call("closest", selector)
	if err != nil || found.IsNull() || found.IsUndefined() {
		return Element{}, false
	}
	return Element{found}, true
}

// Element is a part of the page.
type Element struct{ value safejs.Value }

// Attr gives an attribute, "" where there is none.
func (e Element) Attr(name string) string {
	v, err := e.value.Call("getAttribute", name)
	if err != nil || v.Type() != safejs.TypeString {
		return ""
	}
	s, _ := v.String()
	return s
}

// Prop gives a property that is text, such as the full address of a link.
func (e Element) Prop(name string) string { return text(e.value, name) }

// Field is one named input of a form and what stands in it.
type Field struct {
	Name   string
	Values []string
}

// Fields reads a form: for each name what is filled in or ticked, in the
// order of the page. A name without anything ticked has no values.
func (e Element) Fields() []Field {
	inputs, err := e.value.Call("querySelectorAll", "input[name],textarea[name],select[name]")
	if err != nil {
		return nil
	}
	n, err := inputs.Length()
	if err != nil {
		return nil
	}
	var fields []Field
	for i := range n {
		input, err := inputs.Index(i)
		if err != nil {
			continue
		}
		name := text(input, "name")
		at := -1
		for j := range fields {
			if fields[j].Name == name {
				at = j
			}
		}
		if at < 0 {
			at = len(fields)
			fields = append(fields, Field{Name: name})
		}
		if kind := text(input, "type"); kind == "radio" || kind == "checkbox" {
			if v, err := input.Get("checked"); err != nil {
				continue
			} else if on, _ := v.Truthy(); !on {
				continue
			}
		}
		fields[at].Values = append(fields[at].Values, text(input, "value"))
	}
	return fields
}
