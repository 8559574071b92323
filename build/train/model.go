package train

import (
	"slices"

	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

const (
	buckets = 4096
	epochs  = 40
	largest = 20 // of a quantised weight, in steps
	one     = 1 << 16
)

// example is what the model sees of a line, and what it should say.
type example struct {
	features []intake.Feature
	label    int
	or       []int
}

// Model adds the weights to an intake file: a logistic regression over the
// lines that are not held out, quantised to one character.
func Model(out *pack.Intake, lines []Line) error {
	known, _ := Split(lines)
	return fit(out, known)
}

func fit(out *pack.Intake, lines []Line) error {
	out.Labels, out.Buckets, out.Model = nil, 0, ""
	reader, err := intake.New(out)
	if err != nil {
		return err
	}
	labels := labelsOf(lines)
	examples := examplesOf(reader, lines, labels)
	if len(examples) == 0 {
		return nil
	}
	weights := regression(examples, len(labels), reader.Columns(buckets))
	packed := make([]byte, len(weights))
	for i, w := range weights {
		packed[i] = byte(intake.ZeroWeight + quantised(w))
	}
	for row := range slices.Chunk(packed, len(labels)) { // a feature that says little is left out
		if faint(row) {
			for i := range row {
				row[i] = intake.ZeroWeight
			}
		}
	}
	out.Labels, out.Buckets, out.Model = labels, buckets, string(packed)
	return nil
}

// faint reports that a row has few weights, none more than one step away from
// nothing.
func faint(row []byte) bool {
	n := 0
	for _, w := range row {
		if w > intake.ZeroWeight+1 || w < intake.ZeroWeight-1 {
			return false
		}
		if w != intake.ZeroWeight {
			n++
		}
	}
	return n < few
}

func labelsOf(lines []Line) []string {
	var labels []string
	for _, l := range lines {
		if l.Problem != "" && !slices.Contains(labels, l.Problem) {
			labels = append(labels, l.Problem)
		}
	}
	slices.Sort(labels)
	return labels
}

func examplesOf(reader *intake.Reader, lines []Line, labels []string) []example {
	var list []example
	for i := range lines {
		l := &lines[i]
		if l.Problem == "" {
			continue
		}
		e := example{features: reader.Features(l.Text, buckets), label: slices.Index(labels, l.Problem)}
		for _, o := range l.Or {
			if k := slices.Index(labels, o); k >= 0 {
				e.or = append(e.or, k)
			}
		}
		list = append(list, e)
	}
	return list
}

// quantised gives a weight in steps.
func quantised(w int64) int {
	const step = one * intake.Step / 256
	if w < 0 {
		return -quantised(-w)
	}
	q := int((w + step*9/20) / step) // a little towards nothing
	return min(largest, q)
}

// regression fits multinomial logistic regression by stochastic descent, in
// whole numbers of 1/65536, feature by feature, label by label.
func regression(examples []example, labels, columns int) []int64 {
	weights := make([]int64, labels*columns)
	sum := make([]int64, labels*columns) // of the later epochs, for their mean
	scores := make([]int64, labels)
	for epoch := range epochs {
		rate := int64(one / 3 * 4 / (4 + epoch))
		for i := range examples {
			e := &examples[(i*7919+epoch*31)%len(examples)]
			clear(scores)
			for _, f := range e.features {
				row := weights[int(f.At)*labels:][:labels]
				for l := range scores {
					scores[l] += row[l] * int64(f.Strength) >> 8
				}
			}
			softmax(scores)
			scores[e.label] -= one
			for _, o := range e.or { // another right answer: no push either way
				scores[o] = 0
			}
			for _, f := range e.features {
				row := weights[int(f.At)*labels:][:labels]
				for l, g := range scores {
					row[l] -= g * rate >> 16 * int64(f.Strength) >> 8
				}
			}
		}
		for i := range weights { // small weights fade
			weights[i] -= weights[i] / fade
			if epoch >= epochs/2 {
				sum[i] += weights[i]
			}
		}
	}
	for i := range sum {
		sum[i] /= epochs - epochs/2
	}
	return sum
}

const (
	fade = 14
	few  = 3
)

// softmax turns scores into shares of one.
func softmax(scores []int64) {
	top := slices.Max(scores)
	sum := int64(0)
	for i := range scores {
		scores[i] = power(top - scores[i])
		sum += scores[i]
	}
	for i := range scores {
		scores[i] = scores[i] * one / sum
	}
}

// power gives e to the power of -x.
func power(x int64) int64 {
	if x >= 12*one {
		return 0
	}
	v := int64(one)
	for ; x >= one/16; x -= one / 16 {
		v = v * 61565 >> 16 // e^(-1/16)
	}
	return v - v*x>>16
}
