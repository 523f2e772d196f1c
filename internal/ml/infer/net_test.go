package infer

import (
	"testing"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// TestTrained checks that the network runs as it was trained: against the graph of ml/net.
func TestTrained(t *testing.T) {
	c := tinyConfig()
	m := model(t, c, safetensors.F32, numbers)
	c = m.Config
	shape := net.Config{
		Layers: c.Layers, Hidden: c.HiddenSize, Heads: c.Heads, FFN: c.IntermediateSize,
		Vocab: c.VocabSize, MaxTokens: c.Shrike.MaxTokens, Kinds: len(c.Shrike.Kinds),
	}
	weights := shape.Zeros()
	for i, p := range shape.Params() {
		weights[i] = numbers(folder.Part{Name: p.Name, Shape: p.Dims})
	}
	r, err := net.NewRunner(shape, "go")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()

	batch := sequences(6, 64)
	in := net.Batch{Size: len(batch), Seq: 64, Tokens: make([]int32, 64*len(batch))}
	for i := range in.Tokens {
		in.Tokens[i] = 1
	}
	for i, ids := range batch {
		copy(in.Tokens[i*in.Seq:], ids)
		in.Lens = append(in.Lens, len(ids))
	}
	want, err := r.Outputs(weights, &in)
	if err != nil {
		t.Fatal(err)
	}
	got := forward(t, &plain{encoder: encoderOf(t, m, kernels()[0]), workers: 1}, batch)
	for i := range batch {
		near(t, "label", got[i].Label[:], want[i].Label[:], 1e-4)
		near(t, "kinds", got[i].Kinds, want[i].Kinds, 1e-4)
		near(t, "tokens", got[i].Tokens, want[i].Tokens, 1e-4)
	}
}
