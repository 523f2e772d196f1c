package scan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/callgraph"
	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/route"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/setting"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/taint"
)

// Analysis is what the engine finds in a project, before anything is ranked or left out.
type Analysis struct {
	Findings  []*finding.Finding
	Skipped   []source.Skipped // files the engine could not take, or only in part
	Bounds    []finding.Bound
	Notes     []string // rules that were left out, and why
	Lines     int
	Functions int
	// Suspects are functions without findings that a model should look at, the likeliest first, and
	// Passed counts those there was no room for. Nobody asks for them without a model.
	Suspects []score.Place `json:",omitempty"`
	Passed   int           `json:",omitempty"`
}

// engine is what an analysis needs besides the project.
type engine struct {
	cat      *catalog.Catalog
	rules    *rules
	library  bool // parameters of exported functions are sources
	rank     rank.Options
	only     bool // what the user's rules find is all that is asked for
	model    bool // suspects are wanted
	near     bool // with what is near them
	workers  int
	stages   *stages
	files    keeper
	coverage *catalog.Coverage
}

// analyze lowers, links, resolves calls and follows data.
func (e *engine) analyze(ctx context.Context, p *project) (*Analysis, error) {
	out := &Analysis{}
	prog, files, err := e.lower(ctx, p, out)
	if err != nil {
		return nil, err
	}
	if !e.only || namesTaint(files) {
		if err := e.connect(ctx, prog, files, out); err != nil {
			return nil, err
		}
	}
	out.Skipped = append(out.Skipped, failures(prog)...)
	out.Findings = distinct(out.Findings)
	code := source.NewIndex(p.files)
	finding.Fingerprints(out.Findings, func(path string, n int) string { return strings.Join(code.Lines(path, n, n), "") })
	return out, nil
}

// connect finds what takes more than one place: data that goes somewhere, routes that lack something,
// calls that are set up wrongly. Each is looked for although another failed.
func (e *engine) connect(ctx context.Context, prog *ir.Program, files []lowered, out *Analysis) (err error) {
	var graph *callgraph.Graph
	if !prog.Try("resolving calls", ir.NoFile, func() { graph, err = e.resolve(ctx, prog) }) || err != nil {
		return err
	}
	for _, b := range graph.Bounds() {
		out.Bounds = append(out.Bounds, finding.Bound(b))
	}
	prog.Try("following data", ir.NoFile, func() { err = e.follow(ctx, prog, graph, files, out) })
	if err != nil {
		return err
	}
	if e.only {
		return ctx.Err()
	}
	prog.Try("reviewing routes", ir.NoFile, func() {
		defer e.stages.start("routes")()
		if words := e.cat.Routes(models); words != nil {
			out.Findings = route.Review(ctx, prog, graph, e.cat, words, out.Findings)
		}
	})
	prog.Try("judging settings", ir.NoFile, func() {
		defer e.stages.start("settings")()
		out.Findings = append(out.Findings, setting.Review(ctx, prog, graph, e.cat.Settings(models))...)
	})
	if e.model {
		prog.Try("choosing what the model reads", ir.NoFile, func() {
			out.Suspects, out.Passed = suspects(prog, graph, e.cat, out.Findings, out.Lines, e.near)
		})
	}
	return ctx.Err()
}

// namesTaint reports whether a rule in taint mode has something to follow.
func namesTaint(files []lowered) bool {
	return slices.ContainsFunc(files, func(l lowered) bool { return len(l.ruled.taint) > 0 })
}

// lower turns files into one linked program, and notes what could not be taken and what pattern
// rules found.
func (e *engine) lower(ctx context.Context, p *project, out *Analysis) (*ir.Program, []lowered, error) {
	defer e.stages.start("lowering")()
	files, err := lowerAll(ctx, p.files, e.files.lower, e.workers, func(done int) { e.stages.progress("lowering", done, len(p.files)) })
	if err != nil {
		return nil, nil, err
	}
	prog := &ir.Program{}
	for i := range files {
		l := &files[i]
		out.Skipped = append(out.Skipped, l.skipped...)
		out.Findings = append(out.Findings, l.ruled.findings...)
		out.Bounds = append(out.Bounds, l.ruled.bounds...)
		if l.file == nil {
			continue
		}
		out.Lines += p.files[i].LineCount()
		if failed := attempt(p.files[i].Path, "reading code", func() { l.add(prog, out) }); failed != nil {
			out.Skipped = append(out.Skipped, *failed)
			l.file = nil
		}
	}
	prog.Link(p.resolver)
	out.Functions = len(prog.Funcs)
	return prog, files, nil
}

// add makes a file part of a program.
func (l *lowered) add(prog *ir.Program, out *Analysis) {
	for _, b := range l.file.Bounds {
		out.Bounds = append(out.Bounds, finding.Bound{Name: b.Name, Where: place(l.file, b.Node), Limit: b.Limit})
	}
	prog.Add(l.file)
}

// resolve finds out what calls what.
func (e *engine) resolve(ctx context.Context, prog *ir.Program) (*callgraph.Graph, error) {
	defer e.stages.start("calls")()
	graph, err := callgraph.Build(ctx, prog, e.cat.Library(models))
	if err != nil {
		return nil, fmt.Errorf("resolving calls: %w", err)
	}
	return graph, nil
}

// follow runs the data through the program.
func (e *engine) follow(ctx context.Context, prog *ir.Program, graph *callgraph.Graph, files []lowered, out *Analysis) error {
	defer e.stages.start("taint")()
	rules, described := taintRules(files)
	result, err := taint.Run(ctx, prog, graph, e.cat, taint.Options{
		Workers: e.workers, Library: e.library, Rules: rules, RulesOnly: e.only, Coverage: e.coverage,
		Confidence: func(x finding.Evidence) float64 { return rank.Confidence(x, e.rank) },
		Progress:   func(done, total int) { e.stages.progress("taint", done, total) },
	})
	if err != nil {
		return err
	}
	e.rules.describeTaint(result.Findings, described)
	out.Findings = append(out.Findings, result.Findings...)
	out.Bounds = append(out.Bounds, result.Bounds...)
	return nil
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
