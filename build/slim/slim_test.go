package slim

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestSmallModule(t *testing.T) {
	out, stats, err := Slim(smallModule(small()))
	if err != nil || stats.Left != "" || stats.Functions != 4 {
		t.Fatalf("Slim: %v, %+v", err, stats)
	}
	im := dataOf(t, out)
	im.bytes = append(im.bytes, make([]byte, smallEnd)...) // zeros at the end are not written
	found, err := findTables(im)
	if err != nil {
		t.Fatal(err)
	}
	functions, err := found.functions()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", anyRuntime, stub1, anyWrapper} {
		f := functions[i]
		if f.name != want {
			t.Errorf("function %d is named %q, want %q", i, f.name, want)
		}
		if want := "\x00\x00\x00\x00\x00\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x00"; string(f.inline) != want+want {
			t.Errorf("inlined calls of function %d: %x", i, f.inline)
		}
	}
	want := "\x00\x02\x09\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0a\x09\x00\x02\x04\x02\x05\x00\x0c\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	if string(found.values) != want {
		t.Errorf("values %x, want %x", found.values, want)
	}
}

// A table that is not exactly as expected stays as it is.
func TestLeavesUnknownTables(t *testing.T) {
	put := func(at int, v uint32) func([]byte) {
		return func(b []byte) { little.PutUint32(b[at:], v) }
	}
	first := smallFuncs + 40
	for name, change := range map[string]func([]byte){
		"magic of Go 1.18":     put(0, 0xfffffff0),
		"quantum 4":            func(b []byte) { b[6] = 4 },
		"pointers of 4 bytes":  func(b []byte) { b[7] = 4 },
		"no functions":         put(8, 0),
		"too many functions":   put(8, 5),
		"huge count":           put(12, 0xffffffff),
		"text start":           put(24, 1),
		"names elsewhere":      put(32, smallNames+8),
		"units before names":   put(40, 8),
		"files far away":       put(48, 0x7fffffff),
		"records far away":     put(68, 1),
		"other module data":    put(smallData, address+8),
		"shorter names":        put(smallData+2*8, 96),
		"longer capacity":      put(smallData+3*8, 112),
		"longer records":       put(smallData+14*8, 1<<30),
		"no table of entries":  put(smallData+16*8, 0),
		"go:func before":       put(smallData+40*8, address),
		"end far away":         put(smallData+41*8, 1<<30),
		"entry of another":     put(smallFuncs+8, 7),
		"record elsewhere":     put(smallFuncs+12, 120),
		"name inside a name":   put(first+fieldName, 3),
		"name outside":         put(first+fieldName, 104),
		"stack depths outside": put(first+fieldSP, 32),
		"endless values":       func(b []byte) { copy(b[smallFuncs-4:], "\xff\xff\xff\xff"); b[first+fieldLine] = 28 },
		"too many values":      put(first+fieldValues, 6),
		"endless record":       put(first+fieldValues, 1<<30),
		"package outside":      put(first+fieldUnit, 3),
		"new function id":      func(b []byte) { b[first+fieldID] = idWrapper + 1 },
		"padding":              func(b []byte) { b[first+fieldPad] = 1 },
		"nine funcdata":        func(b []byte) { b[first+fieldFuncdata] = 9 },
		"inlined outside":      put(first+recordSize+4*6, 16),
		"inlined name outside": put(smallTree+inlineName, 200),
		"values of nobody":     func(b []byte) { b[smallFuncs+40+3*72+fieldSP] = 1 },
		"second module":        func(b []byte) { copy(b[smallUnits-16:], b[smallData:smallData+16]) },
	} {
		b := small()
		change(b)
		out, stats, err := Slim(smallModule(b))
		if err != nil || stats.Functions != 0 || !strings.HasPrefix(stats.Left, "names: ") {
			t.Errorf("%s: %v, %+v", name, err, stats)
			continue
		}
		if im := dataOf(t, out); !bytes.Equal(im.bytes, bytes.TrimRight(b[im.base-address:], "\x00")) {
			t.Errorf("%s: the data have changed", name)
		}
	}
}

