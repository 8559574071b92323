package diff

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const knowledge = "../../core/knowledge"

// changed gives a copy of the knowledge in which one text stands for another.
func changed(t *testing.T, file, was, now string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(knowledge)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, file)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), was) {
		t.Fatalf("%s does not hold %q", file, was)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), was, now, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSame(t *testing.T) {
	r, err := Between(knowledge, knowledge, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Tallies) != 0 || r.Situations.Sign() <= 0 {
		t.Errorf("%d kinds change of %s situations", len(r.Tallies), r.Situations)
	}
}

// A combination that becomes possible again, a channel that a condition loses
// and a new option: each is told as what it is.
func TestChanges(t *testing.T) {
	for _, x := range []struct{ file, was, now, kind, name string }{
		{"conditions.yaml", "{ mail_class: [universal, registered_letter] }", "{ mail_class: universal }", "formulas", "F8"},
		{"never.yaml", "when: { trouble: loss, parcel_found: yes }", "when: { trouble: loss, parcel_found: yes, role: merchant }", "situations that can be", ""},
	} {
		to := changed(t, x.file, x.was, x.now)
		r, err := Between(knowledge, to, 0)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, tally := range r.Tallies {
			for _, c := range tally.Changes {
				if tally.Kind == x.kind && c.Name == x.name {
					found = true
					if tally.States.Sign() <= 0 || c.Case == nil {
						t.Errorf("%s: %s situations, witness %v", x.file, tally.States, c.Case)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: no change of %s %s", x.file, x.kind, x.name)
		}
		var text, md strings.Builder
		r.Text(&text)
		r.Markdown(&md)
		if !strings.Contains(text.String(), x.kind) || !strings.Contains(md.String(), "| "+x.kind+" |") {
			t.Errorf("%s: the report does not name %s", x.file, x.kind)
		}
		// The other way round as many change.
		back, err := Between(to, knowledge, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, tally := range back.Tallies {
			if tally.Kind == x.kind && tally.States.Cmp(r.Tallies[i].States) != 0 {
				t.Errorf("%s: %s change there, %s back", tally.Kind, r.Tallies[i].States, tally.States)
			}
		}
	}
}

// A new option changes nothing until a rule tests it.
func TestVocabulary(t *testing.T) {
	to := changed(t, "questions.yaml", `    - { id: zjs, label`, "    - { id: zjx, label: { zh: \"新快递\", en: \"New courier\" } }\n    - { id: zjs, label")
	r, err := Between(knowledge, to, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, tally := range r.Tallies {
		t.Errorf("%s changes", tally.Kind)
	}
	if _, err := Between(knowledge, t.TempDir(), 0); err == nil {
		t.Error("an empty folder is compared")
	}
}
