package compile

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

func (c *compiler) readClocks() {
	rules := c.rules("clocks", false, func(n *node) string { return n.word("id") },
		"title", "starts", "ends", "days", "months", "years", "workdays", "hours", "whose", "count", "class", "passed", "says", "remains", "opens")
	for i, n := range c.kinds["clocks"] {
		k := pack.Clock{
			Rule: rules[i], Title: c.text(n, "title", true), Says: c.text(n, "says", true), Remain: c.text(n, "remains", false),
			Whose: c.oneOf(n, "whose", "mine", "other"), Class: c.oneOf(n, "class", sourceClasses...),
			Passed: c.oneOf(n, "passed", "due", "contestable", "lost"), Opens: c.channel(n, n.word("opens")),
			Starts: c.dates(n, "starts"), Ends: c.dates(n, "ends"),
		}
		k.Method = "calendar"
		if n.get("count") != nil {
			k.Method = c.oneOf(n, "count", "legal", "calendar")
		}
		if (len(k.Starts) == 0) == (len(k.Ends) == 0) {
			c.faults.at(n, "a clock has either starts or ends")
		}
		for _, unit := range []string{"days", "months", "years", "workdays", "hours"} {
			if n.get(unit) != nil {
				if k.Unit != "" {
					c.faults.at(n, "a clock has one length, not %s and %s", k.Unit, unit)
				}
				k.Unit, k.Count = unit, uint16(c.number(n, unit, 0))
			}
		}
		if len(k.Starts) > 0 && (k.Unit == "" || k.Count == 0) {
			c.faults.at(n, "a clock that starts has a length: days, months, years, workdays or hours")
		}
		if k.Passed == "lost" && k.Class != "law" {
			c.faults.at(n, "passed: lost is said only where a law ends the right")
		}
		c.out.Clocks = append(c.out.Clocks, k)
	}
}

func (c *compiler) dates(n *node, key string) []uint16 {
	var ids []uint16
	for _, name := range n.words(key) {
		ids = append(ids, uint16(c.fact(name, n.get(key), fact.Date)))
	}
	return ids
}

// orNever compiles a condition that an absent field makes false.
func (c *compiler) orNever(n *node) pack.Ref {
	if n == nil {
		return pack.Ref(c.b.Never())
	}
	return pack.Ref(c.condition(n, true))
}

func (c *compiler) readLadder() {
	rules := c.rules("ladder", true, func(n *node) string { return n.word("channel") + " " + n.word("against") },
		"channel", "against", "done", "waiting", "blocked", "opens", "needs", "handles", "takes", "costs", "prepare", "closes", "beside", "contact")
	evidence := c.schema.Defs[c.schema.Must("evidence")].Values
	for i, n := range c.kinds["ladder"] {
		r := pack.Rung{
			Rule: rules[i], Channel: c.channel(n, c.oneOf(n, "channel", channels...)), Against: n.word("against"),
			Done: c.orNever(n.get("done")), Waiting: c.orNever(n.get("waiting")),
			Handles: c.text(n, "handles", true), Takes: c.text(n, "takes", true), Costs: c.text(n, "costs", true),
			Contact: n.word("contact"), Prepare: n.words("prepare"), Beside: n.words("beside"),
		}
		for at, b := range n.get("blocked").each() {
			c.only(b, "when", "says", "because", "examples")
			r.Blocked = append(r.Blocked, pack.Block{When: pack.Ref(c.condition(b.get("when"), true)), Says: c.text(b, "says", true), Because: c.because(b)})
			c.examples(b, Target{Part: "block", Kind: "ladder", Rule: n.word("id"), At: at}, rule.Ref(r.Blocked[at].When))
		}
		for _, o := range n.get("opens").each() {
			c.only(o, "when", "after")
			open := pack.Opening{When: pack.Ref(c.condition(o.get("when"), true)), After: -1}
			if after := o.word("after"); after != "" {
				open.After = c.clock(o, after)
			}
			r.Opens = append(r.Opens, open)
		}
		for _, name := range n.words("needs") {
			r.Needs = append(r.Needs, uint16(c.fact(name, n.get("needs"), anyKind)))
		}
		for _, e := range r.Prepare {
			if !slices.Contains(evidence, e) {
				c.faults.at(n.get("prepare"), "prepare: %q is no evidence%s", e, hint(e, evidence))
			}
		}
		for _, b := range r.Beside {
			c.channel(n.get("beside"), b)
		}
		for _, t := range n.get("closes").each() {
			r.Closes = append(r.Closes, c.pair(&c.main, t, "closes"))
		}
		if len(r.Closes) == 0 {
			c.faults.at(n, "closes is missing: say what this rung shuts, even if it is nothing")
		}
		c.contact(n, r.Contact)
		c.out.Ladder = append(c.out.Ladder, r)
	}
}

