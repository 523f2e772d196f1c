package infer

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// numbers is the formula of testdata/roberta.py.
func numbers(p folder.Part) []float32 {
	x := uint32(2166136261)
	for i := range len(p.Name) {
		x = (x ^ uint32(p.Name[i])) * 16777619
	}
	v := make([]float32, p.Len())
	for i := range v {
		x = x*1664525 + 1013904223
		v[i] = (float32(x>>8)/(1<<24) - 0.5) / 2
		if strings.HasSuffix(p.Name, "LayerNorm.weight") {
			v[i]++
		}
	}
	return v
}

// tinyConfig is the network of testdata/roberta.py.
func tinyConfig() folder.Config {
	c := folder.Compact([]string{"a", "b", "c", "d", "e"})
	c.VocabSize, c.HiddenSize, c.Layers, c.Heads, c.IntermediateSize = 266, 32, 2, 4, 80
	c.Shrike.MaxTokens, c.MaxPositions = 96, 98
	return c
}

// model saves and opens a network of some configuration, its weights made by a formula and stored as
// dtype.
func model(t testing.TB, c folder.Config, dtype safetensors.DType, weights func(folder.Part) []float32) *folder.Model {
	t.Helper()
	tok, err := token.Train(context.Background(), slices.Values([]string{"const a = query(b);"}), 266, 1)
	if err != nil {
		t.Fatal(err)
	}
	c.VocabSize = tok.Size()
	contents := folder.Contents{Config: c, Tokenizer: tok}
	for _, p := range c.Parts() {
		if p.Group != folder.MaskHead {
			contents.Tensors = append(contents.Tensors, folder.Store(p, dtype, weights(p))...)
		}
	}
	dir := t.TempDir()
	if err := folder.Save(dir, contents); err != nil {
		t.Fatal(err)
	}
	m, err := folder.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// expected is what testdata/roberta.py writes.
type expected struct {
	Cases []struct {
		IDs    []int32
		First  []float32 // the last hidden vector of the first token
		Last   []float32 // … and of the last one
		Label  []float32
		Kinds  []float32
		Tokens []float32
	}
}

func readExpected(t *testing.T) expected {
	data, err := os.ReadFile("testdata/roberta.json")
	if err != nil {
		t.Fatal(err)
	}
	var want expected
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Cases) == 0 {
		t.Fatal("testdata/roberta.json holds no case")
	}
	return want
}

// near reports values that are further apart than a difference in rounding explains.
func near(t *testing.T, what string, got, want []float32, within float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d values, want %d", what, len(got), len(want))
		return
	}
	for i := range got {
		if d := math.Abs(float64(got[i] - want[i])); !(d <= within) {
			t.Errorf("%s[%d] = %g, want %g", what, i, got[i], want[i])
			return
		}
	}
}

// TestHuggingFace checks every kernel against numbers computed by transformers and torch.
func TestHuggingFace(t *testing.T) {
	want := readExpected(t)
	m := model(t, tinyConfig(), safetensors.F32, numbers)
	for _, kn := range kernels() {
		t.Run(kn.name, func(t *testing.T) {
			e, err := newEncoder(m, kn, nil)
			if err != nil {
				t.Fatal(err)
			}
			r := e.newRoom(96)
			for _, c := range want.Cases {
				out, err := e.run(context.Background(), r, c.IDs)
				if err != nil {
					t.Fatal(err)
				}
				near(t, "first hidden vector", r.x[:32], c.First, 2e-5)
				near(t, "last hidden vector", r.x[(len(c.IDs)-1)*32:][:32], c.Last, 2e-5)
				near(t, "label", out.Label[:], c.Label, 2e-5)
				near(t, "kinds", out.Kinds, c.Kinds, 2e-5)
				near(t, "tokens", out.Tokens, c.Tokens, 2e-5)
			}
		})
	}
}

