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

// A note is corrected, an offer in it is judged, several things are added up,
// and a message that the clipboard refuses stands there selected, in either
// language.
func TestCorrectedJudgedAndAddedUp(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/loss/sender/no/", `Object.defineProperty(navigator, "clipboard", { value: undefined }); document.execCommand = () => false;`)
	v.notes("courier-complained")
	v.notes("courier-refused", "said", "只赔运费")
	v.rungs(map[string]string{"postal_12305": "now"})
	v.Go("[data-do=diary]")
	v.Go(`[data-do=relog][data-name="1"]`)
	if said := v.Eval(`document.querySelector("#f-said").value`); said != "只赔运费" {
		t.Errorf("the note comes back with %q", said)
	}
	v.Eval(`document.querySelector('input[value="courier-offered"]').click()`)
	v.Tap("#f-amount")
	v.Press("300")
	v.Go("form [type=submit]")
	v.told("log-done-memory")
	if v.Count("#keep .diary li") != "2" || !strings.Contains(v.Text("#keep"), "300 元") {
		t.Errorf("the diary is %q", v.Text("#keep"))
	}
	v.rungs(map[string]string{"postal_12305": "now"})

	v.unfold("#t-item_value")
	v.Eval(`document.querySelector("#t-item_value").value = "120+80+x"`)
	v.Tap("#claim form:has(#t-item_value) [type=submit]")
	v.Await(`document.querySelector("#te-item_value")?.textContent ?? ""`, v.word("error-bad_sum"))
	v.Eval(`document.querySelector("#t-item_value").value = "120+80+35"`)
	v.Tap("#claim form:has(#t-item_value) [type=submit]")
	v.Await(`document.querySelector(".tried .working")?.textContent.includes("120 + 80 + 35 = 235") ?? false`, "true")
	v.Await(`document.querySelector(".tried .offer")?.textContent ?? ""`, v.word("offer-above"))
	v.unfold("#t-offer_amount")
	v.Tap(`label.option:has(> input[name=offer_kind][value=coupon])`)
	v.Tap("#claim form:has(#t-offer_amount) [type=submit]")
	v.Await(`document.querySelector(".tried #l-offer-coupon") !== null && document.querySelector(".tried #l-offer-accept") === null`, "true")

	for _, twin := range []string{"details.message > .buttons", ".other"} {
		selector := twin + " [data-do=copy]"
		v.unfold(selector)
		v.Eval(`document.querySelector(` + quote(selector) + `).click()`)
		v.Await(`(() => { const b = document.querySelector(`+quote(selector)+`); return getSelection().toString().trim() === document.getElementById("l-" + b.dataset.name).innerText.trim() })()`, "true")
	}
	v.Quiet()
}
