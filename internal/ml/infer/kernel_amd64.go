package infer

import "golang.org/x/sys/cpu"

// The loops of kernel_amd64.s. Go's compiler keeps too few vectors in registers for a fast matrix
// product (simd/archsimd of Go 1.26 reached 70 GFLOP/s where these reach 180), so they are assembly.
var (
	avx2 = &kernel{
		name: "avx2", rows: 6, cols: 16,
		tile: tileAVX2, gelu: geluAVX2, softmax: softmaxAVX2, normalise: normaliseAVX2,
	}
	avx512 = &kernel{
		name: "avx512", rows: 12, cols: 32,
		tile: tileAVX512, gelu: geluAVX2, softmax: softmaxAVX2, normalise: normaliseAVX2,
	}
)

// kernels are those that this processor can run, the best one first.
func kernels() []*kernel {
	switch {
	case !cpu.X86.HasAVX2 || !cpu.X86.HasFMA:
		return []*kernel{portable}
	case !cpu.X86.HasAVX512F:
		return []*kernel{avx2, portable}
	default:
		return []*kernel{avx512, avx2, portable}
	}
}

// tileAVX512 is kernel.tile for tiles of 12 × 32.
//
//go:noescape
func tileAVX512(k int, a []float32, lda int, b, bias, c []float32, ldc int)

// tileAVX2 is kernel.tile for tiles of 6 × 16.
//
//go:noescape
func tileAVX2(k int, a []float32, lda int, b, bias, c []float32, ldc int)

// geluAVX2 is kernel.gelu, with erf to 1.5e-7 as in Abramowitz and Stegun, 7.1.26.
//
//go:noescape
func geluAVX2(x []float32)

// softmaxAVX2 is kernel.softmax.
//
//go:noescape
func softmaxAVX2(x []float32)

// normaliseAVX2 is kernel.normalise.
//
//go:noescape
func normaliseAVX2(x, gain, offset []float32, epsilon float32)

// vnni multiplies in 8 bits.
var vnni = &bytesKernel{rows: 12, cols: 32, tile: tileVNNI, span: spanAVX2, quantise: quantiseAVX2}

// bytesKernelHere is what multiplies in 8 bits on this processor, nil where nothing does.
func bytesKernelHere() *bytesKernel {
	if !cpu.X86.HasAVX2 || !cpu.X86.HasAVX512F || !cpu.X86.HasAVX512VNNI {
		return nil
	}
	return vnni
}

// tileVNNI is bytesKernel.tile for tiles of 12 × 32.
//
//go:noescape
func tileVNNI(quads int, a []uint8, lda int, b []int8, start []int32, scale, bias, c []float32, ldc int)

// spanAVX2 is bytesKernel.span.
//
//go:noescape
func spanAVX2(x []float32) (low, high float32)

// quantiseAVX2 is bytesKernel.quantise.
//
//go:noescape
func quantiseAVX2(q []uint8, x []float32, scale, zero float32)
