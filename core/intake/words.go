package intake

import "github.com/parcelaid/parcelaid/core/day"

var relative = []struct {
	word   string
	offset int
}{
	{"大前天", -3}, {"前天", -2}, {"前晚", -2}, {"前日", -2}, {"昨天", -1}, {"昨日", -1}, {"昨晚", -1}, {"昨儿", -1}, {"寻日", -1}, {"琴日", -1},
	{"今天", 0}, {"今日", 0}, {"今早", 0}, {"今晚", 0}, {"今儿", 0}, {"明天", 1}, {"明日", 1}, {"明儿", 1}, {"后天", 2},
	{"day before yesterday", -2}, {"yesterday", -1}, {"last night", -1}, {"today", 0}, {"this morning", 0}, {"tomorrow", 1},
}

var festivals = []struct {
	word       string
	month, dom int
}{
	{"双十一", 11, 11}, {"双11", 11, 11}, {"双十二", 12, 12}, {"双12", 12, 12}, {"国庆节", 10, 1}, {"国庆", 10, 1}, {"元旦", 1, 1}, {"五一", 5, 1}, {"618", 6, 18},
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// wordDate reads 昨天, 上周三, 双十一, last monday, nov 5 at i.
func (x *matcher) wordDate(i int, today day.Day) (moment, bool) {
	m := moment{from: i, to: i}
	switch x.r[i] { // most code points begin no date
	case '大', '前', '昨', '今', '明', '后', '寻', '琴', '双', '国', '元', '五', '上', '这', '本', '下', '周', '星', '礼', '月':
	default:
		if !letter(x.r[i]) || i > 0 && letter(x.r[i-1]) {
			return m, false
		}
		return x.englishDate(i, today)
	}
	for _, w := range relative {
		if k := x.hasAny(i, w.word); k > 0 {
			m.on, m.to = today+day.Day(w.offset), i+k
			if x.hasAny(m.to, "达", "送达") > 0 && w.offset > 0 || x.has(i, "前天") && i > 0 && numeral(x.r[i-1]) > 0 || w.word == "后天" && i > 0 && (numeral(x.r[i-1]) > 0 || x.r[i-1] == '售') {
				return m, false
			}
			return m, true
		}
	}
	now := today.Civil()
	for _, f := range festivals {
		if k := x.hasAny(i, f.word); k > 0 {
			m.to, m.part = i+k, true
			return x.nearest(m, now, f.month, f.dom, today)
		}
	}
	for _, w := range []struct {
		word  string
		weeks int
	}{{"上上周", -2}, {"上个周", -1}, {"上周", -1}, {"上个星期", -1}, {"上星期", -1}, {"上个礼拜", -1}, {"上礼拜", -1}, {"这周", 0}, {"本周", 0}, {"这个星期", 0}, {"这星期", 0}, {"这个礼拜", 0}, {"下周", 1}, {"下星期", 1}, {"下个星期", 1}, {"下个礼拜", 1}, {"下礼拜", 1}, {"周", 9}, {"星期", 9}, {"礼拜", 9}} {
		k := x.hasAny(i, w.word)
		if k == 0 {
			continue
		}
		wd, e := x.weekday(i + k)
		if w.weeks == 9 && i > 0 && (numeral(x.r[i-1]) > 0 || x.r[i-1] == '个' || x.r[i-1] == '每' || digit(x.r[i-1])) {
			return m, false
		}
		if wd == 0 {
			if w.weeks == 9 || w.weeks == 0 {
				return m, false
			}
			wd, e, m.part = 1, i+k, true
		}
		m.to = e
		monday := today - day.Day(today.Weekday()-1)
		if w.weeks == 9 {
			m.on = monday + day.Day(wd-1)
			if m.on > today && !x.aheadOf(m) {
				m.on -= 7
			}
			return m, true
		}
		m.on = monday + day.Day(7*w.weeks+wd-1)
		return m, true
	}
	for _, w := range []struct {
		word       string
		month, dom int
	}{{"上个月底", -1, 27}, {"上月底", -1, 27}, {"上个月初", -1, 5}, {"上月初", -1, 5}, {"上个月中", -1, 15}, {"月初", 0, 3}, {"月底", 0, 28}} {
		if k := x.hasAny(i, w.word); k > 0 {
			m.on, m.to, m.part = day.Of(now.Year, now.Month+w.month, w.dom), i+k, true
			if w.word == "月底" && m.on > today && !x.aheadOf(m) {
				m.on = day.Of(now.Year, now.Month-1, w.dom)
			}
			return m, true
		}
	}
	return m, false
}

func (x *matcher) weekday(i int) (int, int) {
	if i >= len(x.r) {
		return 0, i
	}
	switch r := x.r[i]; {
	case r == '日' || r == '天' || r == '末':
		if r == '末' {
			return 6, i + 1
		}
		return 7, i + 1
	case numeral(r) >= 1 && numeral(r) <= 6 && (i+1 == len(x.r) || x.r[i+1] != '个'):
		return numeral(r), i + 1
	case r >= '1' && r <= '6' && (i+1 == len(x.r) || !digit(x.r[i+1])):
		return int(r - '0'), i + 1
	}
	return 0, i
}

// englishDate reads last monday, on friday, nov 5, november 5th, 5 november.
func (x *matcher) englishDate(i int, today day.Day) (moment, bool) {
	m := moment{from: i}
	for _, w := range relative[len(relative)-6:] {
		if k := x.hasAny(i, w.word); k > 0 {
			m.on, m.to = today+day.Day(w.offset), i+k
			return m, true
		}
	}
	last := x.hasAny(i, "last ")
	next := x.hasAny(i, "next ")
	for n, w := range weekdays {
		if x.has(i+last+next, w) {
			monday := today - day.Day(today.Weekday()-1)
			m.on, m.to = monday+day.Day(n), i+last+next+len(w)
			if next > 0 {
				m.on += 7
			} else if m.on >= today && !x.aheadOf(m) || last > 0 && m.on >= monday {
				m.on -= 7
			}
			return m, true
		}
	}
	for n, w := range months {
		k := x.hasAny(i, w)
		if k == 0 {
			if k = x.hasAny(i, w[:3]+".", w[:3]); k == 0 || w == "may" {
				continue
			}
		}
		j := i + k
		if j < len(x.r) && x.r[j] == ' ' {
			j++
		}
		dom, e := x.small(j, 2)
		if dom < 1 || dom > 31 || j == i+k {
			return m, false
		}
		m.to = e + x.hasAny(e, "st", "nd", "rd", "th")
		return x.nearest(m, today.Civil(), n+1, dom, today)
	}
	return m, false
}
