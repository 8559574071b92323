package keep_test

import (
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

// left lists all that a page and its visit could have left behind.
const left = `JSON.stringify({
	local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name, state: history.state,
	databases: await indexedDB.databases(), caches: await caches.keys(),
	workers: (await navigator.serviceWorker.getRegistrations()).length,
})`

const nothing = `{"local":{},"session":{},"cookie":"","name":"","state":null,"databases":[],"caches":[],"workers":0}`

func TestWipe(t *testing.T) {
	s := site.Serve(t)
	s.Offline = true
	v := arrive(t, s, "/zh/")
	for _, tap := range []string{"=快递丢了", "=我自己寄的", "=没保"} {
		v.Go(tap)
	}
	v.notes("courier-complained", "note", "写过的字")
	v.Tap("[data-do=remember]")
	v.told("keep-done")
	v.Eval(`sessionStorage.setItem("parcelaid.x", "1")`)
	v.Await(`(await navigator.serviceWorker.ready).active !== null && (await caches.keys()).length`, "1") // the copy for the time without a network
	v.unfold("#keep a[href$='cases/']")
	v.Go("#keep a[href$='cases/']")
	v.unfold("[data-do=wipe]")
	v.Tap("[data-do=wipe]")
	v.told("wiped")
	if !strings.Contains(v.Text("main"), v.word("wiped-nothing")) {
		t.Errorf("it says %q", v.Text("main"))
	}
	if got := v.Eval(left); got != nothing {
		t.Errorf("left is %s", got)
	}
	for range 2 { // the pages before are gone, too
		v.Eval("(history.back(), await new Promise((done) => setTimeout(done, 300)), 0)")
		if text := v.Eval("document.body.textContent + history.state"); strings.Contains(text, "写过的字") || strings.Contains(text, "problem=") {
			t.Errorf("going back shows %.300q", text)
		}
	}
	v.visit("/zh/")
	if v.Count("[data-do=open-case]") != "0" {
		t.Error("a case is still there")
	}
	v.Quiet()
}

// A browser that refuses to store, or has no room, is told of; the case stays
// on the page and can be taken out.
func TestStorageThatThrows(t *testing.T) {
	s := site.Serve(t)
	for name, test := range map[string]struct{ script, told string }{
		"denied": {`Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError") } });`, "store-refused"},
		"none":   {`Object.defineProperty(window, "localStorage", { value: null });`, "store-refused"},
		"full":   {`Storage.prototype.setItem = () => { throw new DOMException("exceeded the quota", "QuotaExceededError") };`, "store-full"},
		"closed": {`Storage.prototype.setItem = () => { throw new DOMException("no", "InvalidStateError") };`, "store-refused"},
	} {
		v := arrive(t, s, "/zh/loss/sender/no/", test.script)
		v.notes("courier-complained")
		v.Tap("[data-do=remember]")
		v.told(test.told)
		if v.Count("[data-do=remember]") != "1" || v.Count(".diary li") != "1" {
			t.Errorf("%s: the case is not as it was: %s", name, v.Text("#keep"))
		}
		v.press("export")
		v.told("export-done")
		v.Quiet()
	}
}

// A clipboard or a sheet that refuses leaves the text selected.
func TestRefusedHands(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/loss/buyer/refused/", `
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => { throw new Error("no") } } });
		Document.prototype.execCommand = () => false;
		Object.defineProperty(navigator, "share", { value: async () => { throw new TypeError("no") } });`)
	v.unfold("#own-name")
	v.Tap("#own-name")
	v.Press("Wang")
	v.Tap("form[data-do=own] [type=submit]")
	v.told("own-done")
	v.press("copy")
	v.Await(`getSelection().toString().includes("Wang")`, "true")
	v.press("share")
	v.told("share-refused")
	v.Await(`document.activeElement.id + document.activeElement.selectionEnd`, "shown"+v.Eval(`document.querySelector("#shown").value.length`))
	if text := v.Eval(`document.querySelector("#shown").value`); strings.Contains(text, "Wang") || !strings.Contains(text, "****") {
		t.Errorf("what was to be shared is %q", text)
	}
	v.Quiet()
}

// Copy, share and download give the message with what was filled in; what is
// shared is masked.
func TestHands(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/loss/buyer/refused/", `
		Object.defineProperty(navigator, "clipboard", { value: { writeText: async (s) => { globalThis.copied = s } } });
		Object.defineProperty(navigator, "share", { value: async (s) => { globalThis.shared = s.text } });`)
	v.unfold("#own-name")
	v.Tap("#own-waybill")
	v.Press("YT1234567890123")
	v.Tap("form[data-do=own] [type=submit]")
	v.told("own-done")
	v.press("copy")
	v.Await(`copied.includes("YT1234567890123")`, "true")
	v.press("share")
	v.Await(`shared.length > 60 && !shared.includes("1234567890123")`, "true")
	v.press("save-letter")
	v.download("parcelaid-*.txt")
	if len(v.stored()) > 0 || strings.Contains(v.Eval("history.state"), "YT1234567890123") {
		t.Error("a waybill number is kept")
	}
	v.Quiet()
}

// Two tabs do not overwrite each other: the older one is told, and keeps
// either or both.
func TestTwoTabs(t *testing.T) {
	for choice, want := range map[string]struct {
		cases        int
		mine, theirs bool
	}{"mine": {1, true, false}, "theirs": {1, false, true}, "both": {2, true, true}} {
		one := arrive(t, site.Serve(t), "/zh/loss/sender/no/")
		one.Tap("[data-do=remember]")
		one.told("keep-done")
		two := &visitor{Tab: one.Beside("/zh/", clock(begun))}
		two.Ready()
		two.Go("[data-do=open-case]")
		two.notes("courier-complained", "note", "YONDER")
		one.Await(`document.querySelector("#clash") !== null`, "true")
		one.Go("[data-do=diary]")
		one.Tap("#f-note")
		one.unfold(`input[value="other"]`)
		one.Tap(`label.option:has(> input[value="other"])`)
		one.Tap("#f-note")
		one.Press("HITHER")
		one.Go("form [type=submit]")
		one.Tap(`[data-do=settle][data-name=` + choice + `]`)
		one.Await(`document.querySelector("#clash") === null`, "true")
		one.visit("/zh/cases/")
		if n := len(one.stored()); n != want.cases {
			t.Errorf("%s: %d cases are stored", choice, n)
		}
		all := ""
		for i := range want.cases {
			one.visit("/zh/cases/")
			one.New(func() {
				one.Eval(`document.querySelectorAll("[data-do=open-case]")[` + string(rune('0'+i)) + `].click()`)
			})
			all += one.Text("#keep")
		}
		if strings.Contains(all, "HITHER") != want.mine || strings.Contains(all, "YONDER") != want.theirs {
			t.Errorf("%s: what is kept is %q", choice, all)
		}
		one.Quiet()
		two.Quiet()
	}
}
