package pattern

import (
	"cmp"
	"slices"

	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// Work that may be done for one rule in one file, and for one pattern in one file.
const (
	maxRuleWork    = 20_000_000
	maxPatternWork = 5_000_000
)

// evaluation finds what the formulas of rules match in one file.
type evaluation struct {
	set     *Set
	text    string
	syntax  *syntax.Tree // nil for files of no language
	tree    *tree.Tree   // likewise
	matcher *match.Matcher
	leaves  []leafResult
	steps   int // done for the rule at hand
	cut     bool
	has     []bool // by word: whether the file has it
	vars    int    // of the rule at hand
	base    uint32 // offset of text in the file
	// numbered says which variables are numbered groups of regular expressions; nil is none.
	numbered []bool
}

type leafResult struct {
	done  bool
	found []match.Match
	cut   bool
	steps int
}

// work counts work and reports whether more may be done.
func (e *evaluation) work(n int) bool {
	if e.steps += n; e.steps > maxRuleWork {
		e.cut = true
	}
	return !e.cut
}

// eval returns the spans a formula matches, in order.
func (e *evaluation) eval(f *formula) []span {
	if e.cut || !meets(e.has, f.words) {
		return nil
	}
	switch f.op {
	case rule.Pattern:
		return e.pattern(f)
	case rule.Regex:
		return e.regex(f)
	case rule.Or:
		var out []span
		for _, c := range f.children {
			out = append(out, e.eval(c)...)
		}
		return e.dedupe(out)
	case rule.Inside:
		out := slices.Clone(e.eval(f.children[0]))
		for i := range out {
			out[i].kind = insideSpan
		}
		return out
	case rule.And:
		return e.conjunction(f)
	}
	return nil
}

func (e *evaluation) pattern(f *formula) []span {
	if e.set.leaves[f.leaf].generic != nil {
		return e.generic(f)
	}
	if e.tree == nil {
		return nil
	}
	found := e.find(f.leaf)
	out := make([]span, len(found))
	envs := make([]match.Binding, len(found)*e.vars)
	for i, m := range found {
		env := envs[i*e.vars : (i+1)*e.vars : (i+1)*e.vars]
		for j, b := range m.Env {
			env[f.slots[j]] = b
		}
		out[i] = span{start: m.Start, end: m.End, node: m.Node, env: env}
	}
	e.work(len(found))
	return e.dedupe(out)
}

// find returns the matches of a pattern, looked for at first need.
func (e *evaluation) find(i int32) []match.Match {
	r := &e.leaves[i]
	if !r.done {
		r.done = true
		p := e.set.leaves[i].pattern
		e.matcher.Limit = maxPatternWork
		r.found, r.cut = e.matcher.Find(p)
		r.steps = e.matcher.Steps
		e.steps += r.steps
	}
	e.cut = e.cut || r.cut
	return r.found
}

func (e *evaluation) regex(f *formula) []span {
	all, steps, err := e.set.leaves[f.leaf].re.FindAll(e.text)
	if err != nil {
		e.cut = true
	}
	e.work(steps + len(e.text)/16)
	var out []span
	for _, loc := range all {
		s := span{start: e.base + uint32(loc[0]), end: e.base + uint32(loc[1]), node: -1, kind: regexSpan, env: make([]match.Binding, e.vars)}
		for g, slot := range f.slots {
			if from, to := loc[2*g+2], loc[2*g+3]; from >= 0 {
				s.env[slot] = e.word(from, to)
			}
		}
		out = append(out, s)
	}
	return e.dedupe(out)
}

// word is the binding of a piece of the text.
func (e *evaluation) word(from, to int) match.Binding {
	return match.Binding{Bound: match.Word, Node: -1, Start: e.base + uint32(from), End: e.base + uint32(to),
		Sym: e.matcher.Tree.Symbols.Intern(e.text[from:to])}
}

// conjunction evaluates the positive parts, cheapest first, then takes away the negative ones, then
// tests the conditions, then narrows to what is in focus.
func (e *evaluation) conjunction(f *formula) []span {
	spans, any := e.positives(f)
	if !any {
		return nil
	}
	for _, c := range f.children {
		if len(spans) == 0 || e.cut {
			return nil
		}
		if c.op == rule.Not {
			spans = e.subtract(spans, e.eval(c.children[0]))
		}
	}
	for _, c := range f.conditions {
		spans = e.filter(spans, c)
	}
	for _, focus := range f.focus {
		spans = e.focus(spans, focus)
	}
	return spans
}

// positives returns the intersection of what the positive parts match, and whether there are any.
func (e *evaluation) positives(f *formula) ([]span, bool) {
	var parts []*formula
	for _, c := range f.children {
		if c.op != rule.Not {
			parts = append(parts, c)
		}
	}
	if e.numbered == nil { // else the order decides which numbered groups count
		slices.SortStableFunc(parts, func(a, b *formula) int { return cmp.Compare(e.cost(a), e.cost(b)) })
	}
	var spans []span
	for i, p := range parts {
		found := e.eval(p)
		if i == 0 {
			spans = found
		} else {
			spans = e.intersect(spans, found)
		}
		if len(spans) == 0 {
			return nil, true
		}
	}
	return spans, len(parts) > 0
}

// cost estimates what evaluating a formula takes.
func (e *evaluation) cost(f *formula) int {
	if !meets(e.has, f.words) {
		return 0
	}
	switch f.op {
	case rule.Pattern:
		if e.tree == nil || e.set.leaves[f.leaf].pattern == nil {
			return len(e.text)
		}
		if r := &e.leaves[f.leaf]; r.done {
			return len(r.found)
		}
		return 16 * e.matcher.Index.Candidates(e.set.leaves[f.leaf].pattern)
	case rule.Regex:
		return len(e.text)
	case rule.Inside:
		return e.cost(f.children[0])
	}
	sum, least := 0, -1
	for _, c := range f.children {
		if c.op != rule.Not {
			k := e.cost(c)
			sum += k
			if least < 0 || k < least {
				least = k
			}
		}
	}
	if f.op == rule.And {
		return max(least, 0)
	}
	return sum
}

// focus narrows spans to what one of the metavariables is bound to.
func (e *evaluation) focus(spans []span, vars []int) []span {
	var out []span
	for _, s := range spans {
		for _, v := range vars {
			b := s.env[v]
			if b.Bound == match.Free || b.Bound == match.Value || b.Bound == match.List && b.Node < 0 {
				continue
			}
			f := s
			f.start, f.end, f.node, f.kind = b.Start, b.End, b.Node, plainSpan
			if f.start < s.start || f.end > s.end {
				continue
			}
			out = append(out, f)
		}
	}
	return e.dedupe(out)
}
