package compile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// broken gives what compiling says of the knowledge with one text changed.
func broken(t *testing.T, changes ...[3]string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../core/knowledge")); err != nil {
		t.Fatal(err)
	}
	for _, x := range changes {
		path := filepath.Join(dir, x[0])
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), x[1]) {
			t.Fatalf("%s does not hold %q", x[0], x[1])
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(data), x[1], x[2], 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Compile(dir)
	if err == nil {
		t.Fatalf("%v: nothing is said", changes)
	}
	return err.Error()
}

// Every fault is told with its place and what may have been meant.
func TestFaults(t *testing.T) {
	for _, x := range []struct {
		file, was, now string
		want           []string
	}{
		{"never.yaml", "trouble: loss, parcel_found", "trouble: lost, parcel_found", []string{"knowledge/never.yaml:", `trouble has no value "lost"; did you mean loss?`}},
		{"conditions.yaml", "{ is: shop-purchase,", "{ is: shop-purchas,", []string{"knowledge/conditions.yaml:", "did you mean shop-purchase?"}},
		{"questions.yaml", "  presume: buyer ", "  presume: byer ", []string{"did you mean buyer?"}},
		{"never.yaml", "- id: lost-and-found", "- id: lost-and-found\n  whn: { role: buyer }", []string{`no field "whn" here; did you mean when?`}},
		{"order.yaml", "earlier: order_paid_on", "earlier: order_payed_on", []string{"did you mean order_paid_on?"}},
	} {
		said := broken(t, [3]string{x.file, x.was, x.now})
		for _, want := range x.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s, %q: %q is not said:\n%.400s", x.file, x.now, want, said)
			}
		}
	}
}

// A fault in the questions hides no other.
func TestFaultsTogether(t *testing.T) {
	said := broken(t,
		[3]string{"questions.yaml", "  kind: choice", "  kind: choise"},
		[3]string{"questions.yaml", "presume: buyer ", "presume: byer "},
		[3]string{"order.yaml", "later: shipped_on", "later: shiped_on"})
	for _, want := range []string{"did you mean choice?", "did you mean buyer?", "did you mean shipped_on?", "3 faults; nothing is built"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%.600s", want, said)
		}
	}
}

func TestNoKnowledge(t *testing.T) {
	for _, dir := range []string{t.TempDir(), "/nowhere"} {
		_, err := Compile(dir)
		if err == nil || !strings.Contains(err.Error(), "there is no knowledge in "+dir) || strings.Count(err.Error(), "\n") > 1 {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
