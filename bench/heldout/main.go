// Command heldout measures the engine on catalog/heldout: pairs of flawed and fixed code that were
// written without sight of the rules, and that rules are never written from. A flawed half counts
// as found when a finding of its kind is shown, a fixed half as clean when none is. It prints the
// table of docs/heldout.md.
//
//	go run ./bench/heldout > docs/heldout.md
//
// Pairs that rules are written from are counted the same way, and may be named where they go wrong:
//
//	go run ./bench/heldout -dir datasets/js-pairs/authored -wrong
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/scan"
)

const heldout = "catalog/heldout"

// outcome counts halves: flawed ones found and missed, fixed ones reported and left alone.
type outcome struct{ tp, fn, fp, tn int }

func (o *outcome) add(p outcome) {
	o.tp, o.fn, o.fp, o.tn = o.tp+p.tp, o.fn+p.fn, o.fp+p.fp, o.tn+p.tn
}

// half is one file and the kinds found in it.
type half struct {
	kind, path string
	bad        bool
	found      map[string]bool
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "heldout:", err)
		os.Exit(1)
	}
}

func run() error {
	dir := flag.String("dir", heldout, "the folder of pairs")
	wrong := flag.Bool("wrong", false, "name the halves that go wrong, which the held-out ones never are")
	flag.Parse()
	if *wrong && filepath.Clean(*dir) == heldout {
		return errors.New("the held-out pairs stay unseen: -wrong is for other folders")
	}
	cat, err := catalog.Builtin()
	if err != nil {
		return err
	}
	halves, err := list(*dir)
	if err != nil {
		return err
	}
	if err := scanAll(cat, halves); err != nil {
		return err
	}
	if *wrong {
		for _, h := range halves {
			if h.found[h.kind] != h.bad {
				fmt.Println(h.path)
			}
		}
		return nil
	}
	print(cat, halves)
	return nil
}

// list finds the halves: <kind>/<name>.bad.<ext> and <kind>/<name>.good.<ext>.
func list(dir string) ([]half, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.*"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no pairs in %s (%v); run from the repository's root", dir, err)
	}
	var out []half
	for _, f := range files {
		bad := strings.Contains(filepath.Base(f), ".bad.")
		if !bad && !strings.Contains(filepath.Base(f), ".good.") {
			return nil, fmt.Errorf("%s: the name says neither bad nor good", f)
		}
		out = append(out, half{kind: filepath.Base(filepath.Dir(f)), path: f, bad: bad})
	}
	return out, nil
}

func scanAll(cat *catalog.Catalog, halves []half) error {
	var wg sync.WaitGroup
	errs := make([]error, len(halves))
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				errs[i] = scanOne(cat, &halves[i])
			}
		})
	}
	for i := range halves {
		next <- i
	}
	close(next)
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// scanOne scans a file alone, as the command does by default: only what is shown counts.
func scanOne(cat *catalog.Catalog, h *half) error {
	abs, err := filepath.Abs(h.path)
	if err != nil {
		return err
	}
	app := false
	var got scan.Collector
	c := scan.Config{Root: filepath.Dir(abs), Paths: []string{abs}, Catalog: cat, Library: &app, Workers: 1}
	if _, err := scan.Run(context.Background(), c, &got); err != nil {
		return fmt.Errorf("scanning %s: %w", h.path, err)
	}
	h.found = map[string]bool{}
	for _, f := range got.Findings {
		h.found[string(f.Kind)] = true
	}
	return nil
}

func print(cat *catalog.Catalog, halves []half) {
	byKind, byGroup := map[string]*outcome{}, map[string]*outcome{}
	var all outcome
	others := map[string]int{}
	for _, h := range halves {
		var o outcome
		switch hit := h.found[h.kind]; {
		case h.bad && hit:
			o.tp = 1
		case h.bad:
			o.fn = 1
		case hit:
			o.fp = 1
		default:
			o.tn = 1
		}
		at(byKind, h.kind).add(o)
		if k := cat.Kind(h.kind); k != nil {
			at(byGroup, k.Group).add(o)
		}
		all.add(o)
		for k := range h.found {
			if k != h.kind {
				others[k]++
			}
		}
	}
	fmt.Print("# The held-out pairs\n\nMade by `go run ./bench/heldout > docs/heldout.md`: the engine alone, default threshold, each file scanned by itself. The pairs in `catalog/heldout` were written by someone who had not seen the rules, and no rule is written from them. A flawed half counts as found when a finding of its kind is shown anywhere in it, a fixed half as clean when none is. Intervals are Wilson's at 95 %.\n\n")
	fmt.Println("| group | found | missed | false alarms | clean | recall | precision | accuracy |\n|---|---|---|---|---|---|---|---|")
	for _, g := range keys(byGroup) {
		row(g, *byGroup[g])
	}
	row("**all**", all)
	fmt.Println("\n| kind | found | missed | false alarms | clean | recall | precision | accuracy |\n|---|---|---|---|---|---|---|---|")
	for _, k := range keys(byKind) {
		row(k, *byKind[k])
	}
	fmt.Print("\nFindings of other kinds than the pair's, in either half (some are true: the halves are not free of everything else):\n\n")
	names := keys(others)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(others[b], others[a]) })
	for _, k := range names {
		fmt.Printf("- %s: %d\n", k, others[k])
	}
}

func at(m map[string]*outcome, k string) *outcome {
	if m[k] == nil {
		m[k] = &outcome{}
	}
	return m[k]
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func row(name string, o outcome) {
	fmt.Printf("| %s | %d | %d | %d | %d | %s | %s | %s |\n", name, o.tp, o.fn, o.fp, o.tn,
		share(o.tp, o.tp+o.fn), share(o.tp, o.tp+o.fp), share(o.tp+o.tn, o.tp+o.fn+o.fp+o.tn))
}

// share is a proportion with Wilson's interval at 95 %, where there are enough cases for one.
func share(k, n int) string {
	if n == 0 {
		return "–"
	}
	p := float64(k) / float64(n)
	if n < 20 {
		return fmt.Sprintf("%.2f", p)
	}
	const z = 1.96
	f := float64(n)
	mid := (p + z*z/(2*f)) / (1 + z*z/f)
	half := z * math.Sqrt(p*(1-p)/f+z*z/(4*f*f)) / (1 + z*z/f)
	return fmt.Sprintf("%.2f (%.2f–%.2f)", p, mid-half, mid+half)
}
