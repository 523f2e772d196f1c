package train

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"time"

	"github.com/shrike-sec/shrike/internal/ml/net"
)

// run is what is common to a training run.
type run struct {
	dir     string
	id      json.RawMessage
	runner  *net.Runner
	adam    *adam
	weights net.Weights
	grads   net.Weights
	journal *journal
	done    int // steps
	spent   float64
	begun   time.Time
	saved   time.Time
	// keep is what a checkpoint holds beyond the usual, if anything: a value and more weights.
	keep func() (any, state)
}

func newRun(dir string, c net.Config, backend string, seed uint64, a *adam) (*run, error) {
	runner, err := net.NewRunner(c, backend)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	return &run{dir: dir, runner: runner, adam: a, weights: c.Init(seed), grads: c.Zeros(), begun: now, saved: now}, nil
}

// resume goes on from a checkpoint, if there is one. It returns what keep gave when it was written.
func (r *run) resume(identity any, tell func(Event)) (json.RawMessage, error) {
	id, err := json.Marshal(identity)
	if err != nil {
		return nil, fmt.Errorf("describing the run: %w", err)
	}
	r.id = id
	_, all := r.state()
	p, _, err := all.load(r.checkpoint(), r.runner.Config, id)
	if err != nil {
		return nil, err
	}
	r.done, r.spent = p.Step, p.Seconds
	r.journal, err = openJournal(r.dir, p, tell)
	return p.More, err
}

func (r *run) checkpoint() string { return filepath.Join(r.dir, checkpointFile) }

// state is all that a checkpoint holds.
func (r *run) state() (more any, all state) {
	all = state{"weights": r.weights, "mean": r.adam.mean, "variance": r.adam.variance}
	if r.keep != nil {
		var extra state
		more, extra = r.keep()
		maps.Copy(all, extra)
	}
	return more, all
}

func (r *run) save() error {
	r.saved = time.Now()
	p := progress{Step: r.done, Events: len(r.journal.all), Seconds: r.seconds(), Run: r.id}
	more, all := r.state()
	var err error
	if more != nil {
		if p.More, err = json.Marshal(more); err != nil {
			return fmt.Errorf("describing the run: %w", err)
		}
	}
	return all.save(r.checkpoint(), r.runner.Config, p)
}

func (r *run) seconds() float64 { return r.spent + time.Since(r.begun).Seconds() }

// update is an optimiser step on the gradients gathered so far.
func (r *run) update(rate float64) (norm float64) {
	norm = r.adam.step(r.weights, r.grads, r.done, rate)
	r.grads.Clear()
	r.done++
	return norm
}
