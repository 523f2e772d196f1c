package folder

import (
	"testing"
	"testing/fstest"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
)

// FuzzConfig: any config.json is an error or describes a network of bounded size.
func FuzzConfig(f *testing.F) {
	text, err := Compact([]string{"sql-injection"}).text()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"hidden_size": 1e9}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseConfig(data)
		if err != nil {
			return
		}
		n := 0
		for _, p := range c.Parts() {
			if p.Len() <= 0 {
				t.Fatalf("%s has the shape %v", p.Name, p.Shape)
			}
			n += p.Len()
		}
		if n > 2*maxParams {
			t.Fatalf("%d parameters", n)
		}
		again, err := c.text()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseConfig(again); err != nil {
			t.Fatalf("what was written can't be read: %v", err)
		}
	})
}

// FuzzOpen: any bytes in the place of a folder's files are an error or a model that can be read.
func FuzzOpen(f *testing.F) {
	good := memory(f, tiny(f, safetensors.I8))
	f.Add(good[ConfigFile].Data, good[WeightsFile].Data, good[HashesFile].Data)
	f.Add([]byte("{}"), []byte{}, []byte("{}"))
	f.Fuzz(func(t *testing.T, config, weights, hashes []byte) {
		fsys := fstest.MapFS{TokenizerFile: good[TokenizerFile], CardFile: good[CardFile]}
		for name, data := range map[string][]byte{ConfigFile: config, WeightsFile: weights, HashesFile: hashes} {
			fsys[name] = &fstest.MapFile{Data: data}
		}
		m, err := Open(fsys)
		if err != nil {
			return
		}
		defer m.Close()
		for _, p := range m.Parts() {
			if v, err := m.Floats(p.Name); err != nil || len(v) != p.Len() {
				t.Fatalf("%s: %d values, %v", p.Name, len(v), err)
			}
		}
	})
}
