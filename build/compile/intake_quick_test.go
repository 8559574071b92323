package compile

import "testing"

func TestIntakeQuick(t *testing.T) {
	r, err := Compile("../../core/knowledge")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(len(r.Intake))
}
