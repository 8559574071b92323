package compile

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Sweep walks every problem and role, alone and with each single further
// answer of a choice, and names what a person would miss: a first party (or
// two that disagree), an action, a piece of evidence, an open rung.
func Sweep(p *pack.Pack) []string {
	var faults []string
	today := day.Day(p.Day)
	problem, role := p.Facts.Problem, p.Facts.Role
	for i := range p.Schema.Defs[problem].Values {
		for j := range p.Schema.Defs[role].Values {
			c := fact.NewCase(p.Schema)
			c.Values[problem] = fact.Value{State: fact.Known, N: int64(i)}
			c.Values[role] = fact.Value{State: fact.Known, N: int64(j)}
			if impossible(p, c, today) {
				continue
			}
			faults = append(faults, lacking(p, c, today)...)
			for id := range p.Schema.Defs {
				def := &p.Schema.Defs[id]
				if def.Derived || def.Kind != fact.Choice || c.Values[id].State == fact.Known {
					continue
				}
				for v := range def.Values {
					with := c.Clone()
					with.Values[id] = fact.Value{State: fact.Known, N: int64(v)}
					if !impossible(p, with, today) {
						faults = append(faults, lacking(p, with, today)...)
					}
				}
			}
		}
	}
	return faults
}

func impossible(p *pack.Pack, c *fact.Case, today day.Day) bool {
	r := p.Read(c, today)
	for _, n := range p.Never {
		if r.Plainly(n) == rule.True {
			return true
		}
	}
	return false
}

func lacking(p *pack.Pack, c *fact.Case, today day.Day) []string {
	r := p.Read(c, today)
	made := advise.Plan(r)
	var faults []string
	miss := func(what string) {
		s := ""
		for i := range c.Schema.Defs {
			if t := c.Text(fact.ID(i)).Text; t != "" {
				s += " " + c.Schema.Defs[i].Name + "=" + t
			}
		}
		faults = append(faults, fmt.Sprintf("%s for%s", what, s))
	}
	firsts := 0
	for _, x := range made.Liable {
		if x.Kind == "first" {
			firsts++
		}
	}
	if firsts == 0 {
		miss("no first party")
	}
	if firsts > 1 {
		miss(fmt.Sprintf("%d first parties %s %s", firsts, made.Liable[0].Rules, made.Liable[1].Rules))
	}
	if len(made.Actions) == 0 {
		miss("no action")
	}
	if len(made.Evidence) == 0 {
		miss("no evidence")
	}
	open := false
	for _, x := range made.Ladder {
		open = open || x.State == "now"
	}
	if !open {
		miss("no open rung")
	}
	return faults
}
