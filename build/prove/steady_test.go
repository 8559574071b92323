package prove

import (
	"reflect"
	"testing"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/fact"
)

// What is printed without a date reads the same two years on, but for the
// line on sources that nobody has looked at.
func TestSteady(t *testing.T) {
	p := open_(t)
	k := &p.pack.Facts
	for problem := range p.pack.Schema.Defs[k.Problem].Values {
		for role := range p.pack.Schema.Defs[k.Role].Values {
			c := fact.NewCase(p.pack.Schema)
			c.Values[k.Problem] = fact.Value{State: fact.Known, N: int64(problem)}
			c.Values[k.Role] = fact.Value{State: fact.Known, N: int64(role)}
			now, later := p.engine.Advise(c, p.today), p.engine.Advise(c, p.today+day.Day(ahead))
			later.Today, later.Stale = now.Today, now.Stale
			if !reflect.DeepEqual(now, later) {
				t.Errorf("%s: the plan changes by itself", describe(c))
			}
		}
	}
}
