package main

import (
	"runtime"

	"github.com/shrike-sec/shrike/internal/ml/folder"
)

func (b *bench) head(m *folder.Model, made bool, before string) {
	what := "The model in `" + b.dir + "`"
	if made {
		what = "A network of the compact default's size with made-up weights"
	}
	c := &m.Config
	b.printf("# Model speed\n\nWritten by `go run ./bench/model -o docs/model-speed.md -python PYTHON`; do not edit. %s %s/%s, %d cores.\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	b.printf("%s: %d layers x %d, inner size %d, %d heads. ", what, c.Layers, c.HiddenSize, c.IntermediateSize, c.Heads)
	b.printf("Every run is of one function on one thread, %d at a time for the functions a second. ", b.workers)
	b.printf("The machine's load (processes ready to run, over 1, 5 and 15 minutes) was %s before and %s after. ", before, load())
	b.printf("Where it is far above the number of cores, figures by the clock are too low by as much, and CPU time says more.\n")
}

func (b *bench) tables(rows []row) {
	b.printf("\n## Functions of %d tokens\n\n| | functions/s by the clock | ms of CPU a function | functions/s on %d cores by CPU time |\n|---|--:|--:|--:|\n", typical, b.workers)
	for _, r := range rows {
		b.printf("| %s | %.0f | %.2f | %.0f |\n", r.Engine, r.PerSecond, r.CPU, 1000*float64(b.workers)/r.CPU)
	}
	b.printf("\n## Latency of one function\n\nMilliseconds by the clock, and of CPU time on average.\n\n| | tokens | CPU | best | P50 | P95 | P99 | runs |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, r := range rows {
		for _, q := range r.Latency {
			b.printf("| %s | %d | %.1f | %.1f | %.1f | %.1f | %.1f | %d |\n", r.Engine, q.Tokens, q.CPU, q.Best, q.P50, q.P95, q.P99, q.Runs)
		}
	}
	b.printf("| codegen-mono 350M, a desktop's i5 (published: R4, Bappy et al.) | 1 generated | | | 165 | 182 | 239 | |\n")
	b.printf("\nThe published row is per generated token of a generative model, after 253 ms for the first one; the rows above are whole verdicts.\n")
	for _, r := range rows {
		if r.Bytes > 0 {
			b.printf("\nExported file of the row of %s: %.1f MB.\n", r.Engine, float64(r.Bytes)/1e6)
		}
	}
}
