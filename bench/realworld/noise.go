package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/rank"
)

// noise is what shrike says of a current package in its default output.
type noise struct {
	release
	*scanned
	shown []*finding.Finding
}

func (b *bench) current(ctx context.Context, list []release) ([]noise, error) {
	var all []noise
	for _, r := range list {
		if !b.wants(r.Package) {
			continue
		}
		s, err := b.scan(ctx, r.Package, r.Version)
		if err != nil {
			return nil, err
		}
		n := noise{release: r, scanned: s}
		for _, f := range s.Findings {
			if rank.Shown(f) {
				n.shown = append(n.shown, f)
			}
		}
		all = append(all, n)
	}
	return all, nil
}

var severities = []finding.Severity{finding.Critical, finding.High, finding.Medium, finding.Low}

// tally counts findings by severity, in the order of severities.
func tally(findings []*finding.Finding) (n [4]int) {
	for _, f := range findings {
		for i, s := range severities {
			if f.Severity == s {
				n[i]++
			}
		}
	}
	return n
}

func writeNoise(w io.Writer, all []noise, judged []judgement) {
	fmt.Fprint(w, `## Current packages

Findings in the default output, by severity, of well-kept packages as npm has them.

| package | lines | critical | high | medium | low | hidden | seconds |
|---|--:|--:|--:|--:|--:|--:|--:|
`)
	lines, total := 0, [4]int{}
	for _, n := range all {
		if n.tooLong {
			fmt.Fprintf(w, "| %s %s | took longer than the limit | | | | | | %.0f |\n", n.Package, n.Version, n.seconds)
			continue
		}
		c := tally(n.shown)
		fmt.Fprintf(w, "| %s %s | %d | %d | %d | %d | %d | %d | %.1f |\n", n.Package, n.Version, n.Summary.Lines,
			c[0], c[1], c[2], c[3], len(n.Findings)-len(n.shown), n.seconds)
		lines += n.Summary.Lines
		for i := range total {
			total[i] += c[i]
		}
	}
	if lines == 0 {
		return
	}
	fmt.Fprintf(w, "| all | %d | %d | %d | %d | %d | | |\n| **per 10,000 lines** | |", lines, total[0], total[1], total[2], total[3])
	for _, c := range total {
		fmt.Fprintf(w, " **%.2f** |", float64(c)*10_000/float64(lines))
	}
	fmt.Fprint(w, " | |\n\n")
	writeJudgements(w, all, judged)
}

// writeJudgements lists every finding of high or critical severity with what reading it came to.
func writeJudgements(w io.Writer, all []noise, judged []judgement) {
	var rows strings.Builder
	count := map[string]int{}
	for _, n := range all {
		for _, f := range n.shown {
			if f.Severity != finding.Critical && f.Severity != finding.High {
				continue
			}
			verdict, why := judge(judged, n.Package, f)
			count[verdict]++
			fmt.Fprintf(&rows, "| %s | %s | %s:%d | %.2f | %s | %s |\n", n.Package, f.Kind, f.Path, f.Start.Line, f.Confidence, verdict, why)
		}
	}
	fmt.Fprintf(w, `### Findings of high and critical severity, read one by one

%d are true, %d debatable, %d false, %d not read yet.

| package | kind | place | confidence | verdict | why |
|---|---|---|--:|---|---|
%s`, count["true"], count["debatable"], count["false"], count[""], rows.String())
}

func judge(judged []judgement, name string, f *finding.Finding) (verdict, why string) {
	for _, j := range judged {
		if j.Package == name && j.Kind == f.Kind && j.File == f.Path && j.Line == f.Start.Line {
			return j.Verdict, j.Why
		}
	}
	return "", ""
}
