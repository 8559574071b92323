package prove

import (
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/parcelaid/parcelaid/core"
	"github.com/parcelaid/parcelaid/core/day"
)

// Report is what a proof found.
type Report struct {
	States   *big.Int // allowed states that the proof covers
	Rules    int
	Faults   []Fault
	Decided  []Decided  // where asked for
	Deciding []Deciding // of each question
	Talk     *Interview
	Nodes    int // of all diagrams
	Possible map[string]Possible
}

// Run proves the promises of a pack as they stand on one day. With counts it
// also says in how many states each rule speaks.
func Run(engine *core.Engine, on day.Day, counts bool) *Report {
	p := New(engine, on)
	r := &Report{States: p.count(p.allowed), Rules: len(statements(p.pack))}
	rungs := p.ladder()
	r.Faults = append(r.Faults, p.sourced()...)
	r.Faults = append(r.Faults, p.worded()...)
	r.Faults = append(r.Faults, p.liable()...)
	r.Faults = append(r.Faults, p.provided(rungs)...)
	r.Faults = append(r.Faults, p.promises(rungs)...)
	r.Faults = append(r.Faults, p.lapses(rungs)...)
	r.Faults = append(r.Faults, p.excludes()...)
	silent, decided := p.speaking(rungs, counts)
	idle, deciding := p.matters(rungs, nil)
	r.Faults = append(append(r.Faults, silent...), idle...)
	r.Faults = append(r.Faults, p.steady()...)
	r.Talk = p.interview(3 * MaxPages)
	r.Faults = append(r.Faults, r.Talk.Faults...)
	r.Decided, r.Deciding = decided, deciding
	r.Possible = p.Possible()
	r.Nodes = len(p.level)
	return r
}

// New prepares a proof.
func New(engine *core.Engine, on day.Day) *Prover {
	return &Prover{Space: NewSpace(engine.Pack, on), engine: engine}
}

// Summary says in a line what the proof covers besides its faults.
func (r *Report) Summary() string {
	return fmt.Sprintf("interview: at most %d pages, median %d, over all paths", r.Talk.Longest(), r.Talk.Median())
}

// Details prints in how many states each rule speaks, and what each question
// can decide.
func (r *Report) Details(w io.Writer) {
	for _, d := range r.Decided {
		fmt.Fprintf(w, "%s speaks in %s states\n", d.Name(), d.States)
	}
	for _, d := range r.Deciding {
		fmt.Fprintf(w, "%s can decide %s\n", d.Fact, strings.Join(d.Parts, ", "))
	}
	for n, share := range r.Talk.Ends {
		fmt.Fprintf(w, "%5.2f %% of the interviews end after %d pages\n", 100*share, n)
	}
	fmt.Fprintf(w, "%d diagram nodes\n", r.Nodes)
}
