package compile

import (
	"slices"
	"strconv"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/rule"
)

// named is a condition of conditions.yaml, compiled when first used.
type named struct {
	node  *node
	state int // 0 not begun, 1 under way, 2 done
	ref   rule.Ref
}

// condition compiles a `when`. A nil node always holds. loose allows tests on
// what has been answered at all, which are not allowed in rules of substance:
// they would let a further answer take a right away.
func (c *compiler) condition(n *node, loose bool) rule.Ref {
	if n == nil {
		return c.b.Always()
	}
	if n.list {
		var kids []rule.Ref
		for _, item := range n.items {
			kids = append(kids, c.condition(item, loose))
		}
		return c.b.All(kids...)
	}
	if n.fields == nil {
		c.faults.at(n, "a condition is a mapping such as { role: buyer }, not %q", n.text)
		return c.b.Always()
	}
	var kids []rule.Ref
	for _, key := range n.keys {
		kids = append(kids, c.entry(key, n.fields[key], loose))
	}
	return c.b.All(kids...)
}

func (c *compiler) entry(key string, v *node, loose bool) rule.Ref {
	switch key {
	case "all":
		return c.condition(v, loose)
	case "any":
		var kids []rule.Ref
		for _, item := range v.items {
			kids = append(kids, c.condition(item, loose))
		}
		if len(kids) == 0 {
			c.faults.at(v, "any: needs a list of conditions")
		}
		return c.b.Any(kids...)
	case "not":
		return c.b.Not(c.condition(v, loose))
	case "is":
		var kids []rule.Ref
		for _, name := range v.scalars() {
			kids = append(kids, c.called(name, v))
		}
		return c.b.All(kids...)
	case "below":
		if len(v.items) != 2 {
			c.faults.at(v, "below: needs two amounts")
			return c.b.Always()
		}
		a, b := c.fact(v.items[0].text, v, fact.Money), c.fact(v.items[1].text, v, fact.Money)
		return c.b.All(c.applies(a), c.applies(b), c.b.Test(rule.Node{Op: rule.Below, Fact: a, Other: b}))
	case "missing", "unsure", "known", "told":
		if !loose {
			c.faults.at(v, "%s: may stand only in actions, checks, warnings, letters and ask", key)
		}
		op := map[string]rule.Op{"missing": rule.Missing, "unsure": rule.Unsure, "known": rule.Given, "told": rule.Given}[key]
		var kids []rule.Ref
		for _, name := range v.scalars() {
			id := c.fact(name, v, anyKind)
			kids = append(kids, c.b.Test(rule.Node{Op: op, Fact: id}))
			if key != "told" { // told: answered, whether or not it applies
				kids = append(kids, c.applies(id))
			}
		}
		return c.b.All(kids...)
	}
	return c.test(key, v)
}

const anyKind fact.Kind = 255

// fact finds a fact by name.
func (c *compiler) fact(name string, at *node, kind fact.Kind) fact.ID {
	id, ok := c.schema.Lookup(name)
	if !ok {
		c.faults.at(at, "%q is no fact%s", name, hint(name, c.factNames()))
		return 0
	}
	if kind != anyKind && c.schema.Defs[id].Kind != kind {
		c.faults.at(at, "%s is not of the right kind here", name)
	}
	return id
}

// applies is the condition under which a fact makes sense at all.
func (c *compiler) applies(id fact.ID) rule.Ref {
	if ref, ok := c.applicable[id]; ok {
		return ref
	}
	if c.applying[id] {
		c.faults.at(c.questions[id], "applies goes round in a circle")
		return c.b.Always()
	}
	ref := c.b.Always()
	if q := c.questions[id]; q != nil && q.get("applies") != nil {
		c.applying[id] = true
		ref = c.condition(q.get("applies"), false)
		delete(c.applying, id)
	}
	c.applicable[id] = ref
	return ref
}

