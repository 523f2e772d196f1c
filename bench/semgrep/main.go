// Command semgrep runs shrike and Semgrep CE on the same rules and the same code, one after the other
// on the same machine, with two cores each, and prints lines per second, their ratio, peak memory, and
// how what they find differs.
//
//	go run ./bench/semgrep -semgrep /path/to/semgrep          # three sizes of code from npm
//	go run ./bench/semgrep -semgrep … -rules catalog/rules/js # other rules
//	go run ./bench/semgrep -semgrep … -largest 30000          # the smallest only
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

//go:embed packages.json
var packagesJSON []byte

// sizes are the lines of code of each tree.
var sizes = []int{30_000, 100_000, 300_000}

type bench struct {
	dir     string // of packages and trees
	rules   string
	semgrep string
	shrike  string
	diff    string // file for the differences
	largest int    // lines of the largest tree
}

func main() {
	b := bench{}
	flag.StringVar(&b.dir, "dir", "bench/semgrep/cache", "where packages and trees are kept")
	flag.StringVar(&b.rules, "rules", "bench/semgrep/rules", "the rules to run")
	flag.StringVar(&b.semgrep, "semgrep", "semgrep", "Semgrep CE")
	flag.StringVar(&b.shrike, "shrike", "", "the binary to measure; built when not given")
	flag.StringVar(&b.diff, "differences", "", "write the findings that only one of the two has to `FILE`")
	flag.IntVar(&b.largest, "largest", 300_000, "leave out trees of more `LINES`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := b.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench/semgrep:", err)
		os.Exit(1)
	}
}

func (b *bench) run(ctx context.Context) error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return fmt.Errorf("making the folder of trees: %w", err)
	}
	if b.shrike == "" {
		b.shrike = filepath.Join(b.dir, "shrike")
		build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", b.shrike, "./cmd/shrike")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("building shrike: %w", err)
		}
	}
	packages, err := b.packages(ctx)
	if err != nil {
		return err
	}
	fmt.Println("| lines | files | tool | seconds | CPU seconds | lines/s | ratio | ratio by CPU | peak MB | findings | both |")
	fmt.Println("|--:|--:|:--|--:|--:|--:|--:|--:|--:|--:|--:|")
	var all differences
	for _, size := range sizes {
		if size > b.largest {
			break
		}
		tree, err := b.tree(packages, size)
		if err != nil {
			return err
		}
		d, err := b.compare(ctx, tree)
		if err != nil {
			return err
		}
		all = append(all, d...)
	}
	all.summary(os.Stdout)
	if b.diff == "" {
		return nil
	}
	f, err := os.Create(b.diff)
	if err != nil {
		return fmt.Errorf("writing the differences: %w", err)
	}
	all.write(f)
	return errors.Join(f.Close())
}

// compare runs both tools over a tree and prints two rows.
func (b *bench) compare(ctx context.Context, t tree) (differences, error) {
	theirs, err := b.runSemgrep(ctx, t)
	if err != nil {
		return nil, err
	}
	ours, err := b.runShrike(ctx, t)
	if err != nil {
		return nil, err
	}
	d, both := differ(ours, theirs)
	ratio, cpu := theirs.wall.Seconds()/ours.wall.Seconds(), theirs.cpu.Seconds()/ours.cpu.Seconds()
	row := func(name string, m *measure, ratio, cpu string) {
		fmt.Printf("| %d | %d | %s | %.2f | %.2f | %.0f | %s | %s | %.0f | %d | %d |\n", t.lines, t.files, name, m.wall.Seconds(),
			m.cpu.Seconds(), float64(t.lines)/m.wall.Seconds(), ratio, cpu, m.peakMB, len(m.found), both)
	}
	row("Semgrep CE", theirs, "1", "1")
	row("shrike", ours, fmt.Sprintf("%.1f", ratio), fmt.Sprintf("%.1f", cpu))
	return d, nil
}
