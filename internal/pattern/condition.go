package pattern

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/regex"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
)

// condition is a rule.Condition compiled.
type condition struct {
	rule       *rule.Condition
	slot       int
	re         *regex.Regexp
	formula    *formula
	text       bool // the formula is about the text inside a string, not about code
	comparison comparison
}

func (c *ruleCompiler) condition(r *rule.Condition) *condition {
	out := &condition{rule: r, slot: -1}
	if r.Metavar != "" {
		out.slot = c.variable(r.Metavar)
	}
	var err error
	switch r.Kind {
	case rule.Matches:
		if out.re, err = regex.Compile(r.Regex, false, true); err != nil {
			c.problem(r.Line, "metavariable-regex %q: %v", shorten(r.Regex), err)
		}
	case rule.Contains:
		c.contains(out, r)
	case rule.Compares:
		if out.comparison, err = parseComparison(r.Comparison, c.variable); err != nil {
			c.problem(r.Line, "comparison %q: %v", shorten(r.Comparison), err)
		}
	}
	return out
}

func (c *ruleCompiler) contains(out *condition, r *rule.Condition) {
	text := c.text
	switch strings.ToLower(r.Language) {
	case "":
	case "generic", "regex", "none":
		c.text, out.text = true, true
	default:
		var same ruleCompiler
		same.out = &compiled{}
		if same.language(r.Language); same.out.langs == 0 {
			c.unsupported("metavariable-pattern of language " + r.Language)
		} else if same.out.langs&c.out.langs == 0 {
			c.unsupported("metavariable-pattern of language " + r.Language + " in another")
		}
	}
	out.formula = c.formula(r.Formula, false)
	c.text = text
}

// filter keeps the spans that a condition holds for.
func (e *evaluation) filter(spans []span, c *condition) []span {
	var out []span
	for i := range spans {
		s := &spans[i]
		if !e.work(1) {
			break
		}
		if c.rule.Kind == rule.Contains {
			out = append(out, e.contains(s, c)...)
		} else if e.holds(s, c) {
			out = append(out, *s)
		}
	}
	return e.dedupe(out)
}

func (e *evaluation) holds(s *span, c *condition) bool {
	if c.rule.Kind == rule.Compares {
		return e.compares(s, c)
	}
	b := s.env[c.slot]
	if b.Bound == match.Free {
		return false
	}
	switch c.rule.Kind {
	case rule.Matches:
		text := e.matcher.Text(b)
		if v := e.constant(b); c.rule.Propagate && (v.Kind == tree.String || v.Kind == tree.Number) {
			text = e.tree.Symbols.Text(v.Sym)
		}
		ok, steps, err := c.re.Match(text)
		e.work(steps)
		e.cut = e.cut || err != nil
		return ok
	case rule.HasType:
		return b.Bound == match.Code && e.tree != nil && slices.Contains(c.rule.Types, e.tree.TypeOf(b.Node))
	case rule.Analysis:
		return analyse(c.rule.Analyzer, e.content(b))
	}
	return false
}

// constant is the value of what a metavariable is bound to, as far as it is known.
func (e *evaluation) constant(b match.Binding) tree.Const {
	if b.Bound != match.Code || e.tree == nil || e.tree.Nodes[b.Node].Flags&tree.IsExpr == 0 {
		return tree.Const{}
	}
	return e.tree.ValueOf(b.Node)
}

// content is the text a metavariable is bound to; of a string, what is between the quotes.
func (e *evaluation) content(b match.Binding) string {
	if b.Bound == match.Code && e.tree != nil && e.tree.Nodes[b.Node].Kind == tree.String {
		return e.tree.Name(b.Node)
	}
	return e.matcher.Text(b)
}

// contains returns s, with the bindings that the formula adds, when the formula matches in what the
// metavariable is bound to.
func (e *evaluation) contains(s *span, c *condition) []span {
	b := s.env[c.slot]
	if b.Bound == match.Free || b.Bound == match.List && b.Node < 0 {
		return nil
	}
	region := span{start: b.Start, end: b.End, node: b.Node, env: s.env}
	var found []span
	if c.text {
		isString := b.Bound == match.Word || b.Bound == match.Code && e.tree.Nodes[b.Node].Kind == tree.String
		if !isString {
			return nil
		}
		found = e.inText(&region, b, c.formula)
	} else {
		text, base := e.text, e.base
		e.text, e.base = e.matcher.Tree.Slice(b.Start, b.End), b.Start // regular expressions see no more
		found = e.within(c.formula, &region)
		e.text, e.base = text, base
	}
	var out []span
	for i := range found {
		if env, ok := e.merge(s.env, found[i].env); ok {
			n := *s
			n.env = env
			out = append(out, n)
		}
	}
	return out
}

// within evaluates a formula in a part of the file; one that only says what must not be is about the whole part.
func (e *evaluation) within(f *formula, region *span) []span {
	switch f.op {
	case rule.Not:
		return e.subtract([]span{*region}, e.eval(f.children[0]))
	case rule.And:
		if _, any := e.positivesOf(f); !any {
			g := *f
			spans := []span{*region}
			for _, c := range g.children {
				spans = e.subtract(spans, e.eval(c.children[0]))
			}
			for _, c := range f.conditions {
				spans = e.filter(spans, c)
			}
			return spans
		}
	}
	var out []span
	for _, s := range e.eval(f) {
		if s.within(region) {
			out = append(out, s)
		}
	}
	return out
}

func (e *evaluation) positivesOf(f *formula) (n int, any bool) {
	for _, c := range f.children {
		if c.op != rule.Not {
			return 1, true
		}
	}
	return 0, false
}

// inText evaluates a formula about text in the inside of a string.
func (e *evaluation) inText(region *span, b match.Binding, f *formula) []span {
	sub := &evaluation{set: e.set, matcher: e.matcher, leaves: make([]leafResult, len(e.leaves)), has: e.has, vars: e.vars, numbered: e.numbered, steps: e.steps}
	sub.tree = nil
	start, end := b.Start, b.End
	if b.Bound == match.Code {
		start, end = start+1, end-1
	}
	sub.text, sub.base = e.matcher.Tree.Slice(start, end), start
	if b.Bound == match.Word && b.Start == b.End {
		sub.text = e.matcher.Text(b)
	}
	inner := span{start: start, end: start + uint32(len(sub.text)), node: -1, env: region.env}
	found := sub.within(f, &inner)
	e.steps, e.cut = sub.steps, e.cut || sub.cut
	return found
}
