package compile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/fact"
)

// Fault is something wrong in the knowledge, with its place.
type Fault struct {
	File string
	Line int
	Text string
}

func (f Fault) String() string {
	if f.File == "" {
		return f.Text
	}
	return fmt.Sprintf("knowledge/%s:%d: %s", f.File, f.Line, f.Text)
}

// Faults collects every fault, so that an editor sees all of them at once.
type Faults struct{ List []Fault }

func (f *Faults) add(file string, line int, format string, args ...any) {
	f.List = append(f.List, Fault{file, line, fmt.Sprintf(format, args...)})
}

func (f *Faults) at(n *node, format string, args ...any) {
	f.add(n.file, n.line, format, args...)
}

// Error lists the faults in the order of files and lines.
func (f *Faults) Error() string {
	slices.SortStableFunc(f.List, func(a, b Fault) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	var b strings.Builder
	for _, fault := range f.List {
		fmt.Fprintln(&b, fault)
	}
	if len(f.List) == 1 {
		b.WriteString("1 fault; nothing is built")
		return b.String()
	}
	fmt.Fprintf(&b, "%d faults; nothing is built", len(f.List))
	return b.String()
}

// hint gives "; did you mean …?" for a word close to one of the candidates.
func hint(word string, candidates []string) string {
	if near := fact.Nearest(word, candidates); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// oneOf checks a word against a closed list.
func (c *compiler) oneOf(n *node, key string, valid ...string) string {
	f := n.get(key)
	if f == nil {
		c.faults.at(n, "%s is missing: one of %s", key, strings.Join(valid, " "))
		return ""
	}
	if !slices.Contains(valid, f.text) {
		c.faults.at(f, "%s: %q is not one of %s%s", key, f.text, strings.Join(valid, " "), hint(f.text, valid))
	}
	return f.text
}

// only refuses fields that a kind does not have.
func (c *compiler) only(n *node, valid ...string) {
	if n.fields == nil {
		c.faults.at(n, "an entry is a mapping")
		return
	}
	for _, key := range n.keys {
		if !slices.Contains(valid, key) {
			c.faults.at(n.fields[key], "no field %q here%s", key, hint(key, valid))
		}
	}
}
