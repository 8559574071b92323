// Package bench measures the core against baselines within one run, since
// timings differ from machine to machine and from hour to hour.
package bench

import (
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

func open(b *testing.B) (*core.Engine, *core.Case, core.Day) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		b.Fatal(err)
	}
	p, err := result.Open()
	if err != nil {
		b.Fatal(err)
	}
	engine := &core.Engine{Pack: p}
	request, err := engine.ReadCase([]byte(`{"id":"b","today":"2026-11-20","answers":{"problem":"loss","role":"buyer","seller_reply":"refused","amount_paid":299}}`))
	if err != nil {
		b.Fatal(err)
	}
	return engine, request.Case, request.Today
}

// The compiled index (shared conditions, one pass) against a plain walk of
// every rule's own tree, which is what a rule engine without an index does.
func BenchmarkConditions(b *testing.B) {
	engine, c, today := open(b)
	p := engine.Pack
	values := p.Read(c, today).Case.Values
	b.Run("index", func(b *testing.B) {
		out := make([]rule.Truth, len(p.Program.Nodes))
		for b.Loop() {
			p.Program.Eval(values, int64(today), out)
		}
	})
	b.Run("baseline: every rule walked", func(b *testing.B) {
		roots := roots(p)
		for b.Loop() {
			for _, r := range roots {
				walk(&p.Program, rule.Ref(r), values, int64(today))
			}
		}
	})
}

func roots(p *pack.Pack) []pack.Ref {
	var refs []pack.Ref
	for i := range p.Liability {
		refs = append(refs, p.Liability[i].Rule.When)
	}
	for i := range p.Actions {
		refs = append(refs, p.Actions[i].Rule.When)
	}
	for i := range p.Notes {
		refs = append(refs, p.Notes[i].Rule.When)
	}
	for i := range p.Ladder {
		refs = append(refs, p.Ladder[i].Rule.When)
	}
	for i := range p.Letters {
		for _, s := range p.Letters[i].Sentences {
			refs = append(refs, s.When)
		}
	}
	return refs
}

func walk(p *rule.Program, r rule.Ref, values []fact.Value, today int64) rule.Truth {
	one := rule.Program{Nodes: p.Nodes[r : r+1], Kids: p.Kids}
	out := make([]rule.Truth, 1)
	n := &p.Nodes[r]
	if n.Op >= rule.In || n.Op == rule.Always {
		one.Eval(values, today, out)
		return out[0]
	}
	t := rule.True
	if n.Op == rule.Or {
		t = rule.False
	}
	for _, k := range p.Kids[n.From:n.To] {
		v := walk(p, k, values, today)
		switch n.Op {
		case rule.Not:
			return -v
		case rule.Proved:
			if v != rule.True {
				return rule.False
			}
			return rule.True
		case rule.And:
			t = min(t, v)
		case rule.Or:
			t = max(t, v)
		}
	}
	return t
}

func BenchmarkNext(b *testing.B) {
	engine, c, today := open(b)
	for b.Loop() {
		engine.Next(c, today)
	}
}

func BenchmarkAdvise(b *testing.B) {
	engine, c, today := open(b)
	for b.Loop() {
		engine.Advise(c, today)
	}
}
