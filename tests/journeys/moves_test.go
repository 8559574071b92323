package journeys_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// toQuestions taps through to the first question after the plan.
func toQuestions(t *testing.T, taps ...string) (*person, seen) {
	t.Helper()
	p := arrive(t, site.Serve(t), "zh")
	for _, text := range taps {
		p.tap("=" + text)
	}
	return p, p.tap("[data-do=sharpen]")
}

var lossOfABuyer = []string{"快递丢了", "我网上买的", "不理、拒绝、让我找快递"}

// The page's and the browser's own back button go the same way, as far as the
// home page, and forward again.
func TestBack(t *testing.T) {
	p, first := toQuestions(t, lossOfABuyer...)
	second := p.tap("form.ask [data-do=skip]")
	p.New(func() { p.Tap("form.ask [data-do=back]") })
	if v := p.settled(true); v.H1 != first.H1 {
		t.Errorf("back from %q leads to %q, want %q", second.H1, v.H1, first.H1)
	}
	p.tap("form.ask [data-do=skip]")
	p.Back()
	if v := p.settled(true); v.H1 != first.H1 {
		t.Errorf("the browser's back leads to %q, want %q", v.H1, first.H1)
	}
	titles := []string{}
	for range 4 {
		p.Back()
		titles = append(titles, p.settled(true).Path)
	}
	if got, want := strings.Join(titles, " "), "/zh/loss/buyer/refused/ /zh/loss/buyer/ /zh/loss/ /zh/"; got != want {
		t.Errorf("back leads over %s, want %s", got, want)
	}
	for range 4 {
		p.Forward()
	}
	if v := p.settled(true); v.H1 != first.H1 {
		t.Errorf("forward leads to %q, want %q", v.H1, first.H1)
	}
	p.tap("=直接看方案")
	p.tap("[data-do=sharpen]")
	if v := p.look(); v.H1 != first.H1 {
		t.Errorf("after a look at the plan comes %q, want %q", v.H1, first.H1)
	}
	p.Quiet()
}

// Whatever answer is changed, the person lands on the plan and nothing else
// is lost.
func TestChange(t *testing.T) {
	p, _ := toQuestions(t, lossOfABuyer...)
	p.tap("=直接看方案")
	p.through(journeys[0].answers)
	for _, fact := range []string{"seller_type", "amount_paid", "seller_reply", "auto_confirm_on", "want", "role"} {
		before := p.told()
		p.Tap("details.told > summary")
		v := p.tap(fmt.Sprintf(".told [data-name=%s]", fact))
		if !slices.Equal(v.Facts, []string{fact}) {
			t.Fatalf("to change %s, %v is asked", fact, v.Facts)
		}
		p.fill(v, answers{"seller_type": "individual", "amount_paid": "7", "seller_reply": "waiting", "auto_confirm_on": (today() + 3).String(), "want": "resend", "role": "merchant"})
		if v = p.tap("form.ask [type=submit]"); !v.Plan {
			t.Fatalf("changing %s leads to %q", fact, v.H1)
		}
		after := p.told()
		if before[fact] == after[fact] {
			t.Errorf("%s is still %q", fact, after[fact])
		}
		delete(before, fact)
		delete(after, fact)
		if fact != "role" && !maps.Equal(before, after) {
			t.Errorf("changing %s turned %v into %v", fact, before, after)
		}
	}
	p.Quiet()
}

// Changing an answer and then thinking better of it loses nothing either.
func TestChangeAndBack(t *testing.T) {
	p, _ := toQuestions(t, lossOfABuyer...)
	p.tap("form.ask [data-do=skip]")
	p.tap("=直接看方案")
	before := p.told()
	p.Tap("details.told > summary")
	p.tap(".told [data-name=role]")
	p.tap("form.ask [data-do=back]")
	if after := p.told(); !maps.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
}

// Links inside the plan, to a source, move the page and nothing else.
func TestSourceLink(t *testing.T) {
	p, _ := toQuestions(t, lossOfABuyer...)
	p.tap("form.ask [data-do=skip]")
	p.tap("=直接看方案")
	before := p.told()
	p.Eval(`document.querySelectorAll("main details").forEach((d) => d.open = true)`)
	p.Tap(`main a[href^="#s-"]`)
	p.Eval("await new Promise((done) => setTimeout(done, 200))")
	if after := p.told(); !maps.Equal(before, after) {
		t.Errorf("after a tap on a source, %v became %v", before, after)
	}
	p.Reload()
	p.Ready()
	if after := p.told(); !maps.Equal(before, after) {
		t.Errorf("after a tap on a source and a reload, %v became %v", before, after)
	}
	p.tap("[data-do=sharpen]")
	p.Quiet()
}

