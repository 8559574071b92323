package fact

import (
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/money"
)

// State says how much is known of a fact.
type State uint8

const (
	Absent  State = iota // not asked
	Unknown              // asked, not sure
	Known
)

// Value is one answer. N is the index of a choice among Def.Values, fen, a day
// or a number; for a list it is a set of indices, one bit each, and First the
// entry that was named first. Open marks a derived list that may hold more
// than is known: "lost, and we have not asked what else". Presumed marks a
// usual reading that stands in for an answer; Unsure says that the person was
// asked and did not know.
type Value struct {
	State    State
	Open     bool
	Presumed bool
	Unsure   bool
	First    uint8
	N        int64
}

// Case is one person's answers. The zero Case is not usable; see NewCase.
type Case struct {
	Schema *Schema
	Values []Value
}

// NewCase gives a case without answers.
func NewCase(s *Schema) *Case {
	return &Case{Schema: s, Values: make([]Value, len(s.Defs))}
}

// Clone gives an independent copy.
func (c *Case) Clone() *Case {
	return &Case{Schema: c.Schema, Values: append([]Value(nil), c.Values...)}
}

// Get gives an answer; None and facts outside the schema are absent.
func (c *Case) Get(id ID) Value {
	if int(id) >= len(c.Values) {
		return Value{}
	}
	return c.Values[id]
}

// Name gives the value of a choice fact, or "" where it is not known.
func (c *Case) Name(id ID) string {
	v := c.Get(id)
	if v.State != Known || c.Schema.Defs[id].Kind != Choice {
		return ""
	}
	return c.Schema.Defs[id].Values[v.N]
}

// Has reports whether a list fact is known to hold a value.
func (c *Case) Has(id ID, value string) bool {
	v := c.Get(id)
	if v.State != Known {
		return false
	}
	i := c.Schema.Defs[id].Value(value)
	return i >= 0 && v.N>>uint(i)&1 == 1
}

// Answer is an answer as read, before it is checked against the schema:
// text, or a list of texts.
type Answer struct {
	Text   string
	List   []string
	IsList bool
}

// Set checks an answer and stores it. "unknown" marks any fact as asked and
// not sure; "" removes the answer.
func (c *Case) Set(name string, a Answer) error {
	id, ok := c.Schema.Lookup(name)
	if !ok || c.Schema.Defs[id].Derived {
		return &Error{Fact: name, Code: "unknown_fact", Near: Nearest(name, c.Schema.names())}
	}
	v, err := c.Schema.read(id, a)
	if err != nil {
		return err
	}
	c.Values[id] = v
	return nil
}

func (s *Schema) read(id ID, a Answer) (Value, error) {
	def := &s.Defs[id]
	fail := func(code string) (Value, error) {
		return Value{}, &Error{Fact: def.Name, Code: code, Got: a.Text}
	}
	if !a.IsList {
		switch a.Text {
		case "":
			return Value{}, nil
		case "unknown":
			return Value{State: Unknown}, nil
		}
	}
	if a.IsList && def.Kind != List {
		return fail("not_a_list")
	}
	switch def.Kind {
	case Choice:
		i := def.Value(a.Text)
		if i < 0 {
			return Value{}, &Error{Fact: def.Name, Code: "unknown_value", Got: a.Text, Near: Nearest(a.Text, def.Values), Valid: def.Values}
		}
		return Value{State: Known, N: int64(i)}, nil
	case List:
		return s.readList(def, a)
	case Money:
		f, err := money.Parse(a.Text)
		if err != nil {
			return Value{}, &Error{Fact: def.Name, Code: "bad_money", Got: a.Text, Cause: err}
		}
		return Value{State: Known, N: int64(f)}, nil
	case Date:
		d, err := day.Parse(a.Text)
		if err != nil {
			return Value{}, &Error{Fact: def.Name, Code: "bad_date", Got: a.Text, Cause: err}
		}
		return Value{State: Known, N: int64(d)}, nil
	default:
		f, err := money.Parse(a.Text)
		if err != nil || f%100 != 0 || f > 1000*100 {
			return fail("bad_number")
		}
		return Value{State: Known, N: int64(f / 100)}, nil
	}
}

func (s *Schema) readList(def *Def, a Answer) (Value, error) {
	entries := a.List
	if !a.IsList {
		entries = []string{a.Text}
	}
	v := Value{State: Known}
	for i, e := range entries {
		place := def.Value(e)
		if place < 0 {
			return Value{}, &Error{Fact: def.Name, Code: "unknown_value", Got: e, Near: Nearest(e, def.Values), Valid: def.Values}
		}
		if i == 0 {
			v.First = uint8(place)
		}
		v.N |= 1 << uint(place)
	}
	if none := def.Value("none"); none >= 0 && v.N>>uint(none)&1 == 1 {
		if len(entries) > 1 {
			return Value{}, &Error{Fact: def.Name, Code: "none_and_more", Got: "none"}
		}
		v = Value{State: Known}
	}
	return v, nil
}

// Text gives an answer as Set reads it: "" where absent.
func (c *Case) Text(id ID) Answer {
	v, def := c.Get(id), &c.Schema.Defs[id]
	if v.State == Absent {
		return Answer{}
	}
	if v.State == Unknown {
		return Answer{Text: "unknown"}
	}
	switch def.Kind {
	case Choice:
		return Answer{Text: def.Values[v.N]}
	case List:
		a := Answer{IsList: true, List: []string{}}
		if v.N != 0 {
			a.List = append(a.List, def.Values[v.First])
		}
		for i, name := range def.Values {
			if v.N>>uint(i)&1 == 1 && i != int(v.First) {
				a.List = append(a.List, name)
			}
		}
		return a
	case Money:
		return Answer{Text: money.Fen(v.N).String()}
	case Date:
		return Answer{Text: day.Day(v.N).String()}
	default:
		return Answer{Text: money.Fen(v.N * 100).String()}
	}
}

func (s *Schema) names() []string {
	names := make([]string, 0, len(s.Defs))
	for _, d := range s.Defs {
		if !d.Derived {
			names = append(names, d.Name)
		}
	}
	return names
}
