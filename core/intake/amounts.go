package intake

import "github.com/parcelaid/parcelaid/core/money"

// free marks the numbers that belong to dates, so that they are no amounts.
func (s *sentence) free() {
	kept := make([]number, 0, len(s.numbers))
	m := 0
	for _, n := range s.numbers {
		for m < len(s.moments) && s.moments[m].to <= n.from {
			m++
		}
		if m < len(s.moments) && s.moments[m].from <= n.from {
			continue
		}
		kept = append(kept, n)
	}
	s.numbers = kept
}

// unit gives the end of a money unit after a number, or 0.
func (x *matcher) unit(n number) int {
	j := n.to
	if j < len(x.r) && x.r[j] == ' ' {
		j++
	}
	if k := x.hasAny(j, "块钱", "毛钱", "毛", "块", "元", "圆", "蚊", "大洋", "人民币", "rmb", "cny", "yuan", "kuai"); k > 0 {
		if x.hasAny(j, "块石", "块砖", "块玻", "块板", "块表", "块屏", "块手表", "块布", "块木", "块肥", "块香", "块蛋", "块巧", "块腊", "块牛", "块地", "块电", "块硬", "块显", "块瓷", "块碎", "块破", "块主板", "块玉", "块多肉") > 0 || x.has(j, "元通") {
			return 0
		}
		if x.has(j, "块") && !x.has(j, "块钱") && n.hi < 2000 && x.endsAny(n.from, "裂了", "裂成", "碎成", "碎了", "断成", "进去", "掉了", "缺了", "瘪了", "凹了", "破了", "磕了", "好", "大") > 0 {
			return 0
		}
		end := j + k
		if x.has(j, "块") && end < len(x.r) && (digit(x.r[end]) || numeral(x.r[end]) > 0) && (end+1 == len(x.r) || !digit(x.r[end+1])) && x.hasAny(end+1, "个", "件", "天", "家", "直", "下", "起", "次", "点", "月", "周", "包", "盒", "箱") == 0 || x.has(j, "块") && x.has(end+1, "包邮") {
			end++
		}
		return end + x.hasAny(end, "多", "左右", "钱")
	}
	return 0
}

// signed reports whether a sign of money stands before i.
func (x *matcher) moneySign(i int) int { return x.endsAny(i, "¥", "¥ ", "rmb ", "rmb", "cny ", "$") }

// amounts reads sums of money and which they are.
func (s *sentence) amounts() {
	type found struct {
		Answer
		strength int
	}
	var best []found
	named := s.named()
	before, after := s.byEnd(s.own.before), s.byStart(s.own.after)
	for _, n := range s.numbers {
		end := s.x.unit(n)
		sign := s.x.moneySign(n.from)
		plain := end == 0 && sign == 0
		if s.x.hasAny(n.to, "欧", " 欧", "美元", "美金", "刀", "英镑", "日元", "港币", "韩元", "台币") > 0 {
			continue
		}
		if plain && named[n.from] {
			continue
		}
		alone := s.x.gap[n.to] >= spaced // nothing follows in the clause
		if end == 0 {
			end = n.to
		}
		if n.hi < 10 || n.lo > int64(money.Max) || plain && (n.hi < 1000 || s.x.gap[n.to] == joined && s.x.counted(n.to) || s.x.hasAny(n.to, " day", " week", " month", " hour", " item", " piece", " time", " kg") > 0) {
			continue
		}
		value, strength, from, to := "", 0, n.from, end
		for d := 0; d <= 8 && n.from-sign-d >= 0; d++ {
			at := n.from - sign - d
			if h, ok := before[at]; ok && !(plain && d > 1 && !(alone && (d < 5 || n.lo >= 6000))) {
				if w := h.weight - d + closeness(d); w > strength {
					value, strength, from, to = s.values[h.value], w, h.from, end
				}
			}
			if at < len(s.x.gap) && s.x.gap[at] >= comma && d > 0 || at == 0 || s.x.gap[at] >= comma && !latinColon(s.x, at) {
				break
			}
		}
		for d := 0; d <= 4 && end+d < len(s.x.r); d++ {
			if g := s.x.gap[end+d]; g >= comma || g == spaced && !latin(s.x.r[end+d]) {
				break
			}
			if h, ok := after[end+d]; ok && !(plain && d > 0) {
				if w := h.weight - d; w > strength {
					value, strength, from, to = s.values[h.value], w, n.from, h.to
				}
			}
		}
		if value == "" && !plain {
			value, strength = "item_value", 1
			if len(s.numbers) > 1 && n.lo < 2000 {
				strength = 0
			}
		}
		if value == "" && plain && alone && (n.chinese && n.lo >= 100_000 || n.lo >= 5000 && n.lo <= 5_000_000 && s.x.gap[n.from] >= comma) {
			value, strength = "item_value", 1 // 这个表两万八; 大衣,四百八,
		}
		if value == "" || value == "none" || strength <= 0 || plain && value == "item_value" && n.hi < 3000 {
			continue
		}
		fen := money.Fen(n.lo)
		if k := s.x.hasAny(n.to, "毛", "角", "分钱"); k > 0 {
			fen /= 10
		}
		if k := n.to + 1; s.x.has(n.to, "块") && end > k { // 九块九
			d := numeral(s.x.r[k])
			if digit(s.x.r[k]) {
				d = int(s.x.r[k] - '0')
			}
			if d > 0 {
				fen += money.Fen(d) * 10
			}
		}
		sure := min(96, 58+5*strength)
		if n.vague || n.hi > n.lo {
			sure -= 8
		}
		if plain { // no unit says that it is money
			sure -= 8
		}
		best = append(best, found{Answer{Fact: value, Value: fen.String(), Number: true, Span: s.x.span(n.from, end), Sure: sure, Cue: s.x.cueOf(from, to)}, strength})
	}
	for _, b := range best {
		s.out.put(b.Answer)
		if b.Fact == "amount_paid" {
			b.Answer.Fact = "item_value"
			b.Answer.Sure -= 10
			s.out.put(b.Answer)
		}
	}
}

