package app

import (
	"slices"

	"github.com/parcelaid/parcelaid/core"
)

// News is what has changed for a case since it was last looked at. Ask lists
// replies whose time is up. Came and Went are findings by name that an edit of
// the knowledge brought or took; see core.Engine.Findings.
type News struct {
	Since      core.Day
	Due, Lost  []core.Clock // the other side's time is up; one's own is
	Soon       []core.Clock // one's own, within days
	Opened     []core.Rung
	Ask        []string
	Came, Went []string
}

// Empty reports that there is nothing to tell.
func (n *News) Empty() bool {
	return len(n.Due)+len(n.Lost)+len(n.Soon)+len(n.Opened)+len(n.Ask)+len(n.Came)+len(n.Went) == 0
}

// soon is how many days ahead one's own step is named.
const soon = 3

// openCase takes a remembered case from the shelf: "not sure" may be asked
// again, and what has come due in the meantime stands first.
func (a *App) openCase(s State, id string) (State, []Effect) {
	for _, x := range s.Keep.Shelf {
		if x.ID == id && x.File != nil {
			s = a.load(s, x.File)
			s.Keep.Stored = true
			effects := []Effect{push, render}
			if seen := s.Keep.File.Seen; a.returned(&s) || seen != s.Keep.File.Seen {
				effects = append(effects, a.store(&s))
			}
			return s, effects
		}
	}
	return s, nil
}

// returned works out the news of a case on the screen and marks it as seen.
// It reports whether an answer is to be asked for again.
func (a *App) returned(s *State) (again bool) {
	f := &s.Keep.File
	s.Keep.News = a.news(s)
	if core.Day(f.Seen) < s.Today {
		for i := range s.Case.Schema.Defs {
			if s.Case.Text(core.FactID(i)).Text == "unknown" {
				s.Case.Set(s.Case.Schema.Defs[i].Name, core.Answer{}) // may be known by now
				again = true
			}
		}
	}
	f.Seen = int32(s.Today)
	return again
}

func (a *App) news(s *State) *News {
	f := &s.Keep.File
	n := &News{Since: core.Day(f.Seen)}
	if f.Revision != "" && f.Revision != a.Engine.Pack.Revision && len(f.Findings) > 0 {
		n.Came, n.Went = a.Engine.Since(f.Findings, s.Case, core.Day(f.Updated))
	}
	now := a.Engine.Advise(s.Case, s.Today)
	if n.Since < s.Today {
		then := a.Engine.Advise(s.Case, n.Since)
		n.compare(then, now)
		n.Ask = overdue(s, now)
	}
	for _, c := range now.Clocks {
		if c.Mine && c.State == "running" && c.Due != nil && *c.Due <= s.Today+soon {
			n.Soon = append(n.Soon, c)
		}
	}
	return n
}

func (n *News) compare(then, now *core.Plan) {
	for _, c := range now.Clocks {
		was := slices.IndexFunc(then.Clocks, func(x core.Clock) bool { return x.ID == c.ID })
		if was >= 0 && then.Clocks[was].State == c.State || c.State == "not_started" || c.State == "running" {
			continue
		}
		if c.State == "due" && !c.Mine {
			n.Due = append(n.Due, c)
		} else {
			n.Lost = append(n.Lost, c)
		}
	}
	for _, r := range now.Ladder {
		if r.State != "now" {
			continue
		}
		open := slices.ContainsFunc(then.Ladder, func(x core.Rung) bool {
			return x.Channel == r.Channel && x.Against == r.Against && x.State == "now"
		})
		if !open {
			n.Opened = append(n.Opened, r)
		}
	}
}

// begins names the day from which a reply is waited for.
var begins = []struct{ reply, on string }{
	{"seller_reply", "seller_asked_on"}, {"platform_reply", "platform_opened_on"}, {"sender_reply", ""}, {"courier_reply", "courier_complained_on"},
	{"station_reply", ""}, {"insurer_reply", ""}, {"postal_reply", "postal_appealed_on"}, {"market_reply", "market_complained_on"}, {"association_reply", ""},
}

// overdue lists the replies that are still waited for though their day has
// passed: the promised one, else the last of the other side's periods. A
// reply without any day is asked about at each return.
func overdue(s *State, now *core.Plan) (facts []string) {
	for _, x := range begins {
		reply := s.Get(x.reply)
		if reply != "waiting" && reply != "promised" {
			continue
		}
		until, known := core.Day(0), false
		later := func(d core.Day) {
			if !known || d > until {
				until, known = d, true
			}
		}
		if d, err := core.ParseDay(s.Get("reply_promised_by")); err == nil && (reply == "promised" || x.reply == "seller_reply") {
			later(d)
		}
		if start, err := core.ParseDay(s.Get(x.on)); err == nil && !known {
			for _, c := range now.Clocks {
				if !c.Mine && c.Starts != nil && *c.Starts == start && c.Due != nil && (c.Class == "law" || c.Class == "regulation" || c.Class == "platform") {
					later(*c.Due)
				}
			}
		}
		if !known || until < s.Today {
			facts = append(facts, x.reply)
		}
	}
	return facts
}

// settle follows the choice between this tab's case and another's.
func (a *App) settle(s State, how string) (State, []Effect) {
	theirs := s.Keep.Clash
	if theirs == nil {
		return s, nil
	}
	switch how {
	case "theirs":
		s = a.load(s, theirs)
		s.Keep.Stored = true
		return s, []Effect{push, render}
	case "both":
		s.Keep.Clash, s.Keep.File.ID, s.Keep.File.Serial = nil, "", 0
		a.name(&s)
		if s.Keep.File.Title != "" {
			s.Keep.File.Title += " (2)"
		}
		save := a.store(&s)
		return s, []Effect{render, save}
	case "mine":
		s.Keep.Clash, s.Keep.File.Serial = nil, theirs.Serial
		save := a.store(&s)
		return s, []Effect{render, save}
	}
	return s, nil
}

// clash takes in what another tab has stored under the name of this case.
func (a *App) clash(s State, id, text string) (State, []Effect) {
	x := shelved(id, text)
	var shelf []Shelved
	for _, y := range s.Keep.Shelf {
		if y.ID != id {
			shelf = append(shelf, y)
		}
	}
	if text != "" {
		shelf = append([]Shelved{x}, shelf...)
	}
	s.Keep.Shelf = shelf
	switch {
	case s.Keep.File.ID == id && s.Keep.Stored && text == "": // forgotten there
		s.Keep.Stored, s.Keep.Clash, s.Keep.Told = false, nil, "clash-gone"
	case s.Keep.File.ID == id && s.Keep.Stored && x.File != nil && text != core.CaseText(core.EncodeCase(&s.Keep.File)):
		// Not the serial: two tabs that save in the same instant take the same.
		// Each then hears of the other's whole text, so nothing is lost and no
		// lock is needed.
		s.Keep.Clash = x.File
	case s.Page != Cases && s.Page != Home:
		return s, nil
	}
	return s, []Effect{{Do: "still"}}
}

// Unkept reports that the screen holds answers which are nowhere kept.
func (s *State) Unkept() bool {
	return !s.Keep.Stored && s.Get("problem") != ""
}
