package edge

import (
	"path"
	"strings"
)

// match reports whether a path matches the pattern of a Rule.
func match(pattern, p string) bool {
	if before, after, ok := strings.Cut(pattern, "*"); ok {
		// The part before a star may hold names: compare it segment by segment.
		n := strings.Count(before, "/")
		parts := strings.SplitAfterN(p, "/", n+1)
		if len(parts) <= n {
			return false
		}
		return matchNames(before, strings.Join(parts[:n], "")) && strings.HasSuffix(parts[n], after)
	}
	return matchNames(pattern, p)
}

func matchNames(pattern, p string) bool {
	ok, err := path.Match(names(pattern), p)
	return ok && err == nil
}

func names(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != ':' {
			b.WriteByte(pattern[i])
			continue
		}
		for i+1 < len(pattern) && pattern[i+1] >= 'a' && pattern[i+1] <= 'z' {
			i++
		}
		b.WriteString("?*")
	}
	return b.String()
}
