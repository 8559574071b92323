package app

// Guide gives the address of the article about a situation, below the
// language folder; "" where there is none.
func Guide(problem string) string {
	if name, ok := guides[problem]; ok {
		return "guide/" + name + "/"
	}
	return ""
}

var guides = map[string]string{
	"delay": "delay", "not_shipped": "not-shipped", "loss": "loss", "damage": "damage", "missing_item": "missing-item",
	"wrong_item": "wrong-item", "signed_not_received": "signed-not-received", "locker_or_station": "locker-or-station",
	"returned_or_recalled": "returned", "return_parcel": "return", "refused_compensation": "refused", "service": "service",
	"overcharge": "overcharge", "withheld": "withheld", "unordered": "unordered", "scam": "scam", "privacy_leak": "privacy-leak",
}
