package view

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A drawing is a picture of boxes, lines, symbols and labels, 328 units wide:
// the column of a 360 px phone, where a unit is a pixel. Places are
// attributes, colours are classes of draw.css. Readers of the screen get its
// twin instead, the same content as one text.
type drawing struct {
	p      *page
	height int
}

const (
	drawWidth = 328
	fontSize  = 13
	lineSize  = 17
)

// draw begins a drawing; end closes it.
func (p *page) draw(kind string, height int, twin string) drawing {
	p.open("svg", "class", "drawing "+kind, "viewBox", "0 0 "+itoa(drawWidth)+" "+itoa(height), "role", "img", "aria-label", twin)
	return drawing{p, height}
}

func (d drawing) end() { d.p.close("svg") }

func (d drawing) shape(tag string, attrs ...string) {
	d.p.open(tag, attrs...)
	d.p.close(tag)
}

func (d drawing) box(x, y, w, h int, class string) {
	d.shape("rect", "x", itoa(x), "y", itoa(y), "width", itoa(w), "height", itoa(h), "rx", "3", "class", class)
}

func (d drawing) line(x1, y1, x2, y2 int, class string) {
	d.shape("path", "d", "M"+itoa(x1)+" "+itoa(y1)+"L"+itoa(x2)+" "+itoa(y2), "class", class)
}

// arrow is a level or upright line with a head at its second end.
func (d drawing) arrow(x1, y1, x2, y2 int, class string) {
	d.line(x1, y1, x2, y2, class)
	dx, dy := sign(x2-x1)*7, sign(y2-y1)*7
	back, side := dx, dy
	head := "M" + itoa(x2-back-dy*4/7) + " " + itoa(y2-side-dx*4/7) + "L" + itoa(x2) + " " + itoa(y2) + "L" + itoa(x2-back+dy*4/7) + " " + itoa(y2-side+dx*4/7)
	d.shape("path", "d", head, "class", "head")
}

// mark draws a state as a shape, so that it can be told without colour: a
// full disc is open now, a ring runs, a dashed ring comes later, a tick is
// done, a cross is over, a diamond is late and a bar is shut.
func (d drawing) mark(x, y int, state string) {
	at := func(dx, dy int) string { return itoa(x+dx) + " " + itoa(y+dy) }
	switch state {
	case "now", "due", "today":
		d.shape("circle", "cx", itoa(x), "cy", itoa(y), "r", "7", "class", "full")
	case "running", "waiting":
		d.shape("circle", "cx", itoa(x), "cy", itoa(y), "r", "6", "class", "ring")
	case "done":
		d.shape("path", "d", "M"+at(-6, 0)+"L"+at(-2, 5)+"L"+at(6, -6), "class", "ring")
	case "lost":
		d.shape("path", "d", "M"+at(-5, -5)+"L"+at(5, 5)+"M"+at(-5, 5)+"L"+at(5, -5), "class", "ring lost")
	case "passed_contestable":
		d.shape("path", "d", "M"+at(0, -7)+"L"+at(7, 0)+"L"+at(0, 7)+"L"+at(-7, 0)+"z", "class", "ring")
	case "blocked":
		d.shape("path", "d", "M"+at(-6, 0)+"L"+at(6, 0), "class", "ring")
	default:
		d.shape("circle", "cx", itoa(x), "cy", itoa(y), "r", "6", "class", "ring later")
	}
}

// label writes lines of text beginning at x, y being the first base line.
// anchor is "", "middle" or "end".
func (d drawing) label(x, y int, lines []string, class, anchor string) {
	for i, s := range lines {
		d.p.el("text", s, "x", itoa(x), "y", itoa(y+i*lineSize), "class", class, "text-anchor", anchor)
	}
}

// measure gives the width of a text in units, rather too wide than too
// narrow: fonts are the system's.
func measure(s string) int {
	w := 0
	for _, r := range s {
		w += advance(r)
	}
	return (w + 99) / 100
}

// advance is a rune's width in hundredths of a unit.
func advance(r rune) int {
	switch {
	case r >= 0x2e80:
		return fontSize * 100
	case strings.ContainsRune("ijl.,:;'|! ", r):
		return fontSize * 38
	case r >= 'A' && r <= 'Z' || strings.ContainsRune("mw%—“”", r):
		return fontSize * 80
	}
	return fontSize * 61
}

// wrap breaks a text into lines of at most width units: between words, and
// between any two Chinese characters unless the second is a stop.
func wrap(s string, width int) []string {
	var lines []string
	line, from, room := 0, 0, width*100
	last := 0 // where the line may end
	for i, r := range s {
		a := advance(r)
		if line+a > room && i > from {
			end := last
			if end <= from {
				end = i
			}
			lines = append(lines, strings.TrimSpace(s[from:end]))
			from, line = end, 0
			for _, c := range strings.TrimLeft(s[from:i], " ") {
				line += advance(c)
			}
		}
		line += a
		switch next := i + utf8.RuneLen(r); {
		case r == ' ', r >= 0x2e80 && !closes(s[next:]) && !strings.ContainsRune("（“《", r):
			last = next
		}
	}
	if rest := strings.TrimSpace(s[from:]); rest != "" {
		lines = append(lines, rest)
	}
	return lines
}

// closes reports whether a text begins with what may not begin a line.
func closes(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("，。、；：！？）”》…,.)", r)
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

func itoa(n int) string { return strconv.Itoa(n) }
