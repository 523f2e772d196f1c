package js

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// corpus names a folder of real code (unpacked npm packages, say) for the tests below, which are
// skipped without it.
var corpus = flag.String("corpus", "", "folder of JavaScript and TypeScript to lower")

func isCode(path string) bool {
	switch filepath.Ext(path) {
	case ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts":
		return !strings.Contains(filepath.Base(path), ".d.") && !strings.Contains(path, ".min.")
	}
	return false
}

// eachTree parses every file of the corpus.
func eachTree(tb testing.TB, f func(*source.File, *syntax.Tree)) {
	if *corpus == "" {
		tb.Skip("needs -corpus DIR")
	}
	err := filepath.WalkDir(*corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isCode(path) {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		lang := language(path)
		tree, err := syntax.Parse(syntax.For(lang), code)
		if errors.Is(err, syntax.ErrTooDeep) {
			tb.Logf("%s: %v", path, err)
			return nil
		} else if err != nil {
			return err
		}
		f(&source.File{Path: path, Language: lang, Text: code, Code: code}, tree)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}

// TestCorpus verifies what real code is lowered to, and that it comes out the same twice.
func TestCorpus(t *testing.T) {
	files, broken := 0, 0
	eachTree(t, func(f *source.File, tree *syntax.Tree) {
		files++
		if len(tree.Broken()) > 0 {
			broken++
		}
		defer func() {
			if r := recover(); r != nil {
				t.Errorf("%s: %v\n%s", f.Path, r, debug.Stack())
			}
		}()
		out := Lower(f, tree)
		for _, fn := range out.Funcs {
			if err := ir.Verify(fn); err != nil {
				t.Errorf("%s: %v", f.Path, err)
				return
			}
		}
		if len(out.Bounds) > 0 {
			t.Logf("%s: %v", f.Path, out.Bounds)
		}
		if len(f.Code) < 20_000 && dump(out) != dump(Lower(f, tree)) {
			t.Errorf("%s: differs the second time", f.Path)
		}
	})
	t.Logf("%d files, %d with broken parts", files, broken)
}

// BenchmarkCorpus measures lowering alone, in lines a second.
func BenchmarkCorpus(b *testing.B) {
	lines, instrs, regs, funcs := 0, 0, 0, 0
	var spent time.Duration
	for b.Loop() {
		eachTree(b, func(f *source.File, tree *syntax.Tree) {
			start := time.Now()
			out := Lower(f, tree)
			spent += time.Since(start)
			lines += bytes.Count(f.Code, []byte("\n"))
			funcs += len(out.Funcs)
			for _, fn := range out.Funcs {
				regs += len(fn.Regs)
				for i := range fn.Blocks {
					instrs += len(fn.Blocks[i].Instrs)
				}
			}
		})
	}
	b.ReportMetric(float64(lines)/spent.Seconds(), "lines/s")
	b.ReportMetric(float64(instrs)/float64(lines), "instrs/line")
	b.ReportMetric(float64(regs)/float64(lines), "regs/line")
	b.ReportMetric(float64(funcs)/float64(lines)*1000, "funcs/kline")
}
