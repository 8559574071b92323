package intake

// names hides people's names: after a label, beside a phone number, before a
// title.
func (m *masker) names(hits []hit) {
	for _, h := range hits {
		if h.fact != m.own.name {
			continue
		}
		switch m.values[h.value] {
		case "label":
			m.afterLabel(h.to, h.to-h.from == 1)
		case "title":
			if m.x.r[h.from] != '收' || m.x.gap[h.to] >= spaced { // 张三收, but no 不收费
				m.beforeTitle(h.from)
			}
		}
	}
	for i := 1; i < len(m.kind); i++ {
		if m.kind[i] == maskPhone && m.kind[i-1] != maskPhone {
			m.besidePhone(i)
		}
		if m.kind[i-1] == maskPhone && m.kind[i] != maskPhone {
			m.afterPhone(i)
		}
	}
}

// nameAt gives the end of a name of two to four characters at i, by its
// surname, or i.
func (m *masker) nameAt(i int) int {
	x := m.x
	if i+1 >= len(x.r) || !han(x.r[i]) || !han(x.r[i+1]) || x.gap[i+1] != joined {
		return i
	}
	given := 1
	switch {
	case m.double[[2]rune{x.r[i], x.r[i+1]}] && i+2 < len(x.r) && han(x.r[i+2]):
		given = 2
	case !m.surnames[x.r[i]]:
		return i
	}
	end := i + given + 1
	if end < len(x.r) && han(x.r[end]) && x.gap[end] == joined && !nameStop(x, end) {
		end++
	}
	return end
}

// nameStop reports that a word begins that is no part of a name.
func nameStop(x *matcher, i int) bool {
	return x.hasAny(i, "电话", "手机", "地址", "的", "是", "说", "在", "住", "收", "寄", "和", "先", "女士", "小姐", "把", "没", "不", "签", "拿", "我", "你", "他", "号", "身份", "微信", "联系", "也", "就", "有", "要", "给", "被", "已", "代", "写", "打", "来", "了", "吗", "呢", "本人", "师傅", "老师", "同学", "阿姨", "大爷", "投诉", "反映", "买", "从", "于", "让", "跟", "对", "都", "去") > 0
}

// afterLabel hides the name after a label; a short label such as 收 needs
// something between.
func (m *masker) afterLabel(i int, short bool) {
	x := m.x
	colon := false
	if short && x.gap[i] == joined {
		return
	}
	for n := 0; n < 3 && i < len(x.r) && (x.r[i] == ':' || x.r[i] == ' ' || x.r[i] == '是' || x.r[i] == '为' || x.r[i] == '叫' || x.r[i] == '('); n++ {
		colon = colon || x.r[i] != ' ' && x.r[i] != '是'
		i++
	}
	if i >= len(x.r) {
		return
	}
	if x.hasAny(i, "能", "向", "让", "可", "要", "会", "应", "就", "安装", "索赔", "平台", "托运", "当天", "全名", "全号", "必须", "自己", "本人") > 0 {
		return
	}
	if letter(x.r[i]) { // two or three Latin words
		if !colon || x.r[i-1] == '(' {
			return
		}
		j, words := i, 0
		for j < len(x.r) && (letter(x.r[j]) || x.r[j] == ' ' || x.r[j] == '·' || x.r[j] == '\'') && j-i < 40 {
			if x.r[j] == ' ' {
				if words++; words == 3 || x.hasAny(j, " phone", " tel", " address", " and", " is", " at", " mobile") > 0 {
					break
				}
			}
			j++
		}
		m.hide(i, j, maskName)
		return
	}
	end := m.nameAt(i)
	if end == i && colon { // a rare surname, or a nickname
		for end < len(x.r) && end-i < 4 && han(x.r[end]) && (end == i || x.gap[end] == joined) && !nameStop(x, end) {
			end++
		}
		if end-i < 2 || x.hasAny(i, "本人", "自己", "前台", "门卫", "物业", "驿站", "丰巢", "快递", "家人", "邻居", "同事", "他人", "代收", "未知", "空白", "保安", "菜鸟", "妈妈", "卖家", "商家") > 0 {
			return
		}
	}
	if end > i+2 && x.hasAny(i, "没收", "未收", "不在", "都没", "和", "就是", "说", "不是", "已", "时", "方", "于", "应", "那", "明", "有", "还没") > 0 {
		return
	}
	if !colon && x.hasAny(i, "电话", "地址", "姓名", "签收", "信息", "要求", "明明", "拒收", "拒签", "那边", "时候", "应该", "没有", "方便", "时间", "经常", "常", "从来", "全程", "云", "万一", "何时", "安排", "于是", "于", "和", "应", "时", "方", "别人", "水", "单", "池") > 0 {
		return
	}
	m.hide(i, end, maskName)
}

// beforeTitle hides the surname, or the name, before 先生, 女士, 师傅.
func (m *masker) beforeTitle(i int) {
	x := m.x
	for n := 4; n >= 1; n-- {
		if i-n >= 0 && i < len(x.r) && x.r[i] == '收' && x.gap[i-n] == joined && m.kind[max(0, i-n-1)] == 0 {
			continue
		}
		if i-n < 0 || x.hasAny(i-n, "安装", "维修", "送货", "快递") > 0 || !han(x.r[i-n]) || i-n+1 < i && x.gap[i-n+1] != joined {
			continue
		}
		if (n == 1 || n <= 3 && m.nameAt(i-n) == i || n <= 4 && m.nameAt(i-n) == i) && m.surnames[x.r[i-n]] && (n > 1 || x.hasAny(i-1, "和", "时", "方", "成", "于", "常", "年", "路", "家", "水", "从", "应", "明", "安", "容", "全", "那", "何", "位", "老", "代", "签", "验", "到", "揽", "查") == 0) {
			m.hide(i-n, i, maskName)
			return
		}
	}
}

// besidePhone hides a name that stands before a phone number, alone between
// breaks.
func (m *masker) besidePhone(i int) {
	x := m.x
	end := i
	for end > 0 && i-end < 3 && (x.r[end-1] == ' ' || x.r[end-1] == ',' || x.r[end-1] == ':' || x.r[end-1] == '(' || x.r[end-1] == '+' || x.r[end-1] == '、' || x.r[end-1] == '/' || x.r[end-1] == '|') {
		end--
	}
	if k := x.endsAny(end, "电话", "手机号", "手机", "联系电话", "tel"); k > 0 {
		end -= k
		for end > 0 && (x.r[end-1] == ',' || x.r[end-1] == ' ' || x.r[end-1] == '的') {
			end--
		}
	}
	for n := 4; n >= 2; n-- {
		if end-n >= 0 && m.nameAt(end-n) == end && (end-n == 0 || x.gap[end-n] != joined || !han(x.r[end-n-1])) {
			m.hide(end-n, end, maskName)
			return
		}
	}
}

// afterPhone hides a name that follows a phone number, alone between breaks.
func (m *masker) afterPhone(i int) {
	x := m.x
	for n := 0; n < 3 && i < len(x.r) && (x.r[i] == ' ' || x.r[i] == ',' || x.r[i] == ')' || x.r[i] == '、' || x.r[i] == '/' || x.r[i] == '|'); n++ {
		i++
	}
	if i >= len(x.r) {
		return
	}
	if end := m.nameAt(i); end > i && (end == len(x.r) || x.gap[end] != joined) {
		m.hide(i, end, maskName)
	}
}
