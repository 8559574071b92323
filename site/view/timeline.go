package view

import (
	"math/bits"
	"slices"
	"sort"

	"github.com/parcelaid/parcelaid/core"
)

// urgent is the running limit that ends first, the person's own before the
// other side's on one day; nil where none runs.
func urgent(a *core.Plan) *core.Clock {
	var first *core.Clock
	for i := range a.Clocks {
		c := &a.Clocks[i]
		if c.State != "running" || c.Due == nil || *c.Due < a.Today {
			continue
		}
		if first == nil || *c.Due < *first.Due || *c.Due == *first.Due && c.Mine && !first.Mine {
			first = c
		}
	}
	return first
}

// dated gives the limits that have a date, in the order of their dates.
func dated(a *core.Plan) []*core.Clock {
	var list []*core.Clock
	for i := range a.Clocks {
		if c := &a.Clocks[i]; c.State != "not_started" && c.Due != nil {
			list = append(list, c)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return *list[i].Due < *list[j].Due })
	return list
}

// gap is the space that a number of days takes: it grows by a step for each
// doubling, so that a day and three years fit on one page.
func gap(days int) int { return 6 + 4*bits.Len(uint(max(0, days))) }

// until says how far a day to come is from today.
func (p *page) until(days int) string {
	if days == 0 {
		return p.word("today")
	}
	if days >= 90 {
		return p.word("months-left", "n", itoa(days/30))
	}
	return p.word("days-left", "n", itoa(days))
}

// row is one event of the time line.
type row struct {
	day   core.Day
	state string
	text  string
	ran   int // how much of a running period is over, in percent; -1 for none
}

// timeline draws what runs, from what is lost to what is far away, with today
// between.
func (p *page) timeline(a *core.Plan) {
	rows := p.rows(a)
	if len(rows) < 2 {
		return
	}
	const axis, text, top = 96, 116, 14
	height, twin := top, ""
	at := make([]int, len(rows))
	lines := make([][]string, len(rows))
	for i, r := range rows {
		if i > 0 {
			height += gap(int(r.day - rows[i-1].day))
			twin += p.word("semicolon")
		}
		at[i] = height
		lines[i] = wrap(r.text, drawWidth-text)
		height += lineSize * len(lines[i])
		if r.ran >= 0 {
			height += 10
		}
		twin += r.day.String() + " " + r.text
	}
	d := p.draw("timeline", height, p.word("timeline-twin", "list", twin))
	d.line(axis, at[0], axis, at[len(at)-1], "rail")
	for i, r := range rows {
		y := at[i]
		class := ""
		if r.state == "today" {
			class = "strong"
			d.line(0, y+8, axis, y+8, "rail")
		}
		d.label(0, y+4, []string{r.day.String()}, "date "+class, "")
		d.mark(axis, y, r.state)
		d.label(text, y+4, lines[i], class, "")
		if r.ran >= 0 {
			y += lineSize*len(lines[i]) - 8
			d.box(text, y, 160, 5, "trough")
			d.box(text, y, 160*r.ran/100, 5, "run")
		}
	}
	d.end()
}

func (p *page) rows(a *core.Plan) []row {
	var rows []row
	passed := false
	today := row{day: a.Today, state: "today", text: p.word("today"), ran: -1}
	for _, c := range dated(a) {
		if !passed && *c.Due >= a.Today {
			rows, passed = append(rows, today), true
		}
		r := row{day: *c.Due, state: c.State, text: p.say(c.Title) + p.word("colon"), ran: -1}
		if c.State == "running" {
			r.text += p.until(int(*c.Due - a.Today))
		} else {
			r.text += p.word("clock-" + c.State)
		}
		if c.State == "running" && c.Starts != nil && *c.Starts < *c.Due {
			r.ran = min(100, max(0, int(a.Today-*c.Starts)*100/int(*c.Due-*c.Starts)))
		}
		rows = append(rows, r)
	}
	if !passed && len(rows) > 0 {
		rows = append(rows, today)
	}
	return rows
}

// clocks shows what runs as a picture, says the most urgent in words, and
// folds the rest.
func (p *page) clocks(a *core.Plan) {
	var running, waiting []*core.Clock
	for i := range a.Clocks {
		if c := &a.Clocks[i]; c.State == "not_started" {
			waiting = append(waiting, c)
		} else {
			running = append(running, c)
		}
	}
	if len(running)+len(waiting) == 0 {
		return
	}
	if i := slices.Index(running, urgent(a)); i > 0 {
		running = append([]*core.Clock{running[i]}, slices.Delete(slices.Clone(running), i, i+1)...)
	}
	p.open("section", "class", "clocks", "id", "clocks")
	p.el("h2", p.word("part-clocks"))
	p.timeline(a)
	p.clockList("running", running, 1)
	if len(waiting) > 0 {
		p.tuck("not-started", p.word("clocks-not-started", "n", itoa(len(waiting))))
		p.open("ol", "class", "clocks")
		for _, c := range waiting {
			p.clock(c)
		}
		p.close("ol", "details")
	}
	p.close("section")
}

// clockList shows the first n limits, and folds the others.
func (p *page) clockList(id string, list []*core.Clock, n int) {
	for from, part := range [][]*core.Clock{list[:min(n, len(list))], list[min(n, len(list)):]} {
		if len(part) == 0 {
			continue
		}
		if from > 0 {
			p.tuck(id, p.word("clocks-more", "n", itoa(len(part))))
		}
		p.open("ol", "class", "clocks")
		for _, c := range part {
			p.clock(c)
		}
		p.close("ol")
		if from > 0 {
			p.close("details")
		}
	}
}

func (p *page) clock(c *core.Clock) {
	p.open("li", "class", "clock", "data-state", c.State)
	p.open("h3")
	p.escape(p.say(c.Title) + " ")
	p.el("span", p.word("clock-"+c.State), "class", "state")
	p.close("h3")
	p.open("p")
	if c.Due != nil {
		p.el("time", c.Due.String(), "datetime", c.Due.String())
		p.escape(" ")
	}
	p.el("span", p.word("class-"+c.Class), "class", "tag", "data-class", c.Class)
	p.close("p")
	p.el("p", p.say(c.Says))
	if c.State == "passed_contestable" || c.State == "lost" {
		p.some("p", p.say(c.Remains))
	}
	if c.NoTable {
		p.el("p", p.word("no-holiday-table"), "class", "hint")
	}
	if len(c.Needs) > 0 {
		p.el("p", p.word("clock-needs")+" "+p.titles(c.Needs, 1), "class", "hint")
	}
	p.close("li")
}
