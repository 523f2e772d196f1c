package main

import (
	"context"
	"errors"
	"math"
	"runtime"
)

// stageNames are the stages of a scan, in order.
var stageNames = []string{"reading", "rules", "lowering", "calls", "taint", "routes", "settings", "ranking"}

// growth scans ever more packages as one project, with one worker and with one a core, until all are
// in or a scan takes longer than the limit.
func (b *bench) growth(ctx context.Context) error {
	b.printf("\n## Growing projects\n\nThe first so many packages of `bench/speed/packages.json` as one project. Growth is the exponent that the time has grown with since the row before, 1 being in step with the lines; lines/s a core count the CPU time of all threads.\n\n")
	b.printf("| lines | files | functions | workers | seconds | lines/s | lines/s a core | peak MB | growth |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	var single []*measure
	for n := 1; n <= len(b.paths); n++ {
		m, err := b.row(ctx, n, 1, single)
		if errors.Is(err, errTooLong) {
			b.printf("\nWith %d packages a scan took longer than %v.\n", n, b.limit)
			break
		}
		if err != nil {
			return err
		}
		single = append(single, m)
		if runtime.NumCPU() > 1 {
			if _, err := b.row(ctx, n, runtime.NumCPU(), nil); err != nil && !errors.Is(err, errTooLong) {
				return err
			}
		}
	}
	b.stages(single)
	return nil
}

// row measures one project of the first n packages.
func (b *bench) row(ctx context.Context, n, workers int, before []*measure) (*measure, error) {
	m, err := b.scan(ctx, workers, append([]string{"--no-cache"}, b.paths[:n]...)...)
	if err != nil {
		return nil, err
	}
	s := &m.summary
	b.printf("| %d | %d | %d | %d | %.2f | %.0f | %.0f | %.0f |", s.Lines, s.Files, s.Functions, workers,
		m.wall.Seconds(), float64(s.Lines)/m.wall.Seconds(), float64(s.Lines)/m.cpu.Seconds(), m.peakMB)
	if len(before) > 0 {
		last := before[len(before)-1]
		b.printf(" %.2f |\n", math.Log(m.cpu.Seconds()/last.cpu.Seconds())/math.Log(float64(s.Lines)/float64(last.summary.Lines)))
	} else {
		b.printf(" |\n")
	}
	return m, nil
}

// stages prints what each stage cost with one worker.
func (b *bench) stages(ms []*measure) {
	b.printf("\n## By stage, one worker\n\nSeconds (lines a second, the most MB of heap seen in the stage).\n\n| lines |")
	for _, st := range stageNames {
		b.printf(" %s |", st)
	}
	b.printf("\n|--:|")
	for range stageNames {
		b.printf("--:|")
	}
	for _, m := range ms {
		b.printf("\n| %d |", m.summary.Lines)
		for _, st := range stageNames {
			sec := m.summary.Stages[st]
			b.printf(" %.2f (%.0f, %.0f) |", sec, float64(m.summary.Lines)/max(sec, 0.001), float64(m.summary.Heap[st])/(1<<20))
		}
	}
	b.printf("\n")
}
