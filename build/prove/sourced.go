package prove

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/pack"
)

// sourced shows that behind each statement stands a source that was in force
// on the day of the proof.
func (p *Prover) sourced() []Fault {
	var faults []Fault
	look := func(name string, because []uint16) {
		if len(because) == 0 {
			faults = append(faults, Fault{What: name + " has no source"})
		}
		for _, i := range because {
			x := &p.pack.Sources[i]
			if x.To != 0 && x.To < int32(p.today) {
				faults = append(faults, Fault{What: fmt.Sprintf("%s rests on %s, which ended before %s", name, x.ID, p.today)})
			}
			if x.From > int32(p.today) {
				faults = append(faults, Fault{What: fmt.Sprintf("%s rests on %s, which is not in force on %s yet", name, x.ID, p.today)})
			}
		}
	}
	for _, x := range statements(p.pack) {
		ended := x.Rule.To != 0 && x.Rule.To < int32(p.today)
		if x.Kind != "letters" && !ended {
			look(x.Name(), x.Rule.Because)
		}
	}
	for i := range p.pack.Ladder {
		r := &p.pack.Ladder[i]
		for k, b := range r.Blocked {
			look(fmt.Sprintf("ladder/%s, block %d,", r.Rule.ID, k+1), b.Because)
			if b.Says == 0 {
				faults = append(faults, Fault{What: fmt.Sprintf("ladder/%s: block %d does not say why", r.Rule.ID, k+1)})
			}
		}
		if r.Against == "" || len(r.Closes) == 0 {
			faults = append(faults, Fault{What: "ladder/" + r.Rule.ID + " lacks its respondent or a line on what it closes"})
		}
	}
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		for k, x := range l.Sentences {
			look(fmt.Sprintf("letters/%s, sentence %d,", l.Rule.ID, k+1), x.Because)
		}
		for k, x := range l.Replies {
			look(fmt.Sprintf("letters/%s, reply %d,", l.Rule.ID, k+1), x.Because)
		}
	}
	return faults
}

// Sources tells which sources of a pack something rests on.
func Sources(p *pack.Pack) []bool {
	used := make([]bool, len(p.Sources))
	note := func(because []uint16) {
		for _, i := range because {
			used[i] = true
		}
	}
	for _, x := range statements(p) {
		note(x.Rule.Because)
	}
	for i := range p.Ladder {
		for _, b := range p.Ladder[i].Blocked {
			note(b.Because)
		}
	}
	for i := range p.Letters {
		for _, x := range p.Letters[i].Sentences {
			note(x.Because)
		}
		for _, x := range p.Letters[i].Replies {
			note(x.Because)
		}
	}
	return used
}
