package rule

import "gopkg.in/yaml.v3"

// match reads a formula in the newer syntax: a text, or one of pattern, regex, all, any, not, inside
// with `where` beside it.
func (r *reader) match(n *yaml.Node) *Formula {
	if n.Kind == yaml.ScalarNode {
		return &Formula{Op: Pattern, Text: n.Value, Line: n.Line}
	}
	var f *Formula
	var where *yaml.Node
	for key, value := range r.fields(n, "match") {
		if key.Value == "where" {
			where = value
			continue
		}
		g := r.matchOperator(key, value)
		if g != nil && f != nil {
			r.problem(key, "%s stands beside another operator", key.Value)
		}
		f = g
	}
	if f == nil {
		r.problem(n, "match says nothing to find")
		return &Formula{Op: Or, Line: n.Line}
	}
	if where != nil {
		if f.Op != And {
			f = &Formula{Op: And, Children: []*Formula{f}, Line: f.Line}
		}
		for _, item := range r.items(where, "where") {
			r.where(f, item)
		}
	}
	return f
}

func (r *reader) matchOperator(key, value *yaml.Node) *Formula {
	f := &Formula{Line: key.Line}
	switch key.Value {
	case "pattern":
		f.Op, f.Text = Pattern, r.str(value, key.Value)
	case "regex":
		f.Op, f.Text = Regex, r.str(value, key.Value)
	case "all", "any":
		if f.Op = And; key.Value == "any" {
			f.Op = Or
		}
		for _, item := range r.items(value, key.Value) {
			f.Children = append(f.Children, r.match(item))
		}
	case "not":
		f.Op, f.Children = Not, []*Formula{r.match(value)}
	case "inside":
		f.Op, f.Children = Inside, []*Formula{r.match(value)}
	default:
		r.problem(key, "unknown operator %q of match", key.Value)
		return nil
	}
	return f
}

// where reads one condition of the newer syntax.
func (r *reader) where(f *Formula, n *yaml.Node) {
	c := Condition{Line: n.Line, Kind: Contains}
	for name, kind := range map[string]ConditionKind{"regex": Matches, "comparison": Compares, "type": HasType, "types": HasType, "analyzer": Analysis} {
		if field(n, name) != nil {
			c.Kind = kind
		}
	}
	if focus := field(n, "focus"); focus != nil {
		f.Focus = append(f.Focus, r.strs(focus, "focus"))
		return
	}
	for key, value := range r.fields(n, "where") {
		if r.conditionField(&c, key, value) {
			continue
		}
		if g := r.matchOperator(key, value); g != nil {
			c.Formula = g
		}
	}
	if c.Kind == Contains && c.Formula == nil {
		r.problem(n, "where says nothing about its metavariable")
	}
	f.Conditions = append(f.Conditions, c)
}
