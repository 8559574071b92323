package compile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Example is a worked case beside what it tests.
type Example struct {
	File string
	Line int
	Of   Target
	When rule.Ref // exact condition of the target

	Given []Answer
	On    day.Day
	Is    string // a word of outcomes, or "" where only the rest is stated
	State string // of a clock or a rung
	Due   day.Day
	Opens day.Day
	Reads string // the usual reading of a question

	Finds   string   // what the rule finds, see finding
	Because []string // sources that it names
	Before  string   // a rule of its kind that stands after it

	rest bool // of a table's values that it does not name
}

// Target is what an example stands beside.
type Target struct {
	Part string // rule condition never question sentence reply block opening
	Kind string // of the rule
	Rule string // id
	At   int    // of a sentence, reply, block or opening
}

func (t Target) String() string {
	s := t.Kind + "/" + t.Rule
	switch t.Part {
	case "rule":
	case "condition", "never", "question":
		s = t.Part + " " + t.Rule
	default:
		s += ", " + t.Part + " " + strconv.Itoa(t.At+1)
	}
	return s
}

// Answer is one answer of an example, in the order of the file.
type Answer struct {
	Fact  string
	Value fact.Answer
}

// outcomes are the words for what comes out: of a condition in every way of
// filling in what is open; of a statement in the plan; of a question.
var outcomes = []string{"yes", "no", "open", "shown", "silent", "asked", "offered", "out"}

// rest is what a table says of the values that it does not name.
var rest = map[string]string{"yes": "no", "no": "yes", "open": "no", "shown": "silent", "silent": "shown", "asked": "offered", "offered": "out", "out": "offered"}

var exampleDay = day.Of(2026, 11, 20)

// examples keeps the worked examples of an entry for the runner.
func (c *compiler) examples(n *node, of Target, when rule.Ref) {
	if of.Rule == "" {
		of.Rule = n.word("id")
	}
	c.targets[of] = when
	if c.brief {
		return
	}
	for _, e := range n.get("examples").each() {
		c.only(e, append([]string{"given", "on", "is", "over", "else", "due", "state", "rung", "opens", "reads", "finds", "because", "before", "note"}, outcomes...)...)
		x := Example{
			File: e.file, Line: e.line, Of: of, When: when, On: exampleDay,
			Is: e.word("is"), State: e.word("state") + e.word("rung"), Reads: e.word("reads"), Finds: e.word("finds"), Because: e.words("because"), Before: e.word("before"),
		}
		if e.get("on") != nil {
			x.On = c.date(e, "on")
		}
		x.Due, x.Opens = c.date(e, "due"), c.date(e, "opens")
		if x.Is != "" {
			c.oneOf(e, "is", outcomes...)
		}
		if e.get("state") != nil {
			c.oneOf(e, "state", "running", "due", "passed_contestable", "lost", "not_started")
		}
		if e.get("rung") != nil {
			c.oneOf(e, "rung", "now", "waiting", "later", "blocked", "done")
		}
		given := e.get("given")
		if given != nil && given.fields == nil {
			c.faults.at(given, "given takes answers, such as { role: buyer }")
			continue
		}
		if e.get("over") != nil {
			c.table(e, x, c.given(given, x.On))
			continue
		}
		says := x.Finds != "" || x.Before != "" || len(x.Because) > 0
		if given == nil && !says {
			c.faults.at(e, "given is missing")
		}
		if x.Is == "" && x.State == "" && x.Reads == "" && !says {
			c.faults.at(e, "an example says what comes out: is, state, rung, reads, finds, because, before, or a table over a fact")
		}
		for _, answers := range c.given(given, x.On) {
			x.Given = answers
			c.worked = append(c.worked, x)
		}
	}
}

// given reads answers. A list for a fact that takes one value stands for a
// case of each.
func (c *compiler) given(n *node, on day.Day) [][]Answer {
	cases := [][]Answer{nil}
	if n == nil {
		return cases
	}
	for _, name := range n.keys {
		v := n.fields[name]
		answers := []fact.Answer{{Text: relative(v.text, on)}}
		if v.list {
			answers = []fact.Answer{{IsList: true, List: v.scalars()}}
			if id, ok := c.schema.Lookup(name); ok && c.schema.Defs[id].Kind != fact.List {
				answers = nil
				for _, word := range v.scalars() {
					answers = append(answers, fact.Answer{Text: relative(word, on)})
				}
			}
		}
		var next [][]Answer
		for _, a := range answers {
			c.may(v, name, a)
			for _, have := range cases {
				next = append(next, append(slices.Clone(have), Answer{name, a}))
			}
		}
		cases = next
	}
	return cases
}

func (c *compiler) may(n *node, name string, a fact.Answer) {
	if err := fact.NewCase(c.schema).Set(name, a); err != nil {
		c.faults.at(n, "%v", err)
	}
}

// relative reads "7 days ago", "in 3 days" and "today" as dates.
func relative(text string, on day.Day) string {
	words := strings.Fields(text)
	switch {
	case text == "today":
		return on.String()
	case len(words) == 3 && words[2] == "ago":
		if n, err := strconv.Atoi(words[0]); err == nil {
			return (on - day.Day(n)).String()
		}
	case len(words) == 3 && words[0] == "in":
		if n, err := strconv.Atoi(words[1]); err == nil {
			return (on + day.Day(n)).String()
		}
	}
	return text
}

// table reads an example over all values of one fact: those that it names
// after each outcome, and the rest.
func (c *compiler) table(e *node, x Example, cases [][]Answer) {
	name := e.word("over")
	id, ok := c.schema.Lookup(name)
	if !ok || c.schema.Defs[id].Derived {
		c.faults.at(e.get("over"), "over: %q is no fact that is answered%s", name, hint(name, c.factNames()))
		return
	}
	def := &c.schema.Defs[id]
	named := map[string]bool{}
	other := ""
	add := func(value, is string, at *node) {
		a := fact.Answer{Text: relative(value, x.On)}
		if value == "absent" {
			a.Text = ""
		} else if def.Kind == fact.List && value != "unknown" {
			a = fact.Answer{IsList: true, List: []string{value}}
			if value == "empty" {
				a.List = nil
			}
		}
		c.may(at, name, a)
		for _, answers := range cases {
			y := x
			y.Given, y.Is, y.rest = append(slices.Clone(answers), Answer{name, a}), is, !named[value]
			c.worked = append(c.worked, y)
		}
	}
	for _, is := range outcomes {
		v := e.get(is)
		if v == nil {
			continue
		}
		if other == "" {
			other = rest[is]
		}
		for _, value := range v.scalars() {
			if named[value] {
				c.faults.at(v, "over %s: %s stands twice", name, value)
			}
			named[value] = true
			add(value, is, v)
		}
	}
	if other == "" {
		c.faults.at(e, "a table says which values come out how: yes, no, open, shown, silent, asked, offered or out")
	}
	if e.get("else") != nil {
		other = c.oneOf(e, "else", append([]string{"any"}, outcomes...)...)
	}
	if other == "any" {
		return
	}
	for _, value := range def.Values {
		if !named[value] {
			add(value, other, e)
		}
	}
}
