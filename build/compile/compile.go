package compile

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
	"github.com/parcelaid/parcelaid/site/prose"
)

// Result is compiled knowledge: the files of a pack, and what only build
// needs.
type Result struct {
	Rules    []byte
	Intake   []byte
	Texts    map[string][]byte // "text.zh", "letters.en", …
	Revision string
	Examples []Example
	Cases    []Case
	Counts   map[string]int // entries of each kind
	Reading  *prose.Reading // what is printed to be read
}

type compiler struct {
	*tables
	faults     Faults
	kinds      map[string][]*node
	brief      bool // only what the pack needs, no examples
	targets    map[Target]rule.Ref
	schema     *fact.Schema
	questions  map[fact.ID]*node
	applicable map[fact.ID]rule.Ref
	applying   map[fact.ID]bool
	named      map[string]*named
	sources    map[string]uint16
	clocks     map[string]int16
	sourceText texts
	reading    texts // of articles, in no pack
	out        pack.Rules
	worked     []Example
	cases      []Case
}

// languages that every text must have.
var languages = []string{"zh", "en"}

// Compile reads the knowledge below dir. The error is a *Faults that lists
// everything that is wrong.
func Compile(dir string) (*Result, error) {
	c, err := Read(dir).compile(newTables(), false)
	if err != nil {
		return nil, err
	}
	c.reading.init()
	articles := c.readArticles()
	if len(c.faults.List) > 0 {
		return nil, &c.faults
	}
	c.rows(articles)
	result, err := c.withIntake(dir)
	if err == nil {
		result.Reading = articles
	}
	return result, err
}

// compile does everything but write the files.
func (s *Source) compile(t *tables, brief bool) (*compiler, error) {
	c := &compiler{
		tables: t, brief: brief, targets: map[Target]rule.Ref{},
		questions: map[fact.ID]*node{}, applicable: map[fact.ID]rule.Ref{}, applying: map[fact.ID]bool{},
		named: map[string]*named{}, sources: map[string]uint16{}, clocks: map[string]int16{},
	}
	c.kinds = s.kinds
	c.faults.List = slices.Clone(s.faults.List)
	c.known()
	if !c.vocabulary() {
		return nil, &c.faults // without facts every test would be a fault
	}
	c.readSources()
	for _, n := range c.kinds["conditions"] {
		c.only(n, "id", "when", "examples")
		c.named[n.word("id")] = &named{node: n}
	}
	for _, n := range c.kinds["conditions"] {
		c.examples(n, Target{Part: "condition"}, c.called(n.word("id"), n))
	}
	c.readNever()
	c.readQuestions()
	for i, n := range c.kinds["clocks"] {
		c.clocks[n.word("id")] = int16(i)
	}
	c.readLiability()
	c.readRemedies()
	c.readClaims()
	c.readClocks()
	c.readLadder()
	c.readEvidence()
	c.readActions()
	c.readNotes()
	c.readLetters()
	c.readDirectory()
	c.readWords()
	c.readHolidays()
	c.readCases()
	if len(c.faults.List) > 0 {
		return nil, &c.faults
	}
	c.out.Magic, c.out.Format = pack.Magic, pack.Format
	c.out.Texts, c.out.LetterTexts = uint16(len(c.main.list["zh"])), uint16(len(c.letters.list["zh"]))
	return c, nil
}

// known refuses files of kinds that do not exist.
func (c *compiler) known() {
	kinds := []string{"sources", "questions", "conditions", "never", "order", "holidays", "liability", "remedies", "claims", "clocks", "ladder", "evidence", "actions", "letters", "directory", "words", "examples", "pages"}
	kinds = append(kinds, noteKinds...)
	for kind, nodes := range c.kinds {
		if !slices.Contains(kinds, kind) && len(nodes) > 0 {
			c.faults.add(nodes[0].file, 0, "there is no kind of knowledge called %q%s", kind, hint(kind, kinds))
		}
	}
}

// finish writes the files. The revision is the hash of everything in them.
func (c *compiler) finish() (*Result, error) {
	for _, n := range c.b.Nodes {
		c.out.Nodes = append(c.out.Nodes, pack.Node{Op: uint8(n.Op), Fact: uint16(n.Fact), Other: uint16(n.Other), Mask: n.Mask, Lo: n.Lo, Hi: n.Hi, From: uint16(n.From), To: uint16(n.To)})
	}
	for _, k := range c.b.Kids {
		c.out.Kids = append(c.out.Kids, uint16(k))
	}
	if len(c.b.Nodes) > 60_000 || len(c.b.Kids) > 60_000 {
		c.faults.add("", 0, "the conditions outgrow 16 bits: %d nodes, %d kids", len(c.b.Nodes), len(c.b.Kids))
		return nil, &c.faults
	}
	hash := sha256.New()
	raw, err := c.out.MarshalMsg(nil)
	if err != nil {
		return nil, err
	}
	hash.Write(raw)
	tables := []struct {
		kind string
		t    *texts
	}{{"text", &c.main}, {"letters", &c.letters}, {"sources", &c.sourceText}}
	for _, table := range tables {
		for _, lang := range languages {
			for _, s := range table.t.list[lang] {
				hash.Write([]byte(s))
				hash.Write([]byte{0})
			}
		}
	}
	revision := hex.EncodeToString(hash.Sum(nil))[:12]
	c.out.Revision = revision
	r := &Result{Revision: revision, Texts: map[string][]byte{}, Examples: c.worked, Cases: c.cases, Counts: map[string]int{}}
	if r.Rules, err = c.out.MarshalMsg(nil); err != nil {
		return nil, err
	}
	for _, table := range tables {
		for _, lang := range languages {
			t := pack.Texts{Magic: pack.Magic, Format: pack.Format, Revision: revision, Lang: lang, Kind: table.kind, List: table.t.list[lang]}
			if r.Texts[table.kind+"."+lang], err = t.MarshalMsg(nil); err != nil {
				return nil, err
			}
		}
	}
	for kind, nodes := range c.kinds {
		r.Counts[kind] = len(nodes)
	}
	return r, nil
}

// Open gives the compiled knowledge as the engine sees it, in all languages.
func (r *Result) Open() (*pack.Pack, error) {
	p, err := pack.Open(r.Rules)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(mapKeys(r.Texts)) {
		if err := p.Add(r.Texts[name]); err != nil {
			return nil, err
		}
	}
	return p, nil
}
