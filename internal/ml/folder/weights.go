package folder

import (
	"fmt"
	"math"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// Floats reads a part as F32, row by row, whatever it is stored in: an I8 part is multiplied by the
// scales of its rows. The error says that there is no such part or that it could not be read.
func (m *Model) Floats(name string) ([]float32, error) {
	if m.DType(name) != safetensors.I8 {
		return m.weights.Floats(name)
	}
	rows, scales, err := m.Quantised(name)
	if err != nil || len(scales) == 0 {
		return nil, err
	}
	width := len(rows) / len(scales)
	out := make([]float32, len(rows))
	for i, q := range rows {
		out[i] = float32(q) * scales[i/width]
	}
	return out, nil
}

// Quantised reads a part stored as I8: its numbers [out, in] row by row, and the scales [out] by which
// the rows are multiplied. A part of another type is an error.
func (m *Model) Quantised(name string) ([]int8, []float32, error) {
	rows, err := m.weights.Int8s(name)
	if err != nil {
		return nil, nil, err
	}
	scales, err := m.weights.Floats(name + ScaleSuffix)
	return rows, scales, err
}

// Quantise rounds a matrix [out, in], row by row, to I8: each row symmetrically around zero, its
// largest magnitude becoming 127. It returns the numbers and the scales [out]. It panics when the
// length is not a multiple of out, which only a mistake in code can bring.
func Quantise(values []float32, out int) ([]int8, []float32) {
	if out <= 0 || len(values)%out != 0 {
		panic(fmt.Sprintf("folder: %d values in %d rows", len(values), out))
	}
	width := len(values) / out
	rows, scales := make([]int8, len(values)), make([]float32, out)
	for r := range out {
		row := values[r*width : (r+1)*width]
		var peak float32
		for _, v := range row {
			peak = max(peak, v, -v)
		}
		if peak == 0 {
			continue // zeros with scale zero
		}
		scales[r] = peak / 127
		for i, v := range row {
			rows[r*width+i] = nearest(v / scales[r])
		}
	}
	return rows, scales
}

// nearest rounds to the nearest whole number from -127 to 127.
func nearest(v float32) int8 {
	return int8(math.RoundToEven(float64(max(-127, min(127, v)))))
}
