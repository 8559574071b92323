package compile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// common are the fields that every rule may have.
var common = []string{"id", "when", "rank", "because", "beats", "from", "to", "examples"}

// draft is a rule under compilation: its own condition before exceptions are
// taken out, and what it finds.
type draft struct {
	node    *node
	when    rule.Ref
	finding string
}

// rules reads the common part of all rules of a kind. findings tells what a
// rule finds: rules that find the same share one condition for certainty.
func (c *compiler) rules(kind string, loose bool, finding func(*node) string, fields ...string) []pack.Rule {
	nodes := c.kinds[kind]
	drafts := make([]draft, len(nodes))
	place := map[string]int{}
	for i, n := range nodes {
		c.only(n, append(fields, common...)...)
		id := n.word("id")
		if id == "" {
			c.faults.at(n, "id is missing")
		}
		if _, double := place[id]; double {
			c.faults.at(n, "the id %s stands twice among %s", id, kind)
		}
		place[id] = i
		drafts[i] = draft{node: n, when: c.condition(n.get("when"), loose), finding: finding(n)}
	}
	effective, shows := c.exceptions(drafts, place)
	found := map[string][]rule.Ref{}
	for i, d := range drafts {
		found[d.finding] = append(found[d.finding], effective[i])
	}
	rules := make([]pack.Rule, len(nodes))
	for i, n := range nodes {
		rules[i] = pack.Rule{
			ID: n.word("id"), When: pack.Ref(effective[i]), Shows: pack.Ref(shows[i]), Finding: pack.Ref(c.b.Any(found[drafts[i].finding]...)),
			Rank: int16(c.number(n, "rank", 50)),
		}
		if kind != "letters" { // a letter's sentences name their sources, and its `to` is a party
			rules[i].Because = c.because(n)
			rules[i].From, rules[i].To = int32(c.date(n, "from")), int32(c.date(n, "to"))
		}
		c.examples(n, Target{Part: "rule", Kind: kind}, effective[i])
	}
	return rules
}

// exceptions gives each rule's exact condition (its own, and that of no rule
// that beats it) and the condition under which it speaks (its own, and no rule
// that beats it is known to speak).
func (c *compiler) exceptions(drafts []draft, place map[string]int) (effective, shows []rule.Ref) {
	beaten := make([][]int, len(drafts))
	for i, d := range drafts {
		for _, id := range d.node.words("beats") {
			j, ok := place[id]
			if !ok {
				c.faults.at(d.node.get("beats"), "beats: there is no rule %q%s", id, hint(id, slices.Sorted(mapKeys(place))))
				continue
			}
			beaten[j] = append(beaten[j], i)
		}
	}
	effective, shows = make([]rule.Ref, len(drafts)), make([]rule.Ref, len(drafts))
	state := make([]int, len(drafts))
	var visit func(i int)
	visit = func(i int) {
		if state[i] == 2 {
			return
		}
		if state[i] == 1 {
			c.faults.at(drafts[i].node, "beats: %s beats itself in a circle", drafts[i].node.word("id"))
			return
		}
		state[i] = 1
		exact, speaks := []rule.Ref{drafts[i].when}, []rule.Ref{drafts[i].when}
		for _, j := range beaten[i] {
			visit(j)
			exact = append(exact, c.b.Not(effective[j]))
			speaks = append(speaks, c.b.Not(c.b.Proved(shows[j])))
		}
		effective[i], shows[i] = c.b.All(exact...), c.b.All(speaks...)
		state[i] = 2
	}
	for i := range drafts {
		visit(i)
	}
	return effective, shows
}

var parties = []string{"seller", "courier", "outlet", "platform", "sender", "station", "insurer", "recipient", "self", "unclear"}

func (c *compiler) readLiability() {
	kinds := []string{"first", "also", "only_between_them", "not_liable"}
	rules := c.rules("liability", false, func(n *node) string { return n.word("kind") + " " + n.word("party") }, "party", "kind", "says", "verdict")
	for i, n := range c.kinds["liability"] {
		kind := c.oneOf(n, "kind", kinds...)
		c.out.Liability = append(c.out.Liability, pack.Liability{
			Rule: rules[i], Party: c.oneOf(n, "party", parties...), Kind: kind,
			Says: c.text(n, "says", true), Verdict: c.text(n, "verdict", kind == "first"),
		})
	}
}

