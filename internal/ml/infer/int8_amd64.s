#include "textflag.h"

// ROW8 adds one row's products, four to a lane. z is the register for the row's four values.
#define ROW8(at, z, s0, s1) \
	VPBROADCASTD at, z     \
	VPDPBUSD     Z0, z, s0 \
	VPDPBUSD     Z1, z, s1

// OUT8 scales one row's sums, adds the bias, stores them and moves to the next row of c.
#define OUT8(s0, s1) \
	VCVTDQ2PS   s0, s0     \
	VCVTDQ2PS   s1, s1     \
	VFMADD213PS Z4, Z2, s0 \
	VFMADD213PS Z5, Z3, s1 \
	VMOVUPS     s0, (DX)   \
	VMOVUPS     s1, 64(DX) \
	ADDQ        R10, DX

// func tileVNNI(quads int, a []uint8, lda int, b []int8, start []int32, scale, bias, c []float32, ldc int)
TEXT ·tileVNNI(SB), NOSPLIT, $0-168
	MOVQ quads+0(FP), CX
	MOVQ a_base+8(FP), AX
	MOVQ lda+32(FP), R8
	MOVQ b_base+40(FP), DI
	MOVQ start_base+64(FP), SI
	MOVQ scale_base+88(FP), R12
	MOVQ bias_base+112(FP), R13
	MOVQ c_base+136(FP), DX
	MOVQ ldc+160(FP), R10
	SHLQ $2, R10
	LEAQ (R8)(R8*2), R9
	LEAQ (AX)(R8*4), BX
	LEAQ (BX)(R8*4), R11

	VMOVDQU32 (SI), Z8
	VMOVDQU32 64(SI), Z9
	VMOVDQA32 Z8, Z10
	VMOVDQA32 Z9, Z11
	VMOVDQA32 Z8, Z12
	VMOVDQA32 Z9, Z13
	VMOVDQA32 Z8, Z14
	VMOVDQA32 Z9, Z15
	VMOVDQA32 Z8, Z16
	VMOVDQA32 Z9, Z17
	VMOVDQA32 Z8, Z18
	VMOVDQA32 Z9, Z19
	VMOVDQA32 Z8, Z20
	VMOVDQA32 Z9, Z21
	VMOVDQA32 Z8, Z22
	VMOVDQA32 Z9, Z23
	VMOVDQA32 Z8, Z24
	VMOVDQA32 Z9, Z25
	VMOVDQA32 Z8, Z26
	VMOVDQA32 Z9, Z27
	VMOVDQA32 Z8, Z28
	VMOVDQA32 Z9, Z29
	VMOVDQA32 Z8, Z30
	VMOVDQA32 Z9, Z31

loop8:
	VMOVDQU32 (DI), Z0
	VMOVDQU32 64(DI), Z1
	ROW8((AX), Z2, Z8, Z9)
	ROW8((AX)(R8*1), Z3, Z10, Z11)
	ROW8((AX)(R8*2), Z4, Z12, Z13)
	ROW8((AX)(R9*1), Z5, Z14, Z15)
	ROW8((BX), Z2, Z16, Z17)
	ROW8((BX)(R8*1), Z3, Z18, Z19)
	ROW8((BX)(R8*2), Z4, Z20, Z21)
	ROW8((BX)(R9*1), Z5, Z22, Z23)
	ROW8((R11), Z2, Z24, Z25)
	ROW8((R11)(R8*1), Z3, Z26, Z27)
	ROW8((R11)(R8*2), Z4, Z28, Z29)
	ROW8((R11)(R9*1), Z5, Z30, Z31)
	ADDQ $4, AX
	ADDQ $4, BX
	ADDQ $4, R11
	ADDQ $128, DI
	DECQ CX
	JNZ  loop8

	VMOVUPS (R12), Z2
	VMOVUPS 64(R12), Z3
	VMOVUPS (R13), Z4
	VMOVUPS 64(R13), Z5
	OUT8(Z8, Z9)
	OUT8(Z10, Z11)
	OUT8(Z12, Z13)
	OUT8(Z14, Z15)
	OUT8(Z16, Z17)
	OUT8(Z18, Z19)
	OUT8(Z20, Z21)
	OUT8(Z22, Z23)
	OUT8(Z24, Z25)
	OUT8(Z26, Z27)
	OUT8(Z28, Z29)
	OUT8(Z30, Z31)
	VZEROUPPER
	RET

// REDUCE leaves the extreme of the eight values of y in its lowest lane; x is its lower half, t a
// spare register and op VMINPS or VMAXPS.
#define REDUCE(op, y, x, t) \
	VEXTRACTF128 $1, y, t    \
	op           t, x, x     \
	VPERMILPS    $0x4e, x, t \
	op           t, x, x     \
	VPERMILPS    $0xb1, x, t \
	op           t, x, x

// func spanAVX2(x []float32) (low, high float32)
TEXT ·spanAVX2(SB), NOSPLIT, $0-32
	MOVQ   x_base+0(FP), DI
	MOVQ   x_len+8(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	SHRQ   $3, CX
	JZ     spanDone

spanLoop:
	VMOVUPS (DI), Y2
	VMINPS  Y2, Y0, Y0
	VMAXPS  Y2, Y1, Y1
	ADDQ    $32, DI
	DECQ    CX
	JNZ     spanLoop

spanDone:
	REDUCE(VMINPS, Y0, X0, X2)
	REDUCE(VMAXPS, Y1, X1, X2)
	VMOVSS X0, low+24(FP)
	VMOVSS X1, high+28(FP)
	VZEROUPPER
	RET

DATA most<>(SB)/4, $0x437f0000 // 255
GLOBL most<>(SB), RODATA|NOPTR, $4

// func quantiseAVX2(q []uint8, x []float32, scale, zero float32)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-56
	MOVQ         q_base+0(FP), SI
	MOVQ         x_base+24(FP), DI
	MOVQ         x_len+32(FP), CX
	VBROADCASTSS scale+48(FP), Y1
	VBROADCASTSS zero+52(FP), Y2
	VBROADCASTSS most<>(SB), Y3
	VXORPS       Y4, Y4, Y4
	SHRQ         $3, CX
	JZ           quantiseDone

quantiseLoop:
	VMOVUPS      (DI), Y0
	VDIVPS       Y1, Y0, Y0
	VROUNDPS     $0, Y0, Y0
	VADDPS       Y2, Y0, Y0
	VMAXPS       Y4, Y0, Y0
	VMINPS       Y3, Y0, Y0
	VCVTPS2DQ    Y0, Y0
	VEXTRACTI128 $1, Y0, X5
	VPACKUSDW    X5, X0, X0
	VPACKUSWB    X0, X0, X0
	VMOVQ        X0, (SI)
	ADDQ         $32, DI
	ADDQ         $8, SI
	DECQ         CX
	JNZ          quantiseLoop

quantiseDone:
	VZEROUPPER
	RET
