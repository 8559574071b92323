package keep_test

import (
	"os"
	"strings"
	"testing"

	"github.com/emersion/go-ical"

	"github.com/parcelaid/parcelaid/tests/site"
)

// A loss, from the first tap to court: the plan moves with the calendar and
// with what is noted.
func TestALossOverWeeks(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/")
	for _, tap := range []string{"=快递丢了", "=我网上买的", "=还没说"} {
		v.Go(tap)
	}
	v.rungs(map[string]string{"seller": "now"})
	v.notes("seller-asked")
	v.told("log-done-memory")
	if len(v.stored()) > 0 {
		t.Fatal("something is stored that nobody asked for")
	}
	v.Tap("[data-do=remember]")
	v.told("keep-done")
	if len(v.stored()) != 1 {
		t.Fatalf("%d things are stored", len(v.stored()))
	}

	v.returns(begun + 3)
	v.Go("[data-do=open-case]")
	if !strings.Contains(v.Text("#since h2"), begun.String()) {
		t.Errorf("the news are headed %q", v.Text("#since h2"))
	}
	v.notes("seller-refused")
	v.rungs(map[string]string{"platform": "now"})
	v.notes("platform-opened")
	v.notes("courier-complained", "ticket", "T-55")
	v.rungs(map[string]string{"postal_12305": "waiting"})

	v.returns(begun + 10)
	v.Go("[data-do=open-case]")
	v.rungs(map[string]string{"postal_12305": "waiting"})
	v.returns(begun + 11)
	v.Go("[data-do=open-case]")
	v.rungs(map[string]string{"postal_12305": "now"})
	if news := v.Text("#since"); !strings.Contains(news, v.word("channel-postal_12305")) || v.Count("#since [data-do=ask][data-name=courier_reply]") != "1" {
		t.Errorf("on the day after the seventh the news are %q", news)
	}
	v.notes("courier-offered", "said", "只赔三倍运费")
	v.notes("postal-appealed")
	v.press("calendar")
	v.told("calendar-done")
	file, err := os.Open(v.download("parcelaid*.ics"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	c, err := ical.NewDecoder(file).Decode()
	if err != nil || len(c.Events()) == 0 {
		t.Errorf("the calendar does not read: %v", err)
	}

	v.returns(begun + 45)
	v.Go("[data-do=open-case]")
	v.notes("postal-refused")
	v.notes("platform-refused")
	v.rungs(map[string]string{"court": "now"})
	v.notes("lawsuit-filed")
	if state := v.rung("postal_12305"); state == "now" {
		t.Error("after the lawsuit 12305 is still open")
	}

	v.press("paper")
	v.Await(`document.querySelector("article.paper") !== null`, "true")
	text := v.Eval(`document.querySelector("article.paper").textContent`)
	for _, want := range []string{"T-55", "只赔三倍运费", v.word("event-seller-refused"), v.word("event-lawsuit-filed"), (begun + 45).String()} {
		if !strings.Contains(text, want) {
			t.Errorf("the case file lacks %q", want)
		}
	}
	v.Go("[data-do=plan]")
	v.press("hand")
	v.Await(`document.querySelector("#hand") !== null`, "true")
	if text := v.Text("#hand"); strings.Contains(text, "T-55") || !strings.Contains(text, v.word("event-postal-refused")) || len([]rune(text)) > 2500 {
		t.Errorf("the page for a helper is %q", text)
	}
	v.Quiet()
}

// Going back within a visit, and loading the page again, lose no note.
func TestNothingNotedIsLost(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/loss/sender/no/")
	v.notes("courier-complained", "note", "打了 20 分钟")
	v.Back()
	v.Forward()
	if !strings.Contains(v.Text("#keep"), "打了 20 分钟") {
		t.Error("the note is lost by going back and forward")
	}
	v.Tap("[data-do=remember]")
	v.told("keep-done")
	v.Reload()
	v.Ready()
	if !strings.Contains(v.Text("#keep"), "打了 20 分钟") {
		t.Error("the note is lost by loading the page again")
	}
	v.Quiet()
}
