package prove

// mark is how far a store has grown.
type mark struct{ nodes, kids int }

// Mark remembers what has been worked out so far. What it gives forgets all
// that came after it, so that many packs can be held against one without
// filling the memory.
func (p *Prover) Mark() func() {
	s := p.Space
	at := mark{len(s.level), len(s.kids)}
	return func() {
		if len(s.level) < at.nodes+2_000_000 {
			return // not worth it yet
		}
		s.level, s.start, s.kids = s.level[:at.nodes], s.start[:at.nodes], s.kids[:at.kids]
		clear(s.memo)
		clear(s.table)
		for d := 3; d < len(s.level); d++ {
			s.table[s.place(int(s.level[d]), s.below(diagram(d)))] = diagram(d)
		}
		for _, made := range [][]diagram{s.usual, s.plain} {
			for i := range made {
				if int(made[i]) >= at.nodes {
					made[i] = -1
				}
			}
		}
	}
}
