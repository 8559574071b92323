package app

import (
	"slices"

	"github.com/parcelaid/parcelaid/core"
)

// Numbers are three sums to bargain with, in fen: the most that can be argued
// for, a middle to settle at, and the least to take. Fee is what a court asks
// at first, 0 where the rules in hand do not say. Gain is the most that going
// on can bring: all of it, or what lies above the money offered. Stop is set
// where a lawsuit asks for no less than that.
type Numbers struct {
	Ask, Settle, Walk int64
	Fee, Gain         int64
	Stop              bool
}

// Worth gives the numbers of a plan whose range is known.
func Worth(a *core.Plan, answers *core.Case) (Numbers, bool) {
	c := a.Claim
	if c == nil || c.Low == nil || c.High == nil || *c.High <= 0 {
		return Numbers{}, false
	}
	const yuan = 100
	n := Numbers{Ask: *c.High, Settle: *c.High, Walk: *c.Low, Fee: Fee(*c.High)}
	if *c.Low < *c.High {
		n.Settle = *c.Low + (*c.High-*c.Low)/2
		if n.Settle > yuan {
			n.Settle -= n.Settle % yuan
		}
		n.Settle = max(n.Settle, *c.Low)
	}
	n.Gain = *c.High
	if kind := get(answers, "offer_kind"); kind != "coupon" && kind != "resend" {
		if offer, err := core.ParseMoney(get(answers, "offer_amount")); err == nil {
			n.Gain = max(0, *c.High-int64(offer))
		}
	}
	n.Stop = n.Fee > 0 && n.Gain <= n.Fee
	return n, true
}

// Fee is the court's fee for a sum, both in fen (JUD-11): 50 yuan up to
// 10,000, and 2.5 % of what lies above, up to 100,000. A simple procedure
// takes half. Beyond that it is 0, not known.
func Fee(sum int64) int64 {
	const yuan = 100
	switch {
	case sum <= 0 || sum > 100_000*yuan:
		return 0
	case sum <= 10_000*yuan:
		return 50 * yuan
	}
	return 50*yuan + (sum-10_000*yuan)/40
}

// ForMoney reports whether a channel can lead to money; the others advise,
// report or tell the public.
func ForMoney(channel string) bool {
	return contains([]string{"seller", "platform", "outlet", "courier_hotline", "station", "sender_claims", "insurer", "post_inquiry", "postal_12305", "market_12315", "consumer_assoc", "people_mediation", "payment_order", "court"}, channel)
}

// get gives a one-value answer as text, "" where absent or not sure.
func get(c *core.Case, fact string) string {
	id, ok := c.Schema.Lookup(fact)
	if text := c.Text(id).Text; ok && text != "unknown" {
		return text
	}
	return ""
}

// Answers are the ways to answer an offer, the likeliest first. What is not
// the money asked for is not simply accepted.
func Answers(o *core.Offer, kind string) []string {
	switch {
	case kind == "coupon" || kind == "freight_only":
		return []string{kind}
	case o == nil:
		return nil
	case o.Place == "above":
		return []string{"accept", "counter"}
	case o.Place == "within" && !o.LowEnd:
		return []string{"accept", "counter", "onward"}
	}
	return []string{"counter", "onward", "accept"}
}

// OfferWords is what to write for one of Answers, empty where it does not
// fit: there is nothing to counter above the range, and no step to go on to
// where none is open.
func (a *App) OfferWords(p *core.Plan, c *core.Case, which string) core.Text {
	if p.Claim == nil {
		return core.Text{}
	}
	pairs := []string{"offer", get(c, "offer_amount")}
	switch which {
	case "coupon", "freight_only":
		return a.Engine.Pack.Word("offer-words-" + which)
	case "counter":
		if p.Claim.High == nil || p.Offer != nil && p.Offer.Place == "above" {
			return core.Text{}
		}
		pairs = append(pairs, "ask", core.Fen(*p.Claim.High).String())
	case "onward":
		i := slices.IndexFunc(p.Ladder, func(r core.Rung) bool {
			return r.State == "now" && ForMoney(r.Channel) && r.Channel != "seller" && r.Channel != "outlet" && r.Channel != "courier_hotline"
		})
		if i < 0 {
			return core.Text{}
		}
		channel := a.Engine.Pack.Word("channel-" + p.Ladder[i].Channel)
		t := a.fill("offer-words-onward", pairs)
		return core.Text{Zh: replace(t.Zh, "channel", channel.Zh), En: replace(t.En, "channel", channel.En)}
	}
	return a.fill("offer-words-"+which, pairs)
}

// offerAnswer is OfferWords for what a state shows: the offer that is tried
// out, or the one that was answered.
func (a *App) offerAnswer(s *State, which string) string {
	if s.With != nil {
		return Say(s.Lang, a.OfferWords(a.Engine.Advise(s.With, s.Today), s.With, which))
	}
	return Say(s.Lang, a.OfferWords(a.Plan(s), s.Case, which))
}
