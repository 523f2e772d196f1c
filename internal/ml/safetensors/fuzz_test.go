package safetensors

import (
	"bytes"
	"testing"
)

// FuzzOpen: any file is an error or one whose every tensor can be read and that survives being written.
func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	err := Write(&b, []Data{
		FromFloats("a", F32, []int{2}, []float32{1, 2}), FromFloats("b", F16, []int{1, 1}, []float32{3}),
		FromFloats("c", BF16, nil, []float32{4}), FromInt8s("d", []int{3}, []int8{1, 2, 3}), FromInt64s("e", []int{0}, nil),
	}, map[string]string{"format": "pt"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:b.Len()-1])
	f.Add(raw(`{"a":{"dtype":"I8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"I8","shape":[2],"data_offsets":[2,4]}}`, "1234"))
	f.Add(raw(`{"a":{"dtype":"I64","shape":[2147483647,2147483647,4],"data_offsets":[0,8]}}`, "12345678"))
	f.Fuzz(func(t *testing.T, file []byte) {
		st, err := open(file)
		if err != nil {
			return
		}
		var all []Data
		total := int64(0)
		for _, tensor := range st.Tensors() {
			data, err := st.Bytes(tensor.Name)
			if err != nil {
				t.Fatal(err)
			}
			total += tensor.Size()
			if _, err := st.Floats(tensor.Name); (err == nil) != (tensor.DType != I8 && tensor.DType != I64) {
				t.Fatalf("%s %s as floats: %v", tensor.Name, tensor.DType, err)
			}
			all = append(all, Data{tensor.Name, tensor.DType, tensor.Shape, data})
		}
		if total > int64(len(file)) {
			t.Fatalf("%d bytes of tensors in a file of %d", total, len(file))
		}
		var again bytes.Buffer
		if err := Write(&again, all, st.Metadata()); err != nil {
			t.Fatal(err)
		}
		if back, err := open(again.Bytes()); err != nil || len(back.Tensors()) != len(all) {
			t.Fatalf("what was written can't be read: %v", err)
		}
	})
}
