package app

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
)

var engine = sync.OnceValues(func() (*core.Engine, error) {
	result, err := compile.Compile("../../core/knowledge")
	if err != nil {
		return nil, err
	}
	p, err := result.Open()
	return &core.Engine{Pack: p}, err
})

func testApp(t testing.TB) *App {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return &App{Engine: e}
}

const today = core.Day(20777)

func TestEveryPathIsAState(t *testing.T) {
	a := testApp(t)
	seen := map[string]bool{}
	for _, path := range Paths() {
		s, ok := a.Route(path, today)
		if !ok {
			t.Fatalf("%s leads nowhere", path)
		}
		if back := s.Lang + "/" + s.Path(); back != path {
			t.Errorf("%s gives a state whose path is %s", path, back)
		}
		if seen[path] {
			t.Errorf("%s is printed twice", path)
		}
		seen[path] = true
	}
	for _, path := range []string{"", "fr/", "zh/nothing/", "zh/loss/king/", "zh/loss/buyer/maybe/", "zh/loss/buyer/refused/more/", "zh/scam/buyer/", "zh/return_parcel/buyer/", "zh/../en/"} {
		if _, ok := a.Route(path, today); ok {
			t.Errorf("%q is a page", path)
		}
	}
}

// walk sends events and fails on the first that does nothing.
func walk(t *testing.T, a *App, s State, events ...Event) State {
	t.Helper()
	for _, e := range events {
		next, effects := a.Update(s, e)
		if len(effects) == 0 {
			t.Fatalf("%+v did nothing on page %d", e, s.Page)
		}
		s = next
	}
	return s
}

func start(t *testing.T, a *App, path string) State {
	t.Helper()
	s, ok := a.Route(path, today)
	if !ok {
		t.Fatal(path)
	}
	s.Live = true
	return s
}

func TestAnInterviewReachesThePlan(t *testing.T) {
	a := testApp(t)
	s := walk(t, a, start(t, a, "zh/loss/buyer/refused/"), Event{Do: "sharpen"})
	for pages := 0; s.Page == Ask; pages++ {
		if pages > 12 {
			t.Fatal("no end")
		}
		s = walk(t, a, s, Event{Do: "skip"})
	}
	if s.Page != Plan || s.Get("problem") != "loss" || s.Get("seller_reply") != "refused" {
		t.Errorf("ended on page %d with %s", s.Page, Encode(&s))
	}
}

// A changed answer lands on the plan, and nothing else is lost.
func TestChangingAnAnswer(t *testing.T) {
	a := testApp(t)
	s := start(t, a, "zh/damage/sender/no/")
	s = walk(t, a, s, Event{Do: "ask", Name: "item_value"}, Event{Do: "submit", Form: []Field{{"item_value", []string{"６６００元"}}}},
		Event{Do: "ask", Name: "insured"}, Event{Do: "submit", Form: []Field{{"insured", []string{"yes"}}}})
	if s.Page != Plan || s.Get("item_value") != "6600" || s.Get("insured") != "yes" || s.Path() != "damage/sender/yes/" {
		t.Errorf("page %d, %s", s.Page, Encode(&s))
	}
}

func TestARefusedFormLosesNothing(t *testing.T) {
	a := testApp(t)
	s := walk(t, a, start(t, a, "zh/damage/sender/no/"), Event{Do: "ask", Name: "item_value"})
	bad := walk(t, a, s, Event{Do: "submit", Form: []Field{{"item_value", []string{"12.345"}}, {"freight", []string{"23"}}}})
	if bad.Page != Ask || bad.Errors["item_value"] != "bad_money" || bad.Get("freight") != "" {
		t.Errorf("page %d, errors %v", bad.Page, bad.Errors)
	}
	if !slices.ContainsFunc(bad.Typed, func(f Field) bool { return f.Fact == "freight" && f.Values[0] == "23" }) {
		t.Error("what was typed is gone")
	}
	if s.Get("item_value") != "" || s.Errors != nil {
		t.Error("the state passed in was changed")
	}
	for form, code := range map[string]string{"2026-12-01": "future", "2026-02-30": "bad_date"} {
		on := walk(t, a, start(t, a, "zh/loss/sender/no/"), Event{Do: "ask", Name: "last_scan_on"}, Event{Do: "submit", Form: []Field{{"last_scan_on", []string{form}}}})
		if on.Errors["last_scan_on"] != code {
			t.Errorf("%s: errors %v", form, on.Errors)
		}
	}
	none := walk(t, a, start(t, a, "zh/loss/sender/no/"), Event{Do: "ask", Name: "tracking_state"}, Event{Do: "submit", Form: []Field{{Fact: "tracking_state"}}})
	if none.Errors["tracking_state"] != "missing" {
		t.Errorf("no choice made: %v", none.Errors)
	}
}

// A coarse answer that is changed by its link keeps the finer answers.
func TestALinkKeepsFinerAnswers(t *testing.T) {
	a := testApp(t)
	s := walk(t, a, start(t, a, "zh/loss/buyer/refused/"), Event{Do: "ask", Name: "amount_paid"}, Event{Do: "submit", Form: []Field{{"amount_paid", []string{"299"}}}},
		Event{Do: "open", Name: "zh/loss/buyer/waiting/"})
	if s.Get("amount_paid") != "299" || s.Get("seller_reply") != "waiting" {
		t.Errorf("%s", Encode(&s))
	}
	s = walk(t, a, s, Event{Do: "open", Name: "zh/damage/"})
	if s.Get("amount_paid") != "" {
		t.Error("another problem is another case")
	}
}

func TestEncodeReadsBack(t *testing.T) {
	a := testApp(t)
	s := walk(t, a, start(t, a, "en/loss/sender/yes/"), Event{Do: "ask", Name: "goods"}, Event{Do: "submit", Form: []Field{{"goods", []string{"fragile", "fresh"}}}},
		Event{Do: "ask", Name: "declared_value"})
	text := Encode(&s)
	back, ok := a.Decode(text, today)
	if !ok || Encode(&back) != text || back.Page != Ask || back.Lang != "en" {
		t.Fatalf("%q reads back as %q, %v", text, Encode(&back), ok)
	}
	for _, bad := range []string{"", "1", "2|0|zh||", "1|9|zh||", "1|0|fr||", "1|5|zh||", "1|0|zh|||", "1|0|zh|||problem=nothing", "1|0|zh|||signed_on=2099-01-01", strings.Repeat("|", 30_000)} {
		if _, ok := a.Decode(bad, today); ok {
			t.Errorf("%.40q was read", bad)
		}
	}
}

func FuzzDecode(f *testing.F) {
	a := testApp(f)
	f.Add("1|4|zh|||problem=loss|role=buyer|also=[damage,delay")
	f.Fuzz(func(t *testing.T, text string) {
		if s, ok := a.Decode(text, today); ok {
			if back, again := a.Decode(Encode(&s), today); !again || Encode(&back) != Encode(&s) {
				t.Errorf("%q does not survive", text)
			}
		}
	})
}
