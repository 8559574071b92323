package prove

import (
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// condition gives the diagram of a condition, on the usual reading of what is
// not answered or by the answers alone.
func (s *Space) condition(ref rule.Ref, usual bool) diagram {
	made := s.plain
	if usual {
		made = s.usual
	}
	if made[ref] >= 0 {
		return made[ref]
	}
	n := &s.pack.Program.Nodes[ref]
	kids := s.pack.Program.Kids[n.From:n.To]
	var d diagram
	switch n.Op {
	case rule.Always:
		d = yes
	case rule.And:
		d = yes
		for _, k := range kids {
			d = s.and(d, s.condition(k, usual))
		}
	case rule.Or:
		d = no
		for _, k := range kids {
			d = s.or(d, s.condition(k, usual))
		}
	case rule.Not:
		d = s.not(s.condition(kids[0], usual))
	case rule.Proved:
		d = s.holds(s.condition(kids[0], usual))
	default:
		d = s.leaf(n, usual)
	}
	made[ref] = d
	return d
}

// so gives the states in which a condition holds on the usual reading.
func (s *Space) so(ref pack.Ref) diagram { return s.holds(s.condition(rule.Ref(ref), true)) }

// shown gives the states in which a rule speaks.
func (s *Space) shown(r *pack.Rule) diagram { return s.and(s.so(r.Shows), s.inForce(r)) }
