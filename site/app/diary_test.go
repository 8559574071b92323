package app

import (
	"reflect"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
)

// An entry can be written anew: the answers follow what the diary now says,
// and a corrected early entry does not undo what came after it.
func TestAnEntryIsCorrected(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), logged("courier-complained", "2026-11-10"), logged("courier-refused", "2026-11-14", "said", "只赔运费", "note", "语气很硬"))
	form := d.do(s, Event{Do: "relog", Name: "1"})
	if form.Page != Diary {
		t.Fatalf("page %d", form.Page)
	}
	for name, want := range map[string]string{"place": "1", "what": "courier-refused", "on": "2026-11-14", "said": "只赔运费", "note": "语气很硬", "amount": ""} {
		if got, _ := formText(form.Typed, name, 100); got != want {
			t.Errorf("%s stands as %q, want %q", name, got, want)
		}
	}
	now := d.do(form, logged("courier-offered", "2026-11-15", "place", "1", "amount", "300.50", "said", "最后一次"))
	if len(now.Keep.File.Diary) != 2 || now.Get("courier_reply") != "partial_offer" || now.Get("courier_refused_on") != "" ||
		now.Get("offer_amount") != "300.50" || now.Get("offer_by") != "courier" || now.Keep.File.Diary[1].Said != "300.50 元；最后一次" {
		t.Errorf("%s, %+v", Encode(&now), now.Keep.File.Diary)
	}
	back := d.do(now, Event{Do: "relog", Name: "1"})
	if sum, _ := formText(back.Typed, "amount", 20); sum != "300.50" {
		t.Errorf("the sum comes back as %q", sum)
	}
	early := d.do(now, logged("courier-complained", "2026-11-09", "place", "0", "ticket", "T-1"))
	if early.Get("courier_reply") != "partial_offer" || early.Get("courier_complained_on") != "2026-11-09" {
		t.Errorf("the first entry corrected: %s", Encode(&early))
	}
	late := d.do(now, logged("courier-promised", "2026-11-12"))
	if late.Get("courier_reply") != "partial_offer" {
		t.Error("a late note of something early undoes what came after")
	}
	for _, x := range []Event{logged("courier-offered", "2026-11-15", "place", "1", "amount", "viel"), logged("courier-offered", "2027-01-01", "place", "1")} {
		bad := d.do(now, x)
		if len(bad.Errors) != 1 || !reflect.DeepEqual(bad.Keep.File.Diary, now.Keep.File.Diary) || bad.Get("offer_amount") != "300.50" {
			t.Errorf("%v: errors %v", x.Form, bad.Errors)
		}
	}
}

// A lawsuit noted by mistake shuts 12305 no longer than it stands there.
func TestAWayIsTakenBack(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), logged("courier-complained", "2026-11-01"), logged("courier-refused", "2026-11-05"), logged("lawsuit-filed", "2026-11-06"))
	if state := rung(d.Plan(&s), "postal_12305").State; state == "now" {
		t.Fatal("12305 is open beside a lawsuit")
	}
	s = d.do(s, logged("other", "2026-11-06", "place", "2"))
	if state := rung(d.Plan(&s), "postal_12305").State; state != "now" {
		t.Errorf("12305 is %q", state)
	}
}

// An offer that is noted is judged, and opens 12305 at once.
func TestAnOfferInTheDiary(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "ask", Name: "item_value"}, Event{Do: "submit", Form: []Field{{"item_value", []string{"800"}}}},
		logged("courier-complained", "2026-11-18"), logged("courier-offered", "2026-11-19", "amount", "￥900"))
	p := d.Plan(&s)
	if p.Offer == nil || p.Offer.Place != "above" || p.Offer.Against != "courier" {
		t.Errorf("the offer: %+v", p.Offer)
	}
	if state := rung(p, "postal_12305").State; state != "now" {
		t.Errorf("12305 is %q", state)
	}
}

func TestKindsOfOffers(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("en/loss/sender/no/", today), Event{Do: "ask", Name: "item_value"}, Event{Do: "submit", Form: []Field{{"item_value", []string{"800"}}}})
	for kind, want := range map[string][]string{"coupon": {"coupon"}, "freight_only": {"freight_only"}, "resend": nil, "cash": {"accept", "counter"}} {
		tried := d.do(s, Event{Do: "try", Form: []Field{{"offer_amount", []string{"900"}}, {"offer_kind", []string{kind}}}})
		if tried.With == nil {
			t.Fatalf("%s: %v", kind, tried.Errors)
		}
		p := d.Engine.Advise(tried.With, today)
		if got := Answers(p.Offer, kind); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is answered by %v, want %v", kind, got, want)
		}
		for _, which := range want {
			if text := d.OfferWords(p, tried.With, which); text.Zh == "" && which != "counter" || strings.Contains(text.En, "{") {
				t.Errorf("%s, %s: %q", kind, which, text)
			}
		}
		if taken := d.do(tried, Event{Do: "take"}); taken.Get("offer_kind") != kind || s.Get("offer_kind") != "" {
			t.Errorf("%s is not taken over", kind)
		}
	}
}

