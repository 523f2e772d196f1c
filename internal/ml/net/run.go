package net

import (
	"errors"
	"fmt"
	"os"

	"github.com/gomlx/compute"
	_ "github.com/gomlx/compute/gobackend" // the backend "go"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
)

// Batch is sequences of token ids, padded to one length.
type Batch struct {
	Tokens []int32 // [Size*Seq]
	Lens   []int   // [Size]
	Size   int
	Seq    int
}

// Masked is a batch with tokens to guess. Weights that add up to one make the loss a mean.
type Masked struct {
	Batch
	Rows    []int32   // [m] places in Tokens, each once
	Targets []int32   // [m] what stood there
	Weights []float32 // [m]
}

// Judged is a batch with what is known of each sequence. The weight of what is not known is zero.
type Judged struct {
	Batch
	Label       []float32 // [Size*2] probabilities of sound and flawed
	LabelWeight []float32 // [Size]
	Kind        []int32   // [Size]
	KindWeight  []float32 // [Size]
	Lines       []float32 // [Size*Seq] one where a token stands on a flawed line
	LineWeight  []float32 // [Size*Seq]
	Pairs       [][2]int  // the flawed and the sound half, as indices of the batch
	PairWeight  float32   // of each
}

// Output is what the judging heads say of one sequence, in logits.
type Output struct {
	Label  [2]float32
	Kinds  []float32
	Tokens []float32 // one for each token, padding left out
}

// Losses are the weighted sums of a judged batch.
type Losses struct{ Label, Kind, Lines, Contrast float64 }

// Total is what is minimised.
func (l Losses) Total() float64 { return l.Label + l.Kind + l.Lines + l.Contrast }

// Runner runs a network of one shape on a backend. It is for one goroutine at a time.
type Runner struct {
	Config
	backend               compute.Backend
	masked, judged, plain *graph.Exec
}

// NewRunner opens a backend: "go" is the one that is always there.
func NewRunner(c Config, backend string) (*Runner, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	if backend == "" || backend == "go" {
		backend = "go:parallelism=-1" // the default mode can deadlock
	}
	b, err := openBackend(backend)
	if err != nil {
		return nil, fmt.Errorf("opening the backend %q: %w", backend, err)
	}
	r := &Runner{Config: c, backend: b}
	for exec, build := range map[**graph.Exec]func([]*graph.Node) []*graph.Node{
		&r.masked: r.maskedGraph, &r.judged: r.judgedGraph, &r.plain: r.outputGraph,
	} {
		if *exec, err = graph.NewExec(b, build); err != nil {
			return nil, errors.Join(fmt.Errorf("preparing the network: %w", err), r.Close())
		}
		(*exec).SetMaxCache(-1)
	}
	return r, nil
}

// openBackend opens a backend. GoMLX prints a line about it on standard output, which belongs to
// results: it is sent to where talk goes.
func openBackend(name string) (compute.Backend, error) {
	out := os.Stdout
	os.Stdout = os.Stderr
	defer func() { os.Stdout = out }()
	return compute.NewWithConfig(name)
}

// Close frees what the backend holds.
func (r *Runner) Close() error {
	r.backend.Finalize()
	return nil
}

// encoder begins a graph: its first inputs are the weights, the summed embeddings
// [batch,seq,hidden] and which tokens are there [n,1].
func (r *Runner) encoder(in []*graph.Node) (*encoder, *graph.Node, []*graph.Node) {
	n := len(r.Params())
	x, dims := in[n], in[n].Shape().Dimensions
	e := &encoder{Config: r.Config, batch: dims[0], seq: dims[1], w: in[:n], valid: in[n+1], grads: make([]*graph.Node, n)}
	return e, graph.Reshape(x, dims[0]*dims[1], dims[2]), in[n+2:]
}

// result is the outputs that gradients calls back for: the embeddings' gradient, then those of the
// weights that have one.
func (e *encoder) result(first []*graph.Node, dx *graph.Node) []*graph.Node {
	out := append(first, dx)
	for _, g := range e.grads {
		if g != nil {
			out = append(out, g)
		}
	}
	return out
}

func (r *Runner) maskedGraph(in []*graph.Node) []*graph.Node {
	e, x, more := r.encoder(in)
	loss, right, dx := maskedHead(e, e.forward(x), more[0], more[1], more[2], more[3])
	return e.result([]*graph.Node{loss, right}, e.backward(dx))
}

func (r *Runner) judgedGraph(in []*graph.Node) []*graph.Node {
	e, x, more := r.encoder(in)
	last := e.forward(x)
	j := e.judge(last)
	losses := j.losses(goals{more[0], more[1], more[2], more[3], more[4], more[5], more[6], more[7]})
	total := losses[0]
	for _, l := range losses[1:] {
		total = graph.Add(total, l)
	}
	heads := e.w[e.judging():e.masking()]
	grads := graph.Gradient(total, append([]*graph.Node{last}, heads...)...)
	copy(e.grads[e.judging():], grads[1:])
	return e.result(append(losses, j.label, j.kinds, j.tokens), e.backward(grads[0]))
}

func (r *Runner) outputGraph(in []*graph.Node) []*graph.Node {
	e, x, _ := r.encoder(in)
	j := e.judge(e.forward(x))
	return []*graph.Node{j.label, j.kinds, j.tokens}
}

