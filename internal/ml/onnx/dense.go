package onnx

import "slices"

// head is x·Wᵀ + bias in float32, for the layers that judge.
func (b *builder) head(name string, out int, x value) value {
	in := b.config.HiddenSize
	w := b.floats(name+".weight", transposed(b.tensor(name+".weight"), out, in), in, out)
	bias := b.floats(name+".bias", b.tensor(name+".bias"), out)
	return b.node("Add", []value{b.node("MatMul", []value{x, w}), bias})
}

// dense is x·Wᵀ + bias, where W stacks the weights [out, in] of several layers. The first of them
// comes multiplied by scale.
func (b *builder) dense(names []string, in, out int, scale float32, x value) value {
	var bias []float32
	for i, name := range names {
		part := b.tensor(name + ".bias")
		if i == 0 {
			multiply(part, scale)
		}
		bias = append(bias, part...)
	}
	offset := b.floats(names[0]+".bias", bias, len(names)*out)
	if b.precision == Int8 {
		return b.node("Add", []value{b.product8(names, in, out, scale, x), offset})
	}
	var weight []float32
	for i, name := range names {
		part := b.tensor(name + ".weight")
		if i == 0 {
			multiply(part, scale)
		}
		weight = append(weight, part...)
	}
	out *= len(names)
	w := b.floats(names[0]+".weight", transposed(weight, out, in), in, out)
	return b.node("Add", []value{b.node("MatMul", []value{x, w}), offset})
}

// product8 multiplies in 8 bits: the shape of operators that ONNX Runtime joins to one.
func (b *builder) product8(names []string, in, out int, scale float32, x value) value {
	var weight []int8
	var scales []float32
	for i, name := range names {
		rows, s := b.quantised(name+".weight", out)
		s = slices.Clone(s)
		if i == 0 {
			multiply(s, scale)
		}
		weight, scales = append(weight, rows...), append(scales, s...)
	}
	out *= len(names)
	w := b.int8s(names[0]+".weight", transposed(weight, out, in), in, out)
	s := b.floats(names[0]+".weight_scale", scales, out)
	q := b.operator("DynamicQuantizeLinear", 3, []value{x}) // values, scale, zero
	whole := b.node("MatMulInteger", []value{q[0], w, q[2]})
	return b.node("Mul", []value{b.float(whole), b.node("Mul", []value{q[1], s})})
}

func multiply(v []float32, by float32) {
	for i := range v {
		v[i] *= by
	}
}

// transposed turns a matrix [rows, columns] around. What could not be read stays empty.
func transposed[T any](v []T, rows, columns int) []T {
	if len(v) != rows*columns {
		return nil
	}
	out := make([]T, len(v))
	for r := range rows {
		for c := range columns {
			out[c*rows+r] = v[r*columns+c]
		}
	}
	return out
}
