package intake

import "github.com/parcelaid/parcelaid/core/day"

// derive gives the facts of a tracking list.
func (rd *Reader) derive(out *Reading, today day.Day) {
	var newest, oldest *Event
	for i := range out.Events {
		e := &out.Events[i]
		if e.On == nil || *e.On > today || e.Status == "notice" {
			continue
		}
		if newest == nil || *e.On > *newest.On {
			newest = e
		}
		if e.Status == "collected" || e.Status == "departed" || e.Status == "arrived_hub" {
			if oldest == nil || *e.On < *oldest.On {
				oldest = e
			}
		}
	}
	if newest == nil {
		return
	}
	put := func(fact, value string, sure int, e *Event) {
		out.put(Answer{Fact: fact, Value: value, Span: e.Span, Sure: sure, Cue: e.Text})
	}
	put("last_scan_on", newest.On.String(), 94, newest)
	if oldest != nil {
		put("shipped_on", oldest.On.String(), 80, oldest)
	}
	idle := int(today - *newest.On)
	state := ""
	switch newest.Status {
	case "ordered", "fake_ship":
		state = "no_pickup_scan"
	case "out_for_delivery":
		state = "out_for_delivery"
	case "fail_refuse_false":
		state = "marked_refused"
		put("signed_by", "refused", 80, newest)
	case "returning", "returned":
		state = "returning"
		put("problem", "returned_or_recalled", 78, newest)
	case "intercept":
		state = "recalled_by_seller"
		put("problem", "returned_or_recalled", 66, newest)
	case "customs":
		state = "customs"
	case "lost_log":
		state = "stuck"
		put("problem", "loss", 85, newest)
		put("courier_admits", "loss", 80, newest)
	case "damaged_log":
		state = "moving"
		put("problem", "damage", 80, newest)
		put("courier_admits", "damage", 75, newest)
	case "signed_self":
		state = "shown_signed"
		put("signed_by", "recipient", 82, newest)
	case "signed_other", "signed_abnormal":
		state = "shown_signed"
		put("signed_by", "other", 85, newest)
	case "station_proxy", "station_hold", "pickup_code_signed":
		state = "shown_signed"
		put("signed_by", "station", 90, newest)
	case "locker_in", "locker_signed":
		state = "shown_signed"
		put("signed_by", "locker", 90, newest)
	case "photo_sign":
		state = "shown_signed"
		put("signed_by", "left_unattended", 88, newest)
	default:
		state = "moving"
	}
	if (state == "moving" || state == "out_for_delivery") && idle >= 3 {
		state = "stuck"
		put("problem", "delay", min(86, 62+2*idle), newest)
		out.put(Answer{Fact: "days", Value: itoa(idle), Number: true, Since: "last_scan", Span: newest.Span, Sure: 85, Cue: newest.Text})
	}
	put("tracking_state", state, 90, newest)
	if state == "shown_signed" {
		first := newest
		for i := range out.Events {
			if e := &out.Events[i]; e.On != nil && *e.On < *first.On && signed(e.Status) {
				first = e
			}
		}
		put("signed_on", first.On.String(), 92, first)
	}
}

func signed(status string) bool {
	switch status {
	case "signed_self", "signed_other", "signed_abnormal", "station_proxy", "pickup_code_signed", "locker_signed", "photo_sign", "station_hold", "locker_in":
		return true
	}
	return false
}
