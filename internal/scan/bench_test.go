package scan

import (
	"flag"
	"testing"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/route"
	"github.com/shrike-sec/shrike/internal/setting"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/taint"
)

var tree = flag.String("tree", "../../examples/shop", "the project that benchmarks work on")

// stageBench is a project and what its stages need of each other.
type stageBench struct {
	cat   *catalog.Catalog
	rules *rules
	files []*source.File
	lines int
}

func newStageBench(b *testing.B) *stageBench {
	b.Helper()
	cat, err := catalog.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	rules, _, err := compileRules(cat, nil, false)
	if err != nil {
		b.Fatal(err)
	}
	files, _, err := source.Walk(b.Context(), *tree, source.Options{})
	if err != nil || len(files) == 0 {
		b.Fatalf("%d files: %v", len(files), err)
	}
	s := &stageBench{cat: cat, rules: rules, files: files}
	for _, f := range files {
		s.lines += f.LineCount()
	}
	return s
}

func (s *stageBench) lower(b *testing.B) *ir.Program {
	k := &keeper{rules: s.rules}
	files, err := lowerAll(b.Context(), s.files, k.lower, 1, func(int) {})
	if err != nil {
		b.Fatal(err)
	}
	prog := &ir.Program{}
	for i := range files {
		if files[i].file != nil {
			prog.Add(files[i].file)
		}
	}
	prog.Link(newResolvers(s.files, func(name string) ([]byte, error) { return readBelow(*tree, name) }))
	return prog
}

func (s *stageBench) calls(b *testing.B, prog *ir.Program) *callgraph.Graph {
	g, err := callgraph.Build(b.Context(), prog, s.cat.Library(models))
	if err != nil {
		b.Fatal(err)
	}
	return g
}

// BenchmarkStages measures every stage by itself, with one worker, in lines a second:
// go test ./internal/scan -run xxx -bench Stages -tree DIR
func BenchmarkStages(b *testing.B) {
	s := newStageBench(b)
	prog := s.lower(b)
	graph := s.calls(b, prog)
	packed := s.pack(b)
	for _, stage := range []struct {
		name string
		run  func(b *testing.B)
	}{
		{"reading", func(b *testing.B) {
			if _, _, err := source.Walk(b.Context(), *tree, source.Options{}); err != nil {
				b.Fatal(err)
			}
		}},
		{"lowering", func(b *testing.B) { s.lower(b) }},
		{"unpacking", func(b *testing.B) {
			for i, f := range s.files {
				unpack(packed[i], f, nil)
			}
		}},
		{"calls", func(b *testing.B) { s.calls(b, prog) }},
		{"taint", func(b *testing.B) {
			if _, err := taint.Run(b.Context(), prog, graph, s.cat, taint.Options{Workers: 1}); err != nil {
				b.Fatal(err)
			}
		}},
		{"routes", func(b *testing.B) { route.Review(b.Context(), prog, graph, s.cat, s.cat.Routes(models), nil) }},
		{"settings", func(b *testing.B) { setting.Review(b.Context(), prog, graph, s.cat.Settings(models)) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			for b.Loop() {
				stage.run(b)
			}
			b.ReportMetric(float64(s.lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
		})
	}
}

// pack is what a cache would keep of the files.
func (s *stageBench) pack(b *testing.B) [][]byte {
	var packed [][]byte
	for _, f := range s.files {
		l, err := lowerFile(b.Context(), f, s.rules, nil)
		if err != nil || l.file == nil {
			b.Fatalf("lowering %s: %v", f.Path, err)
		}
		data, _ := l.pack()
		packed = append(packed, data)
	}
	return packed
}
