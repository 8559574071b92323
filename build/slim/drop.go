package slim

import (
	"errors"
	"slices"
	"strings"
)

// The Go 1.26 runtime does not only print names, it decides by some of them.
// Those are kept, or replaced by one name that decides the same:
//
//   - stkframe.go, argMapInternal: the collector finds the arguments of a
//     reflect.MakeFunc call or a reflected method value by these two names;
//     without them live arguments are freed.
//   - error.go, panicwrap: cuts the name of a method wrapper into parts and
//     ends the program if it cannot, where a recoverable panic is due.
//   - traceback.go, isSystemGoroutine: a goroutine is the runtime's own if its
//     name says so; runtime.NumGoroutine and the deadlock check count by it.
const (
	stub1      = "reflect.makeFuncStub"
	stub2      = "reflect.methodValueCall"
	anyWrapper = "?.(*?).?"
	anyRuntime = "runtime.(*?).?"
	keptNames  = "\x00" + stub1 + "\x00" + stub2 + "\x00" + anyWrapper + "\x00" + anyRuntime + "\x00"
)

// The numbered runs of values that go with files and lines. The first is read
// only to preempt by signal (preempt.go, isAsyncSafePoint), which js has not;
// the second only to print arguments (traceback.go). Together 4.6 kB brotli of
// our engine.
var unread = []uint32{
	0, // PCDATA_UnsafePoint
	3, // PCDATA_ArgLiveIndex
}

// How bytes of pctab are used; the larger wins.
const (
	mayGo    = 1
	mustStay = 2
)

// place is where in keptNames the name stands that takes the place of f's;
// 0 is none.
func (f function) place() uint32 {
	name := ""
	switch {
	case f.name == stub1, f.name == stub2:
		name = f.name
	case strings.HasPrefix(f.name, "runtime."):
		name = anyRuntime
	case f.record[fieldID] == idWrapper:
		name = anyWrapper
	default:
		return 0
	}
	return uint32(strings.Index(keptNames, "\x00"+name+"\x00") + 1)
}

// drop takes names, files and lines out of the tables, or fails before the
// first change.
func (t *tables) drop(functions []function) error {
	if len(t.names) < len(keptNames) {
		return errors.New("fewer names than the runtime needs")
	}
	use := make([]byte, len(t.values))
	for _, f := range functions {
		for i, at := range f.valueOffsets() {
			end, _, _ := t.run(at)
			want := byte(mustStay)
			if i == 1 || i == 2 || i >= 3 && slices.Contains(unread, uint32(i-3)) { // files, lines
				want = mayGo
			}
			for j := at; j < end; j++ {
				use[j] = max(use[j], want)
			}
		}
	}
	// Equal runs are stored once, so a line run can also be a stack run. Every
	// byte but the first belongs to one, up to the padding of the table to 8;
	// else this is not the table we know.
	for i, u := range use {
		if u == 0 && i > 0 && i < len(use)-7 {
			return errors.New("values that no function uses")
		}
	}

	for i, u := range use {
		if u == mayGo {
			t.values[i] = 0
		}
	}
	clear(t.names)
	copy(t.names, keptNames)
	clear(t.units)
	clear(t.files)
	for _, f := range functions {
		little.PutUint32(f.record[fieldName:], f.place())
		for _, field := range []int{fieldFile, fieldLine, fieldUnit, fieldStartLine} {
			little.PutUint32(f.record[field:], 0)
		}
		for _, i := range unread {
			if i < little.Uint32(f.record[fieldValues:]) {
				little.PutUint32(f.record[recordSize+4*i:], 0)
			}
		}
		// recover counts the frames of inlined calls too (panic.go, gorecover),
		// so the calls stay and lose only their names.
		for call := f.inline; len(call) > 0; call = call[inlineSize:] {
			little.PutUint32(call[inlineName:], 0)
			little.PutUint32(call[inlineStartLine:], 0)
		}
	}
	return nil
}
