package intake

func numeral(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一', '壹', '幺':
		return 1
	case '二', '两', '贰':
		return 2
	case '三', '叁':
		return 3
	case '四', '肆':
		return 4
	case '五', '伍':
		return 5
	case '六', '陆':
		return 6
	case '七', '柒':
		return 7
	case '八', '捌':
		return 8
	case '九', '玖':
		return 9
	}
	return -1
}

func scaleOf(r rune) int64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	}
	return 0
}

// chineseNumber reads 八千七百九十, 两百五, 三四, 十几, 两三百, 一点五.
func (x *matcher) chineseNumber(i int) (number, bool) {
	n := number{from: i, chinese: true}
	switch x.r[i] {
	case '半':
		return number{from: i, to: i + 1, lo: 50, hi: 50, chinese: true}, true
	case '俩', '仨':
		v := int64(200)
		if x.r[i] == '仨' {
			v = 300
		}
		return number{from: i, to: i + 1, lo: v, hi: v, chinese: true}, true
	}
	var total, section int64     // below and within the current 万
	var spread int64             // hi - lo
	last := int64(0)             // the scale before
	zero := false                // a 零 since the last scale
	j, digits, plain := i, 0, "" // plain: digits without scales
	for j < len(x.r) && j-i < 24 {
		r := x.r[j]
		d, next := int64(numeral(r)), int64(0)
		if r == '几' {
			d, n.vague = 1, true
			if j > i {
				d = 0
			}
		}
		if d == 0 && r != '几' {
			zero = true
			plain += "0"
			j++
			digits++
			continue
		}
		if d < 0 && r != '几' {
			s := scaleOf(r)
			switch {
			case s == 10 && (last == 0 || last > 10 || digits == 0): // 十 without a digit
				section += 10
				last = 10
				zero = false
				digits = 0
				j++
				continue
			case (r == '万' || r == '亿') && j > i:
				scale := int64(10_000)
				if r == '亿' {
					scale = 100_000_000
				}
				total = times(total+section, scale)
				spread *= scale
				section, last, zero, digits = 0, scale, false, 0
				j++
				continue
			}
			break
		}
		// a digit: two in ascending order are a range
		k := j + 1
		up := int64(0)
		if k < len(x.r) && r != '几' {
			if e := int64(numeral(x.r[k])); e == d+1 && r != '二' || d == 2 && e == 3 {
				up, k = e-d, k+1
				n.vague = true
			}
		}
		if k < len(x.r) && r != '几' && (x.r[k] == '多') && k+1 < len(x.r) && scaleOf(x.r[k+1]) > 0 {
			k++
		}
		if k < len(x.r) {
			next = scaleOf(x.r[k])
		}
		switch {
		case next > 0:
			section += d * next
			spread = up * next
			last, zero, digits = next, false, 0
			j = k + 1
		case last >= 100 && !zero && digits == 0 && r != '几' && up == 0: // 两百五, 三万五
			section += d * last / 10
			j, last = k, 1
			digits = 1
		default:
			section += d
			spread = up
			plain += string(rune('0' + d))
			digits++
			last = 1
			j = k
		}
		if digits > 0 && j < len(x.r) && numeral(x.r[j]) >= 0 { // 二零二六, 一三八…
			return x.spelled(i)
		}
		if digits > 0 && (j >= len(x.r) || x.r[j] != '万' && x.r[j] != '亿') {
			break
		}
	}
	if j == i || x.r[i] == '几' && j == i+1 {
		return n, false
	}
	v := (total + section) * 100
	if j+1 < len(x.r) && x.r[j] == '点' && numeral(x.r[j+1]) >= 0 {
		v += int64(numeral(x.r[j+1])) * 10
		j += 2
		if j < len(x.r) && x.r[j] == '万' {
			v = times(v, 10_000)
			j++
		}
	}
	n.lo, n.hi, n.to = min(v, most), min(v+spread*100, most), j
	for n.to < len(x.r) && (x.r[n.to] == '多' || x.r[n.to] == '来' || x.r[n.to] == '余' || x.r[n.to] == '几') {
		n.vague = true
		n.to++
		if n.to < len(x.r) && (x.r[n.to] == '万' || x.r[n.to] == '千') {
			s := int64(10_000)
			if x.r[n.to] == '千' {
				s = 1000
			}
			n.lo, n.hi = times(n.lo, s), times(n.hi, s)
			n.to++
		}
	}
	return n, true
}

// spelled reads digits one by one: 二零二六.
func (x *matcher) spelled(i int) (number, bool) {
	n := number{from: i, chinese: true}
	for i < len(x.r) && numeral(x.r[i]) >= 0 {
		n.lo = min(n.lo*10+int64(numeral(x.r[i]))*100, most)
		i++
	}
	n.hi, n.to = n.lo, i
	return n, true
}
