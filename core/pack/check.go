package pack

import (
	"errors"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// bounds collects whether any reference of a file leads nowhere, so that the
// engine can follow all of them unchecked.
type bounds struct {
	p  *Pack
	ok bool
}

func (b *bounds) less(i, n int) {
	if i < 0 || i >= n {
		b.ok = false
	}
}
func (b *bounds) text(ts ...T) {
	for _, t := range ts {
		b.less(int(t), int(b.p.Rules.Texts))
	}
}
func (b *bounds) ref(rs ...Ref) {
	for _, r := range rs {
		b.less(int(r), len(b.p.Program.Nodes))
	}
}
func (b *bounds) facts(ids []uint16) {
	for _, f := range ids {
		b.less(int(f), len(b.p.Rules.Facts))
	}
}
func (b *bounds) sources(places []uint16) {
	for _, s := range places {
		b.less(int(s), len(b.p.Sources))
	}
}
func (b *bounds) rule(r *Rule) {
	b.ref(r.When, r.Shows, r.Finding)
	b.sources(r.Because)
}

func (p *Pack) check() error {
	b := &bounds{p: p, ok: true}
	b.vocabulary()
	b.nodes()
	b.rules()
	b.places()
	if !b.ok {
		return errors.New("refused")
	}
	return nil
}

func (b *bounds) vocabulary() {
	p := b.p
	b.less(len(p.Rules.Facts), 400)
	for _, f := range p.Rules.Facts {
		b.less(int(f.Kind), int(fact.Number)+1)
		b.less(int(f.Tense), int(fact.Future)+1)
		b.less(len(f.Values), 65)
	}
	for _, o := range p.Order {
		b.facts([]uint16{o.A, o.B})
	}
	for i := range p.Questions {
		q := &p.Questions[i]
		b.facts([]uint16{q.Fact})
		b.ref(q.Applies, q.Ask)
		b.text(q.Title, q.Help, q.Why)
		for _, h := range q.Implied {
			b.ref(h.When)
			if b.ok {
				b.less(int(h.Value), len(p.Rules.Facts[q.Fact].Values))
			}
		}
		for _, o := range q.Options {
			if b.ok {
				b.less(int(o.Value), len(p.Rules.Facts[q.Fact].Values))
			}
			b.text(o.Label, o.Help)
		}
	}
	for _, w := range p.Words {
		b.text(w.Text)
	}
}

func (b *bounds) nodes() {
	p := b.p
	derived := 2 // trouble and troubles follow the facts of the file
	for i, n := range p.Program.Nodes {
		b.less(int(n.Op), int(rule.Given)+1)
		b.less(int(n.Fact), len(p.Rules.Facts)+derived)
		b.less(int(n.Other), len(p.Rules.Facts)+derived)
		b.less(n.From, n.To+1)
		b.less(n.To, len(p.Program.Kids)+1)
		if !b.ok {
			return
		}
		for _, k := range p.Program.Kids[n.From:n.To] {
			b.less(int(k), i)
		}
		if kids := n.To - n.From; (n.Op == rule.Not || n.Op == rule.Proved) && kids != 1 {
			b.ok = false
		}
	}
	b.ref(p.Never...)
}

func (b *bounds) rules() {
	p := b.p
	for i := range p.Liability {
		b.rule(&p.Liability[i].Rule)
		b.text(p.Liability[i].Says, p.Liability[i].Verdict)
	}
	for i := range p.Remedies {
		b.rule(&p.Remedies[i].Rule)
		b.text(p.Remedies[i].Says)
	}
	for i := range p.Claims {
		b.rule(&p.Claims[i].Rule)
		b.less(int(p.Claims[i].Formula), 13)
		b.text(p.Claims[i].Says)
	}
	for i := range p.Clocks {
		c := &p.Clocks[i]
		b.rule(&c.Rule)
		b.facts(c.Starts)
		b.facts(c.Ends)
		b.less(int(c.Count), 4000)
		b.text(c.Title, c.Says, c.Remain)
	}
	evidence, checked := b.values("evidence"), b.values("checked")
	for i := range p.Evidence {
		b.rule(&p.Evidence[i].Rule)
		b.less(int(p.Evidence[i].Evidence), evidence)
		b.text(p.Evidence[i].Why, p.Evidence[i].How)
	}
	for i := range p.Actions {
		b.rule(&p.Actions[i].Rule)
		b.less(int(p.Actions[i].Clock)+1, len(p.Clocks)+1)
		b.text(p.Actions[i].Title, p.Actions[i].Detail)
	}
	for i := range p.Notes {
		b.rule(&p.Notes[i].Rule)
		b.less(int(p.Notes[i].Checks)+1, checked+1)
		b.text(p.Notes[i].Text, p.Notes[i].Until)
	}
}

func (b *bounds) values(name string) int {
	for _, f := range b.p.Rules.Facts {
		if f.Name == name {
			return len(f.Values)
		}
	}
	return 0
}

func (b *bounds) places() {
	p := b.p
	for i := range p.Ladder {
		r := &p.Ladder[i]
		b.rule(&r.Rule)
		b.ref(r.Done, r.Waiting)
		for _, k := range r.Blocked {
			b.ref(k.When)
			b.text(k.Says)
			b.sources(k.Because)
		}
		for _, o := range r.Opens {
			b.ref(o.When)
			b.less(int(o.After)+1, len(p.Clocks)+1)
		}
		b.facts(r.Needs)
		b.text(r.Handles, r.Takes, r.Costs)
		b.text(r.Closes...)
	}
	for i := range p.Letters {
		l := &p.Letters[i]
		b.rule(&l.Rule)
		b.text(l.Title)
		for _, s := range l.Sentences {
			b.ref(s.When)
			b.less(int(s.Text), int(p.LetterTexts))
			b.sources(s.Because)
			b.facts(s.Needs)
		}
		for _, r := range l.Replies {
			b.ref(r.When)
			b.less(int(r.They), int(p.LetterTexts))
			b.less(int(r.You), int(p.LetterTexts))
			b.sources(r.Because)
		}
	}
	for i := range p.Directory {
		e := &p.Directory[i]
		b.text(e.Name, e.Where, e.Note, e.Pattern)
		b.text(e.Do...)
		for _, c := range e.Contacts {
			b.text(c.Use, c.Label)
		}
	}
}
