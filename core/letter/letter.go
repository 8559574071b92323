// Package letter writes the messages, and the plan as plain text.
package letter

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Write gives the messages that fit a case. A sentence appears only if its
// condition holds and every fact that it prints is known.
func Write(r *pack.Reading) []plan.Letter {
	var letters []plan.Letter
	ranks := map[string]int{}
	for i := range r.Pack.Letters {
		l := &r.Pack.Letters[i]
		if !r.Shown(&l.Rule) {
			continue
		}
		out := plan.Letter{ID: l.Rule.ID, To: l.To, Channel: l.Channel, Title: r.Pack.Text(l.Title)}
		for _, s := range l.Sentences {
			if r.Usually(s.When) != rule.True || !printable(r, s.Needs) {
				continue
			}
			t := print(r, r.Pack.LetterText(pack.T(s.Text)), s.Needs)
			out.Text.Zh += t.Zh
			if t.En != "" && out.Text.En != "" {
				out.Text.En += " "
			}
			out.Text.En += t.En
			for _, id := range r.Pack.SourceIDs(s.Because) {
				if !slices.Contains(out.Because, id) {
					out.Because = append(out.Because, id)
				}
			}
		}
		for _, x := range l.Replies {
			if r.Usually(x.When) == rule.True {
				out.Replies = append(out.Replies, plan.Reply{They: r.Pack.LetterText(x.They), You: r.Pack.LetterText(x.You), Because: r.Pack.SourceIDs(x.Because)})
			}
		}
		ranks[out.ID] = int(l.Rule.Rank)
		letters = append(letters, out)
	}
	sort.SliceStable(letters, func(i, j int) bool {
		a, b := letters[i].ID, letters[j].ID
		return cmp.Or(ranks[a]-ranks[b], cmp.Compare(a, b)) < 0
	})
	return letters
}

func printable(r *pack.Reading, needs []uint16) bool {
	for _, id := range needs {
		if r.Case.Values[id].State != fact.Known {
			return false
		}
	}
	return true
}

// print fills in the facts that a sentence names.
func print(r *pack.Reading, t plan.Text, needs []uint16) plan.Text {
	for _, id := range needs {
		name := r.Pack.Schema.Defs[id].Name
		v := value(r, fact.ID(id))
		t.Zh, t.En = replace(t.Zh, name, v.Zh), replace(t.En, name, v.En)
	}
	return t
}

// value prints a fact: yuan, a date, a number, or the wording of a choice.
func value(r *pack.Reading, id fact.ID) plan.Text {
	v := r.Case.Values[id]
	switch r.Pack.Schema.Defs[id].Kind {
	case fact.Money:
		s := money.Fen(v.N).String()
		return plan.Text{Zh: s + "元", En: s + " yuan"}
	case fact.Date:
		c := day.Day(v.N).Civil()
		return plan.Text{
			Zh: strconv.Itoa(c.Year) + "年" + strconv.Itoa(c.Month) + "月" + strconv.Itoa(c.Day) + "日",
			En: day.Day(v.N).String(),
		}
	case fact.Number:
		s := strconv.FormatInt(v.N, 10)
		return plan.Text{Zh: s, En: s}
	}
	return r.Pack.Label(id, int(v.N))
}

func replace(s, name, with string) string {
	mark := "{" + name + "}"
	for i := 0; i+len(mark) <= len(s); i++ {
		if s[i:i+len(mark)] == mark {
			s = s[:i] + with + s[i+len(mark):]
			i += len(with) - 1
		}
	}
	return s
}
