package folder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// CheckValues reads every tensor and checks what the header can't tell: that no number is infinite or
// none at all, and that scales are not negative. The error names each tensor that fails.
func (m *Model) CheckValues(ctx context.Context) error {
	var all []error
	for _, p := range m.Parts() {
		if err := ctx.Err(); err != nil {
			return err
		}
		values, err := m.Floats(p.Name)
		if err != nil {
			all = append(all, err)
			continue
		}
		if i := slices.IndexFunc(values, func(v float32) bool { return v-v != 0 }); i >= 0 {
			all = append(all, fmt.Errorf("tensor %s holds %v at %d", p.Name, values[i], i))
		}
		if _, ok := m.weights.Tensor(p.Name + ScaleSuffix); !ok {
			continue
		}
		scales, err := m.weights.Floats(p.Name + ScaleSuffix)
		if i := slices.IndexFunc(scales, func(v float32) bool { return v < 0 || v-v != 0 }); i >= 0 {
			err = fmt.Errorf("tensor %s%s holds %v at %d", p.Name, ScaleSuffix, scales[i], i)
		}
		if err != nil {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// awkward are texts whose tokens must be their bytes in order.
var awkward = []string{"const a = `x${y}` ?? 'z';\r\n\t", "it's 12½  变量\u2028🙂", "\x00\xff<mask></s>", "e\u0301 \u200d"}

// CheckTokenizer checks that the tokens of awkward texts, put together, are the texts again, and that
// none is a special one.
func (m *Model) CheckTokenizer() error {
	for _, text := range awkward {
		ids := m.Tokenizer.Append(nil, text)
		if got := m.Tokenizer.Decode(ids); got != text {
			return fmt.Errorf("the tokeniser makes %q of %q", got, text)
		}
	}
	return nil
}

// Pickles are the files of a folder that hold weights as Python's pickle, which can run any code when
// loaded. shrike never reads them; whoever opens the folder with other tools might.
func Pickles(fsys fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	var found []string
	for _, e := range entries {
		switch path.Ext(e.Name()) {
		case ".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".joblib":
			found = append(found, e.Name())
		}
	}
	return found, nil
}
