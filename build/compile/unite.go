package compile

import (
	"fmt"
	"slices"
)

// Unite gives two revisions of the knowledge one vocabulary, so that they can
// be compared: the facts and values of both, in one order. What one of them
// lacks is there without a meaning. Examples are dropped.
func Unite(old, now *Source) error {
	for _, s := range []*Source{old, now} {
		delete(s.kinds, "examples")
		for _, nodes := range s.kinds {
			for _, n := range nodes {
				n.bare()
			}
		}
	}
	a, b := old.kinds["questions"], now.kinds["questions"]
	var first, second []*node
	for _, n := range b {
		m := entryOf(a, "fact", n.word("fact"))
		if m == nil {
			m = ghost(n)
		}
		if m.word("kind") != n.word("kind") {
			return fmt.Errorf("%s is a %s in one revision and a %s in the other: these cannot be compared", n.word("fact"), m.word("kind"), n.word("kind"))
		}
		first, second = append(first, m), append(second, n)
	}
	for _, m := range a {
		if entryOf(b, "fact", m.word("fact")) == nil {
			first, second = append(first, m), append(second, ghost(m))
		}
	}
	for i := range first {
		options(first[i], second[i])
	}
	old.kinds["questions"], now.kinds["questions"] = first, second
	return nil
}

// bare drops the examples of an entry and of its parts.
func (n *node) bare() {
	if n.fields == nil {
		return
	}
	*n = n.Without("examples")
	for _, key := range []string{"sentences", "replies", "blocked"} {
		for _, part := range n.get(key).each() {
			part.bare()
		}
	}
}

func entryOf(list []*node, key, word string) *node {
	for _, n := range list {
		if n.word(key) == word {
			return n
		}
	}
	return nil
}

// ghost is a question that a revision does not ask.
func ghost(n *node) *node {
	g := *n
	for _, key := range []string{"ask", "applies", "presume", "implied"} {
		g = g.Without(key)
	}
	g = g.With("ask", Scalar("never"))
	return &g
}

// options gives two questions the same options in the same order.
func options(old, now *node) {
	a, b := old.get("options"), now.get("options")
	if a == nil || b == nil {
		return
	}
	var first, second []*node
	for _, n := range b.items {
		m := entryOf(a.items, "id", n.word("id"))
		if m == nil {
			m = n
		}
		first, second = append(first, m), append(second, n)
	}
	for _, m := range a.items {
		if entryOf(b.items, "id", m.word("id")) == nil {
			first, second = append(first, m), append(second, m)
		}
	}
	a.items, b.items = slices.Clip(first), slices.Clip(second)
}
