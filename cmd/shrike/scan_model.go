package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/models"
)

// The values of --model that name no folder.
const (
	modelNone    = "none"
	modelDefault = "default"
)

// openModel readies the model that --model names: none, the embedded default (which a binary may
// have been built without; then there is none), or a folder. It fills in the scan's Scorer and
// Ranker; close frees the model.
func openModel(name string, c *scan.Config) (close func() error, err error) {
	close = func() error { return nil }
	fsys, label := fs.FS(nil), ""
	switch {
	case name == modelNone:
		return close, nil
	case name == modelDefault:
		if fsys, label = models.Compact(), "compact"; fsys == nil {
			return close, nil
		}
	case strings.Contains(name, "://"):
		return close, errors.New("a model behind a URL cannot be asked by this version: name a model folder, or none")
	default:
		if _, err := os.Stat(filepath.Join(name, folder.ConfigFile)); err != nil {
			return close, fmt.Errorf("%s is no model folder: %w", name, err)
		}
		fsys, label = os.DirFS(name), filepath.Base(filepath.Clean(name))
	}
	m, err := scorer.Open(fsys, scorer.Options{Name: label, Workers: c.Workers})
	if err != nil {
		return close, fmt.Errorf("opening the model %s: %w", name, err)
	}
	if c.Ranker, err = rank.ReadRanker(fsys); err != nil {
		return close, errors.Join(fmt.Errorf("opening the model %s: %w", name, err), m.Close())
	}
	c.Scorer = m
	return m.Close, nil
}

// leastConfidence is the confidence from which findings have a precision of at least p, by the
// calibration table of the ranker, or without a model of the engine.
func leastConfidence(c *scan.Config, p float64) (float64, error) {
	if p < 0 || p > 1 {
		return 0, fmt.Errorf("--min-precision %v does not lie within 0 and 1", p)
	}
	table, of := rank.EngineTable(), "the engine alone"
	if c.Scorer != nil && c.Ranker != nil {
		table, of = c.Ranker.Table, "this model"
	}
	at, ok := table.For(p)
	if !ok {
		return 0, fmt.Errorf("%s has no threshold known to reach a precision of %v: ask for less", of, p)
	}
	return max(at, 1e-9), nil
}
