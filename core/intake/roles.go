package intake

// roles decides whose parcel it is, and whether it was bought online.
func (s *sentence) roles() {
	score := map[string]int{}
	best := map[string]hit{}
	_, atDoor := s.returns()
	for _, h := range s.hits {
		if s.facts[h.fact] != "role" || h.negated {
			continue
		}
		v := s.values[h.value]
		if atDoor && v == "returning_buyer" {
			v = "buyer"
		}
		if h.weight > best[v].weight {
			best[v] = h
		}
		score[v] += h.weight
	}
	top, second := "", 0
	for _, v := range []string{"returning_buyer", "merchant", "sender", "recipient", "buyer"} {
		n := best[v].weight + min(4, (score[v]-best[v].weight)/3)
		if n > 0 && (top == "" || n > score[top]) {
			if top != "" {
				second = max(second, score[top])
			}
			top = v
		} else {
			second = max(second, n)
		}
		score[v] = n
	}
	problem, known := s.out.Get("problem")
	switch {
	case known && problem.Value == "return_parcel":
		s.out.put(Answer{Fact: "role", Value: "returning_buyer", Span: problem.Span, Sure: min(92, problem.Sure), Cue: problem.Cue})
		s.out.put(Answer{Fact: "bought_online", Value: "yes", Span: problem.Span, Sure: min(90, problem.Sure), Cue: problem.Cue})
		return
	case top != "":
		sure := min(95, 52+5*score[top])
		if second > 0 {
			sure -= max(0, 20-5*(score[top]-second))
		}
		a := s.answer(best[top], sure)
		a.Value = top
		s.out.put(a)
		if sure >= 60 && (top == "buyer" || top == "returning_buyer") {
			a.Fact, a.Value = "bought_online", "yes"
			s.out.put(a)
		}
		if sure >= 60 && (top == "sender" || top == "recipient") {
			a.Fact, a.Value = "bought_online", "no"
			a.Sure -= 8
			s.out.put(a)
		}
	case known && (problem.Value == "not_shipped" || problem.Value == "wrong_item") && problem.Sure >= 70:
		a := problem
		a.Fact, a.Value, a.Sure = "role", "buyer", problem.Sure-12
		s.out.put(a)
		a.Fact, a.Value = "bought_online", "yes"
		s.out.put(a)
	}
	if platform, ok := s.out.Get("platform"); ok && top == "" && platform.Sure >= 70 {
		platform.Fact, platform.Value, platform.Sure = "bought_online", "yes", platform.Sure-10
		s.out.put(platform)
		platform.Fact, platform.Value, platform.Sure = "role", "buyer", platform.Sure-10
		s.out.put(platform)
	}
}
