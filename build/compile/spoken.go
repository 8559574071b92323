package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/letter"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// spoken is what one message says, and does not, in one case of a table.
type spoken struct {
	id           string
	says, silent []string // phrases of the Chinese text
	must         bool     // the message is offered
}

// spoken reads a table of phrases over one fact: for each value the message
// says its own, and none of the others'.
func (c *compiler) spoken(n *node) {
	c.only(n, "letter", "given", "on", "over", "says", "note")
	id, ok := c.schema.Lookup(n.word("over"))
	table := n.get("says")
	if !ok || table == nil || table.fields == nil {
		c.faults.at(n, "a table of phrases names a fact (over) and says a phrase for its values")
		return
	}
	if entryOf(c.kinds["letters"], "id", n.word("letter")) == nil {
		var ids []string
		for _, l := range c.kinds["letters"] {
			ids = append(ids, l.word("id"))
		}
		c.faults.at(n, "there is no letter %q%s", n.word("letter"), hint(n.word("letter"), ids))
		return
	}
	def := &c.schema.Defs[id]
	var all []string
	for _, value := range table.keys {
		all = append(all, table.fields[value].scalars()...)
	}
	on := exampleDay
	if n.get("on") != nil {
		on = c.date(n, "on")
	}
	values := slices.Clone(table.keys)
	for _, v := range def.Values {
		if !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	for _, value := range values {
		a := fact.Answer{Text: relative(value, on)}
		switch {
		case value == "absent":
			a.Text = ""
		case def.Kind == fact.List && value == "empty":
			a = fact.Answer{IsList: true}
		case def.Kind == fact.List && value != "unknown":
			a = fact.Answer{IsList: true, List: []string{value}}
		}
		c.may(table, def.Name, a)
		own := table.get(value)
		x := &spoken{id: n.word("letter"), must: own != nil}
		if own != nil {
			x.says = own.scalars()
		}
		for _, s := range all {
			if !slices.ContainsFunc(x.says, func(mine string) bool { return strings.Contains(mine, s) }) {
				x.silent = append(x.silent, s)
			}
		}
		for _, given := range c.given(n.get("given"), on) {
			c.cases = append(c.cases, Case{File: n.file, Line: n.line, ID: "letter " + x.id, Here: true, On: on, Given: append(slices.Clone(given), Answer{def.Name, a}), Letter: x})
		}
	}
}

func (x *spoken) wrong(r *pack.Reading, at string) []string {
	for _, n := range r.Pack.Never {
		if r.Plainly(n) == rule.True {
			if x.must {
				return []string{at + ": never.yaml says that this case cannot be"}
			}
			return nil
		}
	}
	var wrong []string
	for _, l := range letter.Write(r) {
		if l.ID != x.id {
			continue
		}
		for _, s := range x.says {
			if !strings.Contains(l.Text.Zh, s) {
				wrong = append(wrong, fmt.Sprintf("%s: %s does not say %q: %s", at, x.id, s, l.Text.Zh))
			}
		}
		for _, s := range x.silent {
			if strings.Contains(l.Text.Zh, s) {
				wrong = append(wrong, fmt.Sprintf("%s: %s says %q: %s", at, x.id, s, l.Text.Zh))
			}
		}
		return wrong
	}
	if x.must {
		return []string{at + ": " + x.id + " is not offered"}
	}
	return nil
}
