package wire

import "github.com/parcelaid/parcelaid/core/plan"

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
