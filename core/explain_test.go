package core_test

import (
	"slices"
	"testing"

	"github.com/parcelaid/parcelaid/core"
)

func answers(t *testing.T, e *core.Engine, pairs ...string) *core.Case {
	t.Helper()
	c := e.NewCase()
	for i := 0; i+1 < len(pairs); i += 2 {
		if err := c.Set(pairs[i], core.Answer{Text: pairs[i+1]}); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestWhyRestsOnWhatDecides(t *testing.T) {
	e := engine(t)
	c := answers(t, e, "problem", "loss", "role", "buyer", "courier", "zto", "amount_paid", "299", "seller_reply", "refused")
	rests, ok := e.Why(c, today, "first seller")
	if !ok || !slices.Equal(rests, []string{"problem", "role"}) {
		t.Errorf("first seller rests on %v, %v", rests, ok)
	}
	if _, ok := e.Why(c, today, "first platform"); ok {
		t.Error("what is not found rests on something")
	}
	// Without any one of them the finding could fall away.
	for _, name := range rests {
		id := c.Schema.Must(name)
		fell := false
		for i := range c.Schema.Defs[id].Values {
			with := c.Clone()
			with.Values[id].N = int64(i)
			fell = fell || !slices.Contains(e.Findings(with, today), "first seller")
		}
		if !fell {
			t.Errorf("first seller does not rest on %s", name)
		}
	}
}

func TestWhyNotIsSmallest(t *testing.T) {
	e := engine(t)
	c := answers(t, e, "problem", "loss", "role", "buyer")
	pairs := e.WhyNot(c, today, "first platform")
	if len(pairs) != 1 || len(pairs[0]) != 2 || pairs[0][0].Fact != "platform_disclosed_seller" && pairs[0][1].Fact != "platform_disclosed_seller" {
		t.Errorf("first platform: %v", pairs)
	}
	for _, set := range e.WhyNot(c, today, "first courier") {
		if len(set) != 1 {
			t.Fatalf("two answers where one is enough: %v", set)
		}
		with := c.Clone()
		if err := with.Set(set[0].Fact, core.Answer{Text: set[0].Value}); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(e.Findings(with, today), "first courier") {
			t.Errorf("%v does not bring it", set)
		}
	}
}

func TestDifference(t *testing.T) {
	e := engine(t)
	before, after := answers(t, e, "problem", "loss", "role", "sender", "insured", "no"), answers(t, e, "problem", "loss", "role", "sender", "insured", "yes")
	came, went := e.Difference(before, after, today)
	if !slices.Contains(came, "formula F6") || !slices.Contains(went, "formula F5") {
		t.Errorf("came %v, went %v", came, went)
	}
	if came, went := e.Difference(before, before, today); len(came)+len(went) > 0 {
		t.Errorf("no edit: came %v, went %v", came, went)
	}
}
