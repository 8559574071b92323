// Package redact_test holds that what a person covers is gone, in pictures
// and in texts, and that nothing of it leaves the device.
package redact_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// count notes the object URLs that are alive, and what is copied.
const count = `globalThis.urls = new Set();
const make = URL.createObjectURL, drop = URL.revokeObjectURL;
URL.createObjectURL = (x) => { const u = make.call(URL, x); urls.add(u); return u };
URL.revokeObjectURL = (u) => { urls.delete(u); drop.call(URL, u) };
Object.defineProperty(navigator, "clipboard", { value: { writeText: async (s) => { globalThis.copied = s } } });`

// desk is the page in one tab, and the folder of its downloads.
type desk struct {
	*site.Tab
	lang   string
	folder string
	loaded int // requests when the page was ready
}

func open(t *testing.T, lang string) *desk {
	t.Helper()
	d := &desk{Tab: site.Serve(t).Tab(t, count), lang: lang, folder: t.TempDir()}
	d.Do(chromedp.ActionFunc(func(ctx context.Context) error {
		c := chromedp.FromContext(ctx)
		info, err := target.GetTargetInfo().WithTargetID(c.Target.TargetID).Do(cdp.WithExecutor(ctx, c.Browser))
		if err != nil {
			return err
		}
		return browser.SetDownloadBehavior(browser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(d.folder).
			WithBrowserContextID(info.BrowserContextID).Do(cdp.WithExecutor(ctx, c.Browser))
	}))
	d.Goto("/" + lang + "/redact/")
	d.Ready()
	d.loaded = len(d.Network())
	return d
}

// word is what the page itself says in its language.
func (d *desk) word(id string) string {
	d.Helper()
	text := site.Native(d).Engine.Pack.Word(id)
	if d.lang == "en" {
		return text.En
	}
	return text.Zh
}

func (d *desk) pick(path string) {
	d.Helper()
	d.Do(chromedp.SetUploadFiles("#shot-file", []string{path}, chromedp.ByQuery))
}

// says waits for the line below the button.
func (d *desk) says(want string) {
	d.Helper()
	d.Await("document.querySelector('#shot-say').textContent", want)
}

// counts waits for the number of boxes below the picture.
func (d *desk) counts(n string) {
	d.Helper()
	d.Await("document.querySelector('#shot-count').textContent", strings.Replace(d.word("redact-boxes"), "#", n, 1))
}

func (d *desk) picks(path string) {
	d.Helper()
	d.pick(path)
	d.says(d.word("redact-opened"))
}

// box is where a box stands, in hundredths of the picture.
type box struct{ X, Y, W, H float64 }

func (d *desk) boxes() (list []box) {
	d.Helper()
	text := d.Eval(`JSON.stringify([...document.querySelectorAll("#shot-stage .box")].map(({ style: s }) =>
		({ X: parseFloat(s.left), Y: parseFloat(s.top), W: parseFloat(s.width), H: parseFloat(s.height) })))`)
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		d.Fatal(err)
	}
	return list
}

// at gives a place on the screen from hundredths of the picture.
func (d *desk) at(x, y float64) (float64, float64) {
	d.Helper()
	var r struct{ X, Y, Width, Height float64 }
	text := d.Eval(`(() => { const s = document.querySelector("#shot-stage");
		s.scrollIntoView({ block: "center", behavior: "instant" }); return JSON.stringify(s.getBoundingClientRect()) })()`)
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		d.Fatal(err)
	}
	return r.X + x*r.Width/100, r.Y + y*r.Height/100
}

// finger drags over the picture, from and to in hundredths.
func (d *desk) finger(x, y, toX, toY float64) {
	d.Helper()
	x, y = d.at(x, y)
	toX, toY = d.at(toX, toY)
	touch := func(kind input.TouchType, points ...*input.TouchPoint) {
		d.Do(input.DispatchTouchEvent(kind, append([]*input.TouchPoint{}, points...)))
	}
	touch(input.TouchStart, &input.TouchPoint{X: x, Y: y})
	for i := 1.0; i <= 8; i++ {
		touch(input.TouchMove, &input.TouchPoint{X: x + (toX-x)*i/8, Y: y + (toY-y)*i/8})
	}
	touch(input.TouchEnd)
}

// mouse drags in the same way.
func (d *desk) mouse(x, y, toX, toY float64) {
	d.Helper()
	x, y = d.at(x, y)
	toX, toY = d.at(toX, toY)
	send := func(kind input.MouseType, x, y float64) {
		d.Do(input.DispatchMouseEvent(kind, x, y).WithButton(input.Left).WithButtons(1).WithClickCount(1))
	}
	send(input.MousePressed, x, y)
	for i := 1.0; i <= 8; i++ {
		send(input.MouseMoved, x+(toX-x)*i/8, y+(toY-y)*i/8)
	}
	send(input.MouseReleased, toX, toY)
}

// write puts a text into the field and has it covered.
func (d *desk) write(text string) {
	d.Helper()
	d.Tap("#mask")
	d.Eval("document.querySelector('#mask').select()")
	d.Do(input.InsertText(text))
	d.Tap("form.say [type=submit]")
}

// saved waits for the file that saving gives, and takes it away.
func (d *desk) saved() (name string, data []byte) {
	d.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		files, err := filepath.Glob(filepath.Join(d.folder, "covered*"))
		if err != nil || len(files) == 0 || strings.HasSuffix(files[0], ".crdownload") {
			continue
		}
		data, err := os.ReadFile(files[0])
		if err != nil || len(data) == 0 || os.Remove(files[0]) != nil {
			continue
		}
		return filepath.Base(files[0]), data
	}
	d.Fatal("nothing was downloaded")
	return "", nil
}

// kept fails if anything left the page, or stayed in it.
func (d *desk) kept() {
	d.Helper()
	for _, address := range d.Network()[d.loaded:] {
		// The copy for use without a network begins by itself, whatever is done here.
		if strings.Contains(address, "/a/offline.") {
			continue
		}
		if !strings.HasPrefix(address, "blob:") && !strings.HasPrefix(address, "data:") {
			d.Errorf("the page asked for %s", address)
		}
	}
	got := d.Eval(`[localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length].join()`)
	if got != "0,0,,0,0" {
		d.Errorf("there is kept %s", got)
	}
	d.Quiet()
}
