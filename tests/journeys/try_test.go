package journeys_test

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// put writes into a field as a person does.
func put(b *site.Tab, selector, text string) {
	b.Eval(`(() => { const f = document.querySelector("` + selector + `"); for (let d = f.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; f.focus(); f.value = "` + text + `"; })()`)
}

// submitTry presses the button beside a field that is tried out.
func submitTry(b *site.Tab, field string) {
	b.Eval(`document.querySelector("` + field + `").form.requestSubmit()`)
	b.Eval(`await new Promise((done) => setTimeout(done, 150))`)
}

// harmed is a plan with amounts: a sender, damage, no declared value.
func harmed(t *testing.T) *site.Tab {
	b := site.Serve(t).Open(t, "/zh/damage/sender/no/")
	b.Ready()
	b.Eval(`history.replaceState("0;1|4|zh|||problem=damage|role=sender|insured=no|freight=18|item_value=1200|loss_value=800|damage_extent=partial|cap_multiple=7|terms_shown=tick_only", "")`)
	b.Reload()
	b.Ready()
	return b
}

// What is tried out changes the sum in place, is no answer until it is taken
// over, and is gone when dropped.
func TestWhatIf(t *testing.T) {
	b := harmed(t)
	if got := b.Text("#claim > .range"); got != "126–800 元" {
		t.Fatalf("the range is %q", got)
	}
	before := b.Eval("history.state")
	put(b, "#t-freight", "30")
	submitTry(b, "#t-freight")
	if got := b.Text(".tried .range"); got != "210–800 元" {
		t.Errorf("with 30 yuan freight it is %q", got)
	}
	if got := b.Text("#live"); !strings.Contains(got, "210–800 元") {
		t.Errorf("the live region says %q", got)
	}
	if got := b.Text("#claim > .range"); got != "126–800 元" {
		t.Errorf("the answers' own range became %q", got)
	}
	if got := b.Eval("history.state"); got != before {
		t.Errorf("a trial is kept: %s", got)
	}
	if got := b.Eval(`document.querySelector("#whatif").open && document.activeElement.id`); got != "t-freight" {
		t.Errorf("the focus is on %q", got)
	}
	put(b, "#t-freight", "-4")
	submitTry(b, "#t-freight")
	if got := b.Eval(`document.querySelector("#t-freight").getAttribute("aria-invalid") + document.querySelectorAll(".tried").length`); got != "true0" {
		t.Errorf("a bad amount gives %q", got)
	}
	put(b, "#t-freight", "30")
	submitTry(b, "#t-freight")
	b.Tap("[data-do=drop]")
	b.Eval("await new Promise((done) => setTimeout(done, 150))")
	if got := b.Count(".tried") + b.Eval(`document.querySelector("#t-freight").value`); got != "018" {
		t.Errorf("after dropping there is %q", got)
	}
	put(b, "#t-freight", "30")
	submitTry(b, "#t-freight")
	b.Tap("[data-do=take]")
	b.Eval("await new Promise((done) => setTimeout(done, 150))")
	if got := b.Text("#claim > .range"); got != "210–800 元" {
		t.Errorf("taken over, the range is %q", got)
	}
	if got := b.Eval("history.state"); !strings.Contains(got, "freight=30") {
		t.Errorf("taken over, the state is %s", got)
	}
	b.Quiet()
}

// An offer is judged in place, and each answer to it has its words.
func TestOfferJudge(t *testing.T) {
	b := harmed(t)
	for _, c := range []struct{ offer, says, first string }{
		{"50", "低于", "offer-counter"}, {"126", "最低处", "offer-counter"}, {"300", "在这个范围里", "offer-accept"}, {"900", "高于", "offer-accept"},
	} {
		put(b, "#t-offer_amount", c.offer)
		submitTry(b, "#t-offer_amount")
		if got := b.Text(".tried .offer"); !strings.Contains(got, c.says) {
			t.Errorf("%s yuan: %q", c.offer, got)
		}
		if got := b.Eval(`document.querySelector(".tried [data-do=copy]").dataset.name`); got != c.first {
			t.Errorf("%s yuan: %s comes first, want %s", c.offer, got, c.first)
		}
		text := b.Eval(`[...document.querySelectorAll(".tried .letter")].map((e) => e.textContent).join("\n")`)
		if !strings.Contains(text, c.offer+" 元") || strings.ContainsAny(text, "{}") {
			t.Errorf("%s yuan: the words are %q", c.offer, text)
		}
	}
	if strings.Contains(b.Eval("history.state"), "offer_amount") {
		t.Error("a judged offer became an answer")
	}
	b.Quiet()
}

// A tick changes the plan and leaves everything else in its place: scroll,
// focus, what is unfolded, and the way back.
func TestTick(t *testing.T) {
	b := harmed(t)
	b.Eval(`(() => { const d = document.querySelector("#proofs"); d.open = true; document.querySelector("#answers").open = true; const t = d.querySelector(".tick"); t.focus(); t.scrollIntoView({ block: "center" }); globalThis.at = [t.dataset.name, t.getBoundingClientRect().top, history.length]; })()`)
	id := b.Eval("at[0]")
	b.Eval(`document.activeElement.click()`)
	b.Eval(`await new Promise((done) => setTimeout(done, 150))`)
	if got := b.Eval(`document.activeElement.dataset.name + " " + document.activeElement.getAttribute("aria-pressed")`); got != id+" true" {
		t.Errorf("after the tick the focus is on %q, want %q", got, id+" true")
	}
	if got := b.Eval(`String(Math.abs(document.activeElement.getBoundingClientRect().top - at[1]) < 2 && history.length === at[2] && document.querySelector("#answers").open)`); got != "true" {
		t.Errorf("the tick lost the place: %s", b.Eval(`JSON.stringify([at, document.activeElement.getBoundingClientRect().top, history.length])`))
	}
	if got := b.Eval("history.state"); !strings.Contains(got, "evidence=["+id) {
		t.Errorf("the tick is not in %s", got)
	}
	b.Eval(`document.activeElement.click()`)
	b.Eval(`await new Promise((done) => setTimeout(done, 150))`)
	if got := b.Eval(`document.activeElement.getAttribute("aria-pressed")`); got != "false" {
		t.Errorf("ticked twice it is %s", got)
	}
	b.Quiet()
}

// The reasons behind a finding come on request, and an answer can be changed
// from there; the plan then says what that changed.
func TestWhyAndChanged(t *testing.T) {
	b := harmed(t)
	b.Eval(`document.querySelector("#why-first-courier").open = true`)
	b.Tap("[data-do=why][data-name='first courier']")
	b.Eval("await new Promise((done) => setTimeout(done, 200))")
	if got := b.Text("#why-of-first-courier"); !strings.Contains(got, "寄") {
		t.Errorf("the reasons are %q", got)
	}
	b.Eval(`document.querySelector("#answers").open = true`)
	b.Tap(".told [data-name=role]")
	b.Await(`String(document.querySelectorAll("form.ask").length)`, "1")
	b.Eval(`document.querySelector("input[value=merchant]").click()`)
	b.Tap("form.ask [type=submit]")
	b.Await(`String(document.querySelectorAll(".plan").length)`, "1")
	if got := b.Text(".changed"); got == "" || got != b.Text("#live") {
		t.Errorf("the page says %q, the live region %q", got, b.Text("#live"))
	}
	b.Quiet()
}
