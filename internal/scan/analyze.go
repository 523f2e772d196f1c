package scan

import (
	"context"
	"fmt"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/taint"
)

// Input is a whole project, read: what an analysis depends on besides the catalogue.
type Input struct {
	Files []*source.File // in path order
	// Project answers for the languages' manifests (package.json, tsconfig.json).
	Project Project
	// Library makes parameters of exported functions sources.
	Library bool
}

// Analysis is what the engine finds in an Input, before anything is ranked or left out.
type Analysis struct {
	Findings  []*finding.Finding
	Skipped   []source.Skipped // files the engine could not take, or only in part
	Bounds    []finding.Bound
	Lines     int
	Functions int
}

// analyze runs the engine: lower, link, resolve calls, follow data.
func analyze(ctx context.Context, in Input, cat *catalog.Catalog, workers int, st *stages) (*Analysis, error) {
	out := &Analysis{}
	prog, err := lowerProgram(ctx, in, workers, st, out)
	if err != nil {
		return nil, err
	}
	end := st.start("calls")
	graph, err := callgraph.Build(ctx, prog, cat.Library(library))
	if err != nil {
		return nil, fmt.Errorf("resolving calls: %w", err)
	}
	end()
	end = st.start("taint")
	result, err := taint.Run(ctx, prog, graph, cat, taint.Options{
		Workers: workers, Library: in.Library,
		Progress: func(done, total int) { st.progress("taint", done, total) },
	})
	if err != nil {
		return nil, err
	}
	end()
	out.Findings, out.Bounds = result.Findings, append(out.Bounds, result.Bounds...)
	byPath := make(map[string]*source.File, len(in.Files))
	for _, f := range in.Files {
		byPath[f.Path] = f
	}
	finding.Fingerprints(out.Findings, func(path string, n int) string {
		if f := byPath[path]; f != nil {
			return f.Line(n)
		}
		return ""
	})
	return out, nil
}

// lowerProgram turns files into one linked program, and notes what could not be taken.
func lowerProgram(ctx context.Context, in Input, workers int, st *stages, out *Analysis) (*ir.Program, error) {
	defer st.start("lowering")()
	files, err := lowerAll(ctx, in.Files, workers, func(done int) { st.progress("lowering", done, len(in.Files)) })
	if err != nil {
		return nil, err
	}
	prog := &ir.Program{}
	for i, l := range files {
		out.Skipped = append(out.Skipped, l.skipped...)
		if l.file == nil {
			continue
		}
		out.Lines += in.Files[i].LineCount()
		prog.Add(l.file)
		for _, b := range l.file.Bounds {
			out.Bounds = append(out.Bounds, finding.Bound{Name: b.Name, Where: place(l.file, b.Node), Limit: b.Limit})
		}
	}
	prog.Link(in.Project)
	out.Functions = len(prog.Funcs)
	return prog, nil
}

// place names a node's line: "src/a.js:12".
func place(f *ir.File, node ir.NodeID) string {
	if node == ir.NoNode {
		return f.Source.Path
	}
	start, _ := f.Spans.Span(int32(node))
	line, _ := f.Source.Position(int(start))
	return fmt.Sprintf("%s:%d", f.Source.Path, line)
}
