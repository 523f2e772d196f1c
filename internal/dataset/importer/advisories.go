package importer

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/function"
	"github.com/shrike-sec/shrike/internal/source/git"
)

// OSSFCVE reads the records of the ossf-cve-benchmark: the repository of a flaw, the commits before
// and after its fix, and the lines at fault. Options.Sources holds clones of the repositories.
var OSSFCVE = Format{Name: "ossf-cve", Title: "ossf-cve-benchmark records (JSON) with clones of their repositories", Read: readOSSF}

type ossfRecord struct {
	CVE        string   `json:"CVE"`
	Repository string   `json:"repository"`
	CWEs       []string `json:"CWEs"`
	PrePatch   struct {
		Commit     string `json:"commit"`
		Weaknesses []struct {
			Location struct {
				File string `json:"file"`
				Line int    `json:"line"`
			} `json:"location"`
		} `json:"weaknesses"`
	} `json:"prePatch"`
	PostPatch struct {
		Commit string `json:"commit"`
	} `json:"postPatch"`
}

func readOSSF(_ context.Context, path string, o *Options) Groups {
	return func(yield func(Group, error) bool) {
		files, err := filesBelow(path, ".json")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, file := range files {
			groups, err := ossfPairs(file, o.Sources)
			if err != nil && !yield(nil, fmt.Errorf("%s: %w", filepath.Base(file), err)) {
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

func ossfPairs(file, sources string) ([]Group, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	var r ossfRecord
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	repo, err := git.OpenDir(CloneOf(sources, r.Repository))
	if err != nil {
		return nil, err
	}
	before, err := repo.Reader(r.PrePatch.Commit)
	if err != nil {
		return nil, fmt.Errorf("reading the flawed revision: %w", err)
	}
	after, err := repo.Reader(r.PostPatch.Commit)
	if err != nil {
		return nil, fmt.Errorf("reading the fixed revision: %w", err)
	}
	like := dataset.Example{CWE: r.CWEs, Project: r.Repository, Provenance: r.CVE}
	if c, err := repo.Commit(r.PostPatch.Commit); err == nil && !c.When.IsZero() {
		like.CommitDate = c.When.Format("2006-01-02")
	}
	lines := map[string][]int{}
	for _, w := range r.PrePatch.Weaknesses {
		lines[w.Location.File] = append(lines[w.Location.File], w.Location.Line)
	}
	return fixedFunctions(like, lines, before, after)
}

// fixedFunctions pairs the functions around flawed lines with those of the same names after the fix.
func fixedFunctions(like dataset.Example, lines map[string][]int, before, after func(string) ([]byte, error)) ([]Group, error) {
	files := make([]string, 0, len(lines))
	for f := range lines {
		files = append(files, f)
	}
	slices.Sort(files)
	var out []Group
	for _, file := range files {
		old, err := before(file)
		if err != nil {
			return out, fmt.Errorf("reading the flawed %s: %w", file, err)
		}
		fixed, err := after(file)
		if err != nil {
			return out, fmt.Errorf("reading the fixed %s: %w", file, err)
		}
		like.Language = languageOfFile(file)
		all, twins := function.Of(like.Language, string(old)), function.Of(like.Language, string(fixed))
		taken := map[string]bool{}
		slices.Sort(lines[file])
		for _, line := range lines[file] {
			f := function.Enclosing(all, line, line)
			if f == nil || taken[f.Name] {
				continue
			}
			taken[f.Name] = true
			at := slices.IndexFunc(twins, func(t function.Func) bool { return t.Name == f.Name })
			if at < 0 {
				continue
			}
			text, flawed := f.Cut(string(old), slices.Compact(lines[file]))
			g := pair(like, text, twins[at].Text(string(fixed)))
			g[0].Lines = flawed
			out = append(out, g)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no function around the lines at fault is there after the fix")
	}
	return out, nil
}

// CloneOf is where below a folder the clone of a repository is kept: owner/name, owner+name,
// owner__name, owner-name or name, with or without .git, or one folder deeper. It may not be there.
func CloneOf(dir, repository string) string {
	parts := strings.Split(Project(repository), "/")
	name := parts[len(parts)-1]
	owner := ""
	if len(parts) > 1 {
		owner = parts[len(parts)-2]
	}
	entries, _ := os.ReadDir(dir)
	byFold := map[string]string{}
	for _, e := range entries {
		byFold[strings.ToLower(e.Name())] = e.Name()
	}
	for _, form := range []string{owner + "/" + name, owner + "+" + name, owner + "__" + name, owner + "-" + name, name} {
		head, rest, _ := strings.Cut(strings.ToLower(form), "/")
		for _, end := range []string{"", ".git"} {
			if rest == "" {
				head += end
			}
			real, ok := byFold[head]
			if !ok {
				continue
			}
			p := filepath.Join(dir, real)
			if rest != "" {
				p = filepath.Join(p, name+end)
			}
			for _, candidate := range append([]string{p, filepath.Join(p, ".git")}, below(p)...) {
				if _, err := os.Stat(filepath.Join(candidate, "objects")); err == nil {
					return candidate
				}
			}
		}
	}
	return filepath.Join(dir, owner, name)
}

func below(dir string) []string {
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil
	}
	return all
}

// SecBench reads SecBench.js: a folder for each flaw of an npm package, whose package.json names the
// package, its flawed and its fixed version, and where the sink is. Options.Sources holds unpacked
// packages as name@version; without it they are looked for in node_modules beside the record.
var SecBench = Format{Name: "secbench", Title: "SecBench.js records with unpacked npm packages", Read: readSecBench}

type secBenchRecord struct {
	ID           string            `json:"id"`
	Dependencies map[string]string `json:"dependencies"`
	FixedVersion string            `json:"fixedVersion"`
	Sink         string            `json:"sink"`
	SinkLocation string            `json:"sinkLocation"`
}

// secBenchCWE tells the CWE of a folder of flaws.
var secBenchCWE = map[string]string{
	"code-injection": "CWE-94", "ace-breakout": "CWE-94", "command-injection": "CWE-78",
	"path-traversal": "CWE-22", "prototype-pollution": "CWE-1321", "redos": "CWE-1333",
}

var placeInFile = regexp.MustCompile(`([\w./@-]+\.(?:js|cjs|mjs|ts)):(\d+)`)

func readSecBench(_ context.Context, root string, o *Options) Groups {
	return func(yield func(Group, error) bool) {
		records, err := filepath.Glob(filepath.Join(root, "*", "*", "package.json"))
		if err != nil || len(records) == 0 {
			yield(nil, fmt.Errorf("%s holds no <class>/<package>/package.json", root))
			return
		}
		for _, file := range records {
			groups, err := secBenchPairs(file, o.Sources)
			if err != nil && !yield(nil, fmt.Errorf("%s: %w", file, err)) {
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

func secBenchPairs(file, sources string) ([]Group, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	var r secBenchRecord
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("reading a record: %w", err)
	}
	place := placeInFile.FindStringSubmatch(cmp.Or(r.SinkLocation, r.Sink))
	if place == nil || len(r.Dependencies) != 1 {
		return nil, fmt.Errorf("it does not say where in which package the sink is")
	}
	for name, version := range r.Dependencies {
		flawed := filepath.Join(sources, name+"@"+version)
		if sources == "" {
			flawed = filepath.Join(filepath.Dir(file), "node_modules", name)
		}
		class := filepath.Base(filepath.Dir(filepath.Dir(file)))
		like := dataset.Example{CWE: []string{secBenchCWE[class]}, Project: "npm/" + name, Provenance: strings.TrimSpace(r.ID + " " + name + "@" + version)}
		lines := map[string][]int{strings.TrimPrefix(place[1], "node_modules/"+name+"/"): {number(place[2])}}
		return fixedFunctions(like, lines, reader(flawed), reader(filepath.Join(sources, name+"@"+r.FixedVersion)))
	}
	return nil, nil
}

// reader reads files below a folder, and none above it.
func reader(dir string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return root.ReadFile(filepath.FromSlash(strings.TrimPrefix(name, "/")))
	}
}
