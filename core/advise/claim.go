package advise

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// formulas are those that bound the claim. While a deciding answer is
// missing, they are all that it may lead to; the special ones (universal
// mail, Zhejiang, deceit) count only once they are so.
func formulas(r *pack.Reading) []*pack.Claim {
	var rules []*pack.Claim
	for _, want := range []rule.Truth{rule.True, rule.Unknown} {
		for i := range r.Pack.Claims {
			x := &r.Pack.Claims[i]
			special := x.Formula == 8 || x.Formula == 9 || x.Formula == 11
			if r.Usually(x.Rule.Shows) == want && r.InForce(&x.Rule) && (want == rule.True || !special) {
				rules = append(rules, x)
			}
		}
		if len(rules) > 0 {
			break
		}
	}
	return rules
}

// claim gives the range that the formulas span; see the table in formulas.go.
func claim(r *pack.Reading, p *plan.Plan, certain bool) {
	rules := formulas(r)
	if len(rules) == 0 {
		return
	}
	c := &plan.Claim{Certain: true}
	m := sums{r: r, claim: c}
	var low, high *money.Fen
	lowOpen, highOpen := false, false
	for _, x := range rules {
		c.Formulas = merge(c.Formulas, []string{"F" + strconv.Itoa(int(x.Formula))})
		c.Because = merge(c.Because, r.Pack.SourceIDs(x.Rule.Because))
		c.Certain = c.Certain && certain && r.Certain(&x.Rule)
		before := len(c.Working)
		b := m.formula(x.Formula)
		if len(c.Working) > before {
			c.Working = append(c.Working, r.Pack.Text(x.Says))
		}
		switch {
		case b.low == nil:
			lowOpen = true
		case low == nil || *b.low < *low:
			low = b.low
		}
		switch {
		case b.high == nil:
			highOpen = true
		case high == nil || *b.high > *high:
			high = b.high
		}
	}
	if low != nil && !lowOpen {
		c.Low = cents(*low)
	}
	if high != nil && !highOpen {
		c.High = cents(*high)
	}
	if len(c.Needs) > 0 {
		c.Working = append(c.Working, fillNeeds(r, c.Needs))
	}
	p.Claim = c
	p.Offer = offer(r, c)
}

func fillNeeds(r *pack.Reading, needs []string) plan.Text {
	var facts plan.Text
	for i, name := range needs {
		title := r.Pack.Text(r.Pack.Questions[r.Pack.Schema.Must(name)].Title)
		if i > 0 {
			facts.Zh += "；"
			facts.En += "; "
		}
		facts.Zh += title.Zh
		facts.En += title.En
	}
	line := r.Pack.Word("work-needs")
	return plan.Text{Zh: replace(line.Zh, "facts", facts.Zh), En: replace(line.En, "facts", facts.En)}
}

func cents(f money.Fen) *int64 {
	n := int64(f)
	return &n
}

// offer places what the other side offers. A coupon need not be taken for
// money, so it lies below every claim; a parcel sent again is no sum.
func offer(r *pack.Reading, c *plan.Claim) *plan.Offer {
	v := r.Case.Get(r.Pack.Facts.OfferAmount)
	kind := r.Case.Name(r.Pack.Facts.OfferKind)
	if v.State != fact.Known || (c.Low == nil && c.High == nil) || kind == "resend" {
		return nil
	}
	o := &plan.Offer{Against: r.Case.Name(r.Pack.Facts.OfferBy), Place: "within"}
	o.LowEnd = kind != "coupon" && c.Low != nil && v.N == *c.Low && (c.High == nil || *c.High > *c.Low)
	switch {
	case kind == "coupon":
		o.Place = "below"
	case c.Low != nil && v.N < *c.Low:
		o.Place = "below"
	case c.High != nil && v.N > *c.High:
		o.Place = "above"
	case c.Low == nil && c.High != nil && v.N < *c.High:
		o.Place = "below"
	}
	return o
}
