package compile

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/letter"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/wire"
)

// Case is what must come out of a whole case of examples/*.jsonl.
type Case struct {
	File   string
	Line   int
	ID     string
	First  []string   // parties that may answer first
	Order  []string   // channels that the ladder holds, in this order
	Claim  [2]*string // low and high in yuan; nil where not stated, "" where open
	Says   [][]string // of each group, at least one phrase stands in the text
	Silent []string   // phrases that the text must not hold
}

func (c *compiler) readCases() {
	parts := c.kinds["examples"]
	for _, n := range parts {
		c.only(n, "case", "first", "order", "low", "high", "says", "silent", "note")
		x := Case{File: n.file, Line: n.line, ID: n.word("case"), First: n.words("first"), Order: n.words("order"), Silent: n.words("silent")}
		for i, key := range []string{"low", "high"} {
			if f := n.get(key); f != nil {
				x.Claim[i] = &f.text
			}
		}
		for _, party := range x.First {
			if !slices.Contains(parties, party) {
				c.faults.at(n, "first: %q is no party%s", party, hint(party, parties))
			}
		}
		for _, channel := range x.Order {
			c.channel(n, channel)
		}
		for _, group := range n.get("says").each() {
			x.Says = append(x.Says, group.scalars())
		}
		c.cases = append(c.cases, x)
	}
}

// RunCases answers every case of dir/examples/*.jsonl that the examples say
// something of, and names what is not as it must be.
func RunCases(p *pack.Pack, dir string, cases []Case) []string {
	lines, err := caseLines(dir)
	if err != nil {
		return []string{err.Error()}
	}
	var wrong []string
	for i := range cases {
		x := &cases[i]
		line, ok := lines[x.ID]
		if !ok {
			wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: there is no case %q", x.File, x.Line, x.ID))
			continue
		}
		request, err := wire.ReadCase(line, p.Schema)
		if err != nil {
			wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: %v", x.File, x.Line, err))
			continue
		}
		r := p.Read(request.Case, request.Today)
		made := advise.Plan(r)
		made.Letters = letter.Write(r)
		advise.Sources(r, made)
		for _, fault := range x.against(made, letter.Plain(p, made).Zh) {
			wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: case %s: %s", x.File, x.Line, x.ID, fault))
		}
	}
	return wrong
}

// caseLines reads the cases by id.
func caseLines(dir string) (map[string][]byte, error) {
	lines := map[string][]byte{}
	files, _ := filepath.Glob(filepath.Join(dir, "examples", "*.jsonl"))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		scanner := bufio.NewScanner(bytes.NewReader(data))
		scanner.Buffer(nil, wire.MaxLength)
		for scanner.Scan() {
			v, err := wire.Parse(scanner.Bytes())
			if err != nil {
				return nil, fmt.Errorf("%s: %w", filepath.Base(file), err)
			}
			if id, ok := v.Get("id"); ok {
				lines[id.Text] = bytes.Clone(scanner.Bytes())
			}
		}
	}
	return lines, nil
}

func (x *Case) against(p *plan.Plan, text string) []string {
	var faults []string
	if len(x.First) > 0 && (len(p.Liable) == 0 || !slices.Contains(x.First, p.Liable[0].Party)) {
		faults = append(faults, fmt.Sprintf("first is %s, not one of %v", p.Liable[0].Party, x.First))
	}
	at := 0
	for _, channel := range x.Order {
		place := slices.IndexFunc(p.Ladder, func(g plan.Rung) bool { return g.Channel == channel })
		if place < 0 {
			faults = append(faults, "the ladder lacks "+channel)
			continue
		}
		if place < at {
			faults = append(faults, channel+" stands too early in the ladder")
		}
		at = place
	}
	for i, want := range x.Claim {
		if want != nil && bound(p.Claim, i) != *want {
			faults = append(faults, fmt.Sprintf("bound %d of the claim is %q, not %q", i+1, bound(p.Claim, i), *want))
		}
	}
	for _, group := range x.Says {
		if !slices.ContainsFunc(group, func(s string) bool { return strings.Contains(text, s) }) {
			faults = append(faults, fmt.Sprintf("the text says none of %q", group))
		}
	}
	for _, s := range x.Silent {
		if strings.Contains(text, s) {
			faults = append(faults, fmt.Sprintf("the text says %q", s))
		}
	}
	return faults
}

// bound gives the low (0) or high (1) bound in yuan, "" where open.
func bound(c *plan.Claim, i int) string {
	if c == nil {
		return ""
	}
	f := c.Low
	if i == 1 {
		f = c.High
	}
	if f == nil {
		return ""
	}
	s := strconv.FormatInt(*f/100, 10)
	if *f%100 != 0 {
		s += fmt.Sprintf(".%02d", *f%100)
	}
	return s
}
