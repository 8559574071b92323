package core_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/plan"
)

func shop(t *testing.T, changes ...func(*pack.Overlay)) []byte {
	t.Helper()
	o := &pack.Overlay{
		Magic: pack.OverlayMagic, Format: 1, ID: "shop", Reply: 48, Checked: 20000,
		Zh: []string{"海棠", "订单页点售后", "每天 9 点到 22 点", "", "丢了直接补发"}, En: []string{"Haitang", "Tap after-sales", "9 to 22", "", "Lost: we resend"},
		Contacts: []pack.Line{{Type: "phone", Value: "400-123-4567", Zh: "售后", En: "After-sales"}},
	}
	for _, change := range changes {
		change(o)
	}
	data, err := o.MarshalMsg(nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func merged(t *testing.T, overlay []byte) *core.Engine {
	t.Helper()
	result, err := compile.Compile("knowledge")
	if err != nil {
		t.Fatal(err)
	}
	p, err := result.Open()
	if err != nil {
		t.Fatal(err)
	}
	e := &core.Engine{Pack: p}
	if overlay != nil {
		if err := e.Merge(overlay); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

// Taking the publisher's statements out of a plan gives the plain plan, byte
// for byte: nothing else has changed, for any shared case on several days.
func TestOverlayOnlyAdds(t *testing.T) {
	plain, with := merged(t, nil), merged(t, shop(t))
	data, err := os.ReadFile("knowledge/examples/real.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(data), []byte("\n"))
	for _, problem := range []string{"loss", "wrong_item", "scam", "return_parcel"} {
		for _, role := range []string{"buyer", "returning_buyer", "merchant"} {
			for _, reply := range []string{`"not_asked"`, `"waiting"`, `"refused"`, `"unknown"`} {
				for _, asked := range []string{`null`, `"2026-11-17"`, `"2026-11-19"`, `"unknown"`} {
					lines = append(lines, fmt.Appendf(nil, `{"today":"2026-11-20","answers":{"problem":%q,"role":%q,"seller_reply":%s,"seller_asked_on":%s,"auto_confirm_on":"2026-11-21"}}`, problem, role, reply, asked))
				}
			}
		}
	}
	shown := 0
	for _, line := range lines {
		a, err := plain.ReadCase(line)
		if err != nil {
			continue // answers that cannot stand together
		}
		b, err := with.ReadCase(line)
		if err != nil {
			t.Fatal(err)
		}
		for _, days := range []core.Day{0, 1, 3} {
			one, two := plain.Advise(a.Case, a.Today+days), with.Advise(b.Case, b.Today+days)
			first := len(two.Actions) > 0 && two.Actions[0].ID == pack.Publisher
			if first {
				shown++
				promise(t, string(line), two)
			}
			strip(two)
			strip(one)
			two.Pack = one.Pack
			if got, want := string(core.WritePlan("", two)), string(core.WritePlan("", one)); got != want {
				at := 0
				for at < len(got) && at < len(want) && got[at] == want[at] {
					at++
				}
				t.Fatalf("%s\nwith the overlay …%.200s\nwithout …%.200s", line, got[at:], want[at:])
			}
		}
	}
	if shown < 40 {
		t.Errorf("the publisher's step was shown %d times only", shown)
	}
}

// promise holds the rules of the publisher's step.
func promise(t *testing.T, line string, p *core.Plan) {
	t.Helper()
	s := p.Shop
	if s == nil || s.Name.Zh != "海棠" || len(s.Contact.Lines) != 1 || p.Actions[0].When != "by:"+s.Last.String() {
		t.Fatalf("%s: %+v", line, s)
	}
	if s.Last < p.Today || s.Last > p.Today+2 {
		t.Errorf("%s: the step stands until %s on %s", line, s.Last, p.Today)
	}
	for _, c := range p.Clocks {
		if c.Mine && c.State == "running" && c.Due != nil && *c.Due <= p.Today+2 && (s.Last > *c.Due || s.Gate && *c.Due <= s.Last) {
			t.Errorf("%s: it stands until %s, past %s of %s", line, s.Last, *c.Due, c.ID)
		}
	}
	for _, r := range p.Ladder {
		if r.Channel == "seller" && r.State != "now" && r.State != "waiting" && r.Rank == 1 {
			t.Errorf("%s: the seller is %s", line, r.State)
		}
	}
}

func strip(p *core.Plan) {
	p.Actions = slices.DeleteFunc(p.Actions, func(x plan.Action) bool { return x.ID == pack.Publisher })
	for i := range p.Actions {
		p.Actions[i].Rank = i + 1
	}
	p.Clocks = slices.DeleteFunc(p.Clocks, func(x plan.Clock) bool { return x.ID == pack.Publisher })
	// The shop's clock gives the day on which it was asked one use more.
	p.Next = nil
	p.Open = slices.DeleteFunc(p.Open, func(x plan.Open) bool { return x.Fact == "seller_asked_on" })
	p.Stale = slices.DeleteFunc(p.Stale, func(id string) bool { return id == "PUBLISHER" })
}

func TestOverlayRefused(t *testing.T) {
	text := func(s string) func(*pack.Overlay) { return func(o *pack.Overlay) { o.Zh[1] = s } }
	contact := func(kind, value string) func(*pack.Overlay) {
		return func(o *pack.Overlay) { o.Contacts[0] = pack.Line{Type: kind, Value: value} }
	}
	for name, c := range map[string]struct {
		change func(*pack.Overlay)
		why    string
	}{
		"markup":             {text("<b>快"), "plain"},
		"placeholder":        {text("{due}"), "plain"},
		"a script's address": {text("点 JavaScript:alert(1)"), "https:"},
		"an open address":    {text("http://shop.example"), "https:"},
		"direction marks":    {text("abc\u202ecba"), "plain"},
		"a foreign number":   {text("打 +1 555 0100"), "foreign"},
		"too long":           {text(strings.Repeat("长", 301)), "300"},
		"no text":            {text(""), "missing"},
		"takes away":         {text("签收后概不负责"), "takes nothing away"},
		"takes away quietly": {func(o *pack.Overlay) { o.En[4] = "All sales are Final Sale" }, "takes nothing away"},
		"other lengths":      {func(o *pack.Overlay) { o.En = o.En[:4] }, "both languages"},
		"no time":            {func(o *pack.Overlay) { o.Reply = 0 }, "720"},
		"a month and more":   {func(o *pack.Overlay) { o.Reply = 721 }, "720"},
		"another id":         {func(o *pack.Overlay) { o.ID = "../x" }, "a-z"},
		"12305":              {contact("phone", "12305"), "no phone number"},
		"the courier's":      {contact("phone", "95338"), "belongs to sf"},
		"+852":               {contact("phone", "+852 2345 6789"), "no phone number"},
		"a letter number":    {contact("phone", "400-SHOP-123"), "no phone number"},
		"open web":           {contact("web", "http://shop.example"), "https"},
		"script":             {contact("web", "javascript:alert(1)"), "https"},
		"a name in front":    {contact("web", "https://taobao.com@evil.example"), "https"},
		"no type":            {contact("mail", "a@b"), "one of"},
		"newer":              {func(o *pack.Overlay) { o.Format = 2 }, "newer"},
		"another kind":       {func(o *pack.Overlay) { o.Magic = "parcelaid-shoq" }, "no publisher"},
	} {
		t.Run(name, func(t *testing.T) {
			e := merged(t, nil)
			before := e.Pack.Revision
			err := e.Merge(shop(t, c.change))
			if err == nil || !strings.Contains(err.Error(), c.why) {
				t.Errorf("got %v, want it to say %q", err, c.why)
			}
			if e.Pack.Revision != before || e.Pack.Overlay != nil {
				t.Error("the pack has changed")
			}
		})
	}
}

// Cut off, longer, flipped: refused without a panic.
func TestOverlayCorrupt(t *testing.T) {
	whole := shop(t)
	for i := range whole {
		if _, err := pack.OpenOverlay(whole[:i]); err == nil {
			t.Fatalf("%d of %d bytes are taken", i, len(whole))
		}
		for _, flip := range []byte{0x80, 0xff, 0x01} {
			broken := bytes.Clone(whole)
			broken[i] ^= flip
			pack.OpenOverlay(broken)
		}
	}
	if _, err := pack.OpenOverlay(append(bytes.Clone(whole), 0)); err == nil {
		t.Error("a byte too many is taken")
	}
	if _, err := pack.OpenOverlay(make([]byte, 20<<10)); err == nil {
		t.Error("20 kB are taken")
	}
}
