package intake

// classify says what a run of digits and letters is, and which part of it to
// hide.
func (m *masker) classify(text []rune, label string, gaps, from, to int) (kind uint8, a, b int) {
	n := len(text)
	all := true
	for _, r := range text {
		all = all && digit(r)
	}
	if all && m.dated[from] && gaps > 0 || all && m.x.unit(number{from: from, to: to}) > 0 && n < 11 {
		return 0, 0, 0
	}
	if n >= 18 && idShape(text[:18]) && (n == 18 || idCheck(text[:18])) {
		return maskID, 0, n
	}
	if !all {
		return m.mixed(text, label)
	}
	if p := phoneAt(text); p >= 0 {
		return maskPhone, p, n
	}
	switch label {
	case "card":
		if n >= 8 {
			return maskCard, 0, n
		}
	case "id":
		return maskID, 0, n
	case "order":
		return maskOrder, 0, n
	case "phone":
		if n >= 6 {
			return maskPhone, 0, n
		}
	case "waybill":
		return maskWaybill, 0, n
	}
	switch {
	case n == 15 && idDate15(text) && label == "id":
		return maskID, 0, n
	case n >= 13 && n <= 19 && luhn(text) && (text[0] == '6' || text[0] == '4' || text[0] == '5' || text[0] == '3') && (n >= 16 || gaps > 1):
		return maskCard, 0, n
	case gaps == 1 && n == 21: // 261120-000012345678901
		return maskOrder, 0, n
	case n >= 18:
		return maskOrder, 0, n
	case n >= 10 && n <= 12 && text[0] == '0': // a landline
		return maskPhone, 0, n
	case m.pickup(from, to, gaps):
		return maskCode, 0, n
	case gaps == 0 && n >= 12 || gaps > 0 && n >= 12 && n < 18:
		return maskWaybill, 0, n
	}
	return 0, 0, 0
}

// mixed is a run with letters: an ID ending in X, a waybill, an order.
func (m *masker) mixed(text []rune, label string) (uint8, int, int) {
	n := len(text)
	digits := 0
	for _, r := range text {
		if digit(r) {
			digits++
		}
	}
	switch {
	case label == "order" && n >= 6:
		return maskOrder, 0, n
	case label == "code" && n >= 4:
		return maskCode, 0, n
	case digits >= 9 && n >= 11 && n <= 40:
		return maskWaybill, 0, n
	}
	return 0, 0, 0
}

// phoneAt gives the place of a mobile number's first digit, past 86, or -1.
func phoneAt(text []rune) int {
	p := 0
	switch n := len(text); {
	case n == 11:
	case n == 13 && text[0] == '8' && text[1] == '6':
		p = 2
	case n == 15 && text[0] == '0' && text[1] == '0' && text[2] == '8' && text[3] == '6':
		p = 4
	case n > 11 && n <= 16: // with an extension after a hyphen
		if text[0] != '1' || n > 15 {
			return -1
		}
		return -1
	default:
		return -1
	}
	if text[p] == '1' && text[p+1] >= '3' && text[p+1] <= '9' {
		return p
	}
	return -1
}

func idShape(text []rune) bool {
	for _, r := range text[:17] {
		if !digit(r) {
			return false
		}
	}
	if last := text[17]; !digit(last) && last != 'x' {
		return false
	}
	v := func(i int) int { return int(text[i] - '0') }
	year, month, dom := v(6)*1000+v(7)*100+v(8)*10+v(9), v(10)*10+v(11), v(12)*10+v(13)
	return text[0] != '0' && year >= 1900 && year < 2100 && month >= 1 && month <= 12 && dom >= 1 && dom <= 31
}

func idDate15(text []rune) bool {
	v := func(i int) int { return int(text[i] - '0') }
	month, dom := v(8)*10+v(9), v(10)*10+v(11)
	return month >= 1 && month <= 12 && dom >= 1 && dom <= 31
}

func luhn(text []rune) bool {
	sum := 0
	for i := range text {
		d := int(text[len(text)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// pickup reads the form 8-2-3456 that stations print; 11-20-2026 is a date.
func (m *masker) pickup(from, to, gaps int) bool {
	if gaps != 2 || to-from > 12 {
		return false
	}
	part, length := 0, 0
	var sizes [3]int
	for _, r := range m.x.r[from:to] {
		if digit(r) {
			length++
			continue
		}
		if r != '-' || part == 2 {
			return false
		}
		sizes[part], length = length, 0
		part++
	}
	sizes[part] = length
	return sizes[0] <= 3 && sizes[1] <= 3 && sizes[2] >= 3 && sizes[2] <= 5
}
