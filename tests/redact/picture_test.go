package redact_test

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What a finger covers is black in the file, and what the phone noted about
// the picture is not in it.
func TestPictureByFinger(t *testing.T) {
	path := photo(t)
	original, err := os.ReadFile(path)
	if err != nil || bytes.Count(original, []byte(secret)) != 2 || !bytes.Contains(original, []byte("Exif")) {
		t.Fatal("the photo carries no secret: ", err)
	}
	for _, lang := range []string{"zh", "en"} {
		t.Run(lang, func(t *testing.T) {
			d := open(t, lang)
			d.picks(path)
			if size := d.Eval(`[document.querySelector("#shot-stage canvas").width, document.querySelector("#shot-stage canvas").height].join()`); size != "160,240" {
				t.Errorf("the picture is shown as %s, want it upright", size)
			}
			_, before := d.at(0, 0)
			d.finger(20, 20, 70, 40)
			if top := d.Eval("document.querySelector('#shot-stage').getBoundingClientRect().top - " + fmt.Sprint(before)); top != "0" {
				t.Errorf("the picture moved by %s px under the finger", top)
			}
			d.finger(20, 60, 80, 60.2) // a stroke along a line of text
			d.counts("2")
			for i, b := range d.boxes() {
				if want := []box{{20, 20, 50, 20}, {20, 60, 60, 0}}[i]; math.Abs(b.X-want.X)+math.Abs(b.Y-want.Y)+math.Abs(b.W-want.W) > 12 || b.H < 1.5 || b.H > 24 {
					t.Errorf("box %d stands at %.1f", i, b)
				}
			}
			for _, format := range []string{"jpeg", "png"} {
				d.Do(chromedp.SetValue("#shot-format", "image/"+format, chromedp.ByQuery))
				d.Tap("#shot-save")
				name, data := d.saved()
				if want := map[string]string{"jpeg": "covered.jpg", "png": "covered.png"}[format]; name != want {
					t.Errorf("the file is called %s, want %s", name, want)
				}
				for _, bad := range []string{secret, secret[:8], "Exif", "eXIf", "GPS", "photoshop", "<x:xmpmeta"} {
					if bytes.Contains(data, []byte(bad)) {
						t.Errorf("%s holds %q", name, bad)
					}
				}
				covered(t, format, data)
			}
			if told := d.Text("#shot-told"); !strings.HasPrefix(told, d.word("redact-saved")) || !strings.Contains(told, d.word("redact-clean")) {
				t.Errorf("it says %q", told)
			}
			d.Await(`document.querySelector("#shot-done img").src.startsWith("blob:") && document.querySelector("#shot-done img").naturalWidth`, "160")
			if alive := d.Eval("urls.size"); alive != "1" {
				t.Errorf("%s object URLs are alive, want that of the result only", alive)
			}
			d.finger(10, 80, 60, 95)
			d.Await(`document.querySelector("#shot-done").hidden + " " + urls.size`, "true 0")
			d.kept()
		})
	}
}

// covered checks a saved photo with its two boxes.
func covered(t *testing.T, format string, data []byte) {
	t.Helper()
	picture, got, err := image.Decode(bytes.NewReader(data))
	if err != nil || got != format || picture.Bounds().Size() != image.Pt(160, 240) {
		t.Fatalf("%s: %s %v, %v", format, got, err, picture)
	}
	for _, p := range []struct {
		x, y  int
		black bool
	}{{60, 72, true}, {45, 60, true}, {100, 85, true}, {80, 144, true}, {10, 20, false}, {140, 72, false}, {80, 200, false}, {80, 112, false}} {
		r, g, b, _ := picture.At(p.x, p.y).RGBA()
		dark := r>>8 < 12 && g>>8 < 12 && b>>8 < 12
		blue := b>>8 > 190 && r>>8 < 80
		if dark != p.black || blue == p.black {
			t.Errorf("%s: at %d,%d there is %d,%d,%d", format, p.x, p.y, r>>8, g>>8, b>>8)
		}
	}
}