// What cannot be read is refused with a summary, linked to its field.
func TestBadAmount(t *testing.T) {
	p, v := toQuestions(t, lossOfABuyer...)
	for !slices.Contains(v.Facts, "amount_paid") {
		v = p.tap("form.ask [data-do=skip]")
	}
	for _, bad := range []string{"299.999", "很多", "-5", "99999999999"} {
		p.fill(v, answers{"amount_paid": bad, "want": "refund"})
		p.Go("form.ask [type=submit]")
		v = p.settled(true)
		if !v.Error {
			t.Fatalf("%s was taken, and leads to %q", bad, v.H1)
		}
		if !strings.HasPrefix(v.Title, "错误：") {
			t.Errorf("the title is %q", v.Title)
		}
		if v.Focus != "A" {
			t.Errorf("the focus is on %s, not on the summary's link", v.Focus)
		}
		if got := p.Eval(`document.querySelector("#f-amount_paid").getAttribute("aria-invalid")`); got != "true" {
			t.Errorf("aria-invalid is %s", got)
		}
		p.Tap(".error-summary a")
		p.Await("document.activeElement.id", "f-amount_paid")
		if got := p.Eval(`document.querySelector("#f-amount_paid").value`); got != bad {
			t.Errorf("of %q there remains %q", bad, got)
		}
		if got := p.Eval(`document.querySelector("#f-want input[value=refund]")?.checked`); got != "true" {
			t.Errorf("the other answer of the page is lost: %s", got)
		}
		if got := p.Eval(`(e => e.getAttribute("aria-describedby")?.split(" ").map((id) => document.getElementById(id)?.innerText).join(" ") ?? "nothing")(document.querySelector("#f-amount_paid"))`); !strings.Contains(got, "小数") {
			t.Errorf("the field is described by %q", got)
		}
		if t.Failed() {
			return
		}
		p.Tap("#f-want label.option") // off again
	}
	p.fill(v, answers{"amount_paid": "２９９．５元", "want": "refund"})
	p.tap("form.ask [type=submit]")
	p.tap("=直接看方案")
	if got := p.told()["amount_paid"]; !strings.Contains(got, "299.5") {
		t.Errorf("of full-width 299.5 there comes %q", got)
	}
	p.Quiet()
}

// “Next” without an answer says so; it does not ask the same thing again
// without a word. What is left empty beside an answer is not asked again.
func TestNoAnswer(t *testing.T) {
	p, v := toQuestions(t, lossOfABuyer...)
	p.Go("form.ask [type=submit]")
	if next := p.look(); next.H1 == v.H1 && !next.Error {
		t.Errorf("%q is asked again without a word", v.H1)
	}
	p, v = toQuestions(t, lossOfABuyer...)
	for v.Ask && len(v.Facts) < 2 {
		v = p.tap("form.ask [data-do=skip]")
	}
	p.Tap("#f-" + v.Facts[0] + " label.option")
	p.Go("form.ask [type=submit]")
	if next := p.look(); slices.ContainsFunc(next.Facts, func(f string) bool { return slices.Contains(v.Facts, f) }) {
		t.Errorf("after %v comes %v: what was left empty is asked again", v.Facts, next.Facts)
	}
}

// A reload keeps every answer, on a question and on the plan.
func TestReload(t *testing.T) {
	p, _ := toQuestions(t, lossOfABuyer...)
	v := p.tap("form.ask [data-do=skip]")
	p.Reload()
	p.Ready()
	if again := p.settled(false); again.H1 != v.H1 || again.State != v.State || again.Path != v.Path {
		t.Errorf("a reload of %q at %s gives %q at %s", v.H1, v.Path, again.H1, again.Path)
	}
	p.tap("=直接看方案")
	before := p.told()
	p.Reload()
	p.Ready()
	if after := p.told(); !maps.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
	p.Back()
	if again := p.settled(true); again.H1 != v.H1 {
		t.Errorf("back leads to %q, want %q", again.H1, v.H1)
	}
	p.Quiet()
}

// The language changes in the middle of it, and no answer is lost.
func TestLanguage(t *testing.T) {
	p, v := toQuestions(t, lossOfABuyer...)
	p.tap("form.ask [data-do=skip]")
	p.tap("=直接看方案")
	before := slices.Sorted(maps.Keys(p.told()))
	p.New(func() { p.Tap("=English"); p.lang = "en" })
	p.settled(false)
	if after := slices.Sorted(maps.Keys(p.told())); !slices.Equal(before, after) {
		t.Errorf("%v became %v", before, after)
	}
	if text := p.Eval(`(document.body.innerText.replace("中文", "").match(/[一-鿿]{3,}/g) ?? []).join(" ")`); text != "" {
		t.Logf("Chinese on the English plan: %.200s", text)
	}
	p.New(func() { p.Tap("=中文"); p.lang = "zh" })
	p.settled(false)
	if again := p.tap("[data-do=sharpen]"); again.H1 == v.H1 {
		t.Errorf("%q is asked again", v.H1)
	}
	p.Quiet()
}
