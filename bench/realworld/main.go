// Command realworld shows how shrike does on code that nobody wrote for it: old releases of npm
// packages with a published flaw beside the release that fixed it, and current, well-kept packages,
// where nearly every finding is noise. It writes docs/real-world.md.
//
//	go run ./bench/realworld                       # everything
//	go run ./bench/realworld -only lodash -o -     # the packages of one name, to standard output
//
// packages.yaml lists the packages, judgements.yaml what reading the findings came to. Packages are
// fetched with npm and none of their code runs.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

type bench struct {
	dir    string // of packages
	shrike string // the binary
	limit  time.Duration
	jobs   int
	only   string
}

func main() {
	b := bench{}
	out := ""
	flag.StringVar(&b.dir, "dir", "bench/realworld/cache", "where packages are kept")
	flag.StringVar(&b.shrike, "shrike", "", "the binary to measure; built when not given")
	flag.DurationVar(&b.limit, "limit", 2*time.Minute, "the longest a single scan may take")
	flag.IntVar(&b.jobs, "j", 1, "workers of a scan")
	flag.StringVar(&b.only, "only", "", "only the packages of this name")
	flag.StringVar(&out, "o", "docs/real-world.md", "the file to write; - is standard output")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.run(ctx, out); err != nil {
		fmt.Fprintln(os.Stderr, "realworld:", err)
		os.Exit(1)
	}
}

func (b *bench) run(ctx context.Context, out string) error {
	l, err := readLists()
	if err != nil {
		return err
	}
	if err := b.build(ctx); err != nil {
		return err
	}
	pairs, err := b.pairs(ctx, l.Pairs)
	if err != nil {
		return err
	}
	current, err := b.current(ctx, l.Current)
	if err != nil {
		return err
	}
	var text strings.Builder
	writePairs(&text, pairs)
	writeNoise(&text, current, l.Judgements)
	if out == "-" {
		_, err := io.WriteString(os.Stdout, text.String())
		return err
	}
	return replace(out, preface+text.String())
}

func (b *bench) build(ctx context.Context) error {
	if b.shrike != "" {
		return nil
	}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return fmt.Errorf("making the folder of packages: %w", err)
	}
	b.shrike = filepath.Join(b.dir, "shrike")
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", b.shrike, "./cmd/shrike")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("building shrike: %w", err)
	}
	return nil
}

func (b *bench) wants(name string) bool { return b.only == "" || b.only == name }

// replace writes a file under a temporary name first.
func replace(name, text string) error {
	part := name + ".part"
	if err := os.WriteFile(part, []byte(text), 0o644); err != nil {
		return fmt.Errorf("writing the tables: %w", err)
	}
	if err := os.Rename(part, name); err != nil {
		return fmt.Errorf("writing the tables: %w", err)
	}
	return nil
}
