// Package wire reads and writes the JSON of the command line by hand, without
// reflection: numbers stay text, depth and length are capped, and keys keep a
// fixed order, so that the bytes are the same on every platform. What goes in
// and comes out is described by build/schema, published as schema/case.json,
// schema/plan.json and schema/error.json.
package wire

import (
	"errors"
	"unicode/utf8"
)

// MaxLength is the longest input that is read, in bytes.
const MaxLength = 1 << 20

const maxDepth = 8

// Kind is the kind of a JSON value.
type Kind uint8

const (
	Null Kind = iota
	Bool
	Number // Text holds it as written
	String
	Array
	Object
)

// Value is a JSON value. Fields keep their order.
type Value struct {
	Kind   Kind
	Text   string
	Items  []Value
	Fields []Field
}

// Field is a member of an object.
type Field struct {
	Name  string
	Value Value
}

// Get gives a field of an object.
func (v *Value) Get(name string) (*Value, bool) {
	for i := range v.Fields {
		if v.Fields[i].Name == name {
			return &v.Fields[i].Value, true
		}
	}
	return nil, false
}

var (
	ErrTooLong = errors.New("longer than 1 MB")
	ErrUTF8    = errors.New("not valid UTF-8")
	ErrSyntax  = errors.New("not valid JSON")
	ErrDeep    = errors.New("nested too deeply")
	ErrTwice   = errors.New("the same key twice in one object")
)

// Parse reads one JSON value.
func Parse(b []byte) (*Value, error) {
	if len(b) > MaxLength {
		return nil, ErrTooLong
	}
	if !utf8.Valid(b) {
		return nil, ErrUTF8
	}
	p := parser{b: b}
	v, err := p.value(0)
	if err != nil {
		return nil, err
	}
	p.space()
	if p.at != len(b) {
		return nil, ErrSyntax
	}
	return &v, nil
}

type parser struct {
	b  []byte
	at int
}

func (p *parser) space() {
	for p.at < len(p.b) {
		switch p.b[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		default:
			return
		}
	}
}

func (p *parser) peek() byte {
	p.space()
	if p.at < len(p.b) {
		return p.b[p.at]
	}
	return 0
}

func (p *parser) take(c byte) bool {
	if p.peek() == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) value(depth int) (Value, error) {
	if depth > maxDepth {
		return Value{}, ErrDeep
	}
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.string()
		return Value{Kind: String, Text: s}, err
	case c == '-' || (c >= '0' && c <= '9'):
		return p.number()
	}
	for _, w := range []struct {
		text string
		kind Kind
	}{{"true", Bool}, {"false", Bool}, {"null", Null}} {
		if end := p.at + len(w.text); end <= len(p.b) && string(p.b[p.at:end]) == w.text {
			p.at = end
			return Value{Kind: w.kind, Text: w.text}, nil
		}
	}
	return Value{}, ErrSyntax
}

func (p *parser) object(depth int) (Value, error) {
	p.at++
	v := Value{Kind: Object}
	if p.take('}') {
		return v, nil
	}
	for {
		if p.peek() != '"' {
			return v, ErrSyntax
		}
		name, err := p.string()
		if err != nil {
			return v, err
		}
		if _, double := v.Get(name); double {
			return v, ErrTwice
		}
		if !p.take(':') {
			return v, ErrSyntax
		}
		field, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		if len(v.Fields) >= 500 {
			return v, ErrTooLong
		}
		v.Fields = append(v.Fields, Field{name, field})
		if p.take('}') {
			return v, nil
		}
		if !p.take(',') {
			return v, ErrSyntax
		}
	}
}

func (p *parser) array(depth int) (Value, error) {
	p.at++
	v := Value{Kind: Array}
	if p.take(']') {
		return v, nil
	}
	for {
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
		if p.take(']') {
			return v, nil
		}
		if !p.take(',') {
			return v, ErrSyntax
		}
	}
}

// number keeps a number as written, after checking its form.
func (p *parser) number() (Value, error) {
	start := p.at
	digits := func() bool {
		from := p.at
		for p.at < len(p.b) && p.b[p.at] >= '0' && p.b[p.at] <= '9' {
			p.at++
		}
		return p.at > from
	}
	if p.b[p.at] == '-' {
		p.at++
	}
	zero := p.at < len(p.b) && p.b[p.at] == '0'
	whole := p.at
	if !digits() || (zero && p.at > whole+1) {
		return Value{}, ErrSyntax
	}
	if p.at < len(p.b) && p.b[p.at] == '.' {
		p.at++
		if !digits() {
			return Value{}, ErrSyntax
		}
	}
	if p.at < len(p.b) && (p.b[p.at] == 'e' || p.b[p.at] == 'E') {
		p.at++
		if p.at < len(p.b) && (p.b[p.at] == '+' || p.b[p.at] == '-') {
			p.at++
		}
		if !digits() {
			return Value{}, ErrSyntax
		}
	}
	return Value{Kind: Number, Text: string(p.b[start:p.at])}, nil
}

func (p *parser) string() (string, error) {
	p.at++
	var out []byte
	for p.at < len(p.b) {
		c := p.b[p.at]
		p.at++
		switch {
		case c == '"':
			return string(out), nil
		case c < ' ':
			return "", ErrSyntax
		case c != '\\':
			out = append(out, c)
			continue
		}
		r, err := p.escape()
		if err != nil {
			return "", err
		}
		out = utf8.AppendRune(out, r)
	}
	return "", ErrSyntax
}

func (p *parser) escape() (rune, error) {
	if p.at >= len(p.b) {
		return 0, ErrSyntax
	}
	c := p.b[p.at]
	p.at++
	switch c {
	case '"', '\\', '/':
		return rune(c), nil
	case 'b':
		return '\b', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'u':
		r, err := p.hex()
		if err != nil || r < 0xd800 || r > 0xdfff {
			return r, err
		}
		if r < 0xdc00 && p.at+1 < len(p.b) && p.b[p.at] == '\\' && p.b[p.at+1] == 'u' {
			p.at += 2
			low, err := p.hex()
			if err == nil && low >= 0xdc00 && low <= 0xdfff {
				return 0x10000 + (r-0xd800)<<10 + (low - 0xdc00), nil
			}
		}
		return 0, ErrSyntax
	}
	return 0, ErrSyntax
}

func (p *parser) hex() (rune, error) {
	if p.at+4 > len(p.b) {
		return 0, ErrSyntax
	}
	var r rune
	for _, c := range p.b[p.at : p.at+4] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, ErrSyntax
		}
	}
	p.at += 4
	return r, nil
}
