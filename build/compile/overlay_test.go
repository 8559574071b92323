package compile

import (
	"os"
	"strings"
	"testing"
)

const haitang = "../../tests/site/publishers/haitang.yaml"

func TestReadShop(t *testing.T) {
	data, err := os.ReadFile(haitang)
	if err != nil {
		t.Fatal(err)
	}
	shop, err := ReadShop("haitang.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := ReadShop("haitang.yaml", data)
	if o := shop.Overlay; o.ID != "haitang" || o.Reply != 24 || len(o.Contacts) != 2 || len(o.Zh) != 5 || string(again.File) != string(shop.File) {
		t.Errorf("%+v", o)
	}
}

// The example of the README is one that works.
func TestReadShopREADME(t *testing.T) {
	data, err := os.ReadFile("../../site/edge/publishers/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	if _, err := ReadShop("README.md", []byte(text)); err != nil {
		t.Error(err)
	}
}

func TestReadShopFaults(t *testing.T) {
	data, err := os.ReadFile(haitang)
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	for _, c := range []struct{ name, from, to, want string }{
		{"unknown field", "hours:", "houres:", "shop.yaml:6: no field \"houres\" here; did you mean hours?"},
		{"one language", `{ zh: 海棠旗舰店, en: Haitang Store }`, `{ zh: 海棠旗舰店 }`, "shop.yaml:2: name takes"},
		{"markup", "每天 9:00", "<script>alert(1)</script>", "shop.yaml:6: hours: texts are plain"},
		{"script in a text", "客服当天看。", "javascript:alert(1)", "shop.yaml:5: entry: an address in a text"},
		{"script as contact", "https://haitang.example/help", "javascript:alert(1)", "shop.yaml:13: contacts: "},
		{"foreign phone", "400-123-4567", "+1 555 0100", "shop.yaml:12: contacts: "},
		{"origin", `["https://haitang.example"]`, `["http://haitang.example", "https://*"]`, "shop.yaml:3: origins: \"http://haitang.example\""},
		{"no origin", `["https://haitang.example"]`, `[]`, "shop.yaml:3: origins: the pages"},
		{"colour", `"#0b3d91"`, `"url(x)"`, "shop.yaml:4: accent: "},
		{"hours as words", "reply_hours: 24", "reply_hours: soon", "shop.yaml:7: reply_hours: a whole number"},
		{"too many hours", "reply_hours: 24", "reply_hours: 7000", "shop.yaml:7: reply_hours: between"},
		{"no day", "checked: 2026-11-20", "checked: lately", "shop.yaml:14: checked: the day"},
		{"id", "id: haitang", "id: zh", "shop.yaml:1: id: "},
		{"twice", "id: haitang", "id: haitang\nid: other", "already defined"},
		{"anchors", "id: haitang", "id: &a haitang", "anchors"},
		{"no mapping", good, "- id: haitang", "shop.yaml:1: a publisher is a mapping"},
		{"nothing", good, "", "one publisher"},
		{"no YAML", good, "{{", "does not parse"},
		{"too long", good, strings.Repeat("# long\n", 20000), "64 kB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(good, c.from) {
				t.Fatalf("the sample has no %q", c.from)
			}
			_, err := ReadShop("shop.yaml", []byte(strings.Replace(good, c.from, c.to, 1)))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
