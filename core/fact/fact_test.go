package fact

import (
	"errors"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core/day"
)

var troubles = []string{"loss", "damage", "return_parcel", "refused_compensation"}

func schema() *Schema {
	s := NewSchema([]Def{
		{Name: "problem", Kind: Choice, Values: troubles},
		{Name: "also", Kind: List, Values: troubles},
		{Name: "role", Kind: Choice, Values: []string{"buyer", "returning_buyer", "sender"}},
		{Name: "item_value", Kind: Money},
		{Name: "shipped_on", Kind: Date, Tense: Past},
		{Name: "signed_on", Kind: Date, Tense: Past},
		{Name: "cap_multiple", Kind: Number},
		{Name: "proceedings", Kind: List, Values: []string{"none", "lawsuit"}},
	})
	s.Order = [][2]ID{{s.Must("shipped_on"), s.Must("signed_on")}}
	return s
}

func set(t *testing.T, c *Case, name, value string) {
	t.Helper()
	if err := c.Set(name, Answer{Text: value}); err != nil {
		t.Fatal(err)
	}
}

func TestSetRefuses(t *testing.T) {
	c := NewCase(schema())
	for _, bad := range []struct {
		name, code, near string
		answer           Answer
	}{
		{"problm", "unknown_fact", "problem", Answer{Text: "loss"}},
		{"trouble", "unknown_fact", "", Answer{Text: "loss"}},
		{"problem", "unknown_value", "loss", Answer{Text: "los"}},
		{"problem", "not_a_list", "", Answer{IsList: true, List: []string{"loss"}}},
		{"item_value", "bad_money", "", Answer{Text: "12.345"}},
		{"item_value", "bad_money", "", Answer{Text: "-3"}},
		{"shipped_on", "bad_date", "", Answer{Text: "2026-02-30"}},
		{"cap_multiple", "bad_number", "", Answer{Text: "2.5"}},
		{"proceedings", "none_and_more", "", Answer{IsList: true, List: []string{"none", "lawsuit"}}},
	} {
		err := c.Set(bad.name, bad.answer)
		var e *Error
		if !errors.As(err, &e) || e.Code != bad.code || (bad.near != "" && e.Near != bad.near) || e.Fact != bad.name {
			t.Errorf("%s %v: got %v, want code %s", bad.name, bad.answer, err, bad.code)
		}
	}
	for i := range c.Values {
		if c.Values[i].State != Absent {
			t.Errorf("a refused answer was stored: %s", c.Schema.Defs[i].Name)
		}
	}
}

func TestErrorsShowNoControlCharacters(t *testing.T) {
	err := NewCase(schema()).Set("problem", Answer{Text: "a\x00\n\u202e" + strings.Repeat("x", 1000)})
	if s := err.Error(); strings.ContainsAny(s, "\x00\n\u202e") || len(s) > 300 {
		t.Errorf("error shows raw input: %q", s)
	}
}

func TestAnswersReadBack(t *testing.T) {
	c := NewCase(schema())
	for _, a := range []struct {
		name string
		in   Answer
	}{
		{"problem", Answer{Text: "damage"}}, {"problem", Answer{Text: "unknown"}}, {"problem", Answer{}},
		{"also", Answer{IsList: true, List: []string{"damage", "loss"}}},
		{"item_value", Answer{Text: "299.05"}}, {"shipped_on", Answer{Text: "2024-02-29"}}, {"cap_multiple", Answer{Text: "7"}},
	} {
		if err := c.Set(a.name, a.in); err != nil {
			t.Fatal(err)
		}
		got := c.Text(c.Schema.Must(a.name))
		if got.Text != a.in.Text || strings.Join(got.List, " ") != strings.Join(a.in.List, " ") {
			t.Errorf("%s: %v reads back as %v", a.name, a.in, got)
		}
	}
}

func TestCheckNamesTheFacts(t *testing.T) {
	today := day.Of(2026, 11, 20)
	c := NewCase(schema())
	set(t, c, "signed_on", "2026-11-21")
	var e *Error
	if err := c.Check(today); !errors.As(err, &e) || e.Code != "future" || e.Fact != "signed_on" {
		t.Errorf("future: %v", err)
	}
	set(t, c, "signed_on", "2026-11-10")
	set(t, c, "shipped_on", "2026-11-11")
	if err := c.Check(today); !errors.As(err, &e) || e.Code != "contradiction" || e.Fact != "shipped_on" || e.Other != "signed_on" {
		t.Errorf("contradiction: %v", err)
	}
	set(t, c, "shipped_on", "2026-11-10")
	if err := c.Check(today); err != nil {
		t.Errorf("same day: %v", err)
	}
}

func TestDerivedFacts(t *testing.T) {
	s := schema()
	for _, test := range []struct {
		problem string
		also    []string
		trouble string
		role    string
	}{
		{"loss", nil, "loss", ""},
		{"loss", []string{"damage"}, "loss", ""},
		{"return_parcel", []string{"damage", "loss"}, "damage", "returning_buyer"},
		{"return_parcel", nil, "", "returning_buyer"},
		{"refused_compensation", []string{"loss"}, "loss", ""},
		{"unknown", []string{"loss"}, "", ""},
	} {
		c := NewCase(s)
		set(t, c, "problem", test.problem)
		if test.also != nil {
			if err := c.Set("also", Answer{IsList: true, List: test.also}); err != nil {
				t.Fatal(err)
			}
		}
		s.Imply(c.Values)
		s.Derive(c.Values)
		if got := c.Name(s.Must("trouble")); got != test.trouble {
			t.Errorf("%s %v: trouble %q, want %q", test.problem, test.also, got, test.trouble)
		}
		if got := c.Name(s.Must("role")); got != test.role {
			t.Errorf("%s: role %q, want %q", test.problem, got, test.role)
		}
		open := c.Get(s.Must("troubles")).Open
		if want := test.also == nil || test.problem == "unknown"; open != want {
			t.Errorf("%s %v: troubles open %v", test.problem, test.also, open)
		}
	}
}