func (c *compiler) test(key string, v *node) rule.Ref {
	id, ok := c.schema.Lookup(key)
	if !ok {
		c.faults.at(v, "%q is no fact%s", key, hint(key, append(c.factNames(), "all", "any", "not", "is", "below", "missing", "unsure", "known")))
		return c.b.Always()
	}
	def := &c.schema.Defs[id]
	n := rule.Node{Fact: id, Hi: rule.Unbounded}
	switch def.Kind {
	case fact.Choice, fact.List:
		n.Hi = 0
		n.Op = rule.In
		if def.Kind == fact.List {
			n.Op = rule.Has
		}
		for _, word := range v.scalars() {
			place := slices.Index(def.Values, word)
			if place < 0 {
				c.faults.at(v, "%s has no value %q%s", key, word, hint(word, def.Values))
				continue
			}
			n.Mask |= 1 << uint(place)
		}
		if v.fields != nil {
			c.faults.at(v, "%s takes a value or a list of values", key)
		}
	case fact.Date:
		n.Op = rule.Age
		n.Lo = -rule.Unbounded
		c.band(key, v, &n, map[string]int64{"days_ge": 0, "days_gt": 1}, map[string]int64{"days_le": 0, "days_lt": -1}, false)
	default:
		n.Op = rule.Between
		c.band(key, v, &n, map[string]int64{"ge": 0, "gt": 1}, map[string]int64{"le": 0, "lt": -1}, def.Kind == fact.Money)
	}
	if none := slices.Index(def.Values, "none"); def.Kind == fact.List && none >= 0 && n.Mask>>uint(none)&1 == 1 {
		return c.b.All(c.applies(id), c.noneOf(n, none, len(def.Values)))
	}
	return c.b.All(c.applies(id), c.b.Test(n))
}

// noneOf tests for `none` of a list, which a case keeps as the empty list.
func (c *compiler) noneOf(n rule.Node, none, values int) rule.Ref {
	others := n
	others.Mask = (1<<uint(values) - 1) &^ (1 << uint(none))
	empty := c.b.Not(c.b.Test(others))
	if n.Mask &^= 1 << uint(none); n.Mask == 0 {
		return empty
	}
	return c.b.Any(empty, c.b.Test(n))
}

// band reads { ge: 1000 } and the like into Lo and Hi.
func (c *compiler) band(key string, v *node, n *rule.Node, low, high map[string]int64, yuan bool) {
	if len(v.keys) == 0 {
		c.faults.at(v, "%s takes a comparison such as { ge: 1000 }", key)
		return
	}
	for _, op := range v.keys {
		text := v.fields[op].text
		number, err := strconv.ParseInt(text, 10, 64)
		if yuan {
			var f money.Fen
			f, err = money.Parse(text)
			number = int64(f)
		}
		if err != nil {
			c.faults.at(v.fields[op], "%s: %q is no number", key, text)
			continue
		}
		if shift, ok := low[op]; ok {
			n.Lo = number + shift
		} else if shift, ok := high[op]; ok {
			n.Hi = number + shift
		} else {
			c.faults.at(v.fields[op], "%s: there is no comparison %q here", key, op)
		}
	}
}

// called compiles a named condition.
func (c *compiler) called(name string, at *node) rule.Ref {
	cond, ok := c.named[name]
	if !ok {
		names := make([]string, 0, len(c.named))
		for n := range c.named {
			names = append(names, n)
		}
		slices.Sort(names)
		c.faults.at(at, "there is no condition called %q%s", name, hint(name, names))
		return c.b.Always()
	}
	switch cond.state {
	case 0:
		cond.state = 1
		cond.ref = c.condition(cond.node.get("when"), false)
		cond.state = 2
	case 1:
		c.faults.at(at, "condition %q goes round in a circle", name)
		return c.b.Always()
	}
	return cond.ref
}

func (c *compiler) factNames() []string {
	names := make([]string, len(c.schema.Defs))
	for i, d := range c.schema.Defs {
		names[i] = d.Name
	}
	return names
}
