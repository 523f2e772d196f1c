package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/eval"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
	"golang.org/x/sync/errgroup"
)

// half is one labelled piece of code, and what engine and model say of it.
type half struct {
	dataset.Example
	group string
	// found is the engine's likeliest finding of the example's kind, of any kind where it has none;
	// nil without one.
	found *finding.Finding
	// block is the model's opinion of the code, nil without a model.
	block *finding.Opinion
}

// scanAll scans every half alone.
func scanAll(ctx context.Context, cat *catalog.Catalog, halves []half) error {
	dir, err := os.MkdirTemp("", "model-eval-")
	if err != nil {
		return fmt.Errorf("making a folder to scan in: %w", err)
	}
	defer os.RemoveAll(dir)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range halves {
		group.Go(func() error { return scanOne(ctx, cat, filepath.Join(dir, fmt.Sprint(i)), &halves[i]) })
	}
	return group.Wait()
}

func scanOne(ctx context.Context, cat *catalog.Catalog, dir string, h *half) error {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "block"+dataset.Extension(h.Language))
	if err := os.WriteFile(path, []byte(h.Code), 0o600); err != nil {
		return err
	}
	app := false
	var got scan.Collector
	c := scan.Config{Root: dir, Paths: []string{path}, Catalog: cat, Library: &app, Workers: 1, All: true}
	if _, err := scan.Run(ctx, c, &got); err != nil {
		return fmt.Errorf("scanning %s: %w", h.ID, err)
	}
	for _, f := range got.Findings { // in rank order
		if (h.Kind == "" || string(f.Kind) == h.Kind) && (h.found == nil || f.Confidence > h.found.Confidence) {
			h.found = f
		}
	}
	return nil
}

// askBatch is how many halves the model is asked about at once.
const askBatch = 64

// ask has the model judge every half as a block, as it was trained on them.
func ask(ctx context.Context, m *scorer.Model, halves []half) error {
	for from := 0; from < len(halves); from += askBatch {
		some := halves[from:min(from+askBatch, len(halves))]
		var batch []score.Candidate
		for i := range some {
			batch = append(batch, score.FromExample(source.Language(some[i].Language), some[i].Code))
		}
		scores, err := m.Score(ctx, batch)
		if err != nil {
			return err
		}
		for i := range some {
			o := &finding.Opinion{Probability: scores[i].Flawed, Abstained: scores[i].Abstained}
			if k := scores[i].Kinds; len(k) > 0 {
				o.Kind, o.KindProbability = k[0].Kind, k[0].Probability
			}
			some[i].block = o
		}
	}
	return nil
}

// fused is what the ranker is asked about a half.
func (h *half) fused() *rank.Case {
	c := &rank.Case{Kind: finding.KindID(h.Kind), Opinion: h.block}
	if h.found != nil {
		c.Found, c.Evidence = true, h.found.Evidence
	}
	return c
}

// judge is somebody who says of a half whether it is flawed.
type judge struct {
	name  string
	score func(*half) float64
	says  func(h *half, score float64) bool
}

var engineJudge = judge{
	name: "engine",
	score: func(h *half) float64 {
		if h.found == nil {
			return 0
		}
		return h.found.Confidence
	},
	says: func(_ *half, s float64) bool { return s >= rank.Threshold },
}

var modelJudge = judge{
	name:  "model",
	score: func(h *half) float64 { return h.block.Probability },
	says:  func(_ *half, s float64) bool { return s >= 0.5 },
}

func fusedJudge(r *rank.Ranker) judge {
	return judge{
		name:  "fused",
		score: func(h *half) float64 { return r.Probability(h.fused(), rank.Options{}) },
		says:  func(h *half, s float64) bool { return s >= r.ThresholdOf(finding.KindID(h.Kind)) },
	}
}

func verdicts(halves []half, j judge) []eval.Verdict {
	var out []eval.Verdict
	for i := range halves {
		h := &halves[i]
		s := j.score(h)
		out = append(out, eval.Verdict{
			Kind: h.Kind, Group: h.group, Pair: h.PairID, Flawed: h.Label == dataset.Flawed, Says: j.says(h, s), Score: s,
		})
	}
	return out
}

// kindsNamed counts the flawed halves of known kinds whose kind the model names first.
func kindsNamed(halves []half) (right, of int) {
	for i := range halves {
		h := &halves[i]
		if h.block == nil || h.Kind == "" || h.Label != dataset.Flawed {
			continue
		}
		of++
		if string(h.block.Kind) == h.Kind {
			right++
		}
	}
	return right, of
}

// engineCases are the halves' engine confidences with their labels; without a finding it is 0.
func engineCases(halves []half) (confidence []float64, flawed []bool) {
	for i := range halves {
		confidence = append(confidence, engineJudge.score(&halves[i]))
		flawed = append(flawed, halves[i].Label == dataset.Flawed)
	}
	return confidence, flawed
}
