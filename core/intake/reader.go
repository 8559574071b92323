package intake

import (
	"errors"
	"strconv"

	"github.com/parcelaid/parcelaid/core/pack"
)

// Reader reads texts. It keeps nothing of what it has read.
type Reader struct {
	fold     map[rune]rune
	cues     []cue
	index    map[rune][]int32 // cues by the code point they begin with
	byNumber []int32          // cues that begin with a number
	facts    []string
	values   []string
	own      ownFacts
	shapes   []pack.Shape
	surnames map[rune]bool
	double   map[[2]rune]bool
	model    model
}

// ownFacts are the places of the facts that are the reader's own.
type ownFacts struct {
	skip, not, ask, before, after, date, since, never, mask, status, problem, name, back int16
}

// New prepares a reader. A pattern that does not parse is refused.
func New(in *pack.Intake) (*Reader, error) {
	rd := &Reader{
		fold: map[rune]rune{}, index: map[rune][]int32{}, shapes: in.Shapes,
		surnames: map[rune]bool{}, double: map[[2]rune]bool{},
	}
	var from rune = -1
	for _, r := range in.Fold {
		if from < 0 {
			from = r
			continue
		}
		rd.fold[from], from = r, -1
	}
	for _, r := range in.Surnames {
		rd.surnames[r] = true
	}
	pair := []rune(in.Double)
	for i := 0; i+1 < len(pair); i += 2 {
		rd.double[[2]rune{pair[i], pair[i+1]}] = true
	}
	classes := map[string]string{}
	for _, c := range in.Classes {
		classes[c.Name] = c.Pattern
	}
	facts, values := places{}, places{}
	total := 0
	for i := range in.Cues {
		c := &in.Cues[i]
		prog, err := compilePattern(c.Pattern, classes)
		if err != nil {
			return nil, errors.New("cue " + strconv.Itoa(i) + ": " + c.Pattern + ": " + err.Error())
		}
		if total += len(prog); total > 2_000_000 {
			return nil, errors.New("too many cues")
		}
		runes, number, bad := firsts(prog)
		if bad {
			return nil, errors.New("cue " + strconv.Itoa(i) + ": " + c.Pattern + ": begins with a gap or can be empty")
		}
		rd.cues = append(rd.cues, cue{prog: prog, fact: facts.of(c.Fact), value: values.of(c.Value), weight: c.Weight, fixed: c.Fixed})
		seen := map[rune]bool{}
		for _, r := range runes {
			if !seen[r] {
				seen[r] = true
				rd.index[r] = append(rd.index[r], int32(i))
			}
		}
		if number {
			rd.byNumber = append(rd.byNumber, int32(i))
		}
	}
	o := &rd.own
	for _, f := range []struct {
		name string
		at   *int16
	}{{"~skip", &o.skip}, {"~not", &o.not}, {"~ask", &o.ask}, {"~before", &o.before}, {"~after", &o.after}, {"~date", &o.date}, {"~since", &o.since}, {"~never", &o.never}, {"~mask", &o.mask}, {"~status", &o.status}, {"problem", &o.problem}, {"~name", &o.name}, {"~return", &o.back}} {
		*f.at = facts.of(f.name)
	}
	rd.facts, rd.values = facts.list(), values.list()
	rd.model = model{labels: in.Labels, buckets: int(in.Buckets), weights: in.Model}
	return rd, nil
}

// CheckPattern says what is wrong with a pattern, for build.
func CheckPattern(pattern string, classes map[string]string) error {
	prog, err := compilePattern(pattern, classes)
	if err != nil {
		return err
	}
	if _, _, bad := firsts(prog); bad {
		return errors.New("pattern begins with a gap, or can be empty")
	}
	return nil
}

// places numbers words in the order of their first use.
type places map[string]int16

func (p places) of(word string) int16 {
	if i, ok := p[word]; ok {
		return i
	}
	i := int16(len(p))
	p[word] = i
	return i
}

func (p places) list() []string {
	out := make([]string, len(p))
	for w, i := range p {
		out[i] = w
	}
	return out
}
