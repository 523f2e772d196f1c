package scan

import (
	"context"
	"fmt"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/route"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/taint"
)

// Analysis is what the engine finds in a project, before anything is ranked or left out.
type Analysis struct {
	Findings  []*finding.Finding
	Skipped   []source.Skipped // files the engine could not take, or only in part
	Bounds    []finding.Bound
	Lines     int
	Functions int
}

// analyze runs the engine: lower, link, resolve calls, follow data.
func analyze(ctx context.Context, p *project, library bool, cat *catalog.Catalog, rules *rules, workers int, st *stages) (*Analysis, error) {
	out := &Analysis{}
	prog, files, err := lowerProgram(ctx, p, rules, workers, st, out)
	if err != nil {
		return nil, err
	}
	taintRules, described := taintRules(files)
	end := st.start("calls")
	graph, err := callgraph.Build(ctx, prog, cat.Library(models))
	if err != nil {
		return nil, fmt.Errorf("resolving calls: %w", err)
	}
	end()
	end = st.start("taint")
	result, err := taint.Run(ctx, prog, graph, cat, taint.Options{
		Workers: workers, Library: library, Rules: taintRules,
		Progress: func(done, total int) { st.progress("taint", done, total) },
	})
	if err != nil {
		return nil, err
	}
	end()
	if words := cat.Routes(models); words != nil {
		out.Findings = append(out.Findings, route.Review(prog, graph, cat, words)...)
	}
	rules.describeTaint(result.Findings, described)
	out.Findings = distinct(append(out.Findings, result.Findings...))
	out.Bounds = append(out.Bounds, result.Bounds...)
	byPath := make(map[string]*source.File, len(p.files))
	for _, f := range p.files {
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
func lowerProgram(ctx context.Context, p *project, rules *rules, workers int, st *stages, out *Analysis) (*ir.Program, []lowered, error) {
	defer st.start("lowering")()
	files, err := lowerAll(ctx, p.files, rules, workers, func(done int) { st.progress("lowering", done, len(p.files)) })
	if err != nil {
		return nil, nil, err
	}
	prog := &ir.Program{}
	for i, l := range files {
		out.Skipped = append(out.Skipped, l.skipped...)
		if l.file == nil {
			continue
		}
		out.Lines += p.files[i].LineCount()
		out.Findings = append(out.Findings, l.ruled.findings...)
		out.Bounds = append(out.Bounds, l.ruled.bounds...)
		prog.Add(l.file)
		for _, b := range l.file.Bounds {
			out.Bounds = append(out.Bounds, finding.Bound{Name: b.Name, Where: place(l.file, b.Node), Limit: b.Limit})
		}
	}
	prog.Link(p.resolver)
	out.Functions = len(prog.Funcs)
	return prog, files, nil
}

// distinct drops findings that say what an earlier one says of the same place: a pattern and the
// data flow that runs into it.
func distinct(found []*finding.Finding) []*finding.Finding {
	type place struct {
		rule, path string
		line       int
	}
	longest := map[place]*finding.Finding{}
	for _, f := range found {
		k := place{f.RuleID, f.Path, f.Start.Line}
		if old := longest[k]; old == nil || len(old.Steps) == 1 && len(f.Steps) > 1 {
			longest[k] = f
		}
	}
	out := found[:0:0]
	for _, f := range found {
		k := place{f.RuleID, f.Path, f.Start.Line}
		if keep := longest[k]; keep == f || len(keep.Steps) > 1 && len(f.Steps) > 1 {
			out = append(out, f)
		}
	}
	return out
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
