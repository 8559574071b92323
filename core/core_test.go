package core_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

var open = sync.OnceValues(func() (*core.Engine, error) {
	result, err := compile.Compile("knowledge")
	if err != nil {
		return nil, err
	}
	p, err := result.Open()
	return &core.Engine{Pack: p}, err
})

func engine(t testing.TB) *core.Engine {
	t.Helper()
	e, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const today = core.Day(20777) // 2026-11-20

// random gives a case with some answers, each allowed by the schema.
func random(e *core.Engine, r *rand.Rand, share int) *core.Case {
	c := e.NewCase()
	for i := range c.Schema.Defs {
		def := &c.Schema.Defs[i]
		if def.Derived || (r.IntN(100) >= share && def.Name != "problem" && def.Name != "role") {
			continue
		}
		c.Values[i] = value(def, r)
	}
	if c.Check(today) != nil || impossible(e, c) {
		return random(e, r, share)
	}
	return c
}

func value(def *fact.Def, r *rand.Rand) fact.Value {
	if r.IntN(8) == 0 {
		return fact.Value{State: fact.Unknown}
	}
	v := fact.Value{State: fact.Known}
	switch def.Kind {
	case fact.Choice:
		v.N = int64(r.IntN(len(def.Values)))
	case fact.List:
		if r.IntN(3) > 0 {
			v.First = uint8(r.IntN(len(def.Values)))
			v.N = 1 << v.First
			if def.Values[v.First] == "none" {
				v.N = 0
			}
		}
	case fact.Money:
		v.N = int64(r.IntN(2_000_000))
	case fact.Date:
		v.N = int64(today) - int64(r.IntN(400))
	default:
		v.N = int64(r.IntN(10))
	}
	return v
}

func impossible(e *core.Engine, c *core.Case) bool {
	r := e.Pack.Read(c, today)
	for _, n := range e.Pack.Never {
		if r.Plainly(n) == rule.True {
			return true
		}
	}
	return false
}

// Filling in an absent or unknown answer never takes away what was certain.
func TestCertainStays(t *testing.T) {
	e := engine(t)
	r := rand.New(rand.NewPCG(1, 1))
	certain := 0
	for range 400 {
		before := random(e, r, 20)
		p := e.Advise(before, today)
		after := before.Clone()
		for i := range after.Schema.Defs {
			if def := &after.Schema.Defs[i]; !def.Derived && after.Values[i].State != fact.Known && r.IntN(6) == 0 {
				after.Values[i] = value(def, r)
			}
		}
		if after.Check(today) != nil || impossible(e, after) {
			continue
		}
		q := e.Advise(after, today)
		for _, x := range p.Liable {
			if !x.Certain {
				continue
			}
			certain++
			if !slices.ContainsFunc(q.Liable, func(y core.Party) bool { return y.Party == x.Party && y.Kind == x.Kind }) {
				t.Fatalf("%s %s was certain and is gone\nbefore %s\nafter %s", x.Kind, x.Party, show(before), show(after))
			}
		}
		for _, x := range p.Remedies {
			if x.Certain && !slices.ContainsFunc(q.Remedies, func(y core.Remedy) bool { return y.ID == x.ID }) {
				t.Fatalf("remedy %s was certain and is gone\nbefore %s\nafter %s", x.ID, show(before), show(after))
			}
		}
		for _, x := range p.Clocks {
			if x.Certain && !slices.ContainsFunc(q.Clocks, func(y core.Clock) bool { return y.ID == x.ID }) {
				t.Fatalf("clock %s was certain and is gone\nbefore %s\nafter %s", x.ID, show(before), show(after))
			}
		}
	}
	if certain < 100 {
		t.Errorf("only %d certain parties seen", certain)
	}
}

func show(c *core.Case) string {
	s := ""
	for i := range c.Schema.Defs {
		if a := c.Text(core.FactID(i)); a.Text != "" || a.IsList {
			s += fmt.Sprintf(" %s=%s%v", c.Schema.Defs[i].Name, a.Text, a.List)
		}
	}
	return s
}

// Every plan stands on its own: a first party, an action, evidence, a rung,
// no placeholder left, a source behind each statement.
func TestPlansAreWhole(t *testing.T) {
	e := engine(t)
	r := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		c := random(e, r, 25)
		p := e.Advise(c, today)
		fault := func(what string) { t.Fatalf("%s: %s", what, show(c)) }
		if len(p.Liable) == 0 || p.Liable[0].Kind != "first" {
			fault("no first party")
		}
		if len(p.Actions) == 0 || len(p.Evidence) == 0 || len(p.Ladder) == 0 {
			fault("no action, evidence or rung")
		}
		text := e.Text(p)
		for _, s := range []string{text.Zh, text.En} {
			if i := bytes.IndexByte([]byte(s), '{'); i >= 0 {
				fault("a placeholder is left: " + s[i:min(len(s), i+60)])
			}
		}
		for _, l := range p.Letters {
			if len(l.Because) == 0 {
				fault("a message without a source: " + l.ID)
			}
		}
		for _, x := range p.Actions {
			if len(x.Because) == 0 {
				fault("an action without a source: " + x.ID)
			}
		}
	}
}

