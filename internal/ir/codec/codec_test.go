package codec

import (
	"bytes"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// lowered returns what the files below a folder are lowered to.
func lowered(t testing.TB, root string) []*ir.File {
	t.Helper()
	var out []*ir.File
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f := source.New(path, text)
		lang := syntax.For(f.Language)
		if lang == nil {
			return nil
		}
		tree, err := syntax.Parse(lang, f.Code)
		if err != nil {
			return err
		}
		out = append(out, js.Lower(f, tree))
		return nil
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("%d files below %s: %v", len(out), root, err)
	}
	return out
}

func TestRoundTrip(t *testing.T) {
	for _, root := range []string{"../../../examples/shop", "../../../catalog/testdata"} {
		for _, f := range lowered(t, root) {
			data, err := Encode(f)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Decode(data, f.Source)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Encode(got)
			if err != nil || !bytes.Equal(again, data) {
				t.Fatalf("%s differs the second time (%v)", f.Source.Path, err)
			}
			for i, fn := range f.Funcs {
				if want := ir.Dump(fn); ir.Dump(got.Funcs[i]) != want {
					t.Fatalf("%s comes back as\n%s\nwant\n%s", f.Source.Path, ir.Dump(got.Funcs[i]), want)
				}
			}
		}
	}
}

// fill sets everything within a value to something other than zero.
func fill(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), r)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), r)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.String:
		v.SetString(string(rune('a' + r.Intn(26))))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(1 + uint64(r.Intn(99)))
	default:
		v.SetInt(1 + int64(r.Intn(99)))
	}
}

// Nothing that an ir.File can hold is left out, whatever is added to it one day. What Program.Add
// and Link fill in is not there yet when a file is written.
func TestEverythingIsWritten(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	want := &ir.File{}
	for _, field := range []any{&want.Module, &want.Funcs, &want.Classes, &want.Imports, &want.Globals, &want.Bounds} {
		fill(reflect.ValueOf(field).Elem(), r)
	}
	for _, f := range want.Funcs {
		f.File = 0
	}
	for _, c := range want.Classes {
		c.File = 0
	}
	w := &coder{known: map[string]int32{}}
	w.file(want)
	got := &ir.File{}
	c := &coder{reading: true, buf: w.buf, texts: w.texts}
	c.file(got)
	if c.err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("comes back otherwise (%v)", c.err)
	}
	if n := reflect.TypeFor[ir.File]().NumField(); n != 10 {
		t.Errorf("ir.File has %d fields; is the new one written?", n)
	}
}

// Damaged bytes are an error or another sound file, never a panic.
func FuzzDecode(f *testing.F) {
	for _, x := range lowered(f, "../../../examples/shop") {
		data, err := Encode(x)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := source.New("a.js", nil)
		got, err := Decode(data, src)
		if err != nil {
			return
		}
		if err := got.Verify(); err != nil {
			t.Error(err)
		}
		if _, err := Encode(got); err != nil {
			t.Error(err)
		}
	})
}

// Every single damaged byte is either noticed or yields a sound file.
func TestDamage(t *testing.T) {
	x := lowered(t, "../../../examples/shop/src/db.js")[0]
	data, err := Encode(x)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		for _, b := range []byte{0, 0xff, data[i] ^ 1, data[i] + 2} {
			bad := bytes.Clone(data)
			bad[i] = b
			_, _ = Decode(bad, x.Source)
			_, _ = Decode(bad[:i], x.Source)
		}
	}
}

func benchmark(b *testing.B, do func(f *ir.File, data []byte)) {
	files := lowered(b, "../../../examples/shop")
	lines, size := 0, 0
	var all [][]byte
	for _, f := range files {
		data, err := Encode(f)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, data)
		lines += f.Source.LineCount()
		size += len(data)
	}
	for b.Loop() {
		for i, f := range files {
			do(f, all[i])
		}
	}
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
	b.ReportMetric(float64(size)/float64(lines), "bytes/line")
}

func BenchmarkEncode(b *testing.B) {
	benchmark(b, func(f *ir.File, _ []byte) { _, _ = Encode(f) })
}

func BenchmarkDecode(b *testing.B) {
	benchmark(b, func(f *ir.File, data []byte) { _, _ = Decode(data, f.Source) })
}
