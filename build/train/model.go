package train

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

const (
	buckets = 1024
	epochs  = 12
)

// Model adds the weights to an intake file: an averaged perceptron over the
// lines that are not held out, quantised to one byte.
func Model(out *pack.Intake, lines []Line) error {
	out.Labels, out.Buckets, out.Model = nil, 0, ""
	reader, err := intake.New(out)
	if err != nil {
		return err
	}
	type example struct {
		features []int32
		label    int
	}
	var labels []string
	for _, l := range lines {
		if l.Problem != "" && !slices.Contains(labels, l.Problem) {
			labels = append(labels, l.Problem)
		}
	}
	slices.Sort(labels)
	var examples []example
	for i := range lines {
		if l := &lines[i]; l.Problem != "" && !l.HeldOut() {
			examples = append(examples, example{reader.Features(l.Text, buckets), slices.Index(labels, l.Problem)})
		}
	}
	if len(examples) == 0 {
		return nil
	}
	weights := make([][]int64, len(labels))
	totals := make([][]int64, len(labels))
	for i := range labels {
		weights[i], totals[i] = make([]int64, buckets), make([]int64, buckets)
	}
	step := int64(1)
	for range epochs {
		for i := range examples {
			e := &examples[(i*7919)%len(examples)]
			best, bestScore := 0, int64(-1<<62)
			for l := range labels {
				score := int64(0)
				for _, f := range e.features {
					score += weights[l][f]
				}
				if l != e.label {
					score += 4 // a margin
				}
				if score > bestScore {
					best, bestScore = l, score
				}
			}
			if best != e.label {
				for _, f := range e.features {
					weights[e.label][f]++
					totals[e.label][f] += step
					weights[best][f]--
					totals[best][f] -= step
				}
			}
			step++
		}
	}
	most := int64(1)
	for l := range labels {
		for f := range buckets {
			totals[l][f] = weights[l][f]*step - totals[l][f]
			most = max(most, totals[l][f], -totals[l][f])
		}
	}
	const hex = "0123456789abcdef"
	packed := make([]byte, 0, 2*buckets*len(labels))
	for l := range labels {
		for f := range buckets {
			v := 128 + totals[l][f]*60/most
			packed = append(packed, hex[v>>4&15], hex[v&15])
		}
	}
	out.Labels, out.Buckets, out.Model = labels, buckets, string(packed)
	return nil
}
