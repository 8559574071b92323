package prove

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/rule"
)

// An answer to a fact that does not apply is no answer: the plan is the same,
// so that the proof may leave such cases out.
func TestMasked(t *testing.T) {
	p := open_(t)
	tried := 0
	for seed := uint64(1); seed <= 100; seed++ {
		r := rand.New(rand.NewPCG(seed, 9))
		for _, state := range p.choose6(r)[:1] {
			if p.at(p.allowed, state) != rule.True {
				continue
			}
			c := p.witness(state)
			read := p.pack.Read(c, p.today)
			for i := range p.pack.Questions {
				q := &p.pack.Questions[i]
				if read.Plainly(q.Applies) != rule.False {
					continue
				}
				with := c.Clone()
				with.Values[q.Fact] = p.value(fact.ID(q.Fact), unknown+r.IntN(p.arity[p.axes[q.Fact].level]-1))
				if p.at(p.could, p.state(with)) != rule.True {
					continue
				}
				tried++
				if !reflect.DeepEqual(p.engine.Advise(c, p.today), p.engine.Advise(with, p.today)) {
					t.Errorf("%s changes the plan though it does not apply: %s", p.pack.Schema.Defs[q.Fact].Name, describe(with))
				}
			}
		}
	}
	t.Logf("%d answers", tried)
}
