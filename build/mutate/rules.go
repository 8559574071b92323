package mutate

import (
	"slices"
	"strconv"

	"github.com/parcelaid/parcelaid/build/compile"
)

var ruleKinds = []string{
	"liability", "remedies", "claims", "clocks", "ladder", "evidence", "actions", "letters",
	"checks", "warnings", "donts", "duties", "closing", "limits", "exits",
}

// rules lists the faults in the rules of every kind.
func (w *walk) rules() {
	for _, kind := range ruleKinds {
		entries := w.source.Entries(kind)
		for _, n := range entries {
			id := kind + "/" + n.Word("id")
			w.condition(n.Field("when"), id)
			w.add("silence a rule", n, id, func() compile.Node { return silent(n) })
			w.less("drop an exception", n, "beats", id)
			w.sources(n, id)
			w.rank(n, id)
		}
		switch kind {
		case "liability":
			w.words(entries, "swap a party", "party", kind)
			w.words(entries, "swap a kind of liability", "kind", kind)
		case "remedies":
			w.words(entries, "swap a remedy", "remedy", kind)
		case "claims":
			w.words(entries, "swap a formula", "formula", kind)
		case "actions":
			w.steps(entries)
		case "clocks":
			w.clocks(entries)
		case "ladder":
			w.ladder(entries)
		}
	}
}

// less lists the faults of dropping one word of a field.
func (w *walk) less(kind string, n *compile.Node, key, of string) {
	v := n.Field(key)
	words := n.Words(key)
	for i, word := range words {
		what := of + ": " + key + " without " + word
		if v.IsScalar() {
			w.list = append(w.list, site{kind, v.File(), v.Line(), what, func() func() { return n.Swap(n.Without(key)) }})
			continue
		}
		w.add(kind, v, what, func() compile.Node { return v.Less(i) })
	}
}

// sources lists the faults of naming no source, and of naming one less.
func (w *walk) sources(n *compile.Node, id string) {
	v := n.Field("because")
	if v == nil {
		return
	}
	w.add("drop the sources", v, id, func() compile.Node { return *compile.List() })
	if len(n.Words("because")) > 1 {
		w.less("drop one of several sources", n, "because", id)
	}
}

// words lists the faults of putting another word, which stands elsewhere in
// the same field, in a field's place.
func (w *walk) words(entries []*compile.Node, kind, key, of string) {
	var all []string
	for _, n := range entries {
		if word := n.Word(key); !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	for _, n := range entries {
		v := n.Field(key)
		for _, word := range all {
			if word == n.Word(key) || (key == "kind" && word == "first") {
				continue
			}
			w.add(kind, v, of+"/"+n.Word("id")+": "+v.Text()+" becomes "+word, func() compile.Node { return *compile.Scalar(word) })
		}
	}
}

// rank moves a rule past those beside it.
func (w *walk) rank(n *compile.Node, id string) {
	for _, to := range []string{"1", "99"} {
		rank := n.Word("rank")
		if rank == to {
			continue
		}
		w.add("move a rank", n, id+": rank "+rank+" becomes "+to, func() compile.Node { return n.With("rank", compile.Scalar(to)) })
	}
}

func (w *walk) steps(entries []*compile.Node) {
	for _, n := range entries {
		v := n.Field("do")
		if v == nil {
			continue
		}
		to := "now"
		if brief(v) == "now" {
			to = "after: court"
		}
		w.add("move a step", v, "actions/"+n.Word("id")+": "+brief(v)+" becomes "+to, func() compile.Node { return *compile.Scalar(to) })
	}
}

func (w *walk) clocks(entries []*compile.Node) {
	for _, n := range entries {
		id := "clocks/" + n.Word("id")
		for _, unit := range []string{"days", "months", "years", "workdays", "hours"} {
			v := n.Field(unit)
			if v == nil {
				continue
			}
			count, _ := strconv.Atoi(v.Text())
			by := 1
			if unit == "hours" {
				by = 24
			}
			for _, to := range []int{count - by, count + by} {
				if to > 0 {
					w.add("shift a clock", v, id+": "+v.Text()+" "+unit+" becomes "+strconv.Itoa(to), func() compile.Node { return *compile.Scalar(strconv.Itoa(to)) })
				}
			}
		}
		for _, turn := range [][3]string{{"whose", "mine", "other"}, {"count", "legal", "calendar"}, {"passed", "due", "contestable"}} {
			key := turn[0]
			for _, word := range turn[1:] {
				if v := n.Field(key); v != nil && v.Text() != word {
					w.add("turn a clock", v, id+": "+key+" "+v.Text()+" becomes "+word, func() compile.Node { return *compile.Scalar(word) })
				}
			}
		}
		if len(n.Words("starts")) > 1 {
			w.less("lose a start", n, "starts", id)
		}
	}
}

func (w *walk) ladder(entries []*compile.Node) {
	for _, n := range entries {
		id := "ladder/" + n.Word("id")
		w.condition(n.Field("done"), id+" done")
		w.condition(n.Field("waiting"), id+" waiting")
		blocked, opens := n.Field("blocked"), n.Field("opens")
		for i, b := range blocked.Items() {
			w.condition(b.Field("when"), id+" blocked")
			w.add("drop a block", b, id+": block "+strconv.Itoa(i+1), func() compile.Node { return silent(b) })
		}
		for i, o := range opens.Items() {
			w.condition(o.Field("when"), id+" opens")
			if len(opens.Items()) > 1 {
				w.add("drop an opening", o, id+": opening "+strconv.Itoa(i+1), func() compile.Node { return silent(o) })
			}
		}
		if opens != nil {
			w.list = append(w.list, site{"open a rung early", opens.File(), opens.Line(), id, func() func() { return n.Swap(n.Without("opens")) }})
		}
	}
}
