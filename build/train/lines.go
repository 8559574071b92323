// Package train fits the small linear model of core/intake to the labelled
// lines, in whole numbers, so that the same lines give the same weights
// everywhere.
package train

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
)

// Line is a labelled text. What is absent must not be found, but for facts
// that Extra names the graded ones of.
type Line struct {
	Text     string            `json:"text"`
	Problem  string            `json:"problem,omitempty"` // none: nothing may be guessed
	Or       []string          `json:"or,omitempty"`      // other problems that are right
	Also     []string          `json:"also,omitempty"`
	Role     string            `json:"role,omitempty"`
	Insured  string            `json:"insured,omitempty"`
	Courier  string            `json:"courier,omitempty"`
	Platform string            `json:"platform,omitempty"`
	Days     int               `json:"days,omitempty"`
	Since    string            `json:"since,omitempty"`
	Money    map[string]string `json:"money,omitempty"`
	Facts    map[string]string `json:"facts,omitempty"`

	File string `json:"-"`
	Row  int    `json:"-"`
}

// HeldOut reports whether a line is kept apart from training and tuning: one
// in five, by the hash of its text.
func (l *Line) HeldOut() bool {
	h := fnv.New32a()
	h.Write([]byte(l.Text))
	return h.Sum32()%5 == 0
}

// Load reads every labelled line below dir, in order.
func Load(dir string) ([]Line, error) {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	slices.Sort(paths)
	var all []Line
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		scanner := bufio.NewScanner(bytes.NewReader(data))
		scanner.Buffer(nil, 1<<20)
		for row := 1; scanner.Scan(); row++ {
			if len(bytes.TrimSpace(scanner.Bytes())) == 0 {
				continue
			}
			l := Line{File: filepath.Base(path), Row: row}
			d := json.NewDecoder(bytes.NewReader(scanner.Bytes()))
			d.DisallowUnknownFields()
			if err := d.Decode(&l); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", l.File, row, err)
			}
			all = append(all, l)
		}
	}
	return all, nil
}

// Split gives the lines to learn from and those held out.
func Split(lines []Line) (known, held []Line) {
	for _, l := range lines {
		if l.HeldOut() {
			held = append(held, l)
		} else {
			known = append(known, l)
		}
	}
	return known, held
}
