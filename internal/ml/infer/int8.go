package infer

import (
	"math"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// A bytesKernel holds the inner loops of products in 8 bits.
type bytesKernel struct {
	rows, cols int // of a tile

	// tile sets c[r*ldc+j] = scale[j]·(start[j] + Σ a[r*lda+i]·b[…]) + bias[j] for rows × cols values,
	// where b holds quads of rows: for every 4 of the 4·quads terms, the 4 weights of each column.
	tile func(quads int, a []uint8, lda int, b []int8, start []int32, scale, bias, c []float32, ldc int)
	// span is the least and the largest value, zero included. The length is a multiple of lanes.
	span func(x []float32) (low, high float32)
	// quantise sets q to round(x / scale) + zero within 0 to 255. The lengths are equal and a
	// multiple of lanes.
	quantise func(q []uint8, x []float32, scale, zero float32)
}

// quad is how many products the processor adds up in one lane.
const quad = 4

// panels8 is a matrix [k, n] of 8-bit integers with a scale for each column, packed like panels, but
// four rows together.
type panels8 struct {
	k, n  int
	data  []int8
	sums  []int32   // of the columns
	scale []float32 // of the columns
	bias  []float32
}

// pack8 packs the transpose of weights [n, k], k being a multiple of quad.
func (kn *bytesKernel) pack8(weights []int8, scale, bias []float32, k int) *panels8 {
	n := len(bias)
	wide := roundUp(n, kn.cols)
	p := &panels8{k: k, n: n, data: make([]int8, wide*k), sums: make([]int32, wide), scale: make([]float32, wide), bias: make([]float32, wide)}
	copy(p.scale, scale)
	copy(p.bias, bias)
	for j := range n {
		panel, at := p.data[j/kn.cols*kn.cols*k:], j%kn.cols*quad
		for i, w := range weights[j*k : (j+1)*k] {
			panel[i/quad*quad*kn.cols+at+i%quad] = w
			p.sums[j] += int32(w)
		}
	}
	return p
}

// A room8 is what one worker writes to for products in 8 bits.
type room8 struct {
	bytes []uint8   // [tokens, hidden or inner]
	start []int32   // [columns]
	scale []float32 // [columns]
	tile  []float32
}

func (kn *bytesKernel) newRoom(tokens, widest int) *room8 {
	columns := roundUp(widest, kn.cols)
	return &room8{
		bytes: make([]uint8, roundUp(tokens, kn.rows)*widest),
		start: make([]int32, columns),
		scale: make([]float32, columns),
		tile:  make([]float32, kn.rows*kn.cols),
	}
}

// multiply sets c = a·p + bias for m rows of k values, as multiply of kernel does, but with a rounded
// to 8 bits as ONNX's DynamicQuantizeLinear rounds it: by one scale and zero for all m rows.
func (kn *bytesKernel) multiply(c []float32, ldc int, a []float32, m int, p *panels8, r *room8) {
	scale, zero := kn.round(r.bytes, a[:m*p.k])
	start, total := r.start[:len(p.sums)], r.scale[:len(p.scale)]
	for j, s := range p.sums {
		start[j], total[j] = -int32(zero)*s, scale*p.scale[j]
	}
	for n0 := 0; n0 < p.n; n0 += kn.cols {
		panel, width := p.data[n0*p.k:(n0+kn.cols)*p.k], min(kn.cols, p.n-n0)
		for i := 0; i < m; i += kn.rows {
			to, stride := c[i*ldc+n0:], ldc
			if width < kn.cols {
				to, stride = r.tile, kn.cols
			}
			kn.tile(p.k/quad, r.bytes[i*p.k:], p.k, panel, start[n0:], total[n0:], p.bias[n0:], to, stride)
			if width == kn.cols {
				continue
			}
			for row := range min(kn.rows, m-i) {
				copy(c[(i+row)*ldc+n0:][:width], r.tile[row*kn.cols:])
			}
		}
	}
}

// round rounds values to 8 bits and returns the scale and the zero that they have.
func (kn *bytesKernel) round(q []uint8, x []float32) (scale, zero float32) {
	low, high := kn.span(x)
	if scale = (high - low) / 255; scale == 0 {
		scale = 1
	}
	zero = float32(math.RoundToEven(float64(max(0, min(255, -low/scale)))))
	kn.quantise(q[:len(x)], x, scale, zero)
	return scale, zero
}

// eight is dense for products in 8 bits.
func (r *reader) eight(names []string, in, out int, first float32) *panels8 {
	var weight []int8
	var scale, bias []float32
	for i, name := range names {
		w, s := r.quantised(name+".weight", out)
		b := r.floats(name + ".bias")
		if i == 0 {
			multiply(s, first)
			multiply(b, first)
		}
		weight, scale, bias = append(weight, w...), append(scale, s...), append(bias, b...)
	}
	if r.err == nil && !finite(scale, bias) {
		r.err = errNotNumber // rounding to 8 bits would hide it
	}
	if r.err != nil {
		return nil
	}
	return r.bytes.pack8(weight, scale, bias, in)
}

// quantised reads a matrix of out rows as 8-bit integers, rounding it if it is not stored as such.
func (r *reader) quantised(name string, out int) ([]int8, []float32) {
	if r.err == nil && r.model.DType(name) == safetensors.I8 {
		var rows []int8
		var scales []float32
		rows, scales, r.err = r.model.Quantised(name)
		return rows, scales
	}
	v := r.floats(name)
	if r.err != nil {
		return nil, nil
	}
	return folder.Quantise(v, out)
}
