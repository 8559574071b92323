package intake

// Courier gives the couriers that a waybill number fits, in the order of the
// shapes; sure is in hundredths, and not says that it is something else.
func (rd *Reader) Courier(text []rune) (couriers []string, sure int, not string) {
	digits := true
	for _, r := range text {
		digits = digits && digit(r)
	}
	if digits || len(text) > 0 && digit(text[0]) {
		for i := range rd.shapes {
			s := &rd.shapes[i]
			if s.Action == "not" && MatchShape(s, text) {
				if s.Check == "" || checked(s.Check, text) {
					return nil, 0, s.ID
				}
			}
		}
	}
	asking := false
	for i := range rd.shapes {
		s := &rd.shapes[i]
		if s.Action == "not" || asking && s.Action != "ask" || !MatchShape(s, text) {
			continue
		}
		if s.Check != "" && !checked(s.Check, text) {
			if s.Check == "s10" { // mistyped, or not a post number
				return s.Couriers, 55, ""
			}
			continue
		}
		switch s.Action {
		case "auto":
			sure = 95
			if len(s.Couriers) > 1 {
				sure = 80
			}
			return s.Couriers, sure, ""
		case "suggest":
			sure = 75
			if len(s.Couriers) > 1 {
				sure = 65
			}
			return s.Couriers, sure, ""
		}
		asking = true
		for _, c := range s.Couriers {
			couriers = appendNew(couriers, c)
		}
	}
	if asking {
		sure = 40
	}
	return couriers, sure, ""
}

func appendNew(list []string, word string) []string {
	for _, w := range list {
		if w == word {
			return list
		}
	}
	return append(list, word)
}

// token is a run of letters, digits and hyphens in the folded text.
type token struct{ from, to, digits int }

func (x *matcher) tokens() []token {
	var list []token
	for i := 0; i < len(x.r); {
		if !letter(x.r[i]) && !digit(x.r[i]) {
			i++
			continue
		}
		t := token{from: i}
		for i < len(x.r) && (letter(x.r[i]) || digit(x.r[i]) || x.r[i] == '-' && i+1 < len(x.r) && (letter(x.r[i+1]) || digit(x.r[i+1]))) {
			if digit(x.r[i]) {
				t.digits++
			}
			i++
		}
		t.to = i
		list = append(list, t)
	}
	return list
}

// waybills finds waybill numbers and, where one speaks clearly, the courier.
func (rd *Reader) waybills(x *matcher, hits []hit, out *Reading) {
	named := map[int]string{} // what a label before this place announces
	for _, h := range hits {
		if h.fact == rd.own.mask {
			named[h.to] = rd.values[h.value]
		}
	}
	for _, t := range x.tokens() {
		if t.to-t.from > 40 || t.digits < 8 || t.digits*10 < (t.to-t.from)*6 || len(out.Waybills) >= 50 {
			continue
		}
		label := x.labelAt(named, t.from)
		if x.unit(number{from: t.from, to: t.to}) > 0 || label == "order" || label == "card" || label == "id" || label == "code" {
			continue
		}
		text := x.upper(t)
		couriers, sure, not := rd.Courier(text)
		if not != "" || len(couriers) == 0 && sure == 0 {
			bare := without(text, '-')
			if len(bare) == len(text) || not != "" {
				continue
			}
			if couriers, sure, not = rd.Courier(bare); not != "" || len(couriers) == 0 {
				continue
			}
		}
		if sure < 50 {
			if label != "waybill" && t.to-t.from != len(x.r) && t.digits < 12 {
				continue
			}
			if len(couriers) == 0 {
				continue
			}
		}
		if label == "waybill" && sure < 90 {
			sure += 5
		}
		sp := x.span(t.from, t.to)
		out.Waybills = append(out.Waybills, Waybill{Text: string(x.raw[sp.From:sp.To]), Couriers: couriers, Sure: sure, Span: sp})
		if len(couriers) == 1 && sure >= 70 {
			out.put(Answer{Fact: "courier", Value: couriers[0], Span: sp, Sure: sure, Cue: string(x.raw[sp.From:sp.To])})
		}
	}
}

// labelAt gives the label that ends before i, past a colon, 是 or a space.
func (x *matcher) labelAt(named map[int]string, i int) string {
	for range 5 {
		if l, ok := named[i]; ok {
			return l
		}
		if i == 0 {
			return ""
		}
		switch x.r[i-1] {
		case ':', '是', '为', ' ', '=', '#', '.', '(', '"', '“', '-':
			i--
		default:
			return ""
		}
	}
	return ""
}

func (x *matcher) upper(t token) []rune {
	text := make([]rune, 0, t.to-t.from)
	for _, r := range x.r[t.from:t.to] {
		if letter(r) {
			r += 'A' - 'a'
		}
		text = append(text, r)
	}
	return text
}

func without(text []rune, drop rune) []rune {
	var out []rune
	for _, r := range text {
		if r != drop {
			out = append(out, r)
		}
	}
	return out
}
