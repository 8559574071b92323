package intake

import "github.com/parcelaid/parcelaid/core/day"

// line is a line of the text: its code points, its date, its statuses.
type line struct {
	from, to int
	on       day.Day
	dated    bool
	clock    string
	words    int // where the date and the clock end
	statuses []hit
}

// tracking takes the lines of a tracking list out of the text, and derives
// facts from them. What remains is the person's own words.
func (rd *Reader) tracking(x *matcher, hits []hit, moments []moment, today day.Day, out *Reading) ([]hit, []moment) {
	lines := x.lines()
	h, m := 0, 0
	dated, timed := 0, 0
	for i := range lines {
		l := &lines[i]
		for m < len(moments) && moments[m].from < l.to {
			if d := moments[m]; d.from >= l.from && !l.dated && !d.part {
				if clock, end := x.clockAfter(d.to, l.to); clock != "" || d.from-l.from < 3 {
					l.on, l.dated, l.clock = d.on, true, clock
					if d.from-l.from < 3 {
						l.words = end
					}
				}
			}
			m++
		}
		for h < len(hits) && hits[h].from < l.to {
			if hits[h].fact == rd.own.status && hits[h].from >= l.from && !hits[h].negated {
				l.statuses = append(l.statuses, hits[h])
			}
			h++
		}
		if l.dated && l.clock != "" && len(l.statuses) > 0 {
			timed++
		}
		if l.dated && len(l.statuses) > 0 {
			dated++
		}
	}
	for i := 1; i < len(lines); i++ { // the date and the clock on a line of their own
		if above, l := &lines[i-1], &lines[i]; above.clock != "" && len(above.statuses) == 0 && !l.dated && len(l.statuses) > 0 {
			timed++
		}
	}
	if timed == 0 && dated < 2 {
		return hits, moments
	}
	taken := make([]bool, len(x.r)+1)
	for i := range lines {
		l := &lines[i]
		if len(l.statuses) == 0 || !l.dated && !(i > 0 && lines[i-1].dated) {
			continue
		}
		if !l.dated && len(lines[i-1].statuses) == 0 && lines[i-1].dated { // the date stands above
			l.on, l.dated, l.clock = lines[i-1].on, true, lines[i-1].clock
		}
		for j := l.from; j < l.to; j++ {
			taken[j] = true
		}
		if n := len(out.Events); !l.dated && n > 0 { // more words on what stands above
			l.statuses = append(l.statuses, lines[i-1].statuses...)
			out.Events[n-1].Status, out.Events[n-1].Text = rd.stage(l.statuses), x.cueOf(l.from, l.to)
			continue
		}
		e := Event{Span: x.span(l.from, l.to), Clock: l.clock, Status: rd.stage(l.statuses), Text: x.cueOf(max(l.from, l.words), l.to)}
		if l.dated {
			on := l.on
			e.On = &on
		}
		out.Events = append(out.Events, e)
	}
	x.taken = taken
	sortEvents(out.Events)
	rd.derive(out, today)
	kept := hits[:0]
	for _, h := range hits {
		if name := rd.facts[h.fact]; !taken[h.from] || name == "courier" {
			kept = append(kept, h)
		}
	}
	rest := moments[:0]
	for _, d := range moments {
		if !taken[d.from] {
			rest = append(rest, d)
		}
	}
	return kept, rest
}

// lines splits the text at line ends.
func (x *matcher) lines() []line {
	var list []line
	from := 0
	for i := 1; i <= len(x.r); i++ {
		if i == len(x.r) || x.gap[i] == newline {
			list = append(list, line{from: from, to: i})
			from = i
		}
	}
	return list
}

// clockAfter reads 10:23 or 10:23:45 after a date, and gives its end.
func (x *matcher) clockAfter(i, end int) (string, int) {
	date := i
	for n := 0; n < 3 && i < end && (x.r[i] == ' ' || x.r[i] == ',' || x.r[i] == 't' || x.r[i] == '-'); n++ {
		i++
	}
	hour, j := x.small(i, 2)
	if hour < 0 || hour > 24 || j >= end || x.r[j] != ':' || j == i {
		return "", date
	}
	minute, k := x.small(j+1, 2)
	if minute < 0 || minute > 59 {
		return "", date
	}
	clock := string(x.r[i:k])
	if k < end && x.r[k] == ':' {
		_, k = x.small(k+1, 2)
	}
	return clock, min(k, end)
}

// stage gives the status of a line: the weightiest of its phrases, the last
// of equals.
func (rd *Reader) stage(statuses []hit) string {
	best := statuses[0]
	for _, s := range statuses[1:] {
		if s.weight >= best.weight {
			best = s
		}
	}
	return rd.values[best.value]
}

// sortEvents puts the newest first; lines of one day keep the order that the
// list as a whole has.
func sortEvents(events []Event) {
	n := len(events)
	if n < 2 {
		return
	}
	if first, last := events[0], events[n-1]; first.On != nil && last.On != nil && (*first.On < *last.On || *first.On == *last.On && later(last.Clock, first.Clock)) {
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			events[i], events[j] = events[j], events[i]
		}
	}
}

func later(a, b string) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a > b
}
