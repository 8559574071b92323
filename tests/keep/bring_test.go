package keep_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/tests/site"
)

// What is exported opens again, as a file and as text; what is broken changes
// nothing, and says why.
func TestOutAndIn(t *testing.T) {
	v := arrive(t, site.Serve(t), "/zh/damage/sender/yes/")
	v.notes("courier-complained", "note", "自己写的字")
	v.press("export")
	v.told("export-done")
	good, err := os.ReadFile(v.download("parcelaid-*.pacase"))
	if err != nil {
		t.Fatal(err)
	}
	text := v.Eval(`document.querySelector("#shown").value`)
	if b, err := core.ParseCaseText(text); err != nil || !bytes.Equal(b, good) {
		t.Errorf("the text is not the file: %v", err)
	}

	v.visit("/zh/loss/buyer/refused/")
	v.notes("other", "note", "现在这个")
	v.unfold("#keep a[href$='cases/']")
	v.Go("#keep a[href$='cases/']")
	flip := append([]byte{}, good...)
	flip[len(flip)/2] ^= 0x10
	newer := append([]byte{}, good...)
	newer[6] = 99
	deep := append(append([]byte{}, good[:11]...), bytes.Repeat([]byte{0x91}, 9000)...)
	for name, bad := range map[string]struct {
		data []byte
		told string
	}{
		"foreign": {[]byte("\x89PNG\r\n\x1a\n and so on"), "file-foreign"}, "cut": {good[:len(good)-20], "file-cut"}, "damaged": {flip, "file-checksum"},
		"newer": {newer, "file-newer"}, "huge": {make([]byte, 3<<20), "file-long"}, "deep": {deep, "file-checksum"}, "empty": {nil, "file-cut"},
	} {
		v.takes(bad.data)
		v.told(bad.told)
		if v.Count("#offer") != "0" {
			t.Errorf("%s is offered", name)
		}
	}
	v.Back()
	if !strings.Contains(v.Text("#keep"), "现在这个") || !strings.Contains(v.Path(), "/loss/buyer/refused/") {
		t.Errorf("the case on the screen has changed: %s", v.Text("#keep"))
	}
	v.Forward()
	v.takes(good)
	v.Await(`document.querySelector("#offer") !== null`, "true")
	if shown := v.Text("#offer"); !strings.Contains(shown, "自己写的字") || !strings.Contains(shown, v.word("offer-replaces")) {
		t.Errorf("the preview is %q", shown)
	}
	v.Tap("[data-do=decline]")
	v.Await(`document.querySelector("#offer") === null`, "true")
	v.Tap("#case")
	v.Eval(`document.querySelector("#case").value = ` + quote(text[:70]+"\n"+text[70:]))
	v.Tap("form[data-do=paste] [type=submit]")
	v.Await(`document.querySelector("#offer") !== null`, "true")
	v.Go("[data-do=accept]")
	if !strings.Contains(v.Text("#keep"), "自己写的字") || !strings.Contains(v.Path(), "/damage/sender/yes/") {
		t.Errorf("opened is %s: %s", v.Path(), v.Text("#keep"))
	}
	if len(v.stored()) > 0 {
		t.Error("to open is not to remember")
	}
	v.Quiet()
}

// Files of every past version open from the browser's own storage too.
func TestOlderVersionsOpen(t *testing.T) {
	for _, name := range []string{"v0", "v1"} {
		data, err := os.ReadFile("../../core/casefile/testdata/" + name + ".pacase")
		if err != nil {
			t.Fatal(err)
		}
		v := arrive(t, site.Serve(t), "/zh/", `try { localStorage.getItem("parcelaid.case.old") ?? localStorage.setItem("parcelaid.case.old", `+quote(core.CaseText(data))+`) } catch {}`, clock(20800))
		v.Go("[data-do=open-case]")
		if v.Count("article.plan") != "1" || !strings.Contains(v.Path(), "/damage/") {
			t.Errorf("%s opens as %s: %s", name, v.Path(), v.Text("main"))
		}
		v.notes("courier-refused")
		v.Await(`localStorage.getItem("parcelaid.case.old") !== `+quote(core.CaseText(data)), "true")
		v.Quiet()
	}
}

// A link shows what it holds before it is made, and before it is opened. It
// holds nothing personal, and nothing of it reaches the server.
func TestLink(t *testing.T) {
	s := site.Serve(t)
	v := arrive(t, s, "/zh/loss/sender/no/")
	v.notes("courier-complained", "note", "电话13812345678", "who", "李客服")
	v.unfold("#own-name")
	v.Tap("#own-name")
	v.Press("Wang Xiaoming")
	v.Tap("form[data-do=own] [type=submit]")
	v.told("own-done")
	if !strings.Contains(v.Eval(`document.querySelector(".letter").textContent`), "Wang Xiaoming") {
		t.Error("the name is not in the message")
	}
	v.press("share-case")
	v.Await(`document.querySelector("[data-do=make-link]") !== null`, "true")
	page := v.Text("main")
	v.Tap("[data-do=make-link]")
	v.told("link-done")
	link := v.Eval(`document.querySelector("#shown").value`)
	address, fragment, _ := strings.Cut(link, "#case=")
	data, err := core.ParseCaseText(fragment)
	if err != nil || address != s.Origin+"/zh/cases/" {
		t.Fatalf("the link is %q, %v", link, err)
	}
	for _, own := range []string{"13812345678", "李客服", "Wang"} {
		if bytes.Contains(data, []byte(own)) || strings.Contains(page, own) {
			t.Errorf("the link or its preview holds %s", own)
		}
	}
	other := arrive(t, s, strings.TrimPrefix(link, s.Origin))
	other.Await(`document.querySelector("#offer") !== null`, "true")
	if other.Path() != "/zh/cases/" {
		t.Errorf("the address still is %s", other.Path())
	}
	other.Go("[data-do=accept]")
	if !strings.Contains(other.Text("#keep"), other.word("event-courier-complained")) {
		t.Errorf("opened is %s", other.Text("#keep"))
	}
	for _, r := range s.Requests() {
		if strings.Contains(r.Path+r.Query+r.Referer, "case=") || r.Query != "" {
			t.Errorf("a request tells %+v", r)
		}
	}
	broken := arrive(t, s, "/zh/cases/#case="+fragment[:len(fragment)-8])
	broken.told("file-cut")
	broken.Quiet()
	other.Quiet()
	v.Quiet()
}
