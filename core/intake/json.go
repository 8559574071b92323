package intake

import "strconv"

// JSON writes a reading as one line of JSON, keys in a fixed order.
func (r *Reading) JSON() []byte {
	b := append([]byte(nil), `{"answers":{`...)
	for i, a := range r.Answers {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, a.Fact)
		b = append(b, ':')
		b = appendAnswer(b, a)
	}
	b = append(b, `},"also":[`...)
	for i, a := range r.Also {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, a.Value)
	}
	b = append(b, `],"waybills":[`...)
	for i, n := range r.Waybills {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"text":`...)
		b = appendQuoted(b, n.Text)
		b = append(b, `,"couriers":`...)
		b = appendList(b, n.Couriers)
		b = append(b, `,"span":`...)
		b = appendSpan(b, n.Span)
		b = append(b, `,"sure":`...)
		b = append(appendSure(b, n.Sure), '}')
	}
	b = append(b, `],"redacted":`...)
	b = appendQuoted(b, r.Redacted)
	if r.Scam {
		b = append(b, `,"warning":"scam"`...)
	}
	return append(b, '}')
}

func appendAnswer(b []byte, a Answer) []byte {
	b = append(b, `{"value":`...)
	switch {
	case a.List != nil:
		b = appendList(b, a.List)
	case a.Number:
		b = append(b, a.Value...)
	default:
		b = appendQuoted(b, a.Value)
	}
	if a.Since != "" {
		b = append(b, `,"since":`...)
		b = appendQuoted(b, a.Since)
	}
	b = append(b, `,"span":`...)
	b = appendSpan(b, a.Span)
	b = append(b, `,"sure":`...)
	b = appendSure(b, a.Sure)
	b = append(b, `,"cue":`...)
	b = appendQuoted(b, a.Cue)
	return append(b, '}')
}

func appendSpan(b []byte, s Span) []byte {
	b = strconv.AppendInt(append(b, '['), int64(s.From), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.To), 10)
	return append(b, ']')
}

func appendSure(b []byte, hundredths int) []byte {
	return append(b, '0', '.', byte('0'+hundredths/10%10), byte('0'+hundredths%10))
}

func appendList(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, s)
	}
	return append(b, ']')
}

// appendQuoted escapes what JSON must, and < > & besides.
func appendQuoted(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, '\\', 'n')
		case r < ' ' || r == 0x7f || r == '<' || r == '>' || r == '&' || r == 0x2028 || r == 0x2029:
			b = append(b, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}
