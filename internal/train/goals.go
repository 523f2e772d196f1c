package train

import (
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/net"
)

// restLine is how much the lines that do not matter count beside those that do, all together.
const restLine = .5

// batch is part of a step that has so many examples in all, with what is known of each.
func (t *tuning) batch(list []item, examples int) *net.Judged {
	size, long := 0, 0
	for _, it := range list {
		for _, s := range it.seqs {
			size, long = size+1, max(long, len(s.ids))
		}
	}
	long = min(bucket(long), t.runner.MaxTokens)
	b := &net.Judged{Batch: blank(size, long), Kind: make([]int32, size), KindWeight: make([]float32, size),
		Lines: make([]float32, size*long), LineWeight: make([]float32, size*long), PairWeight: float32(2 * t.Weights.Contrast / float64(examples))}
	each := 1 / float64(examples)
	i := 0
	for _, it := range list {
		if len(it.seqs) == 2 {
			b.Pairs = append(b.Pairs, [2]int{i, i + 1})
		}
		for j, s := range it.seqs {
			put(&b.Batch, i, s.ids[1:len(s.ids)-1])
			t.aim(b, i, it.group.halves[j], s, each)
			i++
		}
	}
	return b
}

// aim sets what the i-th sequence of a batch should be judged to be.
func (t *tuning) aim(b *net.Judged, i int, e *dataset.Example, s encoded, each float64) {
	certain := [2]float32{1 - float32(t.Smooth/2), float32(t.Smooth / 2)}
	if e.Label == dataset.Flawed {
		certain[0], certain[1] = certain[1], certain[0]
		if k, ok := t.kinds[e.Kind]; ok {
			b.Kind[i], b.KindWeight[i] = k, float32(2*t.Weights.Kind*each)
		}
	}
	b.Label = append(b.Label, certain[:]...)
	b.LabelWeight = append(b.LabelWeight, float32(each))
	t.aimLines(b, i, e, s, each)
}

// aimLines sets which tokens of the i-th sequence stand on flawed lines. The lines that matter count
// as much as one example's label, however few they are, and so do those that stand in their place in
// the sound half: the two are what has to be told apart.
func (t *tuning) aimLines(b *net.Judged, i int, e *dataset.Example, s encoded, each float64) {
	if !s.known {
		return
	}
	tells := 0
	for _, x := range s.tells {
		if x {
			tells++
		}
	}
	for j, x := range s.tells {
		weight := restLine / float64(max(1, len(s.ids)-2-tells))
		switch {
		case s.lines[j] < 0:
			continue
		case x:
			weight = 1 / float64(tells)
		}
		at := i*b.Seq + j
		b.LineWeight[at] = float32(weight * t.Weights.Lines * each)
		if x && e.Label == dataset.Flawed {
			b.Lines[at] = 1
		}
	}
}
