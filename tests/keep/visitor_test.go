// Package keep_test goes through the site as somebody who comes back: cases
// that are remembered, taken out, taken in, shared and wiped, over weeks.
package keep_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// begun is the day on which the stories begin: 2026-11-01.
const begun = core.Day(20758)

// visitor is a person with one device.
type visitor struct {
	*site.Tab
	folder string // of downloads
}

// clock sets the day of every page to come: its morning in Shanghai.
func clock(day core.Day) string { return fmt.Sprintf("Date.now = () => %d;", int64(day)*86_400_000) }

// arrive opens an address on the first day, with the engine running.
func arrive(t *testing.T, s *site.Server, address string, scripts ...string) *visitor {
	t.Helper()
	v := &visitor{Tab: s.Tab(t, append([]string{clock(begun)}, scripts...)...), folder: t.TempDir()}
	v.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		c := chromedp.FromContext(ctx)
		info, err := target.GetTargetInfo().WithTargetID(c.Target.TargetID).Do(cdp.WithExecutor(ctx, c.Browser))
		if err != nil {
			return err
		}
		return browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(v.folder).
			WithBrowserContextID(info.BrowserContextID).Do(cdp.WithExecutor(ctx, c.Browser))
	}))
	v.visit(address)
	return v
}

func (v *visitor) visit(address string) {
	v.Helper()
	v.Do(chromedp.Navigate("about:blank")) // an address that differs by its fragment only would not load
	v.Goto(address)
	v.Ready()
}

// returns comes back to the home page on a later day.
func (v *visitor) returns(day core.Day) {
	v.Helper()
	v.Before(clock(day))
	v.visit("/zh/")
}

// word is what the site itself says.
func (v *visitor) word(id string) string {
	v.Helper()
	k := site.Native(v).Engine.Pack
	if !k.HasWord(id) {
		v.Fatalf("there is no word %s", id)
	}
	return k.Word(id).Zh
}

// told waits for the line that says what has happened.
func (v *visitor) told(id string) {
	v.Helper()
	v.Await(`document.querySelector("#told")?.textContent ?? ""`, v.word(id))
}

// unfold opens what an element is folded away in.
func (v *visitor) unfold(selector string) {
	v.Helper()
	v.Eval(`(() => { for (let d = document.querySelector(` + quote(selector) + `)?.closest("details"); d; d = d.parentElement.closest("details")) d.open = true })()`)
}

// press taps a button that may be folded away.
func (v *visitor) press(do string) {
	v.Helper()
	v.unfold("[data-do=" + do + "]")
	v.Tap("[data-do=" + do + "]")
}

// notes goes to the diary, notes what happened and comes back to the plan.
func (v *visitor) notes(what string, typed ...string) {
	v.Helper()
	v.Go("[data-do=diary]")
	v.unfold(`input[value="` + what + `"]`)
	v.Tap(`label.option:has(> input[value="` + what + `"])`)
	for i := 0; i+1 < len(typed); i += 2 {
		v.Tap("#f-" + typed[i])
		v.Press(typed[i+1])
	}
	v.Go("form [type=submit]")
	if v.Count("article.plan") != "1" {
		v.Fatalf("%s was not noted: %s", what, v.Text("main"))
	}
}

// rung is the state of a channel on the plan, "" where it is not there.
func (v *visitor) rung(channel string) string {
	v.Helper()
	return v.Eval(`[...document.querySelectorAll(".rung")].find((r) => r.querySelector("h3").textContent.startsWith(` + quote(v.word("channel-"+channel)) + `))?.dataset.state ?? ""`)
}

func (v *visitor) rungs(want map[string]string) {
	v.Helper()
	for channel, state := range want {
		if got := v.rung(channel); got != state {
			v.Errorf("%s is %q, want %q", channel, got, state)
		}
	}
}

// stored is what stands in the local storage, name by name.
func (v *visitor) stored() map[string]string {
	v.Helper()
	all := map[string]string{}
	if err := json.Unmarshal([]byte(v.Eval("JSON.stringify({ ...localStorage })")), &all); err != nil {
		v.Fatal(err)
	}
	return all
}

// download waits for a file.
func (v *visitor) download(pattern string) (path string) {
	v.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(v.folder, pattern)); len(found) > 0 {
			if info, err := os.Stat(found[0]); err == nil && info.Size() > 0 {
				return found[0]
			}
		}
	}
	v.Fatalf("no file %s came", pattern)
	return ""
}

// takes chooses a file on the page of cases.
func (v *visitor) takes(data []byte) {
	v.Helper()
	path := filepath.Join(v.TempDir(), "case.pacase")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		v.Fatal(err)
	}
	v.Do(chromedp.SetUploadFiles("#case-file", []string{path}, chromedp.ByQuery))
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}
