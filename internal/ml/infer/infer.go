// Package infer runs the encoder that tells flawed code from sound code: a RoBERTa network (Liu et
// al., 2019; layers normalised after the residual sum, exact GELU, learned positions) with three
// heads, for the label, the kind of flaw and the flawed tokens.
//
// Everything is computed in float32, whatever the weights are stored as. Sequences run one by one,
// as many at a time as there are workers, so that no padding is ever computed and the outputs of a
// sequence do not depend on what else is in the batch.
package infer

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/ort"
)

// A Network runs a model. It may be used by several goroutines at a time.
type Network interface {
	// Engine says what computes: the library or the inner loops.
	Engine() string
	// Forward runs sequences of token ids, each with its <s> and </s>, and returns one Output for
	// each, in order. It fails when a sequence is empty, is longer than the network allows or holds
	// an id out of its vocabulary, when the context is done, and when the weights are so damaged
	// that an output is not a number.
	Forward(ctx context.Context, batch [][]int32) ([]Output, error)
	// Close frees what the network holds outside Go's memory. Forward must not be called after it.
	Close() error
}

// An Output holds the logits of one sequence.
type Output struct {
	Label  [2]float32 // 0 sound, 1 flawed
	Kinds  []float32  // one per kind, in the order of the model's list
	Tokens []float32  // one per token: that it stands on a flawed line
}

// shape is the network's size.
type shape struct {
	layers, hidden, heads, inner int
	vocabulary, tokens, kinds    int
	epsilon                      float32 // of the layer normalisations
}

// firstPosition is the row of the position embeddings that belongs to the first token: RoBERTa
// counts on from the padding's id, 1.
const firstPosition = 2

// check tells what in a batch the network cannot run.
func (s *shape) check(batch [][]int32) error {
	for i, ids := range batch {
		if len(ids) == 0 || len(ids) > s.tokens {
			return fmt.Errorf("sequence %d has %d tokens; the model takes 1 to %d", i, len(ids), s.tokens)
		}
		for j, id := range ids {
			if id < 0 || int(id) >= s.vocabulary {
				return fmt.Errorf("token %d of sequence %d has id %d; the model's vocabulary has %d: is this its tokeniser?", j, i, id, s.vocabulary)
			}
		}
	}
	return nil
}

var errNotNumber = errors.New("the model computes values that are not numbers: its weights are damaged; fetch or train it again")

// check tells whether every logit is a number.
func (o *Output) check() error {
	if !finite(o.Label[:], o.Kinds, o.Tokens) {
		return errNotNumber
	}
	return nil
}

func finite(vectors ...[]float32) bool {
	for _, vector := range vectors {
		for _, v := range vector {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
				return false
			}
		}
	}
	return true
}

// Options say how a network is run. The zero value is the default.
type Options struct {
	// Workers is how many sequences run at a time, 0 for one per processor.
	Workers int
	// Plain runs without ONNX Runtime even where it is found.
	Plain bool
	// Int8 multiplies in 8 bits, which is faster and gives slightly different logits. It has no
	// effect without ONNX Runtime on a processor that lacks the instructions (AVX-512 VNNI).
	Int8 bool
	// Kernel names the loops to run in Go, one of Kernels; "" is the best one. Measurements use it.
	Kernel string
	// Warn is told of an ONNX Runtime that was found but can't be used. It may be nil.
	Warn func(error)
}

// Open readies a model's network, in ONNX Runtime where its library is found (see ort.Find) and
// otherwise in Go. The folder's tensors are all read, so that it may be closed afterwards. The error
// says that the model has no heads to judge with, or what could not be read.
func Open(m *folder.Model, o Options) (Network, error) {
	if !m.Has(folder.Heads) {
		return nil, errors.New("the model was only pre-trained and has no heads that judge: train it on examples first")
	}
	if !o.Plain {
		library, err := ort.Find()
		if library != "" {
			n, failed := openRuntime(m, library, o)
			if failed == nil {
				return n, nil
			}
			err = failed
		}
		if err != nil && o.Warn != nil {
			o.Warn(fmt.Errorf("%w; the model runs without ONNX Runtime", err))
		}
	}
	kn, err := kernelNamed(o.Kernel)
	if err != nil {
		return nil, err
	}
	var in8 *bytesKernel
	if o.Int8 {
		in8 = bytesKernelHere()
	}
	e, err := newEncoder(m, kn, in8)
	if err != nil {
		return nil, err
	}
	return &plain{encoder: e, workers: workers(o.Workers)}, nil
}

// Kernels names the loops in Go that this processor can run, the best ones first.
func Kernels() []string {
	var names []string
	for _, kn := range kernels() {
		names = append(names, kn.name)
	}
	return names
}

func kernelNamed(name string) (*kernel, error) {
	for _, kn := range kernels() {
		if name == "" || kn.name == name {
			return kn, nil
		}
	}
	return nil, fmt.Errorf("this processor has no loops %q, only %q", name, Kernels())
}
