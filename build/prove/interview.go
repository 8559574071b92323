package prove

import (
	"cmp"
	"slices"

	"github.com/parcelaid/parcelaid/core/ask"
	"github.com/parcelaid/parcelaid/core/fact"
)

// weigh holds the weights of core/ask.
var weigh = []struct {
	part   string
	weight int
}{{"liable", 100}, {"claim", 40}, {"ladder", 15}, {"clocks", 15}, {"remedies", 10}}

// query is a question of the interview: where it may be on a page, and where
// with which order of magnitude.
type query struct {
	id        fact.ID
	group     string
	priority  int
	comes     diagram
	magnitude [6]diagram
}

// queries follows core/ask: which questions come, and how much they weigh.
func (p *Prover) queries() []query {
	w := &waiting{p.Space, map[hang]diagram{}}
	var list []query
	for i := range p.pack.Questions {
		q := &p.pack.Questions[i]
		asks := p.and(p.so(q.Applies), p.so(q.Ask))
		if asks == no {
			continue
		}
		x := query{id: fact.ID(q.Fact), group: q.Group, priority: int(q.Priority)}
		x.comes = p.and(asks, p.is(p.axes[q.Fact].level, absent))
		parts := w.decides(x.id)
		for set := range 1 << len(weigh) {
			where, sum := x.comes, 0
			for bit, part := range weigh {
				if set>>bit&1 == 1 {
					where, sum = p.and(where, parts[part.part]), sum+part.weight
				} else {
					where = p.less(where, parts[part.part])
				}
			}
			m := magnitude(sum)
			x.magnitude[m] = p.or(x.magnitude[m], where)
		}
		if p.pack.Schema.Defs[x.id].Kind == fact.Choice && q.Priority > 3 {
			idle := p.less(x.magnitude[0], w.informs(x.id))
			x.comes = p.less(x.comes, idle)
			x.magnitude[0] = p.less(x.magnitude[0], idle)
		}
		list = append(list, x)
	}
	return list
}

func magnitude(n int) int {
	m := 0
	for ; n > 0; n /= 4 {
		m++
	}
	return m
}

// sheet is a page that may come, and where it does.
type sheet struct {
	facts    []fact.ID
	priority int
	weight   int // order of magnitude
	where    diagram
}

func (a sheet) before(b sheet) int {
	if min(a.priority, b.priority) > 3 && a.weight != b.weight {
		return b.weight - a.weight
	}
	return cmp.Or(a.priority-b.priority, int(a.facts[0])-int(b.facts[0]))
}

// sheets gives the pages that come first in some of the given states, each
// with the states in which it does.
func (p *Prover) sheets(list []query, states diagram) []sheet {
	groups := map[string][]query{}
	var names []string
	for _, q := range list {
		if !p.meets(q.comes, states) {
			continue
		}
		name := q.group
		if name == "" {
			name = "\x00" + string(rune(q.id))
		}
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], q)
	}
	var all []sheet
	for _, name := range names {
		all = append(all, p.grouped(groups[name], states)...)
	}
	slices.SortStableFunc(all, func(a, b sheet) int { return a.before(b) })
	var first []sheet
	left := states
	for _, x := range all {
		if x.where = p.and(x.where, left); x.where != no {
			left = p.less(left, x.where)
			first = append(first, x)
		}
	}
	return first
}

// grouped gives the pages of one group: for each set of its questions that
// come together, up to three on a page.
func (p *Prover) grouped(group []query, states diagram) []sheet {
	var all []sheet
	var walk func(at int, where diagram, pages [][]query)
	walk = func(at int, where diagram, pages [][]query) {
		if where == no {
			return
		}
		if at == len(group) {
			for _, page := range pages {
				all = append(all, p.weighed(page, where)...)
			}
			return
		}
		q := group[at]
		walk(at+1, p.less(where, q.comes), pages)
		with := slices.Clone(pages)
		if n := len(with); n > 0 && len(with[n-1]) < ask.MaxOnPage && q.group != "" {
			with[n-1] = append(slices.Clone(with[n-1]), q)
		} else {
			with = append(with, []query{q})
		}
		walk(at+1, p.and(where, q.comes), with)
	}
	walk(0, states, nil)
	return all
}

// weighed splits a page by the magnitude of its heaviest question.
func (p *Prover) weighed(page []query, where diagram) []sheet {
	x := sheet{priority: page[0].priority}
	for _, q := range page {
		x.facts = append(x.facts, q.id)
		x.priority = min(x.priority, q.priority)
	}
	var all []sheet
	left := where
	for m := 5; m >= 0; m-- {
		heavy := no
		for _, q := range page {
			heavy = p.or(heavy, q.magnitude[m])
		}
		x.weight, x.where = m, p.and(left, heavy)
		if x.where != no {
			left = p.less(left, x.where)
			all = append(all, x)
		}
	}
	return all
}
