// Package scan is the pipeline: it finds and reads a project's files, lowers them, resolves calls,
// follows data, ranks what was found, leaves out what is suppressed or known, and hands the rest
// to a report.
package scan

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/rank"
	"github.com/shrike-sec/shrike/internal/source"
)

// Result is what a caller needs to know of a run that its Handler does not.
type Result struct {
	// Reported counts findings that were handed out and are neither advice nor suppressed.
	Reported int
	// Incomplete is set when a file was not fully analysed or a bound cut work short. Files that are
	// left out on purpose (vendored, built, minified, generated) do not count, nor bounds that only
	// make the analysis coarser.
	Incomplete bool
	// Complaints are things the user should know that no report has a place for, such as
	// suppressions without effect.
	Complaints []string
	// Notes tell how the run went, for who wants to know.
	Notes  []string
	Stages []Stage
	// Profile is what Config.Profile asks for.
	Profile *Profile
	Cached  bool // the analysis came from the cache
}

// Run scans a project and hands what it finds to h, in rank order.
func Run(ctx context.Context, c Config, h finding.Handler) (Result, error) {
	s := &session{c: c.withSettings(), h: h, stages: newStages(h.Progress)}
	err := s.run(ctx)
	s.result.Stages = s.stages.done
	s.result.Profile = s.meter.profile(s.stages.done)
	return s.result, err
}

// session is one run.
type session struct {
	c      Config
	h      finding.Handler
	users  *userRules
	stages *stages
	meter  *meter
	cache  cache
	result Result
}

func (s *session) run(ctx context.Context) (err error) {
	if s.users, err = readUserRules(s.c.RulePaths); err != nil {
		return err
	}
	run := s.describe()
	if err := s.c.check(run.Kinds); err != nil {
		return err
	}
	if s.cache, err = openCache(s.c.CacheDir); err != nil {
		return err
	}
	if err := s.h.Start(run); err != nil {
		return fmt.Errorf("starting the report: %w", err)
	}
	p, err := s.read(ctx, "")
	if err != nil {
		return err
	}
	if len(p.files) == 0 {
		s.complain("there is nothing to analyse below " + strings.Join(s.c.places(), ", "))
	}
	found, err := s.analyze(ctx, p)
	if err != nil {
		return err
	}
	s.complain(found.Notes...)
	tests := s.tests(p)
	for _, f := range found.Findings {
		f.Evidence.Test = tests(f.Path)
	}
	if err := s.judge(ctx, found, p); err != nil {
		return err
	}
	s.rank(found, p)
	if err := s.explain(ctx, found, p); err != nil {
		return err
	}
	known, err := s.known(ctx)
	if err != nil {
		return err
	}
	sup := newSuppressor(p.files, s.c.Settings.Suppressions, s.c.Today, known)
	sup.apply(found.Findings)
	s.complain(sup.complaints...)
	if s.c.WriteBaseline != "" {
		if err := writeBaseline(s.c.WriteBaseline, slices.DeleteFunc(slices.Clone(found.Findings), isSettled)); err != nil {
			return err
		}
	}
	return s.report(found, p)
}

// isSettled reports whether a finding is left out for good, so that a baseline need not name it.
func isSettled(f *finding.Finding) bool { return f.Suppressed != nil && f.Suppressed.By != "baseline" }

func (s *session) complain(lines ...string) {
	s.result.Complaints = append(s.result.Complaints, lines...)
}

// describe is the run as reports name it.
func (s *session) describe() finding.Run {
	r := finding.Run{
		Tool: "shrike", Version: s.c.Version, Catalog: s.c.Catalog.Hash(), Model: s.c.scorer().ID(),
		Root: s.c.Root, Args: s.c.Args,
	}
	for _, k := range s.c.Catalog.Kinds {
		r.Kinds = append(r.Kinds, k.Kind)
	}
	r.Kinds = append(r.Kinds, s.users.kinds()...)
	slices.SortStableFunc(r.Kinds, func(a, b finding.Kind) int { return strings.Compare(a.ID, b.ID) })
	return r
}

// rank orders the findings.
func (s *session) rank(found *Analysis, p *project) {
	defer s.stages.start("ranking")()
	rank.Order(found.Findings, s.rankOptions(p))
}

