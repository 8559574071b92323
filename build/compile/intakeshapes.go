package compile

import (
	"errors"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

func (t *intakeTables) readShapes(entries []*node) {
	seen := map[string]bool{}
	for _, n := range entries {
		t.only(n, "id", "regex", "couriers", "action", "check", "sample")
		s := pack.Shape{ID: n.word("id"), Couriers: n.words("couriers"), Action: t.oneOf(n, "action", "auto", "suggest", "ask", "not"), Check: n.word("check")}
		if seen[s.ID] || s.ID == "" {
			t.faults.at(n, "the id %q is there already, or is missing", s.ID)
		}
		seen[s.ID] = true
		for _, c := range s.Couriers {
			t.known2(n, "courier", c)
		}
		if s.Check != "" {
			t.oneOf(n, "check", "s10", "fedex12", "dhl10", "id18")
		}
		rows, err := Rows(n.word("regex"))
		if err != nil {
			t.faults.at(n, "regex: %v", err)
			continue
		}
		s.Rows = rows
		if sample := n.word("sample"); !regexp.MustCompile(n.word("regex")).MatchString(sample) || !intake.MatchShape(&s, []rune(sample)) {
			t.faults.at(n, "the sample %q does not match", sample)
		}
		t.out.Shapes = append(t.out.Shapes, s)
	}
}

// Rows compiles an anchored expression over digits, capitals, hyphen and 转
// into sequences of runs.
func Rows(expr string) ([]pack.Row, error) {
	if !strings.HasPrefix(expr, "^") || !strings.HasSuffix(expr, "$") {
		return nil, errors.New("is not anchored at both ends")
	}
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	sequences, err := sequencesOf(re)
	if err != nil {
		return nil, err
	}
	var rows []pack.Row
	for _, s := range sequences {
		rows = append(rows, pack.Row{Runs: s})
	}
	return rows, nil
}

// sequencesOf gives the alternatives of an expression.
func sequencesOf(re *syntax.Regexp) ([][]pack.Run, error) {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpEndText, syntax.OpEmptyMatch:
		return [][]pack.Run{nil}, nil
	case syntax.OpLiteral:
		var runs []pack.Run
		for _, r := range re.Rune {
			set, err := setOf(r, r)
			if err != nil {
				return nil, err
			}
			runs = append(runs, pack.Run{Set: set, Min: 1, Max: 1})
		}
		return [][]pack.Run{runs}, nil
	case syntax.OpCharClass:
		var set uint64
		for i := 0; i < len(re.Rune); i += 2 {
			part, err := setOf(re.Rune[i], re.Rune[i+1])
			if err != nil {
				return nil, err
			}
			set |= part
		}
		return [][]pack.Run{{{Set: set, Min: 1, Max: 1}}}, nil
	case syntax.OpCapture:
		return sequencesOf(re.Sub[0])
	case syntax.OpAlternate:
		var all [][]pack.Run
		for _, sub := range re.Sub {
			part, err := sequencesOf(sub)
			if err != nil {
				return nil, err
			}
			all = append(all, part...)
		}
		return all, nil
	case syntax.OpConcat:
		all := [][]pack.Run{nil}
		for _, sub := range re.Sub {
			part, err := sequencesOf(sub)
			if err != nil {
				return nil, err
			}
			var next [][]pack.Run
			for _, a := range all {
				for _, b := range part {
					next = append(next, slices.Concat(a, b))
				}
			}
			all = next
		}
		return all, nil
	case syntax.OpQuest:
		part, err := sequencesOf(re.Sub[0])
		return append([][]pack.Run{nil}, part...), err
	case syntax.OpRepeat:
		return repeated(re)
	}
	return nil, errors.New("holds something that tables cannot: " + re.String())
}

func repeated(re *syntax.Regexp) ([][]pack.Run, error) {
	part, err := sequencesOf(re.Sub[0])
	if err != nil {
		return nil, err
	}
	if len(part) != 1 || len(part[0]) != 1 || part[0][0].Min != 1 || part[0][0].Max != 1 || re.Max < 0 || re.Max > 64 {
		return nil, errors.New("repeats something that tables cannot: " + re.String())
	}
	return [][]pack.Run{{{Set: part[0][0].Set, Min: uint8(re.Min), Max: uint8(re.Max)}}}, nil
}

func setOf(lo, hi rune) (uint64, error) {
	var set uint64
	for r := lo; r <= hi; r++ {
		switch {
		case r >= '0' && r <= '9':
			set |= 1 << uint(r-'0')
		case r >= 'A' && r <= 'Z':
			set |= 1 << uint(r-'A'+10)
		case r == '-':
			set |= 1 << 36
		case r == '转':
			set |= 1 << 37
		default:
			return 0, errors.New("holds a character outside the alphabet: " + string(r))
		}
		if r-lo > 64 {
			return 0, errors.New("holds too wide a class")
		}
	}
	return set, nil
}
