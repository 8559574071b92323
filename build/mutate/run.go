package mutate

import (
	"fmt"
	"io"
	"reflect"
	"sync"
	"time"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core/day"
)

// Options of a run.
type Options struct {
	Dir   string
	Count int // faults to try; 0 = all
	Seed  uint64
	Only  string // kinds or files that contain this
	Terse bool   // no survivors
}

// outcome of one planted fault.
type outcome struct {
	site
	dull    string // why it does not count: does not compile, changes nothing
	caught  string // examples, cases, or the fault of the proof
	witness string
	took    time.Duration
}

// batch is how many faults share one space.
const batch = 120

// Run plants faults and reports which survive.
func Run(o Options, out io.Writer) ([]Survivor, error) {
	begun := time.Now()
	all := sites(compile.Read(o.Dir))
	n := o.Count
	if n == 0 {
		n = len(all)
	}
	places := choose(indexed(all, o.Only), n, o.Seed)
	var jobs [][]int
	for len(places) > 0 {
		k := min(batch, len(places))
		var job []int
		for _, x := range places[:k] {
			job = append(job, x.line) // the index, see indexed
		}
		jobs, places = append(jobs, job), places[k:]
	}
	var (
		wait    sync.WaitGroup
		lock    sync.Mutex
		results []outcome
		failed  error
		queue   = make(chan []int)
	)
	for range 2 {
		wait.Go(func() {
			for job := range queue {
				list, err := plant(o.Dir, job)
				lock.Lock()
				results = append(results, list...)
				if err != nil {
					failed = err
				}
				lock.Unlock()
			}
		})
	}
	for _, job := range jobs {
		queue <- job
	}
	close(queue)
	wait.Wait()
	if failed != nil {
		return nil, failed
	}
	return report(o, all, results, begun, out)
}

// indexed gives the sites that a run may take, each with its place in the
// list of all as its line.
func indexed(all []site, only string) []site {
	var list []site
	for i, x := range all {
		if only == "" || contains(x.kind, only) || contains(x.file, only) {
			x.line = i
			list = append(list, x)
		}
	}
	return list
}

// plant tries some faults, one after the other, in one space.
func plant(dir string, job []int) ([]outcome, error) {
	source := compile.Read(dir)
	bench := compile.NewBench()
	base, err := bench.Compile(source)
	if err != nil {
		return nil, err
	}
	all := sites(source)
	list := make([]outcome, len(job))
	variants := make([]*compile.Variant, len(job))
	var tried []*compile.Variant
	for i, at := range job {
		list[i].site = all[at]
		undo := all[at].plant()
		v, err := bench.Brief(source)
		undo()
		if err != nil {
			list[i].dull = "does not compile"
			continue
		}
		variants[i] = v
		tried = append(tried, v)
	}
	again, err := bench.Brief(source) // undoing has left nothing
	if err != nil || !reflect.DeepEqual(base.Pack.Rules, again.Pack.Rules) {
		return nil, fmt.Errorf("a fault was not taken back")
	}
	book, err := compile.ReadBook(base.Pack, dir, base.Cases)
	if err != nil {
		return nil, err
	}
	if wrong := append(compile.RunExamples(base.Pack, base.Examples), compile.RunCases(base.Pack, dir, base.Cases)...); len(wrong) > 0 {
		return nil, fmt.Errorf("%s\n%d examples are wrong before any fault is planted", wrong[0], len(wrong))
	}
	g := newGround(base, tried)
	for i, v := range variants {
		if v == nil {
			continue
		}
		g.forget()
		at := time.Now()
		list[i].dull, list[i].caught, list[i].witness = g.look(v, book)
		list[i].took = time.Since(at)
	}
	return list, nil
}

// ground is what the faults of a batch are held against.
type ground struct {
	base   *compile.Variant
	proof  *prove.Prover
	forget func()
}

func newGround(base *compile.Variant, tried []*compile.Variant) *ground {
	g := &ground{base: base}
	g.proof = prove.NewFor(day.Day(base.Pack.Day), packs(base, tried)...)
	prove.Compare(g.proof, g.proof) // works out what all have in common
	g.forget = g.proof.Mark()
	return g
}

// look holds one variant against the base: what it changes, and what notices.
func (g *ground) look(v *compile.Variant, book compile.Book) (dull, caught, witness string) {
	proof := g.proof.With(v.Pack)
	changes := prove.Compare(g.proof, proof)
	shifted := dates(g.base, v)
	if len(changes) == 0 && !shifted {
		return "changes nothing", "", ""
	}
	if len(changes) > 0 {
		x := changes[0]
		for _, c := range changes { // the plainest witness
			if len(c.Witness()) < len(x.Witness()) {
				x = c
			}
		}
		witness = fmt.Sprintf("%s %s %s for %s", x.Kind, x.Name, x.What, x.Witness())
	}
	run := compile.NewRunner(v.Pack)
	touched := touch(g.base, v)
	for i := range g.base.Examples {
		x := g.base.Examples[i]
		if !touched(&x) {
			continue
		}
		if x.When = v.Targets[x.Of]; run.Wrong(&x) != "" {
			return "", "examples", witness
		}
	}
	for i := range g.base.Cases {
		if len(book.Wrong(v.Pack, &g.base.Cases[i])) > 0 {
			return "", "whole cases", witness
		}
	}
	if f := proof.Touched(g.proof, changes); f != nil {
		return "", f.What, witness
	}
	return "", "", witness
}

// dates reports whether sources that something rests on have another time in
// force.
func dates(a, b *compile.Variant) bool {
	used := prove.Sources(a.Pack)
	for i, x := range a.Pack.Sources {
		if y := b.Pack.Sources[i]; used[i] && (x.To != y.To || x.From != y.From) {
			return true
		}
	}
	return false
}
