package train

import (
	"hash/fnv"
	"io"

	"github.com/parcelaid/parcelaid/core/day"
	"github.com/parcelaid/parcelaid/core/intake"
	"github.com/parcelaid/parcelaid/core/pack"
)

// Folds of the cross-validation.
const Folds = 5

// fold is the part of the cross-validation that a line is read in. The seed
// keeps it apart from what is held out.
func (l *Line) fold() int {
	h := fnv.New32a()
	h.Write([]byte("fold 1:" + l.Text))
	return int(h.Sum32() >> 8 % Folds)
}

// Cross reads each line with a model that has not seen its fold. Mistakes
// are written to w, if any.
func Cross(in *pack.Intake, lines []Line, today day.Day, w io.Writer) (Report, error) {
	var all Report
	for fold := range Folds {
		var learn, read []Line
		for _, l := range lines {
			if l.fold() == fold {
				read = append(read, l)
			} else {
				learn = append(learn, l)
			}
		}
		part := *in
		if err := fit(&part, learn); err != nil {
			return all, err
		}
		reader, err := intake.New(&part)
		if err != nil {
			return all, err
		}
		all.add(Score(reader, read, today, w))
	}
	return all, nil
}
