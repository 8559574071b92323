package advise

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// sums computes formulas with the person's numbers and writes the working.
type sums struct {
	r     *pack.Reading
	claim *plan.Claim
}

// get gives an amount, or nil.
func (m *sums) get(id fact.ID) *money.Fen {
	if id != fact.None {
		m.claim.Uses = merge(m.claim.Uses, []string{m.r.Pack.Schema.Defs[id].Name})
	}
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