// tests tells which files are tests, asking once a file.
func (s *session) tests(p *project) func(path string) bool {
	files := map[string]*source.File{}
	for _, f := range p.files {
		files[f.Path] = f
	}
	asked := map[string]bool{}
	return func(path string) bool {
		test, ok := asked[path]
		if f := files[path]; !ok && f != nil {
			test = s.c.Catalog.Names(models).Test(path, f.Code)
			asked[path] = test
		}
		return test
	}
}

// known are the fingerprints of what is in a baseline.
func (s *session) known(ctx context.Context) (map[string]bool, error) {
	known := map[string]bool{}
	if s.c.Baseline != "" {
		stored, err := readBaseline(s.c.Baseline)
		if err != nil {
			return nil, err
		}
		known = stored
	}
	if s.c.BaselineRev == "" {
		return known, nil
	}
	p, err := s.read(ctx, s.c.BaselineRev)
	if err != nil {
		return nil, err
	}
	before, err := s.analyze(ctx, p)
	if err == nil {
		err = s.judge(ctx, before, p)
	}
	if err != nil {
		return nil, fmt.Errorf("scanning %s: %w", s.c.BaselineRev, err)
	}
	for _, f := range before.Findings {
		known[f.Fingerprint] = true
	}
	return known, nil
}

// stands reports whether a finding is to be shown at all.
func (s *session) stands(f *finding.Finding) bool {
	switch {
	case s.c.MinConfidence > 0:
		return f.Confidence >= s.c.MinConfidence
	case s.c.All:
		return true
	}
	return rank.Shown(f)
}

// report hands out what is to be shown.
func (s *session) report(found *Analysis, p *project) error {
	skipped := slices.Concat(p.skipped, found.Skipped)
	sum := finding.Summary{
		Files: len(p.files), Lines: found.Lines, Functions: found.Functions, Library: p.library, Skipped: len(skipped), Bounds: found.Bounds,
	}
	touched := changes(p.files)
	var shown []*finding.Finding
	for _, f := range found.Findings {
		switch {
		case !s.wants(f) || s.c.DiffRev != "" && !touched.touches(f):
		case f.Suppressed != nil:
			sum.Suppressed++
			if s.c.ShowSuppressed {
				shown = append(shown, f)
			}
		case !s.stands(f):
			sum.Hidden++
		default:
			sum.Findings++
			if !f.Advice {
				s.result.Reported++
			}
			shown = append(shown, f)
		}
	}
	slices.SortStableFunc(skipped, func(a, b source.Skipped) int { return compareSkipped(&a, &b) })
	s.result.Incomplete = len(sum.CutShort()) > 0 || slices.ContainsFunc(skipped, wanted)
	sum.Stages, sum.Heap = s.stages.seconds(), s.stages.heaps()
	for _, sec := range sum.Stages {
		sum.Seconds += sec
	}
	return s.emit(shown, skipped, sum)
}

func (s *session) emit(shown []*finding.Finding, skipped []source.Skipped, sum finding.Summary) error {
	for _, f := range shown {
		if err := s.h.Finding(f); err != nil {
			return fmt.Errorf("reporting a finding: %w", err)
		}
	}
	for _, sk := range skipped {
		if err := s.h.Skipped(sk); err != nil {
			return fmt.Errorf("reporting a file that was not analysed: %w", err)
		}
	}
	if err := s.h.End(sum); err != nil {
		return fmt.Errorf("ending the report: %w", err)
	}
	return nil
}

// wants reports whether the user asked for findings of that kind and severity.
func (s *session) wants(f *finding.Finding) bool {
	is := func(k finding.KindID) bool { return k == f.Kind || string(k) == f.RuleID }
	if len(s.c.Kinds) > 0 && !slices.ContainsFunc(s.c.Kinds, is) || slices.ContainsFunc(s.c.ExcludeKinds, is) {
		return false
	}
	return s.c.Severity == "" || f.Severity.AtLeast(s.c.Severity)
}

// leftOut are the reasons of files that nobody asks a scanner about.
var leftOut = []string{source.ReasonVendored, source.ReasonBuild, source.ReasonMinified, source.ReasonGenerated}

// wanted reports whether a file that was not analysed is one that should have been.
func wanted(sk source.Skipped) bool { return !slices.Contains(leftOut, sk.Reason) }
