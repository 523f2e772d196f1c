//lint:file-ignore ST1001 graphs read like formulas

package net

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// maskedHead predicts the tokens at some rows of x [n,h] with the word table for a decoder. rows
// [m,1] int32 are where; back [n,1] int32 says for every row of x which of rows it is, or m;
// targets [m] int32; weights [m,1] float32. It returns the weighted loss and the weighted count of
// right guesses, both scalars, and the gradient of x; those of weights are left in e.grads.
func maskedHead(e *encoder, x, rowsAt, back, targets, weights *Node) (loss, right, dx *Node) {
	at := e.masking()
	picked := Gather(x, rowsAt)
	inner := affine(picked, e.w[at], e.w[at+1])
	active, phi := gelu(inner)
	unit, kept := layerNorm(active, e.w[at+2], e.w[at+3])
	logits := affine(unit, e.w[wordTable], e.w[at+4])

	target := OneHot(targets, e.Vocab, dtypes.Float32)
	most := Reshape(ReduceMax(logits, -1), rows(logits), 1)
	exps := Exp(Sub(logits, across(most, e.Vocab)))
	sum := sumCols(exps, 1)
	hit := sumCols(Mul(logits, target), 1)
	loss = ReduceAllSum(Mul(weights, Sub(Add(Log(sum), most), hit)))
	right = ReduceAllSum(Mul(weights, ConvertDType(GreaterOrEqual(hit, most), dtypes.Float32)))

	softmax := Mul(exps, across(Reciprocal(sum), e.Vocab))
	dLogits := Mul(Sub(softmax, target), across(weights, e.Vocab))
	e.grads[wordTable], e.grads[at+4] = weightGrad(dLogits, unit), sumRows(dLogits)
	dActive, dGain, dShift := kept.back(times(dLogits, e.w[wordTable]))
	e.grads[at+2], e.grads[at+3] = dGain, dShift
	dInner := geluBack(dActive, inner, phi)
	e.grads[at], e.grads[at+1] = weightGrad(dInner, picked), sumRows(dInner)
	dPicked := times(dInner, e.w[at])
	none := Zeros(x.Graph(), shapes.Make(dtypes.Float32, 1, e.Hidden))
	return loss, right, Gather(Concatenate([]*Node{dPicked, none}, 0), back)
}

// judgement is what the judging heads say: logits of the label [batch,2], of kinds [batch,kinds] and
// of every token standing on a flawed line [n,1].
type judgement struct{ label, kinds, tokens *Node }

func (e *encoder) judge(x *Node) judgement {
	at := e.judging()
	first := Reshape(Slice(Reshape(x, e.batch, e.seq, e.Hidden), AxisRange(), AxisElem(0)), e.batch, e.Hidden)
	features := Tanh(affine(first, e.w[at], e.w[at+1]))
	return judgement{
		label:  affine(features, e.w[at+2], e.w[at+3]),
		kinds:  affine(features, e.w[at+4], e.w[at+5]),
		tokens: affine(x, e.w[at+6], e.w[at+7]),
	}
}

// goals are what judging is trained towards. A weight of zero leaves a row out.
type goals struct {
	label, labelWeight *Node // [batch,2] probabilities, [batch,1]
	kind, kindWeight   *Node // [batch] int32, [batch,1]
	lines, lineWeight  *Node // [n,1] zero or one, [n,1]
	pairs, pairWeight  *Node // [p,batch]: +1 at a pair's flawed half, -1 at its sound one; [p,1]
}

// losses are the weighted sums of cross-entropy for label, kind and lines, and of the contrast
// between the halves of a pair: -log of the flawed half's share, given that one of the two is.
func (j judgement) losses(t goals) []*Node {
	label := ReduceAllSum(Mul(Mul(LogSoftmax(j.label), t.label), across(t.labelWeight, 2)))
	classes := cols(j.kinds)
	kind := Mul(LogSoftmax(j.kinds), OneHot(t.kind, classes, dtypes.Float32))
	kinds := ReduceAllSum(Mul(kind, across(t.kindWeight, classes)))
	lines := Mul(t.lineWeight, Sub(softplus(j.tokens), Mul(t.lines, j.tokens)))
	lead := Sub(Slice(j.label, AxisRange(), AxisRange(1)), Slice(j.label, AxisRange(), AxisRange(0, 1)))
	contrast := Mul(t.pairWeight, softplus(Neg(times(t.pairs, lead))))
	return []*Node{Neg(label), Neg(kinds), ReduceAllSum(lines), ReduceAllSum(contrast)}
}

// softplus is log(1+eˣ), computed so that it never overflows.
func softplus(x *Node) *Node {
	return Add(MaxScalar(x, 0), Log1P(Exp(Neg(Abs(x)))))
}
