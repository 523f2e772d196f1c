package folder

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// A Part is a tensor that a network of some configuration has.
type Part struct {
	Name  string
	Shape []int  // PyTorch's order: a matrix is [out, in]
	Group string // what it belongs to: "encoder", "heads" or "lm_head"
}

// The groups of tensors. The encoder is always there; the heads that judge and the head that guesses
// masked tokens are each there whole or not at all.
const (
	Encoder  = "encoder"
	Heads    = "heads"
	MaskHead = "lm_head"
)

// ScaleSuffix ends the name of the scales of a quantised tensor: F32 [out], by which row r of the I8
// tensor is multiplied.
const ScaleSuffix = "_scale"

// Matrix says whether the part is a matrix or embedding table, which may be quantised; biases and
// norms may not.
func (p Part) Matrix() bool { return len(p.Shape) == 2 }

// Len is the number of the part's parameters.
func (p Part) Len() int {
	n := 1
	for _, d := range p.Shape {
		n *= d
	}
	return n
}

// Parts are the tensors of a network of this configuration, without scales, in a fixed order: all
// that one may have. The decoder of masked tokens is tied to the word embeddings and so is none.
func (c Config) Parts() []Part {
	var parts []Part
	add := func(group, name string, shape ...int) { parts = append(parts, Part{name, shape, group}) }
	dense := func(group, name string, out, in int) {
		add(group, name+".weight", out, in)
		add(group, name+".bias", out)
	}
	norm := func(group, name string) {
		add(group, name+".weight", c.HiddenSize)
		add(group, name+".bias", c.HiddenSize)
	}
	h := c.HiddenSize
	add(Encoder, "roberta.embeddings.word_embeddings.weight", c.VocabSize, h)
	add(Encoder, "roberta.embeddings.position_embeddings.weight", c.MaxPositions, h)
	add(Encoder, "roberta.embeddings.token_type_embeddings.weight", c.TypeVocabSize, h)
	norm(Encoder, "roberta.embeddings.LayerNorm")
	for i := range c.Layers {
		layer := fmt.Sprintf("roberta.encoder.layer.%d.", i)
		for _, name := range []string{"query", "key", "value"} {
			dense(Encoder, layer+"attention.self."+name, h, h)
		}
		dense(Encoder, layer+"attention.output.dense", h, h)
		norm(Encoder, layer+"attention.output.LayerNorm")
		dense(Encoder, layer+"intermediate.dense", c.IntermediateSize, h)
		dense(Encoder, layer+"output.dense", h, c.IntermediateSize)
		norm(Encoder, layer+"output.LayerNorm")
	}
	dense(Heads, "classifier.dense", h, h)
	dense(Heads, "classifier.out_proj", 2, h)
	dense(Heads, "kind_classifier", len(c.Shrike.Kinds), h)
	dense(Heads, "line_classifier", 1, h)
	dense(MaskHead, "lm_head.dense", h, h)
	norm(MaskHead, "lm_head.layer_norm")
	add(MaskHead, "lm_head.bias", c.VocabSize)
	return parts
}

// check compares the tensors of a file with the parts of a configuration: every tensor is a part or
// a quantised part's scale, of the right shape and type, and every group is whole or absent. It
// returns the groups that are there.
func (c Config) check(f *safetensors.File) (map[string]bool, error) {
	present, lacking := map[string]string{}, map[string]string{}
	known := 0
	for _, p := range c.Parts() {
		t, ok := f.Tensor(p.Name)
		if !ok {
			lacking[p.Group] = p.Name
			continue
		}
		present[p.Group] = p.Name
		known++
		scale, scaled := f.Tensor(p.Name + ScaleSuffix)
		if err := p.check(t, scale, scaled); err != nil {
			return nil, err
		}
		if scaled {
			known++
		}
	}
	groups := map[string]bool{}
	for _, g := range []string{Encoder, Heads, MaskHead} {
		has, lacks := present[g], lacking[g]
		if lacks != "" && (has != "" || g == Encoder) {
			return nil, fmt.Errorf("the tensor %s is missing", lacks)
		}
		groups[g] = has != ""
	}
	if tensors := f.Tensors(); known != len(tensors) {
		return nil, fmt.Errorf("the tensor %.80q is not of this network", c.stray(tensors))
	}
	return groups, nil
}

func (p Part) check(t, scale safetensors.Tensor, scaled bool) error {
	if !slices.Equal(t.Shape, p.Shape) {
		return fmt.Errorf("tensor %s has the shape %v, but config.json asks for %v", p.Name, t.Shape, p.Shape)
	}
	switch {
	case t.DType == safetensors.I8 && !p.Matrix():
		return fmt.Errorf("tensor %s is I8, but only matrices may be quantised", p.Name)
	case t.DType == safetensors.I8 && !scaled:
		return fmt.Errorf("tensor %s is I8, but %s%s is missing", p.Name, p.Name, ScaleSuffix)
	case t.DType == safetensors.I64:
		return fmt.Errorf("tensor %s is I64, but must hold F32, F16, BF16 or I8", p.Name)
	case scaled && t.DType != safetensors.I8:
		return fmt.Errorf("tensor %s is %s and needs no %s%s", p.Name, t.DType, p.Name, ScaleSuffix)
	case scaled && (scale.DType != safetensors.F32 || !slices.Equal(scale.Shape, p.Shape[:1])):
		return fmt.Errorf("tensor %s is %s %v, but must be F32 [%d]", scale.Name, scale.DType, scale.Shape, p.Shape[0])
	}
	return nil
}

// stray is the name of a tensor that a network of this configuration does not have, or "".
func (c Config) stray(tensors []safetensors.Tensor) string {
	known := map[string]bool{}
	for _, p := range c.Parts() {
		known[p.Name] = true
	}
	for _, t := range tensors {
		if !known[t.Name] && !known[strings.TrimSuffix(t.Name, ScaleSuffix)] {
			return t.Name
		}
	}
	return ""
}
