package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/shrike-sec/shrike/bench/npm"
	"github.com/shrike-sec/shrike/internal/finding"
)

// scanned is what shrike says of one release, with what ranks below the threshold.
type scanned struct {
	Findings []*finding.Finding
	Summary  finding.Summary
	seconds  float64
	tooLong  bool
}

// scan fetches a release and scans it. Paths of findings are made relative to the package.
func (b *bench) scan(ctx context.Context, name, version string, flags ...string) (*scanned, error) {
	folder, err := npm.Fetch(ctx, b.dir, npm.Release{Name: name, Version: version})
	if err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, b.limit)
	defer cancel()
	args := append([]string{"scan", "--quiet", "--no-cache", "--all", "--format", "json", "--jobs", fmt.Sprint(b.jobs)}, flags...)
	begun := time.Now()
	out, err := exec.CommandContext(limited, b.shrike, append(args, folder)...).Output()
	s := &scanned{seconds: time.Since(begun).Seconds()}
	fmt.Fprintf(os.Stderr, "%s %s: %.1f s\n", name, version, s.seconds)
	if limited.Err() != nil && ctx.Err() == nil {
		s.tooLong = true
		return s, nil
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
		return nil, fmt.Errorf("scanning %s %s: %w", name, version, err)
	}
	if err := json.Unmarshal(out, s); err != nil {
		return nil, fmt.Errorf("reading what shrike found in %s %s: %w", name, version, err)
	}
	for _, f := range s.Findings {
		if _, below, ok := strings.Cut(f.Path, (npm.Release{Name: name, Version: version}).Folder()+"/"); ok {
			f.Path = below
		}
	}
	return s, nil
}
