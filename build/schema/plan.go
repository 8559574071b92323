package schema

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
)

// planSchema describes what core/wire.Plan writes, part by part and in the
// order of the writer.
func planSchema(p *pack.Pack) object {
	s := record(
		field{"id", text.says("That of the case.")},
		field{"pack", matching("^[0-9a-f]{12}$").says("Revision of the knowledge.")},
		field{"today", ref("date")},
		field{"verdict", record(field{"zh", text}, field{"en", text}, because).says("Whom to turn to first, in one sentence.")},
		field{"liable", listOf(party("first", "also", "only_between_them")).says("Who answers. only_between_them: settled among them, not with the person.")},
		field{"not_liable", listOf(party("not_liable")).says("Who does not answer, and why.")},
		field{"remedies", listOf(record(
			field{"id", enum(demands(p))}, field{"certain", flag}, field{"text", ref("text")}, because,
		)).says("What may be demanded.")},
		field{"claim", orNull(claim()).says("What it is worth: a range.")},
		field{"offer", orNull(offer(p)).says("How what they offer compares with the claim.")},
		field{"not_recoverable", ref("notes")},
		field{"checks", listOf(record(
			field{"id", ref("id")}, field{"done", flag}, field{"text", ref("text")}, because,
		)).says("What to look at first.")},
		field{"actions", listOf(action()).says("What to do, in order.")},
		field{"evidence", listOf(record(
			field{"id", ref("evidence")}, field{"have", flag}, rank, field{"vanishes", one("hours", "days", "weeks", "keeps")},
			field{"why", ref("text")}, field{"how", ref("text")}, because,
		)).says("What helps to prove it, and how fast it is gone.")},
		field{"clocks", listOf(clock()).says("Periods, the most urgent first.")},
		field{"ladder", listOf(rung()).says("Channels, those that are blocked included.")},
		field{"warnings", ref("notes")},
		field{"donts", listOf(record(
			field{"id", ref("id")}, field{"text", ref("text")}, field{"until", ref("text")}, because,
		))},
		field{"duties", ref("notes")},
		field{"closing", ref("notes").says("When the matter is settled.")},
		field{"exits", ref("notes").says("What lies outside, and where to go instead.")},
		field{"letters", listOf(letter()).says("Messages to send.")},
		field{"open", listOf(record(
			field{"fact", ref("fact")}, field{"decides", listOf(one("liable", "claim", "remedies", "clocks", "ladder"))},
		)).says("Facts that are not known, and the parts that hang on them.")},
		field{"next", orNull(record(
			field{"question", ref("fact")}, field{"fact", ref("fact")}, field{"facts", ref("facts")}, field{"left", wholeFrom(1)},
		)).says("The question to ask now; its facts stand on one page. Left: pages still to come, this one included.")},
		field{"changed_by", listOf(record(
			field{"fact", ref("fact")}, field{"to", ref("id")}, field{"gives", listOf(one("liable", "claim", "remedies"))},
		)).says("Single answers that would change the plan, and the parts they change.")},
		field{"stale", ref("sources").says("Sources that nobody has looked at for too long; contacts stands for the directory.")},
		field{"text", ref("text").says("The whole plan as plain text.")},
	)
	head := object{
		{"title", "A plan: the advice for one case on one day"},
		{"description", "One line of `advise`. Every key is always there. A text is empty where there is nothing to say or its language is not loaded."},
	}
	return append(append(head, s...), field{"$defs", definitions(p)})
}

func definitions(p *pack.Pack) object {
	var facts []string
	for _, d := range answerable(p) {
		facts = append(facts, d.Name)
	}
	note := record(field{"id", ref("id")}, field{"text", ref("text")}, because)
	return object{
		{"text", record(field{"zh", text}, field{"en", text})},
		{"date", date},
		{"fen", wholeFrom(0).says("Yuan times 100.")},
		{"id", matching("^[A-Za-z0-9][A-Za-z0-9_-]*$")},
		{"fact", enum(facts)},
		{"facts", listOf(ref("fact"))},
		{"sources", listOf(matching("^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"))},
		{"party", enum(compile.Parties())},
		{"channel", enum(compile.Channels())},
		{"evidence", enum(values(p, "evidence"))},
		{"notes", listOf(note)},
	}
}

