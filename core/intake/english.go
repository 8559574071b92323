package intake

var englishNumbers = []struct {
	word  string
	value int64
}{
	{"a couple of", 2}, {"couple of", 2}, {"a dozen", 12}, {"half a", 0}, {"one", 1}, {"two", 2}, {"three", 3},
	{"fourteen", 14}, {"four", 4}, {"fifteen", 15}, {"fifty", 50}, {"five", 5}, {"sixteen", 16}, {"sixty", 60},
	{"six", 6}, {"seventeen", 17}, {"seventy", 70}, {"seven", 7}, {"eighteen", 18}, {"eighty", 80}, {"eight", 8},
	{"nineteen", 19}, {"ninety", 90}, {"nine", 9}, {"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13},
	{"thirty", 30}, {"forty", 40}, {"twenty", 20}, {"an", 1}, {"a", 1},
}

// wordAt gives the number word at i.
func (x *matcher) wordAt(i int) (value int64, length int) {
	for _, e := range englishNumbers {
		if end := i + len(e.word); x.has(i, e.word) && (end == len(x.r) || !letter(x.r[end])) {
			return e.value, len(e.word)
		}
	}
	return 0, 0
}

// english reads two, twenty five, three hundred; "a" and "an" only before a
// unit of time.
func (x *matcher) english(i int) (number, bool) {
	if i > 0 && (letter(x.r[i-1]) || x.r[i-1] == '\'') {
		return number{}, false
	}
	n := number{from: i, to: i}
	for words := 0; words < 6; words++ {
		value, length := x.wordAt(n.to)
		if length == 0 || words > 0 && length < 3 {
			break
		}
		at := n.to + length
		if length < 3 && x.hasAny(at, " day", " week", " month", " hour", " fortnight", " year", " hundred", " thousand") == 0 {
			break
		}
		if value == 0 {
			n.lo += 50
		}
		n.lo += value * 100
		n.to = at
		scaled := false
		for range 2 {
			if k := x.hasAny(n.to, " hundred and", " hundred"); k > 0 {
				n.lo, n.to, scaled = times(n.lo, 100), n.to+k, true
			} else if k := x.hasAny(n.to, " thousand"); k > 0 {
				n.lo, n.to, scaled = times(n.lo, 1000), n.to+k, true
			}
		}
		if !scaled && value < 20 || n.to >= len(x.r) || x.r[n.to] != ' ' && x.r[n.to] != '-' {
			break
		}
		if next, length := x.wordAt(n.to + 1); length < 3 || next == 0 || next*100 >= n.lo {
			break
		}
		n.to++
	}
	n.hi = n.lo
	return n, n.to > i
}
