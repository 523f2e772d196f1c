package safetensors

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// raw is a file of this header and data.
func raw(header, data string) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), data...)
}

func open(b []byte) (*File, error) { return Open(bytes.NewReader(b), int64(len(b))) }

func TestRoundTrip(t *testing.T) {
	values := []float32{0, 1, -2.5, 65504, 1e-7, float32(math.Inf(-1))}
	path := filepath.Join(t.TempDir(), "model.safetensors")
	err := WriteFile(path, []Data{
		FromFloats("b.full", F32, []int{2, 3}, values),
		FromFloats("a.half", F16, []int{6}, values),
		FromFloats("brain", BF16, []int{3, 2}, values),
		FromInt8s("odd", []int{3}, []int8{-128, 0, 127}),
		FromInt64s("wide", nil, []int64{-5}),
		FromFloats("empty", F32, []int{0, 4}, nil),
	}, map[string]string{"format": "pt"})
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Floats("b.full"); err != nil || !slices.Equal(got, values) {
		t.Errorf("F32: %v, %v", got, err)
	}
	if got, err := f.Floats("a.half"); err != nil || !slices.Equal(got[:4], values[:4]) || math.Abs(float64(got[4])-1e-7) > 6e-8 {
		t.Errorf("F16: %v, %v", got, err)
	}
	if got, err := f.Floats("brain"); err != nil || got[2] != -2.5 || got[3] != 65536 {
		t.Errorf("BF16: %v, %v", got, err)
	}
	if got, err := f.Int8s("odd"); err != nil || !slices.Equal(got, []int8{-128, 0, 127}) {
		t.Errorf("I8: %v, %v", got, err)
	}
	if got, err := f.Int64s("wide"); err != nil || !slices.Equal(got, []int64{-5}) {
		t.Errorf("I64: %v, %v", got, err)
	}
	if tensor, ok := f.Tensor("b.full"); !ok || !slices.Equal(tensor.Shape, []int{2, 3}) || tensor.Len() != 6 {
		t.Errorf("b.full is %+v", tensor)
	}
	if f.Metadata()["format"] != "pt" || len(f.Tensors()) != 6 {
		t.Errorf("metadata %v, %d tensors", f.Metadata(), len(f.Tensors()))
	}
	for _, err := range []error{second(f.Floats("odd")), second(f.Int8s("b.full")), second(f.Int64s("odd")), second(f.Bytes("none"))} {
		if err == nil {
			t.Error("reading a tensor as what it is not gave no error")
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestHostile(t *testing.T) {
	tests := []struct {
		name, want string
		file       []byte
	}{
		{"empty", "too few", nil},
		{"cut off", "too few", []byte("\x01\x00\x00")},
		{"huge header", "cut off", binary.LittleEndian.AppendUint64(nil, math.MaxUint64)},
		{"header past the end", "cut off", binary.LittleEndian.AppendUint64(nil, 100)},
		{"not JSON", "not a JSON object", raw("PK\x03\x04", "")},
		{"array", "not a JSON object", raw("[]", "")},
		{"unfinished", "", raw(`{"a":{"dtype":"F32"`, "")},
		{"tail", "follows", raw(`{} {}`, "")},
		{"dtype", "not supported", raw(`{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}`, "12345678")},
		{"negative dimension", "out of bounds", raw(`{"a":{"dtype":"I8","shape":[-1,-4],"data_offsets":[0,4]}}`, "1234")},
		{"overflowing shape", "out of bounds", raw(`{"a":{"dtype":"I64","shape":[2147483647,2147483647,4],"data_offsets":[0,8]}}`, "12345678")},
		{"many dimensions", "dimensions", raw(`{"a":{"dtype":"I8","shape":[1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}}`, "1")},
		{"shape and bytes", "offsets say 4", raw(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`, "1234")},
		{"backwards", "do not lie", raw(`{"a":{"dtype":"I8","shape":[0],"data_offsets":[4,0]}}`, "1234")},
		{"negative offset", "", raw(`{"a":{"dtype":"I8","shape":[0],"data_offsets":[-4,0]}}`, "1234")},
		{"past the end", "do not lie", raw(`{"a":{"dtype":"I8","shape":[5],"data_offsets":[0,5]}}`, "1234")},
		{"one offset", "do not lie", raw(`{"a":{"dtype":"I8","shape":[0],"data_offsets":[0]}}`, "")},
		{"overlap", "overlaps", raw(`{"a":{"dtype":"I8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"I8","shape":[2],"data_offsets":[2,4]}}`, "1234")},
		{"gap", "gap", raw(`{"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"I8","shape":[2],"data_offsets":[2,4]}}`, "1234")},
		{"trailing bytes", "belong to none", raw(`{"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}`, "1234")},
		{"twice", "twice", raw(`{"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}}`, "1")},
		{"metadata", "map of strings", raw(`{"__metadata__":{"a":{"b":1}}}`, "")},
		{"long name", "bytes", raw(`{"`+strings.Repeat("x", 600)+`":{"dtype":"I8","shape":[],"data_offsets":[0,1]}}`, "1")},
	}
	for _, tt := range tests {
		if _, err := open(tt.file); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

// A file cut off after it was opened is an error when a tensor is read.
func TestCutOffLater(t *testing.T) {
	b := raw(`{"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]}}`, "1234")
	f, err := Open(bytes.NewReader(b[:len(b)-2]), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Bytes("a"); err == nil {
		t.Error("no error")
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, d := range [][]Data{
		{{"a", F32, []int{2}, make([]byte, 4)}},
		{{"a", "F8", []int{2}, make([]byte, 2)}},
		{{"a", I8, []int{1}, make([]byte, 1)}, {"a", I8, []int{1}, make([]byte, 1)}},
	} {
		if err := Write(&bytes.Buffer{}, d, nil); err == nil {
			t.Errorf("%v was written", d)
		}
	}
}

// Every half-precision number survives the way to F32 and back, and rounding is to the nearest.
func TestHalf(t *testing.T) {
	for h := range 1 << 16 {
		v := fromHalf(uint16(h))
		if v != v {
			if w := fromHalf(toHalf(v)); w == w {
				t.Fatalf("%04x is not a number, but comes back as %v", h, w)
			}
			continue
		}
		if got := toHalf(v); got != uint16(h) {
			t.Fatalf("%04x is %v, which becomes %04x", h, v, got)
		}
	}
	for _, tt := range []struct {
		v    float32
		want uint16
	}{{1 + 1.0/2048, 0x3c00}, {1 + 3.0/2048, 0x3c02}, {65519, 0x7bff}, {65520, 0x7c00}, {1e-9, 0}, {-1e9, 0xfc00}} {
		if got := toHalf(tt.v); got != tt.want {
			t.Errorf("%v becomes %04x, want %04x", tt.v, got, tt.want)
		}
	}
	if got := toBrain(1 + 1.0/256); got != 0x3f80 {
		t.Errorf("BF16 of a tie is %04x", got)
	}
	if v := math.Float32frombits(0x7f800001); toBrain(v)&0x7f == 0 {
		t.Error("not-a-number became infinite")
	}
}

// A file that Hugging Face's library wrote: see testdata/write.py.
func TestPython(t *testing.T) {
	b, err := os.ReadFile("testdata/python.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	matrix, err1 := f.Floats("matrix")
	half, err2 := f.Floats("half")
	octet, err3 := f.Int8s("byte")
	number, err4 := f.Int64s("number")
	empty, err5 := f.Floats("empty")
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(matrix, []float32{0, 0.25, 0.5, 0.75, 1, 1.25}) || !slices.Equal(half, []float32{1, -0.5, 65504, 5.9604645e-08}) ||
		!slices.Equal(octet, []int8{-128, 127}) || !slices.Equal(number, []int64{1 << 40}) || len(empty) != 0 {
		t.Errorf("read %v %v %v %v %v", matrix, half, octet, number, empty)
	}
	if f.Metadata()["made by"] != "write.py" {
		t.Errorf("metadata %v", f.Metadata())
	}
}
