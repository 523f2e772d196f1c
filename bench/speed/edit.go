package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// edit scans each package by itself with a cache: cold, unchanged, and with a line added to one
// file in its middle.
func (b *bench) edit(ctx context.Context) error {
	b.printf("\n## After an edit\n\nEach package by itself, one worker a core, with a cache: the first scan, one of the unchanged project, and one after a function was added to a file in the middle. Seconds by the clock, of the whole program from start to end.\n\n")
	b.printf("| package | lines | first | unchanged | one file edited | of which CPU | lowering | calls | taint |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, dir := range b.paths {
		err := b.editOne(ctx, dir)
		if errors.Is(err, errTooLong) {
			b.printf("| %s | | over %v | | | | | | |\n", filepath.Base(dir), b.limit)
		} else if err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) editOne(ctx context.Context, dir string) error {
	work, err := os.MkdirTemp("", "shrike-speed-")
	if err != nil {
		return fmt.Errorf("making a copy to edit: %w", err)
	}
	defer os.RemoveAll(work)
	project, cache := filepath.Join(work, "project"), filepath.Join(work, "cache")
	if err := os.CopyFS(project, os.DirFS(dir)); err != nil {
		return fmt.Errorf("making a copy to edit: %w", err)
	}
	file, err := middleFile(project)
	if err != nil {
		return err
	}
	var walls [3]time.Duration
	var last *measure
	for i := range walls {
		if i == 2 {
			if err := appendLine(file); err != nil {
				return err
			}
		}
		if last, err = b.scan(ctx, runtime.NumCPU(), "--cache-dir", cache, project); err != nil {
			return err
		}
		walls[i] = last.wall
	}
	st := last.summary.Stages
	b.printf("| %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |\n", filepath.Base(dir), last.summary.Lines,
		walls[0].Seconds(), walls[1].Seconds(), walls[2].Seconds(), last.cpu.Seconds(), st["lowering"], st["calls"], st["taint"])
	return nil
}

// middleFile is the file in the middle of a project's JavaScript files by path.
func middleFile(root string) (string, error) {
	var all []string
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".js") && !strings.Contains(name, "/dist/") {
			all = append(all, name)
		}
		return err
	})
	if err != nil || len(all) == 0 {
		return "", fmt.Errorf("no file to edit in %s (%v)", root, err)
	}
	return all[len(all)/2], nil
}

func appendLine(name string) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("editing: %w", err)
	}
	defer f.Close()
	if _, err := f.WriteString("\nfunction added(x) { return x + 1; }\n"); err != nil {
		return fmt.Errorf("editing %s: %w", name, err)
	}
	return nil
}
