package net

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkMasked measures a step of pre-training; its unit of interest is tokens/s.
func BenchmarkMasked(b *testing.B) {
	c := Default
	c.Vocab = 8192
	r, err := NewRunner(c, "go")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	rnd := rand.New(rand.NewPCG(1, 2))
	m := &Masked{Batch: Batch{Size: 16, Seq: 128, Tokens: make([]int32, 16*128)}}
	for i := range m.Tokens {
		m.Tokens[i] = int32(rnd.IntN(c.Vocab))
		if i%6 == 0 {
			m.Rows, m.Targets, m.Weights = append(m.Rows, int32(i)), append(m.Targets, int32(rnd.IntN(c.Vocab))), append(m.Weights, .001)
		}
	}
	for range m.Size {
		m.Lens = append(m.Lens, m.Seq)
	}
	w, grads := c.Init(1), c.Zeros()
	for b.Loop() {
		if _, _, err := r.Masked(w, m, grads); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(m.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
