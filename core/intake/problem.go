package intake

// candidate is a problem with what speaks for it.
type candidate struct {
	value string
	score int // tenths of a cue's weight
	best  hit
	found bool // a cue, not only the model
	asked bool
	label int // of the model
	share int // of the model's trust, in hundredths
}

// general problems step back behind what happened to the parcel.
func general(value string) bool { return value == "refused_compensation" }

// problem decides what happened, and what besides.
func (s *sentence) problem() {
	list := s.candidates()
	list = s.byModel(list)
	sortCandidates(list)
	if len(list) == 0 {
		return
	}
	top := list[0]
	sure := surety(top.share)
	if top.value == "none" || sure < 50 {
		return
	}
	a := s.answer(top.best, sure)
	if !top.found {
		from, to := s.telling(top.label)
		a.Span, a.Cue = s.x.span(from, to), s.x.cueOf(from, to)
	}
	a.Fact, a.Value = "problem", top.value
	s.out.put(a)
	for _, c := range list[1:] {
		if b := s.answer(c.best, min(90, 20+c.score/3+c.share)); c.found && b.Sure >= 50 && len(s.out.Also) < 4 && !c.asked {
			b.Fact, b.Value = "also", c.value
			s.out.Also = append(s.out.Also, b)
		}
	}
	if top.value != "scam" {
		s.out.drop("money_lost_to_fraud")
		s.out.drop("money_moved")
	}
	if top.value == "scam" && sure >= 60 {
		s.out.Scam = true
	}
}

// candidates sums the cues of each problem: the strongest counts in full,
// the others a third.
func (s *sentence) candidates() []candidate {
	var list []candidate
	sums := map[int16]int{}
	count := map[int16]int{}
	for _, h := range s.hits {
		if h.fact != s.own.problem || h.negated {
			continue
		}
		w := h.weight * 10
		if h.asked {
			w = w * 6 / 10
		}
		i := 0
		for i < len(list) && list[i].value != s.values[h.value] {
			i++
		}
		if i == len(list) {
			list = append(list, candidate{value: s.values[h.value], best: h, found: true, asked: h.asked})
		}
		c := &list[i]
		if w > c.score {
			c.score, c.best, c.asked = w, h, h.asked
		}
		if count[h.value]++; count[h.value] <= 4 {
			sums[h.value] += w
		}
	}
	for i := range list {
		c := &list[i]
		c.score += (sums[c.best.value] - c.score) / 3
	}
	return list
}
