package rule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"gopkg.in/yaml.v3"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Read reads the rules of one file. Rules with problems are left out; the others are returned.
func Read(file string, data []byte) ([]*Rule, []Problem) {
	r := &reader{file: file}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, []Problem{{File: file, Message: "not YAML: " + err.Error()}}
	}
	if len(doc.Content) == 0 {
		return nil, []Problem{{File: file, Message: "the file is empty"}}
	}
	var rules []*Rule
	for key, value := range r.fields(doc.Content[0], "a rule file") {
		if key.Value != "rules" {
			r.problem(key, "unknown field %q beside rules", key.Value)
			continue
		}
		for _, n := range r.items(value, "rules") {
			if rule := r.rule(n); rule != nil {
				rules = append(rules, rule)
			}
		}
	}
	return rules, r.problems
}

type reader struct {
	file        string
	id          string
	problems    []Problem
	unsupported []string
}

func (r *reader) problem(n *yaml.Node, format string, args ...any) {
	r.problems = append(r.problems, Problem{File: r.file, Line: n.Line, Col: n.Column, Rule: r.id, Message: fmt.Sprintf(format, args...)})
}

// skip names something the rule asks for that shrike does not do.
func (r *reader) skip(what string) {
	for _, u := range r.unsupported {
		if u == what {
			return
		}
	}
	r.unsupported = append(r.unsupported, what)
}

// fields yields the keys and values of a mapping.
func (r *reader) fields(n *yaml.Node, what string) func(func(k, v *yaml.Node) bool) {
	n = deref(n)
	return func(yield func(k, v *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			r.problem(n, "%s must be a mapping", what)
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], deref(n.Content[i+1])
			if seen[k.Value] {
				r.problem(k, "%s is given twice", k.Value)
			}
			seen[k.Value] = true
			if !yield(k, v) {
				return
			}
		}
	}
}

func deref(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func (r *reader) items(n *yaml.Node, what string) []*yaml.Node {
	n = deref(n)
	if n.Kind != yaml.SequenceNode {
		r.problem(n, "%s must be a list", what)
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, c := range n.Content {
		out[i] = deref(c)
	}
	return out
}

func (r *reader) str(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode {
		r.problem(n, "%s must be a text", what)
	}
	return n.Value
}

func (r *reader) flag(n *yaml.Node, what string) bool {
	var b bool
	if err := n.Decode(&b); err != nil {
		r.problem(n, "%s must be true or false", what)
	}
	return b
}

// strs reads a list of texts, or one.
func (r *reader) strs(n *yaml.Node, what string) []string {
	if n.Kind == yaml.ScalarNode {
		return []string{n.Value}
	}
	var out []string
	for _, c := range r.items(n, what) {
		out = append(out, r.str(c, what))
	}
	return out
}

func field(n *yaml.Node, name string) *yaml.Node {
	n = deref(n)
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == name {
				return deref(n.Content[i+1])
			}
		}
	}
	return nil
}

var severities = map[string]finding.Severity{
	"CRITICAL": finding.Critical, "HIGH": finding.High, "MEDIUM": finding.Medium, "LOW": finding.Low,
	"ERROR": finding.High, "WARNING": finding.Medium, "INFO": finding.Low,
	"EXPERIMENT": finding.Low, "INVENTORY": finding.Low,
}

// rule reads one rule, or returns nil when it has problems.
func (r *reader) rule(n *yaml.Node) *Rule {
	before := len(r.problems)
	r.id, r.unsupported = "", nil
	if id := field(n, "id"); id != nil {
		r.id = id.Value
	}
	rule := &Rule{ID: r.id, File: r.file, Line: n.Line}
	mode, formulas := "search", 0
	for key, value := range r.fields(n, "a rule") {
		if r.head(rule, key, value) {
			continue
		}
		switch key.Value {
		case "mode":
			mode = r.str(value, "mode")
		case "pattern-sources", "pattern-sinks", "pattern-sanitizers", "pattern-propagators":
			r.taintPart(rule, strings.TrimPrefix(key.Value, "pattern-"), value)
		case "taint":
			for k, v := range r.fields(value, "taint") {
				r.taintPart(rule, k.Value, v)
			}
		case "match":
			formulas++
			rule.Formula = r.match(value)
		default:
			if f, ok := r.operator(key, value); ok {
				formulas++
				rule.Formula = f
			} else {
				r.problem(key, "unknown field %q of a rule", key.Value)
			}
		}
	}
	r.check(rule, n, mode, formulas)
	rule.Unsupported = r.unsupported
	if len(r.problems) > before {
		return nil
	}
	return rule
}

