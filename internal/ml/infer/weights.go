package infer

import (
	"fmt"
	"math"

	"github.com/shrike-sec/shrike/internal/ml/folder"
)

// newEncoder reads and packs the weights for a kernel.
func newEncoder(m *folder.Model, kn *kernel) (*encoder, error) {
	c := &m.Config
	if c.HiddenSize%lanes != 0 || c.IntermediateSize%lanes != 0 {
		kn = portable
	}
	e := &encoder{shape: shapeOf(c), kernel: kn}
	w := &reader{model: m, kernel: kn}
	const embeddings = "roberta.embeddings."
	e.words = w.floats(embeddings + "word_embeddings.weight")
	e.positions = w.floats(embeddings + "position_embeddings.weight")
	kind := w.floats(embeddings + "token_type_embeddings.weight")
	e.norm = w.norm(embeddings + "LayerNorm")
	for i := range c.Layers {
		e.stack = append(e.stack, w.layer(fmt.Sprintf("roberta.encoder.layer.%d.", i), c))
	}
	e.pool = w.dense("classifier.dense", c.HiddenSize)
	e.label = w.dense("classifier.out_proj", c.HiddenSize)
	e.kind = w.dense("kind_classifier", c.HiddenSize)
	e.line = w.dense("line_classifier", c.HiddenSize)
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

// dense reads and packs a layer's weight [out, in] and bias [out].
func (r *reader) dense(name string, in int) *panels {
	return r.pack(r.floats(name+".weight"), r.floats(name+".bias"), in)
}

func (r *reader) pack(weight, bias []float32, in int) *panels {
	if r.err != nil {
		return nil
	}
	p := r.kernel.newPanels(in, len(bias))
	r.kernel.pack(p, weight, in, len(bias), in)
	copy(p.bias, bias)
	return p
}

func (r *reader) layer(name string, c *folder.Config) layer {
	return layer{
		qkv:  r.attention(name+"attention.self.", c),
		out:  r.dense(name+"attention.output.dense", c.HiddenSize),
		mid:  r.norm(name + "attention.output.LayerNorm"),
		up:   r.dense(name+"intermediate.dense", c.HiddenSize),
		down: r.dense(name+"output.dense", c.IntermediateSize),
		end:  r.norm(name + "output.LayerNorm"),
	}
}

// attention joins query, key and value to one matrix, so that they are computed in one product. The
// query comes divided by the square root of the length of a head.
func (r *reader) attention(name string, c *folder.Config) *panels {
	var weight, bias []float32
	for _, part := range []string{"query", "key", "value"} {
		w, b := r.floats(name+part+".weight"), r.floats(name+part+".bias")
		if part == "query" {
			scale := float32(1 / math.Sqrt(float64(c.HiddenSize/c.Heads)))
			for i := range w {
				w[i] *= scale
			}
			for i := range b {
				b[i] *= scale
			}
		}
		weight, bias = append(weight, w...), append(bias, b...)
	}
	return r.pack(weight, bias, c.HiddenSize)
}
