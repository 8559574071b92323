package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/wire"
)

// open compiles the knowledge and opens it with all its texts.
func open(dir string) (*core.Engine, *compile.Result, error) {
	result, err := compile.Compile(dir)
	if err != nil {
		return nil, nil, err
	}
	var texts [][]byte
	names := make([]string, 0, len(result.Texts))
	for name := range result.Texts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		texts = append(texts, result.Texts[name])
	}
	engine, err := core.Open(result.Rules, texts...)
	return engine, result, err
}

var errLines = errors.New("some lines failed; see their errors")

// advise answers one case a line. A bad line gives an error line in its
// place, and the rest goes on.
func advise(dir string, in io.Reader, out io.Writer) error {
	engine, _, err := open(dir)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 64<<10)
	w := bufio.NewWriter(out)
	defer w.Flush()
	failed := false
	for {
		line, long, err := readLine(lines)
		if err != nil && err != io.EOF {
			return err
		}
		if err == io.EOF && len(line) == 0 && !long {
			break
		}
		answer, ok := answer(engine, line, long)
		failed = failed || !ok
		w.Write(answer)
		w.WriteByte('\n')
		if err == io.EOF {
			break
		}
	}
	if failed {
		return errLines
	}
	return nil
}

func answer(engine *core.Engine, line []byte, long bool) ([]byte, bool) {
	if long {
		return core.WriteError("", wire.ErrTooLong), false
	}
	return engine.AdviseLine(line)
}

// readLine reads one line without its end. A line beyond wire.MaxLength is
// read to its end but not kept.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !long && len(line)+len(part) > wire.MaxLength+1 {
			line, long = nil, true
		}
		if !long {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if n := len(line); n > 0 && line[n-1] == '\n' {
			line = line[:n-1]
		}
		return line, long, err
	}
}

// explain prints what a plan rests on and what would change it; with a
// finding named, what would bring it.
func explain(dir, finding string, in io.Reader, out io.Writer) error {
	engine, _, err := open(dir)
	if err != nil {
		return err
	}
	line, err := io.ReadAll(io.LimitReader(in, wire.MaxLength+1))
	if err != nil {
		return err
	}
	request, err := engine.ReadCase(line)
	if err != nil {
		return err
	}
	c, today := request.Case, request.Today
	if finding != "" {
		return whyNot(engine, c, today, finding, out)
	}
	p := engine.Advise(c, today)
	engine.Explain(c, p)
	fmt.Fprintln(out, p.Verdict.Text.Zh)
	fmt.Fprintln(out, p.Verdict.Text.En)
	for _, x := range p.Liable {
		fmt.Fprintf(out, "\n%s %s, certain: %v\n  rules %v\n  because %v\n", x.Kind, x.Party, x.Certain, x.Rules, x.Because)
		if rests, ok := engine.Why(c, today, x.Kind+" "+x.Party); ok {
			fmt.Fprintf(out, "  rests on %v\n", rests)
		}
		if len(x.Waits) > 0 {
			fmt.Fprintf(out, "  hangs on %v\n", x.Waits)
		}
	}
	fmt.Fprintln(out, "\nfound, and what it rests on")
	for _, f := range engine.Findings(c, today) {
		rests, _ := engine.Why(c, today, f)
		fmt.Fprintf(out, "  %-40s %v\n", f, rests)
	}
	fmt.Fprintln(out, "\nwould change it")
	for _, x := range p.ChangedBy {
		fmt.Fprintf(out, "  %s = %s: %v\n", x.Fact, x.To, x.Gives)
	}
	return nil
}

func whyNot(engine *core.Engine, c *core.Case, today core.Day, finding string, out io.Writer) error {
	if rests, ok := engine.Why(c, today, finding); ok {
		fmt.Fprintf(out, "%s is found; it rests on %v\n", finding, rests)
		return nil
	}
	changes := engine.WhyNot(c, today, finding)
	if len(changes) == 0 {
		fmt.Fprintf(out, "%s is not found, and no two answers would bring it\n", finding)
		return nil
	}
	fmt.Fprintf(out, "%s is not found; it would be with\n", finding)
	for _, set := range changes {
		for i, a := range set {
			if i > 0 {
				fmt.Fprint(out, " and ")
			}
			fmt.Fprintf(out, "  %s = %s", a.Fact, a.Value)
		}
		fmt.Fprintln(out)
	}
	return nil
}
