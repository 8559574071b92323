package intake

// relate lets problems explain each other: what was signed for but not
// received is not merely late; what went wrong on the way back is a return.
func (s *sentence) relate(list []candidate, back bool) []candidate {
	at := func(value string) *candidate {
		for i := range list {
			if list[i].value == value {
				return &list[i]
			}
		}
		return &candidate{}
	}
	if signed := at("signed_not_received"); signed.score >= 70 {
		at("delay").score /= 2
		at("loss").score -= 15
	}
	if missing := at("missing_item"); missing.score >= 70 {
		at("delay").score /= 2
	}
	for _, v := range []string{"loss", "damage", "not_shipped", "returned_or_recalled"} {
		if at(v).score >= 70 {
			at("delay").score -= 20
		}
	}
	if r := at("return_parcel"); r.score > 0 && back {
		r.score += 60
	} else if back {
		for _, v := range []string{"loss", "damage", "missing_item", "signed_not_received", "delay", "wrong_item", "refused_compensation"} {
			if c := at(v); c.score >= 50 {
				list = append(list, candidate{value: "return_parcel", score: c.score + 30, best: c.best, found: true})
				break
			}
		}
	}
	if sc := at("scam"); sc.score >= 80 {
		for i := range list {
			if list[i].value != "scam" {
				list[i].score /= 2
			}
		}
	}
	return list
}

// byModel adds what the linear model thinks: a little where cues speak, a
// weak guess where none does.
func (s *sentence) byModel(list []candidate) []candidate {
	m := &s.model
	if m.buckets == 0 || len(m.labels) == 0 {
		return list
	}
	scores := m.scores(s.x.features(m.buckets))
	second, best := -1<<30, 0
	for l := range scores {
		if scores[l] > scores[best] {
			best = l
		}
	}
	for l := range scores {
		if l != best {
			second = max(second, scores[l])
		}
	}
	margin := min(scores[best]-second, 400)
	for i := range list {
		if list[i].value == m.labels[best] {
			list[i].score += min(margin/20, 12)
		} else {
			list[i].other = margin > 40
		}
	}
	if len(list) == 0 && margin > 150 && m.labels[best] != "none" {
		list = append(list, candidate{value: m.labels[best], score: margin / 8})
	}
	return list
}

func sortCandidates(list []candidate) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].score > list[j-1].score; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}
