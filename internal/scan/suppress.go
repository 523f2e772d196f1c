package scan

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// A directive is an inline comment that leaves out findings.
type directive struct {
	kinds  []string // kinds or rule ids; empty means all
	reason string
}

// covers reports whether the directive is about a finding, by its rule's id (with or without the
// dotted path that Semgrep puts before it) or by its kind.
func (d *directive) covers(f *finding.Finding) bool {
	if len(d.kinds) == 0 {
		return true
	}
	return slices.ContainsFunc(d.kinds, func(id string) bool {
		return id == string(f.Kind) || id == f.RuleID || strings.HasSuffix(id, "."+f.RuleID) || strings.HasSuffix(f.RuleID, "."+id)
	})
}

const ids = `[\w.-]+(?:\s*,\s*[\w.-]+)*`

// A directive stands in a comment of any of the languages analysed, so that the comment's sign is
// asked for and nothing more: //, /*, <!--, #. The text before the sign tells a comment of its own,
// which covers the next line too, from one at the end of a line of code.
var (
	ignoreComment = regexp.MustCompile(`^(.*?)(?://|/\*|<!--|#)\s*shrike-ignore\b(?::\s*(` + ids + `))?(.*)$`)
	noSemgrep     = regexp.MustCompile(`^(.*?)(?://|/\*|<!--|#).*?\bnosem(?:grep)?\b(?::\s*(` + ids + `))?`)
	codeBefore    = regexp.MustCompile(`[A-Za-z0-9]`)
)

// directives finds a file's inline suppressions, by the lines they cover. Comments that say
// shrike-ignore and name no kind are returned as complaints.
func directives(f *source.File) (byLine map[int][]directive, complaints []string) {
	if !bytes.Contains(f.Text, []byte("shrike-ignore")) && !bytes.Contains(f.Text, []byte("nosem")) {
		return nil, nil
	}
	byLine = map[int][]directive{}
	n := 0
	for line := range bytes.Lines(f.Text) {
		n++
		line = bytes.TrimRight(line, "\r\n")
		var d directive
		var before []byte
		if m := ignoreComment.FindSubmatch(line); m != nil {
			if len(m[2]) == 0 {
				complaints = append(complaints, fmt.Sprintf("%s:%d: shrike-ignore names no kind and has no effect; write shrike-ignore: kind -- reason", f.Path, n))
				continue
			}
			before, d = m[1], directive{splitIDs(m[2]), reasonIn(string(m[3]))}
		} else if m := noSemgrep.FindSubmatch(line); m != nil {
			before, d = m[1], directive{splitIDs(m[2]), "nosemgrep"}
		} else {
			continue
		}
		byLine[n] = append(byLine[n], d)
		if !codeBefore.Match(before) {
			byLine[n+1] = append(byLine[n+1], d)
		}
	}
	return byLine, complaints
}

// reasonIn is what stands after the two dashes, without the comment's end.
func reasonIn(rest string) string {
	_, reason, _ := strings.Cut(rest, "--")
	reason, _, _ = strings.Cut(reason, "*/")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(reason), "-->"))
}

func splitIDs(list []byte) []string {
	var out []string
	for id := range strings.SplitSeq(string(list), ",") {
		if id = strings.TrimSpace(id); id != "" {
			out = append(out, id)
		}
	}
	return out
}

// suppressor decides which findings are left out, and by whom.
type suppressor struct {
	inline   map[string]map[int][]directive // path → line
	rules    []SuppressionRule
	today    string
	baseline map[string]bool // fingerprints known already
	// Complaints are about suppressions that have no effect.
	complaints []string
}

func newSuppressor(files []*source.File, rules []SuppressionRule, today string, baseline map[string]bool) *suppressor {
	s := &suppressor{inline: map[string]map[int][]directive{}, today: today, baseline: baseline}
	for _, f := range files {
		lines, complaints := directives(f)
		if len(lines) > 0 {
			s.inline[f.Path] = lines
		}
		s.complaints = append(s.complaints, complaints...)
	}
	for _, r := range rules {
		if r.expired(today) {
			s.complaints = append(s.complaints, fmt.Sprintf("%s: a suppression by %s (%s) expired on %s and has no effect", SettingsFile, r.Author, r.Reason, r.Expires))
			continue
		}
		s.rules = append(s.rules, r)
	}
	return s
}

// apply fills in Suppressed of the findings that are left out.
func (s *suppressor) apply(findings []*finding.Finding) {
	for _, f := range findings {
		f.Suppressed = s.of(f)
	}
}

func (s *suppressor) of(f *finding.Finding) *finding.Suppression {
	for _, d := range s.inline[f.Path][f.Start.Line] {
		if d.covers(f) {
			return &finding.Suppression{By: "inline", Reason: d.reason}
		}
	}
	for i := range s.rules {
		if r := &s.rules[i]; r.matches(f) {
			return &finding.Suppression{By: "config", Reason: r.Reason, Author: r.Author, Expires: r.Expires}
		}
	}
	if s.baseline[f.Fingerprint] {
		return &finding.Suppression{By: "baseline"}
	}
	return nil
}
