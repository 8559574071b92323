package intake

import "github.com/parcelaid/parcelaid/core/pack"

// symbol gives the place of a code point in the alphabet of shapes, or -1.
func symbol(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 'A' && r <= 'Z':
		return int(r-'A') + 10
	case r >= 'a' && r <= 'z':
		return int(r-'a') + 10
	case r == '-':
		return 36
	case r == '转' || r == '轉':
		return 37
	}
	return -1
}

// MatchShape reports whether a whole text has a shape, check digits apart.
func MatchShape(s *pack.Shape, text []rune) bool {
	if len(text) > 64 {
		return false
	}
	for _, row := range s.Rows {
		if matchRow(row.Runs, text) {
			return true
		}
	}
	return false
}

// matchRow follows all places in the text at once: bit i of at says that the
// runs so far can end before code point i.
func matchRow(runs []pack.Run, text []rune) bool {
	at := make([]bool, len(text)+1)
	at[0] = true
	for _, run := range runs {
		next := make([]bool, len(text)+1)
		for i, ok := range at {
			if !ok {
				continue
			}
			for n := 0; ; n++ {
				if n >= int(run.Min) {
					next[i+n] = true
				}
				if n == int(run.Max) || i+n >= len(text) {
					break
				}
				if b := symbol(text[i+n]); b < 0 || run.Set>>uint(b)&1 == 0 {
					break
				}
			}
		}
		at = next
	}
	return at[len(text)]
}

// checked reports whether a text's check digit is right for its shape.
func checked(kind string, text []rune) bool {
	v := func(i int) int { return int(text[i] - '0') }
	switch kind {
	case "s10":
		sum := 0
		for i, w := range []int{8, 6, 4, 2, 3, 5, 9, 7} {
			sum += w * v(i+2)
		}
		check := 11 - sum%11
		if check == 10 {
			check = 0
		} else if check == 11 {
			check = 5
		}
		return check == v(10)
	case "fedex12":
		sum := 0
		for i, w := range []int{3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1} {
			sum += w * v(i)
		}
		return sum%11%10 == v(11)
	case "dhl10":
		n := 0
		for i := range 9 {
			n = n*10 + v(i)
		}
		return n%7 == v(9)
	case "id18":
		return idCheck(text)
	}
	return true
}

func idCheck(text []rune) bool {
	if len(text) != 18 {
		return false
	}
	sum := 0
	for i, w := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(text[i]-'0')
	}
	last := text[17]
	if last == 'x' {
		last = 'X'
	}
	return rune("10X98765432"[sum%11]) == last
}
