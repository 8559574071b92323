package intake

// masker collects what Redacted hides, as marks on the folded text.
type masker struct {
	*Reader
	x     *matcher
	named map[int]string // labels by their end
	ends  []int          // their ends, in order
	kind  []uint8        // what hides this code point, 0 nothing
	dated []bool         // part of a date
}

var kinds = []string{"", "phone", "id", "card", "address", "name", "waybill", "order", "code", "plate", "email", "account"}

const (
	maskPhone uint8 = iota + 1
	maskID
	maskCard
	maskAddress
	maskName
	maskWaybill
	maskOrder
	maskCode
	maskPlate
	maskEmail
	maskAccount
)

// redact hides personal data: GB/T 41833 asks for a name's character, six
// digits of a phone number and the unit of an address; we hide all of them.
func (rd *Reader) redact(x *matcher, hits []hit, moments []moment, out *Reading) {
	m := &masker{Reader: rd, x: x, named: map[int]string{}, kind: make([]uint8, len(x.r)), dated: make([]bool, len(x.r))}
	for _, h := range hits {
		if h.fact == rd.own.mask {
			m.named[h.to] = rd.values[h.value]
			m.ends = append(m.ends, h.to)
		}
	}
	for _, d := range moments {
		for i := d.from; i < d.to; i++ {
			m.dated[i] = true
		}
	}
	m.emails()
	m.digitRuns()
	m.accounts()
	m.plates()
	m.addresses()
	m.names(hits)
	m.write(out)
}

func (m *masker) hide(from, to int, kind uint8) {
	for i := max(from, 0); i < to && i < len(m.kind); i++ {
		if m.kind[i] == 0 {
			m.kind[i] = kind
		}
	}
}

// write gives the input with every hidden code point as a star, and the
// places. Control characters within a hidden stretch go with it.
func (m *masker) write(out *Reading) {
	text := append([]rune(nil), m.x.raw...)
	for i := 0; i < len(m.kind); {
		if m.kind[i] == 0 {
			i++
			continue
		}
		j := i
		for j < len(m.kind) && m.kind[j] == m.kind[i] {
			j++
		}
		sp := m.x.span(i, j)
		for k := sp.From; k < sp.To; k++ {
			text[k] = '*'
		}
		out.Masks = append(out.Masks, Mask{sp, kinds[m.kind[i]]})
		i = j
	}
	out.Redacted = string(text)
}

func (m *masker) emails() {
	x := m.x
	for i, r := range x.r {
		if r != '@' {
			continue
		}
		a, b := i, i+1
		for a > 0 && i-a < 64 && word(x.r[a-1]) {
			a--
		}
		dot := false
		for b < len(x.r) && b-i < 64 && word(x.r[b]) {
			dot = dot || x.r[b] == '.'
			b++
		}
		if a < i && dot {
			m.hide(a, b, maskEmail)
		}
	}
}

func word(r rune) bool {
	return letter(r) || digit(r) || r == '.' || r == '_' || r == '-' || r == '+'
}

// digitRuns classifies each run of digits, with the spaces and hyphens that
// people put into long numbers.
func (m *masker) digitRuns() {
	x := m.x
	for i := 0; i < len(x.r); {
		if !digit(x.r[i]) && !letter(x.r[i]) {
			i++
			continue
		}
		if letter(x.r[i]) && i > 0 && (letter(x.r[i-1]) || digit(x.r[i-1])) {
			i++
			continue
		}
		from := i
		var text []rune
		var at []int
		gaps := 0
		for i < len(x.r) && i-from < 64 {
			r := x.r[i]
			if digit(r) || letter(r) && x.gap[i] == joined {
				if letter(r) && len(text) > 0 && i > 0 && x.r[i-1] == ' ' {
					break
				}
				text, at = append(text, r), append(at, i)
				i++
				continue
			}
			if (r == '-' || r == ' ' && x.gap[i] < newline || r == '—' || r == '–') && i+1 < len(x.r) && digit(x.r[i+1]) && len(text) > 0 && digit(x.r[i-1]) {
				if r == ' ' && (phoneAt(text) >= 0 || x.phonePiece(i+1)) {
					break
				}
				gaps++
				i++
				continue
			}
			break
		}
		if i == from {
			i++
			continue
		}
		m.number(from, i, text, at, gaps)
	}
}

// phonePiece reports that eleven digits of a mobile number begin at i.
func (x *matcher) phonePiece(i int) bool {
	j := i
	for j < len(x.r) && digit(x.r[j]) && j-i < 12 {
		j++
	}
	return j-i == 11 && x.r[i] == '1' && x.r[i+1] >= '3'
}

// number hides a run if it is personal.
func (m *masker) number(from, to int, text []rune, at []int, gaps int) {
	digits := 0
	for _, r := range text {
		if digit(r) {
			digits++
		}
	}
	label := m.x.labelAt(m.named, from)
	if label == "code" && digits >= 3 && to-from <= 14 {
		m.hide(from, to, maskCode)
		return
	}
	if label == "account" && digits >= 5 {
		m.hide(from, to, maskAccount)
		return
	}
	if digits < 6 {
		return
	}
	kind, a, b := m.classify(text, label, gaps, from, to)
	if kind == 0 {
		return
	}
	if kind == maskWaybill { // the middle only
		if len(at) > 8 {
			m.hide(at[2], at[len(at)-4], kind)
		}
		return
	}
	m.hide(at[a], at[b-1]+1, kind)
	if kind == maskPhone { // an extension
		if k := m.x.hasAny(to, "转", "-", "分机", " ext ", "ext", "#"); k > 0 {
			j := to + k
			for j < len(m.x.r) && digit(m.x.r[j]) && j-to < 8 {
				j++
			}
			if j > to+k {
				m.hide(to, j, kind)
			}
		}
	}
}
