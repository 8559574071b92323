package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/parcelaid/parcelaid/build/prove"
	advice "github.com/parcelaid/parcelaid/core/advise"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/pack"
)

// stale warns of what somebody should look at again by a day: sources and
// contacts past their limit, and years without a table of public holidays.
func stale(p *pack.Pack, on day.Day) []string {
	var list []string
	used := prove.Sources(p)
	late := map[string][]string{} // of each class
	for i := range p.Sources {
		s := &p.Sources[i]
		if used[i] && on > day.Day(s.Checked)+advice.Recheck(s.Class) {
			late[s.Class] = append(late[s.Class], s.ID+" ("+day.Day(s.Checked).String()+")")
		}
	}
	for _, class := range slices.Sorted(maps.Keys(late)) {
		list = append(list, fmt.Sprintf("warning: %d sources of class %s were last checked more than %d days before %s: %v", len(late[class]), class, advice.Recheck(class), on, late[class]))
	}
	if on > day.Day(p.Day)+advice.RecheckContacts {
		list = append(list, fmt.Sprintf("warning: the contacts of the directory were last checked by %s, more than %d days before %s", day.Day(p.Day), advice.RecheckContacts, on))
	}
	if !p.Calendar.Known(on) {
		list = append(list, fmt.Sprintf("warning: no table of public holidays for %d: working days and periods that end on a day off are marked as uncertain", on.Civil().Year))
	}
	return list
}
