package intake

import (
	"strconv"

	"github.com/parcelaid/parcelaid/core/day"
)

// Span is a place in the input, [From, To) in code points.
type Span struct{ From, To int }

// Answer is a suggestion for one fact.
type Answer struct {
	Fact   string
	Value  string
	List   []string // of list facts; Value is empty then
	Number bool     // Value is a number
	Span   Span
	Sure   int    // in hundredths
	Cue    string // the words it rests on
	Since  string // of days
}

// Waybill is what may be a waybill number.
type Waybill struct {
	Text     string
	Couriers []string
	Sure     int
	Span     Span
}

// Mask is a place that Redacted hides, and what stood there.
type Mask struct {
	Span
	Kind string
}

// Event is a line of a tracking list. On is nil where the line has no date.
type Event struct {
	Span   Span
	On     *day.Day
	Clock  string
	Status string
	Text   string
}

// Reading is what was understood. Answers stand in a fixed order, with the
// problem first; Also holds further problems.
type Reading struct {
	Answers  []Answer
	Also     []Answer
	Waybills []Waybill
	Masks    []Mask
	Redacted string
	Events   []Event // newest first
	Scam     bool
}

// Get gives the answer for a fact.
func (r *Reading) Get(fact string) (Answer, bool) {
	for _, a := range r.Answers {
		if a.Fact == fact {
			return a, true
		}
	}
	return Answer{}, false
}

// put adds an answer unless it is below the threshold or one stands already
// that is as sure.
func (r *Reading) put(a Answer) {
	if a.Sure < 50 {
		return
	}
	a.Sure = min(a.Sure, 98)
	for i := range r.Answers {
		if r.Answers[i].Fact == a.Fact {
			if a.Sure > r.Answers[i].Sure {
				r.Answers[i] = a
			}
			return
		}
	}
	r.Answers = append(r.Answers, a)
}

// drop removes the answer for a fact.
func (r *Reading) drop(fact string) {
	for i := range r.Answers {
		if r.Answers[i].Fact == fact {
			r.Answers = append(r.Answers[:i], r.Answers[i+1:]...)
			return
		}
	}
}

// Read reads a text. today gives relative dates their day.
func (rd *Reader) Read(s string, today day.Day) *Reading {
	out := &Reading{}
	read := rd.prepare(s, today, out)
	read.amounts()
	read.periods()
	read.dates()
	read.others()
	read.problem()
	read.roles()
	read.costs()
	out.sort()
	return out
}

// prepare finds the cues, numbers and dates of a text, and takes tracking
// lists out of it.
func (rd *Reader) prepare(s string, today day.Day, out *Reading) *sentence {
	x := &matcher{text: newText(s, rd.fold)}
	numbers := scanNumbers(x)
	hits := rd.find(x)
	moments := x.momentsOf(numbers, today)
	rd.waybills(x, hits, out)
	rd.redact(x, hits, moments, out)
	hits = rd.scopes(x, hits)
	hits, moments = rd.tracking(x, hits, moments, today, out)
	read := &sentence{Reader: rd, x: x, hits: hits, numbers: numbers, moments: moments, today: today, out: out}
	read.free()
	return read
}

// sentence is a text on its way to answers.
type sentence struct {
	*Reader
	x       *matcher
	hits    []hit
	numbers []number
	moments []moment
	today   day.Day
	out     *Reading
}

// cueOf gives the words of the input between folded places.
func (x *matcher) cueOf(from, to int) string {
	sp := x.span(from, min(to, from+60))
	return string(x.raw[sp.From:sp.To])
}

// answer gives an answer that rests on a hit.
func (s *sentence) answer(h hit, sure int) Answer {
	return Answer{Fact: s.facts[h.fact], Value: s.values[h.value], Span: s.x.span(h.from, h.to), Sure: sure, Cue: s.x.cueOf(h.from, h.to)}
}

func itoa(n int) string { return strconv.Itoa(n) }

// order in which answers stand.
var order = []string{"problem", "role", "bought_online", "insured", "platform", "courier", "days"}

func (r *Reading) sort() {
	rank := func(f string) int {
		for i, o := range order {
			if o == f {
				return i
			}
		}
		return len(order)
	}
	for i := 1; i < len(r.Answers); i++ {
		for j := i; j > 0; j-- {
			a, b := r.Answers[j-1], r.Answers[j]
			if ra, rb := rank(a.Fact), rank(b.Fact); ra < rb || ra == rb && a.Fact <= b.Fact {
				break
			}
			r.Answers[j-1], r.Answers[j] = b, a
		}
	}
}
