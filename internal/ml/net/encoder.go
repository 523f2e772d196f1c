//lint:file-ignore ST1001 graphs read like formulas

package net

import (
	"math"

	. "github.com/gomlx/gomlx/core/graph"
)

// encoder is one pass through the layers. Its gradients are left in grads, by the index of Params.
type encoder struct {
	Config
	batch, seq int
	w          []*Node // all weights, in the order of Params
	valid      *Node   // [n,1]: one for a token, zero for padding
	grads      []*Node
	undo       []func(dy *Node) *Node // the gradient of every step, first step first
}

// forward encodes summed embeddings: [n,hidden] → [n,hidden].
func (e *encoder) forward(x *Node) *Node {
	x = e.norm(x, embeddingGain)
	for i := range e.Layers {
		at := firstLayer + i*perLayer
		x = e.attention(x, at)
		x = e.norm(x, at+8)
		x = e.feedForward(x, at+10)
		x = e.norm(x, at+14)
	}
	return x
}

// backward returns the gradient of the summed embeddings, [n,hidden].
func (e *encoder) backward(dy *Node) *Node {
	for i := len(e.undo) - 1; i >= 0; i-- {
		dy = e.undo[i](dy)
	}
	return dy
}

// norm is a layer norm whose gain and bias are weights at and at+1.
func (e *encoder) norm(x *Node, at int) *Node {
	y, kept := layerNorm(x, e.w[at], e.w[at+1])
	e.undo = append(e.undo, func(dy *Node) (dx *Node) {
		dx, e.grads[at], e.grads[at+1] = kept.back(dy)
		return dx
	})
	return y
}

// feedForward is x + W₂·gelu(W₁·x), with its weights from at on.
func (e *encoder) feedForward(x *Node, at int) *Node {
	inner := affine(x, e.w[at], e.w[at+1])
	active, phi := gelu(inner)
	y := Add(x, affine(active, e.w[at+2], e.w[at+3]))
	e.undo = append(e.undo, func(dy *Node) *Node {
		e.grads[at+2], e.grads[at+3] = weightGrad(dy, active), sumRows(dy)
		dInner := geluBack(times(dy, e.w[at+2]), inner, phi)
		e.grads[at], e.grads[at+1] = weightGrad(dInner, x), sumRows(dInner)
		return Add(dy, times(dInner, e.w[at]))
	})
	return y
}

// maxScore keeps exp of an attention score within float32. No trained network comes near it.
const maxScore = 80

// head is one attention head's values. Its weights are rows of the query, key and value matrices,
// so that activations never have to be transposed.
type head struct {
	q, k, v *Node // [n,d]; v is zero where there is padding
	e       *Node // exp of the scores [batch,seq,seq]
	inverse *Node // [n,d]: one over the sum of e's row
	out     *Node // [n,d]
}

// attention is x + Wₒ·softmax(q·kᵀ/√d)·v, with its weights from at on.
func (e *encoder) attention(x *Node, at int) *Node {
	heads := make([]head, e.Heads)
	outs := make([]*Node, e.Heads)
	for i := range heads {
		heads[i] = e.head(x, at, i)
		outs[i] = heads[i].out
	}
	joined := outs[0]
	if len(outs) > 1 {
		joined = Concatenate(outs, -1)
	}
	y := Add(x, affine(joined, e.w[at+6], e.w[at+7]))
	e.undo = append(e.undo, func(dy *Node) *Node {
		e.grads[at+6], e.grads[at+7] = weightGrad(dy, joined), sumRows(dy)
		return Add(dy, e.attentionBack(dy, x, heads, at))
	})
	return y
}

// part is head i's rows of a matrix [h,h] or bias [h].
func (e *encoder) part(w *Node, i int) *Node {
	d := e.Hidden / e.Heads
	return Slice(w, AxisRange(i*d, i*d+d))
}

func (e *encoder) head(x *Node, at, i int) head {
	d := e.Hidden / e.Heads
	in := func(j int) *Node { return affine(x, e.part(e.w[at+j], i), e.part(e.w[at+j+1], i)) }
	h := head{q: MulScalar(in(0), 1/math.Sqrt(float64(d))), k: in(2)}
	h.v = Mul(in(4), across(e.valid, d))
	scores := DotGeneral(e.split(h.q), []int{2}, []int{0}, e.split(h.k), []int{2}, []int{0})
	h.e = Exp(MinScalar(scores, maxScore))
	// Padding has no part in the sum, and a value of zero: that is all the masking there is.
	sum := e.mix(h.e, e.valid)
	h.inverse = across(Reciprocal(sum), d)
	h.out = Mul(e.mix(h.e, h.v), h.inverse)
	return h
}

// split is [n,d] → [batch,seq,d], mix the product of [batch,seq,seq] with rows [n,d] → [n,d].
func (e *encoder) split(x *Node) *Node { return Reshape(x, e.batch, e.seq, cols(x)) }
func (e *encoder) mix(a, x *Node) *Node {
	return Reshape(DotGeneral(a, []int{2}, []int{0}, e.split(x), []int{1}, []int{0}), rows(x), cols(x))
}

// attentionBack returns the gradient of x through queries, keys and values.
func (e *encoder) attentionBack(dy, x *Node, heads []head, at int) *Node {
	d := e.Hidden / e.Heads
	xT := Transpose(x, 0, 1)
	var dx *Node
	var dw, db [3][]*Node
	for i, h := range heads {
		dOut := times(dy, Slice(e.w[at+6], AxisRange(), AxisRange(i*d, i*d+d)))
		dq, dk, dv := e.headBack(h, dOut)
		for j, g := range []*Node{dq, dk, dv} {
			dw[j] = append(dw[j], Transpose(times(xT, g), 0, 1))
			db[j] = append(db[j], sumRows(g))
			part := times(g, e.part(e.w[at+2*j], i))
			if dx == nil {
				dx = part
			} else {
				dx = Add(dx, part)
			}
		}
	}
	for j := range dw {
		e.grads[at+2*j], e.grads[at+2*j+1] = join(dw[j]), join(db[j])
	}
	return dx
}

func join(list []*Node) *Node {
	if len(list) == 1 {
		return list[0]
	}
	return Concatenate(list, 0)
}

// headBack returns the gradients of a head's unscaled query, key and value, each [n,d]. With a the
// softmax, da = dOut·vᵀ and ds = a*(da - rowsum(dOut*out)), as in FlashAttention (Dao et al., 2022).
func (e *encoder) headBack(h head, dOut *Node) (dq, dk, dv *Node) {
	d := cols(dOut)
	scaled := Mul(dOut, h.inverse)
	eT := Transpose(h.e, 1, 2)
	dv = Mul(e.mix(eT, scaled), across(e.valid, d))
	along := Neg(sumCols(Mul(scaled, h.out), 1))
	left := e.split(Concatenate([]*Node{scaled, along}, -1))
	right := e.split(Concatenate([]*Node{h.v, e.valid}, -1))
	ds := Mul(h.e, DotGeneral(left, []int{2}, []int{0}, right, []int{2}, []int{0}))
	dq = MulScalar(e.mix(ds, h.k), 1/math.Sqrt(float64(d)))
	dk = e.mix(Transpose(ds, 1, 2), h.q)
	return dq, dk, dv
}
