package advise

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
)

// The formulas. P is the price paid, Pm its share for what is missing, F the
// freight, V the goods' value at the destination, L the real loss (V less what
// is left of it, and necessary costs), D the declared value, k and C the
// multiple and the amount of a cap in the terms; sums in yuan.
// Which formula applies is knowledge (claims*.yaml); the sources are those of
// sources*.yaml.
//
//	F1   buyer on seller, nothing arrived    P, which includes F; or resend      EC-20 EC-51 CC-593 CC-563 JUD-04 CASE-01
//	F2   buyer on seller, damaged or wrong   P and the freight back; or repair   CPL-24 CC-582
//	                                         or a price cut
//	F3   buyer on seller, part missing       Pm, or resend; all of P where the   CPL-48 CPL-52 CC-563
//	                                         rest is of no use
//	F4   shipper on courier, no declared     L                                   CC-832 CC-833 CC-496 CC-497 CC-506 JUD-05 STD-04
//	     value, the cap does not hold
//	F5   the same, the cap holds             min(L, k×F, C)                      CC-833 CASE-03 CASE-04
//	F6   declared value, all lost            min(D, V)                           EXP-REG-28 TOS-03
//	F7   declared value, part lost           from min(L×min(1, D/V), D) to       TOS-03 CASE-02 CASE-06
//	                                         min(L, D)
//	F8   registered mail of the universal    min(L, 3F); registered letter 3F;   POST-47
//	     service                             declared: D, in part L×D/V. F4 where
//	                                         the limit was not clearly shown or
//	                                         the fault is gross
//	F9   Zhejiang                            D; else V; else as agreed, failing  LOC-02
//	                                         that min(10F, 800)
//	F10  delay                               F, and what loss can be proved and  STD-02 STD-03 CC-584 CC-811
//	                                         was foreseeable
//	F11  deceit                              P back and max(3P, 500); for a      CPL-55
//	                                         service max(3F, 500)
//	F12  return within seven days            P; the freight back is the buyer's  CPL-25 RET-17 RET-18
//
// F5 or F7 is the careful figure, F4 the one to ask for: where it is open
// which of them holds, both span the range. F11 needs proof of deceit and is
// never computed here. Fines go to the state and are no part of any sum.

// bounds are what one formula says; nil where a number is missing.
type bounds struct{ low, high *money.Fen }

func both(f *money.Fen) bounds { return bounds{f, f} }

func (m *sums) formula(n uint8) bounds {
	k := &m.r.Pack.Facts
	switch n {
	case 1, 2, 3, 12:
		return m.against(n)
	case 4:
		l := m.loss()
		if l != nil {
			m.work("work-f4", "L", l, "result", l)
		}
		return both(l)
	case 5:
		return m.capped()
	case 6, 7:
		return m.declared(n)
	case 8:
		return m.postal()
	case 9:
		return m.zhejiang()
	case 10:
		f := m.need(k.Freight)
		l := m.get(k.LossValue)
		if f == nil {
			return bounds{}
		}
		m.work("work-f10", "F", f, "result", f)
		if l == nil {
			return both(f)
		}
		sum := *f + *l
		m.work("work-f10-loss", "F", f, "L", l, "result", sum)
		return bounds{f, &sum}
	}
	return bounds{}
}

// against is the claim on the seller: F1, F2, F3, F12.
func (m *sums) against(n uint8) bounds {
	k := &m.r.Pack.Facts
	price, freight := m.get(k.AmountPaid), m.get(k.Freight)
	if price == nil {
		price = m.get(k.ItemValue)
	}
	if n == 3 {
		missing := m.need(k.MissingValue)
		if missing != nil {
			m.work("work-f3", "Pm", missing, "result", missing)
		}
		return bounds{missing, missing}
	}
	if price == nil {
		m.need(k.AmountPaid)
		return bounds{}
	}
	sum := *price
	switch {
	case n == 1 && freight != nil && m.get(k.AmountPaid) == nil: // what was paid includes it
		sum += *freight
		m.work("work-f1-freight", "P", price, "F", freight, "result", sum)
	case n == 1:
		m.work("work-f1", "P", price, "result", sum)
	case n == 12:
		m.work("work-f12", "P", price, "result", sum)
	case n == 2:
		if back := m.get(k.ReturnFreight); back != nil {
			sum += *back
		}
		m.work("work-f2", "P", price, "result", sum)
		for _, id := range []fact.ID{k.RepairCost, k.LossValue} {
			if less := m.get(id); less != nil && *less < sum {
				m.work("work-f2-repair", "L", less, "result", less)
				return bounds{less, &sum}
			}
		}
	}
	return both(&sum)
}
