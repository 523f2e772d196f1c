#include "textflag.h"

// A tile keeps all its sums in vector registers. In each step it loads one row of the panel and
// adds that row times one value of every row of a. Rows of a are reached from a pointer to every
// fourth row (AX, BX, R11) at 0, 1, 2 and 3 times the stride (R8, R9 = 3·R8), in bytes.

// ROW adds one row's products. z is the register for the row's value.
#define ROW(at, z, p0, p1, s0, s1) \
	VBROADCASTSS at, z   \
	VFMADD231PS  p0, z, s0 \
	VFMADD231PS  p1, z, s1

// OUT stores one row's sums and moves to the next row of c.
#define OUT(s0, s1, second) \
	VMOVUPS s0, (DX)       \
	VMOVUPS s1, second(DX) \
	ADDQ    R10, DX

// func tileAVX512(k int, a []float32, lda int, b, bias, c []float32, ldc int)
TEXT ·tileAVX512(SB), NOSPLIT, $0-120
	MOVQ k+0(FP), CX
	MOVQ a_base+8(FP), AX
	MOVQ lda+32(FP), R8
	MOVQ b_base+40(FP), DI
	MOVQ bias_base+64(FP), SI
	MOVQ c_base+88(FP), DX
	MOVQ ldc+112(FP), R10
	SHLQ $2, R8
	SHLQ $2, R10
	LEAQ (R8)(R8*2), R9
	LEAQ (AX)(R8*4), BX
	LEAQ (BX)(R8*4), R11

	VMOVUPS (SI), Z8
	VMOVUPS 64(SI), Z9
	VMOVAPS Z8, Z10
	VMOVAPS Z9, Z11
	VMOVAPS Z8, Z12
	VMOVAPS Z9, Z13
	VMOVAPS Z8, Z14
	VMOVAPS Z9, Z15
	VMOVAPS Z8, Z16
	VMOVAPS Z9, Z17
	VMOVAPS Z8, Z18
	VMOVAPS Z9, Z19
	VMOVAPS Z8, Z20
	VMOVAPS Z9, Z21
	VMOVAPS Z8, Z22
	VMOVAPS Z9, Z23
	VMOVAPS Z8, Z24
	VMOVAPS Z9, Z25
	VMOVAPS Z8, Z26
	VMOVAPS Z9, Z27
	VMOVAPS Z8, Z28
	VMOVAPS Z9, Z29
	VMOVAPS Z8, Z30
	VMOVAPS Z9, Z31

loop512:
	VMOVUPS (DI), Z0
	VMOVUPS 64(DI), Z1
	ROW((AX), Z2, Z0, Z1, Z8, Z9)
	ROW((AX)(R8*1), Z3, Z0, Z1, Z10, Z11)
	ROW((AX)(R8*2), Z4, Z0, Z1, Z12, Z13)
	ROW((AX)(R9*1), Z5, Z0, Z1, Z14, Z15)
	ROW((BX), Z2, Z0, Z1, Z16, Z17)
	ROW((BX)(R8*1), Z3, Z0, Z1, Z18, Z19)
	ROW((BX)(R8*2), Z4, Z0, Z1, Z20, Z21)
	ROW((BX)(R9*1), Z5, Z0, Z1, Z22, Z23)
	ROW((R11), Z2, Z0, Z1, Z24, Z25)
	ROW((R11)(R8*1), Z3, Z0, Z1, Z26, Z27)
	ROW((R11)(R8*2), Z4, Z0, Z1, Z28, Z29)
	ROW((R11)(R9*1), Z5, Z0, Z1, Z30, Z31)
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $4, R11
	ADDQ $128, DI
	DECQ CX
	JNZ  loop512

	OUT(Z8, Z9, 64)
	OUT(Z10, Z11, 64)
	OUT(Z12, Z13, 64)
	OUT(Z14, Z15, 64)
	OUT(Z16, Z17, 64)
	OUT(Z18, Z19, 64)
	OUT(Z20, Z21, 64)
	OUT(Z22, Z23, 64)
	OUT(Z24, Z25, 64)
	OUT(Z26, Z27, 64)
	OUT(Z28, Z29, 64)
	OUT(Z30, Z31, 64)
	VZEROUPPER
	RET

