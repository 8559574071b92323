package schema

import (
	"slices"
	"strings"
	"testing"

	"github.com/parcelaid/parcelaid/core"
)

// Every line here is refused by the reader. case.json refuses it too, unless
// that takes today, another fact, or more than a schema can tell.
func TestBadLines(t *testing.T) {
	in, fault := reader(t, "case.json"), reader(t, "error.json")
	missing := slices.DeleteFunc(slices.Clone(codes), func(c string) bool { return c == "past" }) // no fact must lie ahead today
	for _, bad := range []struct{ line, code, beyond string }{
		{`{"today":"2026-11-20","answers":{"problm":"loss"}}`, "unknown_fact", ""},
		{`{"today":"2026-11-20","answers":{"trouble":"loss"}}`, "unknown_fact", ""},
		{`{"today":"2026-11-20","answers":{"problem":"lost"}}`, "unknown_value", ""},
		{`{"today":"2026-11-20","answers":{"problem":true}}`, "unknown_value", ""},
		{`{"today":"2026-11-20","answers":{"problem":{}}}`, "unknown_value", ""},
		{`{"today":"2026-11-20","answers":{"goods":["fresh","unknown"]}}`, "unknown_value", ""},
		{`{"today":"2026-11-20","answers":{"problem":["loss"]}}`, "not_a_list", ""},
		{`{"today":"2026-11-20","answers":{"shipped_on":["2026-11-01"]}}`, "not_a_list", ""},
		{`{"today":"2026-11-20","answers":{"proceedings":["none","lawsuit"]}}`, "none_and_more", ""},
		{`{"today":"2026-11-20","answers":{"item_value":-1}}`, "bad_money", ""},
		{`{"today":"2026-11-20","answers":{"item_value":"1.005"}}`, "bad_money", ""},
		{`{"today":"2026-11-20","answers":{"item_value":"1,000"}}`, "bad_money", ""},
		{`{"today":"2026-11-20","answers":{"item_value":"1000000000.01"}}`, "bad_money", ""},
		{`{"today":"2026-11-20","answers":{"item_value":1000000001}}`, "bad_money", ""},
		{`{"today":"2026-11-20","answers":{"item_value":1.005}}`, "bad_money", "rounding"},
		{`{"today":"2026-11-20","answers":{"shipped_on":"2026-02-30"}}`, "bad_date", ""},
		{`{"today":"2026-11-20","answers":{"shipped_on":"20.11.2026"}}`, "bad_date", ""},
		{`{"today":"2026-11-20","answers":{"shipped_on":20261120}}`, "bad_date", ""},
		{`{"today":"2026-02-30","answers":{}}`, "bad_date", ""},
		{`{"today":20261120,"answers":{}}`, "bad_date", ""},
		{`{"answers":{}}`, "bad_date", ""},
		{`{"today":"2026-11-20","answers":{"cap_multiple":2.5}}`, "bad_number", ""},
		{`{"today":"2026-11-20","answers":{"cap_multiple":"1001"}}`, "bad_number", ""},
		{`{"today":"2026-11-20","answers":{"shipped_on":"2026-11-21"}}`, "future", "today"},
		{`{"today":"2026-11-20","answers":{"shipped_on":"2026-11-19","signed_on":"2026-11-18"}}`, "contradiction", "another fact"},
		{`{"today":"2026-11-20"}`, "", ""},
		{`{"today":"2026-11-20","answers":[]}`, "", ""},
		{`[]`, "", ""},
		{`{"today":"2026-11-20","today":"2026-11-20","answers":{}}`, "", "a key twice"},
		{`{"today":`, "", "no JSON"},
	} {
		request, err := engine(t).ReadCase([]byte(bad.line))
		if err == nil {
			t.Errorf("the reader takes %s", bad.line)
			continue
		}
		line := core.WriteError(request.ID, err)
		if err := fault(line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
		if bad.code != "" && !strings.Contains(string(line), `"code":"`+bad.code+`"`) {
			t.Errorf("%s: want %s, got %s", bad.line, bad.code, line)
		}
		missing = slices.DeleteFunc(missing, func(c string) bool { return c == bad.code })
		if bad.beyond == "" && in([]byte(bad.line)) == nil {
			t.Errorf("case.json takes %s", bad.line)
		}
	}
	if len(missing) > 0 {
		t.Errorf("no line gives %v", missing)
	}
	for _, no := range []string{
		`{"id":"","error":{"fact":"","message":""}}`,
		`{"id":"","error":{"fact":"","code":"contradiction","message":"no second fact"}}`,
		`{"id":"","error":{"fact":"","code":"future","other":"signed_on","message":"a second fact"}}`,
		`{"id":"","error":{"fact":"","code":"foreign","message":"m"}}`,
		`{"error":{"fact":"","message":"no id"}}`,
	} {
		if fault([]byte(no)) == nil {
			t.Errorf("error.json takes %s", no)
		}
	}
}
