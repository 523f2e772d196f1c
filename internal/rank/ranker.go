package rank

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"

	"github.com/shrike-sec/shrike/internal/finding"
)

// RankerFile is the file of a model folder that holds the Ranker fitted to the model.
const RankerFile = "ranker.json"

// A Ranker fuses what the engine and a model say of a place into one calibrated probability that it
// is flawed: a logistic regression over the features of a Case. It is a data file that people can
// read; Fit makes it.
type Ranker struct {
	// Model is the ID of the model whose opinions it was fitted to.
	Model string `json:"model"`
	// Bias and Weights are the regression's, the weights by FeatureNames.
	Bias    float64            `json:"bias"`
	Weights map[string]float64 `json:"weights"`
	// Threshold is the probability from which what only the model says, or what the engine alone would
	// hide, is shown; Kinds holds those of single kinds, drawn towards it the more the fewer cases there
	// were.
	Threshold float64                    `json:"threshold"`
	Kinds     map[finding.KindID]float64 `json:"kinds,omitempty"`
	// Advice is the probability from which advice on code without any finding is shown by default. It
	// is set by how much of it sound code brings, which pairs of flawed and sound code cannot tell.
	Advice float64 `json:"advice"`
	// Abstain is the band of probabilities, [from, to), in which advice is never given.
	Abstain [2]float64 `json:"abstain"`
	// Table tells which precision and recall the thresholds of fused probabilities had when each case
	// was judged by a Ranker that had not seen its family; Bins how well probabilities were calibrated.
	Table Table `json:"table"`
	Bins  []Bin `json:"reliability,omitempty"`
	// Cases, Families, Brier and Data tell what it was fitted on: how many, the mean squared error of
	// the probabilities (of unseen families), and from where.
	Cases    int     `json:"cases"`
	Families int     `json:"families"`
	Brier    float64 `json:"brier"`
	Data     string  `json:"data,omitempty"`
}

// Probability is the calibrated probability, 0 to 1, that a case is flawed.
func (r *Ranker) Probability(c *Case, opts Options) float64 {
	z := r.Bias
	for i, x := range c.features(opts) {
		z += r.Weights[FeatureNames[i]] * x
	}
	return sigmoid(z)
}

// Default is the Ranker for a model that brings none: the model's word moves the engine's log-odds by
// a third of its own. It was not fitted; it hardly ever raises a finding, and gives advice only when
// the model is all but certain.
func Default() *Ranker {
	return &Ranker{
		Bias: -2,
		Weights: map[string]float64{
			"found by the engine": 2, "engine's log-odds": 1,
			"model's log-odds": 1, "model's log-odds where the engine found it": -0.67,
		},
		Threshold: 0.8, Advice: 0.95, Data: "not fitted",
	}
}

// ThresholdOf is the probability from which a finding of a kind is shown that the engine alone would
// hide.
func (r *Ranker) ThresholdOf(k finding.KindID) float64 {
	if t, ok := r.Kinds[k]; ok {
		return t
	}
	return r.Threshold
}

// maxRanker is the most bytes of a ranker that are read.
const maxRanker = 1 << 20

// ReadRanker reads the ranker of the model folder at the root of fsys. A folder without one has nil.
func ReadRanker(fsys fs.FS) (*Ranker, error) {
	f, err := fsys.Open(RankerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxRanker))
	r := &Ranker{}
	if err == nil {
		err = json.Unmarshal(data, r)
	}
	if err == nil {
		err = r.check()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", RankerFile, err)
	}
	return r, nil
}

// check says what of a ranker cannot be used.
func (r *Ranker) check() error {
	known := map[string]bool{}
	for _, n := range FeatureNames {
		known[n] = true
	}
	for n, w := range r.Weights {
		if !known[n] {
			return fmt.Errorf("there is no feature %q; this version of shrike judges by other ones: fit the ranker again", n)
		}
		if math.IsNaN(w) || math.Abs(w) > 1e3 {
			return fmt.Errorf("the weight of %q is no usable number", n)
		}
	}
	for _, p := range []float64{r.Threshold, r.Advice, r.Abstain[0], r.Abstain[1]} {
		if !(0 <= p && p <= 1) {
			return errors.New("a threshold does not lie within 0 and 1")
		}
	}
	return nil
}