// TestKernels checks that all kernels compute the same on a network whose sizes fill no tile.
func TestKernels(t *testing.T) {
	c := tinyConfig()
	c.HiddenSize, c.Heads, c.IntermediateSize = 40, 5, 72
	m := model(t, c, safetensors.F32, numbers)
	batch := sequences(30, 96)
	want := forward(t, &plain{encoder: encoderOf(t, m, portable), workers: 1}, batch)
	for _, kn := range kernels() {
		got := forward(t, &plain{encoder: encoderOf(t, m, kn), workers: 3}, batch)
		for i := range batch {
			near(t, kn.name+" label", got[i].Label[:], want[i].Label[:], 1e-4)
			near(t, kn.name+" kinds", got[i].Kinds, want[i].Kinds, 1e-4)
			near(t, kn.name+" tokens", got[i].Tokens, want[i].Tokens, 1e-4)
		}
	}
}

func encoderOf(t testing.TB, m *folder.Model, kn *kernel) *encoder {
	t.Helper()
	e, err := newEncoder(m, kn, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func forward(t testing.TB, n Network, batch [][]int32) []Output {
	t.Helper()
	out, err := n.Forward(context.Background(), batch)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sequences are n sequences of 2 to limit tokens.
func sequences(n, limit int) [][]int32 {
	rnd := rand.New(rand.NewPCG(1, 2))
	var batch [][]int32
	for range n {
		ids := []int32{0}
		for range rnd.IntN(limit - 1) {
			ids = append(ids, 5+rnd.Int32N(260))
		}
		batch = append(batch, append(ids, 2))
	}
	return batch
}

// TestVectors checks the loops over vectors against the plain ones, far into both tails.
func TestVectors(t *testing.T) {
	var x []float32
	for v := float32(-40); v < 40; v += 0.03125 {
		x = append(x, v)
	}
	x = append(x, -1000, 1000, 0, float32(math.Copysign(0, -1)), 1e-30, -1e-30, 88, -88)
	gain, offset := make([]float32, len(x)), make([]float32, len(x))
	for i := range gain {
		gain[i], offset[i] = float32(i%7)/3, float32(i%5)-2
	}
	for _, kn := range kernels() {
		got, want := slices.Clone(x), slices.Clone(x)
		kn.gelu(got)
		gelu(want)
		near(t, kn.name+" gelu", got, want, 2e-6)
		for n := lanes; n < len(x); n += 27 * lanes {
			got, want = slices.Clone(x[:n]), slices.Clone(x[:n])
			got[n-1], want[n-1] = float32(math.Inf(-1)), float32(math.Inf(-1))
			kn.softmax(got)
			softmax(want)
			near(t, kn.name+" softmax", got, want, 1e-6)
			got, want = slices.Clone(x[:n]), slices.Clone(x[:n])
			kn.normalise(got, gain[:n], offset[:n], 1e-5)
			normalise(want, gain[:n], offset[:n], 1e-5)
			near(t, kn.name+" normalise", got, want, 1e-4)
		}
	}
}

// TestAlone checks that an output does not depend on the rest of the batch, to the last bit.
func TestAlone(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.F32, numbers)
	n, err := Open(m, Options{Workers: 4})
	if err != nil {
		t.Fatal(err)
	}
	batch := sequences(20, 96)
	all := forward(t, n, batch)
	for i, ids := range batch {
		one := forward(t, n, [][]int32{ids})[0]
		if one.Label != all[i].Label || !slices.Equal(one.Kinds, all[i].Kinds) || !slices.Equal(one.Tokens, all[i].Tokens) {
			t.Errorf("sequence %d alone gives %v, in the batch %v", i, one.Label, all[i].Label)
		}
	}
}

// TestStored checks that weights of every type give what their values as F32 give.
func TestStored(t *testing.T) {
	batch := sequences(5, 60)
	for _, dtype := range []safetensors.DType{safetensors.F16, safetensors.BF16, safetensors.I8} {
		stored := model(t, tinyConfig(), dtype, numbers)
		wide := model(t, tinyConfig(), safetensors.F32, func(p folder.Part) []float32 {
			v, err := stored.Floats(p.Name)
			if err != nil {
				t.Fatal(err)
			}
			return v
		})
		got := forward(t, &plain{encoder: encoderOf(t, stored, kernels()[0]), workers: 1}, batch)
		want := forward(t, &plain{encoder: encoderOf(t, wide, kernels()[0]), workers: 1}, batch)
		for i := range batch {
			if got[i].Label != want[i].Label {
				t.Errorf("%s: label %v, want %v", dtype, got[i].Label, want[i].Label)
			}
		}
	}
}

func TestBadInput(t *testing.T) {
	n, err := Open(model(t, tinyConfig(), safetensors.F32, numbers), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		batch [][]int32
		want  string
	}{
		{[][]int32{{0, 2}, {}}, "sequence 1 has 0 tokens"},
		{[][]int32{make([]int32, 97)}, "sequence 0 has 97 tokens; the model takes 1 to 96"},
		{[][]int32{{0, 266, 2}}, "token 1 of sequence 0 has id 266"},
		{[][]int32{{0, -1, 2}}, "id -1"},
	} {
		if _, err := n.Forward(context.Background(), tt.batch); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: error %v, want %q", tt.batch, err, tt.want)
		}
	}
	if out, err := n.Forward(context.Background(), nil); err != nil || len(out) != 0 {
		t.Errorf("no sequence: %v, %v", out, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := n.Forward(ctx, sequences(3, 9)); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

// TestDamaged checks that weights which are not numbers are an error and not a score.
func TestDamaged(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.F32, func(p folder.Part) []float32 {
		v := numbers(p)
		if p.Name == "roberta.encoder.layer.1.output.dense.weight" {
			v[7] = float32(math.NaN())
		}
		return v
	})
	for _, kn := range kernels() {
		n := &plain{encoder: encoderOf(t, m, kn), workers: 2}
		if _, err := n.Forward(context.Background(), sequences(3, 9)); !errors.Is(err, errNotNumber) {
			t.Errorf("%s: error %v, want %v", kn.name, err, errNotNumber)
		}
	}
}

func TestNoHeads(t *testing.T) {
	c := tinyConfig()
	tok, err := token.Train(context.Background(), slices.Values([]string{"a"}), 266, 1)
	if err != nil {
		t.Fatal(err)
	}
	contents := folder.Contents{Config: c, Tokenizer: tok}
	for _, p := range c.Parts() {
		if p.Group != folder.Heads {
			contents.Tensors = append(contents.Tensors, folder.Store(p, safetensors.F32, numbers(p))...)
		}
	}
	dir := t.TempDir()
	if err := folder.Save(dir, contents); err != nil {
		t.Fatal(err)
	}
	m, err := folder.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	if _, err := Open(m, Options{}); err == nil || !strings.Contains(err.Error(), "pre-trained") {
		t.Errorf("error %v", err)
	}
}

// BenchmarkForward runs functions of 128 tokens through the compact default's network.
func BenchmarkForward(b *testing.B) {
	c := folder.Compact([]string{"a", "b", "c"})
	m := model(b, c, safetensors.F32, func(p folder.Part) []float32 {
		v := numbers(p)
		for i := range v {
			v[i] /= 8
		}
		return v
	})
	ids := sequences(1, 128)[0]
	for len(ids) < 128 {
		ids = append(ids, 9)
	}
	run := func(name string, e *encoder) {
		b.Run(name, func(b *testing.B) {
			n := &plain{encoder: e, workers: 1}
			b.ReportAllocs()
			for b.Loop() {
				forward(b, n, [][]int32{ids})
			}
		})
	}
	for _, kn := range kernels() {
		run(kn.name, encoderOf(b, m, kn))
	}
	if in8 := bytesKernelHere(); in8 != nil {
		e, err := newEncoder(m, kernels()[0], in8)
		if err != nil {
			b.Fatal(err)
		}
		run("int8", e)
	}
}
