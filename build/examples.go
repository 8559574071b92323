package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core/pack"
)

// lacking lists the rules without an example in which they hold, cannot hold
// or hang on an answer, as far as there is such a case.
func lacking(p *pack.Pack, examples []compile.Example, possible map[string]prove.Possible) []string {
	have := map[string]*prove.Possible{}
	for i := range examples {
		x := &examples[i]
		if x.Of.Part != "rule" {
			continue
		}
		name := x.Of.Kind + "/" + x.Of.Rule
		if have[name] == nil {
			have[name] = &prove.Possible{}
		}
		h := have[name]
		switch x.Is {
		case "yes", "shown":
			h.Yes = true
		case "no", "silent":
			h.No = true
		case "open":
			h.Open = true
		}
		h.Yes = h.Yes || x.State != ""
	}
	var list []string
	compile.Rules(p, func(kind string, r *pack.Rule, _ string) {
		name := kind + "/" + r.ID
		h, can := have[name], possible[name]
		if h == nil {
			h = &prove.Possible{}
		}
		var missing []string
		for _, part := range []struct {
			can, have bool
			word      string
		}{{can.Yes, h.Yes, "a matching"}, {can.No, h.No, "a missing"}, {can.Open, h.Open, "an unknown"}} {
			if part.can && !part.have {
				missing = append(missing, part.word)
			}
		}
		if len(missing) > 0 {
			list = append(list, fmt.Sprintf("%s lacks %s example", name, strings.Join(missing, ", ")))
		}
	})
	slices.Sort(list)
	return list
}
