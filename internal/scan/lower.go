package scan

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"golang.org/x/sync/errgroup"
)

// lowered is what became of one file: nothing but skipped when it could not be analysed.
type lowered struct {
	file    *ir.File
	ruled   ruled
	skipped []source.Skipped
}

// lowerAll does to every file what one does to a file, workers of them at a time. The results are in
// the files' order.
func lowerAll(ctx context.Context, files []*source.File, one func(context.Context, *source.File) (lowered, error), workers int, progress func(done int)) ([]lowered, error) {
	out := make([]lowered, len(files))
	var done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for i, f := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			if out[i], err = one(ctx, f); err != nil {
				return err
			}
			progress(int(done.Add(1)))
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("reading code: %w", err)
	}
	return out, nil
}

// lowerFile parses and lowers one file, and runs the pattern rules over it.
func lowerFile(ctx context.Context, f *source.File, rules *rules, m *meter) (out lowered, err error) {
	failed := attempt(f.Path, "reading code", func() { out, err = parseFile(ctx, f, rules, m) })
	if failed != nil {
		out = lowered{skipped: []source.Skipped{*failed}}
	}
	return out, err
}

func parseFile(ctx context.Context, f *source.File, rules *rules, m *meter) (out lowered, err error) {
	front := frontEndOf(f.Language)
	lang := syntax.For(f.Language)
	if front == nil || lang == nil {
		return skip(f, fmt.Sprintf("no front end for %s", f.Language), ""), nil
	}
	cost := m.begin()
	defer m.end(cost)
	tree, err := syntax.Parse(lang, f.Code)
	cost.lap(parsing)
	switch {
	case errors.Is(err, syntax.ErrTooDeep):
		return skip(f, source.ReasonTooDeep, fmt.Sprintf("code is nested more than %d levels deep", syntax.MaxDepth)), nil
	case err != nil:
		return skip(f, err.Error(), ""), nil
	}
	if broken := tree.Broken(); len(broken) > 0 {
		out.skipped = append(out.skipped, source.Skipped{
			Path: f.Path, Reason: source.ReasonSyntax, Detail: describeRanges(f, broken), Partial: true,
		})
	}
	if failed := attempt(f.Path, "matching rules", func() { out.ruled, err = rules.run(ctx, tree, f, cost.profile()) }); failed != nil {
		out.skipped = append(out.skipped, *failed)
	}
	cost.lap(patterns)
	if err != nil {
		return out, err
	}
	file := front.lower(f, tree)
	cost.lap(lowering)
	if err := file.Verify(); err != nil { // what is wrong here would bring down stages that work on all files
		out.skipped = []source.Skipped{failure(f.Path, "reading code", err.Error())}
		return out, nil
	}
	out.file = file
	return out, nil
}

func skip(f *source.File, reason, detail string) lowered {
	return lowered{skipped: []source.Skipped{{Path: f.Path, Reason: reason, Detail: detail}}}
}

// maxRanges is how many broken ranges of one file are named; the rest are counted.
const maxRanges = 5

// describeRanges names the lines of ranges: "lines 3-5, 9 and 2 more".
func describeRanges(f *source.File, spans []source.Span) string {
	var parts []string
	last := source.LineRange{}
	more := 0
	for _, s := range spans {
		first, _ := f.Position(int(s.Start))
		end, _ := f.Position(int(max(s.Start, s.End)))
		r := source.LineRange{First: first, Last: end}
		switch {
		case r == last:
		case len(parts) == maxRanges:
			more++
		case r.First == r.Last:
			parts = append(parts, fmt.Sprint(r.First))
		default:
			parts = append(parts, fmt.Sprintf("%d-%d", r.First, r.Last))
		}
		last = r
	}
	text := "not understood: line " + parts[0]
	if len(parts) > 1 || strings.Contains(parts[0], "-") {
		text = "not understood: lines " + strings.Join(parts, ", ")
	}
	if more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
