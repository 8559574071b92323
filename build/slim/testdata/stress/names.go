package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
)

// big makes reflect allocate for every argument that it copies, so that the
// collector runs while later arguments are only in the caller's frame.
type big struct {
	p   *int
	pad [30000]byte
}

type adder struct{ base *int }

func (a *adder) Add(x, y, z, w big) int { return *a.base + use(x, y, z, w) }

func use(all ...big) int {
	garbage := make([][]int, 0, 60)
	for i := range 60 {
		garbage = append(garbage, []int{-i - 1, -1})
	}
	total := len(garbage[3]) - 2
	for _, b := range all {
		total = total*31 + *b.p
	}
	return total
}

func fresh(i int) big { p := new(int); *p = i; return big{p: p} }

func reflection() any {
	kind := reflect.TypeFor[func(x, y, z, w big) int]()
	made := reflect.MakeFunc(kind, func(args []reflect.Value) []reflect.Value {
		all := make([]big, len(args))
		for i, a := range args {
			all[i] = a.Interface().(big)
		}
		return []reflect.Value{reflect.ValueOf(use(all...))}
	}).Interface().(func(x, y, z, w big) int)
	defer debug.SetGCPercent(debug.SetGCPercent(1))
	base := 5
	method := reflect.ValueOf(&adder{&base}).MethodByName("Add").Interface().(func(x, y, z, w big) int)
	total := 0
	for i := range 1500 {
		total += made(fresh(i), fresh(i+1), fresh(i+2), fresh(i+3)) % 1009
		total += method(fresh(i), fresh(i+1), fresh(i+2), fresh(i+3)) % 1009
		if i%500 == 0 {
			runtime.GC()
		}
	}
	return total
}

type value struct{ n int }

func (v value) Get() int { return v.n }

type getter interface{ Get() int }

// wrappers calls a value method through a nil pointer: the wrapper panics.
func wrappers() any {
	n := 0
	for range 10 {
		func() {
			defer func() {
				if e, ok := recover().(runtime.Error); ok && strings.Contains(e.Error(), "called using nil") {
					n++
				}
			}()
			n += 100 * get(nil)
		}()
	}
	return n
}

//go:noinline
func get(p *value) int { return call(p) }

//go:noinline
func call(g getter) int { return g.Get() }

// recovers is the table of gorecover: it counts frames, inlined ones as well.
func recovers() any {
	helper := func() any { return recover() }
	try := func(f func()) (out string) {
		defer func() { out = fmt.Sprint(recover()) }()
		f()
		return "caught"
	}
	return []string{
		try(func() { defer func() { recover() }(); panic(1) }),
		try(func() { defer func() { func() { recover() }() }(); panic(2) }),
		try(func() { defer helper(); panic(3) }),
		try(func() { defer func() { helper() }(); panic(4) }),
		try(func() { defer recoverIn(); panic(5) }),
		try(func() { defer func() { recoverIn() }(); panic(6) }),
		try(func() { defer recover(); panic(7) }),
		try(func() { var r recoverer = thing{}; defer r.Recover(); panic(8) }),
		try(func() { var r recoverer = &thing{}; defer r.Recover(); panic(9) }),
	}
}

func recoverIn() any { return recover() }

type recoverer interface{ Recover() }
type thing struct{}

func (thing) Recover() { recover() }

func runtimePanics() any {
	var out []string
	var list []int
	var m map[string]int
	var p *value
	zero := len(list)
	for _, f := range []func(){
		func() { _ = list[zero+3] }, func() { _ = list[1:zero] }, func() { m["a"] = 1 }, func() { _ = p.n },
		func() { _ = 1 / zero }, func() { _ = any(p).(fmt.Stringer) }, func() { close((chan int)(nil)) },
		func() { reflect.ValueOf(p).Elem().Field(0) }, func() { panic(errors.New("own")) },
	} {
		func() {
			defer func() { e := recover(); out = append(out, fmt.Sprintf("%T", e)) }()
			f()
		}()
	}
	return out
}
