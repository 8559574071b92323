package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Runner holds examples against a pack.
type Runner struct {
	p         *pack.Pack
	rules     map[string]*pack.Rule // by kind/id
	finds     map[string]string
	letters   map[string]*pack.Letter
	rungs     map[string]*pack.Rung
	questions map[string]*pack.Question
}

func NewRunner(p *pack.Pack) *Runner {
	x := &Runner{p, map[string]*pack.Rule{}, map[string]string{}, map[string]*pack.Letter{}, map[string]*pack.Rung{}, map[string]*pack.Question{}}
	Rules(p, func(kind string, r *pack.Rule, finds string) {
		x.rules[kind+"/"+r.ID], x.finds[kind+"/"+r.ID] = r, finds
	})
	for i := range p.Letters {
		x.letters[p.Letters[i].Rule.ID] = &p.Letters[i]
	}
	for i := range p.Ladder {
		x.rungs[p.Ladder[i].Rule.ID] = &p.Ladder[i]
	}
	for i := range p.Questions {
		x.questions[p.Schema.Defs[p.Questions[i].Fact].Name] = &p.Questions[i]
	}
	return x
}

// RunExamples holds every example against the pack, and names what is not as
// it must be.
func RunExamples(p *pack.Pack, examples []Example) []string {
	run := NewRunner(p)
	var wrong []string
	for i := range examples {
		if w := run.Wrong(&examples[i]); w != "" {
			wrong = append(wrong, w)
		}
	}
	return wrong
}

// Wrong says what is not as an example has it, "" if nothing.
func (x *Runner) Wrong(e *Example) string {
	at := fmt.Sprintf("knowledge/%s:%d: %s", e.File, e.Line, e.Of)
	c := fact.NewCase(x.p.Schema)
	for _, a := range e.Given {
		if err := c.Set(a.Fact, a.Value); err != nil {
			return fmt.Sprintf("%s: %v", at, err)
		}
	}
	if w := x.stated(e); w != "" {
		return at + " " + w
	}
	if e.Is == "" && e.State == "" && e.Reads == "" {
		return ""
	}
	if err := c.Check(e.On); err != nil && !e.rest {
		return fmt.Sprintf("%s: %v", at, err)
	}
	r := x.p.Read(c, e.On)
	for _, n := range x.p.Never {
		if r.Plainly(n) == rule.True && e.Of.Part != "never" {
			if e.rest {
				return "" // not one of the values that can be here
			}
			return at + ": never.yaml says that this cannot be: " + told(e)
		}
	}
	if e.Is != "" {
		if got := x.outcome(r, e); got != e.Is {
			hangs := ""
			if got == "open" {
				hangs = fmt.Sprintf(", hanging on %v", x.p.Names(r.Waits(pack.Ref(e.When))))
			}
			return fmt.Sprintf("%s is %s here, not %s%s: %s", at, got, e.Is, hangs, told(e))
		}
	}
	if e.Reads != "" {
		if got := x.reads(r, e); got != e.Reads {
			return fmt.Sprintf("%s reads %s here, not %s: %s", at, got, e.Reads, told(e))
		}
	}
	if e.State != "" {
		if w := x.stage(r, e); w != "" {
			return at + " " + w + ": " + told(e)
		}
	}
	return ""
}

