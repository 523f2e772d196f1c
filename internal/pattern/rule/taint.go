package rule

import "gopkg.in/yaml.v3"

// taintPart reads sources, sinks, sanitizers or propagators.
func (r *reader) taintPart(rule *Rule, part string, n *yaml.Node) {
	if rule.Taint == nil {
		rule.Taint = &Taint{}
	}
	into := map[string]*[]Spec{"sources": &rule.Taint.Sources, "sinks": &rule.Taint.Sinks,
		"sanitizers": &rule.Taint.Sanitizers, "propagators": &rule.Taint.Propagators}[part]
	if into == nil {
		r.problem(n, "unknown part %q of a taint rule", part)
		return
	}
	for _, item := range r.items(n, part) {
		*into = append(*into, r.spec(item, part))
	}
}

func (r *reader) spec(n *yaml.Node, part string) Spec {
	s := Spec{Exact: part == "sinks"}
	if part == "propagators" {
		s.SideEffect = BySideEffect
	}
	if n.Kind == yaml.ScalarNode { // the newer syntax
		s.Formula = &Formula{Op: Pattern, Text: n.Value, Line: n.Line}
		return s
	}
	for key, value := range r.fields(n, part) {
		if r.specField(&s, part, key, value) {
			continue
		}
		f, ok := r.operator(key, value)
		if !ok {
			switch key.Value {
			case "all", "any", "regex", "where", "not", "inside":
				f = r.newerSpec(n)
			default:
				r.problem(key, "unknown field %q of %s", key.Value, part)
				continue
			}
		}
		if s.Formula != nil && ok {
			r.problem(key, "%s stands beside another pattern", key.Value)
		}
		s.Formula = f
	}
	if s.Formula == nil {
		r.problem(n, "an item of %s has no pattern", part)
		s.Formula = &Formula{Op: Or}
	}
	if part == "propagators" && (s.From == "" || s.To == "") {
		r.problem(n, "a propagator needs from and to")
	}
	return s
}

// newerSpec reads the formula of a spec in the newer syntax, leaving aside the fields of the spec itself.
func (r *reader) newerSpec(n *yaml.Node) *Formula {
	only := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		switch n.Content[i].Value {
		case "pattern", "all", "any", "regex", "where", "not", "inside":
			only.Content = append(only.Content, n.Content[i], n.Content[i+1])
		}
	}
	return r.match(only)
}

func (r *reader) specField(s *Spec, part string, key, value *yaml.Node) bool {
	switch key.Value {
	case "label":
		s.Label = r.str(value, key.Value)
	case "requires":
		if value.Kind != yaml.ScalarNode {
			r.skip("requires with several metavariables")
			return true
		}
		x, err := ParseLabels(value.Value)
		if err != nil {
			r.problem(value, "%v", err)
			return true
		}
		s.Requires = x
	case "by-side-effect":
		switch value.Value {
		case "only":
			if part != "sources" {
				r.problem(value, "by-side-effect: only is for sources")
			}
			s.SideEffect = OnlySideEffect
		case "true":
			s.SideEffect = BySideEffect
		case "false":
			s.SideEffect = NoSideEffect
		default:
			r.problem(value, "by-side-effect must be true, false or only")
		}
	case "exact":
		s.Exact = r.flag(value, key.Value)
	case "control":
		if r.flag(value, key.Value) {
			r.skip("control")
		}
	case "at-exit":
		s.AtExit = r.flag(value, key.Value)
		if s.AtExit {
			r.skip("at-exit")
		}
	case "not_conflicting", "not-conflicting":
		s.NotConflicting = r.flag(value, key.Value)
	case "from":
		s.From = r.str(value, key.Value)
	case "to":
		s.To = r.str(value, key.Value)
	case "replace-labels":
		s.ReplaceLabels = r.strs(value, key.Value)
	default:
		return false
	}
	return true
}
