package rank

import (
	"math"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Case is what is known of one place that may be flawed: what the engine says, what the model says,
// or both.
type Case struct {
	Kind     finding.KindID
	Evidence finding.Evidence
	// Found is set when the engine reports a flaw there; Evidence means nothing otherwise.
	Found bool
	// Opinion is the model's; nil without one.
	Opinion *finding.Opinion
}

// features are the numbers that a Case is judged by, in the order of FeatureNames. Each is 0 where
// nothing is known, so that an unknown moves nothing.
func (c *Case) features(opts Options) []float64 {
	x := make([]float64, len(FeatureNames))
	if c.Found {
		e := c.Evidence
		x[0] = 1
		x[1] = logit(Confidence(e, opts))
		x[2] = float64(min(e.Unresolved, 4))
		x[3] = float64(min(e.Partial, 3))
		x[4] = flag(e.Heuristic)
		x[5] = flag(e.CrossFile)
		x[6] = math.Log1p(float64(max(e.Steps, 0)))
	}
	if o := c.Opinion; o != nil && !o.Abstained {
		x[7] = logit(o.Probability)
		if c.Found {
			x[8] = logit(o.Probability)
			x[9] = flag(o.Kind == c.Kind)
		} else {
			x[10] = logit(o.KindProbability)
		}
	}
	return x
}

// FeatureNames names what a Case is judged by.
var FeatureNames = []string{
	"found by the engine",
	"engine's log-odds", // of its product of doubts
	"calls assumed to pass data on",
	"checks on the path",
	"known by a name alone",
	"crosses files",
	"log of steps",
	"model's log-odds",
	"model's log-odds where the engine found it",
	"model names the engine's kind",
	"model's log-odds of its kind, without a finding",
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// maxLogit bounds log-odds, so that no single witness decides alone.
const maxLogit = 6

// logit is the log-odds of a probability.
func logit(p float64) float64 {
	if math.IsNaN(p) {
		return 0
	}
	p = min(max(p, 1e-9), 1-1e-9)
	return min(max(math.Log(p/(1-p)), -maxLogit), maxLogit)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
