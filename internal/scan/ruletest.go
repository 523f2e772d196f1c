package scan

import (
	"context"
	"fmt"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/pattern"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/taint"
)

// TestRules tests the rule files of a folder with the annotated files beside them, rules in taint
// mode by the engine that scans use.
func TestRules(ctx context.Context, cat *catalog.Catalog, dir string) (*pattern.TestReport, error) {
	return pattern.TestRules(ctx, dir, func(ctx context.Context, s *pattern.Set, f *source.File) ([]pattern.Match, error) {
		return runRules(ctx, cat, s, f)
	})
}

// runRules runs the rules of a set over one file.
func runRules(ctx context.Context, cat *catalog.Catalog, s *pattern.Set, f *source.File) ([]pattern.Match, error) {
	front, lang := frontEndOf(f.Language), syntax.For(f.Language)
	if front == nil || lang == nil {
		return pattern.RunSearch(ctx, s, f)
	}
	tree, err := syntax.Parse(lang, f.Code)
	if err != nil {
		return nil, fmt.Errorf("parsing %s: %w", f.Path, err)
	}
	res, err := s.Run(ctx, tree, f, nil)
	if err != nil || len(res.Taint) == 0 {
		if err != nil {
			return nil, err
		}
		return res.Matches, nil
	}
	prog := &ir.Program{}
	l := lowered{file: front.lower(f, tree), ruled: ruled{taint: res.Taint}}
	prog.Add(l.file)
	graph, err := callgraph.Build(ctx, prog, cat.Library(models))
	if err != nil {
		return nil, fmt.Errorf("resolving calls: %w", err)
	}
	specs, byID := taintRules([]lowered{l})
	found, err := taint.Run(ctx, prog, graph, cat, taint.Options{Workers: 1, Rules: specs})
	if err != nil {
		return nil, err
	}
	out := res.Matches
	for _, x := range found.Findings {
		if of := byID[x.RuleID]; of != nil && x.Kind == "" {
			out = append(out, pattern.Match{Rule: of, Start: uint32(x.Start.Offset), End: uint32(x.End.Offset), Message: x.Message})
		}
	}
	return out, nil
}
