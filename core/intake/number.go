package intake

// number is a number in the text at [from, to), in hundredths. lo and hi
// differ for 三四 and 3-4; vague marks 多, 几, 来.
type number struct {
	from, to int
	lo, hi   int64
	vague    bool
	chinese  bool
}

// most is the largest number that is read, in hundredths: beyond it all are
// the same.
const most = int64(1e14)

// scanNumbers finds the numbers. Their ends are kept by their beginnings, for
// patterns.
func scanNumbers(x *matcher) []number {
	var list []number
	x.numbers = make([]int32, len(x.r))
	for i := 0; i < len(x.r); {
		n, ok := x.number(i)
		if !ok {
			if letter(x.r[i]) { // a whole word at once
				for i < len(x.r) && (letter(x.r[i]) || digit(x.r[i])) {
					i++
				}
				continue
			}
			i++
			continue
		}
		x.numbers[i] = int32(n.to)
		list = append(list, n)
		i = n.to
	}
	return list
}

func (x *matcher) number(i int) (number, bool) {
	switch r := x.r[i]; {
	case digit(r):
		return x.arabic(i), true
	case letter(r):
		return x.english(i)
	case numeral(r) >= 0 || r == '十' || r == '半' || r == '几' || r == '俩' || r == '仨':
		return x.chineseNumber(i)
	}
	return number{}, false
}

// arabic reads 1,299.50 with what may follow: 万, k, 多, -4.
func (x *matcher) arabic(i int) number {
	n := number{from: i}
	v, j := x.digits(i)
	v *= 100
	if j+1 < len(x.r) && x.r[j] == '.' && digit(x.r[j+1]) {
		scale := int64(10)
		for j++; j < len(x.r) && digit(x.r[j]); j++ {
			v += int64(x.r[j]-'0') * scale
			scale /= 10
		}
	}
	n.lo, n.hi = min(v, most), min(v, most)
	if j+1 < len(x.r) && (x.r[j] == '-' || x.r[j] == '~' || x.r[j] == '到' || x.r[j] == '至') && digit(x.r[j+1]) {
		if hi, k := x.digits(j + 1); hi*100 > v && hi < 1000 && v < 100_000 && x.unitAt(k) {
			n.hi, j = hi*100, k
		}
	}
	n.to = j
	x.suffix(&n)
	return n
}

// unitAt reports whether a unit stands at i, so that 3-4 before it is a range.
func (x *matcher) unitAt(i int) bool {
	if i < len(x.r) && x.r[i] == ' ' {
		i++
	}
	return x.hasAny(i, "天", "个", "周", "块", "元", "百", "千", "万", "星期", "礼拜", "小时", "day", "week", "month") > 0
}

func (x *matcher) digits(i int) (int64, int) {
	v := int64(0)
	for i < len(x.r) {
		switch {
		case digit(x.r[i]):
			v = min(v*10+int64(x.r[i]-'0'), most/100)
		case x.r[i] == ',' && i+3 < len(x.r) && digit(x.r[i+1]) && digit(x.r[i+2]) && digit(x.r[i+3]) && (i+4 == len(x.r) || !digit(x.r[i+4])):
		default:
			return v, i
		}
		i++
	}
	return v, i
}

// suffix reads 百 千 万 亿 w k and 多 来 余 几 after digits.
func (x *matcher) suffix(n *number) {
	for {
		scale := int64(0)
		if n.to < len(x.r) {
			switch x.r[n.to] {
			case '百':
				scale = 100
			case '千', 'k':
				scale = 1000
			case '万', 'w':
				scale = 10_000
			case '亿':
				scale = 100_000_000
			case '多', '来', '余', '几':
				n.vague = true
				n.to++
				continue
			}
		}
		if scale == 0 || letter(x.r[n.to]) && n.to+1 < len(x.r) && letter(x.r[n.to+1]) {
			return
		}
		n.lo, n.hi = times(n.lo, scale), times(n.hi, scale)
		n.to++
		if scale >= 1000 && n.to < len(x.r) && (digit(x.r[n.to]) || numeral(x.r[n.to]) > 0) && (n.to+1 == len(x.r) || !digit(x.r[n.to+1])) {
			d := int64(numeral(x.r[n.to]))
			if digit(x.r[n.to]) {
				d = int64(x.r[n.to] - '0')
			}
			n.lo += d * scale * 10
			n.hi = n.lo
			n.to++
			return
		}
	}
}

func times(a, b int64) int64 {
	if a > most/b {
		return most
	}
	return a * b
}
