// Package shrike holds the house rules as tests: who may import whom, and that nothing that scans
// can reach the network.
package shrike

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/shrike-sec/shrike"

// house is the table of DESIGN.md and ARCHITECTURE.md: the packages that each package may import.
// A row covers the packages below it that have no row of their own, so "report" stands for every
// format. "*" is the whole house.
var house = map[string][]string{
	"catalog": {}, // the embedded data files

	"internal/source":          {},
	"internal/finding":         {"internal/source"},
	"internal/catalog":         {"catalog", "internal/finding", "internal/ir", "internal/markup"},
	"internal/syntax":          {"internal/source"},
	"internal/ir":              {"internal/source"},
	"internal/ir/lower":        {"internal/source", "internal/syntax", "internal/ir"},
	"internal/callgraph":       {"internal/ir"},
	"internal/pattern":         {"internal/source", "internal/syntax", "internal/ir", "internal/catalog", "internal/finding"},
	"internal/taint":           {"internal/markup", "internal/redos", "internal/source", "internal/ir", "internal/callgraph", "internal/catalog", "internal/finding"},
	"internal/score":           {"internal/source", "internal/finding", "internal/syntax", "internal/ir", "internal/callgraph"},
	"internal/rank":            {"internal/finding", "internal/score"},
	"internal/report":          {"internal/source", "internal/finding", "internal/catalog"},
	"models":                   {}, // the embedded default model
	"internal/ml/token":        {},
	"internal/ml/safetensors":  {},
	"internal/ml/folder":       {"internal/ml/token", "internal/ml/safetensors"},
	"internal/ml/net":          {"internal/ml/folder", "internal/ml/safetensors"},
	"internal/ml/infer":        {"internal/ml/folder", "internal/ml/safetensors", "internal/ml/onnx", "internal/ml/ort"},
	"internal/ml/ort":          {}, // the one package that opens ONNX Runtime's library
	"internal/ml/onnx":         {"internal/ml/folder", "internal/ml/safetensors"},
	"internal/ml/scorer":       {"internal/finding", "internal/score", "internal/ml/token", "internal/ml/folder", "internal/ml/infer", "internal/ml/net"},
	"internal/dataset":         {"internal/source", "internal/syntax", "internal/finding", "internal/catalog", "internal/score"},
	"internal/dataset/parquet": {"internal/dataset"},
	"internal/dataset/llm":     {"internal/dataset"},

	"internal/dataset/importer/cvefixes": {"internal/dataset"},
	"internal/train":                     {"internal/source", "internal/dataset", "internal/dataset/lex", "internal/score", "internal/ml/token", "internal/ml/net", "internal/ml/folder", "internal/ml/safetensors", "internal/ml/scorer"},
	"internal/eval":                      {"internal/dataset", "internal/train", "internal/score", "internal/scan", "internal/finding"},
	"internal/triage":                    {"internal/finding"},
	"internal/web":                       {"internal/triage", "internal/finding", "internal/catalog"},
	"internal/lsp":                       {"internal/scan", "internal/source", "internal/finding"},
	"internal/review":                    {"internal/scan", "internal/finding"},
	"internal/deps":                      {"internal/finding", "internal/source"},
	"internal/wanttest":                  {"internal/scan", "internal/finding"},
	"internal/fleet":                     {"internal/scan", "internal/finding", "internal/source"},
	"internal/markup":                    {},
	"internal/redos":                     {},
	"internal/secret":                    {"internal/source", "internal/finding", "internal/catalog", "internal/syntax"},
	"internal/route":                     {"internal/ir", "internal/callgraph", "internal/catalog", "internal/finding"},
	"internal/setting":                   {"internal/ir", "internal/callgraph", "internal/catalog", "internal/finding"},
	"internal/scan":                      {"internal/route", "internal/secret", "internal/setting", "catalog", "internal/source", "internal/finding", "internal/catalog", "internal/syntax", "internal/ir", "internal/ir/lower", "internal/callgraph", "internal/pattern", "internal/taint", "internal/score", "internal/rank"},
	"cmd":                                {"*"},
	"bench":                              {"*"},
	"internal/triage/sqlite":             {"internal/triage", "internal/finding"},
	"internal/triage/postgres":           {"internal/triage", "internal/finding"},
}

// networked are the packages that may reach the network: decision 1.
var networked = []string{"cmd", "bench", "internal/web", "internal/lsp", "internal/review", "internal/fleet",
	"internal/dataset/llm",
	// These link libraries that could: a compressor's HTTP helper beside Parquet, identifiers made
	// of hardware addresses beside SQLite. Nothing that scans or trains imports them.
	"internal/dataset/parquet", "internal/dataset/importer/cvefixes",
}

// pkg is what `go list` says of a package.
type pkg struct {
	ImportPath string
	Imports    []string
	Module     *struct{ Path string }
}

// local is a package's path within the module, and whether it is ours at all.
func (p *pkg) local() (string, bool) {
	if p.Module == nil || p.Module.Path != module {
		return "", false
	}
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/"), true
}

// row is the longest row of the table that covers a package, or "".
func row(path string) string {
	best := ""
	for r := range house {
		if (path == r || strings.HasPrefix(path, r+"/")) && len(r) > len(best) {
			best = r
		}
	}
	return best
}

func goList(t *testing.T) map[string]*pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Module", "./...")
	var talk bytes.Buffer
	cmd.Stderr = &talk
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, talk.String())
	}
	all := map[string]*pkg{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := new(pkg)
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("reading what go list says: %v", err)
		}
		all[p.ImportPath] = p
	}
}

func TestImports(t *testing.T) {
	for _, p := range goList(t) {
		path, ours := p.local()
		if !ours || path == "" {
			continue
		}
		from := row(path)
		if from == "" {
			t.Errorf("%s is in no row of the house table", path)
			continue
		}
		for _, imp := range p.Imports {
			to, inside := strings.CutPrefix(imp, module+"/")
			if !inside || row(to) == from || slices.Contains(house[from], "*") {
				continue
			}
			if !slices.Contains(house[from], row(to)) {
				t.Errorf("%s imports %s, which the house table does not allow", path, to)
			}
		}
	}
}

func TestNoNetwork(t *testing.T) {
	all := goList(t)
	for _, p := range all {
		path, ours := p.local()
		if !ours || slices.Contains(networked, row(path)) {
			continue
		}
		for _, forbidden := range []string{"net", "net/http"} {
			if chain := reach(all, p.ImportPath, forbidden); chain != nil {
				t.Errorf("%s reaches %s: %s", path, forbidden, strings.Join(chain, " → "))
			}
		}
	}
}

// reach is the shortest chain of imports between two packages, or nil.
func reach(all map[string]*pkg, from, to string) []string {
	before := map[string]string{from: ""}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at == to {
			var chain []string
			for ; at != ""; at = before[at] {
				chain = append(chain, at)
			}
			slices.Reverse(chain)
			return chain
		}
		if all[at] == nil {
			continue
		}
		for _, imp := range all[at].Imports {
			if _, seen := before[imp]; !seen {
				before[imp] = at
				queue = append(queue, imp)
			}
		}
	}
	return nil
}
