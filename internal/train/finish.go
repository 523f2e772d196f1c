package train

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// finish writes the model of a run that came to its end, and removes its checkpoint.
func (p *pretraining) finish(err error, tok *token.Tokenizer) error {
	if err != nil {
		return nil //nolint:nilerr // the caller has it
	}
	card := p.card()
	if err := saveModel(p.dir, p.runner.Config, p.o.Kinds, tok, p.weights, safetensors.F32, card, folder.MaskHead); err != nil {
		return err
	}
	return p.clean()
}

// clean removes what only an interrupted run needs.
func (r *run) clean() error {
	for _, name := range []string{checkpointFile, tokeniserFile} {
		if err := os.RemoveAll(filepath.Join(r.dir, name)); err != nil {
			return fmt.Errorf("removing the checkpoint: %w", err)
		}
	}
	return nil
}

// finish writes the best model of a run that is over, with its calibration, curves and card, and
// removes the checkpoint. What is told of it was measured on the weights as they were written.
func (t *tuning) finish(ctx context.Context, kinds []string) error {
	write := func(card string) error {
		return saveModel(t.dir, t.runner.Config, kinds, t.tok, t.best, t.DType, card, folder.Heads)
	}
	if err := write(""); err != nil {
		return err
	}
	written, err := reread(t.dir)
	if err != nil {
		return err
	}
	figures, err := t.measure(ctx, t.data.Held, written)
	if err != nil {
		return err
	}
	if err := errors.Join(write(t.card(figures)), t.calibrate(ctx, written), curves(filepath.Join(t.dir, "curves.svg"), t.journal.all)); err != nil {
		return err
	}
	return t.clean()
}

// reread are the weights of a folder, rounded as they were when they were written.
func reread(dir string) (w net.Weights, err error) {
	m, err := folder.OpenDir(dir)
	if err != nil {
		return nil, fmt.Errorf("reading the model back: %w", err)
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	_, w, err = loadModel(m, 0)
	return w, err
}

// calibrate fits probabilities on the examples kept aside, where there are enough.
func (t *tuning) calibrate(ctx context.Context, w net.Weights) error {
	margins, labels, err := t.margins(ctx, t.data.Held, w)
	if err != nil {
		return err
	}
	c, err := scorer.FitCalibration(margins, labels)
	if err != nil {
		return nil //nolint:nilerr // too few to fit anything: answers are taken as they are
	}
	c.Source = "examples kept aside from fine-tuning, by which its best epoch was chosen"
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the calibration: %w", err)
	}
	return writeFile(filepath.Join(t.dir, scorer.CalibrationFile), append(text, '\n'))
}

// writeFile writes a file under a temporary name and renames it.
func writeFile(path string, text []byte) error {
	err := os.WriteFile(path+".new", text, 0o666)
	if err == nil {
		err = os.Rename(path+".new", path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}

// saveModel writes a model folder with the encoder and some groups of heads.
func saveModel(dir string, c net.Config, kinds []string, tok *token.Tokenizer, w net.Weights, dtype safetensors.DType, card string, groups ...string) error {
	shape := shapeOf(c, kinds)
	wanted := map[string]bool{folder.Encoder: true}
	for _, g := range groups {
		wanted[g] = true
	}
	values := map[string][]float32{}
	for i, p := range c.Params() {
		values[p.Name] = w[i]
	}
	var list []safetensors.Data
	for _, part := range shape.Parts() {
		if wanted[part.Group] {
			list = append(list, folder.Store(part, dtype, values[part.Name])...)
		}
	}
	if err := folder.Save(dir, folder.Contents{Config: shape, Tokenizer: tok, Tensors: list, Card: card}); err != nil {
		return fmt.Errorf("writing the model: %w", err)
	}
	return nil
}

// shapeOf is the config.json of a network.
func shapeOf(c net.Config, kinds []string) folder.Config {
	shape := folder.Compact(kinds)
	shape.VocabSize, shape.HiddenSize, shape.Layers, shape.Heads = c.Vocab, c.Hidden, c.Layers, c.Heads
	shape.IntermediateSize, shape.MaxPositions, shape.Shrike.MaxTokens = c.FFN, c.MaxTokens+2, c.MaxTokens
	return shape
}

// loadModel reads the weights of a model folder. Heads that it lacks are drawn from the seed.
func loadModel(m *folder.Model, seed uint64) (net.Config, net.Weights, error) {
	s := m.Config
	c := net.Config{Layers: s.Layers, Hidden: s.HiddenSize, Heads: s.Heads, FFN: s.IntermediateSize, Vocab: s.VocabSize,
		MaxTokens: s.Shrike.MaxTokens, Kinds: len(s.Shrike.Kinds)}
	if err := c.Check(); err != nil {
		return c, nil, fmt.Errorf("reading the model: %w", err)
	}
	w := c.Init(seed)
	has := map[string]bool{}
	for _, part := range m.Parts() {
		has[part.Name] = true
	}
	for i, p := range c.Params() {
		if !has[p.Name] {
			continue
		}
		values, err := m.Floats(p.Name)
		if err != nil {
			return c, nil, fmt.Errorf("reading the model: %w", err)
		}
		if len(values) != len(w[i]) {
			return c, nil, fmt.Errorf("reading the model: %s has %d weights, not %d", p.Name, len(values), len(w[i]))
		}
		copy(w[i], values)
	}
	return c, w, nil
}
