package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// engine is the scanner as data sets use it: one block of code at a time, alone.
type engine struct {
	catalog *catalog.Catalog
	dir     string
	library bool // parameters of exported functions count as untrusted
}

// newEngine makes an engine; close removes its folder.
func newEngine(cat *catalog.Catalog, library bool) (*engine, error) {
	dir, err := os.MkdirTemp("", "shrike-dataset-")
	if err != nil {
		return nil, fmt.Errorf("making a folder to scan in: %w", err)
	}
	return &engine{cat, dir, library}, nil
}

func (g *engine) close() { os.RemoveAll(g.dir) }

// covers reports whether the engine can read a language.
func (g *engine) covers(language string) bool {
	if syntax.For(source.Language(language)) != nil {
		return true
	}
	return slices.Contains([]string{"vue", "svelte", "html"}, language)
}

// find tells the kinds found in code, by line. A language that the engine cannot read has none.
func (g *engine) find(ctx context.Context, language, code string) (map[int][]string, error) {
	if !g.covers(language) {
		return nil, nil
	}
	path := filepath.Join(g.dir, "block"+dataset.Extension(language))
	if err := os.WriteFile(path, []byte(code), 0o600); err != nil {
		return nil, fmt.Errorf("writing code to scan: %w", err)
	}
	defer os.Remove(path)
	var got scan.Collector
	c := scan.Config{Root: g.dir, Paths: []string{path}, Catalog: g.catalog, Library: &g.library, Workers: 1}
	if _, err := scan.Run(ctx, c, &got); err != nil {
		return nil, fmt.Errorf("scanning code: %w", err)
	}
	found := map[int][]string{}
	for _, f := range got.Findings {
		found[f.Start.Line] = append(found[f.Start.Line], string(f.Kind))
	}
	return found, nil
}

// kinds tells the kinds found in code, in order.
func (g *engine) kinds(ctx context.Context, language, code string) ([]string, error) {
	found, err := g.find(ctx, language, code)
	var out []string
	for _, ks := range found {
		out = append(out, ks...)
	}
	slices.Sort(out)
	return slices.Compact(out), err
}
