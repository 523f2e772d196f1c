package rank

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Labelled is a case of which it is known whether it is flawed.
type Labelled struct {
	Case
	Flawed bool
	// Family is what cases that say much the same share: a pair with its variants. A family is never
	// fitted and judged at once.
	Family string
}

// FitOptions say how a Ranker is fitted. Zero values are the defaults.
type FitOptions struct {
	Options
	Folds  int     // of families, for figures on unseen ones; default 5
	Ridge  float64 // how strongly weights are drawn to 0, per weight; default 2
	Shrink float64 // cases that a kind's threshold needs to weigh as much as the global one; default 20
}

// minCases is how many cases of either label fitting needs.
const minCases = 20

// Fit fits a Ranker to labelled cases: logistic regression with a ridge penalty, by Newton's method.
// Table, bins, Brier score and thresholds come from cross-validation over families. Too few cases are
// refused.
func Fit(cases []Labelled, o FitOptions) (*Ranker, error) {
	o.Folds, o.Ridge, o.Shrink = cmp.Or(o.Folds, 5), cmp.Or(o.Ridge, 2), cmp.Or(o.Shrink, 20)
	x, y := make([][]float64, len(cases)), make([]bool, len(cases))
	flawed := 0
	for i := range cases {
		x[i], y[i] = cases[i].features(o.Options), cases[i].Flawed
		if y[i] {
			flawed++
		}
	}
	if flawed < minCases || len(cases)-flawed < minCases {
		return nil, fmt.Errorf("fitting needs %d cases of either label; there are %d flawed and %d sound", minCases, flawed, len(cases)-flawed)
	}
	p, families := crossValidate(cases, x, y, o)
	w := regress(x, y, o.Ridge)
	r := &Ranker{
		Bias: round(w[0]), Weights: map[string]float64{}, Cases: len(cases), Families: families,
		Table: tabulate(p, y), Bins: reliability(p, y), Brier: round(brier(p, y)), Advice: 1,
	}
	for i, name := range FeatureNames {
		r.Weights[name] = round(w[i+1])
	}
	r.Threshold = round(bestThreshold(p, y))
	r.Kinds = kindThresholds(cases, p, y, r.Threshold, o.Shrink)
	r.Abstain = [2]float64{round(r.Threshold / 2), r.Threshold}
	return r, nil
}

// crossValidate judges every case by a regression that has not seen its family.
func crossValidate(cases []Labelled, x [][]float64, y []bool, o FitOptions) (p []float64, families int) {
	names := map[string]bool{}
	for i := range cases {
		names[cases[i].Family] = true
	}
	fold := map[string]int{}
	sorted := make([]string, 0, len(names))
	for n := range names {
		sorted = append(sorted, n)
	}
	slices.Sort(sorted)
	for i, n := range sorted {
		fold[n] = i % o.Folds
	}
	p = make([]float64, len(cases))
	for f := range o.Folds {
		var xs [][]float64
		var ys []bool
		for i := range cases {
			if fold[cases[i].Family] != f {
				xs, ys = append(xs, x[i]), append(ys, y[i])
			}
		}
		w := regress(xs, ys, o.Ridge)
		for i := range cases {
			if fold[cases[i].Family] == f {
				p[i] = sigmoid(dot(w, x[i]))
			}
		}
	}
	return p, len(names)
}

// dot is the log-odds of features by a bias and weights.
func dot(w, x []float64) float64 {
	z := w[0]
	for i, v := range x {
		z += w[i+1] * v
	}
	return z
}

// newtonSteps is more than the regression ever needs.
const newtonSteps = 60

// regress fits a bias (not penalised) and a weight per feature.
func regress(x [][]float64, y []bool, ridge float64) []float64 {
	n := 1
	if len(x) > 0 {
		n += len(x[0])
	}
	w := make([]float64, n)
	for range newtonSteps {
		g, h := make([]float64, n), make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
			h[i][i] = 1e-6
			if i > 0 {
				g[i], h[i][i] = ridge*w[i], ridge
			}
		}
		for k := range x {
			row := append([]float64{1}, x[k]...)
			p := sigmoid(dot(w, x[k]))
			d, v := p-flag(y[k]), p*(1-p)
			for i := range row {
				g[i] += d * row[i]
				for j := range row {
					h[i][j] += v * row[i] * row[j]
				}
			}
		}
		step := solve(h, g)
		size := 0.0
		for _, s := range step {
			size = max(size, math.Abs(s))
		}
		for i := range w {
			w[i] -= step[i] * min(1, 4/max(size, 1e-12))
		}
		if size < 1e-9 {
			break
		}
	}
	return w
}

// solve solves a·x = b for a symmetric positive definite matrix, by elimination. Both are overwritten.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		pivot := max(a[i][i], 1e-12)
		for j := i + 1; j < n; j++ {
			f := a[j][i] / pivot
			for k := i; k < n; k++ {
				a[j][k] -= f * a[i][k]
			}
			b[j] -= f * b[i]
		}
	}
	x := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		x[i] = b[i]
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= max(a[i][i], 1e-12)
	}
	return x
}

// kindThresholds are the best thresholds of single kinds, drawn to the global one: a kind with shrink
// cases counts half.
func kindThresholds(cases []Labelled, p []float64, y []bool, global, shrink float64) map[finding.KindID]float64 {
	ps, ys := map[finding.KindID][]float64{}, map[finding.KindID][]bool{}
	for i := range cases {
		k := cases[i].Kind
		ps[k], ys[k] = append(ps[k], p[i]), append(ys[k], y[i])
	}
	out := map[finding.KindID]float64{}
	for k := range ps {
		if !slices.Contains(ys[k], true) || !slices.Contains(ys[k], false) {
			continue
		}
		n := float64(len(ps[k]))
		out[k] = round((n*bestThreshold(ps[k], ys[k]) + shrink*global) / (n + shrink))
	}
	return out
}

// String is the weights, the heaviest first, one a line.
func (r *Ranker) String() string {
	names := slices.Clone(FeatureNames)
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(math.Abs(r.Weights[b]), math.Abs(r.Weights[a]))
	})
	var b strings.Builder
	for _, n := range names {
		fmt.Fprintf(&b, "%+.3f  %s\n", r.Weights[n], n)
	}
	return b.String()
}
