package compile

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parcelaid/parcelaid/core/pack"
)

// every states what all rules of one kind find, in one place: a second entry
// that must be changed too, so that a slip of the pen shows. `other` is for
// the rules that no line names. first and last are those that may stand at
// the very top (rank up to 5) and bottom (from 95).
type every struct {
	kind        string
	finds       map[string]string // by rule
	other       string
	first, last []string
	ranked      bool
}

func (c *compiler) every(n *node) *every {
	c.only(n, "every", "finds", "else", "first", "last", "note")
	x := &every{kind: n.word("every"), finds: map[string]string{}, other: n.word("else"), first: n.words("first"), last: n.words("last"), ranked: n.get("first") != nil || n.get("last") != nil}
	if f := n.get("finds"); f != nil {
		for _, finds := range f.keys {
			for _, id := range f.fields[finds].scalars() {
				if _, double := x.finds[id]; double {
					c.faults.at(f, "%s stands twice", id)
				}
				x.finds[id] = finds
			}
		}
	}
	return x
}

func (x *every) wrong(p *pack.Pack, at string) []string {
	var wrong []string
	left := maps.Clone(x.finds)
	Rules(p, func(kind string, r *pack.Rule, finds string) {
		if kind != x.kind {
			return
		}
		want, named := x.finds[r.ID]
		delete(left, r.ID)
		if !named {
			want = x.other
		}
		if want != "" && want != finds {
			wrong = append(wrong, fmt.Sprintf("%s: %s/%s finds %s, not %s", at, kind, r.ID, finds, want))
		}
		if !x.ranked {
			return
		}
		if top := r.Rank <= 5; top != slices.Contains(x.first, r.ID) {
			wrong = append(wrong, fmt.Sprintf("%s: %s/%s has rank %d; it stands first: %v", at, kind, r.ID, r.Rank, !top))
		}
		if low := r.Rank >= 95; low != slices.Contains(x.last, r.ID) {
			wrong = append(wrong, fmt.Sprintf("%s: %s/%s has rank %d; it stands last: %v", at, kind, r.ID, r.Rank, !low))
		}
	})
	for _, id := range slices.Sorted(maps.Keys(left)) {
		wrong = append(wrong, fmt.Sprintf("%s: there is no rule %s/%s", at, x.kind, id))
	}
	return wrong
}
