package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/rank"
)

const preface = `# Real packages

This file is written by ` + "`go run ./bench/realworld`" + ` (or ` + "`make realworld`" + `): releases of npm packages with a published flaw beside the release that fixed it, and current, well-kept packages.

`

// outcome is what came of a pair.
type outcome struct {
	pair
	before, after []*finding.Finding // of the flaw's kinds and place, likeliest first
	seconds       float64            // both scans
	tooLong       bool
}

func (b *bench) pairs(ctx context.Context, list []pair) ([]outcome, error) {
	var all []outcome
	for _, p := range list {
		if !b.wants(p.Package) {
			continue
		}
		before, err := b.scan(ctx, p.Package, p.Vulnerable, p.Flags...)
		if err != nil {
			return nil, err
		}
		after, err := b.scan(ctx, p.Package, p.Fixed, p.Flags...)
		if err != nil {
			return nil, err
		}
		all = append(all, outcome{
			pair: p, before: p.matches(before), after: p.matches(after),
			seconds: before.seconds + after.seconds, tooLong: before.tooLong || after.tooLong,
		})
	}
	return all, nil
}

// matches are the findings of the pair's kinds where its flaw is.
func (p *pair) matches(s *scanned) []*finding.Finding {
	var found []*finding.Finding
	for _, f := range s.Findings {
		if slices.Contains(p.Kinds, f.Kind) && f.Path == p.File && (p.Function == "" || p.Function == f.Function) {
			found = append(found, f)
		}
	}
	slices.SortStableFunc(found, func(x, y *finding.Finding) int {
		switch {
		case x.Confidence > y.Confidence:
			return -1
		case x.Confidence < y.Confidence:
			return 1
		}
		return 0
	})
	return found
}

// found reports whether the flaw is in the default output.
func (o *outcome) found() bool { return len(o.before) > 0 && rank.Shown(o.before[0]) }

// silent reports whether the fixed release is not accused of it.
func (o *outcome) silent() bool { return len(o.after) == 0 || !rank.Shown(o.after[0]) }

func writePairs(w io.Writer, all []outcome) {
	found, both, below := 0, 0, 0
	for _, o := range all {
		switch {
		case o.found() && o.silent():
			found++
			both++
		case o.found():
			found++
		case len(o.before) > 0:
			below++
		}
	}
	fmt.Fprintf(w, `## Published flaws

Of %d flaws %d are found, %d of them with silence on the fixed release; %d more are found below the threshold, which `+"`--all`"+` shows. "Found" asks for the kind in the file of the flaw, in the default output; "silent" asks that the fixed release has no such finding. Seconds are those of both scans with one worker, on a machine that does other things too.

| package | advisory | kind | file | found in | silent on | steps | seconds |
|---|---|---|---|---|---|--:|--:|
`, len(all), found, both, below)
	for _, o := range all {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s: %s | %s: %s | %s | %.1f |\n", o.Package, o.ID, o.kind(), o.where(),
			o.Vulnerable, o.verdictBefore(), o.Fixed, o.verdictAfter(), o.steps(), o.seconds)
	}
	fmt.Fprint(w, "\nWhat is not as it should be, and why:\n\n")
	for _, o := range all {
		if o.Note != "" && !(o.found() && o.silent()) {
			fmt.Fprintf(w, "- %s %s: %s\n", o.Package, o.ID, o.Note)
		}
	}
	fmt.Fprintln(w)
}

// kind is the kind found, or all that would do.
func (o *outcome) kind() string {
	if len(o.before) > 0 {
		return string(o.before[0].Kind)
	}
	var ids []string
	for _, k := range o.Kinds {
		ids = append(ids, string(k))
	}
	return strings.Join(ids, " or ")
}

func (o *outcome) where() string {
	if len(o.before) == 0 {
		return o.File
	}
	return fmt.Sprintf("%s:%d", o.File, o.before[0].Start.Line)
}

func (o *outcome) verdictBefore() string {
	switch {
	case o.tooLong:
		return "took too long"
	case o.found():
		return "**found**"
	case len(o.before) > 0:
		return fmt.Sprintf("below the threshold (%.2f)", o.before[0].Confidence)
	}
	return "not found"
}

func (o *outcome) verdictAfter() string {
	switch {
	case o.tooLong:
		return "took too long"
	case o.silent():
		return "**silent**"
	}
	return fmt.Sprintf("still line %d", o.after[0].Start.Line)
}

func (o *outcome) steps() string {
	if len(o.before) == 0 {
		return ""
	}
	return fmt.Sprint(len(o.before[0].Steps))
}
