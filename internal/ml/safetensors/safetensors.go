// Package safetensors reads and writes Hugging Face's safetensors files: a header of JSON that names
// tensors, and their bytes in little-endian order (https://github.com/huggingface/safetensors).
// A file is checked whole before anything is allocated for its tensors, so that a corrupt or hostile
// one is an error and nothing worse.
package safetensors

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

const (
	maxHeader  = 16 << 20 // bytes
	maxTensors = 1 << 16
	maxRank    = 8
	maxName    = 512 // bytes
)

// A DType is the type of a tensor's numbers, as safetensors spells it.
type DType string

// The types that shrike reads and writes.
const (
	F32  DType = "F32"
	F16  DType = "F16"  // IEEE 754 half precision
	BF16 DType = "BF16" // the upper half of an F32
	I8   DType = "I8"
	I64  DType = "I64"
)

// Size is the bytes of one number, 0 for a type that is not supported.
func (d DType) Size() int64 {
	switch d {
	case I8:
		return 1
	case F16, BF16:
		return 2
	case F32:
		return 4
	case I64:
		return 8
	}
	return 0
}

// A Tensor is what the header says of one: its name, type and shape. Its bytes stay in the file.
type Tensor struct {
	Name   string
	DType  DType
	Shape  []int // outermost dimension first; empty for a single number
	offset int64 // from the start of the data
	size   int64 // bytes
}

// Len is the number of numbers in the tensor.
func (t Tensor) Len() int { return int(t.size / t.DType.Size()) }

// Size is the number of bytes of the tensor.
func (t Tensor) Size() int64 { return t.size }

// A File is a safetensors file whose header was read and found sound. It may be read by many
// goroutines at once if its source may.
type File struct {
	src      io.ReaderAt
	data     int64 // where the data begins
	tensors  []Tensor
	index    map[string]int
	metadata map[string]string
}

// Open reads and checks the header of a file of size bytes: that the tensors are of known types, that
// shapes and bytes agree, and that the data is covered without gaps or overlaps. The file must stay
// open as long as tensors are read.
func Open(src io.ReaderAt, size int64) (*File, error) {
	var prefix [8]byte
	if size < 8 {
		return nil, fmt.Errorf("reading safetensors: %d bytes are too few for a header: the file is empty or cut off", size)
	}
	if _, err := src.ReadAt(prefix[:], 0); err != nil {
		return nil, fmt.Errorf("reading safetensors: %w", err)
	}
	length := binary.LittleEndian.Uint64(prefix[:])
	if length > maxHeader || int64(length) > size-8 {
		return nil, fmt.Errorf("reading safetensors: a header of %d bytes in a file of %d: the file is cut off or is no safetensors file", length, size)
	}
	header := make([]byte, length)
	if _, err := io.ReadFull(io.NewSectionReader(src, 8, int64(length)), header); err != nil {
		return nil, fmt.Errorf("reading the header of safetensors: %w", err)
	}
	f := &File{src: src, data: 8 + int64(length)}
	if err := f.parse(header, size-f.data); err != nil {
		return nil, fmt.Errorf("reading the header of safetensors: %w", err)
	}
	return f, nil
}

// Tensors are the tensors of the file in the order of their names.
func (f *File) Tensors() []Tensor { return slices.Clone(f.tensors) }

// Tensor is the tensor of that name, and whether there is one.
func (f *File) Tensor(name string) (Tensor, bool) {
	i, ok := f.index[name]
	if !ok {
		return Tensor{}, false
	}
	return f.tensors[i], true
}

// Metadata is the free text of the header's __metadata__.
func (f *File) Metadata() map[string]string { return maps.Clone(f.metadata) }

// Bytes reads the raw bytes of a tensor, little-endian. The error says that there is no such tensor
// or that the file could not be read.
func (f *File) Bytes(name string) ([]byte, error) {
	t, ok := f.Tensor(name)
	if !ok {
		return nil, fmt.Errorf("there is no tensor %s", name)
	}
	out := make([]byte, t.size)
	if _, err := io.ReadFull(io.NewSectionReader(f.src, f.data+t.offset, t.size), out); err != nil {
		return nil, fmt.Errorf("reading tensor %s: %w", name, err)
	}
	return out, nil
}

// Floats reads a tensor of type F32, F16 or BF16, row by row, as F32. Any other type is an error.
func (f *File) Floats(name string) ([]float32, error) {
	raw, err := f.Bytes(name)
	if err != nil {
		return nil, err
	}
	t, _ := f.Tensor(name)
	out := make([]float32, t.Len())
	switch t.DType {
	case F32:
		for i := range out {
			out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		}
	case F16:
		for i := range out {
			out[i] = fromHalf(binary.LittleEndian.Uint16(raw[2*i:]))
		}
	case BF16:
		for i := range out {
			out[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(raw[2*i:])) << 16)
		}
	default:
		return nil, fmt.Errorf("tensor %s is of type %s, not of floating-point numbers", name, t.DType)
	}
	return out, nil
}

// Int8s reads a tensor of type I8, row by row. Any other type is an error.
func (f *File) Int8s(name string) ([]int8, error) {
	if t, ok := f.Tensor(name); ok && t.DType != I8 {
		return nil, fmt.Errorf("tensor %s is of type %s, not I8", name, t.DType)
	}
	raw, err := f.Bytes(name)
	if err != nil {
		return nil, err
	}
	out := make([]int8, len(raw))
	for i, b := range raw {
		out[i] = int8(b)
	}
	return out, nil
}

// Int64s reads a tensor of type I64, row by row. Any other type is an error.
func (f *File) Int64s(name string) ([]int64, error) {
	if t, ok := f.Tensor(name); ok && t.DType != I64 {
		return nil, fmt.Errorf("tensor %s is of type %s, not I64", name, t.DType)
	}
	raw, err := f.Bytes(name)
	if err != nil {
		return nil, err
	}
	out := make([]int64, len(raw)/8)
	for i := range out {
		out[i] = int64(binary.LittleEndian.Uint64(raw[8*i:]))
	}
	return out, nil
}

// cover checks that the tensors fill the data of length bytes, each byte once.
func (f *File) cover(length int64) error {
	order := slices.Clone(f.tensors)
	slices.SortFunc(order, func(a, b Tensor) int {
		return cmp.Or(cmp.Compare(a.offset, b.offset), cmp.Compare(a.size, b.size), cmp.Compare(a.Name, b.Name))
	})
	end := int64(0)
	for _, t := range order {
		switch {
		case t.offset < end:
			return fmt.Errorf("tensor %s overlaps the one before it", t.Name)
		case t.offset > end:
			return fmt.Errorf("there is a gap of %d bytes before tensor %s", t.offset-end, t.Name)
		case t.size > length-t.offset:
			return fmt.Errorf("tensor %s ends %d bytes after the end of the file, which is cut off", t.Name, t.offset+t.size-length)
		}
		end += t.size
	}
	if end != length {
		return fmt.Errorf("%d bytes after the last tensor belong to none", length-end)
	}
	return nil
}
