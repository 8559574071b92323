package intake

// cue is a compiled pack.Cue.
type cue struct {
	prog   []inst
	fact   int16 // place in reader.facts
	value  int16 // place in reader.values
	weight int16
	fixed  bool
}

// hit is a cue found at [from, to) of the folded text.
type hit struct {
	from, to int
	cue      int
	fact     int16
	value    int16
	weight   int
	negated  bool
	asked    bool // within a yes-no question, or only feared
	said     bool // in the mouth of the other side
}

// budget bounds the work of one try of one pattern.
const budget = 600

// runPattern gives the end of a match of prog at i, or -1.
func (x *matcher) runPattern(prog []inst, i int) int {
	x.left = budget
	x.start = i
	return x.run(prog, 0, i)
}

type matcher struct {
	*text
	numbers []int32 // end of the number that begins here, or 0
	left    int
	start   int
}

func (x *matcher) run(prog []inst, pc int32, i int) int {
	for {
		if x.left--; x.left < 0 {
			return -1
		}
		in := prog[pc]
		pc++
		switch in.op {
		case opMatch:
			if x.edges(x.start, i) {
				return i
			}
			return -1
		case opRune:
			if i >= len(x.r) || x.r[i] != in.arg || i > x.start && x.gap[i] > comma {
				return -1
			}
			i++
		case opSplit:
			if end := x.run(prog, pc, i); end >= 0 {
				return end
			}
			pc = in.arg
		case opJump:
			pc = in.arg
		case opGap, opFar:
			least := stop
			if in.op == opGap {
				least = comma
			}
			for n := int32(0); ; n++ {
				if end := x.run(prog, pc, i); end >= 0 {
					return end
				}
				if n == in.arg || i >= len(x.r) || x.gap[i] >= least || x.left < 0 {
					return -1
				}
				i++
			}
		case opNumber:
			if i >= len(x.r) || x.numbers[i] == 0 {
				return -1
			}
			i = int(x.numbers[i])
		case opStart:
			if i > 0 && x.gap[i] == joined {
				return -1
			}
		case opEnd:
			if i < len(x.r) && x.gap[i] == joined {
				return -1
			}
		case opNot:
			if x.run(prog, pc, i) >= 0 {
				return -1
			}
			pc = in.arg
		case opYes:
			return i
		}
	}
}

// edges refuses a match that begins or ends within a Latin word.
func (x *matcher) edges(from, to int) bool {
	if from >= to {
		return false
	}
	if letter(x.r[from]) && from > 0 && (letter(x.r[from-1]) || digit(x.r[from-1])) {
		return false
	}
	return !letter(x.r[to-1]) || to == len(x.r) || !letter(x.r[to])
}

// find gives every cue in the text, in the order of their beginning.
func (rd *Reader) find(x *matcher) []hit {
	var hits []hit
	for i := range x.r {
		list := rd.index[x.r[i]]
		if x.numbers[i] > 0 {
			for _, c := range rd.byNumber {
				hits = rd.try(x, hits, c, i)
			}
		}
		for _, c := range list {
			hits = rd.try(x, hits, c, i)
		}
	}
	return hits
}

func (rd *Reader) try(x *matcher, hits []hit, c int32, i int) []hit {
	q := &rd.cues[c]
	end := x.runPattern(q.prog, i)
	if end < 0 || len(hits) >= 20_000+len(x.r) {
		return hits
	}
	return append(hits, hit{from: i, to: end, cue: int(c), fact: q.fact, value: q.value, weight: int(q.weight)})
}