func (c *compiler) readRemedies() {
	rules := c.rules("remedies", false, func(n *node) string { return n.word("remedy") }, "remedy", "says")
	for i, n := range c.kinds["remedies"] {
		if n.word("remedy") == "" {
			c.faults.at(n, "remedy is missing")
		}
		c.out.Remedies = append(c.out.Remedies, pack.Remedy{Rule: rules[i], Remedy: n.word("remedy"), Says: c.text(n, "says", true)})
	}
}

func (c *compiler) readClaims() {
	rules := c.rules("claims", false, func(n *node) string { return n.word("formula") }, "formula", "says")
	for i, n := range c.kinds["claims"] {
		f, err := strconv.Atoi(strings.TrimPrefix(n.word("formula"), "F"))
		if err != nil || f < 1 || f > 12 || f == 11 {
			c.faults.at(n, "formula: %q is not one of F1 … F12 (F11, deceit, is never part of the range)", n.word("formula"))
		}
		c.out.Claims = append(c.out.Claims, pack.Claim{Rule: rules[i], Formula: uint8(f), Says: c.text(n, "says", true)})
	}
}

func (c *compiler) readEvidence() {
	rules := c.rules("evidence", true, func(n *node) string { return n.word("evidence") }, "evidence", "vanishes", "why", "how")
	values := c.schema.Defs[c.schema.Must("evidence")].Values
	for i, n := range c.kinds["evidence"] {
		place := slices.Index(values, c.oneOf(n, "evidence", values...))
		c.out.Evidence = append(c.out.Evidence, pack.Proof{
			Rule: rules[i], Evidence: uint8(max(0, place)), Vanishes: c.oneOf(n, "vanishes", "hours", "days", "weeks", "keeps"),
			Why: c.text(n, "why", true), How: c.text(n, "how", false),
		})
	}
}

func (c *compiler) readActions() {
	rules := c.rules("actions", true, func(n *node) string { return n.word("id") }, "do", "channel", "title", "detail")
	for i, n := range c.kinds["actions"] {
		a := pack.Action{Rule: rules[i], Clock: -1, Channel: c.channel(n, n.word("channel")), Title: c.text(n, "title", true), Detail: c.text(n, "detail", false)}
		// `do: by: clock` reads as text or as a mapping, depending on quotes.
		due := n.get("do")
		what, which := "", ""
		if due != nil && due.scalar {
			what, which, _ = strings.Cut(due.text, ":")
		} else if due != nil && len(due.keys) == 1 {
			what, which = due.keys[0], due.fields[due.keys[0]].text
		}
		which = strings.TrimSpace(which)
		switch a.Due = what; what {
		case "now":
		case "by":
			a.Clock = c.clock(due, which)
		case "after":
			a.After = c.channel(due, which)
		default:
			c.faults.at(n, "do: is now, by: <clock> or after: <channel>")
		}
		c.out.Actions = append(c.out.Actions, a)
	}
}

func (c *compiler) clock(n *node, id string) int16 {
	place, ok := c.clocks[id]
	if !ok {
		c.faults.at(n, "there is no clock %q%s", id, hint(id, slices.Sorted(mapKeys(c.clocks))))
		return -1
	}
	return place
}

var channels = []string{
	"seller", "platform", "outlet", "courier_hotline", "station", "sender_claims", "insurer", "post_inquiry", "postal_12305", "market_12315",
	"consumer_assoc", "hotline_12345", "legal_aid", "court", "police", "police_96110", "cyber_12377", "bank_stop", "people_mediation",
	"postal_report", "market_report", "payment_order", "public_review",
}

func (c *compiler) channel(n *node, name string) string {
	if name != "" && !slices.Contains(channels, name) {
		c.faults.at(n, "%q is no channel%s", name, hint(name, channels))
	}
	return name
}

var noteKinds = []string{"checks", "warnings", "donts", "duties", "closing", "limits", "exits"}

func (c *compiler) readNotes() {
	checked := c.schema.Defs[c.schema.Must("checked")].Values
	for _, kind := range noteKinds {
		loose := kind == "checks" || kind == "warnings" || kind == "donts" || kind == "duties" || kind == "closing"
		rules := c.rules(kind, loose, func(n *node) string { return n.word("id") }, "text", "checks", "until")
		for i, n := range c.kinds[kind] {
			note := pack.Note{Rule: rules[i], Kind: kind, Text: c.text(n, "text", true), Until: c.text(n, "until", false), Checks: -1}
			if word := n.word("checks"); word != "" {
				note.Checks = int16(slices.Index(checked, c.oneOf(n, "checks", checked...)))
			}
			c.out.Notes = append(c.out.Notes, note)
		}
	}
}
