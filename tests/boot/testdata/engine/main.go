//go:build js && wasm

// A stand-in for the engine: it shows what boot.js handed over, and fails in
// every way that a program can, on a click.
package main

import (
	"os"
	"strings"
	"syscall/js"
)

func main() {
	global := js.Global()
	door, document := global.Get("__parcelaid"), global.Get("document")
	var names []string
	entries := js.Global().Get("Array").Call("from", door.Get("packs").Call("entries"))
	for i := range entries.Length() {
		data := make([]byte, entries.Index(i).Index(1).Length())
		js.CopyBytesToGo(data, entries.Index(i).Index(1))
		names = append(names, entries.Index(i).Index(0).String()+"="+string(data))
	}
	history := global.Get("history")
	starts := 1
	if state := history.Get("state"); state.Type() == js.TypeObject {
		starts = state.Get("starts").Int() + 1
	}
	state := js.Global().Get("Object").New()
	state.Set("starts", starts)
	history.Call("replaceState", state, "")
	if !door.Call("html", "app", "<b>"+door.Get("lang").String()+"</b> "+strings.Join(names, " ")).Bool() || door.Call("html", "none", "").Bool() {
		panic("html")
	}
	on := func(id string, f func()) {
		document.Call("getElementById", id).Call("addEventListener", "click", js.FuncOf(func(js.Value, []js.Value) any {
			f()
			return nil
		}))
	}
	on("panic", func() { panic("on purpose") })
	on("exit", func() { os.Exit(0) })
	on("deep", func() { deep(0) })
	on("throw", func() { js.Global().Get("throwing").Invoke() })
	document.Get("documentElement").Get("dataset").Set("starts", starts)
	document.Get("documentElement").Get("dataset").Set("engine", "ready")
	global.Get("parent").Call("postMessage", "ready", "*") // the frame's only way to tell its test
	select {}
}

func deep(n int) int { return deep(n+1) + n }
