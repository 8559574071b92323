package same_test

import (
	"slices"
	"testing"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/site/app"
	"github.com/parcelaid/parcelaid/tests/site"
)

// Whatever has been answered or changed, the address is that of a static
// page: a reload finds one, and the answers in the history do the rest.
func TestEveryStateHasAPage(t *testing.T) {
	a := site.Native(t)
	paths := app.Paths()
	values := func(fact string) []string {
		id, _ := a.Engine.Pack.Schema.Lookup(fact)
		return append([]string{"", "unknown"}, a.Engine.Pack.Schema.Defs[id].Values...)
	}
	bad := 0
	for _, page := range []app.Page{app.Home, app.More, app.Role, app.Third, app.Plan, app.Ask} {
		for _, problem := range values("problem") {
			for _, role := range values("role") {
				third, _ := app.ThirdOf(role)
				for _, value := range values(third) {
					s := app.State{Lang: "zh", Page: page, Case: a.Engine.NewCase()}
					for fact, text := range map[string]string{"problem": problem, "role": role, third: value} {
						if text != "" {
							s.Case.Set(fact, core.Answer{Text: text})
						}
					}
					if path := "zh/" + s.Path(); !slices.Contains(paths, path) {
						if bad++; bad <= 10 {
							t.Errorf("page %d of %s, %s, %s=%s has the address %s, where nothing stands", page, problem, role, third, value, path)
						}
					}
				}
			}
		}
	}
	if bad > 10 {
		t.Errorf("%d states have no page", bad)
	}
}
