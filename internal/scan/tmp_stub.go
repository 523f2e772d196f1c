package scan

import (
	"context"

	"github.com/shrike-sec/shrike/internal/source"
)

type nothing struct{}

func (nothing) Resolve(from, spec string) (string, bool) { return "", false }

func (s *session) read(ctx context.Context, rev string) (Input, []source.Skipped, error) {
	files, skipped, err := source.Walk(ctx, s.c.Root, source.Options{Paths: s.c.Paths, Exclude: s.c.Settings.Ignore})
	return Input{Files: files, Project: nothing{}, Library: false}, skipped, err
}

func (s *session) analyze(ctx context.Context, in Input) (*Analysis, error) {
	return analyze(ctx, in, s.c.Catalog, s.c.workers(), s.stages)
}
