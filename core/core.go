package core

import (
	"github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/ask"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/letter"
	"github.com/parcelaid/parcelaid/core/money"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/wire"
)

// The words that callers need, so that they know no other room.
type (
	Case     = fact.Case
	Answer   = fact.Answer
	Value    = fact.Value
	Fault    = fact.Error
	Plan     = plan.Plan
	Next     = plan.Next
	Text     = plan.Text
	Day      = day.Day
	Fen      = money.Fen
	Question = pack.Question

	Heard     = intake.Answer
	HeardSpan = intake.Span
	Action    = plan.Action
	Claim     = plan.Claim
	Offer     = plan.Offer
	Proof     = plan.Proof
	Party     = plan.Party
	Remedy    = plan.Remedy
	Note      = plan.Note
	Clock     = plan.Clock
	Rung      = plan.Rung
	Contact   = plan.Contact
	Source    = plan.Source
	Letter    = plan.Letter
)

// The kinds of facts.
const (
	Choice = fact.Choice
	List   = fact.List
	Money  = fact.Money
	Date   = fact.Date
	Number = fact.Number
)

// FactID is a fact's place in the vocabulary.
type FactID = fact.ID

// AsFault gives the fault behind an error of Set or Check, never nil.
func AsFault(err error) *Fault {
	if f, ok := err.(*fact.Error); ok {
		return f
	}
	return &Fault{Code: "bad"}
}

// FaultCode names what is wrong with an answer; see Fault.
func FaultCode(err error) string { return AsFault(err).Code }

// Engine is opened knowledge. It is for one caller at a time.
type Engine struct{ Pack *pack.Pack }

// Open reads the rules file and any text files. Texts may be added later with
// Add: what is not there yet is empty.
func Open(rules []byte, texts ...[]byte) (*Engine, error) {
	p, err := pack.Open(rules)
	if err != nil {
		return nil, err
	}
	e := &Engine{Pack: p}
	for _, t := range texts {
		if err := e.Add(t); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// Add reads a text file that belongs to the opened rules.
func (e *Engine) Add(text []byte) error { return e.Pack.Add(text) }

// NewCase gives a case without answers.
func (e *Engine) NewCase() *Case { return fact.NewCase(e.Pack.Schema) }

// Merge adds a publisher's overlay (see pack.Merge). Refused, the plain
// product goes on.
func (e *Engine) Merge(overlay []byte) error {
	o, err := pack.OpenOverlay(overlay)
	if err != nil {
		return err
	}
	return e.Pack.Merge(o)
}

// Advise gives the plan for a case on a day: all that wire.Plan writes but
// what Explain and Text add.
func (e *Engine) Advise(c *Case, today Day) *Plan {
	r := e.Pack.Read(c, today)
	p := advise.Plan(r)
	p.Letters = letter.Write(r)
	p.Next = ask.Next(r, p.Open)
	advise.Sources(r, p)
	return p
}

// Next gives only the question to ask now, or nil.
func (e *Engine) Next(c *Case, today Day) *Next {
	r := e.Pack.Read(c, today)
	return ask.Next(r, advise.Open(r))
}

// Text gives a plan as plain text in both languages.
func (e *Engine) Text(p *Plan) Text { return letter.Plain(e.Pack, p) }

// ReadCase, WritePlan and WriteError speak the JSON of schema/case.json,
// schema/plan.json and schema/error.json (see build/schema).
func (e *Engine) ReadCase(line []byte) (wire.Request, error) {
	return wire.ReadCase(line, e.Pack.Schema)
}

func WritePlan(id string, p *Plan) []byte    { return wire.Plan(id, p) }
func WriteError(id string, err error) []byte { return wire.Error(id, err) }

// ParseDay reads 2026-11-20; ParseMoney reads yuan.
func ParseDay(s string) (Day, error)   { return day.Parse(s) }
func ParseMoney(s string) (Fen, error) { return money.Parse(s) }
