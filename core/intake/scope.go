package intake

// scopes marks which hits are denied or only asked, and drops what lies
// within a fixed expression or within a longer cue for the same fact.
func (rd *Reader) scopes(x *matcher, hits []hit) []hit {
	negators := make([]bool, len(x.r)+1) // a negator ends here
	asks := make([]int8, len(x.r)+1)     // 1: a question word ends here, 2: begins here
	skipped := make([]int32, len(x.r)+1) // end of a fixed expression that covers this place
	for _, h := range hits {
		if h.fact == rd.own.skip {
			for i := h.from; i < h.to; i++ {
				skipped[i] = max(skipped[i], int32(h.to))
			}
		}
	}
	kept := hits[:0]
	for _, h := range hits {
		if f := rd.facts[h.fact]; skipped[h.from] >= int32(h.to) && (f[0] != '~' || h.fact == rd.own.not) {
			continue
		}
		switch h.fact {
		case rd.own.skip:
			continue
		case rd.own.not:
			negators[h.to] = true
		case rd.own.ask:
			if rd.values[h.value] == "after" {
				asks[h.from] |= 2
			} else {
				asks[h.to] |= 1
			}
		}
		kept = append(kept, h)
	}
	for i := range kept {
		h := &kept[i]
		q := &rd.cues[h.cue]
		if !q.fixed {
			h.negated = x.negatedAt(negators, h.from) || x.deniedAfter(h.to)
		}
		for j := h.from; j >= 0 && h.from-j <= 8; j-- {
			if asks[j]&1 != 0 {
				h.asked = true
			}
			if j > 0 && x.gap[j] >= comma {
				break
			}
		}
		for j := h.to; j <= len(x.r) && j-h.to <= 3; j++ {
			if asks[j]&2 != 0 {
				h.asked = true
			}
			if j < len(x.r) && x.gap[j] >= comma && x.r[j] != '?' {
				break
			}
		}
	}
	return rd.longest(kept)
}

// negatedAt reports whether a negator stands before i, with nothing or a few
// empty words between.
func (x *matcher) negatedAt(negators []bool, i int) bool {
	for steps := 0; ; steps++ {
		if negators[i] {
			return true
		}
		if i == 0 || steps > 4 || x.gap[i] > spaced || !filler(x.r[i-1]) {
			return false
		}
		i--
	}
}

func filler(r rune) bool {
	switch r {
	case '有', '真', '的', '被', '给', '都', '会', '说', '把', '人', '件', '货', '完', '全', '什', '么', '东', '西', '任', '何', '是', '出', '现', '发', ' ', '搞', '弄', '它':
		return true
	}
	return false
}

// deniedAfter reads 丢倒没丢, 坏是没坏: the word is taken back at once.
func (x *matcher) deniedAfter(i int) bool {
	return x.hasAny(i, "倒没", "倒是没", "是没", "倒不", "倒是不", "没有丢", "没丢") > 0
}

// longest keeps, of hits for the same fact that lie within another, only the
// longer. Hits come in the order of their beginning.
func (rd *Reader) longest(hits []hit) []hit {
	reach := make([]int, len(rd.facts)) // end of the longest hit so far
	by := make([]int, len(rd.facts))
	for i := range by {
		by[i] = -1
	}
	drop := make([]bool, len(hits))
	for i, h := range hits {
		if rd.facts[h.fact][0] == '~' {
			continue
		}
		if b := by[h.fact]; b >= 0 && h.to <= reach[h.fact] {
			if hits[b].from == h.from && hits[b].to == h.to {
				if h.value == hits[b].value {
					drop[i] = true
				}
				continue
			}
			if isList(rd.facts[h.fact]) && h.value != hits[b].value { // 道歉和赔偿: both
				continue
			}
			if h.from < hits[b].to && !(hits[b].negated && !h.negated && h.from-hits[b].from >= 4) {
				drop[i] = true
				continue
			}
		}
		if b := by[h.fact]; b >= 0 && hits[b].from == h.from && hits[b].to < h.to {
			drop[b] = true
		} else if b >= 0 && h.fact != rd.own.problem && rd.facts[h.fact][0] != '~' && h.from < hits[b].to && h.to-h.from < hits[b].to-hits[b].from {
			drop[i] = true
			continue
		}
		if h.to > reach[h.fact] || by[h.fact] < 0 {
			reach[h.fact], by[h.fact] = h.to, i
		}
	}
	kept := hits[:0]
	for i, h := range hits {
		if !drop[i] {
			kept = append(kept, h)
		}
	}
	return kept
}
