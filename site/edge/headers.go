package edge

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// A Table says which headers which paths carry. It is the one place where
// they are decided: the handler applies it, File prints it for hosts that
// read a _headers file, MetaCSP for hosts that set no headers at all.
type Table []Rule

// A Rule gives headers to the paths that match Path, in the language of
// Cloudflare's _headers: :name stands for one or more characters other than
// a slash, * for any. A later rule replaces what an earlier one set.
type Rule struct {
	Path string
	Set  []Header
}

// A Header is one header of a Rule.
type Header struct{ Name, Value string }

const (
	csp       = "Content-Security-Policy"
	ancestors = "frame-ancestors"
)

// policy is the ordinary page's. Only the engine compiles WebAssembly, only
// boot.js makes the one Trusted Types policy, nothing is inline.
var policy = []Header{
	{"default-src", "'none'"},
	{"script-src", "'self' 'wasm-unsafe-eval'"},
	{"style-src", "'self'"},
	{"img-src", "'self' data:"},
	{"connect-src", "'self'"},
	{"manifest-src", "'self'"},
	{"worker-src", "'self'"},
	{"base-uri", "'none'"},
	{"form-action", "'none'"},
	{"require-trusted-types-for", "'script'"},
	{"trusted-types", "parcelaid"},
	{ancestors, "'none'"},
}

// Headers returns the table. Publishers maps the id of a publisher to the
// origins that may frame its page, /embed/<id>/; the pages without a
// publisher, /embed/<lang>/, may be framed by anybody.
func Headers(publishers map[string][]string) (Table, error) {
	t := Table{
		{"/*", []Header{
			{csp, join(policy)},
			{"Referrer-Policy", "no-referrer"},
			{"X-Content-Type-Options", "nosniff"},
			{"Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), " +
				"gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
			{"Cache-Control", "no-cache"},
		}},
		{"/:lang/studio/*", []Header{{csp, with("frame-src", "'self'")}}},
		{"/:lang/redact/*", []Header{{csp, with("img-src", "'self' data: blob:")}}},
		// The build's names carry their hash between two dots, and only theirs do.
		{"/a/:name.:hash.:ext", []Header{{"Cache-Control", "public, max-age=31536000, immutable"}}},
	}
	// A sandboxed frame has an opaque origin, so to load our own modules,
	// engine and packs it needs CORS. The types are what hosts get wrong.
	for _, ext := range []string{".js", ".json", ".msgp", ".wasm", ".webmanifest"} {
		t = append(t, Rule{"/*" + ext, []Header{
			{"Access-Control-Allow-Origin", "*"},
			{"Content-Type", types[ext]},
		}})
	}
	for _, lang := range Languages {
		t = append(t, Rule{"/embed/" + lang + "/*", []Header{{csp, with(ancestors, "*")}}})
	}
	for _, id := range sortedKeys(publishers) {
		origins := publishers[id]
		if !publisherID(id) {
			return nil, fmt.Errorf("publisher %q: the id must be of a-z, 0-9 and -, and no language", id)
		}
		if len(origins) == 0 {
			return nil, fmt.Errorf("publisher %q: no origin may frame it", id)
		}
		for _, o := range origins {
			if !webOrigin(o) {
				return nil, fmt.Errorf("publisher %q: %q is not an origin such as https://shop.example", id, o)
			}
		}
		t = append(t, Rule{"/embed/" + id + "/*", []Header{{csp, with(ancestors, strings.Join(origins, " "))}}})
	}
	return t, nil
}

// Apply sets the headers of a path.
func (t Table) Apply(head http.Header, p string) {
	for _, rule := range t {
		if !match(rule.Path, p) {
			continue
		}
		for _, h := range rule.Set {
			head.Set(h.Name, h.Value)
		}
	}
}

// File prints the table as a _headers file. There, a second match appends,
// so each later rule first takes the earlier value away.
func (t Table) File() string {
	var b strings.Builder
	b.WriteString("# Generated from site/edge/headers.go; do not edit\n")
	for i, rule := range t {
		fmt.Fprintf(&b, "%s\n", rule.Path)
		for _, h := range rule.Set {
			if i > 0 {
				fmt.Fprintf(&b, "  ! %s\n", h.Name)
			}
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	return b.String()
}

// MetaCSP returns the policy of a path as the content of a meta element,
// where frame-ancestors is not allowed (CSP 3, 6.4.2): a plain host that sets
// no headers cannot forbid framing.
func (t Table) MetaCSP(p string) string {
	head := http.Header{}
	t.Apply(head, p)
	full := head.Get(csp)
	rest, _, _ := strings.Cut(full, "; "+ancestors+" ")
	return rest
}

// with returns the ordinary policy with one directive changed or added.
func with(name, value string) string {
	list := slices.Clone(policy)
	for i, d := range list {
		if d.Name == name {
			list[i].Value = value
			return join(list)
		}
	}
	last := len(list) - 1 // frame-ancestors stays last: MetaCSP cuts it off
	return join(slices.Insert(list, last, Header{name, value}))
}

func join(directives []Header) string {
	parts := make([]string, len(directives))
	for i, d := range directives {
		parts[i] = d.Name + " " + d.Value
	}
	return strings.Join(parts, "; ")
}

func publisherID(id string) bool {
	return id != "" && len(id) <= 64 && !slices.Contains(Languages, id) &&
		!strings.ContainsFunc(id, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' })
}

func webOrigin(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && s == "https://"+u.Host &&
		!strings.ContainsAny(s, "*;, '\"")
}

func sortedKeys(m map[string][]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
