package compile

import (
	"slices"
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

var (
	kindNames  = []string{"choice", "list", "money", "date", "number"}
	tenseNames = []string{"any", "past", "future"}
)

// vocabulary makes the schema from questions.yaml. It reports whether the facts
// that the compiler itself relies on are there.
func (c *compiler) vocabulary() bool {
	var defs []fact.Def
	for _, n := range c.kinds["questions"] {
		c.only(n, "fact", "kind", "group", "priority", "applies", "ask", "presume", "implied", "tense", "title", "help", "why", "options", "examples")
		def := fact.Def{Name: n.word("fact")}
		def.Kind = fact.Kind(max(0, slices.Index(kindNames, c.oneOf(n, "kind", kindNames...))))
		if def.Kind == fact.Date {
			def.Tense = fact.Tense(max(0, slices.Index(tenseNames, c.oneOf(n, "tense", tenseNames...))))
		}
		for _, o := range n.get("options").each() {
			def.Values = append(def.Values, o.word("id"))
		}
		if choice := def.Kind == fact.Choice || def.Kind == fact.List; choice != (len(def.Values) > 0) {
			c.faults.at(n, "%s: options belong to a choice or a list, and only there", def.Name)
		}
		if len(def.Values) > 64 {
			c.faults.at(n, "%s has more than 64 options", def.Name)
		}
		if slices.ContainsFunc(defs, func(d fact.Def) bool { return d.Name == def.Name }) {
			c.faults.at(n, "the fact %s is defined twice", def.Name)
		}
		defs = append(defs, def)
	}
	c.schema = fact.NewSchema(defs)
	for i, n := range c.kinds["questions"] {
		c.questions[fact.ID(i)] = n
	}
	if len(defs) == 0 {
		if len(c.faults.List) == 0 {
			c.faults.add("questions.yaml", 0, "there are no questions")
		}
		return false
	}
	whole := true
	for _, name := range []string{"problem", "role", "also", "evidence", "checked"} {
		if c.schema.Must(name) == fact.None {
			c.faults.add("questions.yaml", 0, "the fact %s is missing", name)
			whole = false
		}
	}
	if p, a := c.schema.Must("problem"), c.schema.Must("also"); p != fact.None && a != fact.None && !slices.Equal(c.schema.Defs[p].Values, c.schema.Defs[a].Values) {
		c.faults.at(c.questions[a], "also must list the values of problem, in the same order")
	}
	return whole
}

// each gives the items of a node that may be nil.
func (n *node) each() []*node {
	if n == nil {
		return nil
	}
	return n.items
}

func (c *compiler) readQuestions() {
	for i, n := range c.kinds["questions"] {
		def := &c.schema.Defs[i]
		c.out.Facts = append(c.out.Facts, pack.Fact{Name: def.Name, Kind: uint8(def.Kind), Tense: uint8(def.Tense), Values: def.Values})
		q := pack.Question{
			Fact: uint16(i), Group: n.word("group"), Priority: int16(c.number(n, "priority", 50)),
			Applies: pack.Ref(c.applies(fact.ID(i))),
			Title:   c.text(n, "title", true), Help: c.text(n, "help", false), Why: c.text(n, "why", true),
		}
		if n.word("ask") == "never" {
			q.Ask = pack.Ref(c.b.Never())
		} else {
			q.Ask = pack.Ref(c.condition(n.get("ask"), true))
		}
		if presume := n.get("presume"); presume != nil {
			q.Presumed, q.Presume = true, presume.text
			if def.Kind == fact.Choice && !slices.Contains(def.Values, presume.text) {
				c.faults.at(presume, "presume: %q is no value of %s%s", presume.text, def.Name, hint(presume.text, def.Values))
			}
			if def.Kind == fact.List && (presume.scalar || len(presume.items) > 0) {
				c.faults.at(presume, "presume: a list can be presumed empty, [], and not otherwise")
			}
			if def.Kind > fact.List {
				c.faults.at(presume, "presume: amounts, numbers and dates are not presumed")
			}
		}
		for _, h := range n.get("implied").each() {
			c.only(h, "value", "when")
			place := slices.Index(def.Values, h.word("value"))
			if place < 0 || def.Kind != fact.Choice {
				c.faults.at(h, "implied: %q is no value of %s%s", h.word("value"), def.Name, hint(h.word("value"), def.Values))
				continue
			}
			q.Implied = append(q.Implied, pack.Hint{Value: uint8(place), When: pack.Ref(c.condition(h.get("when"), true))})
		}
		for place, o := range n.get("options").each() {
			c.only(o, "id", "label", "help")
			q.Options = append(q.Options, pack.Option{Value: uint8(place), Label: c.text(o, "label", true), Help: c.text(o, "help", false)})
		}
		c.out.Questions = append(c.out.Questions, q)
		c.examples(n, Target{Part: "question", Rule: def.Name}, rule.Ref(q.Ask))
	}
	for _, n := range c.kinds["order"] {
		c.only(n, "id", "earlier", "later")
		c.out.Order = append(c.out.Order, pack.Span{A: uint16(c.fact(n.word("earlier"), n, fact.Date)), B: uint16(c.fact(n.word("later"), n, fact.Date))})
	}
}

func (c *compiler) number(n *node, key string, fallback int) int {
	f := n.get(key)
	if f == nil {
		return fallback
	}
	v, err := strconv.Atoi(f.text)
	if err != nil || v < -1000 || v > 4000 {
		c.faults.at(f, "%s: %q is no whole number", key, f.text)
	}
	return v
}

func (c *compiler) date(n *node, key string) day.Day {
	f := n.get(key)
	if f == nil {
		return 0
	}
	d, err := day.Parse(f.text)
	if err != nil {
		c.faults.at(f, "%s: %q is %v", key, f.text, err)
	}
	return d
}

func (c *compiler) readNever() {
	for _, n := range c.kinds["never"] {
		c.only(n, "id", "when", "says", "examples")
		when := c.condition(n.get("when"), false)
		c.out.Never = append(c.out.Never, pack.Ref(when))
		c.examples(n, Target{Part: "never"}, when)
	}
}

var sourceClasses = []string{"law", "regulation", "standard", "contract", "platform", "ruling", "advice"}

func (c *compiler) readSources() {
	c.sourceText.init()
	for _, lang := range languages {
		c.sourceText.list[lang] = nil
	}
	for i, n := range c.kinds["sources"] {
		c.only(n, "id", "class", "title", "says", "from", "to", "checked", "confidence")
		id := n.word("id")
		if _, double := c.sources[id]; double {
			c.faults.at(n, "the source %s is defined twice", id)
		}
		c.sources[id] = uint16(i)
		s := pack.Source{
			ID: id, Class: c.oneOf(n, "class", sourceClasses...), Confidence: c.oneOf(n, "confidence", "high", "medium", "low"),
			From: int32(c.date(n, "from")), To: int32(c.date(n, "to")), Checked: int32(c.date(n, "checked")),
		}
		if n.get("checked") == nil {
			c.faults.at(n, "%s: checked is missing: the date on which somebody last looked", id)
		}
		for _, key := range []string{"title", "says"} {
			byLang := map[string]string{}
			for _, lang := range languages {
				if byLang[lang] = n.get(key).word(lang); byLang[lang] == "" {
					c.faults.at(n, "%s: %s has no text in %s", id, key, lang)
				}
				c.sourceText.list[lang] = append(c.sourceText.list[lang], byLang[lang])
			}
		}
		c.out.Sources = append(c.out.Sources, s)
		c.out.Day = max(c.out.Day, s.Checked)
	}
}

func (c *compiler) because(n *node) []uint16 {
	var places []uint16
	for _, id := range n.words("because") {
		place, ok := c.sources[id]
		if !ok {
			c.faults.at(n.get("because"), "there is no source %q%s", id, hint(id, slices.Sorted(mapKeys(c.sources))))
			continue
		}
		places = append(places, place)
	}
	if len(places) == 0 && n.get("because") == nil {
		c.faults.at(n, "because is missing: every statement names its source")
	}
	return places
}
