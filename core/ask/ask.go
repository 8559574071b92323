// Package ask decides which question is worth asking next.
//
// A question is asked as a page of its own where the editors say so, its fact
// is not answered, and the answer can still change something that matters.
// "Not sure" is an answer: it is not asked again in this sitting.
package ask

import (
	"sort"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
	"github.com/parcelaid/parcelaid/core/rule"
)

// MaxOnPage is the number of facts that one page may ask.
const MaxOnPage = 3

// weights order the parts of the plan by how much a person hangs on them.
var weights = map[string]int{"liable": 100, "claim": 40, "ladder": 15, "clocks": 15, "remedies": 10}

// Next gives the page to ask now, or nil when nothing is left that can change
// the plan. open is what each open fact decides, as the plan found it.
func Next(r *pack.Reading, open []plan.Open) *plan.Next {
	decides := map[string]int{}
	for _, o := range open {
		for _, part := range o.Decides {
			decides[o.Fact] += weights[part]
		}
	}
	var pages []page
	feeds := informing(r)
	for i := range r.Pack.Questions {
		q := &r.Pack.Questions[i]
		name := r.Pack.Schema.Defs[q.Fact].Name
		if !asked(r, q) {
			continue
		}
		weight, coarse := decides[name], q.Priority <= 3
		if weight == 0 && !coarse && !feeds[fact.ID(q.Fact)] && r.Pack.Schema.Defs[q.Fact].Kind == fact.Choice {
			continue
		}
		add(&pages, q, weight)
	}
	if len(pages) == 0 {
		return nil
	}
	sort.SliceStable(pages, func(i, j int) bool { return pages[i].before(&pages[j]) < 0 })
	first := pages[0]
	next := &plan.Next{Left: len(pages)}
	for _, id := range first.facts {
		next.Facts = append(next.Facts, r.Pack.Schema.Defs[id].Name)
	}
	next.Fact = next.Facts[0]
	next.Question = next.Fact
	return next
}

// asked reports whether a question deserves a page now.
func asked(r *pack.Reading, q *pack.Question) bool {
	return r.Case.Get(fact.ID(q.Fact)).State == fact.Absent &&
		r.Usually(q.Applies) == rule.True && r.Usually(q.Ask) == rule.True
}

// informing gives the facts that actions wait for. Actions are never certain,
// so these are not "open", but their answers still change what to do. Lists,
// amounts and dates are asked in any case: evidence and messages print them.
func informing(r *pack.Reading) map[fact.ID]bool {
	feeds := map[fact.ID]bool{}
	for i := range r.Pack.Actions {
		for _, id := range r.Waits(r.Pack.Actions[i].Rule.When) {
			feeds[id] = true
		}
	}
	return feeds
}

// page is a group of facts that are asked together.
type page struct {
	group    string
	facts    []fact.ID
	weight   int
	priority int
}

func add(pages *[]page, q *pack.Question, weight int) {
	for i := range *pages {
		p := &(*pages)[i]
		if q.Group != "" && p.group == q.Group && len(p.facts) < MaxOnPage {
			p.facts = append(p.facts, fact.ID(q.Fact))
			p.weight = max(p.weight, weight)
			p.priority = min(p.priority, int(q.Priority))
			return
		}
	}
	*pages = append(*pages, page{group: q.Group, facts: []fact.ID{fact.ID(q.Fact)}, weight: weight, priority: int(q.Priority)})
}

// before puts what decides more first. Weights are compared by their order of
// magnitude, so that the editors' priorities settle what is close.
func (p *page) before(o *page) int {
	if a, b := magnitude(p.weight), magnitude(o.weight); a != b && min(p.priority, o.priority) > 3 {
		return b - a
	}
	if p.priority != o.priority {
		return p.priority - o.priority
	}
	return int(p.facts[0]) - int(o.facts[0])
}

func magnitude(n int) int {
	m := 0
	for ; n > 0; n /= 4 {
		m++
	}
	return m
}
