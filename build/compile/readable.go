package compile

import (
	"strings"

	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/site/prose"
)

// rows puts every rule into words: what it says, when, why, and its examples.
func (c *compiler) rows(r *prose.Reading) {
	words := wording{c, r.Labels}
	r.Rules = map[string][]prose.Row{}
	for _, kind := range tableKinds[1:] {
		for _, n := range c.kinds[kind] {
			r.Rules[kind] = append(r.Rules[kind], words.row(kind, n))
		}
	}
}

// wording writes conditions as sentences, in both languages.
type wording struct {
	*compiler
	labels map[string]plan.Text
}

// shown are the fields of each kind that a reader sees, in order.
var shown = map[string][]string{
	"liability": {"verdict", "says"}, "remedies": {"says"}, "claims": {"says"}, "clocks": {"title", "says", "remains"},
	"ladder": {"handles", "takes", "costs"}, "evidence": {"why", "how"}, "actions": {"title", "detail"}, "letters": {"title"},
}

// named are the fields whose word of the screen heads a row.
var headed = map[string][2]string{"liability": {"party", "party-"}, "ladder": {"channel", "channel-"}, "evidence": {"evidence", "evidence:"}}

func (w wording) row(kind string, n *node) prose.Row {
	row := prose.Row{ID: n.word("id"), Because: w.placesOf(n)}
	if h, ok := headed[kind]; ok {
		row.Word = h[1] + n.word(h[0])
	}
	fields := shown[kind]
	if fields == nil {
		fields = []string{"text", "until"}
	}
	for _, field := range fields {
		if n.get(field) != nil {
			row.Says = append(row.Says, w.pairOf(n.get(field)))
		}
	}
	for _, s := range n.get("sentences").each() {
		row.Says = append(row.Says, w.pairOf(s))
		row.Because = append(row.Because, w.placesOf(s)...)
	}
	for _, x := range n.get("closes").each() {
		row.Says = append(row.Says, w.pairOf(x))
	}
	row.When = w.when(n.get("when"))
	for _, e := range n.get("examples").each() {
		row.Examples = append(row.Examples, w.examples(e)...)
	}
	return row
}

func (w wording) pairOf(n *node) plan.Text { return plan.Text{Zh: n.word("zh"), En: n.word("en")} }

func (w wording) placesOf(n *node) (list []uint16) {
	for _, id := range n.words("because") {
		list = append(list, w.sources[id])
	}
	return list
}

// examples puts a worked example into words; a table over a fact is a line
// for each outcome.
func (w wording) examples(n *node) (list []plan.Text) {
	given := w.when(n.get("given"))
	if n.get("given") == nil {
		given = plan.Text{}
	}
	line := func(given, result plan.Text) { list = append(list, join(" → ", given, result)) }
	if over := n.word("over"); over != "" {
		for _, is := range outcomes {
			if n.get(is) == nil {
				continue
			}
			values := join("", w.title(over), w.value(over, n.get(is)))
			if given.Zh != "" {
				values = w.join([]plan.Text{given, values}, "and")
			}
			line(values, w.labels["example-"+is])
		}
		return list
	}
	for _, key := range []string{"is", "state", "rung"} {
		if n.get(key) == nil {
			continue
		}
		result := w.labels["example-"+n.word(key)]
		if due := n.word("due") + n.word("opens"); due != "" {
			result = join(" ", result, plan.Text{Zh: due, En: due})
		}
		line(given, result)
	}
	return list
}

// when writes a condition; an absent one always holds.
func (w wording) when(n *node) plan.Text {
	if n == nil {
		return w.labels["always"]
	}
	return w.all(n, "and")
}

// all joins the entries of a mapping, or the conditions of a list.
func (w wording) all(n *node, word string) plan.Text {
	var parts []plan.Text
	for _, item := range n.items {
		part := w.all(item, "and")
		if word == "or" && len(item.keys) > 1 {
			part = w.wrap(part)
		}
		parts = append(parts, part)
	}
	for _, key := range n.keys {
		parts = append(parts, w.entry(key, n.fields[key]))
	}
	return w.join(parts, word)
}

