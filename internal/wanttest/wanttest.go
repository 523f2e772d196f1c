// Package wanttest runs annotated fixtures: code that says in comments what a scan has to find in it.
//
//	db.query("SELECT * FROM t WHERE id = " + req.query.id); // want "sql-injection"
//	// want-next "sql-injection" "reflected-xss"
//
// A comment expects one finding for each rule id it names, beginning on its own line or on the
// next. What is found and not expected fails the test as much as what is expected and not found.
package wanttest

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/scan"
)

// Run runs every case in the folders of dir, each as a parallel subtest "folder/case". A case is a
// file, scanned alone, or a folder, scanned as one project. The Config says how; its Root and Paths
// are set for each case.
func Run(t *testing.T, dir string, c scan.Config) {
	t.Helper()
	cases, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no fixtures in %s (%v)", dir, err)
	}
	for _, name := range cases {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.ToSlash(rel), func(t *testing.T) {
			t.Parallel()
			Check(t, name, c)
		})
	}
}

// Check runs one case: a file or a folder.
func Check(t *testing.T, name string, c scan.Config) {
	t.Helper()
	name, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	c.Root, c.Paths = name, nil
	if info, err := os.Stat(name); err != nil {
		t.Fatal(err)
	} else if !info.IsDir() {
		c.Root, c.Paths = filepath.Dir(name), []string{name}
	}
	want, err := expected(c.Root, name)
	if err != nil {
		t.Fatal(err)
	}
	var got scan.Collector
	if _, err := scan.Run(context.Background(), c, &got); err != nil {
		t.Fatalf("scanning: %v", err)
	}
	for _, s := range got.Files {
		t.Errorf("%s was not analysed fully: %s %s", s.Path, s.Reason, s.Detail)
	}
	for _, line := range compare(want, got.Findings) {
		t.Error(line)
	}
}

// place is a line that findings of a rule are expected on or found on.
type place struct {
	path string
	line int
	rule string
}

func (p place) String() string { return fmt.Sprintf("%s:%d: %s", p.path, p.line, p.rule) }

// expected counts the annotations of all files at or below name.
func expected(root, name string) (map[place]int, error) {
	want := map[place]int{}
	err := filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, file)
		for line, rules := range annotations(string(text)) {
			for _, rule := range rules {
				want[place{filepath.ToSlash(rel), line, rule}]++
			}
		}
		return err
	})
	return want, err
}

// compare lists the differences, in order of place.
func compare(want map[place]int, found []*finding.Finding) []string {
	got := map[place][]*finding.Finding{}
	for _, f := range found {
		p := place{f.Path, f.Start.Line, f.RuleID}
		got[p] = append(got[p], f)
	}
	places := slices.Collect(maps.Keys(want))
	for p := range got {
		if want[p] == 0 {
			places = append(places, p)
		}
	}
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.key(), b.key()) })
	var out []string
	for _, p := range places {
		if n := want[p] - len(got[p]); n > 0 {
			out = append(out, fmt.Sprintf("%s: %d expected and not found", p, n))
		}
		for _, f := range got[p][min(want[p], len(got[p])):] {
			out = append(out, fmt.Sprintf("%s: not expected: %s%s", p, f.Message, steps(f)))
		}
	}
	return out
}

func (p place) key() string { return fmt.Sprintf("%s\x00%08d%s", p.path, p.line, p.rule) }

// steps shows the way a finding takes.
func steps(f *finding.Finding) string {
	var b strings.Builder
	for _, s := range f.Steps {
		fmt.Fprintf(&b, "\n\t%s:%d:%d: %s: %s", s.Path, s.Start.Line, s.Start.Column, s.Role, s.Message)
	}
	return b.String()
}
