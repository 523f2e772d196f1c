package safetensors

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// entry is a tensor in the header.
type entry struct {
	DType   DType    `json:"dtype"`
	Shape   []int64  `json:"shape"`
	Offsets []uint64 `json:"data_offsets"`
}

const metadataKey = "__metadata__"

// parse reads the header and checks it against the length of the data, in bytes. It goes through the
// members one by one, as a name given twice would otherwise pass unseen.
func (f *File) parse(header []byte, length int64) error {
	f.index = map[string]int{}
	dec := json.NewDecoder(bytes.NewReader(header))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return errors.Join(errors.New("it is not a JSON object"), err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		if err := f.member(dec, key.(string), length); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON object")
	}
	slices.SortFunc(f.tensors, func(a, b Tensor) int { return cmp.Compare(a.Name, b.Name) })
	for i, t := range f.tensors {
		f.index[t.Name] = i
	}
	return f.cover(length)
}

func (f *File) member(dec *json.Decoder, name string, length int64) error {
	if name == metadataKey {
		if f.metadata != nil {
			return errors.New("the metadata is given twice")
		}
		f.metadata = map[string]string{}
		if err := dec.Decode(&f.metadata); err != nil {
			return fmt.Errorf("the metadata is not a map of strings: %w", err)
		}
		return nil
	}
	if len(name) > maxName {
		return fmt.Errorf("the tensor name %.40q… has more than %d bytes", name, maxName)
	}
	if _, twice := f.index[name]; twice {
		return fmt.Errorf("tensor %q is given twice", name)
	}
	if len(f.tensors) == maxTensors {
		return fmt.Errorf("there are more than %d tensors", maxTensors)
	}
	var e entry
	if err := dec.Decode(&e); err != nil {
		return fmt.Errorf("tensor %q: %w", name, err)
	}
	t, err := e.tensor(name, length)
	if err != nil {
		return fmt.Errorf("tensor %q: %w", name, err)
	}
	f.index[name] = len(f.tensors)
	f.tensors = append(f.tensors, t)
	return nil
}

// tensor checks one entry: its type, its shape, and that the two make the bytes it claims.
func (e entry) tensor(name string, length int64) (Tensor, error) {
	t := Tensor{Name: name, DType: e.DType, Shape: []int{}}
	width := e.DType.Size()
	switch {
	case width == 0:
		return t, fmt.Errorf("the type %.20q is not supported, only F32, F16, BF16, I8 and I64", e.DType)
	case len(e.Shape) > maxRank:
		return t, fmt.Errorf("%d dimensions are more than %d", len(e.Shape), maxRank)
	case len(e.Offsets) != 2 || e.Offsets[0] > e.Offsets[1] || e.Offsets[1] > uint64(length):
		return t, fmt.Errorf("the offsets %v do not lie in the file's data of %d bytes", e.Offsets, length)
	}
	size := width
	for _, n := range e.Shape {
		if n < 0 || n > math.MaxInt32 || n > 0 && size > math.MaxInt64/n {
			return t, fmt.Errorf("the shape %v is out of bounds", e.Shape)
		}
		size *= n
		t.Shape = append(t.Shape, int(n))
	}
	if have := e.Offsets[1] - e.Offsets[0]; uint64(size) != have {
		return t, fmt.Errorf("a shape of %v in %s has %d bytes, the offsets say %d", e.Shape, e.DType, size, have)
	}
	t.offset, t.size = int64(e.Offsets[0]), size
	return t, nil
}
