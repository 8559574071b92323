package pack

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/parcelaid/parcelaid/core/shape"
)

// OverlayMagic begins the file of an overlay.
const OverlayMagic = "parcelaid-shop"

const (
	maxOverlay  = 16 << 10 // bytes
	maxSaid     = 300      // code points of one text
	maxReply    = 720      // hours
	maxPromises = 6
	maxContacts = 6
)

// Places in Overlay.Zh and Overlay.En; promises follow.
const (
	OverlayName     = iota // of the shop
	OverlayEntry           // how to reach its after-sales service
	OverlayHours           // when it answers
	OverlayAddress         // where returns go
	OverlayPromises        // the first of any number of promises
)

// ErrOverlay is told of an overlay that is not of this kind at all.
var ErrOverlay = errors.New("this is no publisher's overlay")

// OpenOverlay reads a publisher's overlay with the same distrust as Open.
// Whatever it says, it says as text.
func OpenOverlay(b []byte) (*Overlay, error) {
	fail := func(cause error) (*Overlay, error) {
		return nil, &Error{File: "overlay", What: "refused", Cause: cause}
	}
	if err := shape.Scan(b, maxOverlay, 200); err != nil {
		return fail(err)
	}
	if n := len(OverlayMagic); len(b) < n+2 || string(b[2:2+n]) != OverlayMagic {
		return fail(ErrOverlay)
	}
	o := &Overlay{}
	if rest, err := o.UnmarshalMsg(b); err != nil || len(rest) > 0 {
		return fail(shape.ErrForeign)
	}
	if o.Format != 1 {
		return fail(ErrNewer)
	}
	if where, why := o.Fault(); why != "" {
		return fail(errors.New(where + ": " + why))
	}
	return o, nil
}

// Fault says what is wrong with an overlay and where, in the words of its
// YAML; "" where nothing is.
func (o *Overlay) Fault() (where, why string) {
	if !slug(o.ID) {
		return "id", "1 to 64 of a-z, 0-9 and -, and no language"
	}
	if o.Reply < 1 || o.Reply > maxReply {
		return "reply_hours", "between 1 and 720"
	}
	if len(o.Zh) != len(o.En) || len(o.Zh) < OverlayPromises || len(o.Zh) > OverlayPromises+maxPromises {
		return "promises", "at most 6, each in both languages"
	}
	for i := range o.Zh {
		for _, s := range []string{o.Zh[i], o.En[i]} {
			if s == "" && (i == OverlayName || i == OverlayEntry || i >= OverlayPromises) {
				return overlayField(i), "a text is missing in one language"
			}
			if why := plainText(s); why != "" {
				return overlayField(i), why
			}
		}
	}
	if len(o.Contacts) > maxContacts {
		return "contacts", "at most 6"
	}
	for i := range o.Contacts {
		if why := o.Contacts[i].fault(); why != "" {
			return "contacts", why
		}
	}
	return "", ""
}

func overlayField(i int) string {
	if i < OverlayPromises {
		return []string{"name", "entry", "hours", "return_address"}[i]
	}
	return "promises"
}

func (c *Line) fault() string {
	switch c.Type {
	case "phone":
		if !mainlandPhone(c.Value) {
			return "“" + plainly(c.Value) + "” is no phone number of mainland China: 400 or 800, 95…, a mobile, or 0 and the area code"
		}
	case "web":
		host, ok := strings.CutPrefix(c.Value, "https://")
		host, _, _ = strings.Cut(host, "/")
		if !ok || !strings.Contains(host, ".") || strings.ContainsAny(c.Value, " @\\\"'<>{}") || plainText(c.Value) != "" {
			return "“" + plainly(c.Value) + "” is no https address"
		}
	case "app", "wechat", "mini_program":
		if c.Value == "" {
			return "a contact is empty"
		}
		if why := plainText(c.Value); why != "" {
			return why
		}
	default:
		return "the type is one of phone web app wechat mini_program"
	}
	if why := plainText(c.Zh); why != "" {
		return why
	}
	return plainText(c.En)
}

// plainText says why a text may not stand on a page, or "".
func plainText(s string) string {
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > maxSaid {
		return "a text is longer than 300 characters, or no UTF-8"
	}
	if strings.ContainsAny(s, "<>{}") || strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	}) {
		return "texts are plain: no markup, no placeholders, no control characters"
	}
	low := strings.ToLower(s)
	for _, scheme := range []string{"javascript:", "vbscript:", "data:", "http:", "ftp:", "file:"} {
		if strings.Contains(low, scheme) {
			return "an address in a text begins with https:"
		}
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '+' && s[i+1] >= '0' && s[i+1] <= '9' && !strings.HasPrefix(s[i+1:], "86") {
			return "a foreign phone number"
		}
	}
	return ""
}

// plainly is a refused value as it may be repeated in an error.
func plainly(s string) string {
	if plainText(s) != "" {
		return "…"
	}
	return s
}

func mainlandPhone(s string) bool {
	digits := ""
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits += string(c)
		case c != '-' && c != ' ':
			return false
		}
	}
	n := len(digits)
	switch {
	case n == 11 && digits[0] == '1':
		return digits[1] >= '3'
	case n == 10 && (digits[:3] == "400" || digits[:3] == "800"):
		return true
	case n >= 5 && n <= 8 && digits[:2] == "95":
		return true
	}
	return n >= 10 && n <= 12 && digits[0] == '0' && digits[1] != '0'
}

func slug(s string) bool {
	return s != "" && len(s) <= 64 && s != "zh" && s != "en" &&
		!strings.ContainsFunc(s, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' })
}
