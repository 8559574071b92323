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

// problem decides what happened, and what besides.
func (s *sentence) problem() {
	list := s.candidates()
	list = s.byModel(list)
	sortCandidates(list)
	if len(list) == 0 {
		return
	}
	back, atDoor := s.returns()
	s.first(list, back, atDoor)
	top := list[0]
	sure := surety(top.share)
	if top.value == "none" || sure < 50 || !top.found && sure < 65 && !s.meant() {
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
		sure := 20 + c.score/3 + c.share
		switch {
		case c.value == refusal:
			sure += 15 // it comes on top of anything else
		case atDoor && c.value == "return_parcel":
			continue
		}
		if b := s.answer(c.best, min(90, sure)); c.found && b.Sure >= 50 && len(s.out.Also) < 4 && !c.asked {
			b.Fact, b.Value = "also", c.value
			s.out.Also = append(s.out.Also, b)
		}
	}
	if top.value != "scam" {
		s.out.drop("money_lost_to_fraud")
		s.out.drop("money_moved")
	} else if sure >= 80 {
		s.out.drop("offer_amount") // a bait
	}
	for _, c := range list {
		s.out.Scam = s.out.Scam || c.value == "scam" && c.share >= 25
	}
}

// first puts forward what a refusal is about, the return to which something
// happened, what keeps a parcel from coming, and the fraud that tells of a
// loss.
func (s *sentence) first(list []candidate, back, atDoor bool) {
	for i, c := range list[1:] {
		if back && c.value == "return_parcel" && c.share >= 1 && happened(list[0].value) {
			c.share = max(c.share, list[0].share*3/4)
			copy(list[1:], list[:i+1])
			list[0] = c
			return
		}
		about := list[0].value == refusal && (c.share >= 12 && c.value != "delay" || c.share >= 3 && c.score >= 80 && concrete(c.value)) ||
			atDoor && list[0].value == "return_parcel" && c.value != refusal
		held := c.value == "withheld" && c.score >= 100 && (list[0].value == "delay" || list[0].value == "signed_not_received")
		fraud := c.value == "scam" && c.share >= 20
		if (about || held || fraud) && c.found && c.score >= 70 && !c.asked {
			c.share = (c.share + list[0].share) / 2
			copy(list[1:], list[:i+1])
			list[0] = c
			return
		}
	}
}

// meant reports whether a text has any word of a meaning, denied ones aside.
func (s *sentence) meant() bool {
	for _, h := range s.hits {
		if h.fact == s.own.idea && !h.negated {
			return true
		}
	}
	return false
}

// returns reports whether a return is on its way, and whether the parcel was
// refused at the door, which is none.
func (s *sentence) returns() (back, atDoor bool) {
	for _, h := range s.hits {
		if h.fact != s.own.back || h.negated {
			continue
		}
		if s.values[h.value] == "refused" {
			atDoor = true
		}
		back = true
	}
	return back && !atDoor, atDoor
}

const refusal = "refused_compensation"

// concrete reports whether a problem is something that happened to the
// parcel, which a refusal is about.
func concrete(problem string) bool {
	switch problem {
	case "loss", "damage", "missing_item", "signed_not_received", "wrong_item":
		return true
	}
	return false
}

// happened reports whether a problem can befall a return on its way.
func happened(problem string) bool {
	switch problem {
	case "loss", "damage", "missing_item", "signed_not_received", "delay":
		return true
	}
	return false
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
