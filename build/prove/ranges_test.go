package prove

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
)

// For each formula, and each two that bound a claim together, with amounts
// from nothing to the greatest: the low bound is never above the high one,
// neither is negative, and F11 is no part of it.
func TestRanges(t *testing.T) {
	p := open_(t)
	k := &p.pack.Facts
	amounts := []fact.ID{k.AmountPaid, k.ItemValue, k.MissingValue, k.LossValue, k.SalvageValue, k.RepairCost, k.DeclaredValue, k.Freight, k.ReturnFreight, k.CapAmount}
	sizes := []int64{0, 1, 99, 100, 12345, 1_000_000, int64(money.Max)}
	dice := rand.New(rand.NewPCG(1, 4))
	tried, formulas := 0, map[string]bool{}
	for i := range p.pack.Claims {
		for j := range p.pack.Claims[:i+1] {
			both := p.all(p.situation(), p.shown(&p.pack.Claims[i].Rule), p.shown(&p.pack.Claims[j].Rule))
			state := p.pick(both)
			if state == nil {
				continue
			}
			base := p.witness(state)
			for range 60 {
				c := base.Clone()
				for _, id := range amounts {
					if v := &c.Values[id]; dice.IntN(3) > 0 {
						*v = fact.Value{State: fact.Known, N: sizes[dice.IntN(len(sizes))]}
					}
				}
				c.Values[k.CapMultiple] = fact.Value{State: fact.Known, N: int64(dice.IntN(1001))}
				claim := p.engine.Advise(c, p.today).Claim
				if claim == nil {
					continue
				}
				tried++
				for _, f := range claim.Formulas {
					formulas[f] = true
				}
				low, high := claim.Low, claim.High
				if (low != nil && *low < 0) || (high != nil && *high < 0) || (low != nil && high != nil && *low > *high) || slices.Contains(claim.Formulas, "F11") {
					t.Fatalf("%v: no range for %s", claim.Formulas, describe(c))
				}
			}
		}
	}
	if len(formulas) != 11 || tried < 3000 {
		t.Errorf("%d claims of %d formulas", tried, len(formulas))
	}
	t.Logf("%d claims", tried)
}
