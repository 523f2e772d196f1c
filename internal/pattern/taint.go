package pattern

import (
	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
)

// TaintSpec is what a taint rule names in one file, for the taint analysis to run on.
type TaintSpec struct {
	Rule        *rule.Rule
	Sources     []TaintPlace
	Sinks       []TaintPlace
	Sanitizers  []TaintPlace
	Propagators []TaintFlow
}

// TaintPlace is a place in a file that a spec of a taint rule matches.
type TaintPlace struct {
	// Spec is the source, sink or sanitiser: its label, what it requires, whether it acts by side effect.
	Spec *rule.Spec
	// Node is the node of the syntax tree whose range this is, -1 when there is none.
	Node int32
	// Carriers are the nodes whose data matters at a sink: the arguments of a call and its receiver, the
	// value that is assigned or returned, else Node itself.
	Carriers   []int32
	Start, End uint32
	// Bindings are the texts of the metavariables, by name with the $.
	Bindings map[string]string
}

// TaintFlow is a place where a propagator moves data.
type TaintFlow struct {
	TaintPlace
	From, To TaintPlace
}

// Message is the rule's message about data that goes from a source to a sink.
func (t *TaintSpec) Message(source, sink *TaintPlace) string {
	vars := make([]string, 0, len(source.Bindings)+len(sink.Bindings))
	texts := map[string]string{}
	for _, p := range []*TaintPlace{source, sink} {
		for v, text := range p.Bindings {
			texts[v] = text
		}
	}
	for v := range texts {
		vars = append(vars, v)
	}
	return replaceVars(t.Rule.Message, vars, texts)
}

// taintRule is a rule.Taint compiled.
type taintRule struct {
	sources, sinks, sanitizers []taintPart
	propagators                []taintPart
}

type taintPart struct {
	spec     *rule.Spec
	formula  *formula
	from, to int
}

func (c *ruleCompiler) taint(t *rule.Taint) {
	out := &taintRule{}
	c.out.taint = out
	var all []*formula
	for _, part := range []struct {
		specs []rule.Spec
		into  *[]taintPart
	}{{t.Sources, &out.sources}, {t.Sinks, &out.sinks}, {t.Sanitizers, &out.sanitizers}, {t.Propagators, &out.propagators}} {
		for i := range part.specs {
			p := taintPart{spec: &part.specs[i], formula: c.formula(part.specs[i].Formula, false)}
			if p.spec.From != "" {
				p.from, p.to = c.variable(p.spec.From), c.variable(p.spec.To)
			}
			*part.into = append(*part.into, p)
			all = append(all, p.formula)
		}
	}
	c.out.requires = anyWords(all)
}

// taint finds the places a taint rule names.
func (e *evaluation) taint(c *compiled, res *Result) {
	spec := TaintSpec{Rule: c.rule, Sources: e.places(c, c.taint.sources), Sinks: e.places(c, c.taint.sinks),
		Sanitizers: e.places(c, c.taint.sanitizers)}
	for _, p := range c.taint.propagators {
		for _, s := range e.eval(p.formula) {
			flow := TaintFlow{TaintPlace: e.place(c, &p, &s)}
			from, to := s.env[p.from], s.env[p.to]
			if from.Bound == match.Free || to.Bound == match.Free {
				continue
			}
			flow.From, flow.To = e.bound(c, &p, &s, from), e.bound(c, &p, &s, to)
			spec.Propagators = append(spec.Propagators, flow)
		}
	}
	if len(spec.Sources)+len(spec.Sinks)+len(spec.Sanitizers)+len(spec.Propagators) > 0 {
		res.Taint = append(res.Taint, spec)
	}
}

func (e *evaluation) places(c *compiled, parts []taintPart) []TaintPlace {
	var out []TaintPlace
	for i := range parts {
		for _, s := range e.eval(parts[i].formula) {
			out = append(out, e.place(c, &parts[i], &s))
		}
	}
	return out
}

func (e *evaluation) place(c *compiled, p *taintPart, s *span) TaintPlace {
	return TaintPlace{Spec: p.spec, Node: e.syntaxNode(s), Carriers: e.carriers(s), Start: s.start, End: s.end, Bindings: e.bindings(c, s.env)}
}

// carriers returns the nodes of the syntax tree that carry data into what a span is of.
func (e *evaluation) carriers(s *span) []int32 {
	if s.node < 0 || e.tree == nil {
		return nil
	}
	t := e.tree
	var out []int32
	for c := t.First(s.node); c >= 0; c = t.Nodes[c].Next {
		switch k, r := t.Nodes[s.node].Kind, t.Nodes[c].Role; {
		case r == tree.Arg, r == tree.Value && (k == tree.Assign || k == tree.VarDef || k == tree.Return || k == tree.ExprStmt || k == tree.Throw):
			out = append(out, t.Nodes[c].Syntax)
		case r == tree.Callee && k == tree.Call && t.Nodes[c].Kind == tree.Member:
			out = append(out, t.Nodes[t.Child(c, tree.Obj)].Syntax)
		}
	}
	if n := e.syntaxNode(s); out == nil && n >= 0 {
		out = []int32{n}
	}
	return out
}

// bound is the place that a metavariable is bound to.
func (e *evaluation) bound(c *compiled, p *taintPart, s *span, b match.Binding) TaintPlace {
	return e.place(c, p, &span{start: b.Start, end: b.End, node: b.Node, env: s.env})
}

// syntaxNode returns the node of the syntax tree that a span is the range of, or -1.
func (e *evaluation) syntaxNode(s *span) int32 {
	if s.node < 0 || e.tree == nil {
		return -1
	}
	n := &e.tree.Nodes[s.node]
	if n.Start != s.start || n.End != s.end || n.Kind == tree.Invalid {
		return -1
	}
	return n.Syntax
}
