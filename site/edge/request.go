package edge

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxPath    = 1 << 10
	maxHeaders = 16 << 10
)

// refuse returns the status that answers a request which this site never
// needs, and 0 for the others. It judges the path as sent, because workerd
// and proxies differ in what they normalise.
func refuse(r *http.Request) int {
	escaped := strings.ToLower(r.URL.EscapedPath())
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return http.StatusMethodNotAllowed
	case len(escaped) > maxPath:
		return http.StatusRequestURITooLong
	case headerSize(r) > maxHeaders:
		return http.StatusRequestHeaderFieldsTooLarge
	case strings.Contains(escaped, "%2f"), strings.Contains(escaped, "%5c"), !cleanPath(r.URL.Path):
		return http.StatusBadRequest
	}
	return 0
}

func headerSize(r *http.Request) int {
	n := len(r.URL.RawQuery)
	for name, values := range r.Header {
		for _, v := range values {
			n += len(name) + len(v)
		}
	}
	return n
}

func cleanPath(p string) bool {
	if !strings.HasPrefix(p, "/") || !utf8.ValidString(p) {
		return false
	}
	if strings.ContainsFunc(p, func(c rune) bool { return c < ' ' || c == 0x7f || c == '\\' }) {
		return false
	}
	segments := strings.Split(p[1:], "/")
	for i, s := range segments {
		if s == "." || s == ".." || s == "" && i < len(segments)-1 {
			return false
		}
	}
	return true
}

// hidden reports whether p names a file that belongs to the host or to the
// build (.git, _headers), not to the site.
func hidden(p string) bool {
	p = strings.TrimPrefix(p, "/.well-known")
	return strings.Contains(p, "/_") || strings.Contains(p, "/.")
}

// escape spells a path so that it fits in a Location header.
func escape(p string) string {
	return (&url.URL{Path: p}).EscapedPath()
}

// accepted returns a list header as one string. The workers library splits
// every header at its commas, net/http does not.
func accepted(r *http.Request, name string) string {
	return strings.Join(r.Header[name], ",")
}

// codings returns which precompressed forms the client takes, best first.
// A range is cut from the plain file, which is what its offsets mean to
// whoever asks for one.
func codings(r *http.Request) []string {
	if r.Header.Get("Range") != "" {
		return nil
	}
	var list []string
	for _, c := range weighted(accepted(r, "Accept-Encoding")) {
		if suffixes[c] != "" {
			list = append(list, c)
		}
	}
	// At equal weight the smaller form goes first; clients hardly ever weigh.
	slices.Sort(list)
	return slices.Compact(list)
}

// weighted splits a header of the form "a, b;q=0.5" into its values, lower
// case, by falling weight; those of weight zero are left out.
func weighted(list string) []string {
	type item struct {
		value  string
		weight float64
	}
	var items []item
	for part := range strings.SplitSeq(list, ",") {
		value, params, _ := strings.Cut(part, ";")
		it := item{strings.ToLower(strings.TrimSpace(value)), 1}
		if q, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			it.weight, _ = strconv.ParseFloat(q, 64)
		}
		if it.value != "" && it.weight > 0 {
			items = append(items, it)
		}
	}
	slices.SortStableFunc(items, func(a, b item) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	values := make([]string, len(items))
	for i, it := range items {
		values[i] = it.value
	}
	return values
}

// unchanged compares weakly, as a GET may (RFC 9110, 13.1.2).
func unchanged(list, etag string) bool {
	if etag == "" {
		return false
	}
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}
