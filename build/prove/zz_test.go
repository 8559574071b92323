package prove

import (
	"fmt"
	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	r, err := compile.Compile("../../core/knowledge")
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.Open()
	if err != nil {
		t.Fatal(err)
	}
	t0 := time.Now()
	s := NewSpace(p, day.Day(p.Day))
	fmt.Println("vars", len(s.arity), "allowed size", s.size(s.allowed), "count", s.count(s.allowed), "nodes", len(s.level), time.Since(t0))
	pr := &Prover{s, &core.Engine{Pack: p}}
	for _, f := range pr.liable() {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
	rungs := s.ladder()
	fmt.Println("ladder", len(s.level), time.Since(t0))
	for _, f := range pr.provided(rungs) {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
	for _, f := range pr.promises(rungs) {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
	ff, _ := pr.speaking(rungs, false)
	for _, f := range ff {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
	for _, f := range pr.sourced() {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
	for _, f := range pr.worded() {
		fmt.Println(f)
	}
	ff, _ = pr.matters(rungs)
	for _, f := range ff {
		fmt.Println(f)
	}
	fmt.Println(len(s.level), time.Since(t0))
}
