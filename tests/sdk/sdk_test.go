// Package sdk_test holds that the SDK says what the command line says, byte
// for byte, in node and in Chromium.
package sdk_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

const knowledge = "../../core/knowledge"

// odd are lines that must be refused, or are read only just.
var odd = []string{
	`{"id":"empty","today":"2026-11-20","answers":{}}`,
	`{"id":"list","today":"2026-11-20","answers":{"problem":"damage","role":"sender","evidence":["photos","waybill"],"item_value":"299.90"}}`,
	`{"id":"value","today":"2026-11-20","answers":{"problem":"lost"}}`,
	`{"id":"fact","today":"2026-11-20","answers":{"problen":"loss"}}`,
	`{"id":"money","today":"2026-11-20","answers":{"item_value":-1}}`,
	`{"id":"dates","today":"2026-11-20","answers":{"shipped_on":"2026-11-21"}}`,
	`{"id":"markup <b>&\u2028","today":"2026-13-20","answers":{}}`,
	`{"id":"deep","today":"2026-11-20","answers":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + `}`,
	`{"id":`, `null`, `[]`, `"text"`,
}

// lines are the shared cases and the odd ones.
var lines = sync.OnceValue(func() []string {
	data, err := os.ReadFile(filepath.Join(knowledge, "examples", "real.jsonl"))
	if err != nil {
		panic(err)
	}
	return append(strings.Split(strings.TrimSpace(string(data)), "\n"), odd...)
})

// cli answers the lines as the command line does.
var cli = sync.OnceValues(func() ([]string, error) {
	dir, err := os.MkdirTemp("", "parcelaid-sdk")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "parcelaid")
	if out, err := exec.Command("go", "build", "-o", program, "../../build").CombinedOutput(); err != nil {
		return nil, &exec.Error{Name: string(out), Err: err}
	}
	cmd := exec.Command(program, "advise", "-knowledge", knowledge)
	cmd.Stdin = strings.NewReader(strings.Join(lines(), "\n") + "\n")
	out, _ := cmd.Output() // it ends with 1: some lines are refused
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n"), nil
})

// visit is run in node and in Chromium alike.
const visit = `async (sdk, base, lines) => {
	const before = Object.getOwnPropertyNames(globalThis).length;
	const aid = await sdk.open(base ? { base } : undefined);
	const found = { lines: lines.map((line) => aid.line(line)), odd: [], version: aid.version() };
	const ask = (f) => { try { f(); found.odd.push("taken"); } catch (e) {
		found.odd.push((e instanceof sdk.ParcelAidError) + " " + e.code + " " + e.fact); } };
	const today = "2026-11-20";
	ask(() => aid.advise());
	ask(() => aid.advise({ today, answers: { problem: "lost" } }));
	ask(() => aid.next({ today, answers: { nothing: 1 } }));
	ask(() => aid.advise({ today, answers: { shipped_on: "2026-11-21" } }));
	ask(() => aid.advise({ today, answers: 1n }));
	ask(() => aid.line("x".repeat(2 << 20)));
	ask(() => aid.read("中通 8 天没动", {}));
	ask(() => aid.read(7, { today }));
	ask(() => aid.read("丢".repeat(30000), { today }));
	ask(() => aid.read("\ud800 中通 8 天没动", { today }));
	const request = { id: "c", today, answers: { problem: "loss", role: "buyer" } };
	found.plan = aid.advise(request);
	found.next = aid.next(request);
	found.read = aid.read("淘宝买的，中通8天没动了", { today });
	try { await sdk.open({ base: new URL("nowhere/", base || "` + "file:///" + `") }); } catch (e) { found.odd.push(e.code); }
	found.globals = Object.getOwnPropertyNames(globalThis).length - before;
	return JSON.stringify(found);
}`

type found struct {
	Lines, Odd []string
	Version    string
	Globals    int
	Plan, Next json.RawMessage
	Read       struct {
		Answers map[string]struct{ Value any }
	}
}

func (f *found) check(t *testing.T) {
	t.Helper()
	want, err := cli()
	if err != nil {
		t.Fatal(err)
	}
	if len(want) != len(lines()) || len(f.Lines) != len(want) {
		t.Fatalf("%d lines asked, the command line gives %d, the SDK %d", len(lines()), len(want), len(f.Lines))
	}
	for i := range want {
		if f.Lines[i] != want[i] {
			t.Errorf("line %d: %.200s\nthe command line says\n%.200s", i+1, f.Lines[i], want[i])
		}
	}
	odd := []string{
		"true bad_date today", "true unknown_value problem", "true unknown_fact nothing", "true future shipped_on",
		"true bad_json ", "true too_long ", "true bad_date today", "true bad_text ", "true bad_case ", "taken", "load",
	}
	if got, want := strings.Join(f.Odd, "\n"), strings.Join(odd, "\n"); got != want {
		t.Errorf("what is refused:\n%s\nwant\n%s", got, want)
	}
	var plan struct{ Next json.RawMessage }
	if err := json.Unmarshal(f.Plan, &plan); err != nil || !bytes.Equal(plan.Next, f.Next) || len(f.Next) < 10 {
		t.Errorf("next is %s, that of the plan %s (%v)", f.Next, plan.Next, err)
	}
	if f.Read.Answers["courier"].Value != "zto" || f.Read.Answers["days"].Value != 8.0 {
		t.Errorf("read %v", f.Read.Answers)
	}
	if f.Globals != 0 {
		t.Errorf("%d globals more than before", f.Globals)
	}
	if f.Version == "" || !strings.Contains(want[0], `"pack":"`+f.Version+`"`) {
		t.Errorf("the version is %q", f.Version)
	}
	described(t, f.Plan)
}

// described compares the type of a plan with a plan.
func described(t *testing.T, plan json.RawMessage) {
	t.Helper()
	types, err := os.ReadFile("../../site/assets/js/sdk/parcelaid.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(types), "interface Plan {")
	text, _, _ = strings.Cut(text, "\n}")
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(plan, &keys); err != nil {
		t.Fatal(err)
	}
	for key := range keys {
		if !regexp.MustCompile(`(?m)(^|; )\s*` + key + `: `).MatchString(text) {
			t.Errorf("parcelaid.d.ts does not know %s", key)
		}
	}
}

func TestNode(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Fatal("node is not there; the README says what the tests need")
	}
	program := filepath.Join(t.TempDir(), "visit.mjs")
	script := `import * as sdk from ` + quote("file://"+filepath.ToSlash(filepath.Join(site.Dir(t), "sdk", "parcelaid.js"))) + `;
import { readFileSync } from "node:fs";
const [base, file] = process.argv.slice(2);
console.log(await (` + visit + `)(sdk, base, JSON.parse(readFileSync(file, "utf8"))));
`
	file := filepath.Join(t.TempDir(), "lines.json")
	asked, _ := json.Marshal(lines())
	for name, data := range map[string][]byte{program: []byte(script), file: asked} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	server := site.Serve(t)
	for name, args := range map[string][]string{
		"from its own folder":               {program, ""},
		"over http":                         {program, server.Origin + "/"},
		"without crypto, as node 18 has it": {"--no-experimental-global-webcrypto", program, ""},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command("node", append(args, file)...)
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			read(t, out).check(t)
		})
	}
}

func TestChromium(t *testing.T) {
	b := site.Serve(t).Open(t, "/sdk/example/")
	asked, _ := json.Marshal(lines())
	out := b.Eval(`await (` + visit + `)(await import("/sdk/parcelaid.js"), location.origin, ` + string(asked) + `)`)
	read(t, []byte(out)).check(t)
}

// The example is a page that somebody may copy: it works, and a fault shows.
func TestExample(t *testing.T) {
	b := site.Serve(t).Open(t, "/sdk/example/")
	b.Tap("button")
	b.Await("document.querySelectorAll('#plan li').length > 2", "true")
	b.Eval("document.querySelector('[name=amount_paid]').value = 'viel'")
	b.Tap("button")
	b.Await("document.querySelector('#fault').textContent", "金额请写成 299 或 299.90")
	b.Quiet()
}

func read(t *testing.T, out []byte) *found {
	t.Helper()
	f := &found{}
	if err := json.Unmarshal(out, f); err != nil {
		t.Fatalf("%v in %.300q", err, out)
	}
	return f
}

func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}
