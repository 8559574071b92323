package casefile

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/parcelaid/parcelaid/core/shape"
)

const (
	magic   = "pacase"
	Version = 1
	head    = len(magic) + 1 + 4

	// MaxLength is the longest file that is read, in bytes.
	MaxLength   = 256 << 10
	maxElements = 20_000
	maxText     = 4000 // bytes of one text
)

// Why a file is refused. An error of Decode is one of these, or wraps one.
var (
	ErrForeign  = errors.New("this is no saved case")
	ErrNewer    = errors.New("this case was saved by a newer version")
	ErrChecksum = errors.New("the file is damaged: its checksum is wrong")
	ErrCut      = errors.New("the file is cut off")
	ErrLong     = errors.New("the file is too long for a saved case")
	ErrContent  = errors.New("the file holds what a saved case cannot hold")
)

// Encode writes a case in the present version.
func Encode(f *File) []byte {
	b := make([]byte, head, head+f.Msgsize())
	copy(b, magic)
	b[len(magic)] = Version
	b, _ = f.MarshalMsg(b) // appends to memory: it cannot fail
	seal(b)
	return b
}

// seal writes the checksum over the version and all that follows it.
func seal(b []byte) {
	sum := checksum(b)
	for i := range 4 {
		b[len(magic)+1+i] = byte(sum >> (24 - 8*i))
	}
}

func checksum(b []byte) uint32 {
	sum := crc(^uint32(0), b[len(magic):len(magic)+1])
	return ^crc(sum, b[head:])
}

// crc goes on with a CRC-32 (IEEE), half a byte at a time: the table of the
// standard library would cost every visitor more than it saves here.
func crc(sum uint32, b []byte) uint32 {
	for _, c := range b {
		sum ^= uint32(c)
		sum = sum>>4 ^ nibbles[sum&15]
		sum = sum>>4 ^ nibbles[sum&15]
	}
	return sum
}

var nibbles = [16]uint32{
	0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
	0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
}

// Decode reads a case of any version so far and gives it in the present one.
// Whatever is wrong with a file, it gives an error and no case.
func Decode(b []byte) (*File, error) {
	switch {
	case len(b) > MaxLength:
		return nil, ErrLong
	case len(b) < len(magic) && strings.HasPrefix(magic, string(b)):
		return nil, ErrCut
	case !strings.HasPrefix(string(b[:min(len(b), len(magic))]), magic):
		return nil, ErrForeign
	case len(b) < head+1:
		return nil, ErrCut
	case b[len(magic)] > Version:
		return nil, ErrNewer
	}
	var sum uint32
	for _, c := range b[len(magic)+1 : head] {
		sum = sum<<8 | uint32(c)
	}
	if sum != checksum(b) {
		if errors.Is(shape.Scan(b[head:], MaxLength, maxElements), shape.ErrTruncated) {
			return nil, ErrCut
		}
		return nil, ErrChecksum
	}
	if err := shape.Scan(b[head:], MaxLength, maxElements); err != nil {
		return nil, errors.Join(ErrContent, err)
	}
	f, err := upgrade(b[len(magic)], b[head:])
	if err != nil {
		return nil, errors.Join(ErrContent, err)
	}
	if !f.sound() {
		return nil, ErrContent
	}
	return f, nil
}

// upgrade reads each version as what it was, and says in the words of today
// what it held.
func upgrade(version byte, b []byte) (*File, error) {
	f := &File{}
	var rest []byte
	var err error
	switch version {
	case 0:
		var old fileV0
		rest, err = old.UnmarshalMsg(b)
		f.Created, f.Updated, f.Seen = old.Created, old.Updated, old.Updated
		f.Revision, f.Answers = old.Revision, old.Answers
	default:
		rest, err = f.UnmarshalMsg(b)
	}
	if err == nil && len(rest) > 0 {
		err = shape.ErrTrailing
	}
	return f, err
}

// sound checks what the shape cannot show: days that exist, texts that are
// text and of a length that somebody typed, ids that are ids, no fact twice.
func (f *File) sound() bool {
	for _, d := range []int32{f.Created, f.Updated, f.Seen} {
		if !dayOK(d) {
			return false
		}
	}
	if !id(f.ID, 0) || !textOK(f.Title) || !id(f.Revision, 0) {
		return false
	}
	seen := map[string]bool{}
	for _, list := range [][]Answer{f.Answers, f.Aside} {
		for _, a := range list {
			if !id(a.Fact, 1) || seen[a.Fact] || !a.IsList && len(a.Values) != 1 {
				return false
			}
			seen[a.Fact] = true
			for _, v := range a.Values {
				if !textOK(v) || len(v) > 64 {
					return false
				}
			}
		}
	}
	for _, c := range f.Diary {
		if !dayOK(c.On) || !dayOK(c.Due) || !id(c.What, 0) {
			return false
		}
		for _, s := range []string{c.Who, c.Staff, c.Ticket, c.Said, c.Note} {
			if !textOK(s) {
				return false
			}
		}
	}
	for _, p := range f.Personal {
		if !id(p.Name, 1) || !textOK(p.Value) {
			return false
		}
	}
	for _, s := range f.Findings {
		if len(s) > 80 || !textOK(s) {
			return false
		}
	}
	return true
}

// dayOK reports that a day lies from 1970 to 2169.
func dayOK(d int32) bool { return d >= 0 && d < 73_000 }

// textOK reports that a text may be shown as it is.
func textOK(s string) bool {
	if len(s) > maxText || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return false // control characters, and those that turn writing around
		}
	}
	return true
}

// id reports that a text is a word of our own making.
func id(s string, least int) bool {
	if len(s) < least || len(s) > 64 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
