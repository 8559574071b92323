package wire

import "github.com/parcelaid/parcelaid/core/plan"

// Plan writes the answer to one case. Every key is always there, in this
// order. A list may be empty, a text is {zh, en} and may be empty, a date or an
// object that is missing is null. build/schema describes the same as JSON
// Schema, published as schema/plan.json, with the words that may stand in each
// place; its test fails when the two part.
//
//	id, pack, today   the case, the revision of the knowledge, the day
//	verdict           whom to turn to first, in one sentence
//	liable            who answers: kind first, also, or only_between_them (not
//	                  the person's affair); waits: the answers that it is not
//	                  certain without; rests: those that it rests on
//	not_liable        who does not answer, though one might think so
//	remedies          what may be demanded
//	claim             what it is worth in fen: low and high, null while a fact
//	                  in needs is missing; formulas (see core/advise/formulas.go)
//	                  and the working in words. null: no formula fits
//	offer             whether theirs lies below, within or above the claim, or null
//	not_recoverable   what cannot be had, and why
//	checks            ten-minute checks, done or not
//	actions           what to do, in order: when is now, by:<date> or
//	                  after:<channel>; channel may be empty
//	evidence          what helps, whether it is there, how fast it vanishes
//	clocks            periods, the most urgent first. state running; due: the
//	                  other side's time is up; passed_contestable; lost: only
//	                  where a law ends the right; not_started: needs says what is
//	                  missing. class is that of the source. no_holiday_table:
//	                  counted beyond the published years
//	ladder            channels by rank, the blocked ones with their reason.
//	                  state now, waiting (until opens), later (needs says for
//	                  want of what), blocked, done; what it handles, takes, costs
//	                  and closes, what may run beside it, what to prepare
//	warnings, donts, duties, closing, exits
//	                  statements: until says how long a don't holds; closing is
//	                  for when it is settled; exits lie outside this advice and
//	                  say where to go instead
//	letters           messages, with likely replies and what to answer
//	open              what is not known, and the parts that it decides
//	next              the question to ask now and the facts on its page, or null
//	changed_by        single answers that would change parts of the plan
//	stale             sources that nobody has looked at for too long
//	text              the whole plan as plain text
//
// because names the sources of a statement (core/knowledge/sources*.yaml);
// certain says that a finding holds whatever the open answers are.
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
	w.next(p.Next)
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

// Next writes {"id":…,"next":…}: the question to ask now and the facts on its
// page, or null.
func Next(id string, n *plan.Next) []byte {
	w := &writer{}
	w.open('{')
	w.text("id", id)
	w.next(n)
	w.close('}')
	return w.out
}

func (w *writer) next(n *plan.Next) {
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
