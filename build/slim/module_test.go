package slim

import (
	"bytes"
	"testing"
)

func module(sections ...[]byte) []byte {
	return append([]byte("\x00asm\x01\x00\x00\x00"), bytes.Join(sections, nil)...)
}

func part(id byte, body ...byte) []byte {
	return append(appendU32([]byte{id}, uint32(len(body))), body...)
}

func data(segments ...segment) []byte {
	body := appendU32(nil, uint32(len(segments)))
	for _, s := range segments {
		body = append(appendS32(append(body, 0, 0x41), int32(s.at)), 0x0b)
		body = append(appendU32(body, uint32(len(s.data))), s.data...)
	}
	return part(sectionData, body...)
}

func producers(version string) []byte {
	text := func(b []byte, s string) []byte { return append(appendU32(b, uint32(len(s))), s...) }
	body := append(text(nil, "producers"), 1)
	body = append(text(body, "language"), 1)
	return part(sectionCustom, text(text(body, "Go"), version)...)
}

var memory = part(sectionMemory, 1, 0, 1)

// dataOf returns the memory image of a module.
func dataOf(t *testing.T, wasm []byte) image {
	t.Helper()
	sections, err := split(wasm)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if s.id == sectionData {
			im, _, err := readImage(s.body, sections, len(wasm))
			if err != nil {
				t.Fatal(err)
			}
			return im
		}
	}
	t.Fatal("no data section")
	return image{}
}

// Where the parts of the small pclntab begin, from its header.
const (
	address    = 0x1000
	smallNames = headerSize
	smallUnits = smallNames + 104
	smallFiles = smallUnits + 8
	smallRuns  = smallFiles + 8
	smallFuncs = smallRuns + 32
	smallTree  = smallFuncs + 4*8 + 4 + 4 + 4*72
	smallData  = smallTree + 2*inlineSize
	smallEnd   = smallData + moduleSize
)

// small is what cmd/link would write for four functions, the module data
// behind it.
func small() []byte {
	b := make([]byte, smallEnd)
	copy(b, magic)
	for i, v := range []uint64{4, 1, 0, smallNames, smallUnits, smallFiles, smallRuns, smallFuncs} {
		little.PutUint64(b[8+8*i:], v)
	}
	names := "main.plain\x00runtime.worker\x00reflect.makeFuncStub\x00main.(*T).Method\x00main.inlined\x00"
	copy(b[smallNames:], names)
	copy(b[smallFiles:], "main.go")
	// Stack depths, files, lines, unsafe points, stack maps, inline indexes.
	copy(b[smallRuns:], "\x00\x02\x09\x00\x04\x09\x00\x06\x09\x00\x08\x09\x00\x0a\x09\x00\x02\x04\x02\x05\x00"+
		"\x0c\x01\x00\x0e\x01\x00\x0e\x02\x00")
	for i, nameAt := range []uint32{0, 11, 26, 47} {
		at := uint32(40 + 72*i)
		little.PutUint32(b[smallFuncs+8*i:], uint32(i))
		little.PutUint32(b[smallFuncs+8*i+4:], at)
		r := b[smallFuncs+int(at):]
		for j, v := range []uint32{uint32(i), nameAt, 0, 0, 1, 4, 7, 3, 0, 12, 0, 10, 13, 16, ^uint32(0), ^uint32(0), ^uint32(0), 0} {
			little.PutUint32(r[4*j:], v)
		}
		r[fieldFuncdata] = 4
		if i == 3 {
			r[fieldID] = idWrapper
		}
	}
	// The last function uses the rest of the runs.
	last := b[smallFuncs+40+3*72:]
	little.PutUint32(last[fieldSP:], 21)
	little.PutUint32(last[fieldFile:], 24)
	little.PutUint32(last[fieldLine:], 27)
	little.PutUint32(b[smallFuncs+32:], 4)
	for i := range 2 {
		little.PutUint32(b[smallTree+inlineSize*i+inlineName:], 64)
		little.PutUint32(b[smallTree+inlineSize*i+8:], 7)
		little.PutUint32(b[smallTree+inlineSize*i+inlineStartLine:], 30)
	}
	word := func(i int, v uint64) { little.PutUint64(b[smallData+8*i:], v) }
	word(0, address)
	starts := []uint64{smallNames, smallUnits, smallFiles, smallRuns, smallFuncs, smallTree}
	for i := range 5 {
		n := starts[i+1] - starts[i]
		if i == 1 {
			n /= 4
		}
		word(1+3*i, address+starts[i])
		word(2+3*i, n)
		word(3+3*i, n)
	}
	word(16, address+smallFuncs)
	word(17, 5)
	word(40, address+smallTree)
	word(41, address+smallData)
	return b
}

func smallModule(image []byte) []byte {
	return module(memory, data(segment{address, image}), producers("go1.26.8"))
}
