package pattern

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// Runner runs the rules of a set over one file. Rules in taint mode need the taint analysis, which this
// package does not know: RunSearch leaves them out.
type Runner func(ctx context.Context, s *Set, f *source.File) ([]Match, error)

// RunSearch runs the rules that are not in taint mode.
func RunSearch(ctx context.Context, s *Set, f *source.File) ([]Match, error) {
	var t *syntax.Tree
	if lang := syntax.For(f.Language); lang != nil {
		var err error
		if t, err = syntax.Parse(lang, f.Code); err != nil {
			return nil, fmt.Errorf("parsing %s: %w", f.Path, err)
		}
	}
	res, err := s.Run(ctx, t, f, nil)
	if err != nil {
		return nil, err
	}
	return res.Matches, nil
}

// TestReport is the outcome of testing rules.
type TestReport struct {
	Passed, Failed int
	Failures       []TestFailure
	// Untested lists rules that no test file names.
	Untested []string
	Problems []rule.Problem
}

// TestFailure says what is wrong for one rule in one file.
type TestFailure struct {
	File, Rule string
	Missing    []int  // lines that should have matched
	Unexpected []int  // lines that should not have
	Fix        string // how the fixed file differs
}

// TestRules tests the rule files of a folder with the test files beside them: x.yaml with x.js, x.ts,
// x.test.js and so on. In those, a comment `ruleid: a, b` says that the rules match on the next line of
// code, `ok: a` that one does not; `todook` and `todoruleid` say that this is wrong as yet. x.fixed.js
// is what x.js becomes when all fixes are applied.
func TestRules(ctx context.Context, dir string, run Runner) (*TestReport, error) {
	report := &TestReport{}
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml")) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading rules to test: %w", err)
	}
	for _, file := range files {
		if err := report.testFile(ctx, file, run); err != nil {
			return nil, err
		}
	}
	return report, nil
}

func (r *TestReport) testFile(ctx context.Context, file string, run Runner) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading rules to test: %w", err)
	}
	rules, problems := rule.Read(file, data)
	set, more := Compile(rules)
	r.Problems = append(append(r.Problems, problems...), more...)
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	targets, err := filepath.Glob(globQuote(stem) + ".*")
	if err != nil {
		return fmt.Errorf("finding tests of %s: %w", file, err)
	}
	tested := map[string]bool{}
	for _, target := range targets {
		if target == file || strings.HasPrefix(target[len(stem):], ".fixed.") {
			continue
		}
		if err := r.testTarget(ctx, set, stem, target, run, tested); err != nil {
			return err
		}
	}
	for _, rule := range rules {
		if !tested[rule.ID] {
			r.Untested = append(r.Untested, rule.ID)
		}
	}
	return nil
}

func globQuote(path string) string {
	return regexp.MustCompile(`[*?\[\\]`).ReplaceAllString(path, `\$0`)
}

var testLanguages = map[string]source.Language{".js": source.JavaScript, ".jsx": source.JavaScript, ".mjs": source.JavaScript,
	".cjs": source.JavaScript, ".ts": source.TypeScript, ".mts": source.TypeScript, ".cts": source.TypeScript, ".tsx": source.TSX}

func (r *TestReport) testTarget(ctx context.Context, set *Set, stem, target string, run Runner, tested map[string]bool) error {
	text, err := os.ReadFile(target)
	if err != nil {
		return fmt.Errorf("reading a rule's test: %w", err)
	}
	f := source.NewAs(filepath.Base(target), testLanguages[filepath.Ext(target)], text)
	matches, err := run(ctx, set, f)
	if err != nil {
		return err
	}
	expected, named := annotations(string(text))
	for _, rule := range set.Rules() {
		if !named[rule.ID] {
			continue
		}
		tested[rule.ID] = true
		r.compare(f, rule.ID, matches, expected[rule.ID])
	}
	return r.compareFix(f, stem, matches)
}

// compare checks the lines that one rule matches on.
func (r *TestReport) compare(f *source.File, id string, matches []Match, want []int) {
	var got []int
	for _, m := range matches {
		if m.Rule.ID == id {
			line, _ := f.Position(int(m.Start))
			got = append(got, line)
		}
	}
	missing := slices.DeleteFunc(slices.Clone(want), func(l int) bool { return slices.Contains(got, l) })
	unexpected := slices.DeleteFunc(got, func(l int) bool { return slices.Contains(want, l) })
	if len(missing)+len(unexpected) == 0 {
		r.Passed++
		return
	}
	r.Failed++
	slices.Sort(unexpected)
	r.Failures = append(r.Failures, TestFailure{File: f.Path, Rule: id, Missing: missing, Unexpected: slices.Compact(unexpected)})
}

// compareFix checks what the file becomes when all fixes are applied, where a fixed file says so.
func (r *TestReport) compareFix(f *source.File, stem string, matches []Match) error {
	want, err := os.ReadFile(stem + ".fixed" + filepath.Ext(f.Path))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading a rule's fixed test: %w", err)
	}
	got := ApplyFixes(string(f.Text), matches)
	if got == string(want) {
		r.Passed++
		return nil
	}
	r.Failed++
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	fail := TestFailure{File: f.Path, Fix: fmt.Sprintf("%d lines instead of %d", len(g), len(w))}
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			fail.Fix = fmt.Sprintf("line %d is %q instead of %q", i+1, g[i], w[i])
			break
		}
	}
	r.Failures = append(r.Failures, fail)
	return nil
}

// ApplyFixes returns the text with the fixes of matches applied, from the first on, leaving out those
// that overlap one applied before.
func ApplyFixes(text string, matches []Match) string {
	var b strings.Builder
	last := 0
	for _, m := range matches {
		if m.Fix == nil || int(m.Start) < last {
			continue
		}
		b.WriteString(text[last:m.Start])
		b.WriteString(*m.Fix)
		last = int(m.End)
	}
	b.WriteString(text[last:])
	return b.String()
}

var annotation = regexp.MustCompile(`^\s*(?://|#|/\*|<!--|\{/\*)\s*(ruleid|ok|todoruleid|todook)\s*:\s*([\w.\-]+(?:\s*,\s*[\w.\-]+)*)`)

// annotations returns the lines that each rule should match on as things are, and the rules named.
func annotations(text string) (expected map[string][]int, named map[string]bool) {
	expected, named = map[string][]int{}, map[string]bool{}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		m := annotation.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		at := i + 1
		for at < len(lines) && annotation.MatchString(lines[at]) {
			at++
		}
		for _, id := range strings.Split(m[2], ",") {
			id = strings.TrimSpace(id)
			named[id] = true
			if m[1] == "ruleid" || m[1] == "todook" {
				expected[id] = append(expected[id], at+1)
			}
		}
	}
	return expected, named
}
