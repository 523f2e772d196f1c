package train

import (
	"fmt"
	"os"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
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
	if err := os.RemoveAll(p.checkpoint()); err != nil {
		return fmt.Errorf("removing the checkpoint: %w", err)
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
