package wire

import (
	"errors"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
)

// Request is one case as it comes in.
type Request struct {
	ID    string
	Today day.Day
	Case  *fact.Case
}

// ReadCase reads {"id":…,"today":…,"answers":{…}}; see schema/case.json. Other
// fields are ignored, so that callers may carry notes along. On an error the id
// is set where it could be read.
func ReadCase(b []byte, s *fact.Schema) (Request, error) {
	r := Request{Case: fact.NewCase(s)}
	v, err := Parse(b)
	if err != nil {
		return r, err
	}
	if v.Kind != Object {
		return r, errors.New("a case is an object with today and answers")
	}
	if id, ok := v.Get("id"); ok && (id.Kind == String || id.Kind == Number) {
		r.ID = id.Text
	}
	today, ok := v.Get("today")
	if !ok || today.Kind != String {
		return r, &fact.Error{Fact: "today", Code: "bad_date", Cause: day.ErrSyntax}
	}
	if r.Today, err = day.Parse(today.Text); err != nil {
		return r, &fact.Error{Fact: "today", Code: "bad_date", Got: today.Text, Cause: err}
	}
	answers, ok := v.Get("answers")
	if !ok || answers.Kind != Object {
		return r, errors.New("answers is missing: an object of facts")
	}
	for _, f := range answers.Fields {
		if err := set(r.Case, f.Name, &f.Value); err != nil {
			return r, err
		}
	}
	return r, r.Case.Check(r.Today)
}

func set(c *fact.Case, name string, v *Value) error {
	switch v.Kind {
	case Null:
		return c.Set(name, fact.Answer{})
	case Object:
		return &fact.Error{Fact: name, Code: "unknown_value", Got: "{…}"}
	case Array:
		a := fact.Answer{IsList: true}
		for _, item := range v.Items {
			if item.Kind != String {
				return &fact.Error{Fact: name, Code: "unknown_value", Got: item.Text}
			}
			a.List = append(a.List, item.Text)
		}
		return c.Set(name, a)
	}
	return c.Set(name, fact.Answer{Text: v.Text})
}

// Error writes {"id":…,"error":{"fact":…,"message":…}}, see schema/error.json.
func Error(id string, err error) []byte {
	w := writer{}
	w.open('{')
	w.text("id", id)
	w.key("error")
	w.open('{')
	name := ""
	var e *fact.Error
	if errors.As(err, &e) {
		name = e.Fact
	}
	w.text("fact", name)
	if e != nil && e.Other != "" {
		w.text("other", e.Other)
	}
	if e != nil {
		w.text("code", e.Code)
	}
	w.text("message", err.Error())
	w.close('}')
	w.close('}')
	return w.out
}
