package pack

import (
	"errors"
	"strings"

	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Publisher is the id of everything that an overlay adds.
const Publisher = "publisher"

// Merge adds a publisher's overlay to an opened pack, after its texts. It only
// ever adds: one source, one entry of the directory, one step and one clock of
// the other side. The step speaks where the seller is the one to ask and has
// neither refused nor let its own time pass; the clock opens nothing. So no
// right, warning or channel can go, and no legal period can change. Refused,
// the pack is as it was.
func (p *Pack) Merge(o *Overlay) error {
	if p.Overlay != nil {
		return errors.New("there is an overlay already")
	}
	if err := p.acceptable(o); err != nil {
		return &Error{File: "overlay", What: "refused", Cause: err}
	}
	first := -1
	for i := range p.Ladder {
		if r := &p.Ladder[i]; r.Channel == "seller" && (first < 0 || r.Rule.Rank < p.Ladder[first].Rule.Rank) {
			first = i
		}
	}
	asked, ok := p.Schema.Lookup("seller_asked_on")
	if first < 0 || !ok {
		return errors.New("this knowledge has no place for an overlay")
	}
	rung := p.Ladder[first].Rule
	open := p.not(p.node(rule.Node{Op: rule.Proved}, p.Ladder[first].Done))
	late := p.node(rule.Node{Op: rule.Age, Fact: asked, Lo: int64(o.Reply)/24 + 1, Hi: 1 << 40})
	inTime := p.not(p.node(rule.Node{Op: rule.Proved}, late))
	still := func(r Ref) Ref { return p.node(rule.Node{Op: rule.And}, r, open, inTime) }

	name := plan.Text{Zh: o.Zh[OverlayName], En: o.En[OverlayName]}
	because := []uint16{p.source(o, name)}
	step := Action{
		Rule: Rule{ID: Publisher, When: still(rung.When), Shows: still(rung.Shows), Finding: still(rung.Finding), Rank: -1000, Because: because},
		Due:  "now", Clock: -1, Channel: "seller",
		Title: p.text(named(p.Word("publisher-step"), name)), Detail: p.text(plan.Text{Zh: o.Zh[OverlayEntry], En: o.En[OverlayEntry]}),
	}
	p.Actions = append(p.Actions, step)
	p.Clocks = append(p.Clocks, Clock{
		Rule:   Rule{ID: Publisher, When: rung.When, Shows: rung.Shows, Finding: rung.Finding, Because: because},
		Starts: []uint16{uint16(asked)}, Count: o.Reply, Unit: "hours", Whose: "other", Method: "calendar", Class: Publisher, Passed: "due",
		Title: p.text(named(p.Word("publisher-clock"), name)), Says: p.text(named(p.Word("publisher-clock-says"), name)),
	})
	p.entries[Publisher] = len(p.Directory)
	p.Directory = append(p.Directory, p.entry(o, name))
	p.Overlay = o
	p.Revision += "+" + o.ID
	p.Solver = rule.Solver{Program: &p.Program, Schema: p.Schema, Never: p.Solver.Never}
	return p.check()
}

// acceptable refuses what an overlay may not say beside this knowledge: the
// numbers of authorities and couriers as its own, and words that take away.
func (p *Pack) acceptable(o *Overlay) error {
	if where, why := o.Fault(); why != "" {
		return errors.New(where + ": " + why)
	}
	for i := range p.Directory {
		for _, k := range p.Directory[i].Contacts {
			for _, c := range o.Contacts {
				if c.Value == k.Value {
					return errors.New("contacts: “" + c.Value + "” belongs to " + p.Directory[i].ID)
				}
			}
		}
	}
	taking := p.Word("publisher-refused")
	for _, words := range []string{taking.Zh, taking.En} {
		for _, w := range strings.Split(words, "|") {
			for i := range o.Zh {
				if w != "" && (strings.Contains(strings.ToLower(o.Zh[i]), w) || strings.Contains(strings.ToLower(o.En[i]), w)) {
					return errors.New(overlayField(i) + ": “" + w + "”: an overlay may promise more than the law, and takes nothing away")
				}
			}
		}
	}
	return nil
}

func (p *Pack) entry(o *Overlay, name plan.Text) Entry {
	at := func(i int) T { return p.text(plan.Text{Zh: o.Zh[i], En: o.En[i]}) }
	e := Entry{ID: Publisher, Kind: "other", Name: p.text(name), Where: at(OverlayHours), Note: at(OverlayAddress)}
	for i := OverlayPromises; i < len(o.Zh); i++ {
		e.Do = append(e.Do, at(i))
	}
	for _, c := range o.Contacts {
		e.Contacts = append(e.Contacts, Contact{Type: c.Type, Value: c.Value, Use: p.text(plan.Text{Zh: c.Zh, En: c.En}), Confidence: "medium"})
	}
	return e
}

// source adds what the publisher's statements rest on: the publisher.
func (p *Pack) source(o *Overlay, name plan.Text) uint16 {
	says := named(p.Word("publisher-source"), name)
	p.tables[tableKey{"zh", "sources"}] = append(p.table("zh", "sources"), name.Zh, says.Zh)
	p.tables[tableKey{"en", "sources"}] = append(p.table("en", "sources"), name.En, says.En)
	p.Sources = append(p.Sources, Source{ID: "PUBLISHER", Class: Publisher, Checked: o.Checked, Confidence: "medium"})
	return uint16(len(p.Sources) - 1)
}

// text adds a text; its place holds in both languages.
func (p *Pack) text(t plan.Text) T {
	if t == (plan.Text{}) {
		return 0
	}
	p.tables[tableKey{"zh", "text"}] = append(p.table("zh", "text"), t.Zh)
	p.tables[tableKey{"en", "text"}] = append(p.table("en", "text"), t.En)
	p.Rules.Texts++
	return T(p.Rules.Texts - 1)
}

// table gives a table to append to: a copy, as long as the rules say.
func (p *Pack) table(lang, kind string) []string {
	list := p.tables[tableKey{lang, kind}]
	want := int(p.Rules.Texts)
	if kind == "sources" {
		want = 2 * len(p.Sources)
	}
	full := make([]string, want, want+2)
	copy(full, list)
	return full
}

func (p *Pack) node(n rule.Node, kids ...Ref) Ref {
	n.From = len(p.Program.Kids)
	for _, k := range kids {
		p.Program.Kids = append(p.Program.Kids, rule.Ref(k))
	}
	n.To = len(p.Program.Kids)
	p.Program.Nodes = append(p.Program.Nodes, n)
	return Ref(len(p.Program.Nodes) - 1)
}

func (p *Pack) not(r Ref) Ref { return p.node(rule.Node{Op: rule.Not}, r) }

func named(t, name plan.Text) plan.Text {
	return plan.Text{Zh: strings.ReplaceAll(t.Zh, "{name}", name.Zh), En: strings.ReplaceAll(t.En, "{name}", name.En)}
}
