package intake

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
		if days = (n.hi + 2399) / 2400; n.hi < 2400 {
			return p, false
		}
	case x.hasAny(j, "fortnight") > 0:
		size, j = 14, j+9
	case x.has(j, "月") && (piece > 0 || x.r[n.from] == '半') || x.has(j, "余月"):
		size, j = 30, j+1
	case piece == 0 && x.hasAny(j, "天", "日", "夜", "宿") > 0 && !x.has(j, "日用") && !x.has(j, "日本"):
		if x.r[j] == '日' && !n.chinese || n.hi == 50 {
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
		if x.has(j-2, "半月") && x.endsAny(n.from, "一个", "1个") > 0 { // 一个半月
			days = 45
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
	if x.has(j, "半") && (size == 1 || size == 7) {
		days += (size + 1) / 2
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
