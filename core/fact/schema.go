// Package fact holds one person's answers.
//
// The vocabulary is data: a Schema names the facts and their values, so a new
// question needs no Go. A Value may be absent (not asked), unknown (asked, not
// sure) or known; unknown is never no.
package fact

// Kind is the shape of a fact's values.
type Kind uint8

const (
	Choice Kind = iota // one of Def.Values
	List               // any number of Def.Values, at most 64
	Money              // fen
	Date               // day.Day
	Number             // whole number, 0 to 1000
)

// Tense says on which side of today a date may lie.
type Tense uint8

const (
	AnyTime Tense = iota
	Past          // today or earlier
	Future        // today or later
)

// ID is a fact's place in its Schema.
type ID uint16

// None is no fact.
const None ID = 0xffff

// Def defines one fact. A derived fact is computed, never answered.
type Def struct {
	Name    string
	Kind    Kind
	Values  []string
	Tense   Tense
	Derived bool
}

// Schema is the vocabulary of answers. Order holds pairs of dates of which the
// first cannot come after the second.
type Schema struct {
	Defs  []Def
	Order [][2]ID

	index  map[string]ID
	derive derivation
}

// NewSchema indexes defs and adds the derived facts.
func NewSchema(defs []Def) *Schema {
	s := &Schema{Defs: defs, index: make(map[string]ID, len(defs)+2)}
	for i, d := range defs {
		s.index[d.Name] = ID(i)
	}
	s.addDerived()
	return s
}

// Lookup gives the fact of a name, derived ones included.
func (s *Schema) Lookup(name string) (ID, bool) {
	id, ok := s.index[name]
	return id, ok
}

// Must gives the fact of a name that the code relies on, None where the
// vocabulary lacks it.
func (s *Schema) Must(name string) ID {
	if id, ok := s.index[name]; ok {
		return id
	}
	return None
}

// Value gives the place of a value of a choice or list fact, or -1.
func (d *Def) Value(name string) int {
	for i, v := range d.Values {
		if v == name {
			return i
		}
	}
	return -1
}

// Nearest gives the candidate closest to word, or "" when none is close.
func Nearest(word string, candidates []string) string {
	best, distance := "", 1+len(word)/3
	for _, c := range candidates {
		if d := edits(word, c, distance); d < distance || (d == distance && best == "") {
			best, distance = c, d
		}
	}
	return best
}

// edits is the Levenshtein distance, or limit+1 once it exceeds limit.
func edits(a, b string, limit int) int {
	if len(a) > 64 || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
