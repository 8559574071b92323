package app

import (
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// Summed are the amounts that may be typed as a small sum, such as
// 120+80+35, where several things were in the parcel.
var Summed = []string{"item_value", "missing_value"}

// mostParts keeps a sum one that a person typed.
const mostParts = 20

// addUp adds up a small sum, exactly. An amount that is no sum comes back as
// it is, without parts; a sum with a fault has ok false.
func addUp(fact, text string) (total, parts string, ok bool) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "＋", "+"), "、", "+")
	if !contains(Summed, fact) || !strings.Contains(text, "+") {
		return text, "", true
	}
	var sum core.Fen
	var words []string
	for _, part := range strings.Split(text, "+") {
		fen, err := core.ParseMoney(part)
		if err != nil || len(words) == mostParts {
			return "", "", false
		}
		sum += fen
		words = append(words, fen.String())
	}
	return sum.String(), strings.Join(words, " + "), true
}

// added lays the sums of a form over earlier ones.
func added(list, form []Field) []Field {
	var sums []Field
	for _, f := range merge(list, form) {
		if len(f.Values) == 0 || !contains(Summed, f.Fact) {
			continue
		}
		if _, parts, ok := addUp(f.Fact, clean(f.Values[0])); ok && parts != "" {
			sums = append(sums, Field{f.Fact, []string{parts}})
		}
	}
	return sums
}

// Parts gives the sum behind an amount of a case, such as "120 + 80 + 35";
// tried is whether what is tried out counts. "" where it was typed as one
// amount, or has been changed since.
func (s *State) Parts(c *core.Case, fact string, tried bool) string {
	sums := s.Keep.Sums
	if tried {
		sums = added(sums, s.Trial)
	}
	for _, f := range sums {
		if f.Fact != fact {
			continue
		}
		total, parts, _ := addUp(fact, clean(f.Values[0]))
		if id, ok := c.Schema.Lookup(fact); ok && c.Text(id).Text == total {
			return parts
		}
	}
	return ""
}
