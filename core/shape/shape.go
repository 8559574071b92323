// Package shape looks at the shape of a MessagePack file before anything is
// decoded: cut off, nested too deeply, claiming more than it holds.
package shape

import "errors"

var (
	ErrTruncated = errors.New("the file is cut off")
	ErrTrailing  = errors.New("the file goes on after its end")
	ErrDeep      = errors.New("the file nests too deeply")
	ErrMany      = errors.New("the file holds too many values")
	ErrForeign   = errors.New("the file is not of this kind")
)

const maxDepth = 16

// Scan walks a value without recursion, so that a hostile file can neither
// exhaust the stack nor claim memory: it ends within one step for each byte.
// Maps and extensions do not occur in our files. length is in bytes, elements
// counts every value; nesting is at most 15 deep.
func Scan(b []byte, length, elements int) error {
	if len(b) > length {
		return ErrMany
	}
	var open [maxDepth]uint64 // values still expected at each depth
	depth, seen := 0, 0
	open[0] = 1
	for i := 0; ; {
		for open[depth] == 0 {
			if depth == 0 {
				if i != len(b) {
					return ErrTrailing
				}
				return nil
			}
			depth--
		}
		open[depth]--
		if seen++; seen > elements {
			return ErrMany
		}
		if i >= len(b) {
			return ErrTruncated
		}
		skip, kids, err := head(b[i:])
		if err != nil {
			return err
		}
		if skip > uint64(len(b)-i) {
			return ErrTruncated
		}
		i += int(skip)
		if kids > 0 {
			if kids > uint64(len(b)-i) {
				return ErrTruncated
			}
			if depth++; depth == maxDepth {
				return ErrDeep
			}
			open[depth] = kids
		}
	}
}

// head gives the bytes that a value's own encoding takes and the number of
// values inside it.
func head(b []byte) (skip, kids uint64, err error) {
	number := func(n int) (uint64, error) {
		if len(b) < 1+n {
			return 0, ErrTruncated
		}
		var v uint64
		for _, c := range b[1 : 1+n] {
			v = v<<8 | uint64(c)
		}
		return v, nil
	}
	switch c := b[0]; {
	case c <= 0x7f || c >= 0xe0 || c == 0xc0 || c == 0xc2 || c == 0xc3: // small int, nil, bool
		return 1, 0, nil
	case c&0xe0 == 0xa0: // short string
		return 1 + uint64(c&0x1f), 0, nil
	case c&0xf0 == 0x90: // short array
		return 1, uint64(c & 0x0f), nil
	case c >= 0xcc && c <= 0xd3: // numbers of 1, 2, 4, 8 bytes
		return 1 + uint64(1)<<((c-0xcc)&3), 0, nil
	case c == 0xd9, c == 0xda, c == 0xdb: // strings
		n := 1 << (c - 0xd9)
		v, err := number(n)
		return 1 + uint64(n) + v, 0, err
	case c == 0xdc, c == 0xdd: // arrays
		n := 2 << (c - 0xdc)
		v, err := number(n)
		return 1 + uint64(n), v, err
	}
	return 0, 0, ErrForeign
}
