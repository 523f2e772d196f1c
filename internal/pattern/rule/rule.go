// Package rule reads rules in Semgrep's syntax: what a rule says, as data, with everything that
// shrike does not support named rule by rule.
package rule

import "github.com/shrike-sec/shrike/internal/finding"

// Rule is one rule.
type Rule struct {
	ID       string
	Message  string // with $X where a metavariable's text goes
	Severity finding.Severity
	// Languages are the rule's own names for them: "javascript", "ts", "regex".
	Languages []string
	Taint     *Taint   // of a rule in taint mode
	Formula   *Formula // of any other
	Options   map[string]any
	Fix       *string
	FixRegex  *FixRegex
	Include   []string // globs of paths; empty is all
	Exclude   []string
	Metadata  map[string]any
	// Unsupported names what the rule asks for and shrike does not do; such a rule does not run.
	Unsupported []string
	File        string
	Line        int
}

// FixRegex is a replacement by regular expression in the matched text.
type FixRegex struct {
	Regex, Replacement string
	Count              int // how many to replace; 0 is all
}

// Op is what a Formula does.
type Op uint8

// The operators.
const (
	Pattern Op = iota // Text is code
	Regex             // Text is a regular expression over the file
	And               // all Children, then Conditions, then Focus
	Or
	Not    // in an And: what Children[0] matches is no match
	Inside // in an And: what contains the match
)

// Formula is a tree of patterns.
type Formula struct {
	Op         Op
	Text       string
	Children   []*Formula
	Conditions []Condition
	Focus      [][]string // each is a list of metavariables of which one is the match
	Line       int
}

// Condition restricts what metavariables may be bound to.
type Condition struct {
	Kind       ConditionKind
	Metavar    string
	Regex      string   // Matches
	Propagate  bool     // Matches: look at the constant a variable holds
	Formula    *Formula // Contains
	Language   string   // Contains: of the text, when it is not the rule's own
	Comparison string   // Compares
	Base       int      // Compares: of integers, 0 for the language's own
	Strip      bool     // Compares: leave out quotes
	Types      []string // HasType
	Analyzer   string   // Analysis
	Line       int
}

// ConditionKind is what a Condition tests.
type ConditionKind uint8

// The kinds of conditions.
const (
	Matches  ConditionKind = iota // metavariable-regex
	Contains                      // metavariable-pattern
	Compares                      // metavariable-comparison
	HasType                       // metavariable-type
	Analysis                      // metavariable-analysis
)

// Taint is what a rule in taint mode says.
type Taint struct {
	Sources, Sinks, Sanitizers, Propagators []Spec
}

// SideEffect says whether a spec also changes what it matches, from there on.
type SideEffect uint8

// The values of by-side-effect.
const (
	NoSideEffect SideEffect = iota
	BySideEffect
	OnlySideEffect
)

// Spec is one source, sink, sanitiser or propagator.
type Spec struct {
	Formula    *Formula
	Label      string
	Requires   *LabelExpr // nil is no condition
	SideEffect SideEffect
	// Exact: only what is matched itself counts, not what is inside it.
	Exact bool
	// AtExit: a sink counts only where the function is left.
	AtExit bool
	// NotConflicting: a sanitiser leaves sources and sinks alone that it matches.
	NotConflicting bool
	// From and To are the metavariables between which a propagator moves data.
	From, To string
	// ReplaceLabels are the labels that a propagator's own takes the place of.
	ReplaceLabels []string
}

// Problem is something wrong with a rule file.
type Problem struct {
	File      string
	Line, Col int
	Rule      string // id, when known
	Message   string
}

// String formats a problem as compilers do.
func (p Problem) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + itoa(p.Line)
		if p.Col > 0 {
			s += ":" + itoa(p.Col)
		}
	}
	if p.Rule != "" {
		s += ": rule " + p.Rule
	}
	return s + ": " + p.Message
}
