package advise

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
)

// The claim on the courier or the post: F5 to F9. The table is in formulas.go.

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