// head reads the fields of a rule that are no patterns and reports whether key is one.
func (r *reader) head(rule *Rule, key, value *yaml.Node) bool {
	switch key.Value {
	case "id":
	case "message":
		rule.Message = strings.TrimSpace(r.str(value, "message"))
	case "severity":
		s, ok := severities[strings.ToUpper(r.str(value, "severity"))]
		if !ok {
			r.problem(value, "unknown severity %q", value.Value)
		}
		rule.Severity = s
	case "languages":
		rule.Languages = r.strs(value, "languages")
	case "metadata":
		if err := value.Decode(&rule.Metadata); err != nil {
			r.problem(value, "metadata must be a mapping")
		}
	case "options":
		if err := value.Decode(&rule.Options); err != nil {
			r.problem(value, "options must be a mapping")
		}
	case "paths":
		r.paths(rule, value)
	case "fix":
		fix := r.str(value, "fix")
		rule.Fix = &fix
	case "fix-regex":
		r.fixRegex(rule, value)
	case "min-version", "max-version", "category", "product":
	case "join", "extract", "steps", "dependencies", "project-depends-on", "r2c-internal-project-depends-on", "validators", "request", "response":
		r.skip(key.Value)
	default:
		return false
	}
	return true
}

func (r *reader) paths(rule *Rule, n *yaml.Node) {
	for key, value := range r.fields(n, "paths") {
		switch key.Value {
		case "include":
			rule.Include = r.strs(value, "include")
		case "exclude":
			rule.Exclude = r.strs(value, "exclude")
		default:
			r.problem(key, "unknown field %q of paths", key.Value)
		}
	}
}

func (r *reader) fixRegex(rule *Rule, n *yaml.Node) {
	f := &FixRegex{}
	for key, value := range r.fields(n, "fix-regex") {
		switch key.Value {
		case "regex":
			f.Regex = r.str(value, "regex")
		case "replacement":
			f.Replacement = r.str(value, "replacement")
		case "count":
			if err := value.Decode(&f.Count); err != nil {
				r.problem(value, "count must be a number")
			}
		default:
			r.problem(key, "unknown field %q of fix-regex", key.Value)
		}
	}
	rule.FixRegex = f
}

// check tests that a rule has what it needs.
func (r *reader) check(rule *Rule, n *yaml.Node, mode string, formulas int) {
	for _, name := range []string{"id", "message", "severity", "languages"} {
		if field(n, name) == nil {
			r.problem(n, "%s is missing", name)
		}
	}
	switch {
	case mode == "join" || mode == "extract" || mode == "steps" || mode == "secrets":
		r.skip("mode: " + mode)
	case mode != "search" && mode != "taint":
		r.problem(n, "unknown mode %q", mode)
	case mode == "taint" || rule.Taint != nil:
		if rule.Taint == nil || len(rule.Taint.Sources) == 0 || len(rule.Taint.Sinks) == 0 {
			r.problem(n, "a taint rule needs sources and sinks")
		}
		if formulas > 0 {
			r.problem(n, "a taint rule has no pattern of its own")
		}
	case formulas != 1 && len(r.unsupported) == 0:
		r.problem(n, "a rule needs exactly one of pattern, patterns, pattern-either, pattern-regex, match")
	case rule.Formula != nil && !positive(rule.Formula):
		r.problem(n, "a rule needs a pattern that says what to find, not only what not to")
	}
}

// positive reports whether a formula finds anything by itself.
func positive(f *Formula) bool {
	switch f.Op {
	case Not:
		return false
	case And:
		for _, c := range f.Children {
			if positive(c) {
				return true
			}
		}
		return false
	case Or:
		for _, c := range f.Children {
			if !positive(c) {
				return false
			}
		}
	case Inside:
		return positive(f.Children[0])
	}
	return true
}
