package prove

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/plan"
)

// situation gives the allowed states in which the problem and the role are
// known: those that must have a whole plan.
func (s *Space) situation() diagram {
	d := s.allowed
	for _, id := range []int{int(s.pack.Facts.Problem), int(s.pack.Facts.Role)} {
		level := s.axes[id].level
		d = s.less(d, s.is(level, absent, unknown))
	}
	return d
}

// parties gives, for one kind of liability, each party that is named and the
// states in which it is.
func (s *Space) parties(kind string) (names []string, named map[string]diagram) {
	named = map[string]diagram{}
	for i := range s.pack.Liability {
		x := &s.pack.Liability[i]
		if x.Kind != kind {
			continue
		}
		if !slices.Contains(names, x.Party) {
			names = append(names, x.Party)
		}
		named[x.Party] = s.or(named[x.Party], s.shown(&x.Rule))
	}
	return names, named
}

// liable shows that each situation has exactly one first party, or says that
// it is unclear, and that no party is named in two ways.
func (p *Prover) liable() []Fault {
	var faults []Fault
	situation := p.situation()
	names, first := p.parties("first")
	gap := situation
	for _, name := range names {
		gap = p.less(gap, first[name])
	}
	faults = append(faults, p.fault(gap, "nobody answers first", func(x *plan.Plan) string {
		if got := firsts(x); len(got) != 1 {
			return fmt.Sprintf("the plan names %v", got)
		}
		return ""
	})...)
	for i, a := range names {
		for _, b := range names[i+1:] {
			faults = append(faults, p.fault(p.all(situation, first[a], first[b]), a+" and "+b+" both answer first", func(x *plan.Plan) string {
				if got := firsts(x); len(got) > 1 {
					return strings.Join(rulesOf(x), ", ")
				}
				return ""
			})...)
		}
	}
	for _, pair := range [][2]string{
		{"first", "not_liable"}, {"also", "not_liable"}, {"only_between_them", "not_liable"}, // they contradict each other
		{"first", "also"}, {"first", "only_between_them"}, // who is named first is not named again
		{"also", "only_between_them"},
	} {
		faults = append(faults, p.named(situation, pair[0], pair[1])...)
	}
	return faults
}

// named shows that no party is named in two ways at once.
func (p *Prover) named(situation diagram, one, other string) []Fault {
	var faults []Fault
	names, a := p.parties(one)
	_, b := p.parties(other)
	for _, name := range names {
		if b[name] == no {
			continue
		}
		faults = append(faults, p.fault(p.all(situation, a[name], b[name]), name+" is named as "+one+" and as "+other, func(x *plan.Plan) string {
			var rules []string
			for _, l := range append(slices.Clone(x.Liable), x.NotLiable...) {
				if l.Party == name && (l.Kind == one || l.Kind == other) {
					rules = append(rules, l.Rules...)
				}
			}
			if len(rules) < 2 {
				return ""
			}
			return strings.Join(rules, ", ")
		})...)
	}
	return faults
}

func firsts(x *plan.Plan) []string {
	var names []string
	for _, l := range x.Liable {
		if l.Kind == "first" {
			names = append(names, l.Party)
		}
	}
	return names
}

func rulesOf(x *plan.Plan) []string {
	var names []string
	for _, l := range x.Liable {
		if l.Kind == "first" {
			names = append(names, l.Rules...)
		}
	}
	return names
}
