package prove

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// item is something that a plan may hold, the states in which it does, and
// what it says there besides its name.
type item struct {
	kind, name string
	states     diagram
	says       string
}

// The kinds of items, in the order of reports.
const (
	situations = "situations that can be"
	firstParty = "first party"
	reasons    = "reasons and sources"
	inOrder    = "order"
)

var itemKinds = []string{
	situations, firstParty, "also liable", "only between them", "not liable", "remedies", "formulas", "clocks", "ladder", "evidence", "actions",
	"checks", "warnings", "donts", "duties", "closing", "limits", "exits", "letters", "sentences", "questions", "usual readings", reasons, inOrder,
}

var liabilityKinds = map[string]string{"first": firstParty, "also": "also liable", "only_between_them": "only between them", "not_liable": "not liable"}

// items lists everything that conditions decide in a plan, under names that
// two revisions share.
func (p *Prover) items() []item {
	if p.held != nil {
		return p.held
	}
	var list []item
	at := map[string]int{}
	add := func(kind, name string, d diagram, says string) {
		key := kind + "\x00" + name
		if i, ok := at[key]; ok {
			list[i].states = p.or(list[i].states, d)
			if !strings.Contains(list[i].says, says) {
				list[i].says += says
			}
			return
		}
		at[key] = len(list)
		list = append(list, item{kind, name, d, says})
	}
	for i := range p.pack.Liability {
		x := &p.pack.Liability[i]
		add(liabilityKinds[x.Kind], x.Party, p.shown(&x.Rule), "")
	}
	for i := range p.pack.Remedies {
		add("remedies", p.pack.Remedies[i].Remedy, p.shown(&p.pack.Remedies[i].Rule), "")
	}
	for i := range p.pack.Claims {
		add("formulas", "F"+strconv.Itoa(int(p.pack.Claims[i].Formula)), p.shown(&p.pack.Claims[i].Rule), "")
	}
	for i := range p.pack.Clocks {
		c := &p.pack.Clocks[i]
		add("clocks", c.Rule.ID, p.shown(&c.Rule), fmt.Sprint(p.names(c.Starts), p.names(c.Ends), c.Count, c.Unit, c.Whose, c.Method, c.Passed, c.Opens))
	}
	for _, g := range p.ladder() {
		name := g.rung.Channel + " against " + g.rung.Against
		for _, b := range g.block {
			add("ladder", name+" blocked", b, "")
		}
		add("ladder", name+" done", g.done, "")
		add("ladder", name+" open", g.now, "")
		add("ladder", name+" waiting or later", g.rest, p.opens(g.rung))
	}
	for i := range p.pack.Evidence {
		x := &p.pack.Evidence[i]
		add("evidence", p.pack.Schema.Defs[p.pack.Facts.Evidence].Values[x.Evidence], p.shown(&x.Rule), x.Vanishes)
	}
	for i := range p.pack.Actions {
		x := &p.pack.Actions[i]
		due := x.Due + " " + x.After + x.Channel
		if x.Clock >= 0 {
			due += p.pack.Clocks[x.Clock].Rule.ID
		}
		add("actions", x.Rule.ID, p.shown(&x.Rule), due)
	}
	for i := range p.pack.Notes {
		add(p.pack.Notes[i].Kind, p.pack.Notes[i].Rule.ID, p.shown(&p.pack.Notes[i].Rule), "")
	}
	p.letterItems(add)
	p.questionItems(add)
	for _, x := range statements(p.pack) {
		if x.Kind != "letters" {
			add(reasons, x.Name(), p.shown(x.Rule), strings.Join(p.pack.SourceIDs(x.Rule.Because), " "))
		}
	}
	p.held = list
	return list
}

func (p *Prover) names(ids []uint16) []string {
	var list []string
	for _, id := range ids {
		list = append(list, p.pack.Schema.Defs[id].Name)
	}
	return list
}

// opens tells the clocks that a rung waits for.
func (p *Prover) opens(x *pack.Rung) string {
	var list []string
	for _, o := range x.Opens {
		if o.After >= 0 {
			list = append(list, p.pack.Clocks[o.After].Rule.ID)
		}
	}
	slices.Sort(list)
	return strings.Join(append(slices.Compact(list), p.names(x.Needs)...), " ")
}

func (p *Prover) letterItems(add func(kind, name string, d diagram, says string)) {
	for i := range p.pack.Letters {
		l := &p.pack.Letters[i]
		shown := p.shown(&l.Rule)
		add("letters", l.Rule.ID, shown, l.To+" "+l.Channel)
		for _, x := range l.Sentences {
			add("sentences", l.Rule.ID+": "+p.pack.LetterText(x.Text).Zh, p.all(shown, p.so(x.When), p.answered(x.Needs)), strings.Join(p.pack.SourceIDs(x.Because), " "))
		}
		for _, x := range l.Replies {
			add("sentences", l.Rule.ID+", reply: "+p.pack.LetterText(x.They).Zh, p.and(shown, p.so(x.When)), strings.Join(p.pack.SourceIDs(x.Because), " "))
		}
	}
}

func (p *Prover) questionItems(add func(kind, name string, d diagram, says string)) {
	for i := range p.pack.Questions {
		q := &p.pack.Questions[i]
		def := &p.pack.Schema.Defs[q.Fact]
		add("questions", def.Name, p.asked(q), "")
		silent := p.and(p.allowed, p.is(p.axes[q.Fact].level, absent, unknown))
		usual := map[string]diagram{}
		if q.Presumed {
			usual[q.Presume] = silent
		}
		for _, h := range q.Implied {
			here := p.and(silent, p.holds(p.condition(rule.Ref(h.When), false)))
			for v := range usual {
				usual[v] = p.less(usual[v], here)
			}
			usual[def.Values[h.Value]] = p.or(usual[def.Values[h.Value]], here)
		}
		for v, d := range usual {
			add("usual readings", def.Name+" is "+v, d, "")
		}
	}
}

// ranked gives the order of the rules of one kind.
func ranked(p *pack.Pack) map[string][]*pack.Rule {
	lists := map[string][]*pack.Rule{}
	for _, x := range statements(p) {
		lists[x.Kind] = append(lists[x.Kind], x.Rule)
	}
	return lists
}

// reordered gives, for each kind, the states in which two rules that both
// speak stand in another order than in an older pack.
func (p *Prover) reordered(old *Prover) []item {
	before := map[string]*pack.Rule{}
	for _, x := range statements(old.pack) {
		before[x.Name()] = x.Rule
	}
	var list []item
	for kind, rules := range ranked(p.pack) {
		for _, x := range rules {
			was := before[kind+"/"+x.ID]
			if was == nil || was.Rank == x.Rank {
				continue
			}
			d := no
			for _, o := range rules {
				other := before[kind+"/"+o.ID]
				if other == nil || o == x || earlier(was, other) == earlier(x, o) {
					continue
				}
				d = p.or(d, p.and(p.shown(x), p.shown(o)))
			}
			list = append(list, item{inOrder, kind + "/" + x.ID, d, ""})
		}
	}
	slices.SortFunc(list, func(a, b item) int { return strings.Compare(a.name, b.name) })
	return list
}

func earlier(a, b *pack.Rule) bool {
	if a.Rank != b.Rank {
		return a.Rank < b.Rank
	}
	return a.ID < b.ID
}
