package main

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"sync"
)

// callers counts frames, those of inlined calls too; names are not compared.
func callers() any {
	var pcs [50]uintptr
	n := runtime.Callers(0, pcs[:])
	frames, count := runtime.CallersFrames(pcs[:n]), 0
	for more := n > 0; more; count++ {
		_, more = frames.Next()
	}
	at := outer()
	_, _, _, beyond := runtime.Caller(100)
	f := runtime.FuncForPC(pcs[1])
	file, line := f.FileLine(pcs[1])
	return fmt.Sprint(n, count, at, beyond, f != nil, len(file) > 0, line >= 0,
		len(debug.Stack()) > 0, runtime.Stack(make([]byte, 10000), true) > 0)
}

func outer() []bool { return inner() }

func inner() (out []bool) {
	for i := range 12 {
		_, _, _, ok := runtime.Caller(i)
		out = append(out, ok)
	}
	return out
}

func trace(how string) {
	switch how {
	case "stack":
		os.Stdout.Write(debug.Stack())
		_, file, line, _ := runtime.Caller(0)
		fmt.Println(file, line, runtime.FuncForPC(reflect.ValueOf(fall).Pointer()).Name())
	case "panic":
		defer fmt.Println("deferred")
		fall(5, 1)
	case "nil":
		get(nil)
	case "deadlock":
		select {}
	case "goexit":
		go runtime.Gosched()
		runtime.Goexit()
	case "fatal":
		new(sync.Mutex).Unlock()
	case "overflow":
		debug.SetMaxStack(1 << 20)
		deep(1<<30, new(int))
	}
}
