package advise

import (
	"cmp"
	"sort"
	"strings"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// timing is when a clock of the knowledge started and is due, for the rungs
// and actions that hang on it.
type timing struct {
	shown, started bool
	due            day.Day
}

// clocks runs every clock that applies.
func clocks(r *pack.Reading, p *plan.Plan, certain bool) []timing {
	times := make([]timing, len(r.Pack.Clocks))
	ranks := map[string]int{}
	for i := range r.Pack.Clocks {
		k := &r.Pack.Clocks[i]
		if !r.Shown(&k.Rule) {
			continue
		}
		times[i].shown = true
		c := plan.Clock{
			ID: k.Rule.ID, Title: r.Pack.Text(k.Title), Mine: k.Whose == "mine", Certain: certain && r.Certain(&k.Rule),
			Remains: r.Pack.Text(k.Remain), Class: k.Class, State: "not_started", Because: r.Pack.SourceIDs(k.Rule.Because),
		}
		says := r.Pack.Text(k.Says)
		if start, ok := first(r, k.Starts); ok {
			due, known := length(&r.Pack.Calendar, k, start)
			c.Starts, c.Due, c.NoTable = &start, &due, !known
		} else if end, ok := first(r, k.Ends); ok {
			c.Due = &end
		} else {
			for _, id := range append(k.Starts, k.Ends...) {
				if q := r.Pack.Questions[id]; r.Usually(q.Applies) >= 0 {
					c.Needs = append(c.Needs, r.Pack.Schema.Defs[id].Name)
				}
			}
		}
		if c.Due != nil {
			times[i].started, times[i].due = true, *c.Due
			c.State = "running"
			if r.Today > *c.Due {
				c.State = map[string]string{"due": "due", "contestable": "passed_contestable", "lost": "lost"}[k.Passed]
				if c.State == "lost" && !surelyPast(&r.Pack.Calendar, *c.Due, r.Today) {
					c.State = "passed_contestable"
				}
			}
			says = fill(says, "due", c.Due.String())
		} else {
			says = fillText(says, "due", r.Pack.Word("clock-that-day"))
		}
		c.Says = says
		ranks[c.ID] = int(k.Rule.Rank)
		p.Clocks = append(p.Clocks, c)
	}
	sort.SliceStable(p.Clocks, func(i, j int) bool {
		a, b := p.Clocks[i], p.Clocks[j]
		return cmp.Or(urgency(a)-urgency(b), dueOf(a)-dueOf(b), ranks[a.ID]-ranks[b.ID], cmp.Compare(a.ID, b.ID)) < 0
	})
	return times
}

// surelyPast reports whether a legal period has ended on every reading: its
// last day may have moved past a day off (Civil Code art. 203), and where the
// year's table is not published nobody can say how far.
func surelyPast(cal *day.Calendar, due, today day.Day) bool {
	last := cal.Extend(due)
	return today > last && cal.Known(last)
}

// urgency puts rights about to be lost first, then those lost, then what the
// other side owes, then what has not begun.
func urgency(c plan.Clock) int {
	switch {
	case c.State == "running" && c.Mine:
		return 0
	case c.State == "passed_contestable" || c.State == "lost":
		return 1
	case c.State == "due":
		return 2
	case c.State == "running":
		return 3
	}
	return 4
}

func dueOf(c plan.Clock) int {
	if c.Due == nil {
		return 0
	}
	return int(*c.Due)
}

func first(r *pack.Reading, ids []uint16) (day.Day, bool) {
	for _, id := range ids {
		if v := r.Case.Values[id]; v.State == fact.Known {
			return day.Day(v.N), true
		}
	}
	return 0, false
}

// length gives the last day of a clock, and whether the holiday tables that
// it needs are known. The day of the event is not counted (Civil Code art.
// 201). Where readings differ, the person's own step takes the earliest day
// and the other side's the latest: only theirs is moved past a holiday (art.
// 203), and an hour clock ends on the earlier calendar day.
func length(cal *day.Calendar, k *pack.Clock, start day.Day) (due day.Day, known bool) {
	n := int(k.Count)
	switch k.Unit {
	case "months":
		due = start.AddMonths(n)
	case "years":
		due = start.AddMonths(12 * n)
	case "workdays":
		due = cal.AddWorking(start, n)
		return due, cal.Known(start) && cal.Known(due)
	case "hours":
		return start + day.Day(n/24), true
	default:
		due = start + day.Day(n)
	}
	if k.Method == "legal" && k.Whose == "other" {
		known = cal.Known(due)
		return cal.Extend(due), known
	}
	return due, true
}

// fill puts a value in the place of {name} in both languages.
func fill(t plan.Text, name, value string) plan.Text {
	return plan.Text{Zh: replace(t.Zh, name, value), En: replace(t.En, name, value)}
}

// fillText puts words in the place of {name}. Chinese sets words without the
// spaces that stand around a date.
func fillText(t plan.Text, name string, with plan.Text) plan.Text {
	zh := t.Zh
	for _, around := range []string{" {" + name + "} ", " {" + name + "}", "{" + name + "} "} {
		zh = strings.ReplaceAll(zh, around, "{"+name+"}")
	}
	return plan.Text{Zh: replace(zh, name, with.Zh), En: replace(t.En, name, with.En)}
}

func replace(s, name, value string) string {
	mark := "{" + name + "}"
	for i := 0; i+len(mark) <= len(s); i++ {
		if s[i:i+len(mark)] == mark {
			s = s[:i] + value + s[i+len(mark):]
			i += len(value) - 1
		}
	}
	return s
}
