package infer

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// in8Here is what multiplies in 8 bits; without it the test is skipped.
func in8Here(t testing.TB) *bytesKernel {
	t.Helper()
	kn := bytesKernelHere()
	if kn == nil {
		t.Skip("this processor has no instructions for products in 8 bits")
	}
	return kn
}

// rounded is a value rounded to 8 bits by DynamicQuantizeLinear's definition.
func rounded(v, scale, zero float32) int {
	return int(max(0, min(255, math.RoundToEven(float64(v/scale))+float64(zero))))
}

// TestProduct8 checks products in 8 bits against sums of whole numbers, on sizes that fill no tile.
func TestProduct8(t *testing.T) {
	kn := in8Here(t)
	rnd := rand.New(rand.NewPCG(5, 6))
	for _, size := range [][3]int{{1, 8, 1}, {13, 40, 31}, {12, 1024, 64}, {50, 256, 97}} {
		m, k, n := size[0], size[1], size[2]
		weights, scale, bias := make([]int8, n*k), make([]float32, n), make([]float32, n)
		for i := range weights {
			weights[i] = int8(rnd.IntN(255) - 127)
		}
		for j := range n {
			scale[j], bias[j] = rnd.Float32(), rnd.Float32()-.5
		}
		a := make([]float32, m*k)
		for i := range a {
			a[i] = 3*rnd.Float32() - 1
		}
		r := kn.newRoom(m, max(n, k))
		c := make([]float32, roundUp(m, kn.rows)*n)
		kn.multiply(c, n, a, m, kn.pack8(weights, scale, bias, k), r)
		by, zero := kn.round(r.bytes, a)
		for i := range m {
			for j := range n {
				sum := 0
				for x := range k {
					sum += (rounded(a[i*k+x], by, zero) - int(zero)) * int(weights[j*k+x])
				}
				want := float64(sum)*float64(by)*float64(scale[j]) + float64(bias[j])
				if got := float64(c[i*n+j]); math.Abs(got-want) > 1e-5*(1+math.Abs(want)) {
					t.Fatalf("%v: [%d, %d] = %g, want %g", size, i, j, got, want)
				}
			}
		}
	}
}

func TestRound(t *testing.T) {
	kn := in8Here(t)
	for _, tt := range []struct {
		x           []float32
		scale, zero float32
	}{
		{[]float32{0, 0, 0, 0, 0, 0, 0, 0}, 1, 0},
		{[]float32{1, 2, 3, 4, 5, 6, 7, 255}, 1, 0},
		{[]float32{-255, 0, -1, -2, -3, -4, -5, -6}, 1, 255},
		{[]float32{-1, 1.55, 0, .5, .25, 0, 0, 0}, .01, 100},
	} {
		q := make([]uint8, len(tt.x))
		scale, zero := kn.round(q, tt.x)
		if math.Abs(float64(scale-tt.scale)) > 1e-6 || zero != tt.zero {
			t.Errorf("%v: scale %g, zero %g; want %g, %g", tt.x, scale, zero, tt.scale, tt.zero)
		}
		for i, v := range tt.x {
			if int(q[i]) != rounded(v, scale, zero) {
				t.Errorf("%g became %d, want %d", v, q[i], rounded(v, scale, zero))
			}
		}
	}
}

// TestInt8 checks that a network computed in 8 bits says nearly what it says in float32.
func TestInt8(t *testing.T) {
	m := model(t, tinyConfig(), safetensors.I8, numbers)
	e, err := newEncoder(m, kernels()[0], in8Here(t))
	if err != nil {
		t.Fatal(err)
	}
	batch := sequences(40, 96)
	got := forward(t, &plain{encoder: e, workers: 2}, batch)
	want := forward(t, &plain{encoder: encoderOf(t, m, kernels()[0]), workers: 2}, batch)
	worst, spread := apart(got, want)
	t.Logf("8 bits move logits of up to %.2f by up to %.3f", spread, worst)
	if worst > 0.05*spread {
		t.Errorf("8 bits move logits of up to %.2f by up to %.3f", spread, worst)
	}
}

// apart is how far two networks' logits are apart at most, and how large the second one's are.
func apart(got, want []Output) (worst, spread float64) {
	for i := range want {
		a := append(append(got[i].Label[:], got[i].Kinds...), got[i].Tokens...)
		for j, v := range append(append(want[i].Label[:], want[i].Kinds...), want[i].Tokens...) {
			worst = max(worst, math.Abs(float64(a[j]-v)))
			spread = max(spread, math.Abs(float64(v)))
		}
	}
	return worst, spread
}
