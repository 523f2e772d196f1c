package js

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func language(path string) source.Language {
	switch filepath.Ext(path) {
	case ".ts", ".mts", ".cts":
		return source.TypeScript
	case ".tsx":
		return source.TSX
	}
	return source.JavaScript
}

func lower(t testing.TB, path string, code []byte) *ir.File {
	t.Helper()
	switch filepath.Ext(path) {
	case ".vue", ".svelte", ".html":
		return lowerFile(t, source.New(path, code))
	}
	return lowerFile(t, &source.File{Path: path, Language: language(path), Text: code, Code: code})
}

func lowerFile(t testing.TB, f *source.File) *ir.File {
	t.Helper()
	tree, err := syntax.Parse(syntax.For(f.Language), f.Code)
	if err != nil {
		t.Fatal(err)
	}
	return Lower(f, tree)
}

// verify checks every function of a file, and what one function's Verify cannot see.
func verify(t testing.TB, f *ir.File) {
	t.Helper()
	if err := f.Verify(); err != nil {
		t.Fatalf("%v\n%s", err, dump(f))
	}
}

func dump(f *ir.File) string {
	var b strings.Builder
	for _, c := range f.Classes {
		b.WriteString(ir.DumpClass(c))
	}
	for i, fn := range f.Funcs {
		if i > 0 || len(f.Classes) > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(ir.Dump(fn))
	}
	for _, im := range f.Imports {
		b.WriteString("import " + im.Specifier + "\n")
	}
	for _, g := range f.Globals {
		b.WriteString("script global " + g.Name + "\n")
	}
	for _, bound := range f.Bounds {
		b.WriteString("bound " + bound.Name + "\n")
	}
	return b.String()
}

// TestGolden lowers the first file of each archive and compares the dump with the second.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := lower(t, a.Files[0].Name, a.Files[0].Data)
			verify(t, f)
			got := []byte(dump(f))
			if *update {
				a.Files = []txtar.File{a.Files[0], {Name: "ir", Data: got}}
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) < 2 || !bytes.Equal(got, a.Files[1].Data) {
				t.Errorf("got\n%s", got)
			}
		})
	}
}
