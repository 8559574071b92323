package edge

import (
	"strings"
)

// PublishersFile is where a built site keeps its publishers, for whoever
// serves it; nobody may ask for it.
const PublishersFile = "_publishers"

// PrintPublishers writes publishers as lines: the id, then the origins that
// may frame its page.
func PrintPublishers(publishers map[string][]string) string {
	var b strings.Builder
	for _, id := range sortedKeys(publishers) {
		b.WriteString(id + " " + strings.Join(publishers[id], " ") + "\n")
	}
	return b.String()
}

// ParsePublishers reads what PrintPublishers wrote; Headers checks it.
func ParsePublishers(text string) map[string][]string {
	publishers := map[string][]string{}
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 0 {
			publishers[words[0]] = words[1:]
		}
	}
	return publishers
}
