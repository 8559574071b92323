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
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/letter"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/wire"
)

// Case is what must come out of a whole case: one of examples/*.jsonl, or one
// that is given here.
type Case struct {
	File  string
	Line  int
	ID    string
	Given []Answer // of a case that is given here
	Here  bool
	On    day.Day

	First    []string            // parties that may answer first
	Order    []string            // channels that the ladder holds, in this order
	Claim    [2]*string          // low and high in yuan; nil where not stated, "" where open
	Has      map[string][]string // of each part, what the plan holds, in this order
	Lacks    map[string][]string // and what it does not
	Formulas []string            // exactly these; nil where not stated
	Needs    []string            // amounts that the claim asks for, exactly
	Says     [][]string          // of each group, at least one phrase stands in the text
	Silent   []string            // phrases that the text must not hold

	Every  *every  // instead of a case: what the rules of one kind find
	Letter *spoken // instead of a plan: what one message says
}

// parts of a plan whose entries a case may name.
var caseParts = []string{"liable", "also", "only_between_them", "not_liable", "remedies", "clocks", "evidence", "actions", "checks", "warnings", "donts", "duties", "closing", "limits", "exits", "letters"}

func (c *compiler) readCases() {
	if c.brief {
		return
	}
	for _, n := range c.kinds["examples"] {
		if n.get("every") != nil {
			c.cases = append(c.cases, Case{File: n.file, Line: n.line, ID: "every " + n.word("every"), Here: true, On: exampleDay, Every: c.every(n)})
			continue
		}
		if n.get("letter") != nil {
			c.spoken(n)
			continue
		}
		c.only(n, "case", "given", "on", "first", "order", "low", "high", "formulas", "needs", "has", "lacks", "says", "silent", "note")
		x := Case{File: n.file, Line: n.line, ID: n.word("case"), First: n.words("first"), Order: n.words("order"), Silent: n.words("silent"), On: exampleDay}
		if n.get("on") != nil {
			x.On = c.date(n, "on")
		}
		if x.Here = n.get("given") != nil; x.Here {
			x.Given = c.given(n.get("given"), x.On)[0]
		}
		for i, key := range []string{"low", "high"} {
			if f := n.get(key); f != nil {
				x.Claim[i] = &f.text
			}
		}
		if n.get("formulas") != nil {
			x.Formulas = append([]string{}, n.words("formulas")...)
		}
		if n.get("needs") != nil {
			x.Needs = append([]string{}, n.words("needs")...)
		}
		x.Has, x.Lacks = c.parts(n.get("has")), c.parts(n.get("lacks"))
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

func (c *compiler) parts(n *node) map[string][]string {
	if n == nil {
		return nil
	}
	c.only(n, caseParts...)
	list := map[string][]string{}
	for _, part := range n.keys {
		list[part] = n.words(part)
	}
	return list
}

// RunCases answers every case that the examples say something of, and names
// what is not as it must be.
func RunCases(p *pack.Pack, dir string, cases []Case) []string {
	book, err := ReadBook(p, dir, cases)
	if err != nil {
		return []string{err.Error()}
	}
	var wrong []string
	for i := range cases {
		wrong = append(wrong, book.Wrong(p, &cases[i])...)
	}
	return wrong
}

// Book holds the whole cases as read.
type Book map[string]wire.Request

// ReadBook reads the cases that the examples name.
func ReadBook(p *pack.Pack, dir string, cases []Case) (Book, error) {
	lines, err := caseLines(dir)
	if err != nil {
		return nil, err
	}
	book := Book{}
	for i := range cases {
		x := &cases[i]
		at := fmt.Sprintf("knowledge/%s:%d", x.File, x.Line)
		if x.Here {
			request := wire.Request{Case: fact.NewCase(p.Schema), Today: x.On}
			for _, a := range x.Given {
				if err := request.Case.Set(a.Fact, a.Value); err != nil {
					return nil, fmt.Errorf("%s: %v", at, err)
				}
			}
			if err := request.Case.Check(x.On); err != nil && x.Letter == nil {
				return nil, fmt.Errorf("%s: %v", at, err)
			}
			book[x.key()] = request
			continue
		}
		line, ok := lines[x.ID]
		if !ok {
			return nil, fmt.Errorf("%s: there is no case %q", at, x.ID)
		}
		if book[x.key()], err = wire.ReadCase(line, p.Schema); err != nil {
			return nil, fmt.Errorf("%s: %v", at, err)
		}
	}
	return book, nil
}

func (x *Case) key() string {
	return x.File + " " + x.ID + " " + strconv.Itoa(x.Line) + told(&Example{Given: x.Given})
}

// Wrong says what does not come out of a case as it must.
func (b Book) Wrong(p *pack.Pack, x *Case) []string {
	if x.Every != nil {
		return x.Every.wrong(p, fmt.Sprintf("knowledge/%s:%d", x.File, x.Line))
	}
	request := b[x.key()]
	if x.Letter != nil {
		return x.Letter.wrong(p.Read(request.Case, request.Today), fmt.Sprintf("knowledge/%s:%d", x.File, x.Line))
	}
	r := p.Read(request.Case, request.Today)
	made := advise.Plan(r)
	made.Letters = letter.Write(r)
	advise.Sources(r, made)
	text := ""
	if len(x.Says)+len(x.Silent) > 0 {
		text = letter.Plain(p, made).Zh
	}
	var wrong []string
	for _, fault := range x.against(made, text) {
		wrong = append(wrong, fmt.Sprintf("knowledge/%s:%d: case %s: %s", x.File, x.Line, x.ID, fault))
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
	first := "nobody"
	if len(p.Liable) > 0 {
		first = p.Liable[0].Party
	}
	if len(x.First) > 0 && !slices.Contains(x.First, first) {
		faults = append(faults, fmt.Sprintf("first is %s, not one of %v", first, x.First))
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
	if x.Formulas != nil || x.Needs != nil {
		var formulas, needs []string
		if p.Claim != nil {
			formulas, needs = p.Claim.Formulas, p.Claim.Needs
		}
		if x.Formulas != nil && !alike(formulas, x.Formulas) {
			faults = append(faults, fmt.Sprintf("the formulas are %v, not %v", formulas, x.Formulas))
		}
		if x.Needs != nil && !alike(needs, x.Needs) {
			faults = append(faults, fmt.Sprintf("the claim asks for %v, not %v", needs, x.Needs))
		}
	}
	for _, part := range caseParts {
		have := entries(p, part)
		at := 0
		for _, id := range x.Has[part] {
			place := slices.Index(have, id)
			switch {
			case place < 0:
				faults = append(faults, fmt.Sprintf("%s lacks %s: %v", part, id, have))
			case place < at:
				faults = append(faults, fmt.Sprintf("%s: %s stands too early: %v", part, id, have))
			default:
				at = place
			}
		}
		for _, id := range x.Lacks[part] {
			if slices.Contains(have, id) {
				faults = append(faults, fmt.Sprintf("%s holds %s", part, id))
			}
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

func alike(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// entries names what a part of a plan holds, in its order.
func entries(p *plan.Plan, part string) []string {
	var ids []string
	switch part {
	case "liable", "also", "only_between_them":
		for _, x := range p.Liable {
			if x.Kind == part || part == "liable" {
				ids = append(ids, x.Party)
			}
		}
	case "not_liable":
		for _, x := range p.NotLiable {
			ids = append(ids, x.Party)
		}
	case "remedies":
		for _, x := range p.Remedies {
			ids = append(ids, x.ID)
		}
	case "clocks":
		for _, x := range p.Clocks {
			ids = append(ids, x.ID)
		}
	case "evidence":
		for _, x := range p.Evidence {
			ids = append(ids, x.ID)
		}
	case "actions":
		for _, x := range p.Actions {
			ids = append(ids, x.ID)
		}
	case "letters":
		for _, x := range p.Letters {
			ids = append(ids, x.ID)
		}
	default:
		notes := map[string][]plan.Note{"checks": p.Checks, "warnings": p.Warnings, "donts": p.Donts, "duties": p.Duties, "closing": p.Closing, "limits": p.NotRecoverable, "exits": p.Exits}
		for _, x := range notes[part] {
			ids = append(ids, x.ID)
		}
	}
	return ids
}
