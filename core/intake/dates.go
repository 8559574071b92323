package intake

import "github.com/parcelaid/parcelaid/core/day"

// moment is a date in the text.
type moment struct {
	from, to int
	on       day.Day
	part     bool // only a day of the month, or a vague part of it
}

// momentsOf finds dates: absolute, relative, festivals. numbers are in order.
func (x *matcher) momentsOf(numbers []number, today day.Day) []moment {
	var list []moment
	next := 0
	for i := 0; i < len(x.r); i++ {
		for next < len(numbers) && numbers[next].from < i {
			next++
		}
		var m moment
		var ok bool
		if next < len(numbers) && numbers[next].from == i {
			m, ok = x.dateAt(numbers[next], today)
		} else {
			m, ok = x.wordDate(i, today)
		}
		if ok {
			list = append(list, m)
			i = m.to - 1
		}
	}
	return list
}

// whole gives a number without a fraction, or -1.
func (n number) whole() int {
	if n.lo != n.hi || n.lo%100 != 0 || n.vague || n.lo > 999_900 {
		return -1
	}
	return int(n.lo / 100)
}

// small reads up to max digits or a small Chinese number at i.
func (x *matcher) small(i, max int) (int, int) {
	v, j := 0, i
	for j < len(x.r) && j-i < max && digit(x.r[j]) {
		v = v*10 + int(x.r[j]-'0')
		j++
	}
	if j > i && (j == len(x.r) || !digit(x.r[j])) {
		return v, j
	}
	if j == i && j < len(x.r) && (numeral(x.r[j]) >= 0 || x.r[j] == '十') {
		if n, ok := x.chineseNumber(j); ok && n.whole() >= 0 {
			return n.whole(), n.to
		}
	}
	return -1, i
}

// dateAt reads 2026-11-20, 11月5号, 11/5, 5号.
func (x *matcher) dateAt(n number, today day.Day) (moment, bool) {
	m := moment{from: n.from}
	now := today.Civil()
	first, j := x.small(n.from, 4)
	if first < 0 {
		return m, false
	}
	if first >= 2000 && first < 2100 && j < len(x.r) {
		sep := x.r[j]
		if sep == '年' || sep == '-' || sep == '/' || sep == '.' {
			month, k := x.small(j+1, 2)
			if month >= 1 && month <= 12 && k < len(x.r) && (x.r[k] == sep || sep == '年' && x.r[k] == '月') {
				if dom, e := x.small(k+1, 2); dom >= 1 && dom <= day.DaysIn(first, month) {
					m.on, m.to = day.Of(first, month, dom), e+x.hasAny(e, "日", "号")
					return m, true
				}
			}
		}
		return m, false
	}
	if j >= len(x.r) {
		return m, false
	}
	switch sep := x.r[j]; {
	case sep == '月' && first >= 1 && first <= 12:
		dom, e := x.small(j+1, 2)
		m.to = e
		if dom < 1 || dom > 31 {
			k := x.hasAny(j+1, "底", "初", "中旬", "上旬", "下旬", "末")
			if k == 0 {
				return m, false
			}
			dom, m.part, m.to = partOf(x.r[j+1]), true, j+1+k
		}
		m.to += x.hasAny(m.to, "日", "号")
		return x.nearest(m, now, first, dom, today)
	case sep == '号' || sep == '日' && !n.chinese:
		if first < 1 || first > 31 || x.hasAny(j+1, "楼", "院", "门", "店", "线", "柜", "仓", "库", "码", "机", "本", "用", "分", "快", "铺", "栋", "室", "单元") > 0 || x.endsAny(n.from, "路", "街", "道", "巷", "弄", "第", "村", "单", "-") > 0 {
			return m, false
		}
		m.part, m.to = true, j+1
		month := now.Month
		if k := x.endsAny(n.from, "上个月", "上月"); k > 0 {
			m.from -= k
			month--
		} else if k := x.endsAny(n.from, "下个月", "下月"); k > 0 {
			m.from -= k
			month++
		} else if k := x.endsAny(n.from, "这个月", "本月"); k > 0 {
			m.from -= k
		} else if first > now.Day && !x.aheadOf(m) {
			month--
		}
		m.on = day.Of(now.Year, month, first)
		return m, day.Day(m.on).Civil().Day == first
	case (sep == '/' || sep == '-') && first >= 1 && first <= 12 && x.r[n.from] <= '9':
		dom, e := x.small(j+1, 2)
		if dom < 1 || dom > 31 || e < len(x.r) && (x.r[e] == sep || x.unitAt(e) || x.hasAny(e, "件", "号楼", "栋", "单元", "月", "点", "人", "条") > 0) || n.from > 0 && (x.r[n.from-1] == sep || letter(x.r[n.from-1])) || sep == '-' && e < len(x.r) && han(x.r[e]) && !x.has(e, "号") && !x.has(e, "日") {
			return m, false
		}
		m.to = e
		return x.nearest(m, now, first, dom, today)
	case sep == '.' && x.r[n.from] <= '9' && first >= 1 && first <= 12:
		if dom, e := x.small(j+1, 2); dom >= 1 && dom <= 31 && e < len(x.r) && x.hasAny(e, "号", "日", "寄", "发", "签", "下", "买", "显", "收", "到", "拍", "付", "揽", "就", "的", "从") > 0 {
			m.to = e + x.hasAny(e, "号", "日")
			return x.nearest(m, now, first, dom, today)
		}
	}
	return m, false
}

func partOf(r rune) int {
	switch r {
	case '初', '上':
		return 5
	case '中':
		return 15
	}
	return 27
}

// aheadOf reports whether words before a date point forward.
func (x *matcher) aheadOf(m moment) bool {
	return x.endsAny(m.from, "到", "等到", "之前", "最晚", "预计", "承诺", "答应", "说", "by ", "until ") > 0 || x.hasAny(m.to, "之前", "前", "以前") > 0
}

// nearest puts month and day into the year that makes it past, or future
// where the words point forward and it is near.
func (x *matcher) nearest(m moment, now day.Civil, month, dom int, today day.Day) (moment, bool) {
	year := now.Year
	if dom > day.DaysIn(year, month) {
		return m, false
	}
	if k := x.endsAny(m.from, "去年"); k > 0 {
		m.from -= k
		m.on = day.Of(year-1, month, dom)
		return m, true
	}
	m.on = day.Of(year, month, dom)
	if m.on > today && !(x.aheadOf(m) && m.on-today < 120) {
		m.on = day.Of(year-1, month, dom)
	}
	return m, true
}
