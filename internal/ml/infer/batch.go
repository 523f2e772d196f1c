package infer

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/shrike-sec/shrike/internal/ml/onnx"
)

// A plain runs an encoder without any library.
type plain struct {
	encoder *encoder
	workers int
	rooms   sync.Pool // of *room
}

// Engine implements Network.
func (p *plain) Engine() string {
	precision := onnx.Float32
	if p.encoder.in8 != nil {
		precision = onnx.Int8
	}
	return fmt.Sprintf("Go %s, %s", p.encoder.kernel.name, precision)
}

// Close implements Network.
func (p *plain) Close() error { return nil }

// Forward implements Network.
func (p *plain) Forward(ctx context.Context, batch [][]int32) ([]Output, error) {
	if err := p.encoder.check(batch); err != nil {
		return nil, err
	}
	return each(ctx, p.workers, batch, func(ctx context.Context, ids []int32) (Output, error) {
		r, _ := p.rooms.Get().(*room)
		if r == nil || r.tokens < len(ids) {
			r = p.encoder.newRoom(roundUp(len(ids), 64))
		}
		defer p.rooms.Put(r)
		return p.encoder.run(ctx, r, ids)
	})
}

// workers is how many sequences run at a time: as many as asked for, or as there are processors.
func workers(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}

// each runs every sequence of a batch and returns what came out, in the batch's order. The longest
// sequences run first, so that no worker is left with one at the end.
func each(ctx context.Context, workers int, batch [][]int32, run func(context.Context, []int32) (Output, error)) ([]Output, error) {
	order := make([]int, len(batch))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(batch[b]) - len(batch[a]) })

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	outputs := make([]Output, len(batch))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(batch)) {
		group.Go(func() {
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= len(order) {
					return
				}
				o, err := run(ctx, batch[order[at]])
				if err != nil {
					cancel(err)
					return
				}
				outputs[order[at]] = o
			}
		})
	}
	group.Wait()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return outputs, nil
}
