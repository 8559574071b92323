package intake

// Breaks between code points of a folded text.
const (
	joined  uint8 = iota
	spaced        // a space stood here
	comma         // , 、 : and brackets
	stop          // . ! ? ; and line ends
	newline       // a line end
)

// MaxLength is the number of code points that are read; the rest is left.
const MaxLength = 200_000

// text is a folded text: one kind of width, case and script, without control
// characters, without spaces beside Chinese. at gives each folded code
// point's place in the input; gap is the break before it.
type text struct {
	raw   []rune // the input, code point by code point
	r     []rune
	at    []int32
	gap   []uint8
	fold  map[rune]rune
	taken []bool // what is no own word; nil: all is
}

func newText(s string, fold map[rune]rune) *text {
	t := &text{raw: make([]rune, 0, len(s)), fold: fold}
	for _, r := range s {
		if len(t.raw) == MaxLength {
			break
		}
		t.raw = append(t.raw, r)
	}
	t.r = make([]rune, 0, len(t.raw))
	t.at = make([]int32, 0, len(t.raw))
	t.gap = make([]uint8, 0, len(t.raw)+1)
	var pending uint8
	for i := 0; i < len(t.raw); i++ {
		r := t.raw[i]
		if r == '\\' && i+1 < len(t.raw) && t.raw[i+1] == 'n' { // an escaped line end
			pending = newline
			i++
			continue
		}
		r = t.folded(r)
		switch {
		case r == 0:
			continue
		case r == '\n':
			pending = newline
			continue
		case r == ' ':
			pending = max(pending, spaced)
			continue
		}
		if n := len(t.r); pending >= spaced && n > 0 && latin(t.r[n-1]) && latin(r) {
			t.push(' ', i-1, pending)
			pending = joined
		}
		t.push(r, i, pending)
		pending = joined
	}
	t.gap = append(t.gap, stop)
	for i, r := range t.r { // punctuation breaks on both sides
		b := breaking(r)
		if b == stop && r == '.' && i > 0 && i+1 < len(t.r) && digit(t.r[i-1]) && digit(t.r[i+1]) {
			b = joined
		}
		if (r == ',' || r == ':') && i > 0 && i+1 < len(t.r) && digit(t.r[i-1]) && digit(t.r[i+1]) {
			b = joined
		}
		t.gap[i] = max(t.gap[i], b)
		t.gap[i+1] = max(t.gap[i+1], b)
	}
	return t
}

func (t *text) push(r rune, at int, gap uint8) {
	t.r = append(t.r, r)
	t.at = append(t.at, int32(at))
	t.gap = append(t.gap, gap)
}

// span gives the place in the input of folded code points.
func (t *text) span(from, to int) Span {
	if from >= to || to > len(t.r) {
		return Span{}
	}
	return Span{int(t.at[from]), int(t.at[to-1]) + 1}
}

// folded gives the form in which a code point is read: 0 for nothing.
func (t *text) folded(r rune) rune {
	switch {
	case r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
		return '\n'
	case r < ' ' && r != '\t', r == 0x7f, r >= 0x80 && r < 0xa0, r == 0xad, r >= 0x200b && r <= 0x200f,
		r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f,
		r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0000 && r <= 0xe007f:
		return 0
	case r == '\t' || r == ' ' || r == 0xa0 || r == 0x3000 || r >= 0x2000 && r <= 0x200a:
		return ' '
	case r >= 0xff01 && r <= 0xff5e:
		r -= 0xfee0
	}
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	if f, ok := t.fold[r]; ok {
		return f
	}
	return r
}

func breaking(r rune) uint8 {
	switch r {
	case '。', '!', ';', '…', '.':
		return stop
	case ',', '?', '、', ':', '(', ')', '"', '“', '”', '「', '」', '《', '》', '【', '】', '~', '—', '|':
		return comma
	}
	if r >= 0x2600 && r <= 0x27bf || r >= 0x1f000 && r <= 0x1faff {
		return comma
	}
	return joined
}

func digit(r rune) bool  { return r >= '0' && r <= '9' }
func letter(r rune) bool { return r >= 'a' && r <= 'z' }
func latin(r rune) bool  { return r > ' ' && r < 0x7f }
func han(r rune) bool    { return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf }

// has reports whether word stands at i.
func (t *text) has(i int, word string) bool {
	for _, w := range word {
		if i < 0 || i >= len(t.r) || t.r[i] != w {
			return false
		}
		i++
	}
	return true
}

// hasAny gives the length in code points of the first word that stands at i.
func (t *text) hasAny(i int, words ...string) int {
	for _, w := range words {
		if t.has(i, w) {
			n := 0
			for range w {
				n++
			}
			return n
		}
	}
	return 0
}

// endsAny reports whether one of words ends at i.
func (t *text) endsAny(i int, words ...string) int {
	for _, w := range words {
		n := 0
		for range w {
			n++
		}
		if t.has(i-n, w) {
			return n
		}
	}
	return 0
}

// clause gives the bounds of the clause around i: up to breaks of strength at
// least.
func (t *text) clause(i int, least uint8, limit int) (int, int) {
	a, b := i, i
	for a > 0 && t.gap[a] < least && i-a < limit {
		a--
	}
	for b++; b < len(t.r) && t.gap[b] < least && b-i < limit; b++ {
	}
	return a, min(b, len(t.r))
}

// Fold gives the form in which a code point is read, for build.
func Fold(r rune, fold map[rune]rune) rune { return (&text{fold: fold}).folded(r) }
