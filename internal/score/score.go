// Package score defines what a model judges and what it answers, and builds the one from source.
// The engine's findings come first; a Scorer orders them and adds advice of its own.
//
// There is one builder of candidates, for training and for scanning, so that a model reads the same
// text in both: FromFinding cuts the code along the path of a finding, FromFunction a function that
// nothing was found in, FromExample a block of a data set. All three hand out lines of a file in
// normal form (view.go): no comments, white space and long literals cut down.
package score

import (
	"context"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Score is a Scorer's answer for one Candidate.
type Score struct {
	// Flawed is the calibrated probability that the code holds a real flaw.
	Flawed float64
	// Kinds are probabilities of single kinds given that it does, most likely first.
	Kinds []KindScore
	// Explanation names what carried the answer, as far as that costs nothing; see Explainer.
	Explanation *finding.Explanation `json:",omitempty"`
	// Abstained is set when the Scorer is too unsure to say anything; the other fields mean nothing then.
	Abstained bool
}

// KindScore is the probability of one kind.
type KindScore struct {
	Kind        finding.KindID
	Probability float64
}

// A Scorer estimates how likely each candidate is to hold a real flaw, and of which kind.
// It returns one Score per candidate, in order.
type Scorer interface {
	ID() string // name and weights hash; recorded in every report
	Score(ctx context.Context, batch []Candidate) ([]Score, error)
}

// An Explainer is a Scorer that can find out, at the price of asking its model several times, which
// lines and tokens carried its answers, and check that they did.
type Explainer interface {
	Scorer
	// Explain returns one explanation per candidate, in order; nil for one with nothing to name.
	Explain(ctx context.Context, batch []Candidate) ([]*finding.Explanation, error)
}

// None is the Scorer of a scan without a model: it abstains from everything.
type None struct{}

// ID returns "none".
func (None) ID() string { return "none" }

// Score abstains for every candidate.
func (None) Score(_ context.Context, batch []Candidate) ([]Score, error) {
	out := make([]Score, len(batch))
	for i := range out {
		out[i].Abstained = true
	}
	return out, nil
}
