// Package journeys_test goes through the site as people do: with a finger or
// with keys, from the home page to the plan and on through every question.
package journeys_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/parcelaid/parcelaid/tests/site"
)

func TestMain(m *testing.M) { os.Exit(site.Run(m)) }

// One journey for each tile of the home page.
var journeys = []struct {
	name, lang string
	taps       []string
	first      string // who answers first in the plan after three taps; "" is left open
	answers    answers
}{
	{"delay", "zh", []string{"一直没到、物流不动", "我网上买的", "不理、拒绝、让我找快递"}, "卖家",
		answers{"tracking_state": "stuck", "seller_type": "shop", "courier_chosen_by": "seller_option", "platform": "taobao", "want": "refund", "amount_paid": "1,299.50元", "courier": "zto", "courier_reply": "not_asked"}},
	{"loss", "zh", []string{"快递丢了", "我网上买的", "还没说"}, "卖家",
		answers{"courier_chosen_by": "me", "platform": "xianyu", "seller_type": "individual"}},
	{"damage", "zh", []string{"坏了、碎了、漏了", "我自己寄的", "保了（多付过保价费）"}, "快递公司",
		answers{"declared_value": "2000", "item_value": "2000", "damage_extent": "partial"}},
	{"missing item", "en", []string{"Items missing, empty box", "Something I bought online", "No answer, refused, or “ask the courier”"}, "",
		answers{"platform": "pdd", "outer_package": "resealed"}},
	{"wrong item", "zh", []string{"发错、被掉包", "我网上买的", "不确定"}, "卖家", nil},
	{"signed for", "zh", []string{"显示签收，我没收到", "别人寄给我的", "不能或不愿"}, "",
		answers{"signed_by": "station", "dropoff_consent": "by_habit", "courier": "yto"}},
	{"locker", "zh", []string{"没问我就放驿站/柜子/门口", "我网上买的", "在等，或答应了"}, "",
		answers{"courier": "jt", "dropoff_consent": "no", "parcel_found": "yes"}},
	{"return", "zh", []string{"退货、退款出问题", "我退货寄回的", "没保"}, "",
		answers{"also": "loss", "return_booked_by": "seller_or_platform", "return_reason": "quality"}},
	{"refused", "zh", []string{"不肯赔、赔太少", "我开店/公司寄的", "没保"}, "",
		answers{"also": "loss", "offer_amount": "27", "item_value": "860", "terms_shown": "not_shown"}},
	{"something else", "en", []string{"No door delivery, odd charges, rudeness, other", "No door delivery, rudeness", "Sent to me by someone", "Not asked yet"}, "",
		answers{"courier": "sf"}},
}

func TestTiles(t *testing.T) {
	s := site.Serve(t)
	for _, j := range journeys {
		t.Run(j.name, func(t *testing.T) {
			began := time.Now()
			p := arrive(t, s, j.lang)
			p.settled(false)
			for i, text := range j.taps {
				v := p.tap("=" + text)
				if last := i == len(j.taps)-1; v.Plan != last {
					t.Fatalf("tap %d, %s, leads to %q", i+1, text, v.H1)
				}
			}
			p.plan()
			if who := p.Text(".party[data-kind=first] h3"); !strings.HasPrefix(who, j.first) {
				t.Errorf("first answers %q, want %s", who, j.first)
			}
			before := p.told()
			asked := p.through(j.answers)
			p.plan()
			after := p.told()
			for fact, text := range before {
				if after[fact] != text {
					t.Errorf("%s was %q and is now %q", fact, text, after[fact])
				}
			}
			for _, fact := range asked {
				if after[fact] == "" && fact != "want" && fact != "also" {
					t.Errorf("%s was asked and is not among the answers", fact)
				}
			}
			if pages := len(strings.Split(p.Eval("document.title"), "")); pages == 0 {
				t.Error("no title")
			}
			p.Quiet()
			t.Logf("%d facts in %v", len(asked), time.Since(began).Round(time.Millisecond))
		})
	}
}

// plan checks that the parts of a plan are there.
func (p *person) plan() {
	p.Helper()
	for _, part := range []string{".verdict h1", ".now li", ".who .party", ".ladder .rung", ".evidence li", ".sources li"} {
		if p.Count(part) == "0" {
			p.Errorf("the plan on %s has no %s", p.Path(), part)
		}
	}
	if first := p.Count(".party[data-kind=first]"); first != "1" {
		p.Errorf("%s parties answer first on %s", first, p.Path())
	}
	if empty := p.Eval(`[...document.querySelectorAll("main :is(p, li, h1, h2, h3, dt, dd, button, summary, b)")]
		.filter((e) => !e.textContent.trim()).map((e) => e.outerHTML).join(" ")`); empty != "" {
		p.Errorf("the plan on %s has empty parts: %.300s", p.Path(), empty)
	}
	if open := p.Eval(`(document.querySelector("main").textContent.match(/[{}\[\]]|undefined|<nil>|%!/) ?? [""])[0]`); open != "" {
		p.Errorf("the plan on %s shows %q", p.Path(), open)
	}
	if lost := p.Eval(`[...document.querySelectorAll('main a[href^="#"]')].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.hash).join(" ")`); lost != "" {
		p.Errorf("links of the plan on %s lead nowhere: %s", p.Path(), lost)
	}
}
