// Package slim makes a linked Go 1.26 js/wasm binary smaller. It drops the
// custom sections, joins the data segments and removes from the runtime's
// tables what only tracebacks read: names, files and lines of functions.
package slim

import (
	"errors"
	"fmt"
	"strings"
)

// Stats says what Slim did.
type Stats struct {
	Before, After int // bytes of the module
	Custom        int // bytes of custom sections dropped

	SegmentsBefore, SegmentsAfter int

	// Functions counts those that lost names and lines; 0 if none were touched.
	Functions int

	// Left says what was left as it was, and why; empty if nothing was.
	Left string
}

// Sections of a module that Slim looks at.
const (
	sectionCustom    = 0
	sectionMemory    = 5
	sectionData      = 11
	sectionDataCount = 12
)

type section struct {
	id   byte
	body []byte
}

// Slim returns a smaller module that runs like the given one. It fails only
// if wasm is not a whole module; what it does not recognise it leaves alone
// and names in Stats.Left. It does not change wasm.
func Slim(wasm []byte) ([]byte, Stats, error) {
	stats := Stats{Before: len(wasm)}
	sections, err := split(wasm)
	if err != nil {
		return nil, stats, err
	}
	var left []string
	out := append(make([]byte, 0, len(wasm)), wasm[:8]...)
	for _, s := range sections {
		switch s.id {
		case sectionCustom:
			stats.Custom += len(s.body)
			continue
		case sectionData:
			body, why := slimData(s.body, sections, len(wasm), &stats)
			left = append(left, why...)
			s.body = body
		}
		out = append(out, s.id)
		out = appendU32(out, uint32(len(s.body)))
		out = append(out, s.body...)
	}
	stats.After = len(out)
	stats.Left = strings.Join(left, "; ")
	return out, stats, nil
}

func slimData(body []byte, sections []section, size int, stats *Stats) ([]byte, []string) {
	im, n, err := readImage(body, sections, size)
	if err != nil {
		return body, []string{"data and names: " + err.Error()}
	}
	var left []string
	functions, err := dropNames(im, sections)
	if err != nil {
		left = []string{"names: " + err.Error()}
	}
	joined, m := im.encode()
	if m > maxSegments {
		return body, append(left, "data: too many segments")
	}
	stats.Functions = functions
	stats.SegmentsBefore, stats.SegmentsAfter = n, m
	return joined, left
}

// dropNames removes them from the image only if every check has passed.
func dropNames(im image, sections []section) (int, error) {
	if err := checkVersion(sections); err != nil {
		return 0, err
	}
	t, err := findTables(im)
	if err != nil {
		return 0, err
	}
	functions, err := t.functions()
	if err != nil {
		return 0, err
	}
	if err := t.drop(functions); err != nil {
		return 0, err
	}
	return len(functions), nil
}

// checkVersion wants what cmd/link's writeProducerSec writes: the tables have
// no version of their own that changes with every release.
func checkVersion(sections []section) error {
	for _, s := range sections {
		if s.id != sectionCustom {
			continue
		}
		r := reader{data: s.body}
		if string(r.bytes(r.u32())) != "producers" {
			continue
		}
		for range r.u32() {
			field := string(r.bytes(r.u32()))
			for range r.u32() {
				name, version := string(r.bytes(r.u32())), string(r.bytes(r.u32()))
				if r.failed {
					return errors.New("producers section is broken")
				}
				if field == "language" && name == "Go" {
					if version == "go1.26" || strings.HasPrefix(version, "go1.26.") {
						return nil
					}
					return fmt.Errorf("made by %q, not by Go 1.26", version)
				}
			}
			if r.failed {
				return errors.New("producers section is broken")
			}
		}
	}
	return errors.New("no producers section says Go")
}

// split returns the sections of a module, in order.
func split(wasm []byte) ([]section, error) {
	if len(wasm) < 8 || string(wasm[:8]) != "\x00asm\x01\x00\x00\x00" {
		return nil, errors.New("slim: not a WebAssembly module")
	}
	var sections []section
	var seen [256]bool
	r := reader{data: wasm, at: 8}
	for r.at < len(wasm) {
		id := r.byte()
		body := r.bytes(r.u32())
		if r.failed {
			return nil, fmt.Errorf("slim: section %d is cut short", id)
		}
		if id != sectionCustom && seen[id] {
			return nil, fmt.Errorf("slim: section %d comes twice", id)
		}
		seen[id] = true
		sections = append(sections, section{id, body})
	}
	return sections, nil
}
