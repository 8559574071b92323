package pack

import (
	"errors"
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
	"github.com/parcelaid/parcelaid/core/shape"
)

const (
	Magic  = "parcelaid"
	Format = 1

	maxElements = 400_000
	maxLength   = 8 << 20
)

// Error says why a file was refused.
type Error struct {
	File  string // rules, text, letters or sources
	What  string
	Cause error
}

func (e *Error) Unwrap() error { return e.Cause }
func (e *Error) Error() string {
	s := "knowledge file " + e.File + ": " + e.What
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

// ErrNewer marks a file that a newer build has made.
var ErrNewer = errors.New("made by a newer build")

// Pack is opened knowledge, ready for use. It is not changed after Open but
// by Add, and by the solver's memory of what it worked out.
type Pack struct {
	Rules
	Schema   *fact.Schema
	Program  rule.Program
	Solver   rule.Solver
	Calendar day.Calendar
	Facts    Known
	Overlay  *Overlay     // of a publisher, once merged
	Presumed []fact.Value // the usual reading of each fact, absent where there is none

	words   map[string]T
	entries map[string]int
	tables  map[tableKey][]string
}

type tableKey struct{ lang, kind string }

// Open reads the rules. Texts are added with Add, as they arrive.
func Open(b []byte) (*Pack, error) {
	fail := func(what string, cause error) (*Pack, error) {
		return nil, &Error{File: "rules", What: what, Cause: cause}
	}
	if err := shape.Scan(b, maxLength, maxElements); err != nil {
		return fail("refused", err)
	}
	if err := header(b); err != nil {
		return fail("refused", err)
	}
	p := &Pack{}
	rest, err := p.Rules.UnmarshalMsg(b)
	if err != nil {
		return fail("does not read", err)
	}
	if len(rest) > 0 {
		return fail("refused", shape.ErrTrailing)
	}
	p.Program.Kids = make([]rule.Ref, len(p.Kids))
	for i, k := range p.Kids {
		p.Program.Kids[i] = rule.Ref(k)
	}
	p.Program.Nodes = make([]rule.Node, len(p.Nodes))
	for i, n := range p.Nodes {
		p.Program.Nodes[i] = rule.Node{Op: rule.Op(n.Op), Fact: fact.ID(n.Fact), Other: fact.ID(n.Other), Mask: n.Mask, Lo: n.Lo, Hi: n.Hi, From: int(n.From), To: int(n.To)}
	}
	if err := p.check(); err != nil {
		return fail("holds a reference that leads nowhere", err)
	}
	if err := p.prepare(); err != nil {
		return fail("refused", err)
	}
	return p, nil
}

// Assemble gives a pack of rules that were not written to a file. Their
// conditions stand in the program, which several packs may share.
func Assemble(r Rules, program rule.Program) (*Pack, error) {
	p := &Pack{Rules: r, Program: program}
	if err := p.check(); err != nil {
		return nil, err
	}
	return p, p.prepare()
}

// Put gives a pack that was assembled a table of its texts.
func (p *Pack) Put(lang, kind string, list []string) { p.tables[tableKey{lang, kind}] = list }

// Add reads a file of texts that belongs to the rules.
func (p *Pack) Add(b []byte) error {
	fail := func(what string, cause error) error { return &Error{File: "text", What: what, Cause: cause} }
	if err := shape.Scan(b, maxLength, maxElements); err != nil {
		return fail("refused", err)
	}
	if err := header(b); err != nil {
		return fail("refused", err)
	}
	var t Texts
	if rest, err := t.UnmarshalMsg(b); err != nil || len(rest) > 0 {
		return fail("does not read", err)
	}
	if t.Revision != p.Revision {
		return fail("belongs to other rules", nil)
	}
	want := map[string]int{"text": int(p.Rules.Texts), "letters": int(p.LetterTexts), "sources": 2 * len(p.Sources)}
	if n, ok := want[t.Kind]; !ok || n != len(t.List) {
		return fail("has "+strconv.Itoa(len(t.List))+" entries", nil)
	}
	p.tables[tableKey{t.Lang, t.Kind}] = t.List
	return nil
}

// header refuses foreign files and those of another format before they are
// decoded: [ "parcelaid", format, … .
func header(b []byte) error {
	i := 1
	if len(b) > 0 && b[0] == 0xdc {
		i = 3
	}
	if len(b) < i+1+len(Magic)+1 || b[0]&0xf0 != 0x90 && b[0] != 0xdc || string(b[i+1:i+1+len(Magic)]) != Magic {
		return shape.ErrForeign
	}
	switch version := b[i+1+len(Magic)]; {
	case version == Format:
		return nil
	case version > Format:
		return ErrNewer
	}
	return errors.New("made by an older build")
}

func (p *Pack) prepare() error {
	defs := make([]fact.Def, len(p.Rules.Facts))
	for i, f := range p.Rules.Facts {
		defs[i] = fact.Def{Name: f.Name, Kind: fact.Kind(f.Kind), Tense: fact.Tense(f.Tense), Values: f.Values}
	}
	p.Schema = fact.NewSchema(defs)
	for _, o := range p.Order {
		p.Schema.Order = append(p.Schema.Order, [2]fact.ID{fact.ID(o.A), fact.ID(o.B)})
	}
	p.Solver = rule.Solver{Program: &p.Program, Schema: p.Schema}
	for _, n := range p.Never {
		p.Solver.Never = append(p.Solver.Never, rule.Ref(n))
	}
	p.Calendar = day.Calendar{First: int(p.FirstYear), Last: int(p.LastYear), Off: days(p.Off), Worked: days(p.Worked)}
	p.Facts = knownFacts(p.Schema)

	presumed := fact.NewCase(p.Schema)
	for _, q := range p.Questions {
		if !q.Presumed {
			continue
		}
		a := fact.Answer{Text: q.Presume}
		if p.Schema.Defs[q.Fact].Kind == fact.List {
			a = fact.Answer{IsList: true}
		}
		if err := presumed.Set(p.Schema.Defs[q.Fact].Name, a); err != nil {
			return err
		}
	}
	p.Presumed = presumed.Values

	p.words = make(map[string]T, len(p.Words))
	for _, w := range p.Words {
		p.words[w.ID] = w.Text
	}
	p.entries = make(map[string]int, len(p.Directory))
	for i, e := range p.Directory {
		p.entries[e.ID] = i
	}
	p.tables = make(map[tableKey][]string)
	return nil
}

func days(in []int32) []day.Day {
	out := make([]day.Day, len(in))
	for i, d := range in {
		out[i] = day.Day(d)
	}
	return out
}
