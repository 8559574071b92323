package view

import (
	"regexp"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// kept is a case with a diary, personal fields and news.
func kept(t *testing.T, lang string) (*app.App, app.State) {
	t.Helper()
	a := testApp(t)
	a.Chance = func() string { return "k1" }
	s, ok := a.Route(lang+"/loss/buyer/refused/", 20777)
	if !ok {
		t.Fatal("no page")
	}
	for _, e := range []app.Event{
		{Do: "log", Form: []app.Field{{Fact: "what", Values: []string{"courier-complained"}}, {Fact: "on", Values: []string{"2026-11-10"}}, {Fact: "ticket", Values: []string{"<T-1>"}}, {Fact: "note", Values: []string{"打给13812345678"}}}},
		{Do: "remember"},
		{Do: "own", Form: []app.Field{{Fact: "own-name", Values: []string{"王<b>"}}, {Fact: "own-phone", Values: []string{"13800138000"}}}},
	} {
		next, effects := a.Update(s, e)
		if len(effects) == 0 {
			t.Fatalf("%s does nothing: %v", e.Do, next.Errors)
		}
		s = next
	}
	return a, s
}

// Every page of keeping is clean, whatever was typed, in both languages.
func TestPagesOfKeeping(t *testing.T) {
	leftover := regexp.MustCompile(`\{[a-z_]+\}|>(?:part|keep|news|clash|cases|event|about|own|log|file|wipe|offer|share|paper|hand|bring|diary)-[a-z0-9_-]+<`)
	for _, lang := range app.Langs {
		a, s := kept(t, lang)
		pages := map[string]app.State{"plan": s}
		for _, do := range []string{"diary", "paper", "hand", "share-case"} {
			next, _ := a.Update(s, app.Event{Do: do})
			pages[do] = next
		}
		cases, _ := a.Update(s, app.Event{Do: "open", Name: lang + "/cases/"})
		pages["cases"] = cases
		home, _ := a.Update(s, app.Event{Do: "open", Name: lang + "/"})
		pages["home"] = home
		exported, _ := a.Update(s, app.Event{Do: "export"})
		offered, _ := a.Update(cases, app.Event{Do: "paste", Form: []app.Field{{Fact: "case", Values: []string{exported.Keep.Shown}}}})
		pages["offer"] = offered
		clash := s
		clash.Keep.Clash = &s.Keep.File
		pages["clash"] = clash
		later := s
		later.Today += 20
		later, _ = a.Update(later, app.Event{Do: "open-case", Name: "k1"})
		pages["news"] = later
		for name, s := range pages {
			html, _ := Main(a, &s)
			if m := leftover.FindString(html); m != "" {
				t.Errorf("%s %s shows %q", lang, name, m)
			}
			if err := balanced(html); err != "" {
				t.Errorf("%s %s: %s", lang, name, err)
			}
			if strings.Contains(html, "<T-1>") || strings.Contains(html, "王<b>") {
				t.Errorf("%s %s: typed text is not escaped", lang, name)
			}
			if n := strings.Count(html, "<h1"); n != 1 {
				t.Errorf("%s %s has %d headings of the first order", lang, name, n)
			}
		}
		for name, want := range map[string]string{"plan": "13800138000", "paper": "13800138000", "news": `id="since"`, "offer": `id="offer"`, "clash": `id="clash"`, "home": "open-case", "cases": "open-case", "diary": "T-1"} {
			page := pages[name]
			if html, _ := Main(a, &page); !strings.Contains(html, want) {
				t.Errorf("%s %s does not show %s", lang, name, want)
			}
		}
		for _, name := range []string{"hand", "share-case"} {
			page := pages[name]
			html, _ := Main(a, &page)
			for _, own := range []string{"13800138000", "13812345678", "T-1", "王"} {
				if strings.Contains(html, own) {
					t.Errorf("%s %s shows %s", lang, name, own)
				}
			}
		}
	}
}

// Every word that is put together exists.
func TestWordsOfKeeping(t *testing.T) {
	a := testApp(t)
	var ids []string
	for _, h := range app.Happenings {
		ids = append(ids, "event-"+h.ID, "about-"+h.About())
		for _, fact := range []string{h.Fact, h.On, h.Due} {
			if _, ok := a.Engine.Pack.Schema.Lookup(fact); fact != "" && !ok {
				t.Errorf("%s tells of %s, which is no fact", h.ID, fact)
			}
		}
	}
	for _, name := range app.PersonalNames {
		ids = append(ids, "own-"+name)
	}
	for _, name := range []string{"on", "due", "amount", "who", "staff", "ticket", "said", "note"} {
		ids = append(ids, "log-"+name)
	}
	ids = append(ids, app.Told...)
	for _, id := range ids {
		if !a.Engine.Pack.HasWord(id) {
			t.Errorf("there is no word %s", id)
		}
		if text := a.Engine.Pack.Word(id); strings.TrimSpace(text.Zh) == "" || strings.TrimSpace(text.En) == "" {
			t.Errorf("the word %s is empty", id)
		}
	}
}

// With the engine every message stands there in both languages; a printed
// page carries one.
func TestBothLanguages(t *testing.T) {
	a := testApp(t)
	for _, lang := range app.Langs {
		for _, live := range []bool{false, true} {
			s, _ := a.Route(lang+"/loss/sender/no/", 20777)
			s.Live = live
			coarse, _ := Main(a, &s)
			if strings.Contains(coarse, `class="twin"`) {
				t.Errorf("%s, live %t: the page of the coarse answers differs from the printed one", lang, live)
			}
			if s.Case.Set("item_value", core.Answer{Text: "800"}) != nil {
				t.Fatal("no value can be given")
			}
			html, _ := Main(a, &s)
			letters, twins := strings.Count(html, `id="l-`), strings.Count(html, `lang="`+Code(app.Other(lang))+`"`)
			if live && (twins == 0 || letters != 2*twins) || !live && twins > 0 {
				t.Errorf("%s, live %t: %d letters, %d in the other language", lang, live, letters, twins)
			}
		}
	}
}

// What is tried out as an offer that is no money says so, and a small sum
// shows how it was added up.
func TestOffersAndSumsOnThePage(t *testing.T) {
	a := testApp(t)
	for _, lang := range app.Langs {
		s, _ := a.Route(lang+"/loss/sender/no/", 20777)
		s.Live = true
		s, _ = a.Update(s, app.Event{Do: "ask", Name: "item_value"})
		s, _ = a.Update(s, app.Event{Do: "submit", Form: []app.Field{{Fact: "item_value", Values: []string{"120+80+35"}}}})
		s.Page, s.Facts = app.Plan, nil
		html, _ := Main(a, &s)
		if !strings.Contains(html, "120 + 80 + 35 = "+app.Say(lang, core.Text{Zh: "235 元", En: "235 yuan"})) {
			t.Errorf("%s: the sum is not shown", lang)
		}
		if strings.Count(html, `name="offer_kind"`) < 4 {
			t.Errorf("%s: no kind of offer can be chosen", lang)
		}
		tried, _ := a.Update(s, app.Event{Do: "try", Form: []app.Field{{Fact: "offer_kind", Values: []string{"coupon"}}}})
		_, part, _ := Part(a, &tried, "claim")
		why := app.Say(lang, core.Text{Zh: "券和运费不等于退钱，你可以不要。", En: "A coupon or the postage is not a refund; you may decline."})
		if !strings.Contains(part, why) || !strings.Contains(part, `id="l-offer-coupon"`) || strings.Contains(part, `id="l-offer-accept"`) {
			t.Errorf("%s: a coupon is not told from money", lang)
		}
	}
}

// Every way to money says its effort in words.
func TestEffort(t *testing.T) {
	a := testApp(t)
	k := a.Engine.Pack
	for _, channel := range []string{"seller", "platform", "outlet", "courier_hotline", "station", "sender_claims", "insurer", "post_inquiry", "postal_12305", "market_12315", "consumer_assoc", "people_mediation", "payment_order", "court"} {
		if !app.ForMoney(channel) || !k.HasWord("effort-"+channel) {
			t.Errorf("%s says nothing of its effort", channel)
		}
	}
	s, _ := a.Route("zh/loss/sender/no/", 20777)
	s.Live = true
	if s.Case.Set("item_value", core.Answer{Text: "800"}) != nil {
		t.Fatal("no value can be given")
	}
	if html, _ := Main(a, &s); !strings.Contains(html, k.Word("effort-postal_12305").Zh) {
		t.Error("the rungs do not say their effort")
	}
}