// Everything that a mouse does.
func TestPictureByMouse(t *testing.T) {
	d := open(t, "zh")
	d.picks(photo(t))
	d.mouse(20, 20, 60, 40)
	first := d.boxes()
	d.mouse(40, 30, 60, 50) // the box itself
	moved := d.boxes()
	if len(moved) != 1 || math.Abs(moved[0].X-first[0].X-20)+math.Abs(moved[0].Y-first[0].Y-20) > 2 || math.Abs(moved[0].W-first[0].W) > 0.1 {
		t.Errorf("from %.1f it moved to %.1f", first, moved)
	}
	d.mouse(moved[0].X+moved[0].W-1, moved[0].Y+moved[0].H-1, 95, 90) // its corner
	sized := d.boxes()
	if len(sized) != 1 || sized[0].X != moved[0].X || math.Abs(sized[0].X+sized[0].W-96) > 3 || math.Abs(sized[0].Y+sized[0].H-91) > 3 {
		t.Errorf("from %.1f it grew to %.1f", moved, sized)
	}
	d.mouse(60, 60, 300, 300) // out of the picture
	if b := d.boxes()[0]; b.X+b.W > 100.1 || b.Y+b.H > 100.1 {
		t.Errorf("the box has left the picture: %.1f", b)
	}
	d.mouse(5, 5, 5.2, 5.2) // a mere click
	if n := len(d.boxes()); n != 1 {
		t.Errorf("a click leaves %d boxes", n)
	}
	for _, want := range [][]box{sized, moved, first, {}, {}} {
		if d.Click("#shot-undo"); !same(d.boxes(), want) {
			t.Errorf("undone to %.1f, want %.1f", d.boxes(), want)
		}
	}
	d.mouse(10, 10, 30, 30)
	d.mouse(50, 50, 80, 80)
	d.Click("#shot-remove")
	if n := len(d.boxes()); n != 1 {
		t.Errorf("%d boxes are left", n)
	}
	// The same by scrolling: a mouse may still draw, a finger may not.
	d.Tap("#shot-still")
	d.finger(60, 60, 90, 62)
	if n := len(d.boxes()); n != 1 {
		t.Error("a finger that scrolls has drawn")
	}
	d.kept()
}

func same(a, b []box) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if math.Abs(a[i].X-b[i].X)+math.Abs(a[i].Y-b[i].Y)+math.Abs(a[i].W-b[i].W)+math.Abs(a[i].H-b[i].H) > 0.1 {
			return false
		}
	}
	return true
}

// Everything again, with keys alone once the picture is there.
func TestPictureByKeys(t *testing.T) {
	d := open(t, "en")
	d.Walk("#shot-file")
	d.picks(photo(t))
	d.Walk("#shot-add")
	d.Press(kb.Enter)
	here := func() string { return d.Eval("document.activeElement.className + document.activeElement.id") }
	if got := here(); got != "box chosen" {
		t.Fatalf("the focus is on %s, not on the new box", got)
	}
	name := d.Eval("document.activeElement.ariaLabel")
	at := d.boxes()[0]
	d.Press(kb.ArrowRight + kb.ArrowRight + kb.ArrowDown)
	if b := d.boxes()[0]; b.X <= at.X || b.Y <= at.Y || b.W != at.W {
		t.Errorf("keys moved it from %.1f to %.1f", at, b)
	}
	if after := d.Eval("document.activeElement.ariaLabel"); after == name || !strings.HasPrefix(after, "Box 1: ") {
		t.Errorf("the box is called %q, then %q", name, after)
	}
	at = d.boxes()[0]
	with := func(keys string, m input.Modifier) { d.Do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(m))) }
	with(kb.ArrowRight, input.ModifierShift)
	with(kb.ArrowDown, input.ModifierShift)
	if b := d.boxes()[0]; b.X != at.X || b.W <= at.W || b.H <= at.H {
		t.Errorf("with Shift it grew from %.1f to %.1f", at, b)
	}
	with("z", input.ModifierCtrl)
	with("z", input.ModifierCtrl)
	if !same(d.boxes(), []box{at}) {
		t.Errorf("undone to %.1f, want %.1f", d.boxes(), at)
	}
	d.Walk("#shot-stage .box")
	d.Press(kb.Delete)
	if len(d.boxes()) != 0 || here() != "plainshot-add" {
		t.Errorf("%d boxes are left, the focus is on %s", len(d.boxes()), here())
	}
	with("z", input.ModifierCtrl)
	if len(d.boxes()) != 1 {
		t.Error("what was deleted does not come back")
	}
	d.Walk("#shot-save")
	d.Press(kb.Enter)
	if _, data := d.saved(); len(data) == 0 || bytes.Contains(data, []byte(secret)) {
		t.Error("the saved file is wrong")
	}
	d.kept()
}

// A second file, dropped or pasted, is opened like a chosen one.
func TestDropAndPaste(t *testing.T) {
	d := open(t, "zh")
	for _, way := range []string{`new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })`, `new ClipboardEvent("paste", { clipboardData: data, bubbles: true })`} {
		d.Eval(`(async () => {
			const c = Object.assign(document.createElement("canvas"), { width: 50, height: 40 });
			const data = new DataTransfer();
			data.items.add(new File([await new Promise((f) => c.toBlob(f))], "x.png", { type: "image/png" }));
			document.body.dispatchEvent(` + way + `);
		})()`)
		d.says(d.word("redact-opened"))
		if size := d.Eval(`document.querySelector("#shot-stage canvas").width`); size != "50" {
			t.Errorf("the picture is %s wide", size)
		}
		d.Eval(`document.querySelector("#shot-say").textContent = ""`)
	}
	d.kept()
}

