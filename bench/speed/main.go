// Command speed measures shrike on pinned packages from the npm registry: lines per second and peak
// memory by stage on projects of growing size, and the second scan of a project of which one file
// was edited. It writes Markdown.
//
//	go run ./bench/speed -o docs/speed.md   # everything, packages in bench/speed/cache
//	go run ./bench/speed -max 3             # the first three packages only, to stdout
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/shrike-sec/shrike/bench/npm"
	"github.com/shrike-sec/shrike/internal/finding"
)

//go:embed packages.json
var packagesJSON []byte

type bench struct {
	dir    string // of packages
	shrike string // the binary
	limit  time.Duration
	paths  []string
	out    bytes.Buffer
}

func main() {
	b := bench{}
	most, file := 0, ""
	flag.StringVar(&b.dir, "dir", "bench/speed/cache", "where packages are kept")
	flag.StringVar(&b.shrike, "shrike", "", "the binary to measure; built when not given")
	flag.StringVar(&file, "o", "", "the file to write; stdout when not given")
	flag.IntVar(&most, "max", 0, "how many packages to take; 0 is all")
	flag.DurationVar(&b.limit, "limit", 20*time.Minute, "the longest a single scan may take")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := b.run(ctx, most)
	if err == nil {
		err = b.write(file)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func (b *bench) write(file string) error {
	if file == "" {
		_, err := os.Stdout.Write(b.out.Bytes())
		return err
	}
	if err := errors.Join(os.WriteFile(file+".tmp", b.out.Bytes(), 0o644), os.Rename(file+".tmp", file)); err != nil {
		return fmt.Errorf("writing the figures: %w", err)
	}
	return nil
}

func (b *bench) printf(format string, args ...any) { fmt.Fprintf(&b.out, format, args...) }

func (b *bench) run(ctx context.Context, most int) error {
	var packages []npm.Release
	if err := json.Unmarshal(packagesJSON, &packages); err != nil {
		return fmt.Errorf("reading packages.json: %w", err)
	}
	if most > 0 {
		packages = packages[:min(most, len(packages))]
	}
	for _, p := range packages {
		dir, err := npm.Fetch(ctx, b.dir, p)
		if err != nil {
			return err
		}
		b.paths = append(b.paths, dir)
	}
	if b.shrike == "" {
		b.shrike = filepath.Join(b.dir, "shrike")
		build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", b.shrike, "./cmd/shrike")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("building shrike: %w", err)
		}
	}
	b.printf("# Speed\n\nWritten by `go run ./bench/speed -o docs/speed.md`; do not edit. %s %s/%s, %d cores. The whole catalogue and whole-project taint, no cache unless said. Seconds are by the clock: on a machine with other work to do (as when this was written, with several times as many busy processes as cores) the lines/s a core say more.\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	return errors.Join(b.growth(ctx), b.edit(ctx))
}

// measure is what one scan cost.
type measure struct {
	wall, cpu time.Duration
	peakMB    float64
	summary   finding.Summary
}

// errTooLong is the error of a scan that took longer than the limit.
var errTooLong = errors.New("the scan took longer than the limit")

// scan runs shrike in a process of its own.
func (b *bench) scan(ctx context.Context, workers int, args ...string) (*measure, error) {
	ctx, cancel := context.WithTimeout(ctx, b.limit)
	defer cancel()
	args = append([]string{"scan", "--quiet", "--format", "json", "--jobs", fmt.Sprint(workers)}, args...)
	cmd := exec.CommandContext(ctx, b.shrike, args...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", workers))
	cmd.Stderr = os.Stderr
	begun := time.Now()
	out, err := cmd.Output()
	m := &measure{wall: time.Since(begun)}
	if ctx.Err() == context.DeadlineExceeded {
		return nil, errTooLong
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
		return nil, fmt.Errorf("scanning: %w", err)
	}
	var doc struct{ Summary finding.Summary }
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, fmt.Errorf("reading what shrike found: %w", err)
	}
	m.summary = doc.Summary
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.peakMB = float64(usage.Maxrss) / 1024
	}
	return m, nil
}
