// Package score defines what a model judges and what it answers. The engine's findings come first;
// a Scorer orders them and adds advice of its own.
package score

import (
	"context"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// Candidate is one piece of code, a function as a rule, that a Scorer judges.
type Candidate struct {
	finding.Location
	Language source.Language
	Function string // the function's name; "" for a file's top level
	Code     string // normalised text, the same for training and for scanning
	// Findings are the engine's findings whose sink lies inside the location, in order.
	Findings []*finding.Finding
}

// Score is a Scorer's answer for one Candidate.
type Score struct {
	// Flawed is the calibrated probability that the code holds a real flaw.
	Flawed float64
	// Kinds are probabilities of single kinds given that it does, most likely first.
	Kinds []KindScore
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
