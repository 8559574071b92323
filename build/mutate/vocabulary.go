package mutate

import (
	"strconv"

	"github.com/parcelaid/parcelaid/build/compile"
)

// vocabulary lists the faults in questions, named conditions, impossible
// combinations and sources.
func (w *walk) vocabulary() {
	for _, q := range w.source.Entries("questions") {
		id := "questions/" + q.Word("fact")
		ask := q.Field("ask")
		if ask != nil && ask.IsMapping() {
			w.condition(ask, id+" ask")
			w.list = append(w.list, site{"ask always", ask.File(), ask.Line(), id, func() func() { return q.Swap(q.Without("ask")) }})
			w.add("ask never", ask, id, func() compile.Node { return *compile.Scalar("never") })
			w.add("ask where it is not due", ask, id, func() compile.Node {
				inner := *ask
				return *compile.Mapping("not", &inner)
			})
		}
		if v := q.Field("applies"); v != nil {
			w.condition(v, id+" applies")
			w.list = append(w.list, site{"drop applies", v.File(), v.Line(), id, func() func() { return q.Swap(q.Without("applies")) }})
		}
		if v := q.Field("presume"); v != nil && v.IsScalar() {
			for _, o := range q.Field("options").Items() {
				if word := o.Word("id"); word != v.Text() {
					w.add("presume another answer", v, id+": "+v.Text()+" becomes "+word, func() compile.Node { return *compile.Scalar(word) })
				}
			}
		}
		for i, h := range q.Field("implied").Items() {
			w.condition(h.Field("when"), id+" implied")
			w.add("presume another answer", h, id+": hint "+strconv.Itoa(i+1)+" dropped", func() compile.Node { return silent(h) })
		}
	}
	for _, n := range w.source.Entries("conditions") {
		w.condition(n.Field("when"), "conditions/"+n.Word("id"))
	}
	for _, n := range w.source.Entries("never") {
		w.condition(n.Field("when"), "never/"+n.Word("id"))
		w.add("allow what cannot be", n, "never/"+n.Word("id"), func() compile.Node { return silent(n) })
	}
	for _, n := range w.source.Entries("sources") {
		w.add("end a source", n, "sources/"+n.Word("id"), func() compile.Node { return n.With("to", compile.Scalar("2024-06-30")) })
	}
}

// letters lists the faults in what letters say.
func (w *walk) letters() {
	for _, n := range w.source.Entries("letters") {
		id := "letters/" + n.Word("id")
		for _, parts := range [][2]string{{"sentences", "drop a sentence"}, {"replies", "drop a reply"}} {
			part, kind := parts[0], parts[1]
			for i, s := range n.Field(part).Items() {
				of := id + ", " + part + " " + strconv.Itoa(i+1)
				w.condition(s.Field("when"), of)
				w.add(kind, s, of, func() compile.Node { return silent(s) })
			}
		}
	}
}