// Masked runs one masked batch, adds its gradients to grads and returns the weighted loss and the
// weighted count of right guesses.
func (r *Runner) Masked(w Weights, b *Masked, grads Weights) (loss, right float64, err error) {
	n, m := b.Size*b.Seq, len(b.Rows)
	back := make([]int32, n)
	for i := range back {
		back[i] = int32(m)
	}
	for i, at := range b.Rows {
		back[at] = int32(i)
	}
	out, err := r.call(r.masked, w, &b.Batch, of(b.Rows, m, 1), of(back, n, 1), of(b.Targets, m), of(b.Weights, m, 1))
	if err != nil {
		return 0, 0, fmt.Errorf("a step of masked tokens: %w", err)
	}
	defer free(out)
	r.gather(out[2:], &b.Batch, grads, func(i int) bool {
		return i == wordTable || i >= embeddingGain && i < r.judging() || i >= r.masking()
	})
	return scalar(out[0]), scalar(out[1]), nil
}

// Judged runs one judged batch, adds its gradients to grads and returns the losses and what the
// network said before it learnt.
func (r *Runner) Judged(w Weights, b *Judged, grads Weights) (Losses, []Output, error) {
	n, p := b.Size*b.Seq, max(1, b.Size/2)
	pairs, weights := make([]float32, p*b.Size), make([]float32, p)
	for i, pair := range b.Pairs {
		pairs[i*b.Size+pair[0]], pairs[i*b.Size+pair[1]], weights[i] = 1, -1, b.PairWeight
	}
	out, err := r.call(r.judged, w, &b.Batch, of(b.Label, b.Size, 2), of(b.LabelWeight, b.Size, 1),
		of(b.Kind, b.Size), of(b.KindWeight, b.Size, 1), of(b.Lines, n, 1), of(b.LineWeight, n, 1),
		of(pairs, p, b.Size), of(weights, p, 1))
	if err != nil {
		return Losses{}, nil, fmt.Errorf("a step of judging: %w", err)
	}
	defer free(out)
	r.gather(out[7:], &b.Batch, grads, func(i int) bool { return i >= embeddingGain && i < r.masking() })
	return Losses{scalar(out[0]), scalar(out[1]), scalar(out[2]), scalar(out[3])}, r.outputs(out[4:7], &b.Batch), nil
}

// Outputs runs a batch forward only.
func (r *Runner) Outputs(w Weights, b *Batch) ([]Output, error) {
	out, err := r.call(r.plain, w, b)
	if err != nil {
		return nil, fmt.Errorf("running the network: %w", err)
	}
	defer free(out)
	return r.outputs(out, b), nil
}

func (r *Runner) outputs(out []*tensors.Tensor, b *Batch) []Output {
	label, kinds, tokens := floats(out[0]), floats(out[1]), floats(out[2])
	list := make([]Output, b.Size)
	for i := range list {
		list[i] = Output{
			Label:  [2]float32(label[2*i:]),
			Kinds:  kinds[i*r.Kinds : (i+1)*r.Kinds],
			Tokens: tokens[i*b.Seq : i*b.Seq+b.Lens[i]],
		}
	}
	return list
}

// call runs a graph on the weights, a batch and whatever else it takes.
func (r *Runner) call(x *graph.Exec, w Weights, b *Batch, more ...*tensors.Tensor) ([]*tensors.Tensor, error) {
	var in []any
	for i, p := range r.Params() {
		in = append(in, of(w[i], p.Dims...))
	}
	valid := make([]float32, b.Size*b.Seq)
	for i, n := range b.Lens {
		for j := range n {
			valid[i*b.Seq+j] = 1
		}
	}
	in = append(in, of(r.embed(w, b), b.Size, b.Seq, r.Hidden), of(valid, len(valid), 1))
	for _, t := range more {
		in = append(in, t)
	}
	defer func() {
		for _, t := range in {
			t.(*tensors.Tensor).MustFinalizeAll()
		}
	}()
	return x.Call(in...)
}

// embed adds up the embeddings of words, positions and the one token type.
func (r *Runner) embed(w Weights, b *Batch) []float32 {
	h := r.Hidden
	x := make([]float32, len(b.Tokens)*h)
	for i, id := range b.Tokens {
		row := x[i*h : i*h+h]
		word := w[wordTable][int(id)*h:][:h]
		place := w[positionTable][(i%b.Seq+firstPosition)*h:][:h]
		for j := range row {
			row[j] = word[j] + place[j] + w[typeTable][j]
		}
	}
	return x
}

// gather adds a graph's gradients to grads: out is the embeddings', then those of the weights that
// have one.
func (r *Runner) gather(out []*tensors.Tensor, b *Batch, grads Weights, has func(i int) bool) {
	h, dx := r.Hidden, floats(out[0])
	for i, id := range b.Tokens {
		row := dx[i*h : i*h+h]
		if i%b.Seq >= b.Lens[i/b.Seq] {
			continue
		}
		add(grads[wordTable][int(id)*h:][:h], row)
		add(grads[positionTable][(i%b.Seq+firstPosition)*h:][:h], row)
		add(grads[typeTable], row)
	}
	out = out[1:]
	for i := range grads {
		if has(i) {
			add(grads[i], floats(out[0]))
			out = out[1:]
		}
	}
}

func add(sum, x []float32) {
	for i, v := range x {
		sum[i] += v
	}
}

func of[T float32 | int32](flat []T, dims ...int) *tensors.Tensor {
	return tensors.FromFlatDataAndDimensions(flat, dims...)
}

func floats(t *tensors.Tensor) []float32 { return tensors.MustCopyFlatData[float32](t) }
func scalar(t *tensors.Tensor) float64   { return float64(floats(t)[0]) }

func free(list []*tensors.Tensor) {
	for _, t := range list {
		t.MustFinalizeAll()
	}
}
