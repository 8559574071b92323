// Package pack is the compiled knowledge: the types that build writes and the
// engine reads. Open checks every bound before anything else sees them.
package pack

//go:generate go tool msgp -io=false -tests=false -file types.go -o types_gen.go

//msgp:tuple Fact Node Source Span Rule Question Hint Option Liability Remedy Claim Clock Opening Block Rung Proof Action Note Sentence Reply Letter Contact Entry Word Rules Texts
//msgp:limit arrays:20000 maps:0
//msgp:ignore Pack

// T is the place of a text in a Texts table; 0 is no text.
type T uint16

// Ref is the place of a condition among Rules.Nodes.
type Ref uint16

// Rules is the file `rules.<hash>.msgp`: everything but texts.
type Rules struct {
	Magic    string // "parcelaid"
	Format   uint16
	Revision string
	Day      int32 // newest `checked` date: the day of the static pages

	Facts []Fact
	Order []Span // pairs of dates: the first cannot come after the second
	Nodes []Node
	Kids  []uint16
	Never []Ref

	Sources   []Source
	Questions []Question
	Liability []Liability
	Remedies  []Remedy
	Claims    []Claim
	Clocks    []Clock
	Ladder    []Rung
	Evidence  []Proof
	Actions   []Action
	Notes     []Note
	Letters   []Letter
	Directory []Entry
	Words     []Word

	FirstYear, LastYear uint16
	Off, Worked         []int32 // public holidays on weekdays; worked weekend days

	Texts, LetterTexts uint16 // lengths of the text tables
}

// Texts is a file of one language: `text`, `letters` or `sources`.
type Texts struct {
	Magic    string
	Format   uint16
	Revision string // that of the Rules it belongs to
	Lang     string
	Kind     string
	List     []string
}

// Span is a pair of places.
type Span struct{ A, B uint16 }

// Fact defines one fact; see fact.Def.
type Fact struct {
	Name   string
	Kind   uint8
	Tense  uint8
	Values []string
}

// Node is a condition; see rule.Node.
type Node struct {
	Op       uint8
	Fact     uint16
	Other    uint16
	Mask     uint64
	Lo, Hi   int64
	From, To uint16
}

// Source is what statements rest on. Its title and wording are the texts
// 2i and 2i+1 of the `sources` file. Days are day.Day, 0 where open.
type Source struct {
	ID         string
	Class      string
	From, To   int32
	Checked    int32
	Confidence string
}

// Rule is what all kinds share. When is the rule's exact condition, its
// exceptions taken out; Finding that of what it finds, whichever rule finds
// it. Shows is When with only those exceptions taken out that are known to
// hold: the condition under which the rule speaks. So with "the seller answers
// for a loss" and its exception "unless the buyer booked the courier", a buyer
// who was not asked who booked is told of the seller (Shows), not that this is
// certain (When is open), unless another rule names the seller too (Finding).
type Rule struct {
	ID      string
	When    Ref
	Shows   Ref
	Finding Ref
	Rank    int16
	Because []uint16 // places in Sources
	From    int32    // in force; 0 where open
	To      int32
}

// Question asks for one fact.
type Question struct {
	Fact     uint16
	Group    string
	Priority int16
	Applies  Ref
	Ask      Ref
	// Presume is the usual reading while the fact is not answered: the answer
	// as text. Presumed is false where there is none. Implied are readings that
	// other answers suggest instead; the last that holds counts.
	Presumed bool
	Presume  string
	Implied  []Hint
	Title    T
	Help     T
	Why      T
	Options  []Option
}

// Hint is a value that a condition on the other answers suggests.
type Hint struct {
	Value uint8
	When  Ref
}

// Option is one choice of a question, in the order of the fact's values.
type Option struct {
	Value uint8
	Label T
	Help  T
}

type Liability struct {
	Rule    Rule
	Party   string
	Kind    string
	Says    T
	Verdict T
}

type Remedy struct {
	Rule   Rule
	Remedy string
	Says   T
}

type Claim struct {
	Rule    Rule
	Formula uint8
	Says    T
}

// Clock is a period of Count units from the first known of Starts, or a date
// that the person read off (Ends).
type Clock struct {
	Rule   Rule
	Title  T
	Starts []uint16
	Ends   []uint16
	Count  uint16
	Unit   string // days months years workdays hours
	Whose  string // mine other
	Method string // legal calendar
	Class  string
	Passed string // due contestable lost
	Says   T
	Remain T
	Opens  string
}

