// Package prose holds the types of what is printed to be read: articles and
// the rules in words, without any logic. The engine knows none of them.
package prose

import "github.com/parcelaid/parcelaid/core"

// Article is a page to read.
type Article struct {
	Path        string // below the language folder, such as "guide/loss/"
	Kind        string // guide prevent parcels faq glossary about privacy guides directory rules studio
	Problem     string // of a guide
	Title, Lead core.Text
	Parts       []Part
}

// Part is a section of an article. Pairs are terms, questions or replies with
// what belongs to them, as Form says.
type Part struct {
	Title          core.Text
	Text           []core.Text
	Points, Steps  []core.Text
	Form           string // terms questions replies
	Pairs          []Pair
	Because        []uint16 // places in the pack's sources
	Links          []Link
	Table, Entries string // what build fills in: a kind of rules, of the directory
}

// Pair is a term and its meaning, a question and its answer, or what they say
// and what to answer.
type Pair struct{ Head, Body core.Text }

// Link leads to another page of the site.
type Link struct {
	Path string
	Text core.Text
}

// Reading is what articles are printed from, beside the pack.
type Reading struct {
	Articles []Article
	Labels   map[string]core.Text // fixed words of articles, by id
	Rules    map[string][]Row     // by kind
}

// Row is a rule in words.
type Row struct {
	ID       string
	Word     string // of the screen, that heads it, such as "party-seller"
	Says     []core.Text
	When     core.Text
	Because  []uint16
	Examples []core.Text
}
