package importer

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// beforeAfter is a line of SafeCoder and SVEN: a function before and after a fix.
type beforeAfter struct {
	Before  string `json:"func_src_before"`
	After   string `json:"func_src_after"`
	Commit  string `json:"commit_link"`
	File    string `json:"file_name"`
	CWE     string `json:"vul_type"`
	Message string `json:"commit_msg"`
}

// SafeCoder and SVEN share a format.
var (
	SafeCoder = Format{Name: "safecoder", Title: "SafeCoder's pairs (JSONL)", License: "MIT", Read: readBeforeAfter}
	SVEN      = Format{Name: "sven", Title: "SVEN's pairs (JSONL)", License: "MIT", Read: readBeforeAfter}
)

func readBeforeAfter(_ context.Context, path string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		for r, err := range records[beforeAfter](path) {
			var g Group
			if err == nil {
				g = pair(dataset.Example{
					Language: languageOfFile(r.File), CWE: []string{r.CWE}, Project: r.Commit, Provenance: r.Commit,
				}, r.Before, r.After)
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

// CASTLE is the corpus of small C programs.
var CASTLE = Format{Name: "castle", Title: "CASTLE's programs (JSON)", License: "MIT", Synthetic: true, Read: readCASTLE}

func readCASTLE(_ context.Context, path string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		text, err := os.ReadFile(path)
		var all struct {
			Tests []struct {
				Name       string `json:"name"`
				Vulnerable bool   `json:"vulnerable"`
				CWE        int    `json:"cwe"`
				Lines      []int  `json:"lines"`
				Code       string `json:"code"`
			} `json:"tests"`
		}
		if err == nil {
			err = json.Unmarshal(text, &all)
		}
		if err != nil {
			yield(nil, fmt.Errorf("reading %s: %w", path, err))
			return
		}
		for _, t := range all.Tests {
			e := &dataset.Example{Language: languageOfFile(t.Name), CWE: []string{fmt.Sprint(t.CWE)}, Code: t.Code, Provenance: t.Name}
			if t.Vulnerable {
				e.Label, e.Lines = dataset.Flawed, t.Lines
			}
			if !yield(Group{e}, nil) {
				return
			}
		}
	}
}

// BigVul is MSR_data_cleaned.csv: functions of C and C++ projects, the fixed ones with their fix.
var BigVul = Format{Name: "bigvul", Title: "Big-Vul (CSV)", License: "MIT", Read: readBigVul}

func readBigVul(_ context.Context, path string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		for cell, err := range table(path) {
			var g Group
			if err == nil {
				like := dataset.Example{
					Language: cmp.Or(strings.Clone(cell("lang")), languageOfFile(cell("file_name"))), CWE: []string{strings.Clone(cell("CWE ID"))},
					Project: strings.Clone(cmp.Or(cell("codeLink"), cell("project"))), CommitDate: dateOf(cell("Update Date")),
					Provenance: strings.TrimSpace(cell("project") + " " + cell("commit_id") + " " + cell("CVE ID")),
				}
				before, after := strings.Clone(cell("func_before")), strings.Clone(cell("func_after"))
				if number(cell("vul")) == 1 {
					g = pair(like, before, after)
				} else {
					like.Code, like.CWE = before, nil // the CWE is that of the commit, not of this function
					g = Group{&like}
				}
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

// dateOf keeps the date of a time stamp, "" when it is none.
func dateOf(s string) string {
	e := dataset.Example{CommitDate: strings.Clone(s[:min(len(s), len("2006-01-02"))])}
	if _, ok := e.When(); !ok {
		return ""
	}
	return e.CommitDate
}

// targeted is a line of Devign, CodeXGLUE, PrimeVul and DiverseVul: a function with its label.
type targeted struct {
	Project   string          `json:"project"`
	URL       string          `json:"project_url"`
	Commit    string          `json:"commit_id"`
	CommitURL string          `json:"commit_url"`
	Target    json.RawMessage `json:"target"`
	Func      string          `json:"func"`
	File      string          `json:"file_name"`
	CWE       json.RawMessage `json:"cwe"`
	CVE       string          `json:"cve"`
}

func (t *targeted) example(fallback string) *dataset.Example {
	e := &dataset.Example{
		Language: cmp.Or(languageOfFile(t.File), fallback), Code: t.Func, Project: cmp.Or(t.URL, t.CommitURL, t.Project),
		Provenance: strings.TrimSpace(t.Project + " " + t.Commit + " " + t.CVE),
	}
	if s := strings.Trim(string(t.Target), `"`); s == "1" || s == "true" {
		e.Label = dataset.Flawed
	}
	var cwes []string
	if json.Unmarshal(t.CWE, &cwes) != nil {
		cwes = []string{strings.Trim(string(t.CWE), `"`)}
	}
	e.CWE = cwes
	return e
}

// The corpora of single labelled functions.
var (
	Devign     = Format{Name: "devign", Title: "Devign, also as CodeXGLUE has it (JSON or JSONL)", License: "MIT", Read: readTargeted}
	DiverseVul = Format{Name: "diversevul", Title: "DiverseVul (JSONL)", License: "MIT", Read: readTargeted}
	PrimeVul   = Format{Name: "primevul", Title: "PrimeVul (JSONL; pairs of the paired files are kept)", License: "MIT", Read: readPrimeVul}
)

func readTargeted(_ context.Context, path string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		for r, err := range records[targeted](path) {
			var g Group
			if err == nil {
				g = Group{r.example("c")}
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

// readPrimeVul joins a vulnerable function and the benign one that follows it when both are of one
// commit and file, as in the paired files.
func readPrimeVul(_ context.Context, path string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		var held *targeted
		flush := func() bool {
			if held == nil {
				return true
			}
			g := Group{held.example("c")}
			held = nil
			return yield(g, nil)
		}
		for r, err := range records[targeted](path) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			if held != nil && isFix(held, r) {
				like := *held.example("c")
				held = nil
				if !yield(pair(like, like.Code, r.Func), nil) {
					return
				}
				continue
			}
			if !flush() {
				return
			}
			if held = r; r.example("c").Label == dataset.Sound && !flush() {
				return
			}
		}
		flush()
	}
}

// isFix reports whether b is a's function after the fix: of the same commit, with the same head.
func isFix(a, b *targeted) bool {
	head := func(s string) string {
		h, _, _ := strings.Cut(s, "(")
		return strings.Join(strings.Fields(h), " ")
	}
	return b.example("c").Label == dataset.Sound && a.Commit == b.Commit && a.Project == b.Project && a.File == b.File && head(a.Func) == head(b.Func)
}
