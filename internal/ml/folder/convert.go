package folder

import (
	"context"
	"fmt"
	"maps"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// SourceKey is the metadata of weights that were converted: the hash of those they were made of.
const SourceKey = "shrike.converted_from"

// Convert is the model with its tensors stored as another type: F32, F16, BF16 or I8. Matrices become
// I8 row by row, as Quantise does; what is stored so already is taken over as it is. The other
// JSON files of the folder come along. Values that F16 can't hold are an error.
func (m *Model) Convert(ctx context.Context, dtype safetensors.DType) (Contents, error) {
	c := Contents{Config: m.Config, Tokenizer: m.Tokenizer, Card: m.card, Metadata: m.Metadata()}
	if c.Metadata == nil {
		c.Metadata = map[string]string{}
	}
	var err error
	if c.Attachments, err = m.attachments(); err != nil {
		return Contents{}, fmt.Errorf("converting a model: %w", err)
	}
	maps.Copy(c.Metadata, map[string]string{"format": "pt", SourceKey: m.WeightsHash()})
	c.Config.TorchDType = "float32"
	switch dtype {
	case safetensors.F16:
		c.Config.TorchDType = "float16"
	case safetensors.BF16:
		c.Config.TorchDType = "bfloat16"
	}
	for _, p := range m.Parts() {
		if err := ctx.Err(); err != nil {
			return Contents{}, err
		}
		data, err := m.convert(p, dtype)
		if err != nil {
			return Contents{}, fmt.Errorf("converting tensor %s to %s: %w", p.Name, dtype, err)
		}
		c.Tensors = append(c.Tensors, data...)
	}
	return c, nil
}

func (m *Model) convert(p Part, dtype safetensors.DType) ([]safetensors.Data, error) {
	if dtype == safetensors.I8 && m.DType(p.Name) == safetensors.I8 {
		rows, scales, err := m.Quantised(p.Name)
		return quantised(p, rows, scales), err
	}
	values, err := m.Floats(p.Name)
	if err != nil {
		return nil, err
	}
	if dtype == safetensors.F16 {
		for i, v := range values {
			if v >= 65520 || v <= -65520 {
				return nil, fmt.Errorf("the value %v at %d is too large for F16: use bf16", v, i)
			}
		}
	}
	return Store(p, dtype, values), nil
}
