package mutate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
)

type walk struct {
	source *compile.Source
	facts  map[string]*compile.Node
	list   []site
}

// add notes a fault: at a node, which plant replaces.
func (w *walk) add(kind string, at *compile.Node, what string, with func() compile.Node) {
	w.list = append(w.list, site{kind, at.File(), at.Line(), what, func() func() { return at.Swap(with()) }})
}

var never = compile.Mapping("not", compile.List()) // not nothing: holds nowhere

// silent gives an entry whose condition holds nowhere.
func silent(n *compile.Node) compile.Node { return n.With("when", never) }

// condition lists the faults in one condition.
func (w *walk) condition(n *compile.Node, of string) {
	if n == nil {
		return
	}
	if n.IsList() {
		for _, item := range n.Items() {
			w.condition(item, of)
		}
		return
	}
	for _, key := range n.Keys() {
		v := n.Field(key)
		what := fmt.Sprintf("%s: %s: %s", of, key, brief(v))
		switch key {
		case "all":
			w.condition(v, of)
		case "any":
			w.condition(v, of)
			if len(v.Items()) > 1 {
				w.list = append(w.list, site{"any becomes all", v.File(), v.Line(), what, func() func() {
					rest := n.Without("any")
					return n.Swap(rest.With("all", both(rest.Field("all"), v)))
				}})
				for i := range v.Items() {
					w.add("lose an alternative", v, fmt.Sprintf("%s, number %d", what, i+1), func() compile.Node { return v.Less(i) })
				}
			}
		case "not":
			w.condition(v, of)
			w.list = append(w.list, site{"drop a not", v.File(), v.Line(), what, func() func() { return n.Swap(n.Without("not")) }})
		default:
			w.test(n, key, v, what)
		}
	}
}

// both joins an `all` that may stand there already with more conditions.
func both(have, more *compile.Node) *compile.Node {
	if have == nil {
		return compile.List(more.Items()...)
	}
	return compile.List(append([]*compile.Node{have}, more.Items()...)...)
}

// test lists the faults in one test.
func (w *walk) test(n *compile.Node, key string, v *compile.Node, what string) {
	at := site{file: v.File(), line: v.Line(), what: what}
	note := func(kind string, plant func() func()) {
		at.kind, at.plant = kind, plant
		w.list = append(w.list, at)
	}
	note("drop a test", func() func() { return n.Swap(n.Without(key)) })
	note("flip a test", func() func() {
		rest := n.Without(key)
		flipped := compile.Mapping("not", compile.Mapping(key, v))
		all := []*compile.Node{flipped}
		if have := rest.Field("all"); have != nil {
			all = append(all, have)
		}
		return n.Swap(rest.With("all", compile.List(all...)))
	})
	fact := w.facts[key]
	if fact == nil {
		return
	}
	switch fact.Word("kind") {
	case "choice", "list":
		words := v.Scalars()
		if len(words) > 1 {
			for i := range words {
				at.what = what + " without " + words[i]
				note("lose a value", func() func() { return v.Swap(v.Less(i)) })
			}
		}
		for _, o := range fact.Field("options").Items() {
			if word := o.Word("id"); !slices.Contains(words, word) && word != "none" {
				at.what = what + " with " + word
				note("take in a value", func() func() { return v.Swap(v.Plus(compile.Scalar(word))) })
			}
		}
	default:
		for _, op := range v.Keys() {
			border := v.Field(op)
			for _, by := range []int{-1, 1} {
				to, ok := shifted(border.Text(), by, fact.Word("kind") == "money")
				if !ok {
					continue
				}
				at.what = fmt.Sprintf("%s, %s becomes %s", what, border.Text(), to)
				note("shift a border", func() func() { return border.Swap(*compile.Scalar(to)) })
			}
		}
	}
}

// shifted moves a number by one: an amount by one fen.
func shifted(text string, by int, fen bool) (string, bool) {
	if !fen {
		n, err := strconv.Atoi(text)
		return strconv.Itoa(n + by), err == nil && n+by >= 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n == 0 && by < 0 {
		return "", false
	}
	return strconv.FormatFloat(n+0.01*float64(by), 'f', 2, 64), true
}

// brief prints a value on one line.
func brief(n *compile.Node) string {
	switch {
	case n == nil:
		return ""
	case n.IsScalar():
		return n.Text()
	case n.IsList():
		var parts []string
		for _, i := range n.Items() {
			parts = append(parts, brief(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	var parts []string
	for _, key := range n.Keys() {
		parts = append(parts, key+": "+brief(n.Field(key)))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}