// func tileAVX2(k int, a []float32, lda int, b, bias, c []float32, ldc int)
TEXT ·tileAVX2(SB), NOSPLIT, $0-120
	MOVQ k+0(FP), CX
	MOVQ a_base+8(FP), AX
	MOVQ lda+32(FP), R8
	MOVQ b_base+40(FP), DI
	MOVQ bias_base+64(FP), SI
	MOVQ c_base+88(FP), DX
	MOVQ ldc+112(FP), R10
	SHLQ $2, R8
	SHLQ $2, R10
	LEAQ (R8)(R8*2), R9
	LEAQ (AX)(R8*4), BX

	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMOVAPS Y4, Y6
	VMOVAPS Y5, Y7
	VMOVAPS Y4, Y8
	VMOVAPS Y5, Y9
	VMOVAPS Y4, Y10
	VMOVAPS Y5, Y11
	VMOVAPS Y4, Y12
	VMOVAPS Y5, Y13
	VMOVAPS Y4, Y14
	VMOVAPS Y5, Y15

loop2:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	ROW((AX), Y2, Y0, Y1, Y4, Y5)
	ROW((AX)(R8*1), Y3, Y0, Y1, Y6, Y7)
	ROW((AX)(R8*2), Y2, Y0, Y1, Y8, Y9)
	ROW((AX)(R9*1), Y3, Y0, Y1, Y10, Y11)
	ROW((BX), Y2, Y0, Y1, Y12, Y13)
	ROW((BX)(R8*1), Y3, Y0, Y1, Y14, Y15)
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $64, DI
	DECQ CX
	JNZ  loop2

	OUT(Y4, Y5, 32)
	OUT(Y6, Y7, 32)
	OUT(Y8, Y9, 32)
	OUT(Y10, Y11, 32)
	OUT(Y12, Y13, 32)
	OUT(Y14, Y15, 32)
	VZEROUPPER
	RET

// The constants of EXP: e^x = 2^n·e^f with n = round(x·log2(e)) and f = x − n·ln(2), the latter in
// two parts; e^f by the polynomial of Cephes' expf.
#define CONSTANT(name, bits) \
	DATA name<>(SB)/4, $bits \
	GLOBL name<>(SB), RODATA|NOPTR, $4

CONSTANT(least, 0xc2ae0000)   // -87
CONSTANT(log2e, 0x3fb8aa3b)   // 1.44269502
CONSTANT(ln2hi, 0x3f318000)   // 0.693359375
CONSTANT(ln2lo, 0xb95e8083)   // -2.12194440e-4
CONSTANT(exp0, 0x39506967)    // 1.9875691500e-4
CONSTANT(exp1, 0x3ab743ce)    // 1.3981999507e-3
CONSTANT(exp2, 0x3c088908)    // 8.3334519073e-3
CONSTANT(exp3, 0x3d2aa9c1)    // 4.1665795894e-2
CONSTANT(exp4, 0x3e2aaaaa)    // 1.6666665459e-1
CONSTANT(half, 0x3f000000)    // 0.5
CONSTANT(one, 0x3f800000)     // 1
CONSTANT(minusHalf, 0xbf000000)
CONSTANT(positive, 0x7fffffff) // clears the sign
// Abramowitz and Stegun 7.1.26: erfc(z) ≈ (a1·t + … + a5·t⁵)·e^(−z²) with t = 1 / (1 + p·z).
// z is |x|/√2, so p is divided by √2; the a are halved, for Φ(−|x|) is half of erfc.
CONSTANT(erfP, 0x3e6d3388)    // 0.3275911/√2
CONSTANT(erfA1, 0x3e027906)   // 0.254829592/2
CONSTANT(erfA2, 0xbe11a98e)   // -0.284496736/2
CONSTANT(erfA3, 0x3f35f0e3)   // 1.421413741/2
CONSTANT(erfA4, 0xbf3a00e3)   // -1.453152027/2
CONSTANT(erfA5, 0x3f07dc22)   // 1.061405429/2

