package pattern

import (
	"context"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// readRules reads the rule files of a folder.
func readRules(t testing.TB, dir string) []*rule.Rule {
	var rules []*rule.Rule
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rs, problems := rule.Read(path, data)
		for _, p := range problems {
			t.Error(p)
		}
		rules = append(rules, rs...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// BenchmarkTree runs the rules of $RULES over the files of $TREE and prints what each rule costs:
//
//	TREE=dir RULES=dir go test -run '^$' -bench Tree -benchtime 1x ./internal/pattern
func BenchmarkTree(b *testing.B) {
	dir, rulesDir := os.Getenv("TREE"), os.Getenv("RULES")
	if dir == "" || rulesDir == "" {
		b.Skip("TREE and RULES are not set")
	}
	set, problems := Compile(readRules(b, rulesDir))
	for _, p := range problems {
		b.Error(p)
	}
	files, lines := readTree(b, dir)
	for b.Loop() {
		profile := set.NewProfile()
		matches, bounds := 0, 0
		var parsing, matching time.Duration
		for _, f := range files {
			start := time.Now()
			t, err := syntax.Parse(syntax.For(f.Language), f.Code)
			parsing += time.Since(start)
			if err != nil {
				continue
			}
			start = time.Now()
			res, err := set.Run(context.Background(), t, f, profile)
			if err != nil {
				b.Fatal(err)
			}
			matching += time.Since(start)
			matches += len(res.Matches)
			bounds += len(res.Bounds)
		}
		b.Logf("%d rules, %d files, %d lines: parsing %v (%.0f lines/s), matching %v (%.0f lines/s), %d matches, %d bounds",
			len(set.rules), len(files), lines, parsing, float64(lines)/parsing.Seconds(), matching, float64(lines)/matching.Seconds(), matches, bounds)
		logProfile(b, set, profile)
	}
}

func readTree(b *testing.B, dir string) (files []*source.File, lines int) {
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		lang, ok := testLanguages[filepath.Ext(path)]
		if err != nil || d.IsDir() || !ok {
			return err
		}
		text, err := os.ReadFile(path)
		lines += strings.Count(string(text), "\n")
		files = append(files, source.NewAs(path, lang, text))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files, lines
}

func logProfile(b *testing.B, set *Set, p *Profile) {
	order := make([]int, len(set.rules))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return p.Rules[order[i]].Time > p.Rules[order[j]].Time })
	for _, i := range order[:min(15, len(order))] {
		b.Logf("%-50s %8v %10d steps %6d files", set.rules[i].rule.ID, p.Rules[i].Time.Round(time.Microsecond), p.Rules[i].Steps, p.Rules[i].Files)
	}
}
