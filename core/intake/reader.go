package intake

import (
	"errors"
	"strconv"
	"strings"

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
	pairs    map[[2]int16]int32 // facts with their values, as the model counts them
}

// ownFacts are the places of the facts that are the reader's own.
type ownFacts struct {
	skip, not, ask, before, after, date, since, never, mask, status, problem, name, back, aside, idea int16
}

// New prepares a reader. A pattern that does not parse is refused.
func New(in *pack.Intake) (*Reader, error) {
	rd := &Reader{
		fold: map[rune]rune{}, index: map[rune][]int32{}, shapes: in.Shapes,
		surnames: map[rune]bool{}, double: map[[2]rune]bool{}, pairs: map[[2]int16]int32{},
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
		q := cue{fact: facts.of(c.Fact), value: values.of(c.Value), weight: c.Weight, fixed: c.Fixed}
		for _, pattern := range strings.Split(c.Pattern, " / ") {
			prog, err := compilePattern(pattern, classes)
			if err != nil {
				return nil, errors.New("cue " + strconv.Itoa(i) + ": " + pattern + ": " + err.Error())
			}
			if total += len(prog); total > 2_000_000 {
				return nil, errors.New("too many cues")
			}
			if !rd.add(q, prog) {
				return nil, errors.New("cue " + strconv.Itoa(i) + ": " + pattern + ": begins with a gap or can be empty")
			}
		}
	}
	o := &rd.own
	for _, f := range []struct {
		name string
		at   *int16
	}{{"~skip", &o.skip}, {"~not", &o.not}, {"~ask", &o.ask}, {"~before", &o.before}, {"~after", &o.after}, {"~date", &o.date}, {"~since", &o.since}, {"~never", &o.never}, {"~mask", &o.mask}, {"~status", &o.status}, {"problem", &o.problem}, {"~name", &o.name}, {"~return", &o.back}, {"~aside", &o.aside}, {"~idea", &o.idea}} {
		*f.at = facts.of(f.name)
	}
	rd.facts, rd.values = facts.list(), values.list()
	for _, q := range rd.cues {
		pair := [2]int16{q.fact, q.value}
		if _, ok := rd.pairs[pair]; !ok && (rd.facts[q.fact][0] != '~' || q.fact == rd.own.back || q.fact == rd.own.status) {
			rd.pairs[pair] = int32(len(rd.pairs))
		}
	}
	return rd, rd.openModel(model{labels: in.Labels, buckets: int(in.Buckets), weights: in.Model})
}

// add puts a cue into the index; it refuses one that can begin anywhere.
func (rd *Reader) add(q cue, prog []inst) bool {
	runes, number, bad := firsts(prog)
	if bad {
		return false
	}
	q.prog = prog
	at := int32(len(rd.cues))
	rd.cues = append(rd.cues, q)
	seen := map[rune]bool{}
	for _, r := range runes {
		if !seen[r] {
			seen[r] = true
			rd.index[r] = append(rd.index[r], at)
		}
	}
	if number {
		rd.byNumber = append(rd.byNumber, at)
	}
	return true
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
