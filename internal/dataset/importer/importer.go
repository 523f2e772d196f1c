// Package importer reads the corpora that others publish, each in its own format, and turns them into
// examples: languages and CWEs get one spelling, what gives the label away is stripped, and what
// cannot be used is counted and named.
package importer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/strip"
)

// A Format is a corpus's format.
type Format struct {
	Name    string // "sven"
	Title   string // what it reads, in a line
	License string // of the corpus
	// Synthetic corpora were written to test analysers: their names give labels away.
	Synthetic bool
	Read      func(ctx context.Context, path string, o *Options) Groups
}

// Group is the examples of one pair, flawed first, or a single example. Their ids are given later.
type Group []*dataset.Example

// Groups is what a format reads.
type Groups = iter.Seq2[Group, error]

// Rows reads a Parquet file as maps from columns to values.
type Rows func(path string) iter.Seq2[map[string]any, error]

// Options of an import.
type Options struct {
	// KindOf names the catalogue's kind for CWEs, "" when there is none or more than one.
	KindOf func(cwes []string) string
	// Sources is the folder with the repositories or source trees that records speak of.
	Sources string
	// KeepComments and KeepNames turn stripping off.
	KeepComments, KeepNames bool
	License                 string
	// Parquet reads Parquet files.
	Parquet Rows
	// Limit ends the import after so many groups; 0 is none.
	Limit int
}

// Report says what became of a corpus.
type Report struct {
	Format   string         `json:"format"`
	Pairs    int            `json:"pairs"`
	Singles  int            `json:"singles"`
	Dropped  map[string]int `json:"dropped,omitempty"` // by reason
	Errors   []string       `json:"errors,omitempty"`
	Stripped *strip.Report  `json:"stripped"`
}

// maxErrors is how many errors are kept word for word.
const maxErrors = 20

// Import reads corpora of one format. The report is complete when the sequence, which can be walked
// once, has ended.
func Import(ctx context.Context, f *Format, paths []string, o Options) (dataset.Seq, *Report) {
	s := &strip.Stripper{Comments: !o.KeepComments, Words: f.Synthetic && !o.KeepNames}
	r := &Report{Format: f.Name, Dropped: map[string]int{}, Stripped: s.Report()}
	im := &importing{format: f, o: o, strip: s, report: r, seen: map[string]bool{}}
	return func(yield func(*dataset.Example, error) bool) {
		for _, path := range paths {
			for g, err := range f.Read(ctx, path, &im.o) {
				if ctx.Err() != nil {
					yield(nil, ctx.Err())
					return
				}
				if err != nil {
					r.fault(err)
					continue
				}
				if !im.finish(g) {
					continue
				}
				for _, e := range g {
					if !yield(e, nil) {
						return
					}
				}
				if o.Limit > 0 && r.Pairs+r.Singles >= o.Limit {
					return
				}
			}
		}
	}, r
}

func (r *Report) fault(err error) {
	r.Dropped["unreadable"]++
	if len(r.Errors) < maxErrors {
		r.Errors = append(r.Errors, err.Error())
	}
}

// importing is one import.
type importing struct {
	format *Format
	o      Options
	strip  *strip.Stripper
	report *Report
	seen   map[string]bool // ids
}

// maxCode bounds the code of an example.
const maxCode = 1 << 20

// finish makes a group fit to write, and reports whether it is.
func (im *importing) finish(g Group) bool {
	paired := len(g) == 2
	for _, e := range g {
		im.fill(e)
	}
	for _, e := range g {
		switch {
		case strings.TrimSpace(e.Code) == "":
			return im.drop("no code")
		case len(e.Code) > maxCode:
			return im.drop("too large")
		case e.Language == "":
			return im.drop("unknown language")
		}
	}
	im.strip.Clean(g...)
	if paired {
		g[1].Framework = g[0].Framework
		if strings.Join(strings.Fields(g[0].Code), " ") == strings.Join(strings.Fields(g[1].Code), " ") {
			return im.drop("halves that do not differ")
		}
		if len(g[0].Lines) == 0 {
			g[0].Lines = dataset.FlawedLines(g[0].Code, g[1].Code)
		}
	}
	im.name(g)
	if im.seen[g[0].ID] {
		return im.drop("repeated")
	}
	for _, e := range g {
		im.seen[e.ID] = true
		if err := e.Check(); err != nil {
			im.report.fault(err)
			return false
		}
	}
	if paired {
		im.report.Pairs++
	} else {
		im.report.Singles++
	}
	return true
}

