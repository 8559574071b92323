package compile

import (
	"maps"
	"slices"
)

// Node is a value of a knowledge file with its place, for those who change
// the knowledge in memory.
type Node = node

// Entries gives the entries of one kind, over all its files.
func (s *Source) Entries(kind string) []*Node { return s.kinds[kind] }

// File, Line, Keys, Items and Text tell what stands where.
func (n *node) File() string   { return n.file }
func (n *node) Line() int      { return n.line }
func (n *node) Keys() []string { return slices.Clone(n.keys) }
func (n *node) Items() []*Node { return n.each() }
func (n *node) Text() string   { return n.text }

// Is reports what a node is.
func (n *node) IsScalar() bool  { return n != nil && n.scalar }
func (n *node) IsList() bool    { return n != nil && n.list }
func (n *node) IsMapping() bool { return n != nil && n.fields != nil }

// Field gives a field, or nil; Word a scalar one's text; Words it as a list.
func (n *node) Field(key string) *Node    { return n.get(key) }
func (n *node) Word(key string) string    { return n.word(key) }
func (n *node) Words(key string) []string { return n.words(key) }
func (n *node) Scalars() []string         { return n.scalars() }

// Swap puts another value in a node's place until undo is called.
func (n *node) Swap(with Node) (undo func()) {
	old := *n
	with.file, with.line = n.file, n.line
	*n = with
	return func() { *n = old }
}

// Scalar, List and Mapping make values.
func Scalar(text string) *Node { return &node{scalar: true, text: text} }

func List(items ...*Node) *Node { return &node{list: true, items: items} }

func Mapping(key string, value *Node) *Node {
	return &node{keys: []string{key}, fields: map[string]*node{key: value}}
}

// Without and With give a mapping less a field, or with another one.
func (n *node) Without(key string) Node {
	with := *n
	with.keys = slices.DeleteFunc(slices.Clone(n.keys), func(k string) bool { return k == key })
	with.fields = maps.Clone(n.fields)
	delete(with.fields, key)
	return with
}

func (n *node) With(key string, value *Node) Node {
	with := n.Without(key)
	with.keys = append(with.keys, key)
	with.fields[key] = value
	return with
}

// Less gives a list without one of its items.
func (n *node) Less(at int) Node {
	with := *n
	with.items = slices.Delete(slices.Clone(n.items), at, at+1)
	return with
}

// Plus gives a list with one more; a single value becomes a list.
func (n *node) Plus(item *Node) Node {
	with := Node{list: true, items: slices.Clone(n.items)}
	if n.scalar {
		with.items = []*node{Scalar(n.text)}
	}
	with.items = append(with.items, item)
	return with
}
