package pack

import (
	"github.com/parcelaid/parcelaid/core/fact"
	"github.com/parcelaid/parcelaid/core/plan"
)

// Known are the facts that code computes with, by name. A vocabulary without
// one of them leaves it fact.None, which is always absent.
type Known struct {
	Problem, Role, Trouble, Troubles, Also                fact.ID
	AmountPaid, ItemValue, MissingValue, LossValue        fact.ID
	SalvageValue, RepairCost, DeclaredValue, Freight      fact.ID
	ReturnFreight, OfferAmount, OfferBy, OfferKind        fact.ID
	CapMultiple, CapAmount, CODAmount, FraudLoss          fact.ID
	Evidence, Checked, Courier, Platform, MailClass       fact.ID
	DamageExtent, ShippedOn, SignedOn, ReceivedOn, PaidOn fact.ID
	Insured                                               fact.ID
}

func knownFacts(s *fact.Schema) Known {
	return Known{
		Problem: s.Must("problem"), Role: s.Must("role"), Trouble: s.Must("trouble"), Troubles: s.Must("troubles"), Also: s.Must("also"),
		AmountPaid: s.Must("amount_paid"), ItemValue: s.Must("item_value"), MissingValue: s.Must("missing_value"), LossValue: s.Must("loss_value"),
		SalvageValue: s.Must("salvage_value"), RepairCost: s.Must("repair_cost"), DeclaredValue: s.Must("declared_value"), Freight: s.Must("freight"),
		ReturnFreight: s.Must("return_freight"), OfferAmount: s.Must("offer_amount"), OfferBy: s.Must("offer_by"), OfferKind: s.Must("offer_kind"),
		CapMultiple: s.Must("cap_multiple"), CapAmount: s.Must("cap_amount"), CODAmount: s.Must("cod_amount"), FraudLoss: s.Must("money_lost_to_fraud"),
		Evidence: s.Must("evidence"), Checked: s.Must("checked"), Courier: s.Must("courier"), Platform: s.Must("platform"), MailClass: s.Must("mail_class"),
		DamageExtent: s.Must("damage_extent"), ShippedOn: s.Must("shipped_on"), SignedOn: s.Must("signed_on"), ReceivedOn: s.Must("received_on"), PaidOn: s.Must("order_paid_on"),
		Insured: s.Must("insured"),
	}
}

func (p *Pack) get(lang, kind string, i int) string {
	if list := p.tables[tableKey{lang, kind}]; i < len(list) {
		return list[i]
	}
	return ""
}

// Has reports whether a table of texts has been added.
func (p *Pack) Has(lang, kind string) bool { return p.tables[tableKey{lang, kind}] != nil }

// Text gives a text in the languages that have been added.
func (p *Pack) Text(t T) plan.Text {
	return plan.Text{Zh: p.get("zh", "text", int(t)), En: p.get("en", "text", int(t))}
}

// LetterText gives a text of the letters file.
func (p *Pack) LetterText(t T) plan.Text {
	return plan.Text{Zh: p.get("zh", "letters", int(t)), En: p.get("en", "letters", int(t))}
}

// SourceTitle and SourceSays give the texts of a source.
func (p *Pack) SourceTitle(i int) plan.Text {
	return plan.Text{Zh: p.get("zh", "sources", 2*i), En: p.get("en", "sources", 2*i)}
}
func (p *Pack) SourceSays(i int) plan.Text {
	return plan.Text{Zh: p.get("zh", "sources", 2*i+1), En: p.get("en", "sources", 2*i+1)}
}

// Word gives a fixed text of the screen; an unknown id gives the id, so that
// a slip shows.
func (p *Pack) Word(id string) plan.Text {
	t, ok := p.words[id]
	if !ok {
		return plan.Text{Zh: id, En: id}
	}
	return p.Text(t)
}

// HasWord reports whether there is a word of that id.
func (p *Pack) HasWord(id string) bool { _, ok := p.words[id]; return ok }

// Lookup gives an entry of the directory.
func (p *Pack) Lookup(id string) (*Entry, bool) {
	i, ok := p.entries[id]
	if !ok {
		return nil, false
	}
	return &p.Directory[i], true
}

// SourceIDs gives the names of sources.
func (p *Pack) SourceIDs(places []uint16) []string {
	ids := make([]string, len(places))
	for i, s := range places {
		ids[i] = p.Sources[s].ID
	}
	return ids
}
