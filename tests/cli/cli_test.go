// Package cli_test runs the command as its users do: each file of testdata is
// one story, with its files, its commands and what they say.
package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var binaries string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "parcelaid-cli")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	cmd := exec.Command("go", "build", "-o", filepath.Join(dir, "parcelaid"), "../../build")
	if out, err := cmd.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v\n%s", err, out)
		return 1
	}
	binaries = dir
	return m.Run()
}

func TestCommand(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", binaries+string(os.PathListSeparator)+os.Getenv("PATH"))
			env.Setenv("KNOWLEDGE", filepath.Join(root, "core", "knowledge"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"knowledge": knowledge,
			"replace":   replace,
			"fill":      fill,
			"lines":     lines,
		},
	})
}

// knowledge copies the whole knowledge to a folder, to be broken there.
func knowledge(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(ts.Getenv("KNOWLEDGE"))))
}

// replace changes the first old in a file into new, which must be there.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	name, from, to := ts.MkAbs(args[0]), args[1], args[2]
	data, err := os.ReadFile(name)
	ts.Check(err)
	if !bytes.Contains(data, []byte(from)) {
		ts.Fatalf("%s has no %q", args[0], from)
	}
	ts.Check(os.WriteFile(name, bytes.Replace(data, []byte(from), []byte(to), 1), 0o644))
}

// fill writes, in place of a word, a byte that is no UTF-8, or many bytes:
// `fill FILE WORD 0xff 1`.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	var c byte
	var n int
	_, err = fmt.Sscan(args[2]+" "+args[3], &c, &n)
	ts.Check(err)
	ts.Check(os.WriteFile(name, bytes.ReplaceAll(data, []byte(args[1]), bytes.Repeat([]byte{c}, n)), 0o644))
}

// lines checks how many lines the last command wrote.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if got := fmt.Sprint(strings.Count(ts.ReadFile("stdout"), "\n")); got != args[0] {
		ts.Fatalf("%s lines on stdout, want %s", got, args[0])
	}
}
