//lint:file-ignore ST1001 graphs read like formulas

package net

import (
	"math"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// The operations of the encoder, each with its gradient. Rows are tokens: n = batch x sequence.
// Sums along an axis and broadcasts are products with columns and rows of ones: GoMLX's Go backend
// has fast products and slow broadcasts.

// ones is a constant of float32 ones.
func ones(g *Graph, dims ...int) *Node { return Ones(g, shapes.Make(dtypes.Float32, dims...)) }

func rows(x *Node) int { return x.Shape().Dimensions[0] }
func cols(x *Node) int { return x.Shape().Dimensions[1] }

// times is a·b: [n,k] [k,m] → [n,m].
func times(a, b *Node) *Node { return DotGeneral(a, []int{1}, nil, b, []int{0}, nil) }

// timesT is a·bᵀ: [n,k] [m,k] → [n,m].
func timesT(a, b *Node) *Node { return DotGeneral(a, []int{1}, nil, b, []int{1}, nil) }

// down repeats a row: [d] → [n,d].
func down(row *Node, n int) *Node {
	return times(ones(row.Graph(), n, 1), Reshape(row, 1, row.Shape().Size()))
}

// across repeats a column: [n,1] → [n,d].
func across(col *Node, d int) *Node { return times(col, ones(col.Graph(), 1, d)) }

// sumRows adds rows up: [n,d] → [d].
func sumRows(x *Node) *Node { return Reshape(times(ones(x.Graph(), 1, rows(x)), x), cols(x)) }

// sumCols adds columns up, each times scale: [n,d] → [n,1].
func sumCols(x *Node, scale float64) *Node {
	return times(x, MulScalar(ones(x.Graph(), cols(x), 1), scale))
}

// affine is x·wᵀ + b: [n,in] [out,in] [out] → [n,out].
func affine(x, w, b *Node) *Node { return Add(timesT(x, w), down(b, rows(x))) }

// weightGrad is dyᵀ·x: [n,out] [n,in] → [out,in]. The narrower of the two is what gets transposed.
func weightGrad(dy, x *Node) *Node {
	if cols(dy) <= cols(x) {
		return times(Transpose(dy, 0, 1), x)
	}
	return Transpose(times(Transpose(x, 0, 1), dy), 0, 1)
}

// normalised is what layerNorm keeps for its gradient.
type normalised struct {
	unit  *Node // [n,d], of mean zero and variance one
	scale *Node // [n,d], one over the deviation
	gain  *Node // [d]
}

const normEpsilon = 1e-5

// layerNorm is unit(x)*gain + shift along rows: [n,d] → [n,d].
func layerNorm(x, gain, shift *Node) (*Node, normalised) {
	n, d := rows(x), cols(x)
	x = Sub(x, across(sumCols(x, 1/float64(d)), d))
	variance := sumCols(Mul(x, x), 1/float64(d))
	k := normalised{scale: across(Reciprocal(Sqrt(AddScalar(variance, normEpsilon))), d), gain: gain}
	k.unit = Mul(x, k.scale)
	return Add(Mul(k.unit, down(gain, n)), down(shift, n)), k
}

// back returns the gradients of x, gain and shift.
func (k normalised) back(dy *Node) (dx, dGain, dShift *Node) {
	n, d := rows(dy), cols(dy)
	dUnit := Mul(dy, down(k.gain, n))
	mean := across(sumCols(dUnit, 1/float64(d)), d)
	along := across(sumCols(Mul(dUnit, k.unit), 1/float64(d)), d)
	dx = Mul(k.scale, Sub(Sub(dUnit, mean), Mul(k.unit, along)))
	return dx, sumRows(Mul(dy, k.unit)), sumRows(dy)
}

// gelu is the exact one, x·Φ(x), with Φ(x) for its gradient.
func gelu(x *Node) (y, phi *Node) {
	phi = MulScalar(AddScalar(Erf(MulScalar(x, 1/math.Sqrt2)), 1), .5)
	return Mul(x, phi), phi
}

func geluBack(dy, x, phi *Node) *Node {
	density := MulScalar(Exp(MulScalar(Mul(x, x), -.5)), 1/math.Sqrt(2*math.Pi))
	return Mul(dy, Add(phi, Mul(x, density)))
}
