package train

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/source"
)

// Report is what a model does on labelled examples, with 95 % intervals.
type Report struct {
	Figures
	Families int `json:"families"`
	// Accuracy95, F195 and BothRight95 come from 2,000 draws of as many families, with replacement
	// (Efron's percentile bootstrap).
	Accuracy95  [2]float64 `json:"accuracy_95"`
	F195        [2]float64 `json:"f1_95"`
	BothRight95 [2]float64 `json:"both_right_95"`
	Left        int        `json:"left_out"` // examples in languages that the model does not know
}

// Evaluate runs a model on labelled examples, whatever their split. Code is called flawed where the
// network's logits say so; no calibration is applied.
func Evaluate(ctx context.Context, m *folder.Model, sets []dataset.Seq) (r Report, err error) {
	groups, err := collect(sets, func(e *dataset.Example) bool {
		if !learnt[source.Language(e.Language)] {
			r.Left++
			return false
		}
		return true
	})
	if err != nil {
		return r, err
	}
	if len(groups) == 0 {
		return r, errors.New("there is no JavaScript or TypeScript to measure on")
	}
	t, err := newJudge(m, Defaults)
	if err != nil {
		return r, err
	}
	defer func() { _ = t.runner.Close() }() // nothing is lost with it
	families := map[string]*tally{}
	var order []string
	err = t.answers(ctx, groups, t.weights, func(g *group, seqs []encoded, out []net.Output) {
		name := g.halves[0].Family()
		if families[name] == nil {
			families[name] = &tally{}
			order = append(order, name)
		}
		families[name].judge(g, seqs, out, t.kinds)
	})
	slices.Sort(order)
	list := make([]*tally, len(order))
	for i, name := range order {
		list[i] = families[name]
	}
	r.Families, r.Figures = len(list), sum(list)
	r.intervals(list)
	return r, err
}

// newJudge readies a model to give answers.
func newJudge(m *folder.Model, o Options) (*tuning, error) {
	if !m.Has(folder.Heads) {
		return nil, errors.New("the model judges nothing yet: train it with shrike train")
	}
	shape, weights, err := loadModel(m, 0)
	if err != nil {
		return nil, err
	}
	runner, err := net.NewRunner(shape, o.Backend)
	if err != nil {
		return nil, fmt.Errorf("readying the model: %w", err)
	}
	o.MaxTokens = shape.MaxTokens
	t := &tuning{run: &run{runner: runner, weights: weights}, Options: o, tok: m.Tokenizer, kinds: kindIndex(m)}
	return t, nil
}

// kindIndex is the place of every kind among a model's classes.
func kindIndex(m *folder.Model) map[string]int32 {
	kinds := map[string]int32{}
	for i, k := range m.Config.Shrike.Kinds {
		kinds[k] = int32(i)
	}
	return kinds
}

// sum is the figures of several tallies together.
func sum(list []*tally) Figures {
	var all tally
	for _, t := range list {
		all.plus(t)
	}
	f := all.figures()
	f.Loss /= float64(max(1, f.Examples))
	return f
}

const draws = 2000

func (r *Report) intervals(list []*tally) {
	rnd := rand.New(rand.NewPCG(1, 0xb007))
	var accuracy, f1, both []float64
	drawn := make([]*tally, len(list))
	for range draws {
		for i := range drawn {
			drawn[i] = list[rnd.IntN(len(list))]
		}
		f := sum(drawn)
		accuracy, f1, both = append(accuracy, f.Accuracy), append(f1, f.F1), append(both, f.BothRight)
	}
	r.Accuracy95, r.F195, r.BothRight95 = middle95(accuracy), middle95(f1), middle95(both)
}

func middle95(x []float64) [2]float64 {
	slices.Sort(x)
	return [2]float64{x[len(x)/40], x[len(x)-1-len(x)/40]}
}
