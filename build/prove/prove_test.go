package prove

import (
	"testing"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
)

// open_ compiles the knowledge of the repository and cuts its space.
func open_(t testing.TB) *Prover {
	t.Helper()
	made, err := compile.Compile("../../core/knowledge")
	if err != nil {
		t.Fatal(err)
	}
	p, err := made.Open()
	if err != nil {
		t.Fatal(err)
	}
	return New(&core.Engine{Pack: p}, day.Day(p.Day))
}
