package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/scan"
)

// perAdvice is the number of lines of well-kept code that one piece of advice may cost.
const perAdvice = 10_000

// adviceThreshold is the probability from which advice on the projects below a folder, which are
// taken to be sound, comes once in perAdvice lines or more seldom.
func adviceThreshold(ctx context.Context, cat *catalog.Catalog, m *scorer.Model, r *rank.Ranker, dir string, w io.Writer) (float64, error) {
	projects, err := os.ReadDir(dir)
	if err != nil {
		return 0, fmt.Errorf("listing sound projects: %w", err)
	}
	var all []float64
	lines := 0
	for _, p := range projects {
		if !p.IsDir() {
			continue
		}
		root, err := filepath.Abs(filepath.Join(dir, p.Name()))
		if err != nil {
			return 0, err
		}
		var got scan.Collector
		if _, err := scan.Run(ctx, scan.Config{Root: root, Catalog: cat, Scorer: m, Ranker: r, All: true}, &got); err != nil {
			return 0, fmt.Errorf("scanning %s: %w", root, err)
		}
		lines += got.Summary.Lines
		for _, f := range got.Findings {
			if f.Advice {
				all = append(all, f.Confidence)
			}
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	at := r.Threshold
	if most := lines / perAdvice; most < len(all) {
		at = min(1, max(at, all[most]+1e-4))
	}
	fmt.Fprintf(w, "%d lines of sound projects bring %d pieces of advice; from %.4f on, at most one in %d lines is shown\n", lines, len(all), at, perAdvice)
	return at, nil
}
