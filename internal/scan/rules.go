package scan

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	set *pattern.Set
	cat *catalog.Catalog
	own map[string]bool // ids of the catalogue's rules, whose findings go by their kind
}

// compileRules compiles the catalogue's rules and the user's. A rule that is not supported is left
// out and named in the notes; a broken one of the catalogue fails.
func compileRules(cat *catalog.Catalog, users []*rule.Rule, only bool) (*rules, []string, error) {
	r := &rules{cat: cat, own: map[string]bool{}}
	all, err := r.readCatalog()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the catalogue's rules: %w", err)
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
func (r *rules) run(ctx context.Context, t *syntax.Tree, f *source.File) (ruled, error) {
	res, err := r.set.Run(ctx, t, f, nil)
	if err != nil {
		return ruled{}, fmt.Errorf("matching rules in %s: %w", f.Path, err)
	}
	out := ruled{taint: res.Taint, bounds: res.Bounds}
	for i := range res.Matches {
		x := res.Matches[i].Finding(f)
		r.name(&x, res.Matches[i].Rule)
		out.findings = append(out.findings, &x)
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
				out = append(out, taint.Rule{ID: spec.Rule.ID, Files: map[ir.FileID]*taint.RuleNodes{}})
			}
			out[at].Files[l.file.ID] = ruleNodes(spec)
		}
	}
	slices.SortFunc(out, func(a, b taint.Rule) int { return strings.Compare(a.ID, b.ID) })
	return out, keep
}

// ruleNodes is a rule's places in one file as syntax nodes.
func ruleNodes(spec *pattern.TaintSpec) *taint.RuleNodes {
	set := func(ps []pattern.TaintPlace) map[ir.NodeID]bool {
		m := map[ir.NodeID]bool{}
		for _, p := range ps {
			if p.Node >= 0 {
				m[ir.NodeID(p.Node)] = true
			}
		}
		return m
	}
	n := &taint.RuleNodes{Sources: set(spec.Sources), Sinks: set(spec.Sinks), Sanitizers: set(spec.Sanitizers)}
	for _, p := range spec.Propagators {
		if p.From.Node >= 0 && p.To.Node >= 0 {
			n.Propagators = append(n.Propagators, [2]ir.NodeID{ir.NodeID(p.From.Node), ir.NodeID(p.To.Node)})
		}
	}
	return n
}

// describeTaint gives the findings of taint rules what their rules say of them.
func (r *rules) describeTaint(found []*finding.Finding, keep map[string]*rule.Rule) {
	for _, f := range found {
		of := keep[f.RuleID]
		if of == nil || f.Kind != "" {
			continue
		}
		steps := f.Steps
		f.Severity, f.Message = of.Severity, of.Message
		f.Kind = finding.KindID(kindOf(of))
		r.name(f, of)
		f.Steps = steps
	}
}