func told(e *Example) string {
	var parts []string
	for _, a := range e.Given {
		value := a.Value.Text
		if a.Value.IsList {
			value = "[" + strings.Join(a.Value.List, ", ") + "]"
		}
		parts = append(parts, a.Fact+": "+value)
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// stated looks at what a rule says whatever the case.
func (x *Runner) stated(e *Example) string {
	name := e.Of.Kind + "/" + e.Of.Rule
	if e.Finds != "" && x.finds[name] != e.Finds {
		return fmt.Sprintf("finds %q, not %q", x.finds[name], e.Finds)
	}
	for _, id := range e.Because {
		if !slices.Contains(x.p.SourceIDs(x.because(e)), id) {
			return "does not rest on " + id
		}
	}
	if e.Before != "" {
		me, other := x.rules[name], x.rules[e.Of.Kind+"/"+e.Before]
		if other == nil {
			return "stands before " + e.Before + ", which is no rule of its kind"
		}
		if other.Rank < me.Rank || (other.Rank == me.Rank && other.ID < me.ID) {
			return "stands after " + e.Before
		}
	}
	return ""
}

func (x *Runner) because(e *Example) []uint16 {
	switch e.Of.Part {
	case "sentence":
		return x.letters[e.Of.Rule].Sentences[e.Of.At].Because
	case "reply":
		return x.letters[e.Of.Rule].Replies[e.Of.At].Because
	case "block":
		return x.rungs[e.Of.Rule].Blocked[e.Of.At].Because
	}
	if r := x.rules[e.Of.Kind+"/"+e.Of.Rule]; r != nil {
		return r.Because
	}
	return nil
}

// outcome gives the word for what comes out, of those kinds of words to which
// the one that the example wants belongs.
func (x *Runner) outcome(r *pack.Reading, e *Example) string {
	switch e.Is {
	case "shown", "silent":
		if x.speaks(r, e) {
			return "shown"
		}
		return "silent"
	case "asked", "offered", "out":
		q := x.questions[e.Of.Rule]
		switch {
		case q == nil:
			return "no question"
		case r.Usually(q.Applies) != rule.True:
			return "out"
		case r.Usually(q.Ask) == rule.True:
			return "asked"
		}
		return "offered"
	}
	if e.Of.Part == "never" { // the solver takes it for granted that it is not so
		return words[r.Plainly(pack.Ref(e.When))]
	}
	return words[r.Holds(pack.Ref(e.When))]
}

var words = map[rule.Truth]string{rule.True: "yes", rule.False: "no", rule.Unknown: "open"}

// speaks reports whether the plan shows what the example stands beside.
func (x *Runner) speaks(r *pack.Reading, e *Example) bool {
	switch e.Of.Part {
	case "rule":
		return r.Shown(x.rules[e.Of.Kind+"/"+e.Of.Rule])
	case "sentence":
		l := x.letters[e.Of.Rule]
		s := l.Sentences[e.Of.At]
		for _, id := range s.Needs {
			if r.Case.Values[id].State != fact.Known {
				return false
			}
		}
		return r.Shown(&l.Rule) && r.Usually(s.When) == rule.True
	case "reply":
		l := x.letters[e.Of.Rule]
		return r.Shown(&l.Rule) && r.Usually(l.Replies[e.Of.At].When) == rule.True
	}
	return r.Usually(pack.Ref(e.When)) == rule.True
}

// reads gives the usual reading of a question's fact.
func (x *Runner) reads(r *pack.Reading, e *Example) string {
	id := x.p.Schema.Must(e.Of.Rule)
	v := r.Usual[id]
	def := &x.p.Schema.Defs[id]
	switch {
	case v.State != fact.Known:
		return "none"
	case def.Kind == fact.Choice:
		return def.Values[v.N]
	case def.Kind == fact.List && v.N == 0:
		return "empty"
	}
	return "answered"
}

// stage holds the state of a clock or a rung against the plan.
func (x *Runner) stage(r *pack.Reading, e *Example) string {
	p := advise.Plan(r)
	date := func(d *day.Day) day.Day {
		if d == nil {
			return 0
		}
		return *d
	}
	named := func(d day.Day) string {
		if d == 0 {
			return "on no date"
		}
		return d.String()
	}
	if rung := x.rungs[e.Of.Rule]; rung != nil && e.Of.Kind == "ladder" {
		if !r.Shown(&rung.Rule) {
			return "is not in the ladder"
		}
		for _, g := range p.Ladder {
			if g.Channel == rung.Channel && g.Against == rung.Against {
				if g.State != e.State || (e.Opens != 0 && date(g.Opens) != e.Opens) {
					return fmt.Sprintf("is %s, opens %s, not %s, opens %s", g.State, named(date(g.Opens)), e.State, named(e.Opens))
				}
				return ""
			}
		}
	}
	for _, k := range p.Clocks {
		if k.ID == e.Of.Rule && e.Of.Kind == "clocks" {
			if k.State != e.State || (e.Due != 0 && date(k.Due) != e.Due) {
				return fmt.Sprintf("is %s, due %s, not %s, due %s", k.State, named(date(k.Due)), e.State, named(e.Due))
			}
			return ""
		}
	}
	return "does not run here"
}
