package html

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
)

// findingView is one finding as the template shows it.
type findingView struct {
	*finding.Finding
	Number   int
	Class    string // severity, or "advice" or "suppressed"
	Title    string
	Place    string
	Haystack string // what the text filter looks at, lower-case
	Code     []codeLine
	Flow     []stepView
	Others   []stepView // other sources
	AllOther string     // how many there are
	Facts    []string
	Aside    string // why it is suppressed
}

type stepView struct {
	finding.Step
	Number int
	Place  string
	Code   []codeLine
}

func (h *handler) finding(f *finding.Finding, kind *finding.Kind) findingView {
	v := findingView{
		Finding: f, Number: len(h.v.Findings) + 1, Class: string(f.Severity), Title: kind.Title, Place: report.Place(f.Location),
		Code: h.paint.excerpt(f.Location, 3), Facts: facts(f, report.Opinion(f, h.kinds.Title)),
	}
	switch {
	case f.Suppressed != nil:
		v.Class = "suppressed"
		v.Aside = strings.Join(nonEmpty(f.Suppressed.By, f.Suppressed.Reason, f.Suppressed.Author, f.Suppressed.Expires), ", ")
	case f.Advice:
		v.Class = "advice"
	}
	if len(f.Steps) > 1 {
		for i, s := range f.Steps {
			v.Flow = append(v.Flow, stepView{s, i + 1, report.Place(s.Location), h.paint.excerpt(s.Location, 1)})
		}
	}
	for i, s := range f.OtherSources {
		v.Others = append(v.Others, stepView{s, i + 1, report.Place(s.Location), h.paint.excerpt(s.Location, 0)})
	}
	v.AllOther = report.Others(f)
	v.Haystack = strings.ToLower(strings.Join([]string{kind.Title, f.RuleID, v.Place, f.Message, f.Function, strings.Join(kind.CWE, " ")}, " "))
	return v
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// facts are what speaks for and against a finding.
func facts(f *finding.Finding, opinion string) []string {
	e := f.Evidence
	out := []string{"confidence " + report.Percent(f.Confidence)}
	if e.SourceKind != "" {
		out = append(out, "source: "+e.SourceKind)
	}
	if e.CrossFile {
		out = append(out, "across files")
	}
	if e.Unresolved > 0 {
		out = append(out, report.Count(e.Unresolved, "unknown call")+" on the way")
	}
	if e.Partial > 0 {
		out = append(out, report.Count(e.Partial, "partial check")+" on the way")
	}
	if e.Heuristic {
		out = append(out, "recognised by name")
	}
	out = append(out, e.Notes...)
	if opinion != "" {
		out = append(out, opinion)
	}
	return append(out, fmt.Sprintf("fingerprint %.12s", f.Fingerprint))
}

// codeLine is a line of code ready for the page.
type codeLine struct {
	Number int
	Marked bool
	HTML   template.HTML
}
