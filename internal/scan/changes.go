package scan

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// changed holds the changed lines of files, by path. A file that is new has none: all of it counts.
type changed map[string][]source.LineRange

func changes(files []*source.File) changed {
	c := make(changed, len(files))
	for _, f := range files {
		c[f.Path] = f.Changed
	}
	return c
}

// touches reports whether a finding or a step of its path is on a changed line: data that is newly
// let into an old sink is a new flaw too.
func (c changed) touches(f *finding.Finding) bool {
	step := func(s finding.Step) bool { return c.contains(&s.Location) }
	return c.contains(&f.Location) || slices.ContainsFunc(f.Steps, step) || slices.ContainsFunc(f.OtherSources, step)
}

func (c changed) contains(l *finding.Location) bool {
	ranges, ok := c[l.Path]
	if !ok {
		return false
	}
	return ranges == nil || slices.ContainsFunc(ranges, func(r source.LineRange) bool {
		return l.Start.Line <= r.Last && l.End.Line >= r.First
	})
}

func compareSkipped(a, b *source.Skipped) int {
	return strings.Compare(a.Path+"\x00"+a.Reason, b.Path+"\x00"+b.Reason)
}
