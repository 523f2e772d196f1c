package train

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"time"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// Options say how to fine-tune. Two runs of the same options on the same data give the same
// weights, whether they were interrupted or not.
type Options struct {
	Seed       uint64
	Epochs     int
	Rate       float64 // highest learning rate
	Heads      float64 // the learning rate of the heads, as a multiple: they begin from nothing
	Warmup     float64 // share of all steps
	Batch      int     // examples an optimiser step
	PartTokens int     // tokens held in memory at a time
	MaxTokens  int     // longer examples are cut; 0 is what the network takes
	Rename     float64 // share of groups seen with other names, each time anew
	Crop       float64 // share of pairs seen cut down to what is around their difference
	Smooth     float64 // share of certainty withheld from labels
	Weights    LossWeights
	Metric     string // what the best epoch is chosen by: see Metrics
	Patience   int    // epochs without a better one after which a run ends
	Decay      float64
	MaxNorm    float64
	Backend    string
	DType      safetensors.DType // of the weights that are written: F32, F16, BF16 or I8
	Every      time.Duration     // between checkpoints
	Tell       func(Event)       `json:"-"`
}

// LossWeights are how much each part of the loss counts, beside one for the label.
type LossWeights struct{ Kind, Lines, Contrast float64 }

// Defaults suit a few thousand pairs.
var Defaults = Options{
	Seed: 1, Epochs: 10, Rate: 3e-4, Heads: 4, Warmup: .06, Batch: 16, PartTokens: 2048, Rename: .7, Crop: .5, Smooth: .05,
	Weights: LossWeights{Kind: .5, Lines: .5, Contrast: .5}, Metric: "pairs", Patience: 4,
	Decay: .01, MaxNorm: 1, Backend: "go", DType: safetensors.F32, Every: 5 * time.Minute,
}

// tuning is a fine-tuning run.
type tuning struct {
	*run
	Options
	data  *Data
	tok   *token.Tokenizer
	kinds map[string]int32
	best  net.Weights
	memory
	order [][]int // of the present epoch: groups by step
}

// memory is what a checkpoint keeps beside weights. Hard are groups that the network judged wrong in
// the last epoch: they are seen twice in this one. Missed are those of this epoch so far, with how
// wrong they were.
type memory struct {
	Epoch, InEpoch int
	Hard           []int
	Missed         []miss
	Best           Figures
	BestEpoch      int
	Stale          int // epochs since
	Over           bool
}

// miss is a group that was judged wrong: by how many logits in sum.
type miss struct {
	Group int
	By    float64
}

// hardShare is how many of an epoch's groups, one in so many, are seen twice in the next at most.
const hardShare = 5

// hardest are the groups that were missed by most.
func hardest(missed []miss, most int) []int {
	slices.SortFunc(missed, func(a, b miss) int { return cmp.Or(cmp.Compare(b.By, a.By), a.Group-b.Group) })
	var list []int
	for _, m := range missed {
		if len(list) < most && !slices.Contains(list, m.Group) {
			list = append(list, m.Group)
		}
	}
	slices.Sort(list)
	return list
}

// FineTune teaches the network of a model folder to judge code and leaves another folder in dir. A
// run that was interrupted goes on when it is started again with the same options and data; only the
// number of epochs may differ.
func FineTune(ctx context.Context, dir string, from *folder.Model, data *Data, o Options) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("making the output folder: %w", err)
	}
	if _, ok := Metrics[o.Metric]; !ok {
		return fmt.Errorf("there is no metric %q: choose one of %v", o.Metric, metricNames())
	}
	shape, weights, err := loadModel(from, o.Seed)
	if err != nil {
		return err
	}
	if o.MaxTokens == 0 || o.MaxTokens > shape.MaxTokens {
		o.MaxTokens = shape.MaxTokens
	}
	shape, weights = shape.Shorten(weights, o.MaxTokens)
	r, err := newRun(dir, shape, o.Backend, o.Seed, newAdam(shape, o.Decay, o.MaxNorm))
	if err != nil {
		return err
	}
	defer func() { _ = r.runner.Close() }() // nothing is lost with it
	r.weights, r.adam.Heads = weights, o.Heads
	t := &tuning{run: r, Options: o, data: data, tok: from.Tokenizer, kinds: kindIndex(from), best: weights.Clone()}
	data.prepare(t.tok, o.MaxTokens)
	r.keep = func() (any, state) { return t.memory, state{"best": t.best} }
	more, err := r.resume(t.identity(from), o.Tell)
	if err == nil && more != nil {
		err = json.Unmarshal(more, &t.memory)
	}
	if err != nil {
		return fmt.Errorf("going on from a checkpoint: %w", err)
	}
	err = t.loop(ctx)
	if err = errors.Join(err, r.journal.close()); err != nil {
		return err
	}
	return t.finish(ctx, from.Config.Shrike.Kinds)
}

