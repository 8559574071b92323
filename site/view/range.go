package view

import (
	"sort"

	"github.com/parcelaid/parcelaid/core"
)

// point is a sum on the axis of the claim.
type point struct {
	fen  int64
	x    int
	text string
	kind string // low, high, offer, cap, declared
}

// points are the sums worth drawing, by size: the range's ends, the offer,
// the limit in the terms, the declared value.
func (p *page) points(c *core.Case, a *core.Plan) []point {
	var list []point
	add := func(kind string, fen int64) {
		list = append(list, point{fen: fen, kind: kind, text: p.word("point-"+kind) + " " + p.yuan(fen)})
	}
	if low, high := a.Claim.Low, a.Claim.High; low != nil && high != nil && *low == *high {
		add("sum", *low)
	} else {
		if low != nil {
			add("low", *low)
		}
		if high != nil {
			add("high", *high)
		}
	}
	for _, x := range []struct{ fact, kind string }{{"offer_amount", "offer"}, {"cap_amount", "cap"}, {"declared_value", "declared"}} {
		if v, ok := fen(c, x.fact); ok {
			add(x.kind, v)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].fen < list[j].fen })
	return list
}

// fen reads an amount from a case.
func fen(c *core.Case, fact string) (int64, bool) {
	id, ok := c.Schema.Lookup(fact)
	if !ok {
		return 0, false
	}
	f, err := core.ParseMoney(c.Text(id).Text)
	return int64(f), err == nil
}

// rangePicture draws the range as a bar. Labels of the left half hang below,
// those of the right half stand above, each in a row of its own, so that no
// label and no leader crosses another.
func (p *page) rangePicture(c *core.Case, a *core.Plan) {
	list := p.points(c, a)
	if len(list) < 2 {
		return
	}
	const inset, row = 12, 20
	most, twin := max(1, list[len(list)-1].fen), ""
	above, below := 0, 0
	for i := range list {
		list[i].x = inset + int(list[i].fen*(drawWidth-2*inset)/most)
		if list[i].x > drawWidth/2 {
			above++
		} else {
			below++
		}
		if i > 0 {
			twin += p.word("semicolon")
		}
		twin += list[i].text
	}
	bar := above*row + 10
	d := p.draw("range-picture", bar+below*row+22, p.word("range-twin", "list", twin))
	d.line(inset, bar+6, drawWidth-inset, bar+6, "rail")
	if a.Claim.Low != nil && a.Claim.High != nil {
		from, to := 0, 0
		for _, x := range list {
			switch x.kind {
			case "low":
				from = x.x
			case "high":
				to = x.x
			}
		}
		if to > from {
			d.box(from, bar, to-from, 12, "run")
		}
	}
	up, down := 0, below
	for _, x := range list {
		if x.x > drawWidth/2 {
			y := 13 + up*row
			up++
			d.line(x.x, y-10, x.x, bar+12, "leader")
			d.label(x.x-5, y, []string{x.text}, "", "end")
			continue
		}
		y := bar + 8 + down*row
		down--
		d.line(x.x, bar, x.x, y+2, "leader")
		d.label(x.x+5, y, []string{x.text}, "", "")
	}
	for _, x := range list {
		d.point(x.x, bar+6, x.kind)
	}
	d.end()
}

// point marks a sum by a shape: a disc for the claim's own, a triangle for an
// offer, a bar for a limit, a square for the declared value.
func (d drawing) point(x, y int, kind string) {
	switch kind {
	case "offer":
		d.shape("path", "d", "M"+itoa(x-7)+" "+itoa(y+7)+"h14L"+itoa(x)+" "+itoa(y-6)+"z", "class", "full")
	case "cap":
		d.shape("path", "d", "M"+itoa(x)+" "+itoa(y-9)+"v18", "class", "ring")
	case "declared":
		d.box(x-5, y-5, 10, 10, "ring")
	default:
		d.shape("circle", "cx", itoa(x), "cy", itoa(y), "r", "6", "class", "full")
	}
}
