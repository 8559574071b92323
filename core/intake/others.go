package intake

// lists are the facts that take several values.
var lists = []string{"want", "goods", "evidence", "cover", "proceedings", "proceedings_against", "checked"}

func isList(fact string) bool {
	for _, l := range lists {
		if l == fact {
			return true
		}
	}
	return false
}

// others reads every fact that cues alone decide.
func (s *sentence) others() {
	type tally struct {
		sum, top, count int
		best            hit
		asked           bool
	}
	sums := map[[2]int16]*tally{}
	var seen [][2]int16 // in the order of the text
	for _, h := range s.hits {
		name := s.facts[h.fact]
		if name[0] == '~' || name == "problem" || name == "role" || h.negated {
			continue
		}
		key := [2]int16{h.fact, h.value}
		t := sums[key]
		if t == nil {
			t = &tally{best: h}
			sums[key] = t
			seen = append(seen, key)
		}
		w := h.weight
		if h.asked {
			w /= 2
		}
		w += s.aside(h)
		if w > t.top {
			t.top, t.best, t.asked = w, h, h.asked
		}
		if t.count++; t.count <= 6 {
			t.sum += w
		}
	}
	for i, key := range seen {
		t := sums[key]
		score := t.top + (t.sum-t.top)/3
		name := s.facts[key[0]]
		if isList(name) {
			s.list(name, t.best, score)
			continue
		}
		rival := 0
		for j, other := range seen {
			if other[0] == key[0] && j != i {
				o := sums[other]
				rival = max(rival, o.top+(o.sum-o.top)/3)
				if rival == score && j < i {
					rival++
				}
			}
		}
		if score < rival {
			continue
		}
		sure := min(96, 50+5*score)
		if rival > 0 {
			sure -= max(0, 24-6*(score-rival))
		}
		if t.asked {
			sure -= 8
		}
		s.out.put(s.answer(t.best, sure))
	}
}

// list adds a value to a list fact.
func (s *sentence) list(name string, h hit, score int) {
	sure := min(96, 50+5*score)
	if sure < 60 {
		return
	}
	value := s.values[h.value]
	for i := range s.out.Answers {
		if a := &s.out.Answers[i]; a.Fact == name {
			a.List = append(a.List, value)
			a.Sure = min(a.Sure, sure)
			return
		}
	}
	a := s.answer(h, sure)
	a.List, a.Value = []string{value}, ""
	s.out.put(a)
}

// aside gives what the words right before a name add or take: 本来说发圆通 is
// a mere mention, 结果换成邮政 is the one.
func (s *sentence) aside(h hit) int {
	if f := s.facts[h.fact]; f != "courier" && f != "platform" {
		return 0
	}
	for _, a := range s.around(h.from, h.from, 8) {
		if a.fact == s.own.aside && a.to <= h.from && h.from-a.to <= 2 && s.same(a.to, h.from) {
			if s.values[a.value] == "mention" {
				return -h.weight / 2
			}
			return 3
		}
	}
	return 0
}
