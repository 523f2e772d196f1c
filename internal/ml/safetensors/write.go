package safetensors

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
)

// Data is a tensor with its bytes, little-endian, row by row.
type Data struct {
	Name  string
	DType DType
	Shape []int
	Bytes []byte
}

// FromFloats is a tensor of type F32, F16 or BF16 of these values, rounded to the nearest. It panics
// on another type, which only a mistake in code can bring.
func FromFloats(name string, dtype DType, shape []int, values []float32) Data {
	out := make([]byte, 0, int64(len(values))*dtype.Size())
	for _, v := range values {
		switch dtype {
		case F32:
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(v))
		case F16:
			out = binary.LittleEndian.AppendUint16(out, toHalf(v))
		case BF16:
			out = binary.LittleEndian.AppendUint16(out, toBrain(v))
		default:
			panic("safetensors: floats as " + string(dtype))
		}
	}
	return Data{name, dtype, slices.Clone(shape), out}
}

// FromInt8s is a tensor of type I8.
func FromInt8s(name string, shape []int, values []int8) Data {
	out := make([]byte, len(values))
	for i, v := range values {
		out[i] = byte(v)
	}
	return Data{name, I8, slices.Clone(shape), out}
}

// FromInt64s is a tensor of type I64.
func FromInt64s(name string, shape []int, values []int64) Data {
	out := make([]byte, 0, 8*len(values))
	for _, v := range values {
		out = binary.LittleEndian.AppendUint64(out, uint64(v))
	}
	return Data{name, I64, slices.Clone(shape), out}
}

// Write writes tensors in the order of their types, wide ones first, and names, so that every tensor
// is aligned and equal tensors give equal bytes. The error names a tensor whose shape and bytes
// disagree, or what the writer said.
func Write(w io.Writer, tensors []Data, metadata map[string]string) error {
	tensors = slices.Clone(tensors)
	slices.SortFunc(tensors, func(a, b Data) int {
		return cmp.Or(cmp.Compare(b.DType.Size(), a.DType.Size()), cmp.Compare(a.Name, b.Name))
	})
	header, length, err := headerOf(tensors, metadata)
	if err != nil {
		return fmt.Errorf("writing safetensors: %w", err)
	}
	// What is written must be readable: the reader's own checks decide.
	if err := new(File).parse(header, length); err != nil {
		return fmt.Errorf("writing safetensors: %w", err)
	}
	out := bufio.NewWriterSize(w, 1<<16)
	out.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(header)))) // errors stay until Flush
	out.Write(header)
	for _, t := range tensors {
		out.Write(t.Bytes)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing safetensors: %w", err)
	}
	return nil
}

// headerOf is the header for tensors laid one after the other, and the length of their data.
func headerOf(tensors []Data, metadata map[string]string) ([]byte, int64, error) {
	var b bytes.Buffer
	var offset uint64
	b.WriteByte('{')
	if len(metadata) > 0 {
		text, err := json.Marshal(metadata) // in the order of its keys
		if err != nil {
			return nil, 0, err
		}
		fmt.Fprintf(&b, "%q:%s", metadataKey, text)
	}
	for _, t := range tensors {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(t.Name)
		if err != nil {
			return nil, 0, err
		}
		end := offset + uint64(len(t.Bytes))
		e := entry{DType: t.DType, Shape: []int64{}, Offsets: []uint64{offset, end}}
		for _, n := range t.Shape {
			e.Shape = append(e.Shape, int64(n))
		}
		text, err := json.Marshal(e)
		if err != nil {
			return nil, 0, err
		}
		fmt.Fprintf(&b, "%s:%s", name, text)
		offset = end
	}
	b.WriteByte('}')
	for b.Len()%8 != 0 {
		b.WriteByte(' ')
	}
	return b.Bytes(), int64(offset), nil
}

// WriteFile writes tensors to a file: under a temporary name in its folder first, so that no half of
// a file is ever seen.
func WriteFile(path string, tensors []Data, metadata map[string]string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".safetensors-*")
	if err != nil {
		return fmt.Errorf("writing safetensors: %w", err)
	}
	defer os.Remove(f.Name()) // in vain when it was renamed
	err = errors.Join(Write(f, tensors, metadata), f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return nil
}
