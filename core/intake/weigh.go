package intake

// byModel weighs all that speaks for each problem.
func (s *sentence) byModel(list []candidate) []candidate {
	m := &s.model
	if len(m.weights) == 0 || !s.x.worded() {
		return list
	}
	shares := m.shares(s.features())
	for l, share := range shares {
		i := 0
		for i < len(list) && list[i].value != m.labels[l] {
			i++
		}
		if i == len(list) {
			if share < 20 {
				continue
			}
			list = append(list, candidate{value: m.labels[l]})
		}
		list[i].label, list[i].share = l, share
	}
	return list
}

func sortCandidates(list []candidate) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].share > list[j-1].share; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// worded reports whether a text has words at all.
func (x *text) worded() bool {
	n := 0
	for i, r := range x.r {
		if (han(r) || letter(r)) && (x.taken == nil || !x.taken[i]) {
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}
