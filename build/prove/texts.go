package prove

import (
	"regexp"
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

var placeholder = regexp.MustCompile(`\{([A-Za-z0-9_]+)\}`)

// worded shows that every placeholder is filled in: {due} in clocks, facts in
// letters, nothing elsewhere; and that both languages say something.
func (p *Prover) worded() []Fault {
	var faults []Fault
	look := func(name string, t plan.Text, required bool, may ...string) {
		for _, half := range []string{t.Zh, t.En} {
			if half == "" && (required || t.Zh+t.En != "") {
				faults = append(faults, Fault{What: name + ": a text is missing in one language"})
			}
			for _, m := range placeholder.FindAllStringSubmatch(half, -1) {
				if !slices.Contains(may, m[1]) {
					faults = append(faults, Fault{What: name + ": nothing fills in {" + m[1] + "}"})
				}
			}
		}
	}
	text := func(name string, required bool, list ...pack.T) {
		for _, t := range list {
			look(name, p.pack.Text(t), required)
		}
	}
	for i := range p.pack.Liability {
		x := &p.pack.Liability[i]
		text("liability/"+x.Rule.ID, true, x.Says)
		text("liability/"+x.Rule.ID, x.Kind == "first", x.Verdict)
	}
	for i := range p.pack.Remedies {
		text("remedies/"+p.pack.Remedies[i].Rule.ID, true, p.pack.Remedies[i].Says)
	}
	for i := range p.pack.Claims {
		text("claims/"+p.pack.Claims[i].Rule.ID, true, p.pack.Claims[i].Says)
	}
	for i := range p.pack.Clocks {
		x := &p.pack.Clocks[i]
		text("clocks/"+x.Rule.ID, true, x.Title)
		text("clocks/"+x.Rule.ID, false, x.Remain)
		look("clocks/"+x.Rule.ID, p.pack.Text(x.Says), true, "due")
	}
	for i := range p.pack.Ladder {
		x := &p.pack.Ladder[i]
		text("ladder/"+x.Rule.ID, true, x.Handles, x.Takes, x.Costs)
		text("ladder/"+x.Rule.ID, true, x.Closes...)
		for _, b := range x.Blocked {
			text("ladder/"+x.Rule.ID, true, b.Says)
		}
	}
	for i := range p.pack.Evidence {
		text("evidence/"+p.pack.Evidence[i].Rule.ID, true, p.pack.Evidence[i].Why)
		text("evidence/"+p.pack.Evidence[i].Rule.ID, false, p.pack.Evidence[i].How)
	}
	for i := range p.pack.Actions {
		text("actions/"+p.pack.Actions[i].Rule.ID, true, p.pack.Actions[i].Title)
		text("actions/"+p.pack.Actions[i].Rule.ID, false, p.pack.Actions[i].Detail)
	}
	for i := range p.pack.Notes {
		x := &p.pack.Notes[i]
		text(x.Kind+"/"+x.Rule.ID, true, x.Text)
		text(x.Kind+"/"+x.Rule.ID, false, x.Until)
	}
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		text("letters/"+l.Rule.ID, true, l.Title)
		for _, x := range l.Sentences {
			var names []string
			for _, id := range x.Needs {
				names = append(names, p.pack.Schema.Defs[id].Name)
				if p.pack.Schema.Defs[id].Kind == fact.List {
					faults = append(faults, Fault{What: "letters/" + l.Rule.ID + ": a list cannot be printed: {" + names[len(names)-1] + "}"})
				}
			}
			look("letters/"+l.Rule.ID, p.pack.LetterText(x.Text), true, names...)
		}
		for _, x := range l.Replies {
			look("letters/"+l.Rule.ID, p.pack.LetterText(x.They), true)
			look("letters/"+l.Rule.ID, p.pack.LetterText(x.You), true)
		}
	}
	return append(faults, p.reachable()...)
}

// reachable shows that whom the person names can be reached: each courier and
// each platform has an entry, each entry that a rung names has a contact, and
// each contact says how sure it is.
func (p *Prover) reachable() []Fault {
	var faults []Fault
	have := func(id, name string) {
		if _, ok := p.pack.Lookup(id); !ok {
			faults = append(faults, Fault{What: "directory: there is no entry " + id + " for " + name})
		}
	}
	values := func(id fact.ID) []string {
		if id == fact.None {
			return nil
		}
		return p.pack.Schema.Defs[id].Values
	}
	for _, v := range values(p.pack.Facts.Courier) {
		if v != "other" && v != "china_post" {
			have(v, "the courier "+v)
		}
	}
	for _, v := range values(p.pack.Facts.Platform) {
		if v != "other" && v != "none" && v != "private_chat" {
			have("platform-"+v, "the platform "+v)
		}
	}
	for i := range p.pack.Directory {
		e := &p.pack.Directory[i]
		for _, c := range e.Contacts {
			if c.Confidence == "" || c.Value == "" {
				faults = append(faults, Fault{What: "directory/" + e.ID + ": a contact lacks its value or its confidence"})
			}
		}
	}
	return faults
}
