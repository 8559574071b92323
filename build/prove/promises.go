package prove

import (
	"strings"

	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// chosen gives the states in which a fact is answered with one of some words.
// A word or a fact that the vocabulary lacks is nowhere.
func (s *Space) chosen(name string, words ...string) diagram {
	id := s.pack.Schema.Must(name)
	if id == fact.None {
		return no
	}
	def := &s.pack.Schema.Defs[id]
	d := no
	for _, w := range words {
		v := def.Value(w)
		if v < 0 {
			continue
		}
		if def.Kind == fact.List {
			d = s.or(d, s.holding(id, 1<<uint(v)))
			continue
		}
		level := s.axes[id].level
		d = s.or(d, s.is(level, s.class(id, fact.Value{State: fact.Known, N: int64(v)})))
	}
	return d
}

// aged gives the states in which a date is answered and lies at least so many
// days back.
func (s *Space) aged(name string, days int64) diagram {
	id := s.pack.Schema.Must(name)
	if id == fact.None {
		return no
	}
	var late []int
	for i, b := range s.axes[id].bands {
		if b.lo >= days {
			late = append(late, known+i)
		}
	}
	return s.is(s.axes[id].level, late...)
}

// unasked gives the states without an answer from anybody and without a date.
func (s *Space) unasked() diagram {
	d := yes
	for id := range s.axes {
		def := &s.pack.Schema.Defs[id]
		silent := s.is(s.axes[id].level, absent, unknown)
		switch {
		case def.Kind == fact.Date:
			d = s.and(d, silent)
		case strings.HasSuffix(def.Name, "_reply"):
			d = s.and(d, s.or(silent, s.chosen(def.Name, "not_asked", "waiting")))
		}
	}
	return d
}

// promises shows what the ladder owes to the law of procedure: no rung is open
// before its precondition, and none that another step has shut.
func (p *Prover) promises(rungs []stages) []Fault {
	var faults []Fault
	shut := func(channel, against, what string, states diagram) {
		for _, g := range rungs {
			if g.rung.Channel != channel || (against != "" && g.rung.Against != against) {
				continue
			}
			faults = append(faults, p.fault(p.and(g.now, states), "ladder/"+g.rung.Rule.ID+what, func(x *plan.Plan) string {
				for _, r := range x.Ladder {
					if r.Channel == channel && r.Against == g.rung.Against && r.State == "now" {
						return "the plan opens it"
					}
				}
				return ""
			})...)
		}
	}
	// APL-03: the courier first. A refusal opens the appeal at once, silence
	// only after seven full days.
	told := p.any(
		p.chosen("courier_reply", "refused", "partial_offer", "declined", "no_reply"),
		p.aged("courier_refused_on", 0),
		p.aged("courier_complained_on", 8))
	shut("postal_12305", "courier", " is open before a complaint to the courier", p.not(told))

	taken := p.chosen("proceedings", "lawsuit", "arbitration", "people_mediation")
	elsewhere := p.chosen("proceedings_against", "seller", "platform")
	courier := p.chosen("proceedings_against", "courier")
	shut("postal_12305", "courier", " is open beside a lawsuit, arbitration or mediation against the courier", p.and(taken, p.or(courier, p.not(elsewhere))))
	shut("postal_12305", "courier", " is open for freight or instant delivery", p.chosen("service_kind", "freight", "instant"))
	shut("postal_12305", "courier", " is open though nobody picked the parcel up", p.chosen("tracking_state", "no_pickup_scan"))
	shut("market_12315", "", " is open for a purchase for business", p.chosen("purpose", "business"))

	seller := p.or(p.chosen("proceedings_against", "seller"), p.not(p.chosen("proceedings_against", "courier", "platform")))
	shut("market_12315", "seller", " is open beside a lawsuit or arbitration against the seller", p.and(p.chosen("proceedings", "lawsuit", "arbitration"), seller))
	shut("market_12315", "seller", " is open while the consumer association has the matter", p.and(p.chosen("proceedings", "consumer_assoc"), seller))

	shut("consumer_assoc", "seller", " is open beside a lawsuit or arbitration against the seller", p.and(p.chosen("proceedings", "lawsuit", "arbitration"), seller))
	shut("consumer_assoc", "seller", " is open while 12315 has the matter", p.and(p.chosen("proceedings", "market_12315"), seller))
	shut("people_mediation", "seller", " is open beside a lawsuit or arbitration against the seller", p.and(p.chosen("proceedings", "lawsuit", "arbitration"), seller))

	shut("payment_order", "seller", " is open beside a lawsuit against the seller", p.and(p.chosen("proceedings", "lawsuit"), seller))
	shut("platform", "platform", " is open for a purchase without a platform", p.chosen("platform", "none", "private_chat"))

	// Inside first, then outside: nothing outside is open before somebody who
	// answers was asked, unless the seller cannot be reached.
	quiet := p.less(p.unasked(), p.chosen("seller_reachable", "no"))
	for _, channel := range []string{"postal_12305", "market_12315", "consumer_assoc", "people_mediation", "payment_order", "court", "market_report", "public_review"} {
		shut(channel, "", " is open before anybody was asked", quiet)
	}

	none := p.and(p.chosen("tracking_state", "no_pickup_scan"), p.chosen("problem", "delay", "loss", "not_shipped"))
	_, first := p.parties("first")
	faults = append(faults, p.fault(p.all(p.situation(), none, first["courier"]), "the courier answers first for a parcel that nobody picked up", func(x *plan.Plan) string {
		for _, name := range firsts(x) {
			if name == "courier" {
				return "the plan says so"
			}
		}
		return ""
	})...)
	return faults
}