// The same answers on the same day give the same bytes.
func TestSameBytes(t *testing.T) {
	e := engine(t)
	result, err := compile.Compile("knowledge")
	if err != nil {
		t.Fatal(err)
	}
	p, err := result.Open()
	if err != nil {
		t.Fatal(err)
	}
	second := &core.Engine{Pack: p}
	file, err := os.Open("knowledge/examples/real.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var out [2][]byte
		for i, e := range []*core.Engine{e, second} {
			request, err := e.ReadCase(lines.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			plan := e.Advise(request.Case, request.Today)
			e.Explain(request.Case, plan)
			plan.Text = e.Text(plan)
			out[i] = core.WritePlan(request.ID, plan)
		}
		if !bytes.Equal(out[0], out[1]) {
			t.Fatal("two builds of the same knowledge answer differently")
		}
	}
}

// With no date answered, nothing but staleness depends on today: the static
// pages stay true.
func TestPlansWithoutDatesDoNotAge(t *testing.T) {
	e := engine(t)
	for _, problem := range []string{"loss", "damage", "delay", "signed_not_received", "refused_compensation", "scam"} {
		for _, role := range []string{"buyer", "sender", "recipient"} {
			c := e.NewCase()
			for name, v := range map[string]string{"problem": problem, "role": role} {
				if err := c.Set(name, core.Answer{Text: v}); err != nil {
					t.Fatal(err)
				}
			}
			first, later := e.Advise(c, today), e.Advise(c, today+730)
			first.Stale, later.Stale, later.Today = nil, nil, first.Today
			if !bytes.Equal(core.WritePlan("", first), core.WritePlan("", later)) {
				t.Errorf("%s, %s: the plan is another in two years", problem, role)
			}
		}
	}
}

// The interview ends, and asks nothing twice.
func TestInterviewsEnd(t *testing.T) {
	e := engine(t)
	r := rand.New(rand.NewPCG(4, 4))
	longest, total, runs := 0, 0, 0
	for range 300 {
		c := e.NewCase()
		pages := 0
		asked := map[string]bool{}
		for {
			next := e.Next(c, today)
			if next == nil {
				break
			}
			if pages++; pages > 30 {
				t.Fatalf("no end: %s", show(c))
			}
			for _, name := range next.Facts {
				if asked[name] {
					t.Fatalf("%s is asked twice: %s", name, show(c))
				}
				asked[name] = true
				id := c.Schema.Must(name)
				v := value(&c.Schema.Defs[id], r)
				with := c.Clone()
				with.Values[id] = v
				if with.Check(today) != nil || impossible(e, with) {
					with.Values[id] = fact.Value{State: fact.Unknown}
				}
				c = with
			}
		}
		longest, total, runs = max(longest, pages), total+pages, runs+1
	}
	t.Logf("%d interviews: longest %d pages, mean %.1f", runs, longest, float64(total)/float64(runs))
	if longest > 12 {
		t.Errorf("an interview of %d pages", longest)
	}
}

// Sources and contacts that nobody has looked at for too long are named: law
// after 365 days, platform and contract terms after 90, contacts after 180.
func TestStale(t *testing.T) {
	e := engine(t)
	c := e.NewCase()
	if err := errors.Join(c.Set("problem", core.Answer{Text: "loss"}), c.Set("role", core.Answer{Text: "buyer"})); err != nil {
		t.Fatal(err)
	}
	day := core.Day(e.Pack.Day)
	class := map[string]string{}
	for _, s := range e.Pack.Sources {
		class[s.ID] = s.Class
	}
	for _, x := range []struct {
		after int
		want  map[string]bool
	}{
		{90, map[string]bool{}},
		{181, map[string]bool{"contacts": true, "platform": true}},
		{366, map[string]bool{"contacts": true, "platform": true, "law": true}},
	} {
		got := map[string]bool{}
		for _, id := range e.Advise(c, day+core.Day(x.after)).Stale {
			if id == "contacts" {
				got[id] = true
			}
			got[class[id]] = true
		}
		for _, name := range []string{"contacts", "platform", "law"} {
			if got[name] != x.want[name] {
				t.Errorf("%d days later: %s is stale: %v", x.after, name, got[name])
			}
		}
	}
}
