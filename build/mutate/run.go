package mutate

import (
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/parcelaid/parcelaid/build/compile"
	"github.com/parcelaid/parcelaid/build/prove"
	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/pack"
	"github.com/parcelaid/parcelaid/core/rule"
)

// outcome of one planted fault.
type outcome struct {
	kind, where string
	idle        bool // changes nothing: does not count
	caught      string
	took        time.Duration
}

// Run plants n faults, evenly over the kinds, and reports which survive. The
// same seed plants the same faults.
func Run(made *compile.Result, n int, seed uint64, out io.Writer) error {
	var wait sync.WaitGroup
	jobs, results := make(chan int), make(chan outcome)
	for range 2 {
		wait.Go(func() {
			for i := range jobs {
				o, err := one(made, kinds[i%len(kinds)], rand.New(rand.NewPCG(seed, uint64(i))))
				if err != nil {
					o.where += ": " + err.Error()
				}
				results <- o
			}
		})
	}
	go func() {
		for i := range n * 5 / 4 { // some change nothing
			jobs <- i
		}
		close(jobs)
		wait.Wait()
		close(results)
	}()
	counts := map[string][3]int{} // planted, by examples, by proof
	survivors, slowest := 0, time.Duration(0)
	total := 0
	for o := range results {
		if o.idle {
			continue
		}
		total++
		slowest = max(slowest, o.took)
		c := counts[o.kind]
		c[0]++
		switch o.caught {
		case "":
			survivors++
			fmt.Fprintf(out, "survives: %s: %s\n", o.kind, o.where)
		case "examples":
			c[1]++
		default:
			c[2]++
		}
		counts[o.kind] = c
	}
	for _, k := range kinds {
		c := counts[k.name]
		fmt.Fprintf(out, "%-24s %3d planted, %3d caught by examples, %3d by the proof\n", k.name, c[0], c[1], c[2])
	}
	fmt.Fprintf(out, "%d faults that change advice, %d caught, %.1f %%; the slowest took %.1f s\n",
		total, total-survivors, 100*float64(total-survivors)/float64(max(1, total)), slowest.Seconds())
	return nil
}

// one plants a fault of a kind and looks for it.
func one(made *compile.Result, k kind, dice *rand.Rand) (outcome, error) {
	before := &pack.Rules{}
	if _, err := before.UnmarshalMsg(made.Rules); err != nil {
		return outcome{}, err
	}
	var p *plot
	for planted := false; !planted; {
		rules := &pack.Rules{}
		if _, err := rules.UnmarshalMsg(made.Rules); err != nil {
			return outcome{}, err
		}
		p = &plot{graph: graph{rules}, before: before}
		planted = k.plant(p, dice)
	}
	o := outcome{kind: k.name, where: p.where}
	raw, err := p.Rules.MarshalMsg(nil)
	if err != nil {
		return o, err
	}
	opened, err := pack.Open(raw)
	if err != nil {
		return o, err
	}
	begun := time.Now()
	proof := prove.New(&core.Engine{Pack: opened}, day.Day(before.Day))
	if o.idle = p.idle(proof); o.idle {
		return o, nil
	}
	if len(compile.RunExamples(opened, p.examples(made.Examples))) > 0 {
		o.caught = "examples"
	} else if f := proof.First(p.what == "question"); f != nil {
		o.caught = f.What
	}
	o.took = time.Since(begun)
	return o, nil
}

// examples follow the conditions that the fault has changed.
func (p *plot) examples(list []compile.Example) []compile.Example {
	type key struct {
		id   string
		when rule.Ref
	}
	moved := map[key]rule.Ref{}
	for _, g := range groups {
		now := g.list(p.Rules)
		for i, x := range g.list(p.before) {
			if now[i].When != x.When {
				moved[key{x.ID, rule.Ref(x.When)}] = rule.Ref(now[i].When)
			}
		}
	}
	var changed []compile.Example // the others hold as before
	for _, x := range list {
		if x.State+x.Rung != "" { // these hang on more than their rule's condition
			changed = append(changed, x)
			continue
		}
		if to, ok := moved[key{x.Rule, x.When}]; ok {
			x.When = to
			changed = append(changed, x)
		}
	}
	return changed
}