func TestForeignModules(t *testing.T) {
	image := segment{address, small()}
	far := segment{0x7fff0000, []byte("x")}
	for name, c := range map[string]struct {
		wasm []byte
		left string
	}{
		"Go 1.27":         {module(memory, data(image), producers("go1.27")), "not by Go 1.26"},
		"Go 1.260":        {module(memory, data(image), producers("go1.260")), "not by Go 1.26"},
		"fork of Go":      {module(memory, data(image), producers("go1.26-x")), "not by Go 1.26"},
		"unknown maker":   {module(memory, data(image)), "no producers"},
		"cut producers":   {module(memory, data(image), part(0, 9, 'p', 'r', 'o', 'd', 'u', 'c', 'e', 'r', 's', 1, 9)), "broken"},
		"imported memory": {module(data(image), producers("go1.26.8")), "outside the memory"},
		"two memories":    {module(part(5, 2, 0, 1, 0, 1), data(image)), "not one memory"},
		"broken memory":   {module(part(5), data(image)), "not one memory"},
		"counted":         {module(memory, part(12, 1), data(image)), "counted"},
		"passive":         {module(memory, part(11, 1, 1, 4, 'd', 'a', 't', 'a')), "no constant address"},
		"global address":  {module(memory, part(11, 1, 0, 0x23, 0, 0x0b, 1, 'x')), "no constant address"},
		"cut segment":     {module(memory, part(11, 1, 0, 0x41, 0, 0x0b, 9, 'x')), "cut short"},
		"too few":         {module(memory, part(11, 2, 0, 0x41, 0, 0x0b, 1, 'x')), "cut short"},
		"rest":            {module(memory, part(11, 1, 0, 0x41, 0, 0x0b, 1, 'x', 0)), "does not end"},
		"empty":           {module(memory, part(11)), "does not end"},
		"none":            {module(memory, part(11, 0)), "no segments"},
		"million":         {module(memory, part(11, 0xff, 0xff, 0x7f)), "too many segments"},
		"outside":         {module(memory, data(far)), "outside the memory"},
		"far apart":       {module(part(5, 1, 0, 0x80, 0x80, 4), data(segment{0, []byte("x")}, far)), "too far apart"},
	} {
		out, stats, err := Slim(c.wasm)
		if err != nil || stats.Functions != 0 || !strings.Contains(stats.Left, c.left) {
			t.Errorf("%s: %v, %+v; want %q", name, err, stats, c.left)
		}
		if _, err := split(out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNotModules(t *testing.T) {
	whole := smallModule(small())
	broken := map[string][]byte{
		"nothing":   nil,
		"ELF":       []byte("\x7fELF\x02\x01\x01\x00\x00\x00"),
		"version 2": []byte("\x00asm\x02\x00\x00\x00"),
		"component": []byte("\x00asm\x0d\x00\x01\x00"),
		"long size": module([]byte{1, 0x80, 0x80, 0x80, 0x80, 0x80, 0}),
		"huge size": module([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f}),
		"size 2^35": module([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x7f}),
		"two data":  module(memory, data(), data()),
	}
	for name, wasm := range broken {
		if out, _, err := Slim(wasm); err == nil || out != nil {
			t.Errorf("%s: no error", name)
		}
	}
	ends := map[int]bool{8: true, 8 + len(memory): true, len(whole) - len(producers("go1.26.8")): true}
	for n := range whole {
		if _, _, err := Slim(whole[:n]); (err == nil) != ends[n] {
			t.Errorf("first %d bytes: %v", n, err)
		}
	}
}

// Segments that overlap: the later one wins, as in memory.
func TestOverlap(t *testing.T) {
	out, stats, err := Slim(module(memory, data(segment{5, []byte("abcdef")}, segment{7, []byte("XY")}, segment{300, []byte("end")})))
	if err != nil || stats.SegmentsAfter != 2 {
		t.Fatal(err, stats)
	}
	if im := dataOf(t, out); im.base != 5 || !bytes.HasPrefix(im.bytes, []byte("abXYef\x00")) || !bytes.HasSuffix(im.bytes, []byte("\x00end")) {
		t.Errorf("%d %q", im.base, im.bytes)
	}
}

func FuzzSlim(f *testing.F) {
	f.Add(smallModule(small()))
	f.Add(module(memory, data(segment{5, []byte("a")}, segment{7, []byte("b")})))
	f.Fuzz(checkAny)
}

// TestDamage does in a second what fuzzing does in longer: every byte changed.
func TestDamage(t *testing.T) {
	whole := smallModule(small())
	random := rand.New(rand.NewPCG(1, 2))
	for i := range whole {
		for _, v := range []byte{0, 1, 0x7f, 0x80, 0xff, byte(random.Uint32())} {
			b := bytes.Clone(whole)
			b[i] = v
			checkAny(t, b)
		}
	}
}

func checkAny(t *testing.T, wasm []byte) {
	out, stats, err := Slim(wasm)
	if err != nil {
		return
	}
	again, _, err := Slim(out)
	if err != nil || len(again) != len(out) || stats.After != len(out) {
		t.Fatalf("the result is not a module: %v, %+v", err, stats)
	}
	if stats.Functions > 0 && stats.Left != "" {
		t.Fatalf("done and left: %+v", stats)
	}
}
