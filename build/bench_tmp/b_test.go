package bench

import (
	"testing"
	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
)

func setup(b *testing.B) (*core.Engine, *core.Case, core.Day) {
	r, err := compile.Compile("../../core/knowledge"); if err != nil { b.Fatal(err) }
	p, _ := r.Open()
	e := &core.Engine{Pack: p}
	q, err := e.ReadCase([]byte(`{"id":"1","today":"2026-11-20","answers":{"problem":"delay","role":"buyer","seller_reply":"refused"}}`))
	if err != nil { b.Fatal(err) }
	return e, q.Case, q.Today
}
func BenchmarkNext(b *testing.B) { e, c, d := setup(b); b.ResetTimer(); for b.Loop() { e.Next(c, d) } }
func BenchmarkAdvise(b *testing.B) { e, c, d := setup(b); for b.Loop() { e.Advise(c, d) } }
func BenchmarkRead(b *testing.B) { e, c, d := setup(b); for b.Loop() { e.Pack.Read(c, d) } }
