// Package fmt stands in for the standard one in dependencies of the engine:
// their error texts, without reflection. Only what they call is here; a verb
// is written as its value, whatever its letter, but %q is quoted.
package fmt

import (
	"io"
	"strconv"
	"strings"
)

// State is what a Formatter is given; nothing here calls one.
type State interface {
	io.Writer
	Flag(c int) bool
}

// Errorf gives an error with the text of Sprintf. It wraps the last argument
// of a format with %w.
func Errorf(format string, args ...any) error {
	f := failure{text: Sprintf(format, args...)}
	if strings.Contains(format, "%w") {
		f.cause, _ = args[len(args)-1].(error)
	}
	return f
}

type failure struct {
	text  string
	cause error
}

func (f failure) Error() string { return f.text }
func (f failure) Unwrap() error { return f.cause }

// Sprintf writes each argument in the place of its verb.
func Sprintf(format string, args ...any) string {
	var b strings.Builder
	for len(args) > 0 {
		before, after, found := strings.Cut(format, "%")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		after = strings.TrimPrefix(after, "+")
		value := text(args[0])
		if strings.HasPrefix(after, "q") {
			value = strconv.Quote(value)
		}
		b.WriteString(value)
		if after != "" {
			after = after[1:]
		}
		format, args = after, args[1:]
	}
	b.WriteString(format)
	return b.String()
}

// Fprintf writes what Sprintf gives.
func Fprintf(w io.Writer, format string, args ...any) (int, error) {
	return io.WriteString(w, Sprintf(format, args...))
}

// Fprint writes one value.
func Fprint(w io.Writer, value any) (int, error) { return io.WriteString(w, text(value)) }

func text(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	case error:
		return v.Error()
	case interface{ String() string }:
		return v.String()
	case int:
		return strconv.Itoa(v)
	case uint32:
		return strconv.Itoa(int(v))
	}
	return "?"
}
