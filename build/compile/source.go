package compile

import (
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// Source is knowledge as its files have it, before it is compiled.
type Source struct {
	Dir    string
	kinds  map[string][]*node
	faults Faults
}

// Read reads the files below dir. What is wrong with them is told by what
// compiles them.
func Read(dir string) *Source {
	s := &Source{Dir: dir}
	s.kinds = load(dir, &s.faults)
	return s
}

// tables hold what several compilations may share: conditions and texts that
// are equal have one place.
type tables struct {
	b       rule.Builder
	main    texts
	letters texts
}

func newTables() *tables {
	t := &tables{}
	t.main.init()
	t.letters.init()
	return t
}

// Bench compiles variants of one knowledge into packs that share their
// conditions: what is equal in two of them has the same place, so that they
// can be compared.
type Bench struct{ t *tables }

func NewBench() *Bench { return &Bench{newTables()} }

// Variant is one of several knowledges that are compared.
type Variant struct {
	Pack     *pack.Pack // without intake
	Examples []Example
	Cases    []Case
	Targets  map[Target]rule.Ref // the condition of all that examples may stand beside
}

// Compile gives the pack of a source as it stands. The pack does not see what
// is compiled after it.
func (x *Bench) Compile(s *Source) (*Variant, error) { return x.compile(s, false) }

// Brief is Compile without the examples.
func (x *Bench) Brief(s *Source) (*Variant, error) { return x.compile(s, true) }

func (x *Bench) compile(s *Source, brief bool) (*Variant, error) {
	c, err := s.compile(x.t, brief)
	if err != nil {
		return nil, err
	}
	v := &Variant{Examples: c.worked, Cases: c.cases, Targets: c.targets}
	program := rule.Program{Nodes: x.t.b.Nodes[:len(x.t.b.Nodes):len(x.t.b.Nodes)], Kids: x.t.b.Kids[:len(x.t.b.Kids):len(x.t.b.Kids)]}
	v.Pack, err = pack.Assemble(c.out, program)
	if err != nil {
		return nil, err
	}
	for _, lang := range languages {
		for kind, t := range map[string]*texts{"text": &c.main, "letters": &c.letters, "sources": &c.sourceText} {
			v.Pack.Put(lang, kind, t.list[lang])
		}
	}
	return v, nil
}
