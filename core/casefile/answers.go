package casefile

import (
	"encoding/base64"
	"strings"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
)

// Take puts the answers of a case into a file, as text. What lies aside stays
// there, unless it has been answered anew.
func (f *File) Take(c *fact.Case) {
	f.Answers = nil
	answered := map[string]bool{}
	for i := range c.Schema.Defs {
		def := &c.Schema.Defs[i]
		if def.Derived || c.Values[i].State == fact.Absent {
			continue
		}
		a := c.Text(fact.ID(i))
		answer := Answer{Fact: def.Name, Values: []string{a.Text}}
		if a.IsList {
			answer.Values, answer.IsList = a.List, true
		}
		f.Answers = append(f.Answers, answer)
		answered[def.Name] = true
	}
	var aside []Answer
	for _, a := range f.Aside {
		if !answered[a.Fact] {
			aside = append(aside, a)
		}
	}
	f.Aside = aside
}

// Fill gives the answers as a case. An answer that the schema does not take,
// or a date that cannot be on that day, goes to f.Aside, where a later
// knowledge finds it again.
func (f *File) Fill(s *fact.Schema, today day.Day) *fact.Case {
	c := fact.NewCase(s)
	var answers, aside []Answer
	for _, a := range append(append([]Answer{}, f.Answers...), f.Aside...) {
		with := c.Clone()
		if with.Set(a.Fact, a.answer()) != nil || with.Check(today) != nil {
			aside = append(aside, a)
			continue
		}
		c = with
		answers = append(answers, a)
	}
	f.Answers, f.Aside = answers, aside
	return c
}

func (a *Answer) answer() fact.Answer {
	if a.IsList {
		return fact.Answer{IsList: true, List: a.Values}
	}
	return fact.Answer{Text: a.Values[0]}
}

// Redact gives a copy without anything personal and without a word of the
// person's own: what remains are answers, and on which days what happened.
func Redact(f *File) *File {
	r := &File{Created: f.Created, Updated: f.Updated, Seen: f.Seen, Revision: f.Revision}
	r.Answers = append(r.Answers, f.Answers...)
	for _, c := range f.Diary {
		r.Diary = append(r.Diary, Contact{On: c.On, What: c.What, Due: c.Due})
	}
	return r
}

// Text writes a file as letters and digits that survive being pasted.
func Text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// Parse reads what Text wrote, also out of an address, with spaces and line
// ends that a chat put in, or in the common alphabet.
func Parse(text string) ([]byte, error) {
	if len(text) > 2*MaxLength {
		return nil, ErrLong
	}
	if i := strings.LastIndexAny(text, "#="); i >= 0 && strings.Trim(text[i:], "= \r\n\t") != "" {
		text = text[i+1:]
	}
	clean := make([]byte, 0, len(text))
	for _, c := range []byte(text) {
		switch c {
		case ' ', '\n', '\r', '\t', '=', '>': // mail and chats quote
			continue
		case '+':
			c = '-'
		case '/':
			c = '_'
		}
		clean = append(clean, c)
	}
	b := make([]byte, base64.RawURLEncoding.DecodedLen(len(clean)))
	n, err := base64.RawURLEncoding.Decode(b, clean)
	if len(clean) == 0 || err != nil {
		if strings.HasPrefix(string(b[:n]), magic) {
			return nil, ErrCut
		}
		return nil, ErrForeign
	}
	return b[:n], nil
}