// identity is all that a checkpoint must agree on. The number of epochs is left out: a run may be
// made longer or shorter.
func (t *tuning) identity(from *folder.Model) any {
	o := t.Options
	o.Every, o.Epochs = 0, 0
	return struct {
		Options
		Data, From string
	}{o, t.data.Hash, from.WeightsHash()}
}

// steps is about how many optimiser steps the whole run has: what is seen twice is not known
// beforehand, and not counted.
func (t *tuning) steps() int { return t.Epochs * len(t.deal(0, nil)) }

func (t *tuning) loop(ctx context.Context) error {
	steps := t.steps()
	schedule := Schedule{Rate: t.Rate, Warmup: t.Warmup, Steps: steps}
	t.Over = t.Over || t.Epoch >= t.Epochs
	for !t.Over {
		if t.order == nil {
			t.order = t.deal(t.Epoch, t.Hard)
		}
		told, loss := time.Now(), average{}
		for ; t.InEpoch < len(t.order); t.InEpoch++ {
			if ctx.Err() != nil {
				return errors.Join(ctx.Err(), t.save())
			}
			// The share of the epoch that is over decides the rate, so that seeing more does not
			// make the rate fall sooner.
			at := (t.Epoch*len(t.order) + t.InEpoch) * steps / (t.Epochs * len(t.order))
			figures, tokens, err := t.step(t.order[t.InEpoch])
			if err != nil {
				return err
			}
			rate := schedule.at(at)
			norm := t.update(rate)
			loss.add(figures.Loss, tokens)
			if t.done%tellEvery == 0 {
				e := Event{Step: at + 1, Steps: steps, Loss: loss.mean(), Metric: figures.Accuracy, Name: "accuracy", Rate: rate,
					Norm: norm, Speed: float64(loss.tokens) / time.Since(told).Seconds(), Seconds: t.seconds()}
				if err := t.journal.add(e); err != nil {
					return err
				}
				told, loss = time.Now(), average{}
			}
			if time.Since(t.saved) >= t.Every {
				t.InEpoch++
				err := t.save()
				if t.InEpoch--; err != nil {
					return err
				}
			}
		}
		if err := t.endEpoch(ctx, steps); err != nil {
			return err
		}
	}
	return nil
}

// average is a mean in the making.
type average struct {
	sum       float64
	n, tokens int
}

func (a *average) add(x float64, tokens int) { a.sum, a.n, a.tokens = a.sum+x, a.n+1, a.tokens+tokens }
func (a *average) mean() float64             { return a.sum / float64(max(1, a.n)) }

// endEpoch measures, keeps what is best, and decides whether to go on.
func (t *tuning) endEpoch(ctx context.Context, steps int) error {
	figures, err := t.measure(ctx, t.data.Held, t.weights)
	if err != nil {
		return err
	}
	t.Epoch++
	value := Metrics[t.Metric]
	if t.Epoch == 1 || value(figures) > value(t.Best) {
		t.Best, t.BestEpoch, t.Stale, t.best = figures, t.Epoch, 0, t.weights.Clone()
	} else {
		t.Stale++
	}
	t.Over = t.Epoch >= t.Epochs || t.Stale >= t.Patience
	t.Hard, t.Missed, t.InEpoch, t.order = hardest(t.Missed, len(t.data.Train)/hardShare), nil, 0, nil
	e := Event{Step: steps * t.Epoch / t.Epochs, Steps: steps, Loss: figures.Loss, Metric: value(figures), Name: "validation " + t.Metric,
		Seconds: t.seconds(), Held: true, Detail: figures}
	return errors.Join(t.journal.add(e), t.save())
}

