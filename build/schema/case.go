package schema

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// caseSchema describes what core/wire.ReadCase takes. Two things no schema
// can say: on which side of today a date must lie, and which pairs of dates
// contradict each other; the descriptions and error.json do.
func caseSchema(p *pack.Pack) object {
	var facts object
	for i, def := range answerable(p) {
		about := p.Text(p.Questions[i].Title).En
		switch def.Tense {
		case fact.Past:
			about += " (today or earlier)"
		case fact.Future:
			about += " (today or later)"
		}
		facts = append(facts, field{def.Name, answer(def).says(about)})
	}
	answers := object{{"type", "object"}, {"properties", facts}, {"additionalProperties", false}}
	return object{
		{"title", "A case: what one person with a parcel problem has told"},
		{"description", "One line of `advise`. Every fact may be left out or be \"unknown\". Fields beside these three are ignored."},
		{"type", "object"},
		{"properties", object{
			{"id", object{{"type", []string{"string", "number"}}}.says("Comes back with the plan, as text.")},
			{"today", date.says("The day for which to advise.")},
			{"answers", answers},
		}},
		{"required", []string{"today", "answers"}},
		{"$defs", object{
			{"open", object{{"enum", []any{"unknown", "", nil}}}.says("\"unknown\": asked, and not sure. Empty or null: not asked, as if left out.")},
			{"money", anyOf(
				object{{"type", "number"}, {"minimum", 0}, {"maximum", 1_000_000_000}},
				matching(`^0*([0-9]{1,9}(\.[0-9]{1,2})?|1000000000(\.0{1,2})?)$`),
				ref("open"),
			).says("Yuan, at most two decimals, not in exponent form. A third decimal of a number is refused by the reader: a schema cannot tell it safely from binary rounding.")},
			{"date", anyOf(date, ref("open"))},
			{"number", anyOf(
				object{{"type", "integer"}, {"minimum", 0}, {"maximum", 1000}},
				matching(`^0*([0-9]{1,3}|1000)(\.0{1,2})?$`),
				ref("open"),
			)},
		}},
	}
}

// answer describes the values of one fact.
func answer(def fact.Def) object {
	switch def.Kind {
	case fact.Choice:
		return anyOf(enum(def.Values), ref("open"))
	case fact.List:
		list := listOf(enum(def.Values))
		for _, v := range def.Values {
			if v == "none" { // excludes every other entry
				list = append(list, field{"if", object{{"contains", object{{"const", v}}}}}, field{"then", object{{"maxItems", 1}}})
			}
		}
		return anyOf(list, enum(def.Values), ref("open"))
	case fact.Money:
		return ref("money")
	case fact.Date:
		return ref("date")
	}
	return ref("number")
}
