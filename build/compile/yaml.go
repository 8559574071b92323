// Package compile turns the knowledge from YAML into packs.
package compile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// node is a YAML value with its place.
type node struct {
	file   string
	line   int
	text   string // of a scalar
	scalar bool
	keys   []string
	fields map[string]*node
	items  []*node
	list   bool
}

// load reads all knowledge files, in order of their names. The kind of a file
// is its folder, or its name up to the first '-' or '.'.
func load(dir string, faults *Faults) map[string][]*node {
	kinds := map[string][]*node{}
	var paths []string
	for _, pattern := range []string{"*.yaml", "letters/*.yaml", "directory/*.yaml", "examples/*.yaml", "pages/*.yaml"} {
		found, _ := filepath.Glob(filepath.Join(dir, pattern))
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	if len(paths) == 0 {
		faults.add("", 0, "there is no knowledge in %s: no .yaml file (see -knowledge)", dir)
	}
	for _, path := range paths {
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		kind, _, nested := strings.Cut(name, "/")
		if !nested {
			kind = strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '.' })[0]
		}
		data, err := os.ReadFile(path)
		if err != nil {
			faults.add(name, 0, "%v", err)
			continue
		}
		kinds[kind] = append(kinds[kind], parse(name, data, faults)...)
	}
	return kinds
}

// parse gives the entries of a file, which must be one list.
func parse(name string, data []byte, faults *Faults) []*node {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		text, _, _ := strings.Cut(err.Error(), "\n")
		faults.add(name, 0, "does not parse: %s", text)
		return nil
	}
	var entries []*node
	for _, doc := range file.Docs {
		if doc.Body == nil {
			continue
		}
		n := convert(name, doc.Body, faults)
		if !n.list {
			faults.add(name, n.line, "a knowledge file is a list of entries, each beginning with \"- \"")
			continue
		}
		entries = append(entries, n.items...)
	}
	return entries
}

func convert(file string, from ast.Node, faults *Faults) *node {
	n := &node{file: file, line: from.GetToken().Position.Line}
	switch v := from.(type) {
	case *ast.MappingNode:
		n.mapping(v.Values, faults)
	case *ast.MappingValueNode:
		n.mapping([]*ast.MappingValueNode{v}, faults)
	case *ast.SequenceNode:
		n.list = true
		for _, item := range v.Values {
			n.items = append(n.items, convert(file, item, faults))
		}
	case *ast.LiteralNode:
		n.scalar, n.text = true, strings.TrimSpace(v.Value.Value)
	case *ast.NullNode:
		n.scalar = true
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		faults.add(file, n.line, "anchors, aliases and tags are not used in the knowledge")
		n.scalar = true
	case *ast.StringNode:
		n.scalar, n.text = true, v.Value
	default:
		n.scalar, n.text = true, from.GetToken().Value
	}
	return n
}

func (n *node) mapping(values []*ast.MappingValueNode, faults *Faults) {
	n.fields = map[string]*node{}
	for i, v := range values {
		key := v.Key.GetToken().Value
		line := v.Key.GetToken().Position.Line
		if i == 0 {
			n.line = line
		}
		if _, double := n.fields[key]; double {
			faults.add(n.file, line, "%q stands here twice", key)
			continue
		}
		n.keys = append(n.keys, key)
		n.fields[key] = convert(n.file, v.Value, faults)
		if n.fields[key].line == 0 {
			n.fields[key].line = line
		}
	}
}

// get gives a field, or nil.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	return n.fields[key]
}

// word gives a scalar field's text, or "".
func (n *node) word(key string) string {
	if f := n.get(key); f != nil && f.scalar {
		return f.text
	}
	return ""
}

// words gives a field as a list of scalars; a single scalar is a list of one.
func (n *node) words(key string) []string {
	f := n.get(key)
	if f == nil {
		return nil
	}
	return f.scalars()
}

func (n *node) scalars() []string {
	if n.scalar {
		return []string{n.text}
	}
	var words []string
	for _, item := range n.items {
		words = append(words, item.text)
	}
	return words
}
