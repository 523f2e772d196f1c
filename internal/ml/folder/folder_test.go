package folder

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shrike-sec/shrike/internal/ml/safetensors"
	"github.com/shrike-sec/shrike/internal/ml/token"
)

// tiny is a model of one layer x 8 with all heads, stored as dtype.
func tiny(t testing.TB, dtype safetensors.DType) Contents {
	t.Helper()
	tok, err := token.Train(context.Background(), slices.Values([]string{"const a = query(b);"}), 270, 1)
	if err != nil {
		t.Fatal(err)
	}
	c := Contents{Config: Compact([]string{"sql-injection", "stored-xss"}), Tokenizer: tok, Card: "# tiny\n"}
	c.Config.VocabSize, c.Config.HiddenSize, c.Config.Layers, c.Config.Heads = tok.Size(), 8, 1, 2
	c.Config.IntermediateSize, c.Config.MaxPositions, c.Config.Shrike.MaxTokens = 16, 34, 32
	for _, p := range c.Config.Parts() {
		c.Tensors = append(c.Tensors, Store(p, dtype, ramp(p))...)
	}
	return c
}

// ramp is values for a part that differ from place to place.
func ramp(p Part) []float32 {
	v := make([]float32, p.Len())
	for i := range v {
		v[i] = float32(math.Sin(float64(i+len(p.Name)))) / 4
	}
	return v
}