// LOADEXP puts the constants of EXP into Y8 to Y15 where they fit.
#define LOADEXP \
	VBROADCASTSS least<>(SB), Y8  \
	VBROADCASTSS log2e<>(SB), Y9  \
	VBROADCASTSS ln2hi<>(SB), Y10 \
	VBROADCASTSS ln2lo<>(SB), Y11 \
	VBROADCASTSS half<>(SB), Y12  \
	VBROADCASTSS one<>(SB), Y13

// EXP replaces Y0 by its exponential; it needs values up to 0 and uses Y1 to Y3.
#define EXP \
	VMAXPS       Y8, Y0, Y0       \
	VMULPS       Y9, Y0, Y1       \
	VROUNDPS     $0, Y1, Y1       \
	VFNMADD231PS Y10, Y1, Y0      \
	VFNMADD231PS Y11, Y1, Y0      \
	VCVTPS2DQ    Y1, Y1           \
	VPSLLD       $23, Y1, Y1      \
	VBROADCASTSS exp0<>(SB), Y2   \
	VBROADCASTSS exp1<>(SB), Y3   \
	VFMADD213PS  Y3, Y0, Y2       \
	VBROADCASTSS exp2<>(SB), Y3   \
	VFMADD213PS  Y3, Y0, Y2       \
	VBROADCASTSS exp3<>(SB), Y3   \
	VFMADD213PS  Y3, Y0, Y2       \
	VBROADCASTSS exp4<>(SB), Y3   \
	VFMADD213PS  Y3, Y0, Y2       \
	VFMADD213PS  Y12, Y0, Y2      \
	VMULPS       Y0, Y0, Y3       \
	VADDPS       Y13, Y0, Y0      \
	VFMADD231PS  Y2, Y3, Y0       \
	VPADDD       Y1, Y0, Y0

// SUM adds the eight values of y up in its lowest lane; x is its lower half and t a spare register.
#define SUM(y, x, t) \
	VEXTRACTF128 $1, y, t \
	VADDPS       t, x, x  \
	VHADDPS      x, x, x  \
	VHADDPS      x, x, x

// func geluAVX2(x []float32)
//
// gelu(x) = max(x, 0) − |x|·Φ(−|x|)
TEXT ·geluAVX2(SB), NOSPLIT, $0-24
	MOVQ x_base+0(FP), DI
	MOVQ x_len+8(FP), CX
	SHRQ $3, CX
	JZ   geluDone
	LOADEXP
	VBROADCASTSS positive<>(SB), Y14
	VBROADCASTSS erfP<>(SB), Y15

geluLoop:
	VMOVUPS      (DI), Y4
	VANDPS       Y14, Y4, Y5           // |x|
	VXORPS       Y6, Y6, Y6
	VMAXPS       Y6, Y4, Y4            // max(x, 0)
	VMOVAPS      Y13, Y6
	VFMADD231PS  Y15, Y5, Y6
	VDIVPS       Y6, Y13, Y6           // t
	VBROADCASTSS minusHalf<>(SB), Y0
	VMULPS       Y5, Y0, Y0
	VMULPS       Y5, Y0, Y0            // −x²/2
	EXP
	VBROADCASTSS erfA5<>(SB), Y2
	VBROADCASTSS erfA4<>(SB), Y3
	VFMADD213PS  Y3, Y6, Y2
	VBROADCASTSS erfA3<>(SB), Y3
	VFMADD213PS  Y3, Y6, Y2
	VBROADCASTSS erfA2<>(SB), Y3
	VFMADD213PS  Y3, Y6, Y2
	VBROADCASTSS erfA1<>(SB), Y3
	VFMADD213PS  Y3, Y6, Y2
	VMULPS       Y6, Y2, Y2
	VMULPS       Y0, Y2, Y2            // Φ(−|x|)
	VFNMADD231PS Y2, Y5, Y4
	VMOVUPS      Y4, (DI)
	ADDQ         $32, DI
	DECQ         CX
	JNZ          geluLoop
	VZEROUPPER

