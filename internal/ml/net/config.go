// Package net holds the network that shrike trains, as GoMLX graph functions: a RoBERTa encoder
// with a masked-token head and the heads that judge code (label, kind, flawed lines).
//
// Gradients are written out by hand rather than derived: GoMLX's own transpose both operands of
// every weight's gradient and compute erf twice, which on its Go backend takes half of a step. A
// test holds them against finite differences. Rows of the embedding tables are looked up, and their
// gradients added up, outside the graph: that is a copy, and needs neither gather nor scatter.
package net

import (
	"fmt"
	"math"
)

// Config is the shape of a network. Its names are those of Hugging Face's RobertaConfig.
type Config struct {
	Layers    int // num_hidden_layers
	Hidden    int // hidden_size
	Heads     int // num_attention_heads
	FFN       int // intermediate_size
	Vocab     int // vocab_size
	MaxTokens int // the longest sequence; there are two more learned positions
	Kinds     int // classes of the kind head
}

// Default is the compact network: 5.4 million weights.
var Default = Config{Layers: 4, Hidden: 256, Heads: 4, FFN: 1024, Vocab: 8192, MaxTokens: 512, Kinds: 71}

// firstPosition is RoBERTa's: positions 0 and 1 are never used.
const firstPosition = 2

// Check tells what is wrong with a shape.
func (c Config) Check() error {
	switch {
	case min(c.Layers, c.Hidden, c.Heads, c.FFN, c.Vocab, c.MaxTokens, c.Kinds) < 1:
		return fmt.Errorf("a network needs at least one of everything, not %+v", c)
	case c.Hidden%c.Heads != 0:
		return fmt.Errorf("%d heads do not divide a hidden size of %d: choose another number of heads", c.Heads, c.Hidden)
	}
	return nil
}

// Param is one tensor of weights, named as Hugging Face names it and laid out as PyTorch does:
// a matrix is [out, in]. All are float32.
type Param struct {
	Name string
	Dims []int
	// One tells the gain of a norm, which starts at one; a vector starts at zero otherwise.
	One bool
}

// Size is the number of weights.
func (p Param) Size() int {
	n := 1
	for _, d := range p.Dims {
		n *= d
	}
	return n
}

// Decays tells whether weight decay applies: to matrices, not to biases and norms.
func (p Param) Decays() bool { return len(p.Dims) > 1 }

// indices of the embedding tables in Params
const (
	wordTable = iota
	positionTable
	typeTable
	embeddingGain
	embeddingShift
	firstLayer
)

// Params lists the weights of a network, in the order that everything here keeps.
func (c Config) Params() []Param {
	h, f := c.Hidden, c.FFN
	list := []Param{
		{Name: "roberta.embeddings.word_embeddings.weight", Dims: []int{c.Vocab, h}},
		{Name: "roberta.embeddings.position_embeddings.weight", Dims: []int{c.MaxTokens + firstPosition, h}},
		{Name: "roberta.embeddings.token_type_embeddings.weight", Dims: []int{1, h}},
	}
	norm := func(name string) {
		list = append(list, Param{Name: name + ".weight", Dims: []int{h}, One: true}, Param{Name: name + ".bias", Dims: []int{h}})
	}
	dense := func(name string, out, in int) {
		list = append(list, Param{Name: name + ".weight", Dims: []int{out, in}}, Param{Name: name + ".bias", Dims: []int{out}})
	}
	norm("roberta.embeddings.LayerNorm")
	for i := range c.Layers {
		at := fmt.Sprintf("roberta.encoder.layer.%d.", i)
		dense(at+"attention.self.query", h, h)
		dense(at+"attention.self.key", h, h)
		dense(at+"attention.self.value", h, h)
		dense(at+"attention.output.dense", h, h)
		norm(at + "attention.output.LayerNorm")
		dense(at+"intermediate.dense", f, h)
		dense(at+"output.dense", h, f)
		norm(at + "output.LayerNorm")
	}
	dense("classifier.dense", h, h)
	dense("classifier.out_proj", 2, h)
	dense("kind_classifier", c.Kinds, h)
	dense("line_classifier", 1, h)
	dense("lm_head.dense", h, h)
	norm("lm_head.layer_norm")
	return append(list, Param{Name: "lm_head.bias", Dims: []int{c.Vocab}})
}

// perLayer is how many of Params one layer has.
const perLayer = 16

// judging and masking are where the heads' weights begin in Params.
func (c Config) judging() int { return firstLayer + perLayer*c.Layers }
func (c Config) masking() int { return c.judging() + 8 }

// Weights are the values of Params, in their order.
type Weights [][]float32

// Zeros is weights, or gradients, that are all zero.
func (c Config) Zeros() Weights {
	list := c.Params()
	w := make(Weights, len(list))
	for i, p := range list {
		w[i] = make([]float32, p.Size())
	}
	return w
}

// Shorten is the network for sequences of at most so many tokens: the same without the positions
// beyond. Weights that are kept are shared.
func (c Config) Shorten(w Weights, most int) (Config, Weights) {
	if most >= c.MaxTokens {
		return c, w
	}
	c.MaxTokens = most
	short := append(Weights(nil), w...)
	short[positionTable] = w[positionTable][:(most+firstPosition)*c.Hidden]
	return c, short
}

// Clone copies weights.
func (w Weights) Clone() Weights {
	out := make(Weights, len(w))
	for i, v := range w {
		out[i] = append([]float32(nil), v...)
	}
	return out
}

// Clear makes all zero.
func (w Weights) Clear() {
	for _, v := range w {
		clear(v)
	}
}

// Norm is the Euclidean length of all weights as one vector.
func (w Weights) Norm() float64 {
	sum := 0.0
	for _, v := range w {
		for _, x := range v {
			sum += float64(x) * float64(x)
		}
	}
	return math.Sqrt(sum)
}
