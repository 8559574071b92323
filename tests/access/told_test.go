package access_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/parcelaid/parcelaid/tests/site"
)

// With keys alone: after each step the focus is on the heading, and the title
// says what the page is and how far along; after a refused form it begins
// with "Error", and the focus is on the first fault, which leads to its field.
func TestKeysAndWhatIsTold(t *testing.T) {
	for lang, words := range map[string]struct{ left, fault string }{"zh": {"还剩约", "错误："}, "en": {"steps left", "Error – "}} {
		b := site.Serve(t).Open(t, "/"+lang+"/")
		b.Ready()
		enter := func(selector string) {
			b.Walk(selector)
			b.New(func() { b.Press(kb.Enter) })
		}
		heading := func(step bool) {
			t.Helper()
			b.Await("document.activeElement.localName", "h1")
			title := b.Eval("document.title")
			if !strings.HasPrefix(title, b.Text("main h1")) {
				t.Errorf("the title is %q, the heading %q", title, b.Text("main h1"))
			}
			if step != strings.Contains(title, words.left) {
				t.Errorf("the title is %q; should it tell the step: %v", title, step)
			}
		}
		enter("main a[href$='/loss/']")
		heading(true)
		enter("main a[href$='/buyer/']")
		heading(true)
		enter("main a[href$='/refused/']")
		heading(false)
		enter("[data-do=sharpen]")
		heading(true)
		enter("form.ask [type=submit]")
		if title := b.Eval("document.title"); !strings.HasPrefix(title, words.fault) {
			t.Errorf("after a refused form the title is %q", title)
		}
		b.Await("document.activeElement.closest('.error-summary') !== null", "true")
		b.Tap(".error-summary a")
		b.Await("document.activeElement.closest('form.ask fieldset, form.ask .field') !== null", "true")
		if n := b.Eval("document.querySelectorAll('[aria-live=polite], [role=status]').length"); n != "1" {
			t.Errorf("there are %s live regions", n)
		}
		b.Quiet()
	}
}

// Whoever wants no motion sees none.
func TestReducedMotion(t *testing.T) {
	b := site.Serve(t).Open(t, "/zh/loss/buyer/refused/") // which asks for less
	b.Ready()
	b.Go("[data-do=sharpen]")
	const moving = `[...document.querySelectorAll("*")].filter((e) => ["transitionDuration", "animationDuration"].some((p) => getComputedStyle(e)[p].split(", ").some((d) => parseFloat(d) > 0.01))).map((e) => e.outerHTML.slice(0, 80)).slice(0, 3).join(" ")`
	if got := b.Eval(moving); got != "" {
		t.Errorf("these move: %s", got)
	}
}
