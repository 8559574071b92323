// Package plan holds the types of the answer, without any logic. core/wire/plan.go
// says what each part is, schema/plan.json which words may stand in it.
package plan

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/day"
)

// Text is the same text in both languages. A language that has not been
// loaded is empty.
type Text struct{ Zh, En string }

// Plan is the advice for one case on one day.
type Plan struct {
	Pack  string
	Today day.Day

	Verdict        Verdict
	Liable         []Party
	NotLiable      []Party
	Remedies       []Remedy
	Claim          *Claim
	Offer          *Offer
	NotRecoverable []Note
	Checks         []Note
	Actions        []Action
	Evidence       []Proof
	Clocks         []Clock
	Ladder         []Rung
	Warnings       []Note
	Donts          []Note
	Duties         []Note
	Closing        []Note
	Exits          []Note
	Letters        []Letter
	Open           []Open
	Next           *Next
	ChangedBy      []Change
	Sources        []Source // everything that the plan rests on, in order of first use
	Stale          []string // sources, and "contacts", not checked for longer than their limit
	Text           Text     // the whole plan as plain text; empty unless asked for
	Shop           *Shop    // where a publisher's own step stands first
}

// Shop is what a publisher says on its own page, beside its step, which is
// the first of Actions. Last is the day up to which that step stands first:
// never past a day on which the person would lose something. Gate is set where
// the official steps may stay folded until then.
type Shop struct {
	Name     Text
	Hours    Text
	Address  Text
	Promises []Text
	Contact  Contact
	Last     day.Day
	Gate     bool
}

type Verdict struct {
	Text    Text
	Because []string
}

// Party is one who answers, or does not. Kind is first, also or
// only_between_them. Waits names the facts that an uncertain finding hangs on.
type Party struct {
	Party   string
	Kind    string
	Rank    int
	Certain bool
	Says    Text
	Because []string
	Rules   []string
	Waits   []string
	Rests   []string // the answers that it rests on; only of the first party
}

type Remedy struct {
	ID      string
	Certain bool
	Says    Text
	Because []string
}

// Claim is a range in fen. A bound that cannot be computed yet is nil, and
// Needs says for want of which facts.
type Claim struct {
	Low, High *int64
	Formulas  []string
	Certain   bool
	Working   []Text
	Needs     []string
	Uses      []string
	Because   []string
}

// Offer places what the other side offers against the claim: below, within
// or above. LowEnd marks an offer that is just the low end of a range.
type Offer struct {
	Against string
	Place   string
	LowEnd  bool
}

// Word is the id of the wording for an offer.
func (o *Offer) Word() string {
	if o.LowEnd {
		return "offer-low-end"
	}
	return "offer-" + o.Place
}

// Note is a statement. Done is for checks, Until for don'ts.
type Note struct {
	ID      string
	Text    Text
	Until   Text
	Done    bool
	Because []string
}

// Action is something to do. When is `now`, `by:<date>` or `after:<channel>`.
type Action struct {
	ID      string
	Rank    int
	When    string
	Channel string
	Title   Text
	Detail  Text
	Because []string
}

type Proof struct {
	ID       string
	Have     bool
	Rank     int
	Vanishes string
	Why      Text
	How      Text
	Because  []string
}

// Clock states: running, due, passed_contestable, lost, not_started.
type Clock struct {
	ID      string
	Title   Text
	Starts  *day.Day
	Due     *day.Day
	State   string
	Mine    bool // the person's own step
	Certain bool
	Says    Text
	Remains Text
	Class   string
	NoTable bool // counted without a published holiday table
	Needs   []string
	Because []string
}

// Rung states: now, waiting, later, blocked, done.
type Rung struct {
	Channel string
	Rank    int
	State   string
	Opens   *day.Day
	Against string
	Needs   []string
	Closes  []Text
	Beside  []string
	Handles Text
	Takes   Text
	Costs   Text
	Blocked Text
	Prepare []string
	Contact *Contact
	Because []string
}

// Contact is the official way to reach somebody.
type Contact struct {
	ID    string
	Name  Text
	Where Text
	Lines []Line
}

type Line struct {
	Type       string
	Value      string
	Use        Text
	Label      Text
	Confidence string
}

type Letter struct {
	ID      string
	To      string
	Channel string
	Title   Text
	Text    Text
	Replies []Reply
	Because []string
}

type Reply struct {
	They, You Text
	Because   []string
}

// Open is a fact that is not known and what it would decide.
type Open struct {
	Fact    string
	Decides []string
}

// Next is the question to ask now. Facts are asked on one page.
type Next struct {
	Question string
	Fact     string
	Facts    []string
	Left     int // pages still to come, this one included
}

// Change is a single answer that would change the plan.
type Change struct {
	Fact  string
	To    string
	Gives []string
}

// Outline is the part of a plan that comparisons look at.
type Outline struct {
	First    string
	Findings []string // sorted: "first seller", "also courier", "remedy refund", "formula F1", "clock …", "channel …", "exit …"
}

// Has reports whether an outline holds a finding, such as "remedy refund".
func (o *Outline) Has(finding string) bool {
	_, found := slices.BinarySearch(o.Findings, finding)
	return found
}

type Source struct {
	ID         string
	Class      string
	Confidence string
	Checked    day.Day
	Title      Text
	Says       Text
}
