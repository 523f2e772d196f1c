// Package onnx writes a model as an ONNX file (https://onnx.ai), for ONNX Runtime and everything
// else that reads the format. Only operators of the standard are used, so that no runtime needs
// extensions.
package onnx

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/shrike-sec/shrike/internal/ml/folder"
)

// A Precision says what the matrix products of the encoder are computed in.
type Precision string

const (
	// Float32 computes everything in float32.
	Float32 Precision = "fp32"
	// Int8 keeps the encoder's matrices as 8-bit integers with a scale per row (those of the folder
	// where it has them) and rounds what they are multiplied with to 8 bits too, by the range that a
	// run's values have (operator DynamicQuantizeLinear). That range is one for the whole batch, so
	// that outputs depend a little on what else is in it: run sequences one by one where that matters.
	// The heads stay float32.
	Int8 Precision = "int8"
)

// The names of the inputs, int64 [batch, sequence]: token ids, and 1 for a token, 0 for padding
// after it.
const (
	InputIDs      = "input_ids"
	AttentionMask = "attention_mask"
)

// The names of the outputs, float32 logits.
const (
	Label  = "label"  // [batch, 2]: sound, flawed
	Kinds  = "kinds"  // [batch, kinds]
	Tokens = "tokens" // [batch, sequence]: that the token stands on a flawed line; of no meaning for padding
)

// The versions that the file asks for: Gelu came with operator set 20.
const (
	fileVersion = 9
	operatorSet = 20
)

// maxFile is the most bytes of a protobuf message.
const maxFile = math.MaxInt32

// Marshal returns the model as the bytes of an ONNX file. The error says that the model has no heads
// that judge, which tensor could not be read, or that the file would be larger than the format allows.
func Marshal(m *folder.Model, p Precision) ([]byte, error) {
	if p != Float32 && p != Int8 {
		return nil, fmt.Errorf("an ONNX file can be %s or %s, not %q", Float32, Int8, p)
	}
	if !m.Has(folder.Heads) {
		return nil, errors.New("the model was only pre-trained and has no heads to export: train it on examples first")
	}
	b := &builder{model: m, config: &m.Config, precision: p, graph: graph{known: map[string]value{}}}
	b.network()
	if b.err != nil {
		return nil, fmt.Errorf("exporting to ONNX: %w", b.err)
	}
	if n := len(b.nodes) + len(b.constants); n > maxFile-1<<20 {
		return nil, fmt.Errorf("exporting to ONNX: %d bytes are more than a file may have; try %s", n, Int8)
	}
	return b.file(), nil
}

// WriteFile exports a model to a file, under a temporary name in its folder first, so that no half of
// a file is ever seen. Errors are those of Marshal and of writing.
func WriteFile(path string, m *folder.Model, p Precision) error {
	data, err := Marshal(m, p)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".onnx-*")
	if err != nil {
		return fmt.Errorf("exporting to ONNX: %w", err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("exporting to ONNX: %w", err), os.Remove(f.Name()))
	}
	return nil
}

// file puts the graph into a ModelProto.
func (b *builder) file() []byte {
	g := append(message(nil), b.nodes...)
	g.string(2, "shrike")
	g = append(g, b.constants...)
	g.bytes(11, describe(InputIDs, typeInt64, "batch", "sequence"))
	g.bytes(11, describe(AttentionMask, typeInt64, "batch", "sequence"))
	g.bytes(12, describe(Label, typeFloat, "batch", 2))
	g.bytes(12, describe(Kinds, typeFloat, "batch", len(b.config.Shrike.Kinds)))
	g.bytes(12, describe(Tokens, typeFloat, "batch", "sequence"))

	var operators, m message
	operators.string(1, "")
	operators.int(2, operatorSet)
	m.int(1, fileVersion)
	m.string(2, "shrike")
	m.bytes(7, g)
	m.bytes(8, operators)
	return m
}
