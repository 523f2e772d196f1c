// Package pattern runs rules in Semgrep's syntax over syntax trees. Rules are compiled once into a Set;
// Set.Run looks at a file for all of them together. The rules of package rule say what to find, package
// tree is the form of code they are compared in, package match compares; this package puts them together:
// how operators combine, conditions, messages, fixes, and the places that taint rules name.
package pattern

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/generic"
	"github.com/shrike-sec/shrike/internal/pattern/javascript"
	"github.com/shrike-sec/shrike/internal/pattern/match"
	"github.com/shrike-sec/shrike/internal/pattern/regex"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
)

// Set is rules compiled together. It is not changed after Compile and may be used by many goroutines.
type Set struct {
	dict   *tree.Dictionary
	words  map[string]int32 // the words any rule requires, numbered
	rules  []*compiled
	leaves []*leaf
	shared map[leafKey]int32 // while compiling
}

// compiled is one rule ready to run.
type compiled struct {
	rule     *rule.Rule
	vars     []string // the metavariables, in the order of a span's env
	numbered []bool   // by variable: a numbered group of a regular expression; nil when none are
	formula  *formula
	taint    *taintRule
	requires [][]int32 // each: some word that a file must have (all of these lists must be met)
	langs    langSet
	fixRegex *regex.Regexp
}

// langSet says which files a rule is for.
type langSet uint8

const (
	forJavaScript langSet = 1 << iota
	forTypeScript
	forText // any file, as text
)

// leaf is a pattern, a regular expression or a pattern of no language, shared by all rules that have it.
type leaf struct {
	pattern *match.Pattern
	re      *regex.Regexp
	generic *generic.Pattern
	words   []int32
}

type leafKey struct {
	text    string
	regex   bool
	generic bool
	opts    match.Options
}

// formula is a rule.Formula with its patterns compiled.
type formula struct {
	op         rule.Op
	leaf       int32
	slots      []int // Pattern, Regex: the rule's variable for each of the leaf's
	children   []*formula
	conditions []*condition
	focus      [][]int
	words      [][]int32
}

// Compile compiles rules. A rule with problems is left out and the problems are returned; a rule that
// asks for something unsupported is left out, too, and stays listed in its Unsupported.
func Compile(rules []*rule.Rule) (*Set, []rule.Problem) {
	s := &Set{dict: tree.NewDictionary(), words: map[string]int32{}, shared: map[leafKey]int32{}}
	var problems []rule.Problem
	for _, r := range rules {
		c := &ruleCompiler{set: s, out: &compiled{rule: r}, opts: match.DefaultOptions()}
		c.compile()
		c.out.numbered = numbered(c.out.vars)
		problems = append(problems, c.problems...)
		if len(c.problems) == 0 && len(r.Unsupported) == 0 {
			s.rules = append(s.rules, c.out)
		}
	}
	s.shared = nil
	return s, problems
}

// numbered says which variables are numbered groups of regular expressions; nil when none are.
func numbered(vars []string) []bool {
	var out []bool
	for i, v := range vars {
		if len(v) > 1 && v[1] >= '0' && v[1] <= '9' {
			if out == nil {
				out = make([]bool, len(vars))
			}
			out[i] = true
		}
	}
	return out
}

type ruleCompiler struct {
	set      *Set
	out      *compiled
	opts     match.Options
	problems []rule.Problem
	text     bool // patterns are of text, not of a language
}

func (c *ruleCompiler) problem(line int, format string, args ...any) {
	r := c.out.rule
	c.problems = append(c.problems, rule.Problem{File: r.File, Line: line, Rule: r.ID, Message: fmt.Sprintf(format, args...)})
}

func (c *ruleCompiler) unsupported(what string) {
	if r := c.out.rule; !slices.Contains(r.Unsupported, what) {
		r.Unsupported = append(r.Unsupported, what)
	}
}

func (c *ruleCompiler) compile() {
	r := c.out.rule
	for _, l := range r.Languages {
		c.language(l)
	}
	if c.out.langs == 0 {
		c.unsupported("language " + strings.Join(r.Languages, ", "))
	}
	c.options()
	if len(r.Unsupported) > 0 {
		return
	}
	if r.FixRegex != nil {
		re, err := regex.Compile(r.FixRegex.Regex, false, false)
		if err != nil {
			c.problem(r.Line, "fix-regex: %v", err)
		}
		c.out.fixRegex = re
	}
	if r.Taint != nil {
		c.taint(r.Taint)
		return
	}
	c.text = c.out.langs&^forText == 0
	c.out.formula = c.formula(r.Formula, false)
	c.out.requires = c.out.formula.words
}

func (c *ruleCompiler) language(name string) {
	switch strings.ToLower(name) {
	case "js", "javascript", "jsx":
		c.out.langs |= forJavaScript | forTypeScript // as in Semgrep, TypeScript is JavaScript, too
	case "ts", "typescript", "tsx":
		c.out.langs |= forTypeScript
	case "regex", "none", "generic":
		c.out.langs |= forText
	}
}

// knownOptions change nothing here: they are about languages or engines that are not this one.
var knownOptions = []string{"unify_ids_strictly", "implicit_ellipsis", "attr_expr", "generic_engine", "generic_multiline", "generic_braces",
	"generic_extra_braces", "generic_extra_word_characters", "generic_ellipsis_max_span", "generic_comment_style", "generic_caseless",
	"interfile", "taint_intrafile", "timeout", "max_match_per_file", "dynamic_timeout", "cpp_parsing_pref"}

func (c *ruleCompiler) options() {
	names := make([]string, 0, len(c.out.rule.Options))
	for name := range c.out.rule.Options {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		on, isBool := c.out.rule.Options[name].(bool)
		switch {
		case isBool && c.opts.Set(name, on), slices.Contains(knownOptions, name), strings.HasPrefix(name, "taint_"):
		default:
			c.unsupported("option " + name)
		}
	}
}

