package app

import (
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core"
)

// statement is one answer that an entry of the diary gives, and the field of
// the form that it comes from.
type statement struct{ at, fact, value string }

// says lists the answers that an entry gives; lists apart.
func (a *App) says(e *core.Entry) (list []statement) {
	h := happening(e.What)
	if h == nil {
		return nil
	}
	add := func(at, fact, value string) {
		if fact != "" && value != "" {
			list = append(list, statement{at, fact, value})
		}
	}
	add("what", h.Fact, h.Reply)
	add("on", h.On, core.Day(e.On).String())
	if e.Due > 0 {
		add("due", h.Due, core.Day(e.Due).String())
	}
	if h.Offer != "" {
		if sum, _ := a.sumOf(e.Said); sum != "" {
			add("amount", "offer_amount", sum)
			add("amount", "offer_by", h.Offer)
		}
	}
	return list
}

// last gives what a diary says of a fact in the end, and where.
func (a *App) last(diary []core.Entry, fact string) (x statement, at int) {
	at = -1
	for i := range diary {
		for _, y := range a.says(&diary[i]) {
			if y.fact == fact {
				x, at = y, i
			}
		}
	}
	return x, at
}

// follow moves the answers from one diary to the next, in which the entry at
// `at` is new; place is the one in the old diary that it replaces, or -1. Of
// several entries the last day counts, so a late note of something early, or
// a corrected one, does not undo what came after. An answer that the person
// has changed by hand since is left alone where the diary says what it said.
// It gives the field at fault and why.
func (a *App) follow(c *core.Case, before, diary []core.Entry, place, at int, today core.Day) (field, code string) {
	e := &diary[at]
	touched := a.says(e)
	if place >= 0 {
		touched = append(touched, a.says(&before[place])...)
	}
	for _, t := range touched {
		was, wasAt := a.last(before, t.fact)
		is, isAt := a.last(diary, t.fact)
		id, _ := c.Schema.Lookup(t.fact)
		switch {
		case isAt >= 0 && wasAt >= 0 && was.value == is.value && (place >= 0 || isAt != at):
			continue
		case isAt < 0 && c.Text(id).Text != was.value:
			continue
		}
		if err := c.Set(t.fact, core.Answer{Text: is.value}); err != nil {
			if is.at == "" {
				is.at = "what"
			}
			return is.at, core.FaultCode(err)
		}
	}
	h := happening(e.What)
	if place >= 0 {
		if old := happening(before[place].What); old != nil && old.Way != h.Way && !slices.ContainsFunc(diary, func(x core.Entry) bool {
			y := happening(x.What)
			return y != nil && y.Way == old.Way
		}) {
			take(c, "proceedings", old.Way)
		}
	}
	add(c, "proceedings", h.Way)
	add(c, "proceedings_against", h.Against)
	if e.Ticket != "" {
		add(c, "evidence", h.Proof)
	}
	if err := c.Check(today); err != nil {
		return "on", core.FaultCode(err)
	}
	return "", ""
}

// add adds an entry to a list answer, in place of "none"; take takes it away.
func add(c *core.Case, fact, value string) {
	id, ok := c.Schema.Lookup(fact)
	if !ok || value == "" || c.Has(id, value) {
		return
	}
	c.Set(fact, core.Answer{IsList: true, List: append(c.Text(id).List, value)})
}

func take(c *core.Case, fact, value string) {
	id, ok := c.Schema.Lookup(fact)
	if !ok || value == "" || !c.Has(id, value) {
		return
	}
	list := slices.DeleteFunc(slices.Clone(c.Text(id).List), func(x string) bool { return x == value })
	c.Set(fact, core.Answer{IsList: len(list) > 0, List: list})
}

// withSum sets a sum before what somebody said, as words; sumOf takes it off
// again. So the diary tells who offered how much, and a saved case needs no
// field for it.
func (a *App) withSum(lang string, sum core.Fen, said string) string {
	text := Say(lang, a.fill("yuan", []string{"n", sum.String()}))
	if said == "" {
		return text
	}
	return text + Say(lang, a.Engine.Pack.Word("semicolon")) + said
}

func (a *App) sumOf(said string) (sum, rest string) {
	for _, lang := range Langs {
		end := strings.TrimSpace(Say(lang, a.fill("yuan", []string{"n", ""})))
		number, after, ok := strings.Cut(said, end)
		if !ok {
			continue
		}
		fen, err := core.ParseMoney(clean(number))
		if err != nil {
			continue
		}
		semicolon := strings.TrimSpace(Say(lang, a.Engine.Pack.Word("semicolon")))
		after = strings.TrimSpace(after)
		if after == "" {
			return fen.String(), ""
		}
		if rest, ok := strings.CutPrefix(after, semicolon); ok {
			return fen.String(), strings.TrimSpace(rest)
		}
	}
	return "", said
}
