package view

import (
	"fmt"
	"html"
	"math/rand"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

var (
	svgs     = regexp.MustCompile(`(?s)<svg class="drawing ([a-z-]+)" viewBox="0 0 (\d+) (\d+)" role="img" aria-label="([^"]*)">(.*?)</svg>`)
	shapes   = regexp.MustCompile(`<([a-z]+)((?: [a-z0-9-]+="[^"]*")*)>`)
	attrs    = regexp.MustCompile(` ([a-z0-9-]+)="([^"]*)"`)
	texts    = regexp.MustCompile(`<text([^>]*)>([^<]*)</text>`)
	pathStep = regexp.MustCompile(`([MLhvVz])(-?\d+)?(?: (-?\d+))?`)
)

// picture is one drawing as it stands on a page.
type picture struct {
	kind, twin, inside string
	w, h               int
}

func pictures(page string) []picture {
	var list []picture
	for _, m := range svgs.FindAllStringSubmatch(page, -1) {
		w, _ := strconv.Atoi(m[2])
		h, _ := strconv.Atoi(m[3])
		list = append(list, picture{m[1], html.UnescapeString(m[4]), m[5], w, h})
	}
	return list
}

// reach gives the corners of a shape.
func reach(tag string, a map[string]string) (x1, y1, x2, y2 int, err error) {
	n := func(name string) int {
		v, e := strconv.Atoi(a[name])
		if e != nil {
			err = fmt.Errorf("%s of %s is %q", name, tag, a[name])
		}
		return v
	}
	switch tag {
	case "rect":
		return n("x"), n("y"), n("x") + n("width"), n("y") + n("height"), err
	case "circle":
		return n("cx") - n("r"), n("cy") - n("r"), n("cx") + n("r"), n("cy") + n("r"), err
	}
	return path(a["d"])
}

// path gives the corners of a path of the vocabulary.
func path(d string) (x1, y1, x2, y2 int, err error) {
	x1, y1 = 1<<20, 1<<20
	x, y := 0, 0
	for _, m := range pathStep.FindAllStringSubmatch(d, -1) {
		a, _ := strconv.Atoi(m[2])
		b, _ := strconv.Atoi(m[3])
		switch m[1] {
		case "M", "L":
			x, y = a, b
		case "h":
			x += a
		case "V":
			y = a
		case "v":
			y += a
		}
		x1, y1, x2, y2 = min(x1, x), min(y1, y), max(x2, x), max(y2, y)
	}
	if rest := strings.TrimSpace(pathStep.ReplaceAllString(d, "")); rest != "" {
		err = fmt.Errorf("path %q holds %q", d, rest)
	}
	return x1, y1, x2, y2, err
}

type rect struct {
	x1, y1, x2, y2 int
	text           string
}

// labels gives the room that each label takes.
func (f picture) labels() []rect {
	var list []rect
	for _, m := range texts.FindAllStringSubmatch(f.inside, -1) {
		a := map[string]string{}
		for _, x := range attrs.FindAllStringSubmatch(m[1], -1) {
			a[x[1]] = x[2]
		}
		text := html.UnescapeString(m[2])
		x, _ := strconv.Atoi(a["x"])
		y, _ := strconv.Atoi(a["y"])
		w := measure(text)
		switch a["text-anchor"] {
		case "middle":
			x -= w / 2
		case "end":
			x -= w
		}
		list = append(list, rect{x, y - fontSize + 2, x + w, y + 3, text})
	}
	return list
}

// check holds a picture to what every picture keeps to.
func (f picture) check() (faults []string) {
	for _, m := range shapes.FindAllStringSubmatch(f.inside, -1) {
		a := map[string]string{}
		for _, x := range attrs.FindAllStringSubmatch(m[2], -1) {
			a[x[1]] = x[2]
		}
		if m[1] == "text" {
			continue
		}
		x1, y1, x2, y2, err := reach(m[1], a)
		if err != nil {
			faults = append(faults, err.Error())
		}
		if x1 < 0 || y1 < 0 || x2 > f.w || y2 > f.h {
			faults = append(faults, fmt.Sprintf("%s lies outside: %d %d %d %d of %d × %d", m[0], x1, y1, x2, y2, f.w, f.h))
		}
	}
	labels := f.labels()
	if len(labels) == 0 {
		faults = append(faults, "has no label")
	}
	twin := strings.ReplaceAll(f.twin, " ", "")
	for i, l := range labels {
		if l.x1 < 0 || l.y1 < 0 || l.x2 > f.w || l.y2 > f.h {
			faults = append(faults, fmt.Sprintf("%q lies outside: %d %d %d %d of %d × %d", l.text, l.x1, l.y1, l.x2, l.y2, f.w, f.h))
		}
		if text := strings.ReplaceAll(l.text, " ", ""); !strings.Contains(twin, text) {
			faults = append(faults, fmt.Sprintf("the twin %q lacks %q", f.twin, l.text))
		}
		for _, o := range labels[:i] {
			if l.x1 < o.x2 && o.x1 < l.x2 && l.y1 < o.y2 && o.y1 < l.y2 {
				faults = append(faults, fmt.Sprintf("%q lies on %q", l.text, o.text))
			}
		}
	}
	return faults
}

// scramble answers some questions of a case at random, as far as they fit.
func scramble(s *app.State, r *rand.Rand) {
	for i := range s.Case.Schema.Defs {
		def := &s.Case.Schema.Defs[i]
		if r.Intn(3) > 0 || def.Derived || def.Name == "problem" {
			continue
		}
		with := s.Case.Clone()
		text := ""
		switch def.Kind {
		case core.Choice:
			text = def.Values[r.Intn(len(def.Values))]
		case core.Money:
			text = core.Fen([]int64{0, 1, 99, 1800, 12600, 80_000, 1_234_567, 99_999_999_999}[r.Intn(8)]).String()
		case core.Date:
			text = (s.Today + core.Day([]int{-1500, -366, -40, -8, -7, -1, 0, 1, 9, 400}[r.Intn(10)])).String()
		case core.Number:
			text = itoa(r.Intn(12))
		case core.List:
			continue
		}
		if with.Set(def.Name, core.Answer{Text: text}) == nil && with.Check(s.Today) == nil {
			s.Case = with
		}
	}
}

// On every printed page, and whatever is answered, the pictures hold together:
// numbers only, all inside, labels beside each other, the twin complete.
func TestPictures(t *testing.T) {
	a := testApp(t)
	r := rand.New(rand.NewSource(7))
	seen := map[string]int{}
	for round := range 6 {
		for _, path := range app.Paths() {
			s, ok := a.Route(path, core.Day(a.Engine.Pack.Day))
			if !ok || s.Page != app.Plan || round > 0 && r.Intn(4) > 0 {
				continue
			}
			if round > 0 {
				scramble(&s, r)
			}
			page, _ := Main(a, &s)
			if strings.Contains(page, "NaN") {
				t.Errorf("%s shows NaN", path)
			}
			for _, f := range pictures(page) {
				seen[f.kind]++
				for _, fault := range f.check() {
					t.Errorf("%s, %s: %s", app.Encode(&s), f.kind, fault)
				}
			}
		}
		if t.Failed() {
			break
		}
	}
	for kind, least := range map[string]int{"timeline": 100, "ladder": 300, "who": 300, "range-picture": 100} {
		if seen[kind] < least {
			t.Errorf("only %d pictures of %s were looked at", seen[kind], kind)
		}
	}
	t.Log(seen)
}

// The check of pictures sees what it is for.
func TestPictureFaults(t *testing.T) {
	good := picture{"x", "Time line: One; Two", `<text x="0" y="20">One</text><text x="0" y="40">Two</text><rect x="1" y="1" width="9" height="9" rx="3"></rect>`, 328, 60}
	if faults := good.check(); len(faults) > 0 {
		t.Fatal(faults)
	}
	for name, f := range map[string]picture{
		"overlap": {"x", good.twin, `<text x="0" y="20">One</text><text x="5" y="24">Two</text>`, 328, 60},
		"outside": {"x", good.twin, `<text x="320" y="20">One</text>`, 328, 60},
		"below":   {"x", good.twin, `<text x="0" y="20">One</text><rect x="1" y="55" width="9" height="9"></rect>`, 328, 60},
		"NaN":     {"x", good.twin, `<text x="0" y="20">One</text><circle cx="NaN" cy="5" r="4"></circle>`, 328, 60},
		"twin":    {"x", "Time line: One", good.inside, 328, 60},
	} {
		if len(f.check()) == 0 {
			t.Errorf("%s passes", name)
		}
	}
}

// Lines keep within their width, lose nothing, and no stop begins one.
func TestWrap(t *testing.T) {
	for _, s := range []string{"快递公司 7 天内给结果：还有 2 天", "Courier outlet: waiting until 2026-11-30", "条款里的“签收 24 小时内报”：过了，但还能争", "Anunbreakablewordthatislongerthanthewidth", ""} {
		for _, width := range []int{60, 120, 212} {
			lines := wrap(s, width)
			for _, line := range lines {
				if measure(line) > width {
					t.Errorf("%q is wider than %d", line, width)
				}
				if closes(line) {
					t.Errorf("%q begins with a stop", line)
				}
			}
			if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(s, " ", ""); got != want {
				t.Errorf("%q became %q", s, lines)
			}
		}
	}
}

// The scale of the time line copes with days and years: later is never
// nearer, a day shows, three years still fit on a screen.
func TestGap(t *testing.T) {
	for d := range 4000 {
		if gap(d+1) < gap(d) {
			t.Fatalf("%d days take more room than %d", d, d+1)
		}
	}
	if gap(1) <= gap(0) || gap(1100) > 100 {
		t.Errorf("a day takes %d, three years take %d", gap(1), gap(1100))
	}
}