// deal is the order of an epoch: groups of like length by optimiser step, hard ones twice.
func (t *tuning) deal(epoch int, hard []int) [][]int {
	r := rand.New(rand.NewPCG(t.Seed, 0xdea1+uint64(epoch)))
	all := make([]int, 0, len(t.data.Train)+len(hard))
	for i := range t.data.Train {
		all = append(all, i)
	}
	all = append(all, hard...)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	slices.SortStableFunc(all, func(a, b int) int {
		return bucket(t.data.Train[a].length) - bucket(t.data.Train[b].length)
	})
	var steps [][]int
	var step []int
	size := 0
	for _, i := range all {
		if size > 0 && size+len(t.data.Train[i].halves) > t.Batch {
			steps, step, size = append(steps, step), nil, 0
		}
		step, size = append(step, i), size+len(t.data.Train[i].halves)
	}
	steps = append(steps, step)
	r.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	return steps
}

// bucket is the length that sequences are padded to: a multiple of 32.
func bucket(length int) int { return (length + 31) / 32 * 32 }

// step gathers the gradients of the groups of one optimiser step.
func (t *tuning) step(groups []int) (Figures, int, error) {
	r := rand.New(rand.NewPCG(t.Seed^0xf1e, uint64(t.done)))
	var list []item
	examples := 0
	for _, i := range groups {
		it := item{group: &t.data.Train[i], index: i}
		codes := make([]string, len(it.group.halves))
		for j, e := range it.group.halves {
			codes[j] = e.Code
		}
		if r.Float64() < t.Rename {
			codes = t.data.vocabulary.vary(r, it.group)
		}
		first := 0
		if len(codes) == 2 && r.Float64() < t.Crop {
			codes, first = crop(r, codes)
		}
		for j, e := range it.group.halves {
			it.seqs = append(it.seqs, encode(t.tok, e, codes[j], first, it.group.lines[j], t.MaxTokens))
		}
		examples += len(codes)
		list = append(list, it)
	}
	slices.SortStableFunc(list, func(a, b item) int { return bucket(a.length()) - bucket(b.length()) })
	var tally tally
	tokens := 0
	for part := range parts(list, t.PartTokens) {
		b := t.batch(part, examples)
		tokens += len(b.Tokens)
		losses, out, err := t.runner.Judged(t.weights, b, t.grads)
		if err != nil {
			return Figures{}, 0, err
		}
		tally.loss += losses.Total()
		n := 0
		for _, it := range part {
			if by := tally.add(it.group, out[n:n+len(it.seqs)], t.kinds); by > 0 {
				t.Missed = append(t.Missed, miss{it.index, by})
			}
			n += len(it.seqs)
		}
	}
	return tally.figures(), tokens, nil
}

// item is a group as it is seen in one step.
type item struct {
	group *group
	index int
	seqs  []encoded
}

// length is that of the longest sequence, in tokens.
func (it *item) length() int {
	n := 0
	for _, s := range it.seqs {
		n = max(n, len(s.ids))
	}
	return n
}

// parts cuts a step into batches that fit in memory, each of one length.
func parts(list []item, tokens int) func(func([]item) bool) {
	return func(yield func([]item) bool) {
		for from := 0; from < len(list); {
			to, long, n := from, 0, 0
			for to < len(list) {
				l := max(long, list[to].length())
				if n += len(list[to].seqs); to > from && n*bucket(l) > tokens {
					break
				}
				to, long = to+1, l
			}
			if !yield(list[from:to]) {
				return
			}
			from = to
		}
	}
}
