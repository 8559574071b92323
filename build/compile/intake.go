package compile

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/build/train"
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

// ownFacts are the facts of the reader itself; see core/intake.
var ownFacts = []string{"~skip", "~not", "~ask", "~before", "~after", "~date", "~since", "~never", "~mask", "~status", "~name", "~return", "~aside", "~idea"}

// withIntake finishes the pack, and adds the file for reading free text.
func (c *compiler) withIntake(dir string) (*Result, error) {
	r, err := c.finish()
	if err != nil {
		return nil, err
	}
	r.Intake = c.intake(dir)
	if len(c.faults.List) > 0 {
		return nil, &c.faults
	}
	return r, nil
}

// intake compiles the folder intake.
func (c *compiler) intake(dir string) []byte {
	paths, _ := filepath.Glob(filepath.Join(dir, "intake", "*.yaml"))
	slices.Sort(paths)
	if len(paths) == 0 {
		return nil
	}
	out := pack.Intake{Magic: pack.Magic, Format: pack.Format}
	t := &intakeTables{compiler: c, out: &out, classes: map[string]string{}}
	var cues []*node
	for _, path := range paths {
		name := "intake/" + filepath.Base(path)
		data, err := os.ReadFile(path)
		if err != nil {
			c.faults.add(name, 0, "%v", err)
			continue
		}
		entries := parse(name, data, &c.faults)
		switch kind := strings.FieldsFunc(filepath.Base(path), func(r rune) bool { return r == '-' || r == '.' })[0]; kind {
		case "classes":
			t.readClasses(entries)
		case "cues":
			cues = append(cues, entries...)
		case "fold":
			t.readFold(entries)
		case "names":
			t.readNames(entries)
		case "shapes":
			t.readShapes(entries)
		default:
			c.faults.add(name, 0, "there is no kind of intake called %q", kind)
		}
	}
	for _, n := range cues {
		t.readCue(n)
	}
	if len(c.faults.List) > 0 {
		return nil
	}
	t.train(filepath.Join(dir, "intake", "labelled"))
	if len(c.faults.List) > 0 {
		return nil
	}
	raw, err := out.MarshalMsg(nil)
	if err != nil {
		c.faults.add("intake", 0, "%v", err)
		return nil
	}
	sum := sha256.Sum256(raw)
	out.Revision = hex.EncodeToString(sum[:])[:12]
	raw, _ = out.MarshalMsg(nil)
	return raw
}

// intakeTables is the intake file in the making.
type intakeTables struct {
	*compiler
	out     *pack.Intake
	classes map[string]string
	fold    map[rune]rune
}

func (t *intakeTables) readClasses(entries []*node) {
	for _, n := range entries {
		t.only(n, "name", "pattern")
		name, pattern := n.word("name"), n.word("pattern")
		if _, double := t.classes[name]; double || name == "" {
			t.faults.at(n, "the class %q is there already, or has no name", name)
		}
		t.classes[name] = pattern
		t.out.Classes = append(t.out.Classes, pack.Class{Name: name, Pattern: pattern})
		if err := intake.CheckPattern(".("+pattern+")", t.classes); err != nil {
			t.faults.at(n, "%v", err)
		}
	}
}

func (t *intakeTables) readCue(n *node) {
	t.only(n, "fact", "value", "cues", "fixed")
	name, value := n.word("fact"), n.word("value")
	if strings.HasPrefix(name, "~") {
		if !slices.Contains(ownFacts, name) {
			t.faults.at(n, "there is no such fact of the reader: %s%s", name, hint(name, ownFacts))
		}
		t.target(n, name, value)
	} else {
		t.known2(n, name, value)
	}
	weights := n.get("cues")
	if weights == nil || weights.fields == nil {
		t.faults.at(n, "cues is missing: weights, each with its patterns")
		return
	}
	for _, key := range weights.keys {
		body := weights.fields[key]
		weight, err := strconv.Atoi(key)
		if err != nil || weight < 1 || weight > 20 {
			t.faults.at(body, "a weight is a whole number from 1 to 20, not %q", key)
			continue
		}
		var patterns []string
		for _, line := range strings.Split(body.text, "\n") {
			for _, pattern := range strings.Split(line, " / ") {
				if pattern = strings.TrimSpace(pattern); pattern == "" {
					continue
				}
				t.pattern(body, pattern)
				patterns = append(patterns, pattern)
			}
		}
		if len(patterns) == 0 {
			continue
		}
		t.out.Cues = append(t.out.Cues, pack.Cue{Pattern: strings.Join(patterns, " / "), Fact: name, Value: value, Weight: int16(weight), Fixed: n.word("fixed") == "yes"})
	}
}

// pattern checks one pattern, and that it is written as texts are read.
func (t *intakeTables) pattern(n *node, pattern string) {
	if err := intake.CheckPattern(pattern, t.classes); err != nil {
		t.faults.at(n, "%s: %v", pattern, err)
	}
	for _, r := range pattern {
		if f := intake.Fold(r, t.fold); f != r {
			t.faults.at(n, "%s: %q is read as %q; write it so", pattern, r, f)
			return
		}
	}
}

// target checks the value of a reader's own cue that names a fact.
func (t *intakeTables) target(n *node, name, value string) {
	kind := fact.Money
	switch name {
	case "~date":
		kind = fact.Date
	case "~before", "~after":
	default:
		return
	}
	if value != "none" && value != "cost_price" { // the reader makes a fact of it
		t.fact(value, n, kind)
	}
}

func (t *intakeTables) known2(n *node, name, value string) {
	id, ok := t.schema.Lookup(name)
	if !ok {
		t.faults.at(n, "there is no fact called %q", name)
		return
	}
	def := &t.schema.Defs[id]
	if def.Value(value) < 0 {
		t.faults.at(n, "%s has no value %q%s", name, value, hint(value, def.Values))
	}
}

func (t *intakeTables) readFold(entries []*node) {
	t.fold = map[rune]rune{}
	for _, n := range entries {
		t.only(n, "pairs")
		for _, pair := range strings.Fields(n.word("pairs")) {
			runes := []rune(pair)
			if len(runes) != 2 {
				t.faults.at(n, "%q is no pair of characters", pair)
				continue
			}
			if _, double := t.fold[runes[0]]; double {
				t.faults.at(n, "%q stands here twice", runes[0])
			}
			t.fold[runes[0]] = runes[1]
			t.out.Fold += pair
		}
	}
	for from, to := range t.fold {
		if further, ok := t.fold[to]; ok {
			t.faults.add("intake/fold.yaml", 0, "%c is read as %c, but that is read as %c", from, to, further)
		}
	}
}

func (t *intakeTables) readNames(entries []*node) {
	for _, n := range entries {
		t.only(n, "single", "double")
		t.out.Surnames += strings.Join(strings.Fields(n.word("single")), "")
		t.out.Double += strings.Join(strings.Fields(n.word("double")), "")
	}
}

// train fits the model to the labelled lines.
func (t *intakeTables) train(dir string) {
	lines, err := train.Load(dir)
	if err != nil {
		t.faults.add("intake/labelled", 0, "%v", err)
		return
	}
	if err := train.Model(t.out, lines); err != nil {
		t.faults.add("intake", 0, "%v", err)
	}
}
