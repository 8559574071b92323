package view

import (
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
)

// proofKind says how much weight a proof has, by who made it.
var proofKind = map[string]string{
	"tracking": "record", "sign_proof": "record", "order": "record", "payment": "record", "invoice": "record",
	"bank_record": "record", "police_receipt": "record", "written_promise": "record", "written_refusal": "record",
	"courier_statement": "record", "ticket_number": "record", "return_receipt": "record", "weight": "record",
	"witness": "word", "call_log": "word",
}

// proofIcon is the drawing of a proof, by what one does to get it.
var proofIcon = map[string]string{
	"unboxing_video": "camera", "photos": "camera", "address_mismatch": "camera", "terms_screenshot": "camera",
	"packaging": "missing", "tracking": "delay", "waybill": "signed",
	"sign_proof": "signed", "locker_notice": "locker", "call_log": "phone", "ticket_number": "phone",
	"chat": "service", "written_promise": "service", "written_refusal": "refused",
}

// evidence lists what proves it, what vanishes first at the top. Each can be
// ticked where it stands.
func (p *page) evidence(s *app.State, a *core.Plan) {
	if len(a.Evidence) == 0 {
		return
	}
	p.open("section", "class", "evidence", "id", "evidence")
	p.el("h2", p.word("part-evidence"))
	p.open("ul", "class", "proofs")
	const shown = 4
	for i := range a.Evidence {
		if i == shown {
			p.close("ul")
			p.tuck("proofs", p.word("evidence-more", "n", itoa(len(a.Evidence)-i)))
			p.open("ul", "class", "proofs")
		}
		p.proof(&a.Evidence[i])
	}
	p.close("ul")
	if len(a.Evidence) > shown {
		p.close("details")
	}
	p.toRedact()
	p.close("section")
}

func (p *page) proof(x *core.Proof) {
	have, tag, pressed := "", p.word("vanishes-"+x.Vanishes), "false"
	if x.Have {
		have, tag, pressed = "have", p.word("have-it"), "true"
	}
	p.open("li", "class", have, "data-vanishes", x.Vanishes)
	p.open("button", "class", "tick live", "type", "button", "data-do", "tick", "data-name", x.ID, "aria-pressed", pressed)
	p.el("span", p.word("have-this")+p.label("evidence", x.ID), "class", "unseen")
	p.close("button")
	p.open("details", "id", "e-"+x.ID)
	p.open("summary")
	p.open("h3")
	if icon := proofIcon[x.ID]; icon != "" {
		p.icon(icon)
	}
	p.escape(p.label("evidence", x.ID) + " ")
	p.el("span", tag, "class", "vanishes")
	p.close("h3", "summary")
	p.el("p", p.say(x.Why))
	p.some("p", p.say(x.How), "class", "help")
	kind := proofKind[x.ID]
	if kind == "" {
		kind = "own"
	}
	p.el("p", p.word("weight-"+kind), "class", "hint")
	if id := "reject-" + x.ID; p.app.Engine.Pack.HasWord(id) {
		p.el("p", p.word(id))
	}
	p.close("details", "li")
}
