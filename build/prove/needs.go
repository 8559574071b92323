package prove

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// needed gives the states in which the sums of core/advise ask for an amount:
// those of the formulas that bound the claim.
func (s *Space) needed(id fact.ID) diagram {
	d := no
	applied, sure := make([]diagram, len(s.pack.Claims)), no
	for i := range s.pack.Claims {
		applied[i] = s.shown(&s.pack.Claims[i].Rule)
		sure = s.or(sure, applied[i])
	}
	for i := range s.pack.Claims {
		x := &s.pack.Claims[i]
		applies := applied[i]
		if special := x.Formula == 8 || x.Formula == 9 || x.Formula == 11; !special {
			applies = s.or(applies, s.less(s.perhaps(&x.Rule), sure))
		}
		if applies != no {
			d = s.or(d, s.and(applies, s.formula(x.Formula, id)))
		}
	}
	return d
}

// perhaps gives the states in which a rule is open on the usual reading.
func (s *Space) perhaps(x *pack.Rule) diagram {
	d := s.condition(rule.Ref(x.Shows), true)
	return s.and(s.less(s.not(s.holds(d)), s.fails(d)), s.inForce(x))
}

// formula gives the states in which a formula asks for an amount.
func (s *Space) formula(n uint8, id fact.ID) diagram {
	k := &s.pack.Facts
	lacks := func(f fact.ID, where diagram) diagram { // f is asked for, where it is not known
		if f != id || f == fact.None {
			return no
		}
		return s.less(where, s.settled(f))
	}
	declared, freight := s.settled(k.DeclaredValue), s.settled(k.Freight)
	value := s.or(s.settled(k.ItemValue), s.settled(k.AmountPaid))
	switch n {
	case 1, 2, 12:
		return lacks(k.AmountPaid, s.not(value))
	case 3:
		return lacks(k.MissingValue, yes)
	case 4:
		return s.loss(id, yes)
	case 5:
		multiple := s.settled(k.CapMultiple)
		limit := s.or(s.and(multiple, freight), s.settled(k.CapAmount))
		return s.any(s.loss(id, yes), lacks(k.Freight, multiple), lacks(k.CapMultiple, s.not(limit)))
	case 6, 7:
		d := s.or(lacks(k.DeclaredValue, yes), lacks(k.ItemValue, s.less(declared, value)))
		if n == 7 {
			d = s.or(d, s.loss(id, declared))
		}
		return d
	case 8:
		insured := s.chosen("insured", "yes")
		letter := s.chosen("mail_class", "registered_letter")
		return s.any(lacks(k.DeclaredValue, insured), s.loss(id, s.and(insured, declared)),
			lacks(k.Freight, s.not(insured)), s.loss(id, s.less(s.less(freight, insured), letter)))
	case 9:
		return s.loss(id, s.not(declared))
	case 10:
		return lacks(k.Freight, yes)
	}
	return no
}

// happens gives the states in which one thing is known to have happened.
func (s *Space) happens(trouble string) diagram {
	k := &s.pack.Facts
	v := s.pack.Schema.Defs[k.Problem].Value(trouble)
	if v < 0 {
		return no
	}
	return s.holds(s.event(&rule.Node{Op: rule.In, Fact: k.Trouble, Mask: 1 << uint(v)}, false))
}

// loss gives the states, among some, in which the loss L asks for an amount.
func (s *Space) loss(id fact.ID, where diagram) diagram {
	k := &s.pack.Facts
	left := s.less(s.less(where, s.settled(k.LossValue)), s.settled(k.RepairCost))
	missing := s.and(left, s.missed)
	left = s.less(left, missing)
	partial := s.all(left, s.harmed, s.chosen("damage_extent", "partial"))
	left = s.less(left, partial)
	whole := s.less(s.less(left, s.settled(k.ItemValue)), s.settled(k.AmountPaid))
	switch id {
	case k.MissingValue:
		return s.less(missing, s.settled(id))
	case k.LossValue:
		return partial
	case k.ItemValue:
		return whole
	}
	return no
}
