package infer

// panels is a matrix [k, n] packed for a kernel: its columns in groups of kernel.cols, each group
// row after row, the last one filled up with zeros. So a tile reads its share of the matrix in one
// unbroken stretch.
type panels struct {
	k, n int
	data []float32 // ⌈n/cols⌉ × k × cols
	bias []float32 // n, filled up with zeros
}

// newPanels has room for a matrix of up to k × n values.
func (kn *kernel) newPanels(k, n int) *panels {
	n = roundUp(n, kn.cols)
	return &panels{data: make([]float32, k*n), bias: make([]float32, n)}
}

// pack packs the transpose of n rows of k values, stride values apart: a PyTorch weight [out, in],
// or the keys of attention.
func (kn *kernel) pack(p *panels, rows []float32, k, n, stride int) {
	p.k, p.n = k, n
	for n0 := 0; n0 < n; n0 += kn.cols {
		panel := p.data[n0*k : (n0+kn.cols)*k]
		width := min(kn.cols, n-n0)
		if width < kn.cols {
			clear(panel)
		}
		for j := range width {
			for i, v := range rows[(n0+j)*stride:][:k] {
				panel[i*kn.cols+j] = v
			}
		}
	}
}

// packRows packs k rows of n values, stride values apart, as they stand: the values of attention.
func (kn *kernel) packRows(p *panels, rows []float32, k, n, stride int) {
	p.k, p.n = k, n
	for n0 := 0; n0 < n; n0 += kn.cols {
		panel := p.data[n0*k : (n0+kn.cols)*k]
		width := min(kn.cols, n-n0)
		if width < kn.cols {
			clear(panel)
		}
		for i := range k {
			copy(panel[i*kn.cols:], rows[i*stride+n0:][:width])
		}
	}
}

// multiply sets c = a·p + bias for m rows of a, lda values apart, and of c, ldc apart. Both must
// have rows up to the next multiple of kernel.rows: the spare ones of a are read, those of c
// written. tile is room for one tile.
func (kn *kernel) multiply(c []float32, ldc int, a []float32, lda, m int, p *panels, tile []float32) {
	for n0 := 0; n0 < p.n; n0 += kn.cols {
		panel, bias := p.data[n0*p.k:(n0+kn.cols)*p.k], p.bias[n0:n0+kn.cols]
		width := min(kn.cols, p.n-n0)
		for i := 0; i < m; i += kn.rows {
			if width == kn.cols {
				kn.tile(p.k, a[i*lda:], lda, panel, bias, c[i*ldc+n0:], ldc)
				continue
			}
			kn.tile(p.k, a[i*lda:], lda, panel, bias, tile, kn.cols)
			for r := range min(kn.rows, m-i) {
				copy(c[(i+r)*ldc+n0:][:width], tile[r*kn.cols:])
			}
		}
	}
}
