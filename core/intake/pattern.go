package intake

import "errors"

// The instructions of a pattern. All jumps lead forward, so every match ends.
const (
	opMatch  uint8 = iota
	opRune         // arg: the code point
	opSplit        // try the next instruction, then arg
	opJump         // arg: where to
	opGap          // up to arg code points, within a clause
	opFar          // up to arg code points, over commas
	opNumber       // a number, in digits or Chinese
	opStart        // the beginning of a clause
	opEnd          // the end of a clause
	opNot          // what runs up to arg must not match here
	opYes          // the end of what must not match
)

type inst struct {
	op  uint8
	arg int32
}

const maxProgram = 6000

// A pattern is written as text, with
//
//	(a|b|)   one of several, nothing among them
//	*        up to 6 code points of the same clause; ~ up to 24, over commas
//	#        a number
//	^ $      the beginning, the end of a clause
//	<name>   a class: alternatives with a name
//	!x !(a|b)  x, or one of a and b, does not follow
type patternParser struct {
	src     []rune
	at      int
	classes map[string]string
	out     []inst
	depth   int
}

// compilePattern translates a pattern.
func compilePattern(src string, classes map[string]string) ([]inst, error) {
	p := &patternParser{src: []rune(src), classes: classes}
	if err := p.alternatives(true); err != nil {
		return nil, err
	}
	p.out = append(p.out, inst{op: opMatch})
	if len(p.out) > maxProgram {
		return nil, errors.New("pattern is too long")
	}
	return p.out, nil
}

// alternatives translates a|b|c up to a closing bracket or the end.
func (p *patternParser) alternatives(top bool) error {
	if p.depth++; p.depth > 12 {
		return errors.New("pattern is nested too deeply")
	}
	defer func() { p.depth-- }()
	var ends []int
	for {
		split := len(p.out)
		p.out = append(p.out, inst{op: opSplit})
		if err := p.sequence(); err != nil {
			return err
		}
		if p.at < len(p.src) && p.src[p.at] == '|' {
			p.at++
			ends = append(ends, len(p.out))
			p.out = append(p.out, inst{op: opJump})
			p.out[split].arg = int32(len(p.out))
			continue
		}
		p.out[split] = inst{op: opJump, arg: int32(split + 1)}
		break
	}
	for _, e := range ends {
		p.out[e].arg = int32(len(p.out))
	}
	if top && p.at < len(p.src) {
		return errors.New("pattern closes a bracket it did not open")
	}
	return nil
}

func (p *patternParser) sequence() error {
	for p.at < len(p.src) {
		if len(p.out) > maxProgram {
			return errors.New("pattern is too long")
		}
		r := p.src[p.at]
		switch r {
		case '|', ')':
			return nil
		}
		p.at++
		switch r {
		case '(':
			if err := p.alternatives(false); err != nil {
				return err
			}
			if p.at >= len(p.src) || p.src[p.at] != ')' {
				return errors.New("pattern leaves a bracket open")
			}
			p.at++
		case '<':
			if err := p.class(); err != nil {
				return err
			}
		case '*':
			p.out = append(p.out, inst{opGap, 6})
		case '~':
			p.out = append(p.out, inst{opFar, 24})
		case '#':
			p.out = append(p.out, inst{op: opNumber})
		case '^':
			p.out = append(p.out, inst{op: opStart})
		case '$':
			p.out = append(p.out, inst{op: opEnd})
		case '!':
			if p.at >= len(p.src) {
				return errors.New("pattern ends with !")
			}
			if err := p.refused(); err != nil {
				return err
			}
		default:
			p.out = append(p.out, inst{opRune, r})
		}
	}
	return nil
}

// refused translates what follows a !.
func (p *patternParser) refused() error {
	start := len(p.out)
	p.out = append(p.out, inst{op: opNot})
	if p.src[p.at] == '(' {
		p.at++
		if err := p.alternatives(false); err != nil {
			return err
		}
		if p.at >= len(p.src) || p.src[p.at] != ')' {
			return errors.New("pattern leaves a bracket open")
		}
	} else {
		p.out = append(p.out, inst{opRune, p.src[p.at]})
	}
	p.at++
	p.out = append(p.out, inst{op: opYes})
	p.out[start].arg = int32(len(p.out))
	return nil
}

func (p *patternParser) class() error {
	from := p.at
	for p.at < len(p.src) && p.src[p.at] != '>' {
		p.at++
	}
	if p.at == len(p.src) {
		return errors.New("pattern leaves a < open")
	}
	name := string(p.src[from:p.at])
	p.at++
	body, ok := p.classes[name]
	if !ok {
		return errors.New("pattern: there is no class " + name)
	}
	inner := &patternParser{src: []rune(body), classes: p.classes, out: p.out, depth: p.depth}
	if err := inner.alternatives(true); err != nil {
		return errors.New("class " + name + ": " + err.Error())
	}
	p.out = inner.out
	return nil
}

// firsts gives the code points with which a match can begin; any is true
// where it can begin with a number; bad where it cannot be told.
func firsts(prog []inst) (runes []rune, number, bad bool) {
	seen := make([]bool, len(prog))
	stack := []int32{0}
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := prog[pc]; in.op {
		case opRune:
			runes = append(runes, in.arg)
		case opNumber:
			number = true
		case opSplit:
			stack = append(stack, pc+1, in.arg)
		case opJump:
			stack = append(stack, in.arg)
		case opNot:
			stack = append(stack, in.arg)
		case opStart:
			stack = append(stack, pc+1)
		default:
			bad = true
		}
	}
	return runes, number, bad
}
