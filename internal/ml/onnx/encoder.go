package onnx

import (
	"fmt"
	"math"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// firstPosition is the row of the position embeddings of the first token: RoBERTa counts on from the
// padding's id, 1.
const firstPosition = 2

// masked is added to the attention paid to padding: enough to make its share zero in float32.
const masked = -1e9

// A builder writes the network's nodes. After the first tensor that cannot be read it writes nonsense
// and keeps the error.
type builder struct {
	graph
	model     *folder.Model
	config    *folder.Config
	precision Precision
	err       error
}

func (b *builder) tensor(name string) []float32 {
	if b.err != nil {
		return nil
	}
	var v []float32
	v, b.err = b.model.Floats(name)
	return v
}

func (b *builder) network() {
	x := b.embeddings()
	mask := b.mask()
	for i := range b.config.Layers {
		x = b.layer(fmt.Sprintf("roberta.encoder.layer.%d.", i), x, mask)
	}
	first := b.node("Squeeze", []value{b.slice(x, b.ints(0), b.ints(1), 1), b.ints(1)})
	pooled := b.node("Tanh", []value{b.head("classifier.dense", b.config.HiddenSize, first)})
	b.named("Identity", []value{Label}, []value{b.head("classifier.out_proj", 2, pooled)})
	b.named("Identity", []value{Kinds}, []value{b.head("kind_classifier", len(b.config.Shrike.Kinds), pooled)})
	b.named("Squeeze", []value{Tokens}, []value{b.head("line_classifier", 1, x), b.ints(2)})
}

// slice takes the elements from one place to another along an axis.
func (b *builder) slice(x, from, to value, axis int64) value {
	return b.node("Slice", []value{x, from, to, b.ints(axis)})
}

// embeddings is [batch, sequence, hidden].
func (b *builder) embeddings() value {
	const name = "roberta.embeddings."
	width := b.config.HiddenSize
	positions, kind := b.tensor(name+"position_embeddings.weight"), b.tensor(name+"token_type_embeddings.weight")
	for i := range positions {
		positions[i] += kind[i%width]
	}
	positions = positions[min(firstPosition*width, len(positions)):]
	table := b.floats("positions", positions, len(positions)/width, width)
	length := b.slice(b.node("Shape", []value{InputIDs}), b.ints(1), b.ints(2), 0)
	x := b.node("Add", []value{b.words(name + "word_embeddings.weight"), b.slice(table, b.ints(0), length, 0)})
	return b.norm(name+"LayerNorm", x)
}

// words looks the tokens up: in 8 bits with a scale per row where the file is to be small.
func (b *builder) words(name string) value {
	n, h := b.config.VocabSize, b.config.HiddenSize
	if b.precision == Float32 {
		return b.node("Gather", []value{b.floats(name, b.tensor(name), n, h), InputIDs})
	}
	rows, scales := b.quantised(name, n)
	x := b.node("Gather", []value{b.int8s(name, rows, n, h), InputIDs})
	scale := b.node("Gather", []value{b.floats(name+folder.ScaleSuffix, scales, n, 1), InputIDs})
	return b.node("Mul", []value{b.float(x), scale})
}

// float converts to float32.
func (b *builder) float(x value) value {
	return b.node("Cast", []value{x}, attribute{"to", int64(typeFloat)})
}

// quantised reads a matrix of out rows as 8-bit integers, rounding it if it is not stored as such.
func (b *builder) quantised(name string, out int) ([]int8, []float32) {
	if b.err != nil {
		return nil, nil
	}
	if b.model.DType(name) == safetensors.I8 {
		rows, scales, err := b.model.Quantised(name)
		b.err = err
		return rows, scales
	}
	v := b.tensor(name)
	if b.err != nil {
		return nil, nil
	}
	return folder.Quantise(v, out)
}

// mask is what is added to attention's scores, [batch, 1, 1, sequence].
func (b *builder) mask() value {
	padding := b.node("Sub", []value{b.number(1), b.float(AttentionMask)})
	return b.node("Unsqueeze", []value{b.node("Mul", []value{padding, b.number(masked)}), b.ints(1, 2)})
}

func (b *builder) norm(name string, x value) value {
	h := b.config.HiddenSize
	gain, offset := b.floats(name+".weight", b.tensor(name+".weight"), h), b.floats(name+".bias", b.tensor(name+".bias"), h)
	return b.node("LayerNormalization", []value{x, gain, offset},
		attribute{"axis", int64(-1)}, attribute{"epsilon", float32(b.config.LayerNormEps)})
}

func (b *builder) layer(name string, x, mask value) value {
	h := b.config.HiddenSize
	attended := b.dense([]string{name + "attention.output.dense"}, h, h, 1, b.attention(name+"attention.self.", x, mask))
	x = b.norm(name+"attention.output.LayerNorm", b.node("Add", []value{x, attended}))
	inner := b.node("Gelu", []value{b.dense([]string{name + "intermediate.dense"}, h, b.config.IntermediateSize, 1, x)})
	inner = b.dense([]string{name + "output.dense"}, b.config.IntermediateSize, h, 1, inner)
	return b.norm(name+"output.LayerNorm", b.node("Add", []value{x, inner}))
}

// attention mixes the values by softmax(query · key / √head), head by head. Query, key and value come
// from one product; the query comes divided by √head.
func (b *builder) attention(name string, x, mask value) value {
	h, heads := b.config.HiddenSize, b.config.Heads
	scale := float32(1 / math.Sqrt(float64(h/heads)))
	joined := b.dense([]string{name + "query", name + "key", name + "value"}, h, h, scale, x)
	parts := b.operator("Split", 3, []value{joined}, attribute{"axis", int64(-1)}, attribute{"num_outputs", int64(3)})
	turn := func(part value, order ...int64) value { // [batch, sequence, hidden] to [batch, heads, sequence, head]
		split := b.node("Reshape", []value{part, b.ints(0, 0, int64(heads), int64(h/heads))})
		return b.node("Transpose", []value{split}, attribute{"perm", order})
	}
	query, key, content := turn(parts[0], 0, 2, 1, 3), turn(parts[1], 0, 2, 3, 1), turn(parts[2], 0, 2, 1, 3)
	scores := b.node("Add", []value{b.node("MatMul", []value{query, key}), mask})
	share := b.node("Softmax", []value{scores}, attribute{"axis", int64(-1)})
	mixed := b.node("Transpose", []value{b.node("MatMul", []value{share, content})}, attribute{"perm", []int64{0, 2, 1, 3}})
	return b.node("Reshape", []value{mixed, b.ints(0, 0, int64(h))})
}
