package infer

import (
	"context"
	"math"
)

// An encoder is the network with its weights packed for a kernel.
type encoder struct {
	shape
	kernel *kernel
	in8    *bytesKernel // what multiplies in 8 bits; nil for float32

	words     []float32 // [vocabulary, hidden]
	positions []float32 // [tokens, hidden], that of the only token type added in
	norm      norm
	stack     []layer
	pool      *panels // [hidden, hidden], before tanh
	label     *panels // [hidden, 2]
	kind      *panels // [hidden, kinds]
	line      *panels // [hidden, 1]
}

type norm struct{ gain, offset []float32 } // [hidden] each

type layer struct {
	qkv  dense // [hidden, 3·hidden]: query (scaled by 1/√head), key, value
	out  dense // [hidden, hidden]
	mid  norm
	up   dense // [hidden, inner]
	down dense // [inner, hidden]
	end  norm
}

// A dense layer is packed for one of two kinds of products.
type dense struct {
	wide  *panels
	eight *panels8
}

// apply runs a dense layer on n rows.
func (e *encoder) apply(d *dense, c []float32, out int, a []float32, in, n int, r *room) {
	if d.eight != nil {
		e.in8.multiply(c, out, a, n, d.eight, r.eight)
		return
	}
	e.kernel.multiply(c, out, a, in, n, d.wide, r.tile)
}

// A room is what one worker writes to, made for sequences of up to some number of tokens. All
// matrices are row after row, with spare rows for the last tile.
type room struct {
	tokens int
	x      []float32 // [tokens, hidden]: the hidden vectors
	sum    []float32 // [tokens, hidden]: what a block adds to them
	qkv    []float32 // [tokens, 3·hidden]
	mixed  []float32 // [tokens, hidden]: what attention brings together
	inner  []float32 // [tokens, inner]
	scores []float32 // [tokens, tokens]
	keys   *panels   // [head, tokens]
	values *panels   // [tokens, head]
	tile   []float32
	heads  []float32 // the inputs and outputs of the heads that read <s>
	eight  *room8    // where products are in 8 bits
}

func (e *encoder) newRoom(tokens int) *room {
	tallest := e.kernel.rows
	if e.in8 != nil {
		tallest = max(tallest, e.in8.rows)
	}
	n, head := roundUp(tokens, tallest), e.hidden/e.heads
	r := &room{
		tokens: tokens,
		x:      make([]float32, n*e.hidden),
		sum:    make([]float32, n*e.hidden),
		qkv:    make([]float32, n*3*e.hidden),
		mixed:  make([]float32, n*e.hidden),
		inner:  make([]float32, n*e.inner),
		scores: make([]float32, n*e.kernel.wide(tokens)),
		keys:   e.kernel.newPanels(head, tokens),
		values: e.kernel.newPanels(tokens, head),
		tile:   make([]float32, e.kernel.rows*e.kernel.cols),
		heads:  make([]float32, e.kernel.rows*(e.hidden+max(e.kinds, 2))),
	}
	if e.in8 != nil {
		r.eight = e.in8.newRoom(n, max(3*e.hidden, e.inner))
	}
	return r
}

// wide is the stride of a matrix of n columns whose rows are made softmax of.
func (kn *kernel) wide(n int) int { return roundUp(n, max(kn.cols, lanes)) }

// run computes one sequence.
func (e *encoder) run(ctx context.Context, r *room, ids []int32) (Output, error) {
	e.embed(r, ids)
	for i := range e.stack {
		if err := ctx.Err(); err != nil {
			return Output{}, err
		}
		e.layer(r, &e.stack[i], len(ids))
	}
	out := e.read(r, len(ids))
	return out, out.check()
}

func (e *encoder) embed(r *room, ids []int32) {
	h := e.hidden
	for i, id := range ids {
		x, position := r.x[i*h:(i+1)*h], e.positions[i*h:(i+1)*h]
		for j, v := range e.words[int(id)*h:][:h] {
			x[j] = v + position[j]
		}
		e.kernel.normalise(x, e.norm.gain, e.norm.offset, e.epsilon)
	}
}

func (e *encoder) layer(r *room, l *layer, n int) {
	h := e.hidden
	e.apply(&l.qkv, r.qkv, 3*h, r.x, h, n, r)
	e.attend(r, n)
	e.apply(&l.out, r.sum, h, r.mixed, h, n, r)
	e.add(r, &l.mid, n)
	e.apply(&l.up, r.inner, e.inner, r.x, h, n, r)
	e.kernel.gelu(r.inner[:n*e.inner])
	e.apply(&l.down, r.sum, h, r.inner, e.inner, n, r)
	e.add(r, &l.end, n)
}

// attend mixes the values by softmax(query · key), head by head, into r.mixed.
func (e *encoder) attend(r *room, n int) {
	h, kn := e.hidden, e.kernel
	head, wide := h/e.heads, kn.wide(n)
	for at := 0; at < h; at += head {
		kn.pack(r.keys, r.qkv[h+at:], head, n, 3*h)
		kn.packRows(r.values, r.qkv[2*h+at:], n, head, 3*h)
		kn.multiply(r.scores, wide, r.qkv[at:], 3*h, n, r.keys, r.tile)
		for i := range n {
			row := r.scores[i*wide : (i+1)*wide]
			for j := n; j < wide; j++ {
				row[j] = float32(math.Inf(-1))
			}
			kn.softmax(row[:roundUp(n, lanes)])
		}
		kn.multiply(r.mixed[at:], h, r.scores, wide, n, r.values, r.tile)
	}
}

// add adds a block's sum to the hidden vectors and normalises them.
func (e *encoder) add(r *room, by *norm, n int) {
	h := e.hidden
	for i := range n {
		x, sum := r.x[i*h:(i+1)*h], r.sum[i*h:(i+1)*h]
		for j, v := range sum {
			x[j] += v
		}
		e.kernel.normalise(x, by.gain, by.offset, e.epsilon)
	}
}

// read computes the heads.
func (e *encoder) read(r *room, n int) Output {
	h, kn := e.hidden, e.kernel
	pooled := r.heads[:kn.rows*h]
	kn.multiply(pooled, h, r.x, h, 1, e.pool, r.tile)
	for i, v := range pooled[:h] {
		pooled[i] = float32(math.Tanh(float64(v)))
	}
	var o Output
	logits := r.heads[len(pooled):]
	kn.multiply(logits, 2, pooled, h, 1, e.label, r.tile)
	copy(o.Label[:], logits)
	kn.multiply(logits, e.kinds, pooled, h, 1, e.kind, r.tile)
	o.Kinds = append([]float32(nil), logits[:e.kinds]...)
	o.Tokens = make([]float32, n)
	kn.multiply(o.Tokens, 1, r.x, h, n, e.line, r.tile)
	return o
}