var (
	because = field{"because", ref("sources")}
	rank    = field{"rank", wholeFrom(1)}
)

func party(kinds ...string) object {
	return record(
		field{"party", ref("party")}, field{"kind", enum(kinds)}, rank, field{"certain", flag}, field{"says", ref("text")}, because,
		field{"rules", listOf(ref("id"))}, field{"waits", ref("facts").says("Answers that this is not certain without.")},
		field{"rests", ref("facts").says("Answers that it rests on: told of the first party only.")},
	)
}

func claim() object {
	lines := listOf(text)
	return record(
		field{"low", orNull(ref("fen"))}, field{"high", orNull(ref("fen"))}, field{"unit", object{{"const", "fen"}}},
		field{"formulas", listOf(one("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F12"))}, field{"certain", flag},
		field{"working", record(field{"zh", lines}, field{"en", lines})}, field{"needs", ref("facts")}, because,
	)
}

func offer(p *pack.Pack) object {
	return record(field{"against", orEmpty(enum(values(p, "offer_by")))}, field{"place", one("below", "within", "above")})
}

func action() object {
	when := "^(now|by:[0-9]{4}-[0-9]{2}-[0-9]{2}|after:(" + strings.Join(compile.Channels(), "|") + "))$"
	return record(
		field{"id", ref("id")}, rank, field{"when", matching(when)}, field{"channel", orEmpty(ref("channel"))},
		field{"title", ref("text")}, field{"detail", ref("text")}, because,
	)
}

func clock() object {
	return record(
		field{"id", ref("id")}, field{"title", ref("text")}, field{"starts", orNull(ref("date"))}, field{"due", orNull(ref("date"))},
		field{"state", one("running", "due", "passed_contestable", "lost", "not_started").says("due: the other side's time is up. lost: a law has ended the right.")},
		field{"mine", flag.says("The person's own step.")}, field{"certain", flag}, field{"says", ref("text")}, field{"remains", ref("text")},
		field{"class", enum(compile.Classes())}, field{"no_holiday_table", flag}, field{"needs", ref("facts")}, because,
	)
}

func rung() object {
	contact := record(
		field{"id", ref("id")}, field{"name", ref("text")}, field{"where", ref("text")},
		field{"lines", listOf(record(
			field{"type", one("phone", "web", "app", "mini_program", "wechat", "home", "sms", "offline")}, field{"value", text},
			field{"use", ref("text")}, field{"label", ref("text")}, field{"confidence", one("high", "medium", "low")},
		))},
	)
	return record(
		field{"channel", ref("channel")}, rank, field{"state", one("now", "waiting", "later", "blocked", "done")},
		field{"opens", orNull(ref("date"))}, field{"against", orEmpty(ref("party"))}, field{"needs", ref("facts")}, field{"closes", listOf(ref("text"))},
		field{"beside", listOf(ref("channel"))}, field{"handles", ref("text")}, field{"takes", ref("text")}, field{"costs", ref("text")},
		field{"blocked", ref("text")}, field{"prepare", listOf(ref("evidence"))}, field{"contact", orNull(contact)}, because,
	)
}

func letter() object {
	reply := record(field{"they", ref("text")}, field{"you", ref("text")}, because)
	return record(
		field{"id", ref("id")}, field{"to", ref("party")}, field{"channel", orEmpty(ref("channel"))}, field{"title", ref("text")},
		field{"text", ref("text")}, field{"replies", listOf(reply).says("What they may answer, and what to answer then.")}, because,
	)
}

// values gives those of a choice or list fact.
func values(p *pack.Pack, name string) []string {
	id := p.Schema.Must(name)
	if id == fact.None {
		return []string{}
	}
	return p.Schema.Defs[id].Values
}

// demands lists the remedies of the knowledge.
func demands(p *pack.Pack) []string {
	list := []string{}
	for _, r := range p.Remedies {
		list = append(list, r.Remedy)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
