package intake

import "errors"

// model is a linear model: for each feature a weight for each label, written
// as one character around zeroWeight. Features are hashed single code points,
// pairs and triples of a text, and the cues found in it.
type model struct {
	labels  []string
	buckets int
	weights string
}

// Feature is a column of the model and its strength, in 256ths.
type Feature struct{ At, Strength int32 }

// ZeroWeight is how a weight of nothing is written; Step is what one step
// away from it adds to a score.
const (
	ZeroWeight = 'P'
	Step       = 40
)

// slots of a cue: found, decides alone, denied or only asked.
const slots = 3

func (rd *Reader) openModel(m model) error {
	rd.model = m
	if len(m.labels) > 0 && len(m.weights) > 0 && len(m.weights) != len(m.labels)*(m.buckets+slots*len(rd.pairs)) {
		return errors.New("the model belongs to other cues")
	}
	return nil
}

// features gives what the model sees of a text. It is what training and
// reading share.
func (s *sentence) features() []Feature {
	out := s.ideas(s.grams())
	seen := make([]bool, slots*len(s.pairs))
	for _, h := range s.hits {
		at, ok := s.pairs[[2]int16{h.fact, h.value}]
		if !ok {
			continue
		}
		at *= slots
		switch {
		case h.negated || h.asked:
			at += 2
		case h.weight >= 10:
			if !seen[at] {
				seen[at] = true
				out = append(out, Feature{int32(s.model.buckets) + at, 256})
			}
			at++
		}
		if !seen[at] {
			seen[at] = true
			out = append(out, Feature{int32(s.model.buckets) + at, 256})
		}
	}
	return out
}

// grams gives the buckets of a text's single code points, pairs and triples,
// each once, in order. The longer the text, the less each of them counts.
func (s *sentence) grams() []Feature {
	x := s.x
	seen := make([]bool, s.model.buckets)
	var out []Feature
	n := min(len(x.r), 600)
	for i := range n {
		if x.taken != nil && x.taken[i] {
			continue
		}
		for _, h := range x.gramsAt(i, n) {
			b := int32(h & uint32(s.model.buckets-1))
			if h != 0 && !seen[b] {
				seen[b] = true
				out = append(out, Feature{At: b})
			}
		}
	}
	strength := int32(1024 / max(1, root(len(out))))
	for i := range out {
		out[i].Strength = strength
	}
	return out
}

// ideas adds the buckets of the ideas in a text, and of those that follow
// each other in a sentence.
func (s *sentence) ideas(out []Feature) []Feature {
	seen := make([]bool, s.model.buckets)
	add := func(a, b uint32) {
		h := (a+1)*0x9e3779b1 ^ b*0x85ebca6b
		h ^= h >> 15
		h *= 0x2c1b3c6d
		if at := int32((h ^ h>>12) & uint32(s.model.buckets-1)); !seen[at] {
			seen[at] = true
			out = append(out, Feature{At: at})
		}
	}
	var last [4]hit
	n, from := 0, len(out)
	for _, h := range s.hits {
		if h.fact != s.own.idea || s.x.taken != nil && s.x.taken[h.from] || n > 400 {
			continue
		}
		is := uint32(h.value) << 1
		if h.negated {
			is++
		}
		add(is, 0)
		for k := 1; k <= min(n, len(last)); k++ {
			before := last[(n-k)%len(last)]
			if h.from-before.to > 16 || !s.sentence(before.to, h.from) {
				break
			}
			was := uint32(before.value) << 1
			if before.negated {
				was++
			}
			if was != is {
				add(is, was+1)
			}
		}
		last[n%len(last)] = h
		n++
	}
	strength := int32(1200 / max(4, root(len(out)-from)))
	for i := range out[from:] {
		out[from+i].Strength = strength
	}
	return out
}

