package schema

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/fact"
)

const knowledge = "../../core/knowledge"

var compiled = sync.OnceValues(func() (*compile.Result, error) { return compile.Compile(knowledge) })

var open = sync.OnceValues(func() (*core.Engine, error) {
	result, err := compiled()
	if err != nil {
		return nil, err
	}
	p, err := result.Open()
	return &core.Engine{Pack: p}, err
})

func engine(t *testing.T) *core.Engine {
	t.Helper()
	e, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// reader gives a validator of one of the documents, formats asserted. Building
// it also holds the document against the schema of JSON Schema 2020-12.
func reader(t *testing.T, name string) func(line []byte) error {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, parse(t, Documents(engine(t).Pack)["schema/"+name])); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return func(line []byte) error { return s.Validate(parse(t, line)) }
}

func parse(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v: %.200s", err, data)
	}
	return v
}

// advise answers a line as the command line does.
func advise(t *testing.T, line []byte) []byte {
	t.Helper()
	e := engine(t)
	request, err := e.ReadCase(line)
	if err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	p := e.Advise(request.Case, request.Today)
	e.Explain(request.Case, p)
	p.Text = e.Text(p)
	return core.WritePlan(request.ID, p)
}

func TestRealCases(t *testing.T) {
	in, out := reader(t, "case.json"), reader(t, "plan.json")
	data, err := os.ReadFile(knowledge + "/examples/real.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if err := in(line); err != nil {
			t.Errorf("%.60s: %v", line, err)
		}
		if err := out(advise(t, line)); err != nil {
			t.Errorf("%.60s: %v", line, err)
		}
	}
}

func TestRandomCases(t *testing.T) {
	in, out := reader(t, "case.json"), reader(t, "plan.json")
	e, r := engine(t), rand.New(rand.NewPCG(7, 7))
	for n := 0; n < 200; {
		line := random(e, r)
		if _, err := e.ReadCase(line); err != nil {
			continue // dates that contradict each other
		}
		n++
		if err := in(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if err := out(advise(t, line)); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
}

// random gives a case as text, amounts as text or number.
func random(e *core.Engine, r *rand.Rand) []byte {
	const today = core.Day(20777) // 2026-11-20
	answers := map[string]any{}
	for _, def := range e.Pack.Schema.Defs {
		if def.Derived || r.IntN(4) > 0 {
			continue
		}
		if r.IntN(8) == 0 {
			answers[def.Name] = []any{"unknown", "", nil}[r.IntN(3)]
			continue
		}
		switch def.Kind {
		case fact.Choice:
			answers[def.Name] = def.Values[r.IntN(len(def.Values))]
		case fact.List:
			list := []string{}
			for range r.IntN(4) {
				list = append(list, def.Values[r.IntN(len(def.Values))])
			}
			if slices.Contains(list, "none") {
				list = list[:0]
			}
			answers[def.Name] = list
		case fact.Money:
			amount := core.Fen(r.IntN(2_000_000)).String()
			answers[def.Name] = []any{amount, json.Number(amount)}[r.IntN(2)]
		case fact.Date:
			d := today - core.Day(r.IntN(60))
			if def.Tense == fact.Future {
				d = today + core.Day(r.IntN(60))
			}
			answers[def.Name] = d.String()
		default:
			answers[def.Name] = r.IntN(1001)
		}
	}
	line, err := json.Marshal(map[string]any{"id": r.IntN(100), "today": today.String(), "answers": answers, "note": "ignored"})
	if err != nil {
		panic(err)
	}
	return line
}
