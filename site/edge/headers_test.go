package edge

import (
	"net/http"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"/*", "/", true},
		{"/*", "/zh/loss/", true},
		{"/*.js", "/sw.js", true},
		{"/*.js", "/a/boot.1f.js", true},
		{"/*.js", "/a/app.json", false},
		{"/:lang/studio/*", "/zh/studio/", true},
		{"/:lang/studio/*", "/zh/studio", false},
		{"/:lang/studio/*", "/zh/x/studio/", false},
		{"/:lang/studio/*", "//studio/", false},
		{"/a/:name.:hash.:ext", "/a/text.zh.1f2e.msgp", true},
		{"/a/:name.:hash.:ext", "/a/app.json", false},
		{"/a/:name.:hash.:ext", "/a/b/c.d.js", false},
		{"/a/:name.:hash.:ext", "/b/c.d.js", false},
	} {
		if got := match(c.pattern, c.path); got != c.want {
			t.Errorf("match(%q, %q) = %v", c.pattern, c.path, got)
		}
	}
}

func TestPolicyByPage(t *testing.T) {
	table, err := Headers(map[string][]string{"shop-1": {"https://shop.example", "https://m.shop.example:8443"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, has, lacks string }{
		{"/zh/loss/", "frame-ancestors 'none'", "blob:"},
		{"/zh/loss/", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", "unsafe-inline"},
		{"/zh/loss/", "require-trusted-types-for 'script'; trusted-types parcelaid", "frame-src"},
		{"/zh/studio/", "frame-src 'self'; frame-ancestors 'none'", "blob:"},
		{"/en/redact/", "img-src 'self' data: blob:;", "frame-src"},
		{"/embed/zh/", "frame-ancestors *", "'none' *"},
		{"/embed/shop-1/", "frame-ancestors https://shop.example https://m.shop.example:8443", "ancestors *"},
		{"/embed/other/", "frame-ancestors 'none'", "shop"},
	} {
		head := http.Header{}
		table.Apply(head, c.path)
		full := head.Get(csp)
		if !strings.Contains(full, c.has) || strings.Contains(full, c.lacks) {
			t.Errorf("%s: want %q and no %q in %s", c.path, c.has, c.lacks, full)
		}
		meta := table.MetaCSP(c.path)
		if rest, ok := strings.CutPrefix(full, meta); !ok || !strings.HasPrefix(rest, "; frame-ancestors ") {
			t.Errorf("%s: the meta policy must be the same without frame-ancestors: %s", c.path, meta)
		}
	}
}

func TestPublishersAreChecked(t *testing.T) {
	for id, origins := range map[string][]string{
		"":       {"https://shop.example"},
		"Shop":   {"https://shop.example"},
		"a/b":    {"https://shop.example"},
		"zh":     {"https://shop.example"},
		"none":   {},
		"plain":  {"http://shop.example"},
		"path":   {"https://shop.example/x"},
		"star":   {"https://*.example"},
		"inject": {"https://a.example; script-src *"},
		"word":   {"'self'"},
	} {
		if _, err := Headers(map[string][]string{id: origins}); err == nil {
			t.Errorf("publisher %q with %q was accepted", id, origins)
		}
	}
}

// Cloudflare reads at most 100 rules, and 2,000 characters a line.
func TestHeadersFileFitsItsReader(t *testing.T) {
	table, _ := Headers(nil)
	if len(table) > 100 {
		t.Errorf("%d rules", len(table))
	}
	for line := range strings.Lines(table.File()) {
		if len(line) > 2000 {
			t.Errorf("long line: %.60s…", line)
		}
	}
	for _, want := range []string{
		"\n/*\n  Content-Security-Policy: default-src 'none'; ",
		"\n/a/:name.:hash.:ext\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n",
		"\n/*.wasm\n  ! Access-Control-Allow-Origin\n  Access-Control-Allow-Origin: *\n",
	} {
		if !strings.Contains(table.File(), want) {
			t.Errorf("no %q in\n%s", want, table.File())
		}
	}
}