func (c *compiler) contact(n *node, id string) {
	if id == "" || id == "courier" || id == "platform" {
		return
	}
	var ids []string
	for _, e := range c.kinds["directory"] {
		ids = append(ids, e.word("id"))
	}
	if !slices.Contains(ids, id) {
		c.faults.at(n.get("contact"), "contact: there is no entry %q in the directory%s", id, hint(id, ids))
	}
}

func (c *compiler) readLetters() {
	rules := c.rules("letters", true, func(n *node) string { return n.word("id") }, "to", "channel", "title", "sentences", "replies")
	for i, n := range c.kinds["letters"] {
		l := pack.Letter{Rule: rules[i], To: c.oneOf(n, "to", parties...), Channel: c.channel(n, n.word("channel")), Title: c.text(n, "title", true)}
		for at, s := range n.get("sentences").each() {
			c.only(s, "when", "zh", "en", "because", "examples")
			sentence := pack.Sentence{When: pack.Ref(c.condition(s.get("when"), true)), Text: c.pair(&c.letters, s, "sentence"), Because: c.because(s)}
			for _, name := range placeholders(s.word("zh")) {
				sentence.Needs = append(sentence.Needs, uint16(c.fact(name, s, anyKind)))
			}
			l.Sentences = append(l.Sentences, sentence)
			c.examples(s, Target{Part: "sentence", Kind: "letters", Rule: n.word("id"), At: at}, rule.Ref(sentence.When))
		}
		if len(l.Sentences) == 0 {
			c.faults.at(n, "a letter has sentences")
		}
		for at, r := range n.get("replies").each() {
			c.only(r, "when", "they", "you", "because", "examples")
			l.Replies = append(l.Replies, pack.Reply{
				When: pack.Ref(c.condition(r.get("when"), true)), Because: c.because(r),
				They: c.textIn(&c.letters, r, "they", true), You: c.textIn(&c.letters, r, "you", true),
			})
			c.examples(r, Target{Part: "reply", Kind: "letters", Rule: n.word("id"), At: at}, rule.Ref(l.Replies[at].When))
		}
		c.out.Letters = append(c.out.Letters, l)
	}
}

func (c *compiler) readDirectory() {
	seen := map[string]bool{}
	for _, n := range c.kinds["directory"] {
		c.only(n, "id", "kind", "name", "contacts", "entry", "note", "pattern", "do", "because")
		id := n.word("id")
		if seen[id] {
			c.faults.at(n, "the entry %s stands twice in the directory", id)
		}
		seen[id] = true
		e := pack.Entry{
			ID: id, Kind: c.oneOf(n, "kind", "courier", "platform", "authority", "scam", "other"), Name: c.text(n, "name", true),
			Where: c.text(n, "entry", false), Note: c.text(n, "note", false), Pattern: c.text(n, "pattern", false),
		}
		for _, t := range n.get("do").each() {
			e.Do = append(e.Do, c.pair(&c.main, t, "do"))
		}
		for _, k := range n.get("contacts").each() {
			c.only(k, "type", "value", "use", "label", "show", "confidence")
			if k.word("show") != "true" {
				c.faults.at(k, "%s: a contact that may not be shown stays out of the directory (show: true)", id)
			}
			e.Contacts = append(e.Contacts, pack.Contact{
				Type: c.oneOf(k, "type", "phone", "web", "app", "mini_program", "wechat", "home", "sms", "offline"), Value: k.word("value"),
				Use: c.text(k, "use", false), Label: c.text(k, "label", false), Confidence: c.oneOf(k, "confidence", "high", "medium", "low"),
			})
		}
		c.out.Directory = append(c.out.Directory, e)
	}
}

func (c *compiler) readWords() {
	for _, n := range c.kinds["words"] {
		c.only(n, "id", "text")
		c.out.Words = append(c.out.Words, pack.Word{ID: n.word("id"), Text: c.text(n, "text", true)})
	}
	slices.SortFunc(c.out.Words, func(a, b pack.Word) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(c.out.Words); i++ {
		if c.out.Words[i].ID == c.out.Words[i-1].ID {
			c.faults.add("words.yaml", 0, "the word %s stands twice", c.out.Words[i].ID)
		}
	}
}

func (c *compiler) readHolidays() {
	for _, n := range c.kinds["holidays"] {
		c.only(n, "year", "off", "worked", "because")
		year := uint16(c.number(n, "year", 0))
		if c.out.FirstYear == 0 || year < c.out.FirstYear {
			c.out.FirstYear = year
		}
		c.out.LastYear = max(c.out.LastYear, year)
		for _, item := range n.get("off").each() {
			c.out.Off = append(c.out.Off, int32(c.date(&node{fields: map[string]*node{"off": item}, file: n.file, line: item.line}, "off")))
		}
		for _, item := range n.get("worked").each() {
			c.out.Worked = append(c.out.Worked, int32(c.date(&node{fields: map[string]*node{"worked": item}, file: n.file, line: item.line}, "worked")))
		}
	}
	slices.Sort(c.out.Off)
	slices.Sort(c.out.Worked)
}
