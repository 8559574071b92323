package wire

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/plan"
)

// writer appends JSON. Keys stand in the order in which they are written.
type writer struct {
	out   []byte
	comma bool
}

func (w *writer) sep() {
	if w.comma {
		w.out = append(w.out, ',')
	}
	w.comma = true
}
func (w *writer) open(c byte) {
	w.sep()
	w.out = append(w.out, c)
	w.comma = false
}
func (w *writer) close(c byte) {
	w.out = append(w.out, c)
	w.comma = true
}
func (w *writer) key(name string) {
	w.sep()
	w.quote(name)
	w.out = append(w.out, ':')
	w.comma = false
}
func (w *writer) str(s string) {
	w.sep()
	w.quote(s)
}
func (w *writer) raw(s string) {
	w.sep()
	w.out = append(w.out, s...)
}
func (w *writer) text(name, s string)       { w.key(name); w.str(s) }
func (w *writer) number(name string, n int) { w.key(name); w.raw(strconv.Itoa(n)) }
func (w *writer) flag(name string, b bool)  { w.key(name); w.raw(strconv.FormatBool(b)) }

// quote escapes what JSON must, and < > & and the line separators besides, so
// that the text can stand in a page.
func (w *writer) quote(s string) {
	const hex = "0123456789abcdef"
	w.out = append(w.out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, '\\', 'n')
		case r < ' ' || r == '<' || r == '>' || r == '&' || r == 0x2028 || r == 0x2029:
			w.out = append(w.out, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			w.out = append(w.out, string(r)...)
		}
	}
	w.out = append(w.out, '"')
}

func (w *writer) both(name string, t plan.Text) {
	w.key(name)
	w.open('{')
	w.text("zh", t.Zh)
	w.text("en", t.En)
	w.close('}')
}

func (w *writer) list(name string, list []string) {
	w.key(name)
	w.open('[')
	for _, s := range list {
		w.str(s)
	}
	w.close(']')
}

func (w *writer) date(name string, d *day.Day) {
	w.key(name)
	if d == nil {
		w.raw("null")
		return
	}
	w.str(d.String())
}

func (w *writer) fen(name string, n *int64) {
	w.key(name)
	if n == nil {
		w.raw("null")
		return
	}
	w.raw(strconv.FormatInt(*n, 10))
}

// each writes an array of objects.
func each[E any](w *writer, name string, list []E, write func(*E)) {
	w.key(name)
	w.open('[')
	for i := range list {
		w.open('{')
		write(&list[i])
		w.close('}')
	}
	w.close(']')
}
