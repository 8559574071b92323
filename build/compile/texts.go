package compile

import (
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parcelaid/parcelaid/core/pack"
)

// texts is a table of texts in every language; place 0 is the empty text.
type texts struct {
	list  map[string][]string
	place map[string]pack.T
}

func (t *texts) init() {
	t.list, t.place = map[string][]string{}, map[string]pack.T{}
	for _, lang := range languages {
		t.list[lang] = []string{""}
	}
}

// add stores a text once.
func (t *texts) add(byLang map[string]string) pack.T {
	key := byLang["zh"] + "\x00" + byLang["en"]
	if at, ok := t.place[key]; ok {
		return at
	}
	at := pack.T(len(t.list["zh"]))
	for _, lang := range languages {
		t.list[lang] = append(t.list[lang], byLang[lang])
	}
	t.place[key] = at
	return at
}

// text reads { zh, en } into a table. Both must be there.
func (c *compiler) textIn(t *texts, n *node, key string, required bool) pack.T {
	f := n.get(key)
	if f == nil || (f.scalar && f.text == "") {
		if required {
			c.faults.at(n, "%s is missing", key)
		}
		return 0
	}
	return c.pair(t, f, key)
}

func (c *compiler) pair(t *texts, f *node, key string) pack.T {
	byLang := map[string]string{}
	if f.fields == nil {
		c.faults.at(f, "%s takes { zh: …, en: … }", key)
		return 0
	}
	for _, lang := range languages {
		s := f.word(lang) // a quoted text keeps its spaces: ", " joins words
		if strings.TrimSpace(s) == "" {
			c.faults.at(f, "%s has no text in %s", key, lang)
		}
		if strings.ContainsAny(s, "<>") {
			c.faults.at(f, "%s holds < or >: texts are plain", key)
		}
		byLang[lang] = s
	}
	if a, b := placeholders(byLang["zh"]), placeholders(byLang["en"]); !slices.Equal(a, b) {
		c.faults.at(f, "%s: the languages differ in their placeholders: %v and %v", key, a, b)
	}
	return t.add(byLang)
}

func (c *compiler) text(n *node, key string, required bool) pack.T {
	return c.textIn(&c.main, n, key, required)
}

var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)\}`)

// placeholders lists the {names} of a text, sorted, each once.
func placeholders(s string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func mapKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }
