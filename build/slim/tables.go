package slim

import (
	"bytes"
	"encoding/binary"
	"errors"
)

var little = binary.LittleEndian

// magic opens runtime.pcHeader: abi.CurrentPCLnTabMagic, two zeros, quantum 1
// and pointer size 8.
var magic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

const (
	headerSize = 8 + 8*8 // runtime.pcHeader
	moduleSize = 42 * 8  // runtime.moduledata up to epclntab
)

// tables are the parts of runtime.pclntab, all in the image.
type tables struct {
	names    []byte // runtime.funcnametab
	units    []byte // runtime.cutab: file numbers of a package to files
	files    []byte // runtime.filetab
	values   []byte // runtime.pctab: a value for every pc, run-length encoded
	records  []byte // runtime.functab and the _func records
	funcdata []byte // go:func.*
	count    int    // of functions
}

// findTables finds the only header that the runtime's own module data point
// to. Other places can hold the same eight bytes, debug/gosym for one.
func findTables(im image) (tables, error) {
	var found tables
	n, tried := 0, 0
	for i := 0; ; i++ {
		next := bytes.Index(im.bytes[i:], magic)
		if next < 0 {
			break
		}
		i += next
		if tried++; tried > 64 {
			return tables{}, errors.New("too many places look like a pclntab")
		}
		if t, ok := tablesAt(im, i); ok {
			found = t
			n++
		}
	}
	if n != 1 {
		return tables{}, errors.New("no pclntab that the module data agree with")
	}
	return found, nil
}

func tablesAt(im image, at int) (tables, bool) {
	base := im.base + uint64(at)
	if len(im.bytes)-at < headerSize || base%8 != 0 {
		return tables{}, false
	}
	header := im.bytes[at:]
	count, unused := little.Uint64(header[8:]), little.Uint64(header[24:])
	if unused != 0 || count == 0 || count > uint64(len(im.bytes))/8 {
		return tables{}, false
	}
	start := [6]uint64{5: uint64(len(header))} // names, units, files, values, records
	for i := range 5 {
		start[i] = little.Uint64(header[32+8*i:])
	}
	for i := range 5 {
		if start[i] > start[i+1] {
			return tables{}, false
		}
	}
	if start[0] != headerSize {
		return tables{}, false
	}

	// The module data begin with the addresses of the header and the names.
	key := little.AppendUint64(nil, base)
	key = little.AppendUint64(key, base+start[0])
	m := bytes.Index(im.bytes, key)
	if m < 0 || len(im.bytes)-m < moduleSize || bytes.Contains(im.bytes[m+1:], key) {
		return tables{}, false
	}
	module := im.bytes[m:]
	word := func(i int) uint64 { return little.Uint64(module[8*i:]) }

	var part [5][]byte
	for i := range 5 {
		pointer, length, capacity := word(1+3*i), word(2+3*i), word(3+3*i)
		if pointer != base+start[i] || length != capacity || length > uint64(len(im.bytes)) {
			return tables{}, false
		}
		if i == 1 {
			length *= 4 // []uint32
		}
		if length > start[i+1]-start[i] || i < 4 && length != start[i+1]-start[i] {
			return tables{}, false
		}
		part[i] = header[start[i] : start[i]+length : start[i]+length]
	}
	ftab, length := word(16), word(17)
	if ftab != base+start[4] || length != count+1 || uint64(len(part[4])) < 8*count+4 {
		return tables{}, false
	}
	gofunc, end := word(40), word(41)
	if gofunc < base+start[4]+uint64(len(part[4])) || end < gofunc || end-im.base > uint64(len(im.bytes)) {
		return tables{}, false
	}
	return tables{
		names:    part[0],
		units:    part[1],
		files:    part[2],
		values:   part[3],
		records:  part[4],
		funcdata: im.bytes[gofunc-im.base : end-im.base],
		count:    int(count),
	}, true
}
