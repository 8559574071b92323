// Package advise makes the plan: one file for each question of the person.
package advise

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Plan answers a case: everything but letters, the next question and what
// would change the plan, which are other rooms' work.
func Plan(r *pack.Reading) *plan.Plan {
	p := &plan.Plan{Pack: r.Pack.Revision, Today: r.Today}
	liability(r, p)
	remedies(r, p)
	claim(r, p, true)
	times := clocks(r, p, true)
	ladder(r, p, times)
	evidence(r, p)
	actions(r, p, times)
	shop(r, p)
	notes(r, p)
	open(r, p)
	return p
}

// Outline is what comparisons look at, without the work of proving it
// certain.
func Outline(r *pack.Reading) plan.Outline {
	var o plan.Outline
	add := func(kind, what string) { o.Findings = append(o.Findings, kind+" "+what) }
	best := int16(0)
	for i := range r.Pack.Liability {
		x := &r.Pack.Liability[i]
		if !r.Shown(&x.Rule) {
			continue
		}
		add(x.Kind, x.Party)
		if x.Kind == "first" && (o.First == "" || x.Rule.Rank < best) {
			o.First, best = x.Party, x.Rule.Rank
		}
	}
	for _, x := range formulas(r) {
		add("formula", "F"+strconv.Itoa(int(x.Formula)))
	}
	for i := range r.Pack.Remedies {
		if x := &r.Pack.Remedies[i]; r.Shown(&x.Rule) {
			add("remedy", x.Remedy)
		}
	}
	for i := range r.Pack.Clocks {
		if x := &r.Pack.Clocks[i]; r.Shown(&x.Rule) {
			add("clock", x.Rule.ID)
		}
	}
	for i := range r.Pack.Ladder {
		if x := &r.Pack.Ladder[i]; r.Shown(&x.Rule) {
			add("channel", x.Channel)
		}
	}
	for i := range r.Pack.Notes {
		if x := &r.Pack.Notes[i]; x.Kind == "exits" && r.Shown(&x.Rule) {
			add("exit", x.Rule.ID)
		}
	}
	slices.Sort(o.Findings)
	o.Findings = slices.Compact(o.Findings)
	return o
}

