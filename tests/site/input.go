package site

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// find gives the visible thing to tap: a selector that begins with "=" is the
// whole text of a link, button, label or summary.
const find = `(selector) => {
	const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
	if (!selector.startsWith("=")) return [...document.querySelectorAll(selector)].find(seen);
	const text = (e) => e.innerText.replace(/\s+/g, " ").trim();
	return [...document.querySelectorAll("a,button,label,summary")].find((e) => seen(e) && text(e) === selector.slice(1));
}`

// place brings a thing into view and gives its middle. Nothing may lie over it.
const place = `((selector) => {
	const e = (` + find + `)(selector);
	if (!e) return "";
	e.scrollIntoView({ block: "center", behavior: "instant" });
	const box = [...e.getClientRects()][0];
	const x = box.x + box.width / 2, y = box.y + box.height / 2;
	const top = document.elementFromPoint(x, y);
	if (!top || !(e.contains(top) || top.matches("label") && top.contains(e))) return JSON.stringify({ over: top?.outerHTML.slice(0, 200) ?? "the edge of the screen" });
	return JSON.stringify({ x, y });
})(`

type spot struct {
	X, Y float64
	Over string
}

// spot waits for a thing that can be tapped and has come to rest.
func (b *Tab) spot(selector string) spot {
	b.Helper()
	over, last := "", spot{}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		text := b.Eval(place + quote(selector) + ")")
		if text == "" {
			continue
		}
		var s spot
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			b.Fatal(err)
		}
		if over = s.Over; over == "" && s == last {
			return s
		}
		last = s
	}
	if over != "" {
		b.Fatalf("%s cannot be tapped, over it lies %s", selector, over)
	}
	b.Fatalf("there is nothing to tap: %s; at %s: %.600s", selector, b.Path(), b.Text("main"))
	return spot{}
}

// Tap puts a finger on the first visible element that fits, or on the link,
// button or label of a text: "=下一步".
func (b *Tab) Tap(selector string) {
	b.Helper()
	at := b.spot(selector)
	before := b.Eval(arrived)
	b.Do(
		input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: at.X, Y: at.Y}}),
		input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}),
	)
	// The click comes after the touch: keys that follow at once would go astray.
	for end := time.Now().Add(5 * time.Second); b.Eval(arrived) == before && !b.NoScript; time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			b.Fatalf("the tap on %s at %v did not arrive", selector, at)
		}
	}
}

// arrived changes with each click.
const arrived = `globalThis.taps + location.href`

// Clear empties the field that has the focus, by its keys.
func (b *Tab) Clear() {
	b.Helper()
	b.Press(kb.End + strings.Repeat(kb.Backspace, len(b.Eval("document.activeElement.value"))))
}

// Click presses the mouse on it.
func (b *Tab) Click(selector string) {
	b.Helper()
	at := b.spot(selector)
	b.Do(chromedp.MouseClickXY(at.X, at.Y))
}

// Press presses keys, one after the other.
func (b *Tab) Press(keys string) {
	b.Helper()
	b.Do(chromedp.KeyEvent(keys))
}

// Walk presses Tab until the focus is on what fits.
func (b *Tab) Walk(selector string) {
	b.Helper()
	for range 150 {
		b.Press(kb.Tab)
		if b.Eval("document.activeElement === ("+find+")("+quote(selector)+")") == "true" {
			return
		}
	}
	b.Fatalf("the Tab key never reaches %s on %s", selector, b.Path())
}

// mark is left on the page, to see it go.
const mark = "document.querySelector('#main > :first-child').parcelaidOld"

// New does something and waits for the new page that it leads to: made by the
// engine or loaded.
func (b *Tab) New(do func()) {
	b.Helper()
	b.Eval(mark + " = true")
	do()
	b.Await("document.readyState === 'complete' && document.querySelector('#main > :first-child') && "+mark+" === undefined", "true")
}

// Go taps something that leads to a new page.
func (b *Tab) Go(selector string) {
	b.Helper()
	b.New(func() { b.Helper(); b.Tap(selector) })
}

// Back is the browser's own button: one page of the history back.
func (b *Tab) Back() {
	b.Helper()
	b.New(func() { b.Helper(); b.history(-1) })
}

// Forward is the browser's own button.
func (b *Tab) Forward() {
	b.Helper()
	b.New(func() { b.Helper(); b.history(1) })
}

func (b *Tab) history(by int64) {
	b.Helper()
	b.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		at, entries, err := page.GetNavigationHistory().Do(ctx)
		if err != nil {
			return err
		}
		if err := page.NavigateToHistoryEntry(entries[at+by].ID).Do(ctx); err != nil {
			return err
		}
		for now := at; now == at && err == nil; { // the page knows before the browser does
			now, _, err = page.GetNavigationHistory().Do(ctx)
		}
		return err
	}))
}

// Reload loads the page again.
func (b *Tab) Reload() {
	b.Helper()
	b.Do(chromedp.Reload())
}
