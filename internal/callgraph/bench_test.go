package callgraph

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// readTree lowers the JavaScript and TypeScript files under a folder, and counts their lines.
func readTree(tb testing.TB, p *ir.Program, known relative, root string) (lines int) {
	tb.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || d.IsDir() || !slices.Contains([]string{".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx"}, ext) ||
			strings.HasSuffix(path, ".d.ts") || strings.Contains(path, ".min.") {
			return err
		}
		code, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n := strings.Count(string(code), "\n") + 1
		if len(code)/n > 200 {
			return nil // minified
		}
		f := &source.File{Path: path, Language: language(path), Text: code, Code: code}
		tree, err := syntax.Parse(syntax.For(f.Language), code)
		if err != nil {
			return nil
		}
		lines += n
		p.Add(js.Lower(f, tree))
		known[path] = true
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return lines
}

// peak samples the heap until stop is closed and returns the most it saw.
func peak(stop chan struct{}, out chan uint64) {
	most := uint64(0)
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		select {
		case <-stop:
			out <- most
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// BenchmarkBuild measures the analysis of the trees listed in SHRIKE_TREES, separated by colons,
// as one program.
func BenchmarkBuild(b *testing.B) {
	trees := os.Getenv("SHRIKE_TREES")
	if trees == "" {
		b.Skip("SHRIKE_TREES names no folders")
	}
	p, known, lines := &ir.Program{}, relative{}, 0
	for _, t := range strings.Split(trees, ":") {
		lines += readTree(b, p, known, t)
	}
	p.Link(known)
	lib := newFakeLibrary()
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	var g *Graph
	for b.Loop() {
		stop, most := make(chan struct{}), make(chan uint64)
		go peak(stop, most)
		start := time.Now()
		var err error
		if g, err = Build(context.Background(), p, lib); err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		close(stop)
		b.ReportMetric(float64(lines)/took.Seconds(), "lines/s")
		b.ReportMetric(float64(<-most-before.HeapAlloc)/1e6, "peak-MB")
	}
	runtime.GC()
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/1e6, "kept-MB")
	report(b, g, lines)
}

// report logs how much was found.
func report(b *testing.B, g *Graph, lines int) {
	var calls, resolved, leaving, known, targets int
	for _, fn := range g.Prog.Funcs {
		for bl := range fn.Blocks {
			for i := range fn.Blocks[bl].Instrs {
				in := &fn.Blocks[bl].Instrs[i]
				if in.Op != ir.Call {
					continue
				}
				calls++
				n := len(g.Targets(fn.ID, in.Dst))
				targets += n
				switch {
				case n > 0:
					resolved++
				case slices.ContainsFunc(g.Values(fn.ID, in.A.Reg), func(v Value) bool { return v.Kind == API }):
					leaving++
				case len(g.Values(fn.ID, in.A.Reg)) > 0:
					known++
				}
			}
		}
	}
	b.Logf("%d lines, %d functions, %d calls: %d to the program (%d targets), %d to libraries, %d to other values, %d unknown",
		lines, len(g.Prog.Funcs), calls, resolved, targets, leaving, known, calls-resolved-leaving-known)
	biggest := 0
	for _, c := range g.Components() {
		biggest = max(biggest, len(c))
	}
	b.Logf("%d components, the largest of %d; %d levels; %d exported; %d bounds", len(g.Components()), biggest, len(g.Levels()), len(g.Exported()), len(g.Bounds()))
}
