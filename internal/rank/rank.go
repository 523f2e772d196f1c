// Package rank turns what is known about findings into one order: a confidence that each is true,
// and a rank that weighs it with how bad the flaw would be. With a model, a Ranker fuses what both
// say (ranker.go); without one, the engine's own confidence stands.
//
// That confidence is a product. It starts from what the rule or model row claims (0.9 where it
// claims nothing), and every reason for doubt multiplies it by a factor below one: data that an
// attacker rarely controls, calls nobody could look into, a receiver recognised by its name, checks
// that narrow the data without ruling the flaw out, a long way. Each factor can be read, argued
// about and refitted on its own.
package rank

import (
	"cmp"
	"math"
	"slices"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Threshold is the confidence below which a finding is not shown by default. It lies below findings
// with one serious reason for doubt, or a row's own doubt and a light one, and above those with
// more.
const Threshold = 0.4

// unstated is the confidence of a finding whose row claims none and about which there is no doubt.
const unstated = 0.9

// The factors of single doubts.
const (
	unresolvedCall = 0.85 // each call on the path that was assumed to pass the data on
	nameOnly       = 0.6  // source or sink known by a variable's name alone
	partialCheck   = 0.6  // each check that restricts the data
	extraStep      = 0.98 // each step beyond shortPath
	longestDoubt   = 0.75 // what length alone can do at worst
	shortPath      = 8
	testCode       = 0.4 // in a file of tests, which no attacker reaches
)

// control is how surely an attacker controls data of a source kind. Kinds not listed count as remote.
var control = map[string]float64{
	"browser-url":        0.97,
	"message":            0.95,
	"archive":            0.95,
	"model-output":       0.85,
	"network":            0.8,
	"database":           0.8,
	"user-input":         0.75,
	"file":               0.7,
	"browser-storage":    0.65,
	"component-property": 0.6,
	"arguments":          0.4,
	"environment":        0.4,
	"library-parameter":  0.4,
}

// libraryControl is how surely an attacker controls an exported function's parameter in a package
// that is scanned as a library.
const libraryControl = 0.75

// weight is what a severity counts in the rank.
var weight = map[finding.Severity]float64{
	finding.Critical: 1,
	finding.High:     0.85,
	finding.Medium:   0.6,
	finding.Low:      0.35,
}

// Options say what kind of project is ranked, and by what.
type Options struct {
	// Library is set for a package that others call: its exported functions' parameters are then
	// what an attacker reaches it through, and no longer a far-fetched source.
	Library bool
	// Ranker fuses in what a model says of findings that have an Opinion; nil leaves it out.
	Ranker *Ranker
}

// Order fills in Confidence and Rank of every finding and sorts them: what the engine found before
// what only a model did, higher rank first, then by place and kind, so that equal input gives equal
// order.
func Order(findings []*finding.Finding, opts Options) {
	for _, f := range findings {
		c := Confidence(f.Evidence, opts)
		if f.Opinion != nil && opts.Ranker != nil {
			c = fuse(f, c, opts)
		}
		f.Confidence = round(c)
		f.Rank = round(100 * f.Confidence * severityWeight(f.Severity))
		if f.Advice {
			f.Rank = round(f.Rank / adviceScale)
		}
	}
	slices.SortStableFunc(findings, compare)
}

// adviceScale keeps the ranks of advice below those of what the engine stands behind.
const adviceScale = 20

// fuse returns the probability of a finding by engine and model, and notes in its opinion what the
// engine alone would say and whether advice is sure enough to be shown.
func fuse(f *finding.Finding, engine float64, opts Options) float64 {
	c := Case{f.Kind, f.Evidence, !f.Advice, f.Opinion}
	p := opts.Ranker.Probability(&c, opts)
	if f.Advice {
		f.Opinion.Raised = p >= opts.Ranker.Advice
		return p
	}
	f.Opinion.Engine = round(engine)
	return p
}

// Shown reports whether a finding is one we stand behind. What the engine finds is shown or hidden by
// its own confidence: a model orders it, and neither hides nor raises it. Rankers are fitted on pairs
// where nearly all that the engine finds is true; raising by them nearly tripled what was
// shown of some applications, csrf and log-injection above all.
func Shown(f *finding.Finding) bool {
	switch o := f.Opinion; {
	case f.Advice:
		return o != nil && o.Raised
	case o != nil && o.Engine > 0:
		return o.Engine >= Threshold
	}
	return f.Confidence >= Threshold
}

// Confidence is the probability, 0 to 1, that a finding with such evidence is true.
func Confidence(e finding.Evidence, opts Options) float64 {
	c := e.Base
	if c <= 0 || c > 1 {
		c = unstated
	}
	switch w, ok := control[e.SourceKind]; {
	case opts.Library && e.SourceKind == "library-parameter":
		c *= libraryControl
	case ok:
		c *= w
	}
	if e.Heuristic {
		c *= nameOnly
	}
	if e.Test {
		c *= testCode
	}
	c *= math.Pow(unresolvedCall, float64(e.Unresolved))
	c *= math.Pow(partialCheck, float64(e.Partial))
	if extra := e.Steps - shortPath; extra > 0 {
		c *= max(longestDoubt, math.Pow(extraStep, float64(extra)))
	}
	return c
}

func severityWeight(s finding.Severity) float64 {
	if w, ok := weight[s]; ok {
		return w
	}
	return weight[finding.Medium]
}

// round keeps four digits, so that reports do not differ in the noise of floating point.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func compare(a, b *finding.Finding) int {
	return cmp.Or(
		cmp.Compare(flag(a.Advice), flag(b.Advice)),
		cmp.Compare(b.Rank, a.Rank),
		cmp.Compare(b.Confidence, a.Confidence),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Start.Offset, b.Start.Offset),
		cmp.Compare(a.End.Offset, b.End.Offset),
		cmp.Compare(a.RuleID, b.RuleID),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Fingerprint, b.Fingerprint),
	)
}
