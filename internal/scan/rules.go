package scan

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/pattern"
	"github.com/shrike-sec/shrike/internal/pattern/rule"
	"github.com/shrike-sec/shrike/internal/secret"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/taint"
)

// rules are the pattern rules of a run: the catalogue's and the user's.
type rules struct {
	set  *pattern.Set
	cat  *catalog.Catalog
	only bool            // the catalogue's are left out
	own  map[string]bool // ids of the catalogue's rules, whose findings go by their kind
}

// compiled are the rules of catalogues, without any of a user's, by catalogue: an editor, a benchmark
// or a test scans many times with one.
var compiled sync.Map // *catalog.Catalog → func() (compilation, error)

// compilation is what compileRules returns when nothing fails.
type compilation struct {
	rules *rules
	notes []string
}

// rulesOf is compileRules, which it asks once for a catalogue on its own.
func rulesOf(cat *catalog.Catalog, users []*rule.Rule, only bool) (*rules, []string, error) {
	if len(users) > 0 || only {
		return compileRules(cat, users, only)
	}
	once, _ := compiled.LoadOrStore(cat, sync.OnceValues(func() (compilation, error) {
		r, notes, err := compileRules(cat, nil, false)
		return compilation{r, notes}, err
	}))
	c, err := once.(func() (compilation, error))()
	return c.rules, c.notes, err
}

// compileRules compiles the catalogue's rules, unless only the user's are asked for, and those. A rule that is not supported is left
// out and named in the notes; a broken one of the catalogue fails.
func compileRules(cat *catalog.Catalog, users []*rule.Rule, only bool) (*rules, []string, error) {
	r := &rules{cat: cat, own: map[string]bool{}, only: only}
	var all []*rule.Rule
	if !only {
		var err error
		if all, err = r.readCatalog(); err != nil {
			return nil, nil, fmt.Errorf("reading the catalogue's rules: %w", err)
		}
	}
	all = append(all, users...)
	set, problems := pattern.Compile(all)
	var notes []string
	for _, p := range problems {
		notes = append(notes, fmt.Sprint(p))
	}
	for _, x := range all {
		if len(x.Unsupported) > 0 {
			notes = append(notes, fmt.Sprintf("rule %s is left out: %s is not supported", x.ID, strings.Join(x.Unsupported, ", ")))
		}
	}
	r.set = set
	return r, notes, nil
}

func (r *rules) readCatalog() ([]*rule.Rule, error) {
	var all []*rule.Rule
	for _, f := range r.cat.Rules {
		rs, problems := rule.Read(f.Path, f.Data)
		if len(problems) > 0 {
			return nil, fmt.Errorf("%v", problems[0])
		}
		for _, x := range rs {
			if r.cat.Kind(kindOf(x)) == nil {
				return nil, fmt.Errorf("%s: rule %s names no kind", f.Path, x.ID)
			}
			r.own[x.ID] = true
		}
		all = append(all, rs...)
	}
	return all, nil
}

// kindOf is the kind that a rule says it reports, or "".
func kindOf(x *rule.Rule) string {
	kind, _ := x.Metadata["kind"].(string)
	return kind
}

// ruled is what the rules found in one file.
type ruled struct {
	findings []*finding.Finding
	taint    []pattern.TaintSpec
	bounds   []finding.Bound
}

// run runs the rules over a file.
func (r *rules) run(ctx context.Context, t *syntax.Tree, f *source.File, profile *pattern.Profile) (ruled, error) {
	res, err := r.set.Run(ctx, t, f, profile)
	if err != nil {
		return ruled{}, fmt.Errorf("matching rules in %s: %w", f.Path, err)
	}
	out := ruled{taint: res.Taint, bounds: res.Bounds}
	for i := range res.Matches {
		x := res.Matches[i].Finding(f)
		r.name(&x, res.Matches[i].Rule)
		out.findings = append(out.findings, &x)
	}
	if r.only {
		return out, nil
	}
	out.findings = append(out.findings, secret.Find(r.cat.Secrets(models), r.cat.Kind(secret.Kind), t, f)...)
	return out, nil
}

// name gives a finding of one of the catalogue's rules the id and severity of its kind.
func (r *rules) name(x *finding.Finding, of *rule.Rule) {
	if c, ok := confidences[fmt.Sprint(of.Metadata["confidence"])]; ok {
		x.Evidence.Base = c
	}
	if k := kindOf(of); r.own[of.ID] {
		x.Kind, x.RuleID = finding.KindID(k), k
		x.Severity = r.cat.Kind(k).Severity
	}
	x.Steps = []finding.Step{{Location: x.Location, Role: finding.RoleSink, Message: "matches the pattern"}}
}

