package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

// whole gives a plan in which every part stands: up to most entries of each
// kind of knowledge, with the words that they bring along.
func whole(k *pack.Pack, most int) *plan.Plan {
	day, n, both := core.Day(20777), int64(29900), plan.Text{Zh: "一", En: "one"}
	facts, because := []string{"problem"}, []string{"EC-20"}
	p := &plan.Plan{
		Pack: k.Revision, Today: day, Verdict: plan.Verdict{Text: both, Because: because}, Text: both, Stale: because,
		Claim: &plan.Claim{Low: &n, High: &n, Formulas: []string{"F1"}, Working: []plan.Text{both}, Needs: facts, Because: because},
		Offer: &plan.Offer{Against: "courier", Place: "below"},
		Open:  []plan.Open{{Fact: "problem", Decides: []string{"liable"}}}, Next: &plan.Next{Question: "problem", Fact: "problem", Facts: facts, Left: 1},
		ChangedBy: []plan.Change{{Fact: "platform", To: "1688", Gives: []string{"claim"}}},
	}
	for _, x := range k.Liability {
		y := plan.Party{Party: x.Party, Kind: x.Kind, Rank: 1, Says: both, Because: because, Rules: []string{x.Rule.ID}, Waits: facts, Rests: facts}
		if x.Kind == "not_liable" {
			p.NotLiable = append(p.NotLiable, y)
		} else {
			p.Liable = append(p.Liable, y)
		}
	}
	for _, x := range k.Remedies {
		p.Remedies = append(p.Remedies, plan.Remedy{ID: x.Remedy, Says: both, Because: because})
	}
	for _, x := range k.Actions {
		p.Actions = append(p.Actions, plan.Action{ID: x.Rule.ID, Rank: 1, When: "now", Channel: x.Channel, Title: both, Detail: both, Because: because})
		if x.After != "" {
			p.Actions[len(p.Actions)-1].When = "after:" + x.After
		}
	}
	for _, x := range k.Evidence {
		p.Evidence = append(p.Evidence, plan.Proof{ID: values(k, "evidence")[x.Evidence], Rank: 1, Vanishes: x.Vanishes, Why: both, How: both, Because: because})
	}
	for _, x := range k.Clocks {
		p.Clocks = append(p.Clocks, plan.Clock{ID: x.Rule.ID, Title: both, Starts: &day, Due: &day, State: "running", Says: both, Remains: both, Class: x.Class, Needs: facts, Because: because})
	}
	var contacts []*plan.Contact
	for _, x := range k.Directory {
		c := &plan.Contact{ID: x.ID, Name: both, Where: both}
		for _, l := range x.Contacts {
			c.Lines = append(c.Lines, plan.Line{Type: l.Type, Value: l.Value, Use: both, Label: both, Confidence: l.Confidence})
		}
		if len(c.Lines) > 0 {
			contacts = append(contacts, c)
		}
	}
	for i, x := range k.Ladder {
		p.Ladder = append(p.Ladder, plan.Rung{
			Channel: x.Channel, Rank: 1, State: "now", Opens: &day, Against: x.Against, Needs: facts, Closes: []plan.Text{both}, Beside: x.Beside,
			Handles: both, Takes: both, Costs: both, Blocked: both, Prepare: x.Prepare, Contact: contacts[i%len(contacts)], Because: because,
		})
	}
	for _, x := range k.Notes {
		note := plan.Note{ID: x.Rule.ID, Text: both, Until: both, Because: because}
		for _, list := range []*[]plan.Note{&p.NotRecoverable, &p.Checks, &p.Warnings, &p.Donts, &p.Duties, &p.Closing, &p.Exits} {
			*list = append(*list, note)
		}
	}
	for _, x := range k.Letters {
		p.Letters = append(p.Letters, plan.Letter{
			ID: x.Rule.ID, To: x.To, Channel: x.Channel, Title: both, Text: both, Because: because,
			Replies: []plan.Reply{{They: both, You: both, Because: because}},
		})
	}
	cut(&p.Liable, most)
	cut(&p.NotLiable, most)
	cut(&p.Remedies, most)
	cut(&p.Actions, most)
	cut(&p.Evidence, most)
	cut(&p.Clocks, most)
	cut(&p.Ladder, most)
	cut(&p.Letters, most)
	for _, list := range []*[]plan.Note{&p.NotRecoverable, &p.Checks, &p.Warnings, &p.Donts, &p.Duties, &p.Closing, &p.Exits} {
		cut(list, most)
	}
	return p
}

