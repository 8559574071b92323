package redact_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/parcelaid/parcelaid/tests/site"
)

const chat = "收件人：王小明 电话13812345678，地址：北京市朝阳区建国路88号3号楼2单元501室。单号SF1234567890123\n<b>客服说7天内赔300元</b>，再打13812345678 <img src=x onerror=alert(1)>"

// What is personal in a text is covered, can be shown again, and is copied as
// it stands; a picture beside it is not touched.
func TestText(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		t.Run(lang, func(t *testing.T) {
			d := open(t, lang)
			d.picks(photo(t))
			d.finger(20, 20, 70, 40)
			d.write(chat)
			d.Await("document.querySelectorAll('#masked .said').length", "1")
			shown := d.Text("#masked .said")
			for _, personal := range []string{"13812345678", "王小明", "501室"} {
				if strings.Contains(shown, personal) {
					t.Errorf("%s is shown: %s", personal, shown)
				}
			}
			for _, needed := range []string{"7天", "300元", "<b>", "<img src=x"} {
				if !strings.Contains(shown, needed) {
					t.Errorf("%s is covered: %s", needed, shown)
				}
			}
			kinds := d.Eval("[...document.querySelectorAll('#masked h3')].map((e) => e.textContent).join('|')")
			for _, kind := range []string{"phone", "name", "address", "waybill"} {
				if !strings.Contains(kinds, d.word("mask-"+kind)) {
					t.Errorf("no %s among %s", kind, kinds)
				}
			}
			if live := d.Text("#live"); live == "" || live != d.Text("#masked .found") {
				t.Errorf("it is announced as %q", live)
			}
			d.Tap(`#masked [data-do=lift][aria-label$="13812345678"]`)
			d.Await("document.activeElement.dataset.do + document.activeElement.textContent", "lift"+d.word("redact-cover"))
			if n := strings.Count(d.Text("#masked .said"), "13812345678"); n != 2 {
				t.Errorf("the number is shown %d times, want both", n)
			}
			d.Tap("#masked .copy")
			d.Await("String(copied === document.querySelector('#masked .said').textContent)", "true")
			d.Await("document.querySelector('#live').textContent", d.word("copied"))
			d.Tap(`#masked [data-do=lift][aria-label$="13812345678"]`)
			d.Await("document.querySelector('#masked .said').textContent.includes('13812345678')", "false")
			if len(d.boxes()) != 1 || d.Eval("document.querySelector('#mask').value.length") == "0" {
				t.Error("the picture or the text is gone")
			}
			if state := d.Eval("JSON.stringify(history.state)"); strings.Contains(state, "138") || strings.Contains(state, "王") {
				t.Errorf("the history keeps %s", state)
			}
			d.kept()
		})
	}
}

func TestBadTexts(t *testing.T) {
	d := open(t, "zh")
	for _, bad := range []struct{ text, word string }{
		{" ", "redact-text-empty"},
		{strings.Repeat("长", 20_001), "redact-text-long"},
	} {
		d.write(bad.text)
		d.Await("document.querySelector('#masked .error')?.textContent", d.word(bad.word))
		if d.Eval("document.querySelector('#mask').value.length") == "0" {
			t.Error("what was typed is gone")
		}
	}
	for _, odd := range []string{"😀🎉👨‍👩‍👧", "‮abc‬ \u0007", "什么都没有", strings.Repeat("电话13812345678。", 1000)} {
		d.write(odd)
		d.Await("document.querySelectorAll('#masked .said').length > 0 && document.querySelectorAll('#masked .error').length", "0")
		if got := d.Eval("document.querySelector('#masked .said').textContent"); strings.Contains(got, "138") || got == "" {
			t.Errorf("%.20s becomes %.60s", odd, got)
		}
	}
	d.kept()
}

// On the narrowest phones nothing is cut off and everything can be hit.
func TestNarrow(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		d := open(t, lang)
		d.Do(emulation.SetDeviceMetricsOverride(360, 640, 1, true))
		d.picks(photo(t))
		d.finger(60, 20, 100, 40) // its corner reaches out at the edge
		d.Tap("#shot-save")
		d.Await("document.querySelector('#shot-done').hidden", "false")
		d.write(chat)
		d.Await("document.querySelectorAll('#masked .said').length", "1")
		if over := d.Eval("document.documentElement.scrollWidth - innerWidth"); over != "0" {
			t.Errorf("%s: the page is %s px too wide", lang, over)
		}
		small := d.Eval(`[...document.querySelectorAll("main :is(button, label.primary, select, textarea, .buttons a)")].filter((e) => e.checkVisibility())
			.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.outerHTML).join()`)
		if small != "" {
			t.Errorf("%s: less than 44 px high: %s", lang, small)
		}
		d.Quiet()
	}
}

// The page is a document of its own: links lead to it and away from it as
// links do, and what was answered before is there again.
func TestLinks(t *testing.T) {
	s := site.Serve(t)
	b := s.Open(t, "/zh/loss/buyer/refused/")
	b.Ready()
	b.Go("[data-do=sharpen]")
	b.Tap("form.ask label.option")
	b.Go("form.ask [type=submit]")
	b.Go("=直接看方案")
	state := b.Eval("history.state")
	b.Go("section.evidence .away a")
	b.Ready()
	if path := b.Path(); path != "/zh/redact/" || b.Count("script[type=module]") != "2" {
		t.Errorf("the link leads to %s", path)
	}
	b.Go(".lang a")
	b.Ready()
	if path := b.Path(); path != "/en/redact/" || b.Eval("document.documentElement.lang") != "en" || b.Count("script[type=module]") != "2" {
		t.Errorf("the language leads to %s", path)
	}
	for _, path := range []string{"/zh/redact/", "/zh/loss/buyer/refused/"} { // as they were left, from the browser's memory
		b.Eval("history.back()")
		b.Await("location.pathname", path)
	}
	b.Ready()
	if got := b.Eval("history.state"); got != state || b.Count("article.plan") != "1" {
		t.Errorf("back is %s, with %s", b.Path(), got)
	}
	b.Goto("/en/")
	b.Ready()
	b.Go("section.pick .away a")
	if path := b.Path(); path != "/en/redact/" {
		t.Errorf("the home page's link leads to %s", path)
	}
	b.Quiet()
}

// Pictures are covered without the engine, too.
func TestWithoutEngine(t *testing.T) {
	s := site.Serve(t, func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				http.Error(w, "gone", http.StatusNotFound)
				return
			}
			h.ServeHTTP(w, r)
		})
	})
	d := &desk{Tab: s.Open(t, "/zh/redact/"), lang: "zh"}
	d.picks(photo(t))
	d.finger(20, 20, 70, 40)
	d.counts("1")
	d.Tap("#shot-save")
	d.Await("document.querySelector('#shot-done img').naturalWidth", "160")
	var shown bool
	d.Do(chromedp.Evaluate("document.querySelector('.wait').checkVisibility()", &shown))
	if !shown {
		t.Error("nothing says why the text cannot be covered")
	}
}
