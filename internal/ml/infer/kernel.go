package infer

import "math"

// A kernel holds the inner loops that a processor runs best. All kernels give the same results but
// for the order in which products are summed.
type kernel struct {
	name string // what the kernel is written for, for reports
	rows int    // height of a tile
	cols int    // width of a tile, and of the panels that a matrix is packed into

	// tile sets c[r*ldc+j] = bias[j] + Σ a[r*lda+i]·b[i*cols+j] for rows × cols values and k terms.
	tile func(k int, a []float32, lda int, b, bias, c []float32, ldc int)
	// gelu replaces every value by x·Φ(x), the exact GELU. The length is a multiple of lanes.
	gelu func(x []float32)
	// softmax replaces a row by its softmax. The length is a multiple of lanes.
	softmax func(x []float32)
	// normalise replaces a row by its layer normalisation: mean 0, variance 1, then gain and offset.
	// The lengths are equal and a multiple of lanes.
	normalise func(x, gain, offset []float32, epsilon float32)
}

// lanes is what the lengths of vectors are rounded up to, so that no kernel has a remainder to do.
const lanes = 8

// roundUp is the least multiple of m that is not below n.
func roundUp(n, m int) int { return (n + m - 1) / m * m }

// portable is written in plain Go and runs everywhere.
var portable = &kernel{
	name: "portable", rows: 2, cols: 4,
	tile: tile2x4, gelu: gelu, softmax: softmax, normalise: normalise,
}

func tile2x4(k int, a []float32, lda int, b, bias, c []float32, ldc int) {
	s0, s1, s2, s3 := bias[0], bias[1], bias[2], bias[3]
	t0, t1, t2, t3 := s0, s1, s2, s3
	x, y, b := a[:k], a[lda:lda+k], b[:4*k]
	for i, p := range x {
		q, w := y[i], b[4*i:4*i+4:4*i+4]
		s0 += p * w[0]
		s1 += p * w[1]
		s2 += p * w[2]
		s3 += p * w[3]
		t0 += q * w[0]
		t1 += q * w[1]
		t2 += q * w[2]
		t3 += q * w[3]
	}
	c[0], c[1], c[2], c[3] = s0, s1, s2, s3
	c[ldc], c[ldc+1], c[ldc+2], c[ldc+3] = t0, t1, t2, t3
}

func gelu(x []float32) {
	for i, v := range x {
		x[i] = v * 0.5 * float32(math.Erfc(float64(-v)*math.Sqrt2/2))
	}
}

func softmax(x []float32) {
	top := float32(math.Inf(-1))
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		e := float32(math.Exp(float64(v - top)))
		x[i] = e
		sum += e
	}
	for i := range x {
		x[i] /= sum
	}
}

func normalise(x, gain, offset []float32, epsilon float32) {
	n := float32(len(x))
	var sum float32
	for _, v := range x {
		sum += v
	}
	mean := sum / n
	var squares float32
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	scale := 1 / float32(math.Sqrt(float64(squares/n+epsilon)))
	for i, v := range x {
		x[i] = (v-mean)*scale*gain[i] + offset[i]
	}
}
