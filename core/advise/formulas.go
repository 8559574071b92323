package advise

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// bounds are what one formula says; nil where a number is missing.
type bounds struct{ low, high *money.Fen }

func both(f *money.Fen) bounds { return bounds{f, f} }

// sums computes formulas with the person's numbers and writes the working.
type sums struct {
	r     *pack.Reading
	claim *plan.Claim
}

// get gives an amount, or nil.
func (m *sums) get(id fact.ID) *money.Fen {
	if v := m.r.Case.Get(id); v.State == fact.Known {
		f := money.Fen(v.N)
		return &f
	}
	return nil
}

// need is get, and notes what is missing.
func (m *sums) need(id fact.ID) *money.Fen {
	f := m.get(id)
	if f == nil && id != fact.None {
		m.claim.Needs = merge(m.claim.Needs, []string{m.r.Pack.Schema.Defs[id].Name})
	}
	return f
}

// work adds a line of working: a word with {P}-style placeholders filled in.
func (m *sums) work(word string, values ...any) {
	t := m.r.Pack.Word(word)
	for i := 0; i+1 < len(values); i += 2 {
		s := ""
		switch v := values[i+1].(type) {
		case *money.Fen:
			s = v.String()
		case money.Fen:
			s = v.String()
		case int64:
			s = strconv.FormatInt(v, 10)
		}
		t = fill(t, values[i].(string), s)
	}
	m.claim.Working = append(m.claim.Working, t)
}

// value is V, the goods' value at the destination: stated, or what was paid.
func (m *sums) value() *money.Fen {
	k := &m.r.Pack.Facts
	if v := m.get(k.ItemValue); v != nil {
		return v
	}
	return m.get(k.AmountPaid)
}

// loss is L: stated; the repair; what is missing; or the whole value less the
// salvage where nothing useful is left.
func (m *sums) loss() *money.Fen {
	k := &m.r.Pack.Facts
	for _, id := range []fact.ID{k.LossValue, k.RepairCost} {
		if l := m.get(id); l != nil {
			return l
		}
	}
	trouble := m.r.Case.Name(k.Trouble)
	if trouble == "missing_item" {
		return m.need(k.MissingValue)
	}
	if trouble == "damage" && m.r.Case.Name(k.DamageExtent) == "partial" {
		return m.need(k.LossValue)
	}
	v := m.value()
	if v == nil {
		return m.need(k.ItemValue)
	}
	l := *v
	if s := m.get(k.SalvageValue); s != nil {
		l = max(0, l-*s)
	}
	return &l
}

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
	case n == 1 && freight != nil:
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

// capped is F5: the loss, at most the cap that the terms name.
func (m *sums) capped() bounds {
	k := &m.r.Pack.Facts
	l := m.loss()
	multiple, amount := m.r.Case.Get(k.CapMultiple), m.get(k.CapAmount)
	var limit *money.Fen
	word := "work-f5-amount"
	var freight *money.Fen
	if multiple.State == fact.Known {
		if freight = m.need(k.Freight); freight != nil {
			product := *freight * money.Fen(multiple.N)
			limit, word = &product, "work-f5-multiple"
		}
	}
	if amount != nil && (limit == nil || *amount < *limit) {
		if limit != nil {
			word = "work-f5-both"
		}
		limit = amount
	}
	if limit == nil {
		if multiple.State != fact.Known {
			m.need(k.CapMultiple)
		}
		return bounds{nil, l}
	}
	if l == nil {
		return bounds{}
	}
	result := min(*l, *limit)
	m.work(word, "L", l, "F", orZero(freight), "k", multiple.N, "C", orZero(amount), "result", result)
	return both(&result)
}

func orZero(f *money.Fen) money.Fen {
	if f == nil {
		return 0
	}
	return *f
}

// declared is F6 for a total loss and F7 for a partial one.
func (m *sums) declared(n uint8) bounds {
	k := &m.r.Pack.Facts
	d, v := m.need(k.DeclaredValue), m.value()
	if d == nil {
		return bounds{}
	}
	if v == nil {
		m.need(k.ItemValue)
	}
	if n == 6 {
		if v == nil {
			return bounds{nil, d}
		}
		result := min(*d, *v)
		m.work("work-f6", "D", d, "V", v, "result", result)
		return both(&result)
	}
	l := m.loss()
	if l == nil {
		return bounds{nil, d}
	}
	high := min(*l, *d)
	m.work("work-f7-high", "L", l, "D", d, "result", high)
	if v == nil {
		return bounds{nil, &high}
	}
	low := min(*l, *d)
	if *d < *v {
		low = min(l.Share(*d, *v), *d)
		m.work("work-f7-rata", "L", l, "D", d, "V", v, "result", low)
	}
	return bounds{&low, &high}
}

// postal is F8: registered mail of the universal service (POST-47).
func (m *sums) postal() bounds {
	k := &m.r.Pack.Facts
	if m.r.Case.Name(k.Insured) == "yes" {
		d := m.need(k.DeclaredValue)
		if d == nil {
			return bounds{}
		}
		l, v := m.loss(), m.value()
		result := *d
		if m.partial() && l != nil && v != nil {
			result = min(l.Share(*d, *v), *d)
		}
		m.work("work-f8-insured", "D", d, "result", result)
		return both(&result)
	}
	f := m.need(k.Freight)
	if f == nil {
		return bounds{}
	}
	triple := 3 * *f
	if m.r.Case.Name(k.MailClass) == "registered_letter" {
		m.work("work-f8-registered", "F", f, "result", triple)
		return both(&triple)
	}
	l := m.loss()
	if l == nil {
		return bounds{nil, &triple}
	}
	low := min(*l, triple)
	m.work("work-f8", "L", l, "F", f, "result", low)
	return both(&low)
}

func (m *sums) partial() bool {
	k := &m.r.Pack.Facts
	return m.r.Case.Name(k.Trouble) == "missing_item" || m.r.Case.Name(k.DamageExtent) == "partial"
}

// zhejiang is F9 (LOC-02): declared, else provable, else at most 800 yuan.
func (m *sums) zhejiang() bounds {
	k := &m.r.Pack.Facts
	if d := m.get(k.DeclaredValue); d != nil {
		m.work("work-f9-declared", "D", d, "result", d)
		return both(d)
	}
	if l := m.loss(); l != nil {
		m.work("work-f9-value", "V", l, "result", l)
		return both(l)
	}
	f := m.get(k.Freight)
	if f == nil {
		return bounds{}
	}
	result := min(10**f, 80000)
	m.work("work-f9-neither", "F", f, "result", result)
	return both(&result)
}
