package rule

import (
	"strings"
	"testing"
)

const head = "rules:\n- id: r\n  message: m\n  severity: ERROR\n  languages: [js]\n"

func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown field", head + "  pattern: f()\n  patern: g()\n", `r.yaml:7:3: rule r: unknown field "patern" of a rule`},
		{"unknown operator", head + "  patterns:\n  - patern: g()\n", `r.yaml:7:5: rule r: unknown pattern operator "patern"`},
		{"no pattern", head, "r.yaml:2:3: rule r: a rule needs exactly one of pattern, patterns, pattern-either, pattern-regex, match"},
		{"two patterns", head + "  pattern: f()\n  pattern-regex: f\n", "r.yaml:2:3: rule r: a rule needs exactly one of pattern, patterns, pattern-either, pattern-regex, match"},
		{"negative only", head + "  patterns:\n  - pattern-not: f()\n", "r.yaml:2:3: rule r: a rule needs a pattern that says what to find, not only what not to"},
		{"bad severity", strings.Replace(head, "ERROR", "BAD", 1) + "  pattern: f()\n", `r.yaml:4:13: rule r: unknown severity "BAD"`},
		{"missing id", "rules:\n- message: m\n  severity: ERROR\n  languages: [js]\n  pattern: f()\n", "r.yaml:2:3: id is missing"},
		{"taint without sinks", head + "  mode: taint\n  pattern-sources:\n  - pattern: f()\n", "r.yaml:2:3: rule r: a taint rule needs sources and sinks"},
		{"given twice", head + "  pattern: f()\n  message: n\n", "r.yaml:7:3: rule r: message is given twice"},
		{"condition in either", head + "  pattern-either:\n  - metavariable-regex: {metavariable: $X, regex: a}\n", `r.yaml:7:5: rule r: unknown pattern operator "metavariable-regex"`},
		{"empty condition", head + "  patterns:\n  - pattern: $X\n  - metavariable-regex: {metavariable: $X}\n", "r.yaml:8:25: rule r: metavariable-regex says nothing about its metavariable"},
		{"not yaml", "rules: [", "r.yaml: not YAML: yaml: line 1: did not find expected node content"},
		{"empty", "", "r.yaml: the file is empty"},
		{"no list", "rules: 1\n", "r.yaml:1:8: rules must be a list"},
	} {
		rules, problems := Read("r.yaml", []byte(c.text))
		if len(rules) > 0 || len(problems) == 0 || problems[0].String() != c.want {
			t.Errorf("%s: %d rules, problems %v\nwant %s", c.name, len(rules), problems, c.want)
		}
	}
}

func TestUnsupportedIsNamed(t *testing.T) {
	rules, problems := Read("r.yaml", []byte(head+"  mode: join\n  join: {refs: []}\n"))
	if len(problems) > 0 || len(rules) != 1 || strings.Join(rules[0].Unsupported, "; ") != "join; mode: join" {
		t.Errorf("%v %v", problems, rules)
	}
}

func TestReadsWhatIsWritten(t *testing.T) {
	text := head + `  metadata: {kind: weak-crypto}
  paths: {include: ["src/**"], exclude: ["*.test.js"]}
  fix: g($X)
  options: {constant_propagation: false}
  patterns:
  - pattern: f($X)
  - pattern-not-inside: h(...)
  - metavariable-comparison: {metavariable: $X, comparison: $X > 1, strip: true}
  - focus-metavariable: [$X, $Y]
`
	rules, problems := Read("r.yaml", []byte(text))
	if len(problems) > 0 || len(rules) != 1 {
		t.Fatal(problems)
	}
	r := rules[0]
	f := r.Formula
	if r.Metadata["kind"] != "weak-crypto" || *r.Fix != "g($X)" || r.Include[0] != "src/**" || r.Options["constant_propagation"] != false {
		t.Errorf("head: %+v", r)
	}
	if f.Op != And || len(f.Children) != 2 || f.Children[1].Op != Not || f.Children[1].Children[0].Op != Inside ||
		len(f.Conditions) != 1 || !f.Conditions[0].Strip || len(f.Focus) != 1 || len(f.Focus[0]) != 2 {
		t.Errorf("formula: %+v", f)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(head + "  pattern: f()\n")
	f.Add(head + "  mode: taint\n  pattern-sources: [{pattern: f(), label: A, by-side-effect: only}]\n  pattern-sinks: [{pattern: g(), requires: A}]\n")
	f.Add(head + "  match: {all: [a, {not: b}], where: [{metavariable: $X, regex: a}, {focus: $X}]}\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range first(Read("r.yaml", []byte(text))) {
			if r.Formula == nil && r.Taint == nil && len(r.Unsupported) == 0 {
				t.Errorf("a rule without a pattern: %q", text)
			}
		}
	})
}

func first(rules []*Rule, _ []Problem) []*Rule { return rules }
