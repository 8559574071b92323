package letter

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Plain gives the whole plan as plain text in both languages, for reading
// aloud, copying, and tools.
func Plain(k *pack.Pack, p *plan.Plan) plan.Text {
	return plan.Text{Zh: plain(k, p, zh), En: plain(k, p, en)}
}

func zh(t plan.Text) string { return t.Zh }
func en(t plan.Text) string { return t.En }

// writer builds one language's text line by line.
type writer struct {
	k    *pack.Pack
	lang func(plan.Text) string
	out  []byte
}

func (w *writer) word(id string) string { return w.lang(w.k.Word(id)) }

func (w *writer) line(parts ...string) {
	for _, s := range parts {
		w.out = append(w.out, s...)
	}
	w.out = append(w.out, '\n')
}

func (w *writer) head(id string, n int) bool {
	if n == 0 {
		return false
	}
	w.line()
	w.line("## ", w.word(id))
	return true
}

func plain(k *pack.Pack, p *plan.Plan, lang func(plan.Text) string) string {
	w := &writer{k: k, lang: lang}
	w.line(lang(p.Verdict.Text))
	for _, x := range p.Exits {
		w.line("- ", lang(x.Text))
	}
	w.parties(p)
	if w.head("part-checks", len(p.Checks)) {
		w.notes(p.Checks)
	}
	if w.head("part-now", len(p.Actions)) {
		for _, a := range p.Actions {
			w.line(strconv.Itoa(a.Rank), ". ", w.when(a.When), lang(a.Title))
			if d := lang(a.Detail); d != "" {
				w.line("   ", d)
			}
		}
	}
	if w.head("part-donts", len(p.Donts)) {
		for _, x := range p.Donts {
			w.line("- ", lang(x.Text), spaced(lang(x.Until)))
		}
	}
	w.clocks(p)
	w.claim(p)
	if w.head("part-limits", len(p.NotRecoverable)) {
		w.notes(p.NotRecoverable)
	}
	if w.head("part-remedies", len(p.Remedies)) {
		for _, x := range p.Remedies {
			w.line("- ", lang(x.Says))
		}
	}
	if w.head("part-evidence", len(p.Evidence)) {
		for _, x := range p.Evidence {
			mark := "□ "
			if x.Have {
				mark = "✓ "
			}
			w.line(mark, w.label("evidence", x.ID), w.word("colon"), lang(x.Why), spaced(lang(x.How)))
		}
	}
	w.ladder(p)
	for _, part := range []struct {
		word  string
		notes []plan.Note
	}{{"part-warnings", p.Warnings}, {"part-duties", p.Duties}, {"part-closing", p.Closing}} {
		if w.head(part.word, len(part.notes)) {
			w.notes(part.notes)
		}
	}
	for _, l := range p.Letters {
		w.line()
		w.line("## ", w.word("part-message"), w.word("colon"), lang(l.Title))
		w.line(lang(l.Text))
		for _, x := range l.Replies {
			w.line("- ", w.word("reply-they"), lang(x.They))
			w.line("  ", w.word("reply-you"), lang(x.You))
		}
	}
	if w.head("part-sources", len(p.Sources)) {
		for _, s := range p.Sources {
			w.line("- ", lang(s.Title), w.word("open"), w.word("class-"+s.Class), w.word("close")+w.word("colon"), lang(s.Says))
		}
	}
	return string(w.out)
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func (w *writer) notes(list []plan.Note) {
	for _, x := range list {
		w.line("- ", w.lang(x.Text))
	}
}

// label is the wording of a value of a list or choice fact.
func (w *writer) label(factName, value string) string {
	id := w.k.Schema.Must(factName)
	return w.lang(w.k.Label(id, w.k.Schema.Defs[id].Value(value)))
}

func (w *writer) parties(p *plan.Plan) {
	w.head("part-who", len(p.Liable)+len(p.NotLiable))
	for _, x := range p.Liable {
		w.line("- ", w.word("kind-"+x.Kind), " ", w.word("party-"+x.Party), w.word("colon"), w.lang(x.Says))
	}
	for _, x := range p.NotLiable {
		w.line("- ", w.word("kind-not_liable"), " ", w.word("party-"+x.Party), w.word("colon"), w.lang(x.Says))
	}
}

// when puts the time of an action before its title: nothing for now.
func (w *writer) when(s string) string {
	switch {
	case len(s) > 3 && s[:3] == "by:":
		return "[" + replace(w.word("when-by"), "date", s[3:]) + "] "
	case len(s) > 6 && s[:6] == "after:":
		return "[" + replace(w.word("when-after"), "channel", w.word("channel-"+s[6:])) + "] "
	}
	return ""
}

func (w *writer) clocks(p *plan.Plan) {
	if !w.head("part-clocks", len(p.Clocks)) {
		return
	}
	waiting := ""
	for _, c := range p.Clocks {
		if c.State == "not_started" {
			waiting += w.word("comma") + w.lang(c.Title)
			continue
		}
		w.line("- ", w.lang(c.Title), w.word("open"), w.word("clock-"+c.State), w.word("comma-soft"), w.word("class-"+c.Class), w.word("close")+w.word("colon"), w.lang(c.Says))
		if c.State == "passed_contestable" || c.State == "lost" {
			w.line("  ", w.lang(c.Remains))
		}
	}
	if waiting != "" {
		w.line("- ", w.word("clocks-with-a-date"), waiting[len(w.word("comma")):])
	}
}

func (w *writer) claim(p *plan.Plan) {
	if p.Claim == nil {
		return
	}
	w.head("part-claim", 1)
	low, high := p.Claim.Low, p.Claim.High
	switch {
	case low != nil && high != nil && *low == *high:
		w.line(replace(w.word("yuan"), "n", money.Fen(*low).String()))
	case low != nil && high != nil:
		w.line(replace(replace(w.word("yuan-range"), "low", money.Fen(*low).String()), "high", money.Fen(*high).String()))
	case high != nil:
		w.line(w.word("claim-at-most"), " ", replace(w.word("yuan"), "n", money.Fen(*high).String()))
	case low != nil:
		w.line(w.word("claim-at-least"), " ", replace(w.word("yuan"), "n", money.Fen(*low).String()))
	}
	for _, t := range p.Claim.Working {
		w.line("- ", w.lang(t))
	}
	if p.Offer != nil {
		w.line(w.word(p.Offer.Word()))
	}
}

func (w *writer) ladder(p *plan.Plan) {
	if !w.head("part-ladder", len(p.Ladder)) {
		return
	}
	for _, x := range p.Ladder {
		state := w.word("rung-" + x.State)
		if x.State == "waiting" && x.Opens != nil {
			state = replace(w.word("rung-waiting-until"), "date", x.Opens.String())
		}
		w.line(strconv.Itoa(x.Rank), ". ", w.word("channel-"+x.Channel), w.word("open"), state, w.word("close")+w.word("colon"), w.lang(x.Handles))
		if b := w.lang(x.Blocked); b != "" {
			w.line("   ", b)
		}
		w.line("   ", w.lang(x.Takes), spaced(w.lang(x.Costs)))
		for _, t := range x.Closes {
			w.line("   ", w.lang(t))
		}
		if x.Contact != nil {
			for _, l := range x.Contact.Lines {
				w.line("   ", w.lang(x.Contact.Name), " ", l.Value, spaced(w.lang(l.Use)), spaced(w.lang(l.Label)))
			}
		}
	}
}