// Opening is one way in which a rung opens.
type Opening struct {
	When  Ref
	After int16 // place in Clocks, -1 where the condition alone opens it
}

// Block shuts a rung, and says why.
type Block struct {
	When    Ref
	Says    T
	Because []uint16
}

type Rung struct {
	Rule    Rule
	Channel string
	Against string
	Done    Ref
	Waiting Ref
	Blocked []Block
	Opens   []Opening
	Needs   []uint16
	Handles T
	Takes   T
	Costs   T
	Prepare []string
	Closes  []T
	Beside  []string
	Contact string
}

type Proof struct {
	Rule     Rule
	Evidence uint8 // place among the values of the fact `evidence`
	Vanishes string
	Why      T
	How      T
}

type Action struct {
	Rule    Rule
	Due     string // now by after
	Clock   int16  // place in Clocks for by
	After   string // channel for after
	Channel string
	Title   T
	Detail  T
}

// Note is a check, warning, don't, duty, closing step, limit or exit.
type Note struct {
	Rule   Rule
	Kind   string
	Text   T
	Until  T
	Checks int16 // place among the values of the fact `checked`, or -1
}

// Sentence is one sentence of a letter. Needs are the facts it prints.
type Sentence struct {
	When    Ref
	Text    T // in the `letters` file
	Because []uint16
	Needs   []uint16
}

// Reply is what they may answer, and what to answer then.
type Reply struct {
	When    Ref
	They    T
	You     T
	Because []uint16
}

type Letter struct {
	Rule      Rule
	To        string
	Channel   string
	Title     T
	Sentences []Sentence
	Replies   []Reply
}

type Contact struct {
	Type       string
	Value      string
	Use        T
	Label      T
	Confidence string
}

// Entry is a courier, platform, authority or scam of the directory.
type Entry struct {
	ID       string
	Kind     string
	Name     T
	Contacts []Contact
	Where    T
	Note     T
	Pattern  T
	Do       []T
}

// Word is a fixed text of the screen. Words are sorted by id.
type Word struct {
	ID   string
	Text T
}

//msgp:tuple Overlay Line

// Overlay is what a publisher adds: a file of its own, named by its SHA-256.
// Zh and En hold its texts at fixed places (OverlayName …).
type Overlay struct {
	Magic    string // "parcelaid-shop"
	Format   uint16
	ID       string
	Reply    uint16 // hours in which the shop promises to answer
	Checked  int32  // day on which the shop wrote it
	Zh, En   []string
	Contacts []Line
}

// Line is one way to reach the publisher, and what it is for.
type Line struct{ Type, Value, Zh, En string }

//msgp:tuple Intake Class Cue Shape Row Run

// Intake is the file `intake.<hash>.msgp`: what reading free text needs. It
// stands by itself; nothing in it refers to Rules.
type Intake struct {
	Magic    string
	Format   uint16
	Revision string

	Fold    string  // pairs of code points: as written, as read
	Classes []Class // named alternatives, used in patterns as <name>
	Cues    []Cue
	Shapes  []Shape // in order of trial

	Surnames string // single code points
	Double   string // surnames of two code points, joined
	Labels   []string
	Buckets  uint16 // of the model's hashed features; those of the cues follow
	Model    string // a character for each weight: for each feature, each label
}

// Class is a named pattern.
type Class struct{ Name, Pattern string }

// Cue is patterns, with " / " between, and what they say: that a fact has a
// value. Facts whose name begins with '~' are the reader's own: scopes, contexts, masks.
type Cue struct {
	Pattern string
	Fact    string
	Value   string
	Weight  int16
	Fixed   bool // carries its own negation: one before it does not turn it
}

// Shape is the form of a waybill number, or of what is not one (Not).
type Shape struct {
	ID       string
	Couriers []string
	Action   string // auto suggest ask not
	Check    string // s10 fedex12 dhl10 id18, or empty
	Rows     []Row  // alternatives
}

// Row is a sequence of runs that must match a whole text.
type Row struct{ Runs []Run }

// Run is a set of characters that stands Min to Max times. Bits 0 to 9 are
// digits, 10 to 35 capital letters, 36 the hyphen, 37 转.
type Run struct {
	Set      uint64
	Min, Max uint8
}
