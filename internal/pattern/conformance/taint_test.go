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
	"github.com/shrike-sec/shrike/internal/scan"
	"gopkg.in/yaml.v3"
)

// TestTaintConformance runs the cases of rules in taint mode through a whole scan and compares the
// lines of findings with those of Semgrep CE.
func TestTaintConformance(t *testing.T) {
	data, err := os.ReadFile("../testdata/conformance/taint/taint.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Cases []struct {
			Name, Code, Differs string
			Rule                map[string]any
			Want                []string
		}
	}
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	agree := 0
	for _, c := range doc.Cases {
		got, message := scanCase(t, cat, c.Rule, c.Code)
		want := linesOf(c.Want)
		same := slices.Equal(got, want)
		if m, ok := c.Rule["message"].(string); ok && m != "" && same {
			same = strings.HasSuffix(c.Want[0], " "+message)
		}
		if same {
			agree++
		}
		switch {
		case same && c.Differs != "":
			t.Errorf("%s: agrees now; remove `differs`", c.Name)
		case !same && c.Differs == "":
			t.Errorf("%s: lines %v (%s), want %v", c.Name, got, message, want)
		}
	}
	t.Logf("%d of %d cases agree with Semgrep", agree, len(doc.Cases))
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

// scanCase returns the lines of the findings and the message of the first.
func scanCase(t *testing.T, cat *catalog.Catalog, body map[string]any, code string) ([]int, string) {
	rule := map[string]any{"id": "r", "message": "m", "severity": "ERROR", "languages": []string{"javascript"}}
	for k, v := range body {
		rule[k] = v
	}
	text, err := yaml.Marshal(map[string]any{"rules": []any{rule}})
	if err != nil {
		t.Fatal(err)
	}
	rules, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(rules, "r.yaml"), text)
	write(t, filepath.Join(dir, "a.js"), []byte(code))
	var got scan.Collector
	config := scan.Config{Root: dir, Catalog: cat, RulePaths: []string{rules}, RulesOnly: true, All: true, Workers: 1}
	if _, err := scan.Run(context.Background(), config, &got); err != nil {
		t.Fatal(err)
	}
	lines, message := []int{}, ""
	for i, f := range got.Findings {
		if i == 0 {
			message = f.Message
		}
		lines = append(lines, f.Start.Line)
	}
	slices.Sort(lines)
	return slices.Compact(lines), message
}

func write(t *testing.T, name string, data []byte) {
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
