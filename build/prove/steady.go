package prove

import (
	"fmt"

	"github.com/parcelaid/parcelaid/core/day"
)

// ahead is for how many days the printed pages must stay true.
const ahead = 730

// steady shows that a plan without a date does not change by itself: what is
// printed today reads the same for two years. Tests on dates are open then, so
// only a rule that comes into force or ends could change it.
func (p *Prover) steady() []Fault {
	var faults []Fault
	for _, x := range statements(p.pack) {
		for _, on := range []int32{x.Rule.From, x.Rule.To + 1} {
			if on > int32(p.today) && on <= int32(p.today)+ahead && on > 1 {
				faults = append(faults, Fault{What: fmt.Sprintf("%s changes a plan without dates on %s: give it a date to hang on", x.Name(), day.Day(on))})
			}
		}
	}
	return faults
}
