package slim

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// build compiles testdata/stress for js/wasm.
func build(t *testing.T, env string, flags ...string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	out := filepath.Join(t.TempDir(), "stress.wasm")
	args := append([]string{"build", "-trimpath", "-ldflags=-s -w", "-o", out}, flags...)
	cmd := exec.Command("go", append(args, ".")...)
	cmd.Dir = filepath.Join("testdata", "stress")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", env)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, text)
	}
	wasm, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return wasm
}

// run runs a module in node and returns its output and how it ended.
func run(t *testing.T, wasm []byte, args ...string) (string, int) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("the stress program runs in node, which is not installed")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "run.wasm")
	if err := os.WriteFile(file, wasm, 0o644); err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	// The stack size is that of Go's own go_js_wasm_exec.
	cmd := exec.Command(node, append([]string{"--stack-size=8192", script, file}, args...)...)
	text, _ := cmd.CombinedOutput()
	return string(text), cmd.ProcessState.ExitCode()
}

func mustSlim(t *testing.T, wasm []byte) []byte {
	t.Helper()
	before := bytes.Clone(wasm)
	out, stats, err := Slim(wasm)
	t.Logf("%+v", stats)
	if err != nil || stats.Left != "" || stats.Functions < 1000 || stats.After != len(out) ||
		stats.SegmentsAfter*10 > stats.SegmentsBefore {
		t.Fatalf("Slim: %v, %+v", err, stats)
	}
	if !bytes.Equal(wasm, before) {
		t.Fatal("Slim changed its input")
	}
	return out
}

var builds = []struct {
	name, env string
	flags     []string
}{
	{"plain", "GOEXPERIMENT=", nil},
	{"shipped", "GOEXPERIMENT=nogreenteagc", []string{"-gcflags=std=-l"}},
}

func TestRunsTheSame(t *testing.T) {
	for _, b := range builds {
		t.Run(b.name, func(t *testing.T) {
			wasm := build(t, b.env, b.flags...)
			slimmed := mustSlim(t, wasm)
			want, code := run(t, wasm)
			if code != 0 || !strings.Contains(want, "checksum") {
				t.Fatalf("untrimmed: exit %d\n%s", code, want)
			}
			if got, code := run(t, slimmed); code != 0 || got != want {
				t.Errorf("trimmed: exit %d\n%s\nuntrimmed:\n%s", code, got, want)
			}
			again, stats, err := Slim(slimmed)
			if err != nil || stats.Functions != 0 || !bytes.Equal(again, slimmed) {
				t.Errorf("Slim of a slim module: %v, %+v", err, stats)
			}
		})
	}
}

// Programs that print a traceback or die must do so in the same way, only
// without names.
func TestTracebacks(t *testing.T) {
	wasm := build(t, "GOEXPERIMENT=")
	slimmed := mustSlim(t, wasm)
	name := regexp.MustCompile(`main\.[a-z]+\(|names\.go|main\.go|trace\.go`)
	for how, says := range map[string]string{
		"stack":    "goroutine 1 [running]",
		"panic":    "panic: case 1",
		"nil":      "called using nil",
		"deadlock": "all goroutines are asleep - deadlock!",
		"goexit":   "deadlock!",
		"fatal":    "unlock of unlocked mutex",
		"overflow": "stack overflow",
	} {
		want, wantCode := run(t, wasm, how)
		got, code := run(t, slimmed, how)
		if code != wantCode || !strings.Contains(want, says) || !strings.Contains(got, says) {
			t.Errorf("%s: exit %d, want %d\n%s\nuntrimmed:\n%s", how, code, wantCode, got, want)
		}
		if found := name.FindString(got); found != "" {
			t.Errorf("%s: %q is still in\n%s", how, found, got)
		}
	}
}

// What the collector and recover read must not change.
func TestKeepsWhatTheRuntimeReads(t *testing.T) {
	wasm := build(t, "GOEXPERIMENT=")
	old, oldFunctions := readTables(t, wasm)
	now, functions := readTables(t, mustSlim(t, wasm))
	if len(functions) != len(oldFunctions) {
		t.Fatalf("%d functions, were %d", len(functions), len(oldFunctions))
	}
	kept := map[string]int{}
	for i, f := range functions {
		was := oldFunctions[i]
		kept[f.name]++
		for j, at := range was.valueOffsets() {
			if j != 0 && j != 3+1 && j != 3+inlineIndexes && j < 3+4 {
				continue
			}
			end, _, _ := old.run(at)
			newAt := f.valueOffsets()[j]
			newEnd, _, ok := now.run(newAt)
			if !ok || newAt != at || newEnd != end || !bytes.Equal(now.values[at:end], old.values[at:end]) {
				t.Fatalf("%s: values %d have changed", was.name, j)
			}
		}
		for j := 0; j < len(f.inline); j += inlineSize {
			if f.inline[j] != was.inline[j] || !bytes.Equal(f.inline[j+8:j+12], was.inline[j+8:j+12]) {
				t.Fatalf("%s: inlined calls have changed", was.name)
			}
		}
		if strings.HasPrefix(was.name, "runtime.") != strings.HasPrefix(f.name, "runtime.") {
			t.Errorf("%s has become %s", was.name, f.name)
		}
	}
	if kept[stub1] != 1 || kept[stub2] != 1 || kept[anyWrapper] == 0 || len(kept) != 5 {
		t.Errorf("names kept: %v", kept)
	}
}

func readTables(t *testing.T, wasm []byte) (tables, []function) {
	t.Helper()
	found, err := findTables(dataOf(t, wasm))
	if err != nil {
		t.Fatal(err)
	}
	functions, err := found.functions()
	if err != nil {
		t.Fatal(err)
	}
	return found, functions
}

func TestThisGo(t *testing.T) {
	if !strings.HasPrefix(runtime.Version(), "go1.26") {
		t.Errorf("%s: compare runtime/symtab.go, runtime2.go and every use of funcname with Go 1.26, then change checkVersion", runtime.Version())
	}
}