// Two tabs that save in the same instant take the same serial. Both hear of
// the other, and neither case is lost.
func TestTwoTabsInTheSameInstant(t *testing.T) {
	d := newDevice(t)
	first := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "remember"})
	save := func(e Event) (State, string) {
		s, effects := d.Update(first, e)
		for _, x := range effects {
			if x.Do == "store" {
				return s, x.Text
			}
		}
		t.Fatal("nothing is stored")
		return s, ""
	}
	one, oneText := save(logged("courier-complained", "2026-11-10"))
	two, twoText := save(logged("courier-refused", "2026-11-11"))
	if one.Keep.File.Serial != two.Keep.File.Serial {
		t.Fatal("this is not the same instant")
	}
	one = d.do(one, Event{Do: "elsewhere", Name: "case1", Form: []Field{{"case", []string{twoText}}}})
	two = d.do(two, Event{Do: "elsewhere", Name: "case1", Form: []Field{{"case", []string{oneText}}}})
	if one.Keep.Clash == nil || two.Keep.Clash == nil {
		t.Fatal("a tab does not hear of the other")
	}
	echo, _ := d.Update(first, Event{Do: "elsewhere", Name: "case1", Form: []Field{{"case", []string{d.stored["case1"]}}}})
	if echo.Keep.Clash != nil {
		t.Error("a tab clashes with itself")
	}
}

func TestSmallSums(t *testing.T) {
	for text, want := range map[string]string{"120+80+35": "235", "0.10+0.20": "0.30", "120＋80、35.5": "235.50", "99": "99"} {
		if got, _, ok := addUp("item_value", clean(text)); !ok || got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"120+", "+80", "120++80", "1+-2", "1+x", "1.234+1", strings.Repeat("1+", 20) + "1"} {
		if got, _, ok := addUp("item_value", clean(text)); ok {
			t.Errorf("%s is read as %s", text, got)
		}
	}
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "ask", Name: "item_value"})
	bad := d.do(s, Event{Do: "submit", Form: []Field{{"item_value", []string{"120+x"}}}})
	if bad.Errors["item_value"] != "bad_sum" || bad.Get("item_value") != "" {
		t.Errorf("%v, %q", bad.Errors, bad.Get("item_value"))
	}
	huge := d.do(s, Event{Do: "submit", Form: []Field{{"item_value", []string{"1000000000+1"}}}})
	if huge.Errors["item_value"] != "bad_money" {
		t.Errorf("%v", huge.Errors)
	}
	s = d.do(s, Event{Do: "submit", Form: []Field{{"item_value", []string{"120+80+35"}}}})
	if s.Get("item_value") != "235" || s.Parts(s.Case, "item_value", false) != "120 + 80 + 35" {
		t.Errorf("%s: %q", s.Get("item_value"), s.Parts(s.Case, "item_value", false))
	}
	tried := d.do(s, Event{Do: "try", Form: []Field{{"item_value", []string{"200+50"}}}})
	if tried.Parts(tried.With, "item_value", true) != "200 + 50" || tried.Parts(tried.Case, "item_value", false) != "120 + 80 + 35" {
		t.Error("what is tried out and what was answered are mixed up")
	}
	if taken := d.do(tried, Event{Do: "take"}); taken.Parts(taken.Case, "item_value", false) != "200 + 50" {
		t.Error("the sum is not taken over")
	}
	s = d.do(s, Event{Do: "ask", Name: "item_value"}, Event{Do: "submit", Form: []Field{{"item_value", []string{"500"}}}})
	if parts := s.Parts(s.Case, "item_value", false); parts != "" {
		t.Errorf("500 is shown as %q", parts)
	}
}

// Going on is measured against what is already offered.
func TestWorthOverAnOffer(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "ask", Name: "item_value"}, Event{Do: "submit", Form: []Field{{"item_value", []string{"800"}}}})
	p := *d.Plan(&s)
	low, high := int64(30000), int64(80000)
	p.Claim = &core.Claim{Low: &low, High: &high}
	for offer, stop := range map[string]bool{"": false, "749.99": false, "750": true, "900": true} {
		with := s.Case.Clone()
		with.Set("offer_amount", core.Answer{Text: offer})
		if n, ok := Worth(&p, with); !ok || n.Stop != stop {
			t.Errorf("offered %s: %+v", offer, n)
		}
		with.Set("offer_kind", core.Answer{Text: "coupon"})
		if n, _ := Worth(&p, with); n.Stop || n.Gain != high {
			t.Errorf("a coupon of %s: %+v", offer, n)
		}
	}
}

// A message can be had in the other language too.
func TestTheOtherLanguage(t *testing.T) {
	d := newDevice(t)
	s := d.do(d.visit("zh/loss/sender/no/", today), Event{Do: "own", Form: []Field{{"own-name", []string{"王小明"}}}})
	l := &d.Plan(&s).Letters[0]
	for suffix, want := range map[string]string{"": l.Text.Zh, "_en": l.Text.En, "_zh": l.Text.Zh} {
		_, effects := d.Update(s, Event{Do: "copy", Name: l.ID + suffix})
		if len(effects) != 1 || !strings.HasPrefix(effects[0].Text, want) || !strings.HasSuffix(effects[0].Text, "王小明") || effects[0].ID != "l-"+l.ID+suffix {
			t.Errorf("%q: %+v", suffix, effects)
		}
	}
}
