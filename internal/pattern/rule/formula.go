package rule

import (
	"gopkg.in/yaml.v3"
)

// operator reads one operator of the classic syntax and reports whether key is one.
func (r *reader) operator(key, value *yaml.Node) (*Formula, bool) {
	f := &Formula{Line: key.Line}
	switch key.Value {
	case "pattern":
		return r.patternOr(value, key.Value), true
	case "pattern-regex":
		f.Op, f.Text = Regex, r.str(value, key.Value)
	case "patterns":
		return r.conjunction(value, key), true
	case "pattern-either":
		f.Op = Or
		for _, item := range r.items(value, key.Value) {
			if c := r.item(item, nil); c != nil {
				f.Children = append(f.Children, c)
			}
		}
	case "pattern-not":
		f.Op, f.Children = Not, []*Formula{r.patternOr(value, key.Value)}
	case "pattern-not-regex":
		f.Op, f.Children = Not, []*Formula{{Op: Regex, Text: r.str(value, key.Value), Line: value.Line}}
	case "pattern-inside":
		f.Op, f.Children = Inside, []*Formula{r.patternOr(value, key.Value)}
	case "pattern-not-inside":
		inside := &Formula{Op: Inside, Children: []*Formula{r.patternOr(value, key.Value)}, Line: key.Line}
		f.Op, f.Children = Not, []*Formula{inside}
	default:
		return nil, false
	}
	return f, true
}

// patternOr reads the text of a pattern, or a formula in its place.
func (r *reader) patternOr(n *yaml.Node, what string) *Formula {
	if n.Kind == yaml.ScalarNode {
		return &Formula{Op: Pattern, Text: n.Value, Line: n.Line}
	}
	if n.Kind == yaml.MappingNode {
		if f := r.item(n, nil); f != nil {
			return f
		}
	} else {
		r.problem(n, "%s must be a pattern", what)
	}
	return &Formula{Op: Or, Line: n.Line}
}

// conjunction reads the items of `patterns`.
func (r *reader) conjunction(n, key *yaml.Node) *Formula {
	f := &Formula{Op: And, Line: key.Line}
	for _, item := range r.items(n, key.Value) {
		if c := r.item(item, f); c != nil {
			f.Children = append(f.Children, c)
		}
	}
	return f
}

// item reads one item of a list of patterns: an operator, or in a conjunction a condition or focus.
func (r *reader) item(n *yaml.Node, and *Formula) *Formula {
	var found *Formula
	for key, value := range r.fields(n, "a pattern") {
		f, ok := r.operator(key, value)
		switch {
		case ok && found != nil:
			r.problem(key, "%s stands in an item that has a pattern already", key.Value)
		case ok:
			found = f
		case and != nil && r.condition(and, key, value):
		default:
			r.problem(key, "unknown pattern operator %q", key.Value)
		}
	}
	return found
}

// condition reads a condition or focus and reports whether key is one.
func (r *reader) condition(f *Formula, key, value *yaml.Node) bool {
	c := Condition{Line: key.Line}
	switch key.Value {
	case "focus-metavariable":
		f.Focus = append(f.Focus, r.strs(value, key.Value))
		return true
	case "metavariable-regex":
		c.Kind = Matches
	case "metavariable-pattern":
		c.Kind = Contains
	case "metavariable-comparison":
		c.Kind = Compares
	case "metavariable-type":
		c.Kind = HasType
	case "metavariable-analysis":
		c.Kind = Analysis
	default:
		return false
	}
	r.conditionFields(&c, value, key.Value)
	f.Conditions = append(f.Conditions, c)
	return true
}

func (r *reader) conditionFields(c *Condition, n *yaml.Node, what string) {
	for key, value := range r.fields(n, what) {
		if r.conditionField(c, key, value) {
			continue
		}
		f, ok := r.operator(key, value)
		switch {
		case !ok || c.Kind != Contains:
			r.problem(key, "unknown field %q of %s", key.Value, what)
		case c.Formula != nil:
			r.problem(key, "%s has a pattern already", what)
		default:
			c.Formula = f
		}
	}
	switch {
	case c.Metavar == "" && c.Kind != Compares:
		r.problem(n, "%s needs a metavariable", what)
	case c.Kind == Contains && c.Formula == nil, c.Kind == Matches && c.Regex == "" && field(n, "regex") == nil,
		c.Kind == Compares && c.Comparison == "", c.Kind == HasType && len(c.Types) == 0, c.Kind == Analysis && c.Analyzer == "":
		r.problem(n, "%s says nothing about its metavariable", what)
	}
	if c.Kind == Analysis && c.Analyzer != "entropy" && c.Analyzer != "redos" {
		r.skip("metavariable-analysis: " + c.Analyzer)
	}
}

func (r *reader) conditionField(c *Condition, key, value *yaml.Node) bool {
	switch {
	case key.Value == "metavariable":
		c.Metavar = r.str(value, key.Value)
	case key.Value == "regex" && c.Kind == Matches:
		c.Regex = r.str(value, key.Value)
	case key.Value == "constant-propagation" && c.Kind == Matches:
		c.Propagate = r.flag(value, key.Value)
	case key.Value == "language" && c.Kind == Contains:
		c.Language = r.str(value, key.Value)
	case key.Value == "comparison" && c.Kind == Compares:
		c.Comparison = r.str(value, key.Value)
	case key.Value == "strip" && c.Kind == Compares:
		c.Strip = r.flag(value, key.Value)
	case key.Value == "base" && c.Kind == Compares:
		if err := value.Decode(&c.Base); err != nil {
			r.problem(value, "base must be a number")
		}
	case (key.Value == "type" || key.Value == "types") && c.Kind == HasType:
		c.Types = append(c.Types, r.strs(value, key.Value)...)
	case key.Value == "analyzer" && c.Kind == Analysis:
		c.Analyzer = r.str(value, key.Value)
	default:
		return false
	}
	return true
}
