package infer

import (
	"context"
	"fmt"
	"slices"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/onnx"
	"github.com/shrike-sec/shrike/internal/ml/ort"
)

// A runtimeNetwork runs the network in ONNX Runtime.
type runtimeNetwork struct {
	shape
	session   *ort.Session
	precision onnx.Precision
	workers   int
}

// openRuntime loads a library and the network into it. The error says what is wrong with either.
func openRuntime(m *folder.Model, library string, o Options) (Network, error) {
	precision := onnx.Float32
	if o.Int8 {
		precision = onnx.Int8
	}
	model, err := onnx.Marshal(m, precision)
	if err != nil {
		return nil, err
	}
	session, err := ort.Open(library, model, []string{onnx.InputIDs, onnx.AttentionMask}, []string{onnx.Label, onnx.Kinds, onnx.Tokens})
	if err != nil {
		return nil, err
	}
	return &runtimeNetwork{shapeOf(&m.Config), session, precision, workers(o.Workers)}, nil
}

// Engine implements Network.
func (n *runtimeNetwork) Engine() string {
	return fmt.Sprintf("ONNX Runtime %s, %s", n.session.Version(), n.precision)
}

// Close implements Network.
func (n *runtimeNetwork) Close() error { return n.session.Close() }

// Forward implements Network.
func (n *runtimeNetwork) Forward(ctx context.Context, batch [][]int32) ([]Output, error) {
	if err := n.check(batch); err != nil {
		return nil, err
	}
	return each(ctx, n.workers, batch, n.run)
}

// run runs one sequence, so that there is no padding and the range of its 8-bit values is its own.
func (n *runtimeNetwork) run(_ context.Context, ids []int32) (Output, error) {
	wide := make([]int64, len(ids))
	for i, id := range ids {
		wide[i] = int64(id)
	}
	mask := slices.Repeat([]int64{1}, len(ids))
	values, err := n.session.Run([]int64{1, int64(len(ids))}, wide, mask)
	if err != nil {
		return Output{}, err
	}
	if len(values[0]) != 2 || len(values[1]) != n.kinds || len(values[2]) != len(ids) {
		return Output{}, fmt.Errorf("ONNX Runtime returned %d, %d and %d logits for %d tokens", len(values[0]), len(values[1]), len(values[2]), len(ids))
	}
	out := Output{Label: [2]float32(values[0]), Kinds: values[1], Tokens: values[2]}
	return out, out.check()
}