func TestSaveOpen(t *testing.T) {
	for _, tt := range []struct {
		dtype safetensors.DType
		off   float64 // allowed difference
	}{{safetensors.F32, 0}, {safetensors.F16, 2e-4}, {safetensors.BF16, 2e-3}, {safetensors.I8, 1.1e-3}} {
		dir := filepath.Join(t.TempDir(), "model")
		want := tiny(t, tt.dtype)
		for range 2 { // the second replaces the first
			if err := Save(dir, want); err != nil {
				t.Fatal(err)
			}
		}
		m, err := OpenDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer m.Close()
		if !m.Has(Heads) || !m.Has(MaskHead) || m.Card() != "# tiny\n" || len(m.WeightsHash()) != 64 || m.Tokenizer.Size() != 270 {
			t.Errorf("%s: opened %+v", tt.dtype, m)
		}
		for _, p := range m.Parts() {
			got, err := m.Floats(p.Name)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range ramp(p) {
				if math.Abs(float64(got[i]-v)) > tt.off {
					t.Fatalf("%s: %s[%d] is %v, want %v", tt.dtype, p.Name, i, got[i], v)
				}
			}
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

func TestParameters(t *testing.T) {
	c := Compact([]string{"a"})
	n := 0
	for _, p := range c.Parts() {
		if p.Group == Encoder {
			n += p.Len()
		}
	}
	if n != 5388544 { // RobertaModel without pooler, by hand: (8192+514+1)*256 + 2*256 + 4*789760
		t.Errorf("the compact encoder has %d parameters", n)
	}
}

// memory is a saved model as files in memory.
func memory(t testing.TB, c Contents) fstest.MapFS {
	t.Helper()
	dir := t.TempDir()
	if err := Save(dir, c); err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, name := range []string{ConfigFile, TokenizerFile, WeightsFile, CardFile, HashesFile} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func TestHostileFolders(t *testing.T) {
	good := memory(t, tiny(t, safetensors.I8))
	swap := func(file, old, new string) func(fstest.MapFS) {
		return func(f fstest.MapFS) {
			text := string(f[file].Data)
			if !strings.Contains(text, old) {
				t.Fatalf("%s lacks %s", file, old)
			}
			f[file] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, old, new))}
		}
	}
	tests := []struct {
		name, want string
		change     func(fstest.MapFS)
		hashes     bool
	}{
		{"no config", "config.json", func(f fstest.MapFS) { delete(f, ConfigFile) }, false},
		{"no weights", "model.safetensors", func(f fstest.MapFS) { delete(f, WeightsFile) }, false},
		{"no tokeniser", "tokenizer.json", func(f fstest.MapFS) { delete(f, TokenizerFile) }, false},
		{"folder for weights", "no plain file", func(f fstest.MapFS) { f[WeightsFile] = &fstest.MapFile{Mode: fs.ModeDir} }, false},
		{"pipe for a config", "no plain file", func(f fstest.MapFS) { f[ConfigFile] = &fstest.MapFile{Mode: fs.ModeNamedPipe} }, false},
		{"cut off", "do not lie", func(f fstest.MapFS) {
			f[WeightsFile] = &fstest.MapFile{Data: f[WeightsFile].Data[:len(f[WeightsFile].Data)-1]}
		}, false},
		{"damaged", "changed or damaged", func(f fstest.MapFS) {
			data := slices.Clone(f[WeightsFile].Data)
			data[len(data)-1] ^= 1
			f[WeightsFile] = &fstest.MapFile{Data: data}
		}, true},
		{"card taken away", "changed or damaged", func(f fstest.MapFS) { delete(f, CardFile) }, true},
		{"hidden size", "shape", swap(ConfigFile, `"hidden_size": 8`, `"hidden_size": 10`), false},
		{"huge", "num_hidden_layers", swap(ConfigFile, `"num_hidden_layers": 1`, `"num_hidden_layers": 1000000000`), false},
		{"heads", "shared among", swap(ConfigFile, `"num_attention_heads": 2`, `"num_attention_heads": 3`), false},
		{"missing layer", "is missing", swap(ConfigFile, `"num_hidden_layers": 1`, `"num_hidden_layers": 2`), false},
		{"other network", "architectures", swap(ConfigFile, Architecture, "LlamaForCausalLM"), false},
		{"kinds", "shape", swap(ConfigFile, `"stored-xss"`, `"stored-xss", "a"`), false},
		{"kind twice", "twice", swap(ConfigFile, `"stored-xss"`, `"sql-injection"`), false},
		{"not a number", "config.json", swap(ConfigFile, `"hidden_size": 8`, `"hidden_size": 1e99`), false},
		{"vocabulary", "270 tokens", swap(ConfigFile, `"vocab_size": 270`, `"vocab_size": 271`), false},
		{"mark", "<sink>", swap(TokenizerFile, `"<sink>"`, `"<sunk>"`), false},
		{"renamed tensor", "is missing", swap(WeightsFile, `"line_classifier.bias":`, `"lime_classifier.bias":`), false},
	}
	for _, tt := range tests {
		fsys := fstest.MapFS{}
		for name, f := range good {
			fsys[name] = f
		}
		if !tt.hashes {
			delete(fsys, HashesFile)
		}
		tt.change(fsys)
		m, err := Open(fsys)
		if err == nil {
			m.Close()
		}
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func TestGroups(t *testing.T) {
	c := tiny(t, safetensors.F32)
	c.Tensors = slices.DeleteFunc(c.Tensors, func(d safetensors.Data) bool { return strings.HasPrefix(d.Name, "lm_head.") })
	m, err := Open(memory(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if m.Has(MaskHead) || !m.Has(Heads) {
		t.Error("the mask head is not told from the others")
	}
	c.Tensors = slices.DeleteFunc(c.Tensors, func(d safetensors.Data) bool { return strings.Contains(d.Name, "classifier") })
	if err := Save(t.TempDir(), c); err == nil {
		t.Error("a model without heads was saved")
	}
	c = tiny(t, safetensors.F32)
	c.Tensors = append(c.Tensors, safetensors.FromFloats("roberta.pooler.dense.bias", safetensors.F32, []int{8}, make([]float32, 8)))
	if err := Save(t.TempDir(), c); err == nil || !strings.Contains(err.Error(), "not of this network") {
		t.Errorf("a stray tensor: error %v", err)
	}
}

func TestConvert(t *testing.T) {
	ctx := context.Background()
	m, err := Open(memory(t, tiny(t, safetensors.F32)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := m.Convert(ctx, safetensors.I8)
	if err != nil {
		t.Fatal(err)
	}
	small, err := Open(memory(t, c))
	if err != nil {
		t.Fatal(err)
	}
	if small.Metadata()[SourceKey] != m.WeightsHash() || small.Parameters() != m.Parameters() || small.Sizes()[WeightsFile] >= m.Sizes()[WeightsFile] {
		t.Errorf("converted from %q, %d parameters, %v bytes", small.Metadata()[SourceKey], small.Parameters(), small.Sizes())
	}
	if err := small.CheckValues(ctx); err != nil {
		t.Error(err)
	}
	if c, err = small.Convert(ctx, safetensors.I8); err != nil {
		t.Fatal(err)
	}
	again, err := Open(memory(t, c))
	if err != nil {
		t.Fatal(err)
	}
	const name = "classifier.dense.weight"
	one, _, _ := small.Quantised(name)
	two, _, err := again.Quantised(name)
	if err != nil || !slices.Equal(one, two) {
		t.Errorf("quantising what is quantised changes it (%v)", err)
	}
}

// The largest magnitude of a row becomes 127, and no value is off by more than half a step.
func TestQuantise(t *testing.T) {
	values := []float32{0, 1, -2, 0.5, 0, 0, 0, 0, 1e-40, 0, 0, 0}
	rows, scales := Quantise(values, 3)
	if rows[2] != -127 || scales[1] != 0 {
		t.Errorf("rows %v, scales %v", rows, scales)
	}
	for i, v := range values {
		if got := float32(rows[i]) * scales[i/4]; math.Abs(float64(got-v)) > float64(scales[i/4])*0.5001 {
			t.Errorf("%v becomes %v", v, got)
		}
	}
}

func TestCheckValues(t *testing.T) {
	for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
		c := tiny(t, safetensors.I8)
		for i, d := range c.Tensors {
			if d.Name == "classifier.dense.bias" || d.Name == "kind_classifier.weight_scale" {
				values := make([]float32, d.Shape[0])
				values[1] = bad
				c.Tensors[i] = safetensors.FromFloats(d.Name, d.DType, d.Shape, values)
			}
		}
		m, err := Open(memory(t, c))
		if err != nil {
			t.Fatal(err)
		}
		err = m.CheckValues(context.Background())
		if err == nil || !strings.Contains(err.Error(), "classifier.dense.bias") || !strings.Contains(err.Error(), "kind_classifier.weight_scale") {
			t.Errorf("%v: error %v", bad, err)
		}
	}
}

// Save must not take somebody's README.md for a model card of its own, nor their config.json.
func TestSaveKeepsOthers(t *testing.T) {
	dir := t.TempDir()
	put := func(name string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(ConfigFile)
	if err := Save(dir, tiny(t, safetensors.F32)); err == nil || !strings.Contains(err.Error(), "empty folder") {
		t.Errorf("error %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, ConfigFile)); err != nil || string(data) != "mine" {
		t.Errorf("config.json is now %q, %v", data, err)
	}
	if err := os.Remove(filepath.Join(dir, ConfigFile)); err != nil {
		t.Fatal(err)
	}
	put(CardFile)
	for range 2 { // the second time the card is the model's
		if err := Save(dir, tiny(t, safetensors.F32)); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, oldCard)); err != nil || string(data) != "mine" {
		t.Errorf("%s is %q, %v", oldCard, data, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What calibrates a model goes where the model goes.
func TestAttachments(t *testing.T) {
	fsys := memory(t, tiny(t, safetensors.F32))
	fsys["calibration.json"] = &fstest.MapFile{Data: []byte(`{"marked": true}`)}
	m, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	c, err := m.Convert(context.Background(), safetensors.F16)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Save(dir, c); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "calibration.json")); err != nil || string(data) != `{"marked": true}` {
		t.Errorf("calibration.json is %q, %v", data, err)
	}
	for i := range maxAttachments {
		fsys[fmt.Sprintf("%d.json", i)] = &fstest.MapFile{Data: []byte("{}")}
	}
	if _, err := m.Convert(context.Background(), safetensors.F16); err == nil {
		t.Error("any number of files is carried over")
	}
	c.Attachments = map[string][]byte{"../x.json": nil}
	if err := Save(dir, c); err == nil {
		t.Error("an attachment was written outside of the folder")
	}
}
