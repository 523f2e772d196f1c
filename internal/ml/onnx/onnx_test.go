package onnx

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// tiny is a model of two layers x 16 whose weights are all different.
func tiny(t *testing.T, group string, dtype safetensors.DType) *folder.Model {
	t.Helper()
	tok, err := token.Train(context.Background(), slices.Values([]string{"const a = query(b);"}), 270, 1)
	if err != nil {
		t.Fatal(err)
	}
	c := folder.Compact([]string{"sql-injection", "stored-xss"})
	c.VocabSize, c.HiddenSize, c.Layers, c.Heads, c.IntermediateSize = tok.Size(), 16, 2, 2, 24
	c.MaxPositions, c.Shrike.MaxTokens = 34, 32
	contents := folder.Contents{Config: c, Tokenizer: tok}
	for _, p := range c.Parts() {
		if p.Group == folder.Encoder || p.Group == group {
			v := make([]float32, p.Len())
			for i := range v {
				v[i] = float32(i%13) / 7
			}
			contents.Tensors = append(contents.Tensors, folder.Store(p, dtype, v)...)
		}
	}
	dir := t.TempDir()
	if err := folder.Save(dir, contents); err != nil {
		t.Fatal(err)
	}
	m, err := folder.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// fields are a message's fields of bytes, by number, in order.
func fields(t *testing.T, m []byte) map[int][][]byte {
	t.Helper()
	out := map[int][][]byte{}
	for len(m) > 0 {
		number, wire, n := protowire.ConsumeTag(m)
		if n < 0 {
			t.Fatal(protowire.ParseError(n))
		}
		size := protowire.ConsumeFieldValue(number, wire, m[n:])
		if size < 0 {
			t.Fatal(protowire.ParseError(size))
		}
		if wire == protowire.BytesType {
			v, _ := protowire.ConsumeBytes(m[n:])
			out[int(number)] = append(out[int(number)], v)
		}
		m = m[n+size:]
	}
	return out
}

// TestGraph checks that every node reads what was made before it and that the outputs are made.
func TestGraph(t *testing.T) {
	for _, dtype := range []safetensors.DType{safetensors.F32, safetensors.I8} {
		for _, precision := range []Precision{Float32, Int8} {
			data, err := Marshal(tiny(t, folder.Heads, dtype), precision)
			if err != nil {
				t.Fatal(err)
			}
			graph := fields(t, fields(t, data)[7][0])
			made := map[string]bool{InputIDs: true, AttentionMask: true}
			for _, constant := range graph[5] {
				name := string(fields(t, constant)[8][0])
				if made[name] {
					t.Errorf("%s: the constant %s is there twice", precision, name)
				}
				made[name] = true
			}
			operators := map[string]int{}
			for _, node := range graph[1] {
				f := fields(t, node)
				operators[string(f[4][0])]++
				for _, in := range f[1] {
					if !made[string(in)] {
						t.Errorf("%s: %s reads %s, which nothing made", precision, f[3][0], in)
					}
				}
				for _, out := range f[2] {
					made[string(out)] = true
				}
			}
			for _, out := range []string{Label, Kinds, Tokens} {
				if !made[out] {
					t.Errorf("%s: nothing makes %s", precision, out)
				}
			}
			if want := map[Precision]int{Float32: 0, Int8: 8}[precision]; operators["MatMulInteger"] != want {
				t.Errorf("%s: %d products in 8 bits, want %d", precision, operators["MatMulInteger"], want)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	m := tiny(t, folder.Heads, safetensors.F16)
	for _, precision := range []Precision{Float32, Int8} {
		first, err := Marshal(m, precision)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := Marshal(m, precision); !bytes.Equal(first, again) {
			t.Errorf("%s: the second export differs from the first", precision)
		}
	}
}

func TestErrors(t *testing.T) {
	if _, err := Marshal(tiny(t, folder.Heads, safetensors.F32), "int4"); err == nil || !strings.Contains(err.Error(), `not "int4"`) {
		t.Errorf("unknown precision: %v", err)
	}
	if _, err := Marshal(tiny(t, folder.MaskHead, safetensors.F32), Int8); err == nil || !strings.Contains(err.Error(), "no heads") {
		t.Errorf("no heads: %v", err)
	}
	closed := tiny(t, folder.Heads, safetensors.F32)
	closed.Close()
	if _, err := Marshal(closed, Float32); err == nil || !strings.Contains(err.Error(), "exporting to ONNX") {
		t.Errorf("closed folder: %v", err)
	}
}

func TestWriteFile(t *testing.T) {
	m := tiny(t, folder.Heads, safetensors.F32)
	dir := t.TempDir()
	path := filepath.Join(dir, "model.onnx")
	if err := WriteFile(path, m, Int8); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := Marshal(m, Int8); !bytes.Equal(got, want) {
		t.Error("the file differs from what Marshal returns")
	}
	if err := WriteFile(dir, m, Int8); err == nil {
		t.Error("writing over a folder is no error")
	}
	if err := WriteFile(filepath.Join(dir, "missing", "model.onnx"), m, Int8); err == nil {
		t.Error("writing into a missing folder is no error")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