func (w wording) entry(key string, v *node) plan.Text {
	switch key {
	case "all":
		return w.all(v, "and")
	case "any":
		if len(v.items) == 1 {
			return w.all(v, "or")
		}
		return w.wrap(w.all(v, "or"))
	case "not":
		return join("", w.labels["not"], w.wrap(w.all(v, "and")))
	case "is":
		var parts []plan.Text
		for _, name := range v.scalars() {
			if cond := w.compiler.named[name]; cond != nil {
				parts = append(parts, w.wrap(w.all(cond.node.get("when"), "and")))
			}
		}
		return w.join(parts, "and")
	case "below":
		return fill(w.labels["below"], w.title(v.items[0].text), w.title(v.items[1].text))
	case "missing", "unsure", "known", "told":
		var parts []plan.Text
		for _, name := range v.scalars() {
			parts = append(parts, fill(w.labels[key], w.title(name)))
		}
		return w.join(parts, "and")
	}
	return join("", w.title(key), w.value(key, v))
}

// value writes what a fact is compared with.
func (w wording) value(key string, v *node) plan.Text {
	if v.fields != nil {
		var parts []plan.Text
		for _, op := range v.keys {
			n := v.fields[op].text
			parts = append(parts, fill(w.labels[op], plan.Text{Zh: n, En: n}))
		}
		return w.join(parts, "and")
	}
	var parts []plan.Text
	for _, word := range v.scalars() {
		parts = append(parts, w.option(key, word))
	}
	return w.join(parts, "or")
}

// derived facts are asked under another name.
var derived = map[string]string{"trouble": "problem", "troubles": "problem", "also": "problem"}

func (w wording) questionOf(name string) *node {
	if as, ok := derived[name]; ok {
		name = as
	}
	id, ok := w.schema.Lookup(name)
	if !ok {
		return nil
	}
	return w.questions[id]
}

func (w wording) title(name string) plan.Text {
	t := plan.Text{Zh: name, En: name}
	if q := w.questionOf(name); q != nil {
		t = w.pairOf(q.get("title"))
	}
	return plan.Text{Zh: "“" + t.Zh + "”", En: "“" + t.En + "” "}
}

func (w wording) option(fact, word string) plan.Text {
	switch word {
	case "unknown", "absent", "empty":
		return w.labels[word]
	}
	for _, o := range w.questionOf(fact).get("options").each() {
		if o.word("id") == word {
			return w.pairOf(o.get("label"))
		}
	}
	return plan.Text{Zh: word, En: word}
}

func (w wording) join(parts []plan.Text, word string) plan.Text {
	glue := w.labels[word]
	var out plan.Text
	for i, p := range parts {
		if i > 0 {
			out.Zh, out.En = out.Zh+glue.Zh, out.En+glue.En
		}
		out.Zh, out.En = out.Zh+p.Zh, out.En+p.En
	}
	return out
}

func (w wording) wrap(t plan.Text) plan.Text {
	return plan.Text{Zh: "（" + t.Zh + "）", En: "(" + t.En + ")"}
}

func join(glue string, a, b plan.Text) plan.Text {
	return plan.Text{Zh: a.Zh + glue + b.Zh, En: a.En + glue + b.En}
}

// fill puts texts in for {a} and {b}.
func fill(t plan.Text, values ...plan.Text) plan.Text {
	for i, v := range values {
		hole := "{" + string(rune('a'+i)) + "}"
		t = plan.Text{Zh: strings.ReplaceAll(t.Zh, hole, strings.TrimSpace(v.Zh)), En: strings.ReplaceAll(t.En, hole, strings.TrimSpace(v.En))}
	}
	return t
}
