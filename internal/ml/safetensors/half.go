package safetensors

import "math"

// fromHalf is the value of an IEEE 754 half-precision number.
func fromHalf(h uint16) float32 {
	sign, exp, frac := uint32(h)>>15<<31, uint32(h)>>10&31, uint32(h)&1023
	switch exp {
	case 31: // infinite or not a number
		return math.Float32frombits(sign | 0x7f800000 | frac<<13)
	case 0: // zero or subnormal: frac * 2^-24
		return math.Float32frombits(sign | math.Float32bits(float32(frac)/(1<<24)))
	}
	return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
}

// toHalf rounds to the nearest half-precision number, to the even one of two. Too large becomes
// infinite, too small zero.
func toHalf(v float32) uint16 {
	bits := math.Float32bits(v)
	sign, exp, frac := uint16(bits>>16&0x8000), int(bits>>23&255)-112, bits&0x7fffff
	switch {
	case exp == 143 && frac != 0: // not a number
		return sign | 0x7e00
	case exp >= 31:
		return sign | 0x7c00
	case exp <= 0: // subnormal: v / 2^-24, to the nearest even
		return sign | uint16(math.RoundToEven(math.Abs(float64(v))*(1<<24)))
	}
	// Rounding up may carry into the exponent, which is right: 0x7c00 is infinity.
	return sign | uint16((uint32(exp)<<23+frac+0xfff+frac>>13&1)>>13)
}

// toBrain rounds to the nearest BF16, to the even one of two.
func toBrain(v float32) uint16 {
	bits := math.Float32bits(v)
	if v != v { // rounding must not turn not-a-number into infinity
		return uint16(bits>>16) | 0x40
	}
	return uint16((bits + 0x7fff + (bits >> 16 & 1)) >> 16)
}
