package importer

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/function"
)

// sarifLog is what matters here of a SARIF file.
type sarifLog struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Name  string      `json:"name"`
				Rules []sarifRule `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Properties struct {
			State string `json:"state"` // SARD: bad, good, mixed
		} `json:"properties"`
		Artifacts []struct {
			Location sarifArtifact `json:"location"`
		} `json:"artifacts"`
		Results []sarifResult `json:"results"`
	} `json:"runs"`
}

type sarifRule struct {
	ID         string `json:"id"`
	Properties struct {
		Tags []string `json:"tags"`
		CWE  any      `json:"cwe"`
	} `json:"properties"`
	Relationships []struct {
		Target struct {
			ID string `json:"id"`
		} `json:"target"`
	} `json:"relationships"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    *int              `json:"ruleIndex"`
	Kind         string            `json:"kind"` // "fail" when absent
	Suppressions []json.RawMessage `json:"suppressions"`
	Locations    []struct {
		Physical struct {
			Artifact sarifArtifact `json:"artifactLocation"`
			Region   struct {
				StartLine int `json:"startLine"`
				EndLine   int `json:"endLine"`
			} `json:"region"`
		} `json:"physicalLocation"`
	} `json:"locations"`
}

// SARIF takes a scanner's results for labels: the functions it reports are flawed, as many others of
// the same files sound. Such labels are weak.
var SARIF = Format{Name: "sarif", Title: "any SARIF file with the source tree it is about, as weak labels", Read: readSARIF}

func readSARIF(_ context.Context, path string, o *Options) Groups {
	return func(yield func(Group, error) bool) {
		text, err := os.ReadFile(path)
		var log sarifLog
		if err == nil {
			err = json.Unmarshal(text, &log)
		}
		if err != nil {
			yield(nil, fmt.Errorf("reading %s: %w", path, err))
			return
		}
		root := cmp.Or(o.Sources, filepath.Dir(path))
		for i := range log.Runs {
			run := &log.Runs[i]
			byFile := map[string][]report{}
			for _, r := range run.Results {
				if len(r.Suppressions) > 0 || len(r.Locations) == 0 || r.Kind != "" && r.Kind != "fail" {
					continue
				}
				l := r.Locations[0].Physical
				uri := strings.TrimPrefix(l.Artifact.URI, "file://")
				byFile[uri] = append(byFile[uri], report{r.RuleID, r.cwes(run.Tool.Driver.Rules), l.Region.StartLine})
			}
			files := make([]string, 0, len(byFile))
			for f := range byFile {
				files = append(files, f)
			}
			slices.Sort(files)
			for _, f := range files {
				groups, err := weakly(root, f, run.Tool.Driver.Name, byFile[f])
				if err != nil && !yield(nil, err) {
					return
				}
				for _, g := range groups {
					if !yield(g, nil) {
						return
					}
				}
			}
		}
	}
}

// report is one result of a scanner.
type report struct {
	rule string
	cwes []string
	line int
}

// cwes gathers the CWEs that a result's rule names.
func (r *sarifResult) cwes(rules []sarifRule) []string {
	at := slices.IndexFunc(rules, func(x sarifRule) bool { return x.ID == r.RuleID })
	if r.RuleIndex != nil && *r.RuleIndex >= 0 && *r.RuleIndex < len(rules) {
		at = *r.RuleIndex
	}
	if at < 0 {
		return nil
	}
	var out []string
	for _, t := range rules[at].Properties.Tags {
		out = append(out, t[strings.LastIndexByte(t, '/')+1:])
	}
	switch c := rules[at].Properties.CWE.(type) {
	case string:
		out = append(out, c)
	case []any:
		for _, x := range c {
			out = append(out, fmt.Sprint(x))
		}
	}
	for _, rel := range rules[at].Relationships {
		out = append(out, rel.Target.ID)
	}
	// A bare number among tags ("2021") is no CWE.
	return slices.DeleteFunc(out, func(s string) bool { return !strings.HasPrefix(strings.ToLower(s), "cwe") })
}

const (
	// minWeakLines is the least length of a function worth an example.
	minWeakLines = 4
	// maxWeakLines bounds the functions taken for sound and files taken whole.
	maxWeakLines = 200
)

// weakly makes examples of one file: the functions with results, and as many without.
func weakly(root, file, tool string, reports []report) ([]Group, error) {
	path := file
	if !filepath.IsAbs(path) {
		path = filepath.Join(root, filepath.FromSlash(file))
	}
	if rel, err := filepath.Rel(root, path); err != nil || strings.HasPrefix(rel, "..") {
		return nil, fmt.Errorf("%s lies outside of %s", file, root)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading a reported file: %w", err)
	}
	language := languageOfFile(file)
	code := strings.ReplaceAll(string(text), "\r\n", "\n")
	all := function.Of(language, code)
	var out []Group
	taken := map[string]bool{}
	for _, r := range reports {
		f := function.Enclosing(all, r.line, r.line)
		if f == nil {
			f = &function.Func{Name: "", End: len(code), First: 1, Last: dataset.LineCount(code)}
		}
		if taken[f.Name] || f.Name == "" && f.Lines() > maxWeakLines {
			continue
		}
		taken[f.Name] = true
		var lines []int
		for _, x := range reports {
			lines = append(lines, x.line)
		}
		slices.Sort(lines)
		text, lines := f.Cut(code, slices.Compact(lines))
		out = append(out, Group{&dataset.Example{
			Language: language, Code: text, Label: dataset.Flawed, Lines: lines, CWE: r.cwes, Origin: dataset.Weak,
			Provenance: fmt.Sprintf("%s reports %s in %s", tool, r.rule, file),
		}})
	}
	wanted := len(out)
	for i := range all {
		f := &all[i]
		quiet := !slices.ContainsFunc(reports, func(r report) bool { return f.First <= r.line && r.line <= f.Last })
		if wanted == 0 || !quiet || f.Lines() < minWeakLines || f.Lines() > maxWeakLines {
			continue
		}
		wanted--
		out = append(out, Group{&dataset.Example{
			Language: language, Code: f.Text(code), Origin: dataset.Weak, Provenance: fmt.Sprintf("%s reports nothing there in %s", tool, file),
		}})
	}
	return out, nil
}
