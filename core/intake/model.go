package intake

// model is a linear model over pairs and triples of code points: for each
// label a row of small whole weights, written as two hexadecimal digits
// around 128.
type model struct {
	labels  []string
	buckets int
	weights string
}

// Features gives the buckets of a text's pairs and triples, each once, in
// order. It is what training and reading share.
func (x *text) features(buckets int) []int32 {
	seen := make([]bool, buckets)
	var out []int32
	add := func(h uint32) {
		h ^= h >> 15
		h *= 0x2c1b3c6d
		h ^= h >> 12
		b := int32(h & uint32(buckets-1))
		if !seen[b] {
			seen[b] = true
			out = append(out, b)
		}
	}
	class := func(i int) uint32 {
		switch r := x.r[i]; {
		case digit(r) || numeral(r) > 0:
			return '1'
		case breaking(r) != joined || r == ' ':
			return ' '
		default:
			return uint32(r)
		}
	}
	n := min(len(x.r), 400)
	for i := range n {
		a := class(i) * 0x9e3779b1
		if i+1 < n {
			a = (a ^ class(i+1)) * 0x85ebca6b
			add(a)
		}
		if i+2 < n {
			add((a ^ class(i+2)) * 0xc2b2ae35)
		}
	}
	return out
}

// Features gives the buckets of a text, for training.
func (rd *Reader) Features(s string, buckets int) []int32 {
	return newText(s, rd.fold).features(buckets)
}

func hexDigit(c byte) int {
	if c >= 'a' {
		return int(c-'a') + 10
	}
	return int(c - '0')
}

// scores gives each label's score.
func (m *model) scores(features []int32) []int {
	out := make([]int, len(m.labels))
	for l := range m.labels {
		row := m.weights[2*l*m.buckets : 2*(l+1)*m.buckets]
		for _, f := range features {
			out[l] += hexDigit(row[2*f])<<4 + hexDigit(row[2*f+1]) - 128
		}
	}
	return out
}
