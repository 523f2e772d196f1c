package pattern

import (
	"context"
	"slices"
	"unsafe"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/pattern/javascript"
	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// Match is a place that a rule found.
type Match struct {
	Rule       *rule.Rule
	Start, End uint32 // bytes of the file
	Message    string
	// Bindings are the texts of the metavariables, by name with the $.
	Bindings map[string]string
	// Fix is what the rule would put in place of the match; nil for rules without a fix.
	Fix *string
}

// Result is what the rules of a Set found in one file.
type Result struct {
	Matches []Match     // in order of the file, then of the rules
	Taint   []TaintSpec // of the taint rules that have sources and sinks here
	Bounds  []finding.Bound
}

// Rules returns the rules that run.
func (s *Set) Rules() []*rule.Rule {
	out := make([]*rule.Rule, len(s.rules))
	for i, c := range s.rules {
		out[i] = c.rule
	}
	return out
}

// Run runs the rules over a file. t may be nil for files of no language shrike parses; then only rules
// about text run. profile may be nil.
func (s *Set) Run(ctx context.Context, t *syntax.Tree, f *source.File, profile *Profile) (*Result, error) {
	has := s.wordsIn(f.Code)
	res := &Result{}
	var e *evaluation
	for i, c := range s.rules {
		if !s.applies(c, f, has) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if e == nil {
			start := profile.now()
			e = s.evaluation(t, f, has)
			profile.prepared(start)
		}
		start := profile.now()
		before := len(res.Matches)
		e.begin(c, f)
		if c.taint != nil {
			e.taint(c, res)
		} else {
			e.search(c, res)
		}
		if e.cut {
			res.Bounds = append(res.Bounds, finding.Bound{Name: "rule-work", Where: c.rule.ID + " in " + f.Path, Limit: maxRuleWork})
		}
		profile.add(i, start, Cost{Steps: e.steps, Found: len(res.Matches) - before + placesOf(res, c)}, e.cut)
	}
	slices.SortStableFunc(res.Matches, func(a, b Match) int {
		if a.Start != b.Start {
			return int(int64(a.Start) - int64(b.Start))
		}
		return int(int64(a.End) - int64(b.End))
	})
	return res, nil
}

// applies reports whether a rule is for a file and the file has the words it requires.
func (s *Set) applies(c *compiled, f *source.File, has []bool) bool {
	return c.langs&langOf(f.Language) != 0 && meets(has, c.requires) && inPaths(c.rule, f.Path)
}

// inPaths reports whether a rule's paths let it run on a file.
func inPaths(r *rule.Rule, path string) bool {
	any := func(globs []string) bool {
		return slices.ContainsFunc(globs, func(g string) bool { return matchGlob(g, path) })
	}
	return (len(r.Include) == 0 || any(r.Include)) && !any(r.Exclude)
}

// matchGlob matches as Semgrep does: a glob without a slash is about any part of the path, others are
// about its start or, from a folder on, anything in it.
func matchGlob(glob, path string) bool {
	if glob != "" && glob[0] == '/' {
		glob = glob[1:]
	} else if len(glob) < 3 || glob[:3] != "**/" {
		glob = "**/" + glob
	}
	if n := len(glob); n > 1 && glob[n-1] == '/' {
		glob += "**"
	}
	for _, g := range []string{glob, glob + "/**"} {
		if ok, err := doublestar.Match(g, path); err == nil && ok {
			return true
		}
	}
	return false
}

func (s *Set) evaluation(t *syntax.Tree, f *source.File, has []bool) *evaluation {
	e := &evaluation{set: s, leaves: make([]leafResult, len(s.leaves)), has: has, matcher: &match.Matcher{}}
	if t == nil {
		e.matcher.Tree = tree.OfText(f.Code, tree.NewSymbols(s.dict))
		return e
	}
	e.syntax = t
	e.tree = javascript.Lower(t, tree.NewSymbols(s.dict))
	e.matcher.Tree, e.matcher.Index = e.tree, match.NewIndex(e.tree)
	return e
}

// begin makes ready for a rule.
func (e *evaluation) begin(c *compiled, f *source.File) {
	e.steps, e.cut, e.vars, e.numbered = 0, false, len(c.vars), c.numbered
	if e.text = view(f.Code); c.langs&forText != 0 {
		e.text = view(f.Text)
	}
}

// view is a text that shares memory with b.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

func (e *evaluation) search(c *compiled, res *Result) {
	type place struct {
		start, end uint32
		message    string
	}
	seen := map[place]bool{}
	for _, s := range e.eval(c.formula) {
		m := e.match(c, &s)
		if p := (place{m.Start, m.End, m.Message}); !seen[p] {
			seen[p] = true
			res.Matches = append(res.Matches, m)
		}
	}
}