// Tests lists the facts that the rules behind a finding test.
func Tests(r *pack.Reading, finding string) []fact.ID {
	var ids []fact.ID
	look := func(x *pack.Rule, name string) {
		if name != finding {
			return
		}
		for _, id := range r.Pack.Program.Facts(r.Pack.Program.Cone(rule.Ref(x.When))) {
			if id = r.Pack.Schema.Basis(id, r.Case.Values); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for i := range r.Pack.Liability {
		x := &r.Pack.Liability[i]
		look(&x.Rule, x.Kind+" "+x.Party)
	}
	for i := range r.Pack.Claims {
		x := &r.Pack.Claims[i]
		look(&x.Rule, "formula F"+strconv.Itoa(int(x.Formula)))
	}
	for i := range r.Pack.Remedies {
		x := &r.Pack.Remedies[i]
		look(&x.Rule, "remedy "+x.Remedy)
	}
	for i := range r.Pack.Clocks {
		x := &r.Pack.Clocks[i]
		look(&x.Rule, "clock "+x.Rule.ID)
	}
	for i := range r.Pack.Ladder {
		x := &r.Pack.Ladder[i]
		look(&x.Rule, "channel "+x.Channel)
	}
	for i := range r.Pack.Notes {
		if x := &r.Pack.Notes[i]; x.Kind == "exits" {
			look(&x.Rule, "exit "+x.Rule.ID)
		}
	}
	return ids
}

// Open lists the facts that are not known and what each of them decides.
func Open(r *pack.Reading) []plan.Open {
	p := &plan.Plan{}
	claim(r, p, false)
	clocks(r, p, false)
	open(r, p)
	return p.Open
}

// order sorts by rank, then id.
func order[E any](list []E, rank func(E) int, id func(E) string) {
	sort.SliceStable(list, func(i, j int) bool {
		a, b := list[i], list[j]
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(id(a), id(b))) < 0
	})
}

// merge appends the entries of more that list does not hold.
func merge(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// Sources lists everything that a plan rests on, in order of first use.
func Sources(r *pack.Reading, p *plan.Plan) {
	var ids []string
	seen := map[string]bool{}
	add := func(because []string) {
		for _, id := range because {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	add(p.Verdict.Because)
	for _, x := range p.Liable {
		add(x.Because)
	}
	for _, x := range p.NotLiable {
		add(x.Because)
	}
	for _, x := range p.Actions {
		add(x.Because)
	}
	for _, x := range p.Clocks {
		add(x.Because)
	}
	if p.Claim != nil {
		add(p.Claim.Because)
	}
	for _, x := range p.Remedies {
		add(x.Because)
	}
	for _, x := range p.Ladder {
		add(x.Because)
	}
	for _, x := range p.Evidence {
		add(x.Because)
	}
	for _, list := range [][]plan.Note{p.NotRecoverable, p.Checks, p.Warnings, p.Donts, p.Duties, p.Closing, p.Exits} {
		for _, x := range list {
			add(x.Because)
		}
	}
	for _, x := range p.Letters {
		add(x.Because)
	}
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	for i := range r.Pack.Sources {
		s := &r.Pack.Sources[i]
		if _, used := place[s.ID]; !used {
			continue
		}
		p.Sources = append(p.Sources, plan.Source{
			ID: s.ID, Class: s.Class, Confidence: s.Confidence, Checked: day.Day(s.Checked),
			Title: r.Pack.SourceTitle(i), Says: r.Pack.SourceSays(i),
		})
		if r.Today > day.Day(s.Checked)+Recheck(s.Class) {
			p.Stale = append(p.Stale, s.ID)
		}
	}
	shown := slices.ContainsFunc(p.Ladder, func(g plan.Rung) bool { return g.Contact != nil })
	if shown && r.Today > day.Day(r.Pack.Day)+RecheckContacts {
		p.Stale = append(p.Stale, "contacts")
	}
	sort.SliceStable(p.Sources, func(i, j int) bool {
		return place[p.Sources[i].ID] < place[p.Sources[j].ID]
	})
}

// Recheck is the number of days after which a source of a class must be looked
// at again; RecheckContacts that of the directory, which is checked together
// with the newest source.
func Recheck(class string) day.Day {
	switch class {
	case "platform", "contract":
		return 90
	}
	return 365
}

const RecheckContacts day.Day = 180

// open lists the facts that are not known and what each of them decides.
func open(r *pack.Reading, p *plan.Plan) {
	decides := map[fact.ID][]string{}
	var ids []fact.ID
	note := func(id fact.ID, part string) {
		if decides[id] == nil {
			ids = append(ids, id)
		}
		decides[id] = merge(decides[id], []string{part})
	}
	wait := func(x *pack.Rule, part string) {
		if r.InForce(x) {
			for _, id := range r.Waits(x.When) {
				note(id, part)
			}
		}
	}
	for i := range r.Pack.Liability {
		wait(&r.Pack.Liability[i].Rule, "liable")
	}
	for i := range r.Pack.Claims {
		wait(&r.Pack.Claims[i].Rule, "claim")
	}
	if p.Claim != nil {
		for _, name := range p.Claim.Needs {
			note(r.Pack.Schema.Must(name), "claim")
		}
	}
	for i := range r.Pack.Remedies {
		wait(&r.Pack.Remedies[i].Rule, "remedies")
	}
	for _, c := range p.Clocks {
		for _, name := range c.Needs {
			note(r.Pack.Schema.Must(name), "clocks")
		}
	}
	for i := range r.Pack.Ladder {
		wait(&r.Pack.Ladder[i].Rule, "ladder")
	}
	slices.Sort(ids)
	for _, id := range ids {
		if int(id) < len(r.Pack.Questions) && r.Plainly(r.Pack.Questions[id].Applies) >= 0 {
			p.Open = append(p.Open, plan.Open{Fact: r.Pack.Schema.Defs[id].Name, Decides: decides[id]})
		}
	}
}
