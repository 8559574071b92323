package intake

// candidate is a problem with what speaks for it.
type candidate struct {
	value string
	score int // tenths of a cue's weight
	best  hit
	found bool // a cue, not only the model
	asked bool
	other bool // the model thinks of something else
}

// general problems step back behind what happened to the parcel.
func general(value string) bool { return value == "refused_compensation" }

// problem decides what happened, and what besides.
func (s *sentence) problem() {
	list := s.candidates()
	back := false // a return is on its way
	for _, h := range s.hits {
		if h.fact == s.own.back && !h.negated {
			back = true
		}
	}
	list = s.relate(list, back)
	list = s.byModel(list)
	sortCandidates(list)
	if len(list) == 0 {
		return
	}
	top := list[0]
	if general(top.value) { // a refusal is about something, if that is named
		for i, c := range list[1:] {
			if c.found && c.score >= 50 && !c.asked {
				list[0], list[i+1] = list[i+1], list[0]
				top = list[0]
				break
			}
		}
	}
	rival := 0
	for _, c := range list[1:] {
		if !general(c.value) || general(top.value) {
			rival = max(rival, c.score)
		}
	}
	sure := surety(top, rival)
	if sure < 50 {
		return
	}
	a := s.answer(top.best, sure)
	if !top.found {
		a.Span, a.Cue = Span{}, ""
		if n := len(s.x.r); n > 0 {
			a.Span = s.x.span(0, n)
		}
	}
	a.Fact, a.Value = "problem", top.value
	s.out.put(a)
	for _, c := range list[1:] {
		if c.found && c.score >= 50 && len(s.out.Also) < 4 && !c.asked {
			b := s.answer(c.best, min(90, 40+c.score/2))
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

func surety(top candidate, rival int) int {
	sure := 40 + top.score/2
	if !top.found {
		sure = min(sure, 68)
	}
	if gap := top.score - rival; gap < 30 {
		sure -= (30 - gap) / 2
	}
	if top.asked {
		sure -= 10
	}
	if top.other {
		sure -= 14
	}
	return min(sure, 96)
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
