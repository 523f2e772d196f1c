package net

import (
	"math"
	"math/rand/v2"
	"testing"
)

var tiny = Config{Layers: 2, Hidden: 8, Heads: 2, FFN: 12, Vocab: 23, MaxTokens: 9, Kinds: 5}

func tinyBatch(r *rand.Rand) Batch {
	b := Batch{Size: 4, Seq: 7, Lens: []int{7, 4, 6, 3}, Tokens: make([]int32, 28)}
	for i := range b.Tokens {
		if b.Tokens[i] = 1; i%b.Seq < b.Lens[i/b.Seq] {
			b.Tokens[i] = int32(r.IntN(tiny.Vocab))
		}
	}
	return b
}

func runner(t *testing.T) *Runner {
	t.Helper()
	r, err := NewRunner(tiny, "go")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// spread makes weights large enough for gradients to be measured.
func spread(seed uint64) Weights {
	w := tiny.Init(seed)
	for i, p := range tiny.Params() {
		for j := range w[i] {
			if i < embeddingGain {
				w[i][j] *= 30
			} else if p.Decays() {
				w[i][j] *= 1.5
			}
		}
	}
	return w
}

// checkGradients compares gradients with differences of the loss along random directions, weight by
// weight.
func checkGradients(t *testing.T, w, grads Weights, loss func(Weights) float64) {
	t.Helper()
	r := rand.New(rand.NewPCG(3, 4))
	for i, p := range tiny.Params() {
		want, step := 0.0, 1e-3
		up, down := w.Clone(), w.Clone()
		for j := range w[i] {
			d := r.NormFloat64()
			up[i][j] += float32(step * d)
			down[i][j] -= float32(step * d)
			want += d * float64(grads[i][j])
		}
		got := (loss(up) - loss(down)) / (2 * step)
		if math.Abs(got-want) > .02*math.Abs(want)+.003 {
			t.Errorf("%s: the loss changes by %.5f, the gradient says %.5f", p.Name, got, want)
		}
	}
}

func TestMaskedGradients(t *testing.T) {
	r := runner(t)
	b := &Masked{Batch: tinyBatch(rand.New(rand.NewPCG(1, 2))), Rows: []int32{1, 8, 9, 15, 22},
		Targets: []int32{3, 9, 22, 0, 7}, Weights: []float32{.5, .25, 1, .125, 0}}
	w := spread(7)
	grads := tiny.Zeros()
	if _, _, err := r.Masked(w, b, grads); err != nil {
		t.Fatal(err)
	}
	checkGradients(t, w, grads, func(w Weights) float64 {
		loss, _, err := r.Masked(w, b, tiny.Zeros())
		if err != nil {
			t.Fatal(err)
		}
		return loss
	})
}

func tinyJudged() *Judged {
	return &Judged{Batch: tinyBatch(rand.New(rand.NewPCG(1, 2))),
		Label: []float32{.1, .9, .9, .1, 0, 1, 1, 0}, LabelWeight: []float32{1, 1, .5, 0},
		Kind: []int32{4, 0, 2, 0}, KindWeight: []float32{1, 0, .5, 0},
		Lines: make([]float32, 28), LineWeight: append(append([]float32{}, 0, 1, 1, 1, 1, 1), make([]float32, 22)...),
		Pairs: [][2]int{{0, 1}, {2, 3}}, PairWeight: .5}
}

func TestJudgedGradients(t *testing.T) {
	r, b, w := runner(t), tinyJudged(), spread(8)
	b.Lines[2], b.Lines[3] = 1, 1
	grads := tiny.Zeros()
	if _, _, err := r.Judged(w, b, grads); err != nil {
		t.Fatal(err)
	}
	checkGradients(t, w, grads, func(w Weights) float64 {
		l, _, err := r.Judged(w, b, tiny.Zeros())
		if err != nil {
			t.Fatal(err)
		}
		return l.Total()
	})
}

// Padding says nothing: a sequence has the same output alone as beside longer ones.
func TestPadding(t *testing.T) {
	r, w := runner(t), spread(9)
	b := tinyBatch(rand.New(rand.NewPCG(1, 2)))
	all, err := r.Outputs(w, &b)
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range b.Lens {
		alone, err := r.Outputs(w, &Batch{Tokens: b.Tokens[i*b.Seq:][:n], Lens: []int{n}, Size: 1, Seq: n})
		if err != nil {
			t.Fatal(err)
		}
		for j := range n {
			if d := alone[0].Tokens[j] - all[i].Tokens[j]; d > 1e-4 || d < -1e-4 {
				t.Errorf("sequence %d, token %d: %v alone, %v in a batch", i, j, alone[0].Tokens[j], all[i].Tokens[j])
			}
		}
		if d := alone[0].Label[1] - all[i].Label[1]; d > 1e-4 || d < -1e-4 {
			t.Errorf("sequence %d: %v alone, %v in a batch", i, alone[0].Label, all[i].Label)
		}
	}
}

func TestConfig(t *testing.T) {
	if err := Default.Check(); err != nil {
		t.Error(err)
	}
	for _, c := range []Config{{}, {Layers: 1, Hidden: 9, Heads: 2, FFN: 1, Vocab: 1, MaxTokens: 1, Kinds: 1}} {
		if c.Check() == nil {
			t.Errorf("%+v passes", c)
		}
	}
	list := tiny.Params()
	if got := list[tiny.judging()].Name; got != "classifier.dense.weight" {
		t.Errorf("judging begins at %s", got)
	}
	if got := list[tiny.masking()].Name; got != "lm_head.dense.weight" {
		t.Errorf("masking begins at %s", got)
	}
}

// The first layer's heads begin by looking at neighbours.
func TestNeighbours(t *testing.T) {
	c := Config{Layers: 1, Hidden: 192, Heads: 4, FFN: 4, Vocab: 50, MaxTokens: 64, Kinds: 1}
	w := c.Init(1)
	r := rand.New(rand.NewPCG(5, 6))
	const n = 40
	var x [n][]float64
	for i := range x { // as after the embeddings' norm: unit variance
		x[i] = make([]float64, c.Hidden)
		id := r.IntN(c.Vocab)
		for j := range x[i] {
			x[i][j] = float64(w[wordTable][id*c.Hidden+j]+w[positionTable][(i+firstPosition)*c.Hidden+j]) / (embeddingDeviation * math.Sqrt2)
		}
	}
	product := func(m []float32, row int, x []float64) (sum float64) {
		for j, v := range x {
			sum += float64(m[row*c.Hidden+j]) * v
		}
		return sum
	}
	d := c.Hidden / c.Heads
	for head, distance := range []int{-1, 1, -2, 2} {
		share, sum := 0.0, 0.0
		for j := range n {
			score := 0.0
			for row := head * d; row < (head+1)*d; row++ {
				score += product(w[firstLayer], row, x[20]) * product(w[firstLayer+2], row, x[j]) / math.Sqrt(float64(d))
			}
			sum += math.Exp(score)
			if j == 20+distance {
				share = math.Exp(score)
			}
		}
		t.Logf("head %d: %.2f", head, share/sum)
		if share/sum < .25 {
			t.Errorf("head %d gives the token at %d %.2f of its attention", head, distance, share/sum)
		}
	}
}