func (c *ruleCompiler) variable(name string) int {
	i := slices.Index(c.out.vars, name)
	if i < 0 {
		i = len(c.out.vars)
		c.out.vars = append(c.out.vars, name)
	}
	return i
}

func (c *ruleCompiler) variables(names []string) []int {
	out := make([]int, len(names))
	for i, n := range names {
		out[i] = c.variable(n)
	}
	return out
}

// formula compiles a formula; longest is set where only the extent of what contains a match counts.
func (c *ruleCompiler) formula(f *rule.Formula, longest bool) *formula {
	out := &formula{op: f.Op}
	switch f.Op {
	case rule.Pattern:
		c.pattern(out, f, longest)
	case rule.Regex:
		c.regex(out, f)
	case rule.Or:
		for _, child := range f.Children {
			out.children = append(out.children, c.formula(child, longest))
		}
		out.words = anyWords(out.children)
	case rule.Not:
		out.children = []*formula{c.formula(f.Children[0], longest || f.Children[0].Op == rule.Inside)}
	case rule.Inside:
		out.children = []*formula{c.formula(f.Children[0], longest)}
		out.words = out.children[0].words
	case rule.And:
		c.conjunction(out, f, longest)
	}
	return out
}

func (c *ruleCompiler) conjunction(out *formula, f *rule.Formula, longest bool) {
	plain := slices.ContainsFunc(f.Children, finds)
	for _, child := range f.Children {
		g := c.formula(child, longest || plain && child.Op == rule.Inside)
		out.children = append(out.children, g)
		out.words = append(out.words, g.words...)
	}
	for i := range f.Conditions {
		out.conditions = append(out.conditions, c.condition(&f.Conditions[i]))
	}
	for _, names := range f.Focus {
		out.focus = append(out.focus, c.variables(names))
	}
}

// finds reports whether a formula yields ranges that are matches themselves rather than what contains them.
func finds(f *rule.Formula) bool {
	switch f.Op {
	case rule.Not, rule.Inside:
		return false
	case rule.Or:
		return !slices.ContainsFunc(f.Children, func(c *rule.Formula) bool { return !finds(c) })
	case rule.And:
		return slices.ContainsFunc(f.Children, finds)
	}
	return true
}

// anyWords is what a file must have for some child to match: the words that every child requires are
// one list each; when some child requires nothing, nothing is required.
func anyWords(children []*formula) [][]int32 {
	var all []int32
	for _, child := range children {
		if len(child.words) == 0 {
			return nil
		}
		best := child.words[0]
		for _, w := range child.words {
			if len(w) < len(best) {
				best = w
			}
		}
		all = append(all, best...)
	}
	if len(all) == 0 {
		return nil
	}
	return [][]int32{all}
}

func (c *ruleCompiler) pattern(out *formula, f *rule.Formula, longest bool) {
	opts := c.opts
	opts.Longest = longest
	if c.text {
		c.genericPattern(out, f)
		return
	}
	key := leafKey{text: f.Text, opts: opts}
	i, ok := c.set.shared[key]
	if !ok {
		p, err := c.parse(f.Text, opts)
		if err != nil {
			c.problem(f.Line, "pattern %q: %v", shorten(f.Text), err)
			return
		}
		i = c.set.addLeaf(key, &leaf{pattern: p, words: c.set.wordsOf(p.Words)})
	}
	out.leaf = i
	out.slots = c.variables(c.set.leaves[i].pattern.Vars)
	for _, w := range c.set.leaves[i].words {
		out.words = append(out.words, []int32{w})
	}
}

func (c *ruleCompiler) parse(text string, opts match.Options) (*match.Pattern, error) {
	parsed, err := javascript.Parse(text, tree.PatternSymbols(c.set.dict))
	if err != nil {
		return nil, err
	}
	return match.Compile(parsed.Tree, parsed.Roots, opts)
}

func (c *ruleCompiler) regex(out *formula, f *rule.Formula) {
	key := leafKey{text: f.Text, regex: true}
	i, ok := c.set.shared[key]
	if !ok {
		re, err := regex.Compile(f.Text, true, false)
		if err != nil {
			c.problem(f.Line, "pattern-regex %q: %v", shorten(f.Text), err)
			return
		}
		i = c.set.addLeaf(key, &leaf{re: re})
	}
	out.leaf = i
	names := c.set.leaves[i].re.Names()
	for g := 1; g < len(names); g++ {
		name := fmt.Sprintf("$%d", g)
		if names[g] != "" {
			name = "$" + names[g]
		}
		out.slots = append(out.slots, c.variable(name))
	}
}

func (s *Set) addLeaf(key leafKey, l *leaf) int32 {
	i := int32(len(s.leaves))
	s.leaves = append(s.leaves, l)
	s.shared[key] = i
	return i
}

// wordsOf numbers the words that a file's text must have; names with other characters count by their parts.
func (s *Set) wordsOf(names []string) []int32 {
	var out []int32
	for _, name := range names {
		for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r >= 128 || !isWordByte(byte(r)) }) {
			i, ok := s.words[w]
			if !ok {
				i = int32(len(s.words))
				s.words[w] = i
			}
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func shorten(text string) string {
	if text = strings.Join(strings.Fields(text), " "); len(text) > 60 {
		text = text[:57] + "..."
	}
	return text
}

// For returns the rules that run on files of a language.
func langOf(l source.Language) langSet {
	switch l {
	case source.JavaScript:
		return forJavaScript | forText
	case source.TypeScript, source.TSX:
		return forTypeScript | forText
	}
	return forText
}
