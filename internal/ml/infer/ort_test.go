package infer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/onnx"
	"github.com/shrike-sec/shrike/internal/ml/ort"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// runtimeLibrary is ONNX Runtime's library; without it the test is skipped.
func runtimeLibrary(t testing.TB) string {
	t.Helper()
	library, err := ort.Find()
	if err != nil {
		t.Fatal(err)
	}
	if library == "" {
		t.Skip("ONNX Runtime is not on this machine: `make onnxruntime` fetches it")
	}
	return library
}

func openTest(t testing.TB, m *folder.Model, o Options) Network {
	t.Helper()
	n, err := openRuntime(m, runtimeLibrary(t), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

// TestRuntime checks ONNX Runtime against transformers and against Go.
func TestRuntime(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.F32, numbers)
	n := openTest(t, m, Options{Workers: 2})
	for _, c := range readExpected(t).Cases {
		out := forward(t, n, [][]int32{c.IDs})[0]
		near(t, "label", out.Label[:], c.Label, 2e-5)
		near(t, "kinds", out.Kinds, c.Kinds, 2e-5)
		near(t, "tokens", out.Tokens, c.Tokens, 2e-5)
	}
	batch := sequences(40, 96)
	got, want := forward(t, n, batch), forward(t, &plain{encoder: encoderOf(t, m, kernels()[0]), workers: 2}, batch)
	for i := range batch {
		near(t, "label", got[i].Label[:], want[i].Label[:], 1e-4)
		near(t, "kinds", got[i].Kinds, want[i].Kinds, 1e-4)
		near(t, "tokens", got[i].Tokens, want[i].Tokens, 1e-4)
	}
}

// TestRuntimeInt8 checks that rounding to 8 bits changes logits little in ONNX Runtime, and that Go
// rounds just as it does.
func TestRuntimeInt8(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.I8, numbers)
	n := openTest(t, m, Options{Int8: true})
	batch := sequences(40, 96)
	got := forward(t, n, batch)
	for _, against := range []struct {
		what string
		in8  *bytesKernel
		most float64
	}{{"float32", nil, 0.05}, {"8 bits in Go", bytesKernelHere(), 0.02}} {
		if against.what != "float32" && against.in8 == nil {
			continue
		}
		e, err := newEncoder(m, kernels()[0], against.in8)
		if err != nil {
			t.Fatal(err)
		}
		worst, spread := apart(got, forward(t, &plain{encoder: e, workers: 2}, batch))
		t.Logf("of logits up to %.2f, those in 8 bits by ONNX Runtime and in %s are up to %.4f apart", spread, against.what, worst)
		if worst > against.most*spread {
			t.Errorf("that is more than rounding explains")
		}
	}
}

// TestPadding checks that padding, masked, changes no logit of the sequence before it.
func TestPadding(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.F32, numbers)
	data, err := onnx.Marshal(m, onnx.Float32)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ort.Open(runtimeLibrary(t), data, []string{onnx.InputIDs, onnx.AttentionMask}, []string{onnx.Label, onnx.Kinds, onnx.Tokens})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const width = 40
	batch := sequences(4, width)
	want := forward(t, &plain{encoder: encoderOf(t, m, kernels()[0]), workers: 1}, batch)
	var ids, mask []int64
	for _, seq := range batch {
		for i := range width {
			id, here := int64(1), int64(0)
			if i < len(seq) {
				id, here = int64(seq[i]), 1
			}
			ids, mask = append(ids, id), append(mask, here)
		}
	}
	got, err := s.Run([]int64{4, width}, ids, mask)
	if err != nil {
		t.Fatal(err)
	}
	for i, seq := range batch {
		near(t, "label", got[0][2*i:2*i+2], want[i].Label[:], 1e-4)
		near(t, "kinds", got[1][5*i:5*i+5], want[i].Kinds, 1e-4)
		near(t, "tokens", got[2][width*i:][:len(seq)], want[i].Tokens, 1e-4)
	}
}

// TestBrokenLibrary checks that a library which can't be loaded is told of, and that the network runs
// all the same.
func TestBrokenLibrary(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.F32, numbers)
	dir := t.TempDir()
	broken := filepath.Join(dir, "libonnxruntime.so")
	if err := os.WriteFile(broken, []byte("this is no library"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, named := range []string{broken, filepath.Join(dir, "missing")} {
		t.Setenv(ort.Variable, named)
		var warnings []string
		n, err := Open(m, Options{Warn: func(err error) { warnings = append(warnings, err.Error()) }})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(n.Engine(), "Go ") {
			t.Errorf("%s: runs on %s", named, n.Engine())
		}
		if len(warnings) != 1 || !strings.Contains(warnings[0], named) || !strings.HasSuffix(warnings[0], "the model runs without ONNX Runtime") {
			t.Errorf("%s: warnings %q", named, warnings)
		}
		if out := forward(t, n, sequences(2, 9)); slices.Contains(out[0].Kinds, 0) {
			t.Errorf("%s: %v", named, out)
		}
	}
}
