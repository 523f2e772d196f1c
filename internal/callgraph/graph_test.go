package callgraph

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/ir/lower/js"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

var update = flag.Bool("update", false, "rewrite the expected calls in testdata")

// relative resolves relative specifiers to files of the project.
type relative map[string]bool

func (r relative) Resolve(from, spec string) (string, bool) {
	if !strings.HasPrefix(spec, ".") {
		return "", false
	}
	base := path.Join(path.Dir(from), spec)
	for _, ext := range []string{"", ".js", ".ts", ".jsx", ".tsx", "/index.js", "/index.ts"} {
		if r[base+ext] {
			return base + ext, true
		}
	}
	return "", false
}

func language(name string) source.Language {
	switch path.Ext(name) {
	case ".ts":
		return source.TypeScript
	case ".tsx":
		return source.TSX
	}
	return source.JavaScript
}

// lower lowers and links the files of an archive that are code.
func lower(t testing.TB, files []txtar.File) *ir.Program {
	t.Helper()
	p, known := &ir.Program{}, relative{}
	for _, f := range files {
		if path.Ext(f.Name) == "" {
			continue
		}
		src := &source.File{Path: f.Name, Language: language(f.Name), Text: f.Data, Code: f.Data}
		tree, err := syntax.Parse(syntax.For(src.Language), src.Code)
		if err != nil {
			t.Fatalf("parsing %s: %v", f.Name, err)
		}
		if b := tree.Broken(); len(b) > 0 {
			t.Fatalf("%s does not parse: %q", f.Name, f.Data[b[0].Start:b[0].End])
		}
		p.Add(js.Lower(src, tree))
		known[f.Name] = true
	}
	p.Link(known)
	return p
}

func build(t testing.TB, p *ir.Program) (*Graph, *fakeLibrary) {
	t.Helper()
	lib := newFakeLibrary()
	g, err := Build(context.Background(), p, lib)
	if err != nil {
		t.Fatal(err)
	}
	return g, lib
}

// describe names functions and values for golden files.
type describe struct {
	g   *Graph
	lib *fakeLibrary
}

func (d describe) line(f ir.FileID, n ir.NodeID) int {
	file := d.g.Prog.Files[f]
	start, _ := file.Spans.Span(int32(n))
	return strings.Count(string(file.Source.Text[:start]), "\n") + 1
}

func (d describe) fn(id ir.FuncID) string {
	f := d.g.Prog.Funcs[id]
	name := f.Name
	switch {
	case f.Kind == ir.Module:
		return d.file(f.File)
	case f.Kind == ir.Ctor:
		name = "new " + d.g.Prog.Classes[f.Class].Name
	case f.Class >= 0:
		name = d.g.Prog.Classes[f.Class].Name + "." + name
	case name == "":
		name = fmt.Sprintf("@%d", d.line(f.File, f.Node))
	}
	if len(d.g.Prog.Files) > 1 {
		return strings.TrimSuffix(d.file(f.File), path.Ext(d.file(f.File))) + ":" + name
	}
	return name
}

func (d describe) file(f ir.FileID) string { return d.g.Prog.Files[f].Source.Path }

// value names what the library or a class says a value is.
func (d describe) value(v Value) string {
	switch v.Kind {
	case API:
		return d.lib.paths[v.ID]
	case Instance:
		return d.g.Prog.Classes[v.ID].Name
	}
	return ""
}

// lines lists calls (a -> b), callbacks handed to the library (a => b), and what the library says
// parameters hold (f(0) : Request), each once, sorted.
func (d describe) lines() []string {
	var out []string
	for _, fn := range d.g.Prog.Funcs {
		for b := range fn.Blocks {
			for i := range fn.Blocks[b].Instrs {
				out = append(out, d.instr(fn, b, i)...)
			}
		}
		for i, p := range fn.Params {
			for _, v := range d.g.Values(fn.ID, p.Reg) {
				if s := d.value(v); s != "" && s != "foreign" {
					if d.g.Heuristic(fn.ID, p.Reg) {
						s += "?"
					}
					out = append(out, fmt.Sprintf("%s(%d) : %s", d.fn(fn.ID), i, s))
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (d describe) instr(fn *ir.Func, b, i int) []string {
	in := &fn.Blocks[b].Instrs[i]
	var out []string
	from := d.fn(fn.ID)
	for _, t := range append(slices.Clone(d.g.Targets(fn.ID, in.Dst)), d.g.SetterTargets(fn.ID, b, i)...) {
		how := ""
		switch t.How {
		case ViaCall:
			how = " via call"
		case ViaApply:
			how = " via apply"
		case Accessor:
			how = " by access"
		}
		if t.Bound > 0 {
			how += fmt.Sprintf(", %d bound", t.Bound)
		}
		out = append(out, fmt.Sprintf("%s -> %s%s", from, d.fn(t.Func), how))
	}
	if in.Op != ir.Call {
		return out
	}
	for _, t := range d.g.Binds(fn.ID, in.Dst) {
		out = append(out, fmt.Sprintf("%s binds %s", from, d.fn(t.Func)))
	}
	for a := range in.Args {
		for _, f := range d.g.CallbackArgs(fn.ID, in.Dst, a) {
			if len(d.g.Targets(fn.ID, in.Dst)) == 0 {
				out = append(out, fmt.Sprintf("%s => %s", from, d.fn(f)))
			}
		}
	}
	return out
}

// TestFeatures checks the calls found in one small project a language feature.
func TestFeatures(t *testing.T) {
	names, err := filepath.Glob("testdata/features/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no features: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			p := lower(t, a.Files)
			g, lib := build(t, p)
			got := strings.Join(describe{g, lib}.lines(), "\n") + "\n"
			i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
			if *update {
				if i < 0 {
					i = len(a.Files)
					a.Files = append(a.Files, txtar.File{Name: "want"})
				}
				a.Files[i].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if i < 0 {
				t.Fatalf("no want section; got\n%s", got)
			}
			if want := string(a.Files[i].Data); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			checkOrder(t, g)
		})
	}
}

// checkOrder checks that components and levels come after what they depend on, and hold every
// function once.
func checkOrder(t *testing.T, g *Graph) {
	t.Helper()
	seen := map[ir.FuncID]int{}
	for i, c := range g.Components() {
		for _, f := range c {
			if _, twice := seen[f]; twice {
				t.Fatalf("function %d is in two components", f)
			}
			seen[f] = i
		}
	}
	if len(seen) != len(g.Prog.Funcs) {
		t.Fatalf("%d of %d functions are in components", len(seen), len(g.Prog.Funcs))
	}
	for _, fn := range g.Prog.Funcs {
		if fn.Outer >= 0 && seen[fn.Outer] < seen[fn.ID] {
			t.Errorf("function %d comes before the closure %d it makes", fn.Outer, fn.ID)
		}
		for _, c := range g.Callers(fn.ID) {
			if seen[c] < seen[fn.ID] {
				t.Errorf("caller %d comes before %d", c, fn.ID)
			}
		}
	}
	n := 0
	for _, l := range g.Levels() {
		n += len(l)
	}
	if n != len(g.Components()) {
		t.Errorf("%d of %d components are in levels", n, len(g.Components()))
	}
}
