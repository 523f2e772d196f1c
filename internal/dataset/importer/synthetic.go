package importer

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/function"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

// SARD is a tree of NIST's test cases, Juliet among them. A file with bad and good functions gives a
// pair; of others the manifest (manifest.xml or manifest.sarif) tells the label.
var SARD = Format{Name: "sard", Title: "SARD and Juliet trees (C, C++, Java, …)", License: "CC0-1.0", Synthetic: true, Read: readSARD}

func readSARD(ctx context.Context, root string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		known, err := manifests(root)
		if err != nil {
			yield(nil, err)
			return
		}
		files, err := filesBelow(root, ".c", ".cc", ".cpp", ".cxx", ".java", ".cs", ".php", ".py")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, file := range files {
			if ctx.Err() != nil {
				return
			}
			text, err := os.ReadFile(file)
			if err != nil {
				if !yield(nil, fmt.Errorf("reading a test case: %w", err)) {
					return
				}
				continue
			}
			if g := testCase(root, file, string(text), known); g != nil && !yield(g, nil) {
				return
			}
		}
	}
}

// verdict is what a manifest says of a file.
type verdict struct {
	cwes  []string
	lines []int
	bad   bool
}

var cweInPath = regexp.MustCompile(`CWE-?_?(\d+)`)

// testCase makes examples of one file, nil when nothing tells its label.
func testCase(root, file, code string, known map[string]*verdict) Group {
	like := dataset.Example{Language: languageOfFile(file), Provenance: filepath.Base(file)}
	code = strings.ReplaceAll(code, "\r\n", "\n")
	v := known[filepath.Base(file)]
	if v != nil {
		like.CWE = v.cwes
	} else if m := cweInPath.FindStringSubmatch(strings.TrimPrefix(file, root)); m != nil {
		like.CWE = []string{m[1]}
	}
	if bad, good := halves(function.Of(like.Language, code)); bad != nil && good != nil {
		var lines []int
		if v != nil {
			lines = v.lines
		}
		before, lines := bad.Cut(code, lines)
		g := pair(like, before, good.Text(code))
		g[0].Lines = lines
		return g
	}
	if v == nil {
		return nil
	}
	like.Code = code
	if v.bad {
		like.Label, like.Lines = dataset.Flawed, slices.Compact(slices.Sorted(slices.Values(v.lines)))
	}
	return Group{&like}
}

// halves picks the insecure function of a test case and the first of its fixed ones. "good" itself
// only calls the others, where there are others.
func halves(all []function.Func) (bad, good *function.Func) {
	for i := range all {
		f := &all[i]
		words := lex.Words(f.Name[strings.LastIndexAny(f.Name, ".:")+1:])
		switch {
		case slices.Contains(words, "bad"):
			if bad == nil || words[len(words)-1] == "bad" {
				bad = f
			}
		case slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "good") }):
			if good == nil || good.Name == "good" || strings.HasSuffix(good.Name, "_good") {
				good = f
			}
		}
	}
	return bad, good
}

// manifests reads what the manifests below a folder say, by the base names of files.
func manifests(root string) (map[string]*verdict, error) {
	known := map[string]*verdict{}
	var all []error
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch d.Name() {
		case "manifest.xml":
			all = append(all, readManifestXML(path, known))
		case "manifest.sarif":
			all = append(all, readManifestSARIF(path, known))
		}
		return nil
	})
	if err := errors.Join(append(all, err)...); err != nil {
		return nil, fmt.Errorf("reading manifests: %w", err)
	}
	return known, nil
}

// readManifestXML reads Juliet's manifest file by file: it is large.
func readManifestXML(path string, known map[string]*verdict) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	for dec := xml.NewDecoder(in); ; {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "file" {
			continue
		}
		var f struct {
			Path  string `xml:"path,attr"`
			Flaws []struct {
				Line int    `xml:"line,attr"`
				Name string `xml:"name,attr"`
			} `xml:"flaw"`
			Mixed []struct {
				Line int    `xml:"line,attr"`
				Name string `xml:"name,attr"`
			} `xml:"mixed"`
		}
		if err := dec.DecodeElement(&f, &start); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		v := &verdict{bad: len(f.Flaws)+len(f.Mixed) > 0}
		for _, x := range append(f.Flaws, f.Mixed...) {
			v.lines = append(v.lines, x.Line)
			v.cwes = append(v.cwes, x.Name)
		}
		slices.Sort(v.lines)
		known[filepath.Base(f.Path)] = v
	}
}

// readManifestSARIF reads the manifest of a single test case.
func readManifestSARIF(path string, known map[string]*verdict) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var m sarifLog
	if err := json.Unmarshal(text, &m); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, run := range m.Runs {
		for _, a := range run.Artifacts {
			known[filepath.Base(a.Location.URI)] = &verdict{bad: run.Properties.State == "bad"}
		}
		for _, r := range run.Results {
			for _, l := range r.Locations {
				base := filepath.Base(l.Physical.Artifact.URI)
				if known[base] == nil {
					known[base] = &verdict{}
				}
				v := known[base]
				v.bad = run.Properties.State != "good"
				v.cwes = append(v.cwes, r.RuleID)
				if v.bad {
					v.lines = append(v.lines, l.Physical.Region.StartLine)
				}
				slices.Sort(v.lines)
			}
		}
	}
	return nil
}

// OWASP is OWASP's Benchmark: a CSV of expected results and one source file a test.
var OWASP = Format{Name: "owasp-benchmark", Title: "OWASP Benchmark trees (Java, Python)", License: "GPL-2.0-only", Synthetic: true, Read: readOWASP}

func readOWASP(_ context.Context, root string, _ *Options) Groups {
	return func(yield func(Group, error) bool) {
		files, err := filesBelow(root, ".java", ".py")
		if err != nil {
			yield(nil, err)
			return
		}
		byTest := map[string]string{}
		for _, f := range files {
			byTest[strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))] = f
		}
		lists, err := filepath.Glob(filepath.Join(root, "expectedresults*.csv"))
		if err != nil || len(lists) == 0 {
			yield(nil, fmt.Errorf("%s holds no expectedresults*.csv", root))
			return
		}
		for cell, err := range table(lists[len(lists)-1]) {
			var g Group
			if err == nil {
				test := strings.TrimSpace(cell("test name"))
				g, err = owaspTest(byTest[test], test, cell)
			}
			if !yield(g, err) {
				return
			}
		}
	}
}

func owaspTest(file, test string, cell func(string) string) (Group, error) {
	if file == "" {
		return nil, fmt.Errorf("test %s has no source file", test)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a test: %w", err)
	}
	e := &dataset.Example{Language: languageOfFile(file), CWE: []string{strings.Clone(cell("cwe"))}, Code: string(text), Provenance: strings.Clone(test)}
	if strings.EqualFold(strings.TrimSpace(cell("real vulnerability")), "true") {
		e.Label = dataset.Flawed
	}
	return Group{e}, nil
}
