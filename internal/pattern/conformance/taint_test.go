// Package conformance_test compares rules in taint mode, run through a whole scan, with Semgrep CE.
package conformance_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/scan"
	"gopkg.in/yaml.v3"
)

// taintCase is one case of testdata/conformance/taint. Want is what Semgrep CE returns, or "error";
// Differs says why shrike returns something else, where it does.
type taintCase struct {
	Name, Lang, Code, Differs string
	Rule                      map[string]any
	Want                      yaml.Node
}

// tally counts how the cases compare with Semgrep.
type tally struct{ cases, agree, more, fewer, other int }

func (n *tally) count(got, want []int, same bool) {
	n.cases++
	switch {
	case same:
		n.agree++
	case subset(want, got):
		n.more++
	case subset(got, want):
		n.fewer++
	default:
		n.other++
	}
}

func subset(a, b []int) bool {
	return !slices.Equal(a, b) && !slices.ContainsFunc(a, func(x int) bool { return !slices.Contains(b, x) })
}

// TestTaintConformance runs the cases of rules in taint mode through a whole scan and compares the
// lines of findings, and messages, with those of Semgrep CE.
func TestTaintConformance(t *testing.T) {
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../testdata/conformance/taint/*.yaml")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		var n tally
		for _, c := range taintCases(t, file) {
			c.compare(t, cat, &n)
		}
		t.Logf("%s: %d of %d cases (%.1f %%) agree with Semgrep; in %d shrike finds more, in %d less, in %d otherwise",
			filepath.Base(file), n.agree, n.cases, 100*float64(n.agree)/float64(n.cases), n.more, n.fewer, n.other)
	}
}

func taintCases(t *testing.T, file string) []taintCase {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Cases []taintCase }
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return doc.Cases
}

func (c *taintCase) compare(t *testing.T, cat *catalog.Catalog, n *tally) {
	got, message, failed := c.scan(t, cat)
	var want []int
	var same bool
	if c.Want.Kind == yaml.ScalarNode { // Semgrep refuses the rule
		same = failed
	} else {
		var texts []string
		if err := c.Want.Decode(&texts); err != nil {
			t.Fatalf("%s: %v", c.Name, err)
		}
		want = linesOf(texts)
		same = !failed && slices.Equal(got, want)
		if m, ok := c.Rule["message"].(string); ok && m != "" && same && len(texts) > 0 {
			same = strings.HasSuffix(texts[0], " "+message)
		}
	}
	n.count(got, want, same)
	switch {
	case same && c.Differs != "":
		t.Errorf("%s: agrees now; remove `differs`", c.Name)
	case !same && c.Differs == "":
		t.Errorf("%s: lines %v (%s), want %v", c.Name, got, message, want)
	}
}

func linesOf(want []string) []int {
	lines := []int{}
	for _, w := range want {
		n, _, _ := strings.Cut(w, ":")
		line, _ := strconv.Atoi(n)
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// scan returns the lines of the findings and the message of the first, or whether the rule is refused.
func (c *taintCase) scan(t *testing.T, cat *catalog.Catalog) (lines []int, message string, failed bool) {
	lang, ext := "javascript", "js"
	if c.Lang != "" {
		ext = c.Lang
	}
	if strings.HasPrefix(ext, "ts") {
		lang = "typescript"
	}
	body := map[string]any{"id": "r", "message": "m", "severity": "ERROR", "languages": []string{lang}}
	for k, v := range c.Rule {
		body[k] = v
	}
	text, err := yaml.Marshal(map[string]any{"rules": []any{body}})
	if err != nil {
		t.Fatal(err)
	}
	if _, problems := rule.Read("r.yaml", text); len(problems) > 0 {
		return nil, problems[0].Message, true
	}
	rules, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(rules, "r.yaml"), text)
	write(t, filepath.Join(dir, "a."+ext), []byte(c.Code))
	var got scan.Collector
	config := scan.Config{Root: dir, Catalog: cat, RulePaths: []string{rules}, RulesOnly: true, All: true, Workers: 1}
	if _, err := scan.Run(context.Background(), config, &got); err != nil {
		return nil, err.Error(), true
	}
	for i, f := range got.Findings {
		if i == 0 {
			message = f.Message
		}
		lines = append(lines, f.Start.Line)
	}
	slices.Sort(lines)
	return slices.Compact(lines), message, false
}

func write(t *testing.T, name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
