// Package schema describes the JSON of the command line as JSON Schema
// 2020-12: what goes in (case.json), what comes out (plan.json), and what
// comes out for a line that cannot be read (error.json).
//
// The facts come from the opened pack, the words from the compiler. The shape
// of a plan is written down here a second time, beside core/wire: the test
// holds the writer against it and refuses a key that only one of them has.
package schema

import (
	"bytes"
	"encoding/json"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// Documents gives the three schemas by their path on the site. The same pack
// gives the same bytes.
func Documents(p *pack.Pack) map[string][]byte {
	return map[string][]byte{
		"schema/case.json":  document(p, caseSchema(p)),
		"schema/plan.json":  document(p, planSchema(p)),
		"schema/error.json": document(p, errorSchema()),
	}
}

func document(p *pack.Pack, s object) []byte {
	head := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$comment", "Generated from the knowledge " + p.Revision},
	}
	return append(indented(append(head, s...)), '\n')
}

// object is a JSON object that keeps the order of its fields.
type object []field

type field struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, f := range o {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, encode(f.name)...), ':'), encode(f.value)...)
	}
	return append(out, '}'), nil
}

// encode writes texts, numbers, lists and objects, none of which can fail.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

func indented(o object) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, encode(o), "", "  "); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// record is an object that has all of these fields and no others.
func record(fields ...field) object {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return object{{"type", "object"}, {"properties", object(fields)}, {"required", names}, {"additionalProperties", false}}
}

func listOf(item object) object        { return object{{"type", "array"}, {"items", item}} }
func enum(words []string) object       { return object{{"enum", words}} }
func one(words ...string) object       { return enum(words) }
func matching(pattern string) object   { return object{{"type", "string"}, {"pattern", pattern}} }
func wholeFrom(least int) object       { return object{{"type", "integer"}, {"minimum", least}} }
func ref(name string) object           { return object{{"$ref", "#/$defs/" + name}} }
func anyOf(schemas ...object) object   { return object{{"anyOf", schemas}} }
func orNull(s object) object           { return anyOf(s, object{{"type", "null"}}) }
func orEmpty(s object) object          { return anyOf(s, object{{"const", ""}}) }
func (o object) says(en string) object { return append(object{{"description", en}}, o...) }

var (
	text = object{{"type", "string"}}
	flag = object{{"type", "boolean"}}
	date = object{{"type", "string"}, {"format", "date"}, {"pattern", "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}}
)

// answerable lists the facts that a person may answer.
func answerable(p *pack.Pack) []fact.Def {
	var defs []fact.Def
	for _, d := range p.Schema.Defs {
		if !d.Derived {
			defs = append(defs, d)
		}
	}
	return defs
}

func errorSchema() object {
	contradiction := object{{"properties", object{{"code", object{{"const", "contradiction"}}}}}, {"required", []string{"code"}}}
	fault := object{
		{"type", "object"},
		{"properties", object{
			{"fact", text.says("The fact at fault as it was sent, or `today`; empty where the line as a whole is at fault.")},
			{"other", text.says("The second of two dates that contradict each other.")},
			{"code", enum(codes).says("Absent where the line is no case at all.")},
			{"message", object{{"type", "string"}, {"minLength", 1}}.says("English, with the nearest valid word where there is one.")},
		}},
		{"required", []string{"fact", "message"}},
		{"additionalProperties", false},
		{"if", contradiction},
		{"then", object{{"required", []string{"other"}}}},
		{"else", object{{"properties", object{{"other", false}}}}},
	}
	head := object{{"title", "A line that could not be answered"}}
	return append(head, record(
		field{"id", text.says("That of the case, or empty where it could not be read.")},
		field{"error", fault},
	)...)
}

// codes are those of fact.Error.
var codes = []string{
	"unknown_fact", "unknown_value", "not_a_list", "none_and_more", "bad_money", "bad_date", "bad_number",
	"future", "past", "contradiction",
}
