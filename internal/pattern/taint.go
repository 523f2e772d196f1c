package pattern

import (
	"cmp"
	"maps"
	"slices"

	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax"
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
	Spec *rule.Spec `json:"-"`
	// Node is the node of the syntax tree whose range this is, -1 when there is none.
	Node int32
	// First and Last are the nodes of the syntax tree that lie within the range, in preorder.
	First, Last int32
	// Focused: the place is what a metavariable in focus stands for.
	Focused bool
	// Carrier is the node whose data matters where the place is a statement or an assignment: the value
	// that is assigned, returned, thrown or evaluated; else Node.
	Carrier    int32
	Start, End uint32
	// Bindings are the texts of the metavariables, by name with the $.
	Bindings map[string]string
}

// TaintFlow is a place where a propagator moves data.
type TaintFlow struct {
	Spec     *rule.Spec
	From, To TaintPlace
}

// Message is the rule's message about data that goes from a source to a sink, of whose metavariables
// these are the texts; those of the source count more.
func Message(r *rule.Rule, source, sink map[string]string) string {
	texts := map[string]string{}
	maps.Copy(texts, sink)
	maps.Copy(texts, source)
	return replaceVars(r.Message, slices.Collect(maps.Keys(texts)), texts)
}

// Agree reports whether the metavariables that a source and a sink share stand for the same.
func Agree(source, sink map[string]string) bool {
	for v, text := range source {
		if other, ok := sink[v]; ok && other != text {
			return false
		}
	}
	return true
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

// focuses reports whether what a formula matches is what a metavariable stands for.
func focuses(f *rule.Formula) bool {
	return len(f.Focus) > 0 || f.Op == rule.Or && slices.ContainsFunc(f.Children, focuses)
}

// taint finds the places a taint rule names.
func (e *evaluation) taint(c *compiled, res *Result) {
	spec := TaintSpec{Rule: c.rule, Sources: e.places(c, c.taint.sources), Sinks: e.places(c, c.taint.sinks),
		Sanitizers: e.places(c, c.taint.sanitizers)}
	for _, p := range c.taint.propagators {
		for _, s := range e.eval(p.formula) {
			from, to := s.env[p.from], s.env[p.to]
			if from.Bound == match.Free || to.Bound == match.Free {
				continue
			}
			spec.Propagators = append(spec.Propagators, TaintFlow{p.spec, e.bound(from), e.bound(to)})
		}
	}
	if len(spec.Sources)+len(spec.Sinks)+len(spec.Sanitizers)+len(spec.Propagators) > 0 {
		res.Taint = append(res.Taint, spec)
	}
}

func (e *evaluation) places(c *compiled, parts []taintPart) []TaintPlace {
	var out []TaintPlace
	for i := range parts {
		focused := focuses(parts[i].spec.Formula)
		for _, s := range e.eval(parts[i].formula) {
			p := e.place(&s)
			p.Spec, p.Focused, p.Bindings = parts[i].spec, focused, e.bindings(c, s.env)
			out = append(out, p)
		}
	}
	return out
}

// bound is the place that a metavariable is bound to.
func (e *evaluation) bound(b match.Binding) TaintPlace {
	return e.place(&span{start: b.Start, end: b.End, node: b.Node})
}

func (e *evaluation) place(s *span) TaintPlace {
	p := TaintPlace{Node: e.syntaxNode(s), Start: s.start, End: s.end}
	p.First, p.Last = e.nodesWithin(s)
	if p.Node < 0 && p.First <= p.Last && e.syntax.Nodes[p.First].Start == s.start {
		p.Node = p.First // the range less its punctuation
	}
	p.Carrier = e.carrier(s, p.Node)
	return p
}

// nodesWithin returns the first and last node of the syntax tree that lie within a span; the last is
// before the first when none do.
func (e *evaluation) nodesWithin(s *span) (first, last int32) {
	if e.syntax == nil {
		return 0, -1
	}
	nodes := e.syntax.Nodes
	from, _ := slices.BinarySearchFunc(nodes, s.start, func(n syntax.Node, at uint32) int { return cmp.Compare(n.Start, at) })
	for from < len(nodes) && nodes[from].Start < s.end && nodes[from].End > s.end {
		from++
	}
	to, _ := slices.BinarySearchFunc(nodes, s.end, func(n syntax.Node, at uint32) int { return cmp.Compare(n.Start, at) })
	return int32(from), int32(to) - 1
}

// carrier returns the node of the syntax tree whose data matters in what a span is of.
func (e *evaluation) carrier(s *span, otherwise int32) int32 {
	if s.node < 0 || e.tree == nil {
		return otherwise
	}
	t := e.tree
	n := s.node
	switch t.Nodes[n].Kind {
	case tree.Assign, tree.VarDef, tree.Return, tree.ExprStmt, tree.Throw:
		if n = t.Child(n, tree.Value); n < 0 {
			return otherwise
		}
	}
	for n >= 0 && (t.Nodes[n].Kind == tree.Cast || t.Nodes[n].Kind == tree.NonNull || t.Nodes[n].Kind == tree.Satisfies) {
		n = t.First(n) // a type makes no other value of it
	}
	if n == s.node || n < 0 {
		return otherwise
	}
	return t.Nodes[n].Syntax
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
