// Package money holds sums in fen, as whole numbers.
package money

import (
	"errors"
	"strconv"
)

// Fen is an amount of yuan times 100. Amounts that people give lie between 0
// and Max.
type Fen int64

// Max is the largest amount that is accepted: 10⁹ yuan.
const Max Fen = 1e9 * 100

var (
	ErrSyntax   = errors.New("not an amount in yuan, such as 299 or 299.50")
	ErrNegative = errors.New("an amount cannot be negative")
	ErrDecimals = errors.New("an amount has at most two decimals")
	ErrTooLarge = errors.New("an amount cannot be over 1000000000 yuan")
)

// Parse reads yuan as plain decimal text. Full-width digits, separators and
// exponents are the caller's to clean up.
func Parse(s string) (Fen, error) {
	if s == "" {
		return 0, ErrSyntax
	}
	negative := s[0] == '-'
	if negative {
		s = s[1:]
	}
	whole, fraction, dot := s, "", false
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			whole, fraction, dot = s[:i], s[i+1:], true
			break
		}
	}
	if !digits(whole) || (dot && !digits(fraction)) {
		return 0, ErrSyntax
	}
	if negative {
		return 0, ErrNegative
	}
	if len(fraction) > 2 {
		return 0, ErrDecimals
	}
	for len(whole) > 1 && whole[0] == '0' {
		whole = whole[1:]
	}
	if len(whole) > 10 {
		return 0, ErrTooLarge
	}
	var fen Fen
	for i := 0; i < len(whole); i++ {
		fen = fen*10 + Fen(whole[i]-'0')
	}
	fen *= 100
	if len(fraction) > 0 {
		fen += 10 * Fen(fraction[0]-'0')
	}
	if len(fraction) > 1 {
		fen += Fen(fraction[1] - '0')
	}
	if fen > Max {
		return 0, ErrTooLarge
	}
	return fen, nil
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// String gives yuan without needless decimals: 299, 299.50.
func (f Fen) String() string {
	sign := ""
	if f < 0 {
		sign, f = "-", -f
	}
	s := sign + strconv.FormatInt(int64(f/100), 10)
	cents := int64(f % 100)
	if cents == 0 {
		return s
	}
	if cents < 10 {
		return s + ".0" + strconv.FormatInt(cents, 10)
	}
	return s + "." + strconv.FormatInt(cents, 10)
}

// Share gives f·part/whole, rounded down to the fen, without overflow for
// amounts up to Max. A whole of zero gives zero.
func (f Fen) Share(part, whole Fen) Fen {
	if whole == 0 {
		return 0
	}
	// f·part can reach 10²², beyond 64 bits: split f by whole first.
	q, r := f/whole, f%whole
	return q*part + mulDiv(r, part, whole)
}

// mulDiv gives a·b/c for 0 ≤ a < c by doubling and adding.
func mulDiv(a, b, c Fen) Fen {
	var quotient, rest Fen
	for bit := 62; bit >= 0; bit-- {
		quotient, rest = quotient*2, rest*2
		if b>>uint(bit)&1 == 1 {
			rest += a
		}
		for rest >= c {
			rest -= c
			quotient++
		}
	}
	return quotient
}
