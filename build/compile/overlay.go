package compile

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/parser"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/pack"
)

// Shop is a publisher's YAML, read and checked: what core merges, and what
// only the page around it needs.
type Shop struct {
	Overlay *pack.Overlay
	File    []byte   // the overlay as it is delivered
	Origins []string // that may frame the publisher's page
	Accent  string   // "#rrggbb", or ""
	faults  Faults
}

// ReadShop reads the YAML of a publisher; name is for messages. The error
// lists every fault with its line. That nothing is taken away is checked when
// the overlay meets the knowledge (pack.Merge).
func ReadShop(name string, data []byte) (*Shop, error) {
	s := &Shop{Overlay: &pack.Overlay{Magic: pack.OverlayMagic, Format: 1}}
	if len(data) > 64<<10 {
		return nil, fmt.Errorf("%s: longer than 64 kB", name)
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		text, _, _ := strings.Cut(err.Error(), "\n")
		return nil, fmt.Errorf("%s: does not parse: %s", name, text)
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		return nil, fmt.Errorf("%s: one publisher stands in one file", name)
	}
	n := convert(name, file.Docs[0].Body, &s.faults)
	if n.fields == nil {
		return nil, fmt.Errorf("%s:%d: a publisher is a mapping: id, name, …", name, n.line)
	}
	s.read(n)
	if len(s.faults.List) == 0 {
		if where, why := s.Overlay.Fault(); why != "" {
			at := n
			if f := n.get(where); f != nil {
				at = f
			}
			s.faults.at(at, "%s: %s", where, why)
		}
	}
	if len(s.faults.List) > 0 {
		var all []error
		for _, f := range s.faults.List {
			all = append(all, fmt.Errorf("%s:%d: %s", f.File, f.Line, f.Text))
		}
		return nil, errors.Join(all...)
	}
	if s.File, err = s.Overlay.MarshalMsg(nil); err != nil {
		return nil, err
	}
	_, err = pack.OpenOverlay(s.File)
	return s, err
}

func (s *Shop) read(n *node) {
	c := &compiler{}
	c.only(n, "id", "name", "origins", "accent", "entry", "hours", "reply_hours", "promises", "return_address", "contacts", "checked")
	s.faults.List = append(s.faults.List, c.faults.List...)
	o := s.Overlay
	o.ID = n.word("id")
	for _, key := range []string{"name", "entry", "hours", "return_address"} {
		s.both(n, key, key == "name" || key == "entry")
	}
	for _, p := range n.get("promises").each() {
		s.pair(p, "promises")
	}
	hours, err := strconv.ParseUint(n.word("reply_hours"), 10, 16)
	if err != nil {
		s.fault(n, "reply_hours", "a whole number of hours")
	}
	o.Reply = uint16(hours)
	checked, err := day.Parse(n.word("checked"))
	if err != nil {
		s.fault(n, "checked", "the day on which this was written, as 2026-11-20")
	}
	o.Checked = int32(checked)
	for _, k := range n.get("contacts").each() {
		line := pack.Line{Type: k.word("type"), Value: k.word("value"), Zh: k.get("use").word("zh"), En: k.get("use").word("en")}
		with := *o
		with.Contacts = []pack.Line{line}
		o.Contacts = append(o.Contacts, line)
		if where, why := with.Fault(); where == "contacts" {
			s.faults.at(k, "contacts: %s", why)
		}
	}
	s.Origins = n.words("origins")
	if len(s.Origins) == 0 {
		s.fault(n, "origins", "the pages that may show this, such as https://shop.example")
	}
	for _, origin := range s.Origins {
		if u, err := url.Parse(origin); err != nil || u.Scheme != "https" || u.Host == "" || origin != "https://"+u.Host || strings.ContainsAny(origin, "*;, '\"") {
			s.fault(n, "origins", strconv.Quote(origin)+" is not an origin such as https://shop.example")
		}
	}
	s.Accent = strings.ToLower(n.word("accent"))
	if s.Accent != "" && !hexColour(s.Accent) {
		s.fault(n, "accent", "a colour such as \"#0b3d91\"")
	}
}

func (s *Shop) fault(n *node, key, what string) {
	at := n
	if f := n.get(key); f != nil {
		at = f
	}
	s.faults.at(at, "%s: %s", key, what)
}

func (s *Shop) both(n *node, key string, required bool) {
	f := n.get(key)
	if f == nil {
		if required {
			s.faults.at(n, "%s is missing", key)
		}
		f = &node{}
	}
	s.pair(f, key)
}

func (s *Shop) pair(f *node, key string) {
	zh, en := f.word("zh"), f.word("en")
	if f.line > 0 && (f.fields == nil || strings.TrimSpace(zh) == "" || strings.TrimSpace(en) == "") {
		s.faults.at(f, "%s takes { zh: …, en: … }", key)
	}
	// The text that is at fault is named with its own line.
	for _, half := range []string{zh, en} {
		probe := pack.Overlay{ID: "x", Reply: 1, Zh: []string{"x", half + " ", "", ""}, En: []string{"x", "x", "", ""}}
		if _, why := probe.Fault(); why != "" {
			s.faults.at(f, "%s: %s", key, why)
		}
	}
	s.Overlay.Zh = append(s.Overlay.Zh, zh)
	s.Overlay.En = append(s.Overlay.En, en)
}

func hexColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdef") == ""
}
