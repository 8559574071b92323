package intake

import "github.com/parcelaid/parcelaid/core/day"

// period is a stretch of time in days: 三四天, 半个月, two weeks. ago marks
// 三天前; nth marks 第五天.
type period struct {
	from, to int
	days     int
	ago      bool
	vague    bool
}

// periodOf reads the unit after a number.
func (x *matcher) periodOf(n number) (period, bool) {
	p := period{from: n.from, vague: n.vague || n.hi > n.lo}
	j := n.to
	if j < len(x.r) && x.r[j] == ' ' {
		j++
	}
	if n.from > 0 && x.hasAny(n.from-1, "周", "第") > 0 && !x.has(n.from-1, "第") || x.endsAny(n.from, "星期", "礼拜") > 0 {
		return p, false
	}
	piece := x.hasAny(j, "个")
	more := 0
	if piece > 0 {
		more = x.hasAny(j+piece, "多", "来")
	}
	j += piece + more
	days := int64(0)
	size := int64(0)
	switch {
	case x.hasAny(j, "星期", "礼拜", "周") > 0:
		size, j = 7, j+x.hasAny(j, "星期", "礼拜", "周")
	case x.hasAny(j, "weeks", "week", "wks", "wk") > 0:
		size, j = 7, j+x.hasAny(j, "weeks", "week", "wks", "wk")
	case x.hasAny(j, "months", "month") > 0:
		size, j = 30, j+x.hasAny(j, "months", "month")
	case x.hasAny(j, "days", "day") > 0:
		size, j = 1, j+x.hasAny(j, "days", "day")
	case x.hasAny(j, "hours", "hour", "hrs", "小时", "钟头", "h") > 0:
		j += x.hasAny(j, "hours", "hour", "hrs", "小时", "钟头", "h")
		days = (n.hi + 2399) / 2400
	case x.hasAny(j, "fortnight") > 0:
		size, j = 14, j+9
	case x.has(j, "月") && (piece > 0 || x.r[n.from] == '半') || x.has(j, "余月"):
		size, j = 30, j+1
	case piece == 0 && x.hasAny(j, "天", "日", "夜", "宿") > 0 && !x.has(j, "日用") && !x.has(j, "日本"):
		if x.r[j] == '日' && !n.chinese {
			return p, false
		}
		size, j = 1, j+1
	case piece == 0 && x.has(j, "年"):
		if n.hi > 1000 {
			return p, false
		}
		size, j = 365, j+1
	default:
		return p, false
	}
	if size > 0 {
		days = (n.hi*size + 99) / 100
		if n.hi == 50 && size == 30 {
			days = 15
		}
		if n.hi == 50 && size == 1 {
			days = 1
		}
	}
	if more > 0 || x.hasAny(j, "多") > 0 && size > 1 {
		p.vague = true
		if size == 30 && n.hi == 50 {
			days += 2
		} else if size == 7 {
			days += 2
		}
		j += x.hasAny(j, "多")
	}
	if x.has(j, "半") && size == 1 {
		days++
		j++
	}
	if size == 30 && n.hi == 50 && x.endsAny(n.from, "大") > 0 {
		days = 20
	}
	if j < len(x.r) && letter(x.r[j]) && letter(x.r[j-1]) {
		return p, false
	}
	if k := x.hasAny(j, "之前", "以前", "前", " ago"); k > 0 && !x.hasLater(j+k) {
		p.ago = true
		j += k
	}
	p.to, p.days = j, int(min(days, 100_000))
	return p, days > 0
}

func (x *matcher) hasLater(i int) bool { return x.hasAny(i, "台", "面", "后", "端", "往") > 0 }

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
		if dom, e := x.small(j+1, 2); dom >= 1 && dom <= 31 && e < len(x.r) && (x.r[e] == '号' || x.r[e] == '日') {
			m.to = e + 1
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