// What cannot be opened is said, and the picture at hand stays as it is.
func TestBadFiles(t *testing.T) {
	big := write(t, "big.jpg", nil)
	if err := os.Truncate(big, 100<<20); err != nil {
		t.Fatal(err)
	}
	d := open(t, "zh")
	for _, bad := range []struct{ path, word string }{
		{write(t, "note.txt", []byte("a note")), "not-image"},
		{write(t, "x.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`)), "not-image"},
		{write(t, "empty.png", nil), "none"},
		{big, "heavy"},
		{write(t, "noise.jpg", bytes.Repeat([]byte{0xff, 0xd8, 7}, 999)), "broken"},
		{write(t, "IMG.heic", []byte("\x00\x00\x00\x18ftypheic")), "broken"},
		{plain(t, "huge.png", 20_000, 20_000), "huge"},
	} {
		d.pick(bad.path)
		d.says(d.word("redact-" + bad.word))
		if d.Eval(`document.querySelector("#shot-say").className`) != "error" {
			t.Errorf("%s is no error", bad.word)
		}
		if len(d.boxes()) == 0 { // the first one, without a picture; then with one
			d.picks(photo(t))
			d.finger(20, 20, 70, 40)
			d.counts("1")
		}
		if got := d.Eval(`document.querySelector("#shot-stage canvas").width`); got != "160" || len(d.boxes()) != 1 {
			t.Fatalf("after %s the picture is %s wide, with %d boxes", bad.word, got, len(d.boxes()))
		}
	}
	for _, odd := range []struct{ path, note, size string }{
		{film(t), "animated", "40,30"},
		{plain(t, "long.png", 1080, 12_000), "", "1080,12000"}, // a long screenshot stays readable
		{plain(t, "large.png", 8000, 4000), "scaled", "5792,2896"},
		{plain(t, "line.png", 2, 20_000), "scaled", "1,16384"},
	} {
		want := d.word("redact-opened")
		if odd.note != "" {
			want += " " + d.word("redact-"+odd.note)
		}
		d.pick(odd.path)
		d.says(want)
		d.Await(`(({ width, height }) => [width, height].join())(document.querySelector("#shot-stage canvas"))`, odd.size)
	}
	if alive := d.Eval("urls.size"); alive != "0" {
		t.Errorf("%s object URLs are alive", alive)
	}
	d.kept()
}

// Where a download leads nowhere, the picture is there for a long press.
func TestWithinAnApp(t *testing.T) {
	for agent, address := range map[string]string{
		"Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36":                   "blob:",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger": "data:image/jpeg;base64,",
	} {
		d := open(t, "zh")
		d.Do(emulation.SetUserAgentOverride(agent))
		d.Reload()
		d.Ready()
		d.picks(photo(t))
		d.Tap("#shot-save")
		d.Await(`document.querySelector("#shot-done img").src.startsWith("`+address+`") && document.querySelector("#shot-done img").naturalWidth`, "160")
		if got, want := d.Text("#shot-told"), d.word("redact-hold")+" "+d.word("redact-bare"); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
		if files, _ := os.ReadDir(d.folder); len(files) > 0 {
			t.Errorf("it downloads %v", files)
		}
		d.Quiet()
	}
}

// A second finger magnifies: what the first began to draw is taken back.
func TestTwoFingers(t *testing.T) {
	d := open(t, "zh")
	d.picks(photo(t))
	x, y := d.at(30, 30)
	first := &input.TouchPoint{X: x, Y: y, ID: 1}
	d.Do(input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{first}))
	first = &input.TouchPoint{X: x + 40, Y: y + 40, ID: 1}
	d.Do(input.DispatchTouchEvent(input.TouchMove, []*input.TouchPoint{first}))
	d.Await("document.querySelectorAll('#shot-stage .box').length", "1")
	d.Do(
		input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{first, {X: x + 90, Y: y + 90, ID: 2}}),
		input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}),
	)
	d.Await("document.querySelectorAll('#shot-stage .box').length", "0")
	d.Await("document.querySelector('#shot-undo').ariaDisabled", "true")
	d.kept()
}

// A picture that cannot be encoded is said, and the boxes stay.
func TestSavingFails(t *testing.T) {
	d := open(t, "en")
	d.picks(photo(t))
	d.finger(20, 20, 70, 40)
	d.counts("1")
	d.Eval("HTMLCanvasElement.prototype.toBlob = (done) => done(null)")
	d.Tap("#shot-save")
	d.Await("document.querySelector('#shot-count').textContent", d.word("redact-failed"))
	if len(d.boxes()) != 1 || d.Eval("document.querySelector('#shot-done').hidden") != "true" {
		t.Error("something was lost, or shown as saved")
	}
	d.kept()
}
