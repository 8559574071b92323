package pack

import "errors"

var (
	errTruncated = errors.New("the file is cut off")
	errTrailing  = errors.New("the file goes on after its end")
	errDeep      = errors.New("the file nests too deeply")
	errMany      = errors.New("the file holds too many values")
	errForeign   = errors.New("the file is not of this kind")
)

const (
	maxDepth    = 16
	maxElements = 400_000
	maxLength   = 8 << 20
)

// scan walks the shape of a MessagePack value without recursion, so that a
// hostile file can neither exhaust the stack nor claim memory: it ends within
// one step for each byte. Maps and extensions do not occur in our files.
func scan(b []byte) error {
	if len(b) > maxLength {
		return errMany
	}
	var open [maxDepth]uint64 // values still expected at each depth
	depth, elements := 0, 0
	open[0] = 1
	for i := 0; ; {
		for open[depth] == 0 {
			if depth == 0 {
				if i != len(b) {
					return errTrailing
				}
				return nil
			}
			depth--
		}
		open[depth]--
		if elements++; elements > maxElements {
			return errMany
		}
		if i >= len(b) {
			return errTruncated
		}
		skip, kids, err := head(b[i:])
		if err != nil {
			return err
		}
		if skip > uint64(len(b)-i) {
			return errTruncated
		}
		i += int(skip)
		if kids > 0 {
			if kids > uint64(len(b)-i) {
				return errTruncated
			}
			if depth++; depth == maxDepth {
				return errDeep
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
			return 0, errTruncated
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
	return 0, 0, errForeign
}