// confidences are the words that Semgrep rules use in metadata.confidence.
var confidences = map[string]float64{"LOW": 0.4, "MEDIUM": 0.7, "HIGH": 0.9}

// taintRules joins what taint rules named in each file, by rule. keep maps a rule's id to the rule.
func taintRules(files []lowered) ([]taint.Rule, map[string]*rule.Rule) {
	byID := map[string]int{}
	keep := map[string]*rule.Rule{}
	var out []taint.Rule
	for _, l := range files {
		if l.file == nil {
			continue
		}
		for i := range l.ruled.taint {
			spec := &l.ruled.taint[i]
			at, ok := byID[spec.Rule.ID]
			if !ok {
				at = len(out)
				byID[spec.Rule.ID], keep[spec.Rule.ID] = at, spec.Rule
				out = append(out, taintRule(spec.Rule))
			}
			out[at].Files[l.file.ID] = ruleNodes(spec)
		}
	}
	slices.SortFunc(out, func(a, b taint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return out, keep
}

// taintRule is a rule as the analysis wants it, without its places.
func taintRule(r *rule.Rule) taint.Rule {
	on := func(name string) bool {
		v, _ := r.Options[name].(bool)
		return v
	}
	out := taint.Rule{
		ID: r.ID, Files: map[ir.FileID]*taint.RuleNodes{},
		Safe: taint.Safe{
			Functions: on("taint_assume_safe_functions"), Comparisons: on("taint_assume_safe_comparisons"),
			Booleans: on("taint_assume_safe_booleans"), Numbers: on("taint_assume_safe_numbers"), Indexes: on("taint_assume_safe_indexes"),
		},
		Message: func(source, sink map[string]string) string { return pattern.Message(r, source, sink) },
	}
	if on("taint_unify_mvars") {
		out.Agree = pattern.Agree
	}
	return out
}

// ruleNodes is a rule's places in one file as syntax nodes.
func ruleNodes(spec *pattern.TaintSpec) *taint.RuleNodes {
	n := &taint.RuleNodes{Sources: rulePlaces(spec.Sources), Sinks: rulePlaces(spec.Sinks), Sanitizers: rulePlaces(spec.Sanitizers)}
	for i := range n.Sinks {
		if x := spec.Sinks[i].Spec.Requires; x != nil && x.Single() != "" {
			n.Sinks[i].Label, n.Sinks[i].Requires = x.Single(), nil
		}
	}
	for i := range spec.Propagators {
		p := &spec.Propagators[i]
		flow := taint.RuleFlow{
			From: rulePlace(&p.From), To: rulePlace(&p.To),
			Label: p.Spec.Label, Requires: holds(p.Spec.Requires), Replaces: p.Spec.ReplaceLabels,
		}
		flow.To.Effect = taint.Effect(p.Spec.SideEffect)
		n.Propagators = append(n.Propagators, flow)
	}
	return n
}

func rulePlaces(ps []pattern.TaintPlace) []taint.RulePlace {
	out := make([]taint.RulePlace, len(ps))
	for i := range ps {
		p := &ps[i]
		out[i] = rulePlace(p)
		at := &out[i]
		at.Exact, at.Focused, at.Effect, at.Bindings = p.Spec.Exact, p.Focused, taint.Effect(p.Spec.SideEffect), p.Bindings
		at.Label, at.Requires = cmp.Or(p.Spec.Label, rule.AnyLabel), holds(p.Spec.Requires)
	}
	return out
}

func rulePlace(p *pattern.TaintPlace) taint.RulePlace {
	return taint.RulePlace{
		Node: ir.NodeID(p.Node), First: ir.NodeID(p.First), Last: ir.NodeID(p.Last), Carrier: ir.NodeID(p.Carrier), Exact: true,
	}
}

// holds is the test that an expression over labels is, or nil.
func holds(x *rule.LabelExpr) func(has func(string) bool) bool {
	if x == nil {
		return nil
	}
	return x.Holds
}

// describeTaint gives the findings of taint rules what their rules say of them.
func (r *rules) describeTaint(found []*finding.Finding, keep map[string]*rule.Rule) {
	for _, f := range found {
		of := keep[f.RuleID]
		if of == nil || f.Kind != "" {
			continue
		}
		steps := f.Steps
		f.Severity = of.Severity
		f.Kind = finding.KindID(kindOf(of))
		r.name(f, of)
		f.Steps = steps
	}
}
