// Package casefile is a saved case: what a person told us, and what has
// happened since. A file is six bytes of magic, one of version, the CRC-32 of
// the rest, and the rest: one MessagePack array.
//
// Files of every version ever written are read; testdata holds one of each.
// Answers stand in them by the ids of facts and options, as text: a question
// that was added since is simply not answered yet, and an answer that the
// knowledge has no word for any more is kept aside, not lost.
package casefile

//go:generate go tool msgp -io=false -tests=false -unexported -file types.go -o types_gen.go

//msgp:tuple File Answer Contact Field fileV0
//msgp:limit arrays:500 maps:0

// File is a case. Days are day.Day, 0 where open.
type File struct {
	ID       string // made at random, says nothing about anybody
	Title    string // the person's own words, or ""
	Created  int32
	Updated  int32
	Seen     int32  // the last day on which it was looked at
	Serial   uint32 // rises with each save, so that two tabs notice each other
	Calendar uint32 // rises with each export of the calendar
	Revision string // of the knowledge at the save

	Answers  []Answer
	Aside    []Answer // what the knowledge has no word for
	Diary    []Contact
	Personal []Field  // only where the person asked for it
	Findings []string // what the plan found at the save, by name
}

// Answer is one answer; a list has IsList and any number of values, everything
// else one. "unknown" is an answer.
type Answer struct {
	Fact   string
	Values []string
	IsList bool
}

// Contact is an entry of the diary. What is the id of what happened, such as
// "courier-refused"; the rest is the person's own words.
type Contact struct {
	On     int32
	What   string
	Who    string
	Staff  string // the number of whoever answered
	Ticket string
	Said   string // what was promised or offered
	Due    int32
	Note   string
}

// Field is something personal that goes into messages: a name, a number.
type Field struct{ Name, Value string }

// fileV0 is what the first trials wrote: answers, and two days.
type fileV0 struct {
	Created, Updated int32
	Revision         string
	Answers          []Answer
}