geluDone:
	RET

// func softmaxAVX2(x []float32)
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-24
	MOVQ x_base+0(FP), DI
	MOVQ x_len+8(FP), CX
	SHRQ $3, CX
	JZ   softmaxDone

	MOVQ    DI, SI
	MOVQ    CX, DX
	VMOVUPS (SI), Y4

maxLoop:
	VMAXPS (SI), Y4, Y4
	ADDQ   $32, SI
	DECQ   DX
	JNZ    maxLoop
	VEXTRACTF128 $1, Y4, X5
	VMAXPS       X5, X4, X4
	VPERMILPS    $0x4e, X4, X5
	VMAXPS       X5, X4, X4
	VPERMILPS    $0xb1, X4, X5
	VMAXPS       X5, X4, X4
	VBROADCASTSS X4, Y4

	LOADEXP
	VXORPS Y5, Y5, Y5
	MOVQ   DI, SI
	MOVQ   CX, DX

expLoop:
	VMOVUPS (SI), Y0
	VSUBPS  Y4, Y0, Y0
	EXP
	VADDPS  Y0, Y5, Y5
	VMOVUPS Y0, (SI)
	ADDQ    $32, SI
	DECQ    DX
	JNZ     expLoop

	SUM(Y5, X5, X6)
	VDIVSS       X5, X13, X5
	VBROADCASTSS X5, Y5

scaleLoop:
	VMULPS  (DI), Y5, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	DECQ    CX
	JNZ     scaleLoop
	VZEROUPPER

softmaxDone:
	RET

// func normaliseAVX2(x, gain, offset []float32, epsilon float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-76
	MOVQ x_base+0(FP), DI
	MOVQ x_len+8(FP), CX
	MOVQ gain_base+24(FP), R8
	MOVQ offset_base+48(FP), R9
	VXORPS    X7, X7, X7
	VCVTSI2SSQ CX, X7, X7              // n
	SHRQ $3, CX
	JZ   normaliseDone

	VXORPS Y0, Y0, Y0
	MOVQ   DI, SI
	MOVQ   CX, DX

meanLoop:
	VADDPS (SI), Y0, Y0
	ADDQ   $32, SI
	DECQ   DX
	JNZ    meanLoop
	SUM(Y0, X0, X1)
	VDIVSS       X7, X0, X0
	VBROADCASTSS X0, Y0                // mean

	VXORPS Y1, Y1, Y1
	MOVQ   DI, SI
	MOVQ   CX, DX

varianceLoop:
	VMOVUPS     (SI), Y2
	VSUBPS      Y0, Y2, Y2
	VFMADD231PS Y2, Y2, Y1
	ADDQ        $32, SI
	DECQ        DX
	JNZ         varianceLoop
	SUM(Y1, X1, X2)
	VDIVSS       X7, X1, X1
	VADDSS       epsilon+72(FP), X1, X1
	VSQRTSS      X1, X1, X1
	VMOVSS       one<>(SB), X2
	VDIVSS       X1, X2, X1
	VBROADCASTSS X1, Y1                // 1 / deviation

normaliseLoop:
	VMOVUPS     (DI), Y2
	VSUBPS      Y0, Y2, Y2
	VMULPS      Y1, Y2, Y2
	VMOVUPS     (R9), Y3
	VFMADD231PS (R8), Y2, Y3
	VMOVUPS     Y3, (DI)
	ADDQ        $32, DI
	ADDQ        $32, R8
	ADDQ        $32, R9
	DECQ        CX
	JNZ         normaliseLoop
	VZEROUPPER

normaliseDone:
	RET