func cut[E any](list *[]E, most int) { *list = (*list)[:min(most, len(*list))] }

// Every word of the knowledge that a plan can hold, not only those of the
// cases that happen to be tried.
func TestEveryWordFits(t *testing.T) {
	out := reader(t, "plan.json")
	if err := out(core.WritePlan("w", whole(engine(t).Pack, 10_000))); err != nil {
		t.Error(err)
	}
	if err := out(core.WritePlan("", &plan.Plan{Pack: engine(t).Pack.Revision})); err != nil {
		t.Errorf("an empty plan: %v", err)
	}
}

// The writer and the schema have the same keys: without any one of them, or
// with one more in any place, a plan does not pass.
func TestEveryKeyCounts(t *testing.T) {
	out := reader(t, "plan.json")
	var root any
	if err := json.Unmarshal(core.WritePlan("w", whole(engine(t).Pack, 1)), &root); err != nil {
		t.Fatal(err)
	}
	refused := func(what string) {
		line, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		if out(line) == nil {
			t.Errorf("a plan passes with %s", what)
		}
	}
	keys := 0
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case []any:
			if len(v) == 0 {
				t.Errorf("%s is empty: nothing is tried below it", at)
			}
			for i, item := range v {
				walk(fmt.Sprintf("%s[%d]", at, i), item)
			}
		case map[string]any:
			v["foreign"] = "x"
			refused(at + ".foreign")
			delete(v, "foreign")
			for name, field := range v {
				keys++
				delete(v, name)
				refused("no " + at + "." + name)
				v[name] = field
				walk(at+"."+name, field)
			}
		case nil:
			t.Errorf("%s is null: nothing is tried below it", at)
		}
	}
	walk("", root)
	if keys < 200 {
		t.Errorf("only %d keys tried", keys)
	}
}

func TestForeignWordsAreRefused(t *testing.T) {
	out := reader(t, "plan.json")
	line := core.WritePlan("w", whole(engine(t).Pack, 1))
	for _, at := range []string{
		`"liable":[{"party":"`, `"kind":"`, `"remedies":[{"id":"`, `"unit":"`, `"formulas":["`, `"place":"`, `"offer":{"against":"`,
		`"when":"`, `"actions":[{"id":"`, `"vanishes":"`, `"evidence":[{"id":"`, `"state":"`, `"class":"`, `"starts":"`, `"ladder":[{"channel":"`,
		`"prepare":["`, `"beside":["`, `"type":"`, `"confidence":"`, `"to":"`, `"open":[{"fact":"`, `"decides":["`, `"question":"`, `"facts":["`,
		`"gives":["`, `"because":["`, `"today":"`, `"pack":"`, `"waits":["`,
	} {
		i := strings.Index(string(line), at)
		if i < 0 {
			t.Errorf("no plan holds %s", at)
			continue
		}
		foreign := slices.Concat(line[:i+len(at)], []byte("misspelt, "), line[i+len(at):])
		if out(foreign) == nil {
			t.Errorf("a foreign word passes after %s", at)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first := Documents(engine(t).Pack)
	result, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	second, err := result.Open()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range Documents(second) {
		if !bytes.Equal(data, first[name]) {
			t.Errorf("%s differs between two openings of the same pack", name)
		}
	}
}
