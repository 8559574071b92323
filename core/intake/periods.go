package intake

import "github.com/parcelaid/parcelaid/core/day"

// periods reads how long the trouble lasts. Promises, rules and expiries are
// no duration: cues of ~never beside them say so.
func (s *sentence) periods() {
	best, score := Answer{}, 0
	for _, n := range s.numbers {
		p, ok := s.x.periodOf(n)
		if !ok || p.days > 1000 {
			continue
		}
		if p.ago {
			s.moments = append(s.moments, moment{from: p.from, to: p.to, on: s.today - day.Day(p.days), part: true})
		}
		if late := s.x.endsAny(p.from, "晚", "晚了", "迟", "迟了", "延误", "延误了", "延迟", "延迟了", "晚到", "late by ", "late ", "预计时间", "承诺时间", "约定时间", "规定时间") > 0; !late && s.nearby(s.own.never, p.from, p.to, "before", "after") {
			continue
		}
		if s.x.endsAny(p.from, "第", "day ") > 0 && s.x.hasAny(p.to, "了", "还", "没", "仍", "都") == 0 && s.x.endsAny(p.from, "都第", "已经是第", "都是第", "今天第", "今天是第", "现在第", "现在是第", "已经第", "'s day ", "is day ") == 0 { // 第二天说地址不对
			continue
		}
		w, since := 3, "unknown"
		if h, ok := s.nearest(s.own.since, p.from, p.to, 14); ok {
			since = s.values[h.value]
			w += h.weight
		}
		if s.x.endsAny(p.from, "都", "已经", "已", "了", "快", "等了", "整整", "足足", "超过", "过了", "有", "for ", "been ", "第", "day ", "拖了", "近", "将近") > 0 {
			w += 2
		}
		if s.x.hasAny(p.to, "了", "过去", "没", "还", "都", "也", "不", " and ", " now", " without", " no ") > 0 {
			w += 2
		}
		if p.ago {
			w -= 2
		}
		if w > score {
			sure := min(95, 60+4*w)
			if p.vague {
				sure -= 8
			}
			if since == "unknown" { // no word says since when
				sure = min(sure, 78)
			}
			score = w
			best = Answer{Fact: "days", Value: itoa(p.days), Number: true, Since: since, Span: s.x.span(p.from, p.to), Sure: sure, Cue: s.x.cueOf(p.from, p.to)}
		}
	}
	if score > 0 {
		s.out.put(best)
	}
}

// nearby reports whether a cue of a fact touches [from, to): value before
// ends within 3 code points ahead, value after begins within 2.
func (s *sentence) nearby(fact int16, from, to int, before, after string) bool {
	for _, h := range s.around(from, to, 8) {
		if h.fact != fact {
			continue
		}
		if h.from <= from && h.to >= to {
			return true
		}
		switch s.values[h.value] {
		case before:
			reach := 3
			if h.to-h.from == 1 {
				reach = 0
			}
			if h.to <= from && from-h.to <= reach && s.same(h.to, from) {
				return true
			}
		case after:
			if h.from == to {
				return true
			}
		}
	}
	return false
}

// around gives the hits that begin near [from, to): those whose end may lie
// within reach.
func (s *sentence) around(from, to, reach int) []hit {
	const longest = 40
	at := func(pos int) int {
		lo, hi := 0, len(s.hits)
		for lo < hi {
			if mid := (lo + hi) / 2; s.hits[mid].from < pos {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo
	}
	return s.hits[at(from-reach-longest):at(to+reach+1)]
}

// same reports that no comma stands between two places.
func (s *sentence) same(from, to int) bool {
	for i := from; i < to; i++ {
		if s.x.gap[i] >= comma {
			return false
		}
	}
	return true
}

// nearest gives the cue of a fact nearest to [from, to), within reach code
// points and no full stop between; one in the same clause is preferred, and
// one after the place.
func (s *sentence) nearest(fact int16, from, to, reach int) (hit, bool) {
	best, cost := hit{}, 1000
	for _, h := range s.around(from, to, reach) {
		if h.fact != fact || fact == s.own.date && h.negated {
			continue
		}
		d := 0
		switch {
		case h.from >= to:
			d = h.from - to
		case h.to <= from:
			d = from - h.to + 1
		}
		if d > reach {
			continue
		}
		a, b := min(h.to, to), max(h.from, from)
		for i := a; i <= b && i < len(s.x.gap); i++ {
			if s.x.gap[i] >= stop {
				d += 1000
			} else if s.x.gap[i] == comma {
				d += 6
			} else if s.x.gap[i] == spaced && !latin(s.x.r[min(i, len(s.x.r)-1)]) {
				d += 4
			}
		}
		if d < cost {
			best, cost = h, d
		}
	}
	return best, cost < 40
}

// dates puts found dates under the fact that the words beside them name.
func (s *sentence) dates() {
	for _, m := range s.moments {
		h, ok := s.nearest(s.own.date, m.from, m.to, 12)
		if !ok {
			continue
		}
		name := s.values[h.value]
		ahead := name == "promised_by" || name == "reply_promised_by" || name == "after_sales_closes_on" || name == "auto_confirm_on" || name == "platform_step_due_on"
		if name == "none" || !ahead && m.on > s.today {
			continue
		}
		sure := 84
		if m.part {
			sure = 70
		}
		s.out.put(Answer{Fact: name, Value: m.on.String(), Span: s.x.span(m.from, m.to), Sure: sure, Cue: s.x.cueOf(min(m.from, h.from), max(m.to, h.to))})
	}
}