func (im *importing) drop(reason string) bool {
	im.report.Dropped[reason]++
	return false
}

// fill gives an example what all of a corpus have in common.
func (im *importing) fill(e *dataset.Example) {
	e.Code = strings.ToValidUTF8(strings.ReplaceAll(e.Code, "\r\n", "\n"), "_")
	if name, ok := dataset.LanguageNamed(e.Language); ok {
		e.Language = name
	}
	e.CWE = CWEs(e.CWE...)
	if e.Kind == "" && im.o.KindOf != nil {
		e.Kind = im.o.KindOf(e.CWE)
	}
	if e.Label == dataset.Sound {
		e.Lines = nil
	}
	e.Origin = cmp.Or(e.Origin, dataset.Imported)
	e.License = cmp.Or(e.License, im.o.License, im.format.License)
	e.Framework = cmp.Or(e.Framework, dataset.FrameworkOf(e.Language, e.Code))
	e.Project = Project(e.Project)
	e.Provenance = strings.TrimSpace(im.format.Name + ": " + e.Provenance)
}

// name gives a group ids that follow from what it says and where it is from.
func (im *importing) name(g Group) {
	sum := sha256.New()
	for _, e := range g {
		fmt.Fprintln(sum, e.Provenance, e.Hash())
	}
	id := im.format.Name + "/" + hex.EncodeToString(sum.Sum(nil)[:8])
	if len(g) == 1 {
		g[0].ID = id
		return
	}
	g[0].PairID, g[1].PairID = id, id
	dataset.NamePair(g[0], g[1])
}

// Print writes the report for people.
func (r *Report) Print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d pairs, %d single examples\n", r.Format, r.Pairs, r.Singles)
	reasons := make([]string, 0, len(r.Dropped))
	for reason := range r.Dropped {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	for _, reason := range reasons {
		fmt.Fprintf(&b, "left out %d: %s\n", r.Dropped[reason], reason)
	}
	for _, e := range r.Errors {
		fmt.Fprintf(&b, "  %s\n", e)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("printing the import: %w", err)
	}
	return r.Stripped.Print(w)
}

var cweNumber = regexp.MustCompile(`(?i)^\s*(?:cwe[-_ ]*)?0*(\d{1,5})\b`)

// CWEs brings the spellings of corpora ("cwe-089", "CWE-89: …", "89") into one. What is no CWE
// (NVD-CWE-Other) is left out.
func CWEs(all ...string) []string {
	var out []string
	for _, s := range all {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;|[]'\"", r) }) {
			if m := cweNumber.FindStringSubmatch(part); m != nil && m[1] != "0" {
				if id := "CWE-" + m[1]; !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
	}
	return out
}

var projectURL = regexp.MustCompile(`^(?:https?://|git://|ssh://|git@)?([\w.-]+\.[a-z]+)[/:]([\w.-]+)/([\w.-]+?)(?:\.git)?(?:/.*)?$`)

// Project brings the spellings of a repository into one: github.com/owner/name.
func Project(s string) string {
	s = strings.TrimSpace(s)
	if m := projectURL.FindStringSubmatch(s); m != nil {
		return strings.ToLower(m[1] + "/" + m[2] + "/" + m[3])
	}
	return s
}

// number reads the numbers that corpora write as text, 0 for what is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(s, ".0")))
	if err != nil {
		return 0
	}
	return n
}

// pair makes a group of the texts before and after a fix.
func pair(like dataset.Example, before, after string) Group {
	flawed, sound := like, like
	flawed.Label, flawed.Code = dataset.Flawed, before
	sound.Label, sound.Code = dataset.Sound, after
	return Group{&flawed, &sound}
}