// costs makes of a cost price a merchant's loss, or else what the thing is
// worth.
func (s *sentence) costs() {
	cost, ok := s.out.Get("cost_price")
	if !ok {
		return
	}
	s.out.drop("cost_price")
	cost.Fact = "item_value"
	if role, _ := s.out.Get("role"); role.Value == "merchant" {
		cost.Fact = "loss_value"
	}
	s.out.put(cost)
}

// named marks where the name of a platform stands: 1688 is no sum.
func (s *sentence) named() []bool {
	at := make([]bool, len(s.x.r))
	for _, h := range s.hits {
		if s.facts[h.fact] == "platform" {
			for i := h.from; i < h.to; i++ {
				at[i] = true
			}
		}
	}
	return at
}

// closeness prefers a cue that touches the number.
func closeness(d int) int {
	if d == 0 {
		return 3
	}
	return 0
}

func latinColon(x *matcher, i int) bool {
	return i > 0 && i < len(x.r) && (x.r[i-1] == ':' || x.r[i-1] == '~' || x.r[i] == ':' || x.r[i-1] == ' ')
}

// counted reports whether a measure word stands at i, so that the number
// before it is no sum.
func (x *matcher) counted(i int) bool {
	if i < len(x.r) && x.r[i] == ' ' {
		i++
	}
	if x.hasAny(i, "天", "日", "周", "星期", "礼拜", "个", "月", "年", "小时", "分", "秒", "点", "号", "件", "箱", "盒", "包", "瓶", "罐", "袋", "只", "条", "双", "本", "台", "部", "套", "支", "枚", "颗", "斤", "公斤", "千克", "克", "kg", "g", "倍", "%", "次", "遍", "家", "人", "单", "楼", "层", "栋", "室", "岁", "成", "折", "分之", "米", "厘", "cm", "ml", "升", "张", "页", "度", "路", "站", "趟", "位", "名", "day", "week", "month", "hour", "hr", "item", "piece", "time", "of ", "pcs", "out of", "x ", "块", "口", "头", "束", "桶", "粒", "副", "把", "根", "顶", "辆", "幅", "片", "组", "下", "直", "样", "切", "起", "些", "定", "般", "声", "不", "通", "码") > 0 {
		return true
	}
	return i < len(x.r) && (letter(x.r[i]) || digit(x.r[i]) || x.r[i] == '-')
}

// byEnd and byStart give the strongest cue of a fact at each place.
func (s *sentence) byEnd(fact int16) map[int]hit   { return s.byPlace(fact, true) }
func (s *sentence) byStart(fact int16) map[int]hit { return s.byPlace(fact, false) }

func (s *sentence) byPlace(fact int16, end bool) map[int]hit {
	m := map[int]hit{}
	for _, h := range s.hits {
		if h.fact != fact {
			continue
		}
		at := h.from
		if end {
			at = h.to
		}
		if old, ok := m[at]; !ok || h.weight > old.weight {
			m[at] = h
		}
	}
	return m
}