// sentence reports that no full stop stands between two places.
func (s *sentence) sentence(from, to int) bool {
	for i := from; i <= to && i < len(s.x.gap); i++ {
		if s.x.gap[i] >= stop {
			return false
		}
	}
	return true
}

// gramsAt gives the hashes of the code point, the pair and the triple at i;
// 0 where there is none.
func (x *text) gramsAt(i, n int) (out [3]uint32) {
	a := uint32(0)
	for k := 0; k < 3 && i+k < n; k++ {
		a = (a ^ x.class(i+k)) * 0x9e3779b1
		h := a ^ uint32(k)<<29
		h ^= h >> 15
		h *= 0x2c1b3c6d
		out[k] = h ^ h>>12
	}
	return out
}

// class is what the model sees of a code point.
func (x *text) class(i int) uint32 {
	switch r := x.r[i]; {
	case digit(r) || numeral(r) > 0:
		return '1'
	case breaking(r) != joined || r == ' ':
		return ' '
	default:
		return uint32(r)
	}
}

func root(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

// Features gives what the model sees of a text, for training.
func (rd *Reader) Features(s string, buckets int) []Feature {
	m := rd.model
	rd.model.buckets = buckets
	out := rd.prepare(s, 0, &Reading{}).features()
	rd.model = m
	return out
}

// Columns is the number of features of a model with so many buckets.
func (rd *Reader) Columns(buckets int) int { return buckets + slots*len(rd.pairs) }

// scores gives each label's score.
func (m *model) scores(features []Feature) []int {
	out := make([]int, len(m.labels))
	for _, f := range features {
		row := m.weights[int(f.At)*len(out) : (int(f.At)+1)*len(out)]
		for l := range out {
			out[l] += (int(row[l]) - ZeroWeight) * Step * int(f.Strength) / 256
		}
	}
	return out
}

// shares turns the scores into hundredths of certainty.
func (m *model) shares(features []Feature) []int {
	out := m.scores(features)
	top := out[0]
	for _, v := range out {
		top = max(top, v)
	}
	sum := 0
	for l, v := range out {
		out[l] = grown(v - top)
		sum += out[l]
	}
	for l := range out {
		out[l] = (out[l]*100 + sum/2) / sum
	}
	return out
}

// trust is how often a share was right, on lines that the model had not
// seen: pairs of a share and its certainty.
var trust = [...][2]int{{0, 0}, {20, 50}, {35, 65}, {55, 73}, {78, 79}, {90, 90}, {100, 98}}

func surety(share int) int {
	for i := 1; i < len(trust); i++ {
		a, b := trust[i-1], trust[i]
		if share <= b[0] {
			return a[1] + (share-a[0])*(b[1]-a[1])/(b[0]-a[0])
		}
	}
	return 98
}

// telling gives the place that speaks most for a label.
func (s *sentence) telling(label int) (from, to int) {
	const width = 8
	x, labels := s.x, len(s.model.labels)
	n := min(len(x.r), 600)
	votes := make([]int, n+1) // sums up to here
	for i := range n {
		votes[i+1] = votes[i]
		if x.taken != nil && x.taken[i] {
			continue
		}
		for _, h := range x.gramsAt(i, n) {
			if h != 0 {
				row := s.model.weights[int(h&uint32(s.model.buckets-1))*labels:]
				votes[i+1] += int(row[label]) - ZeroWeight
			}
		}
	}
	best := 0
	for i := range n {
		if x.gap[i] != joined && i > 0 || i == 0 || i%width == 0 {
			end := i + 1
			for end < n && end-i < width && x.gap[end] < comma {
				end++
			}
			if v := votes[end] - votes[i]; to == 0 || v > best {
				best, from, to = v, i, end
			}
		}
	}
	return from, to
}

// grown gives 65536 times e to the power of x/256, for x up to 0.
func grown(x int) int {
	v := 1 << 16
	for ; x < -16; x += 16 {
		if v = v * 61565 >> 16; v == 0 {
			return 0
		}
	}
	return v
}
