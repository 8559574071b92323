package journeys_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/tests/site"
)

// say types a text on the home page and goes on to what was understood.
func (p *person) say(text string) seen {
	p.Helper()
	p.Tap("#say")
	p.Do(input.InsertText(text))
	return p.tap(".say [type=submit]")
}

// chips gives what was understood: the names of the facts.
func (p *person) chips() []string {
	p.Helper()
	return strings.Fields(p.Eval(`[...document.querySelectorAll(".heard [data-do=unhear]")].map((b) => b.dataset.name).join(" ")`))
}

// onward leaves every open question before the first plan; it gives them.
func (p *person) onward() (asked []string) {
	p.Helper()
	v := p.tap("[data-do=sharpen]")
	for v.Ask && !v.Plan {
		if asked = append(asked, v.Facts...); len(asked) > 20 {
			p.Fatalf("there is no end to it: %v", asked)
		}
		v = p.tap("form.ask [data-do=skip]")
	}
	if !v.Plan {
		p.Fatalf("after the open questions comes no plan but %q", v.H1)
	}
	return asked
}

// A sentence becomes chips beside the words; one is wrong and is taken back;
// only what is open is asked.
func TestSentence(t *testing.T) {
	p := arrive(t, site.Serve(t), "zh")
	p.say("淘宝买的杯子碎了,韵达送的,花了88块,没保价,卖家不理我")
	chips := p.chips()
	for _, fact := range []string{"problem", "role", "platform", "courier", "item_value", "insured", "seller_reply"} {
		if !slices.Contains(chips, fact) {
			t.Errorf("%s is not among what was understood: %v", fact, chips)
		}
	}
	if marked := p.Eval(`[...document.querySelectorAll(".said mark")].map((m) => m.innerText).join("|")`); !strings.Contains(marked, "碎") || !strings.Contains(marked, "韵达") || !strings.Contains(marked, "88") {
		t.Errorf("the marked words are %q", marked)
	}
	p.Tap("[data-do=unhear][data-name=insured]")
	p.Await(`document.querySelectorAll("[data-do=unhear][data-name=insured]").length`, "0")
	if left := p.chips(); len(left) != len(chips)-1 {
		t.Errorf("after one correction %v is left of %v", left, chips)
	}
	for _, fact := range p.onward() {
		if slices.Contains(chips, fact) && fact != "insured" {
			t.Errorf("%s was understood and is asked again", fact)
		}
	}
	p.plan()
	p.Quiet()
}

// A pasted tracking list becomes a small time line, with the statuses of the
// list behind the person's own words.
func TestTrackingPaste(t *testing.T) {
	p := arrive(t, site.Serve(t), "zh")
	on := func(ago int) string { return (today() - core.Day(ago)).String() }
	p.say("我没收到\n" + on(2) + " 14:20:11 您的快件已签收,签收人:本人\n" + on(2) + " 08:02:10 正在派件\n" + on(5) + " 19:31:00 快件已揽收")
	if got := p.Eval(`[...document.querySelectorAll(".clocks .clock time")].map((e) => e.dateTime).join(" ")`); got != on(2)+" "+on(2)+" "+on(5) {
		t.Errorf("the time line shows %q", got)
	}
	if line := p.Text(".clocks .clock"); !strings.Contains(line, "14:20") || !strings.Contains(line, "已签收") || strings.Count(line, on(2)) != 1 {
		t.Errorf("its first line reads %q", line)
	}
	for _, fact := range []string{"problem", "tracking_state", "signed_by", "signed_on", "last_scan_on"} {
		if !slices.Contains(p.chips(), fact) {
			t.Errorf("%s is not among what was understood: %v", fact, p.chips())
		}
	}
	if got := p.Eval(`[...document.querySelectorAll(".heard li")].find((e) => e.querySelector("[data-name=problem]")).querySelector("b").innerText`); !strings.Contains(got, "签收") {
		t.Errorf("the problem is understood as %q", got)
	}
	p.onward()
	p.plan()
	p.Quiet()
}

// Markup, emoji and marks of direction are text and nothing else.
func TestSaidIsNeverMarkup(t *testing.T) {
	p := arrive(t, site.Serve(t), "zh")
	text := `<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>😡😡` + "\u202e\u0007" + `快递</blockquote><b id="heard-b">丢了</b>&lt;🐢`
	p.say(text)
	if got := p.Eval(`document.querySelectorAll(".said img, .said script, #heard-b").length + " " + globalThis.ran`); got != "0 undefined" {
		t.Errorf("what was said became part of the page: %s", got)
	}
	if said := p.Text(".said"); !strings.Contains(said, `<img src=x`) || !strings.Contains(said, "&lt;") {
		t.Errorf("what was said is shown as %q", said)
	}
	if !slices.Contains(p.chips(), "problem") {
		t.Errorf("a loss was not understood: %v", p.chips())
	}
	p.Quiet()
	p = arrive(t, p.Server, "zh")
	p.say("😭😭😭🤡")
	if p.Count(".heard [data-do=unhear]") != "0" {
		t.Errorf("faces alone were understood as %v", p.chips())
	}
	p.Quiet()
}
