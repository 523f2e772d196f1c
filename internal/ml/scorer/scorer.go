// Package scorer is a model folder as a score.Scorer: it encodes candidates, runs them through the
// folder's network in batches, makes calibrated probabilities of what comes out, and says which lines
// carried an answer.
package scorer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ml/infer"
	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
)

// Output is what a network says of one sequence: logits.
type Output = infer.Output

// A Network runs sequences, each [length] of token ids. What it says of a sequence must not depend on
// the others of its batch.
type Network interface {
	Forward(ctx context.Context, batch [][]int32) ([]Output, error)
}

// batchSize bounds the sequences run at once, batchTokens their ids.
const (
	batchSize   = 16
	batchTokens = 4096
)

// maxKinds is how many kinds an answer names.
const maxKinds = 5

// Scorer scores candidates with one network. It may be used by many goroutines if the network may.
type Scorer struct {
	id        string
	tokens    *token.Tokenizer
	network   Network
	kinds     []finding.KindID
	maxTokens int
	cal       Calibration
}

// Parts are what a Scorer is made of.
type Parts struct {
	Name      string // of the model
	Weights   string // a hash of its weights
	Tokenizer *token.Tokenizer
	Network   Network
	Kinds     []string // in the order of the network's kind logits
	MaxTokens int
	Calibration
}

// New makes a Scorer of its parts. The error says which does not fit.
func New(p Parts) (*Scorer, error) {
	if err := p.check(); err != nil {
		return nil, fmt.Errorf("the model's calibration cannot be used: %w", err)
	}
	if p.MaxTokens < 8 || len(p.Kinds) == 0 {
		return nil, errors.New("the model knows no kinds, or reads less than eight tokens")
	}
	s := &Scorer{tokens: p.Tokenizer, network: p.Network, maxTokens: p.MaxTokens, cal: p.Calibration}
	for _, k := range p.Kinds {
		s.kinds = append(s.kinds, finding.KindID(k))
	}
	cal, err := json.Marshal(p.Calibration)
	if err != nil {
		return nil, fmt.Errorf("naming the model: %w", err)
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %s", p.Weights, p.MaxTokens, cal))
	s.id = p.Name + "@" + hex.EncodeToString(sum[:6])
	return s, nil
}

// ID names the model: its name and a hash of its weights and calibration.
func (s *Scorer) ID() string { return s.id }

// ReadsNear reports whether the network was trained with signatures of what is near a function.
func (s *Scorer) ReadsNear() bool { return s.cal.Near }

// Calibration is what the Scorer makes probabilities by.
func (s *Scorer) Calibration() Calibration { return s.cal }

// Score implements score.Scorer.
func (s *Scorer) Score(ctx context.Context, batch []score.Candidate) ([]score.Score, error) {
	outputs, seqs, err := s.run(ctx, batch)
	if err != nil {
		return nil, err
	}
	scores := make([]score.Score, len(batch))
	for i := range outputs {
		scores[i] = s.read(&outputs[i])
		if j := s.judged(&outputs[i], &seqs[i]); len(j.lines) > 1 {
			scores[i].Explanation, _ = s.name(&batch[i], j, byHead, j.headWeights())
		}
	}
	return scores, nil
}

// run encodes candidates and runs the network over them.
func (s *Scorer) run(ctx context.Context, batch []score.Candidate) ([]Output, []Sequence, error) {
	seqs := make([]Sequence, len(batch))
	ids := make([][]int32, len(batch))
	for i := range batch {
		seqs[i] = Encode(s.tokens, &batch[i], s.maxTokens, s.cal.Marked)
		ids[i] = seqs[i].IDs
	}
	outputs, err := s.forward(ctx, ids)
	return outputs, seqs, err
}

// forward runs sequences in batches of like length; the answers are in the sequences' order.
func (s *Scorer) forward(ctx context.Context, ids [][]int32) ([]Output, error) {
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(ids[a]), len(ids[b])) })
	out := make([]Output, len(ids))
	for len(order) > 0 {
		n := 1
		for n < min(len(order), batchSize) && (n+1)*len(ids[order[n]]) <= batchTokens {
			n++
		}
		batch := make([][]int32, n)
		for i, at := range order[:n] {
			batch[i] = ids[at]
		}
		got, err := s.network.Forward(ctx, batch)
		if err == nil && len(got) != n {
			err = fmt.Errorf("%d answers for %d sequences", len(got), n)
		}
		if err != nil {
			return nil, fmt.Errorf("running the model: %w", err)
		}
		for i, at := range order[:n] {
			out[at] = got[i]
		}
		order = order[n:]
	}
	return out, nil
}

// Margins are the differences of the logits (flawed less sound) for candidates: what calibrations
// are fitted to.
func (s *Scorer) Margins(ctx context.Context, batch []score.Candidate) ([]float64, error) {
	outputs, _, err := s.run(ctx, batch)
	out := make([]float64, len(outputs))
	for i, o := range outputs {
		out[i] = float64(o.Label[1]) - float64(o.Label[0])
	}
	return out, err
}

// read makes a Score of what the network says. Logits that are no numbers make it abstain.
func (s *Scorer) read(o *Output) score.Score {
	p := sigmoid(s.cal.logOdds(o.Label))
	if math.IsNaN(p) {
		return score.Score{Abstained: true}
	}
	out := score.Score{Flawed: round(p), Abstained: s.cal.abstains(p)}
	for i, q := range softmax(o.Kinds, s.cal.KindTemperature) {
		if i < len(s.kinds) {
			out.Kinds = append(out.Kinds, score.KindScore{Kind: s.kinds[i], Probability: round(q)})
		}
	}
	slices.SortStableFunc(out.Kinds, func(a, b score.KindScore) int {
		return cmp.Or(cmp.Compare(b.Probability, a.Probability), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	out.Kinds = out.Kinds[:min(len(out.Kinds), maxKinds)]
	return out
}

// softmax are the probabilities of logits at a temperature.
func softmax(logits []float32, temperature float64) []float64 {
	out := make([]float64, len(logits))
	if len(logits) == 0 {
		return out
	}
	top, sum := float64(slices.Max(logits)), 0.0
	for i, x := range logits {
		out[i] = math.Exp((float64(x) - top) / temperature)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// round keeps four digits: what runs of different machine code differ in is noise.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
