package fact

import "github.com/parcelaid/parcelaid/core/day"

// Error says which answer is at fault, and why.
//
// Codes: unknown_fact, unknown_value, not_a_list, none_and_more, bad_money,
// bad_date, bad_number, future, past, contradiction.
type Error struct {
	Fact  string
	Other string // the second fact of a contradiction
	Code  string
	Got   string
	Near  string   // the closest valid word
	Valid []string // all valid words
	Cause error
}

func (e *Error) Unwrap() error { return e.Cause }

func (e *Error) Error() string {
	switch e.Code {
	case "unknown_fact":
		return "there is no fact " + quote(e.Fact) + near(e.Near)
	case "unknown_value":
		return e.Fact + ": " + quote(e.Got) + " is no value of this fact" + near(e.Near) + "; valid: " + join(e.Valid) + " unknown"
	case "not_a_list":
		return e.Fact + ": takes one value, not a list"
	case "none_and_more":
		return e.Fact + `: "none" excludes every other entry`
	case "bad_money", "bad_date":
		return e.Fact + ": " + quote(e.Got) + ": " + e.Cause.Error()
	case "bad_number":
		return e.Fact + ": " + quote(e.Got) + " is no whole number from 0 to 1000"
	case "future":
		return e.Fact + ": " + e.Got + " is after today"
	case "past":
		return e.Fact + ": " + e.Got + " is before today"
	case "contradiction":
		return e.Fact + " and " + e.Other + ": the first cannot come after the second"
	}
	return e.Fact + ": " + e.Code
}

// Check refuses dates on the wrong side of today and pairs of dates that
// cannot both be true. It reports the first fault.
func (c *Case) Check(today day.Day) error {
	for i := range c.Schema.Defs {
		def, v := &c.Schema.Defs[i], c.Values[i]
		if def.Kind != Date || v.State != Known {
			continue
		}
		d := day.Day(v.N)
		if def.Tense == Past && d > today {
			return &Error{Fact: def.Name, Code: "future", Got: d.String()}
		}
		if def.Tense == Future && d < today {
			return &Error{Fact: def.Name, Code: "past", Got: d.String()}
		}
	}
	for _, pair := range c.Schema.Order {
		a, b := c.Get(pair[0]), c.Get(pair[1])
		if a.State == Known && b.State == Known && a.N > b.N {
			return &Error{Fact: c.Schema.Defs[pair[0]].Name, Other: c.Schema.Defs[pair[1]].Name, Code: "contradiction"}
		}
	}
	return nil
}

// quote shows a word that a stranger may have sent: short, in one line.
func quote(s string) string {
	clean := make([]rune, 0, 40)
	for _, r := range s {
		if r < ' ' || r == 0x7f || (r >= 0x200b && r <= 0x200f) || (r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) {
			r = '�'
		}
		if len(clean) == 40 {
			clean = append(clean, '…')
			break
		}
		clean = append(clean, r)
	}
	return `"` + string(clean) + `"`
}

func near(word string) string {
	if word == "" {
		return ""
	}
	return "; did you mean " + word + "?"
}

func join(words []string) string {
	s := ""
	for i, w := range words {
		if i > 0 {
			s += " "
		}
		s += w
	}
	return s
}
