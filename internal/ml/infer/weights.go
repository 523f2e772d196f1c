package infer

import (
	"fmt"
	"math"

	"github.com/shrike-sec/shrike/internal/ml/folder"
)

// newEncoder reads and packs the weights for a kernel, the encoder's for products in 8 bits where
// in8 is given.
func newEncoder(m *folder.Model, kn *kernel, in8 *bytesKernel) (*encoder, error) {
	c := &m.Config
	if c.HiddenSize%lanes != 0 || c.IntermediateSize%lanes != 0 {
		kn, in8 = portable, nil
	}
	e := &encoder{shape: shapeOf(c), kernel: kn, in8: in8}
	w := &reader{model: m, kernel: kn, bytes: in8}
	const embeddings = "roberta.embeddings."
	e.words = w.floats(embeddings + "word_embeddings.weight")
	e.positions = w.floats(embeddings + "position_embeddings.weight")
	kind := w.floats(embeddings + "token_type_embeddings.weight")
	e.norm = w.norm(embeddings + "LayerNorm")
	for i := range c.Layers {
		e.stack = append(e.stack, w.layer(fmt.Sprintf("roberta.encoder.layer.%d.", i), c))
	}
	e.pool = w.wide([]string{"classifier.dense"}, c.HiddenSize, 1)
	e.label = w.wide([]string{"classifier.out_proj"}, c.HiddenSize, 1)
	e.kind = w.wide([]string{"kind_classifier"}, c.HiddenSize, 1)
	e.line = w.wide([]string{"line_classifier"}, c.HiddenSize, 1)
	if w.err != nil {
		return nil, fmt.Errorf("reading the model's weights: %w", w.err)
	}
	e.positions = e.positions[firstPosition*c.HiddenSize:]
	for i := range e.positions {
		e.positions[i] += kind[i%c.HiddenSize]
	}
	return e, nil
}

func shapeOf(c *folder.Config) shape {
	return shape{
		layers: c.Layers, hidden: c.HiddenSize, heads: c.Heads, inner: c.IntermediateSize,
		vocabulary: c.VocabSize, tokens: c.Shrike.MaxTokens, kinds: len(c.Shrike.Kinds),
		epsilon: float32(c.LayerNormEps),
	}
}

// A reader reads tensors until one fails; what it returns after that is of no use.
type reader struct {
	model  *folder.Model
	kernel *kernel
	bytes  *bytesKernel // nil for float32
	err    error
}

func (r *reader) floats(name string) []float32 {
	if r.err != nil {
		return nil
	}
	var v []float32
	v, r.err = r.model.Floats(name)
	return v
}

func (r *reader) norm(name string) norm {
	return norm{gain: r.floats(name + ".weight"), offset: r.floats(name + ".bias")}
}

func (r *reader) layer(name string, c *folder.Config) layer {
	h, self := c.HiddenSize, name+"attention.self."
	return layer{
		qkv:  r.dense(h, h, float32(1/math.Sqrt(float64(h/c.Heads))), self+"query", self+"key", self+"value"),
		out:  r.dense(h, h, 1, name+"attention.output.dense"),
		mid:  r.norm(name + "attention.output.LayerNorm"),
		up:   r.dense(h, c.IntermediateSize, 1, name+"intermediate.dense"),
		down: r.dense(c.IntermediateSize, h, 1, name+"output.dense"),
		end:  r.norm(name + "output.LayerNorm"),
	}
}

// dense reads and packs the weights [out, in] and biases [out] of layers, stacked so that they are
// computed in one product. The first of them is multiplied by first.
func (r *reader) dense(in, out int, first float32, names ...string) dense {
	if r.bytes != nil {
		return dense{eight: r.eight(names, in, out, first)}
	}
	return dense{wide: r.wide(names, in, first)}
}

// wide is dense for products in float32.
func (r *reader) wide(names []string, in int, first float32) *panels {
	var weight, bias []float32
	for i, name := range names {
		w, b := r.floats(name+".weight"), r.floats(name+".bias")
		if i == 0 {
			multiply(w, first)
			multiply(b, first)
		}
		weight, bias = append(weight, w...), append(bias, b...)
	}
	if r.err != nil {
		return nil
	}
	p := r.kernel.newPanels(in, len(bias))
	r.kernel.pack(p, weight, in, len(bias), in)
	copy(p.bias, bias)
	return p
}

func multiply(v []float32, by float32) {
	for i := range v {
		v[i] *= by
	}
}
