package mutate

import (
	"reflect"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core/pack"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func packs(base *compile.Variant, more []*compile.Variant) []*pack.Pack {
	list := []*pack.Pack{base.Pack}
	for _, v := range more {
		list = append(list, v.Pack)
	}
	return list
}

// touch tells which examples a variant can change: those of rules that are
// others now; all, where the vocabulary is.
func touch(base, v *compile.Variant) func(*compile.Example) bool {
	a, b := &base.Pack.Rules, &v.Pack.Rules
	if !reflect.DeepEqual(a.Never, b.Never) || !reflect.DeepEqual(a.Order, b.Order) || !sameReadings(a, b) {
		return func(*compile.Example) bool { return true }
	}
	changed := map[string]bool{}
	before := map[string]any{}
	entries(a, func(name string, entry any) { before[name] = entry })
	entries(b, func(name string, entry any) { changed[name] = !reflect.DeepEqual(before[name], entry) })
	clocks := !reflect.DeepEqual(a.Clocks, b.Clocks)
	return func(x *compile.Example) bool {
		return changed[x.Of.Kind+"/"+x.Of.Rule] || changed[x.Of.Kind+"/"+x.Before] || base.Targets[x.Of] != v.Targets[x.Of] || (clocks && x.State != "")
	}
}

// sameReadings reports whether all questions are presumed and apply alike.
func sameReadings(a, b *pack.Rules) bool {
	for i := range a.Questions {
		x, y := &a.Questions[i], &b.Questions[i]
		if x.Presumed != y.Presumed || x.Presume != y.Presume || x.Applies != y.Applies || !reflect.DeepEqual(x.Implied, y.Implied) {
			return false
		}
	}
	return true
}

// entries calls visit with each entry that examples may stand beside.
func entries(r *pack.Rules, visit func(name string, entry any)) {
	for _, x := range r.Liability {
		visit("liability/"+x.Rule.ID, x)
	}
	for _, x := range r.Remedies {
		visit("remedies/"+x.Rule.ID, x)
	}
	for _, x := range r.Claims {
		visit("claims/"+x.Rule.ID, x)
	}
	for _, x := range r.Clocks {
		visit("clocks/"+x.Rule.ID, x)
	}
	for _, x := range r.Ladder {
		visit("ladder/"+x.Rule.ID, x)
	}
	for _, x := range r.Evidence {
		visit("evidence/"+x.Rule.ID, x)
	}
	for _, x := range r.Actions {
		visit("actions/"+x.Rule.ID, x)
	}
	for _, x := range r.Notes {
		visit(x.Kind+"/"+x.Rule.ID, x)
	}
	for _, x := range r.Letters {
		visit("letters/"+x.Rule.ID, x)
	}
	for _, x := range r.Questions {
		visit("/"+r.Facts[x.Fact].Name, x)
	}
}
