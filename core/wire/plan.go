package wire

import "github.com/parcelaid/parcelaid/core/plan"

// Plan writes the answer to one case, as contract.md §2 has it.
func Plan(id string, p *plan.Plan) []byte {
	w := &writer{out: make([]byte, 0, 64<<10)}
	w.open('{')
	w.text("id", id)
	w.text("pack", p.Pack)
	w.text("today", p.Today.String())
	w.key("verdict")
	w.open('{')
	w.text("zh", p.Verdict.Text.Zh)
	w.text("en", p.Verdict.Text.En)
	w.list("because", p.Verdict.Because)
	w.close('}')
	w.parties("liable", p.Liable)
	w.parties("not_liable", p.NotLiable)
	each(w, "remedies", p.Remedies, func(x *plan.Remedy) {
		w.text("id", x.ID)
		w.flag("certain", x.Certain)
		w.both("text", x.Says)
		w.list("because", x.Because)
	})
	w.claim(p)
	w.notes("not_recoverable", p.NotRecoverable)
	each(w, "checks", p.Checks, func(x *plan.Note) {
		w.text("id", x.ID)
		w.flag("done", x.Done)
		w.both("text", x.Text)
		w.list("because", x.Because)
	})
	each(w, "actions", p.Actions, func(x *plan.Action) {
		w.text("id", x.ID)
		w.number("rank", x.Rank)
		w.text("when", x.When)
		w.text("channel", x.Channel)
		w.both("title", x.Title)
		w.both("detail", x.Detail)
		w.list("because", x.Because)
	})
	each(w, "evidence", p.Evidence, func(x *plan.Proof) {
		w.text("id", x.ID)
		w.flag("have", x.Have)
		w.number("rank", x.Rank)
		w.text("vanishes", x.Vanishes)
		w.both("why", x.Why)
		w.both("how", x.How)
		w.list("because", x.Because)
	})
	w.clocks(p)
	w.ladder(p)
	w.notes("warnings", p.Warnings)
	each(w, "donts", p.Donts, func(x *plan.Note) {
		w.text("id", x.ID)
		w.both("text", x.Text)
		w.both("until", x.Until)
		w.list("because", x.Because)
	})
	w.notes("duties", p.Duties)
	w.notes("closing", p.Closing)
	w.notes("exits", p.Exits)
	each(w, "letters", p.Letters, func(x *plan.Letter) {
		w.text("id", x.ID)
		w.text("to", x.To)
		w.text("channel", x.Channel)
		w.both("title", x.Title)
		w.both("text", x.Text)
		each(w, "replies", x.Replies, func(r *plan.Reply) {
			w.both("they", r.They)
			w.both("you", r.You)
			w.list("because", r.Because)
		})
		w.list("because", x.Because)
	})
	each(w, "open", p.Open, func(x *plan.Open) {
		w.text("fact", x.Fact)
		w.list("decides", x.Decides)
	})
	w.Next(p.Next)
	each(w, "changed_by", p.ChangedBy, func(x *plan.Change) {
		w.text("fact", x.Fact)
		w.text("to", x.To)
		w.list("gives", x.Gives)
	})
	w.list("stale", p.Stale)
	w.both("text", p.Text)
	w.close('}')
	return w.out
}

// Next writes the next question, or null.
func (w *writer) Next(n *plan.Next) {
	w.key("next")
	if n == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.text("question", n.Question)
	w.text("fact", n.Fact)
	w.list("facts", n.Facts)
	w.number("left", n.Left)
	w.close('}')
}

func (w *writer) parties(name string, list []plan.Party) {
	each(w, name, list, func(x *plan.Party) {
		w.text("party", x.Party)
		w.text("kind", x.Kind)
		w.number("rank", x.Rank)
		w.flag("certain", x.Certain)
		w.both("says", x.Says)
		w.list("because", x.Because)
		w.list("rules", x.Rules)
		w.list("waits", x.Waits)
		w.list("rests", x.Rests)
	})
}

func (w *writer) notes(name string, list []plan.Note) {
	each(w, name, list, func(x *plan.Note) {
		w.text("id", x.ID)
		w.both("text", x.Text)
		w.list("because", x.Because)
	})
}

func (w *writer) claim(p *plan.Plan) {
	w.key("claim")
	if c := p.Claim; c == nil {
		w.raw("null")
	} else {
		w.open('{')
		w.fen("low", c.Low)
		w.fen("high", c.High)
		w.text("unit", "fen")
		w.list("formulas", c.Formulas)
		w.flag("certain", c.Certain)
		w.key("working")
		w.open('{')
		var zh, en []string
		for _, t := range c.Working {
			zh, en = append(zh, t.Zh), append(en, t.En)
		}
		w.list("zh", zh)
		w.list("en", en)
		w.close('}')
		w.list("needs", c.Needs)
		w.list("because", c.Because)
		w.close('}')
	}
	w.key("offer")
	if p.Offer == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.text("against", p.Offer.Against)
	w.text("place", p.Offer.Place)
	w.close('}')
}

func (w *writer) clocks(p *plan.Plan) {
	each(w, "clocks", p.Clocks, func(x *plan.Clock) {
		w.text("id", x.ID)
		w.both("title", x.Title)
		w.date("starts", x.Starts)
		w.date("due", x.Due)
		w.text("state", x.State)
		w.flag("mine", x.Mine)
		w.flag("certain", x.Certain)
		w.both("says", x.Says)
		w.both("remains", x.Remains)
		w.text("class", x.Class)
		w.flag("no_holiday_table", x.NoTable)
		w.list("needs", x.Needs)
		w.list("because", x.Because)
	})
}

func (w *writer) ladder(p *plan.Plan) {
	each(w, "ladder", p.Ladder, func(x *plan.Rung) {
		w.text("channel", x.Channel)
		w.number("rank", x.Rank)
		w.text("state", x.State)
		w.date("opens", x.Opens)
		w.text("against", x.Against)
		w.list("needs", x.Needs)
		w.key("closes")
		w.open('[')
		for _, t := range x.Closes {
			w.open('{')
			w.text("zh", t.Zh)
			w.text("en", t.En)
			w.close('}')
		}
		w.close(']')
		w.list("beside", x.Beside)
		w.both("handles", x.Handles)
		w.both("takes", x.Takes)
		w.both("costs", x.Costs)
		w.both("blocked", x.Blocked)
		w.list("prepare", x.Prepare)
		w.contact(x.Contact)
		w.list("because", x.Because)
	})
}

func (w *writer) contact(c *plan.Contact) {
	w.key("contact")
	if c == nil {
		w.raw("null")
		return
	}
	w.open('{')
	w.text("id", c.ID)
	w.both("name", c.Name)
	w.both("where", c.Where)
	each(w, "lines", c.Lines, func(l *plan.Line) {
		w.text("type", l.Type)
		w.text("value", l.Value)
		w.both("use", l.Use)
		w.both("label", l.Label)
		w.text("confidence", l.Confidence)
	})
	w.close('}')
}
