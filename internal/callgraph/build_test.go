package callgraph

import (
	"context"
	"errors"
	"fmt"
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

// analyse builds the graph of one archive given as text.
func analyse(t testing.TB, archive string) describe {
	t.Helper()
	g, lib := build(t, lower(t, txtar.Parse([]byte(archive)).Files))
	return describe{g, lib}
}

func (d describe) names(fs []ir.FuncID) string {
	var out []string
	for _, f := range fs {
		out = append(out, d.fn(f))
	}
	return strings.Join(out, " ")
}

func TestExported(t *testing.T) {
	for _, c := range []struct{ name, archive, want string }{
		{"the members of an exported object, and what they return", `
-- index.js --
const inner = require('./inner');
exports.make = () => ({ run() {}, inner });
exports.Thing = class { constructor() {} go() {} #own() {} static make() {} };
function unused() {}
-- inner.js --
module.exports = function inner() {};
module.exports.extra = () => {};
function hidden() {}
`, "index:make index:run index:Thing.go index:Thing.make index:new Thing inner:inner inner:extra"},
		{"inherited methods and prototypes", `
-- index.js --
const Base = require('./base');
class Derived extends Base { own() {} }
function Old() {}
Old.prototype.method = function () {};
module.exports = { Derived, Old };
-- base.js --
module.exports = class Base { shared() {} };
`, "index:Old index:Derived.own index:new Derived index:method base:Base.shared base:new Base"},
		{"no entry: the modules that none imports", `
-- main.js --
import { used } from './lib.js';
export const main = () => used();
-- lib.js --
export function used() {}
export function unused() {}
`, "main:main"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := analyse(t, c.archive)
			if got := d.names(d.g.Exported()); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestExportedByManifest(t *testing.T) {
	p := lower(t, txtar.Parse([]byte("-- a.js --\nexports.a = () => {};\n-- b.js --\nexports.b = () => {};\n")).Files)
	p.Files[1].Entry = true
	g, lib := build(t, p)
	if got := (describe{g, lib}).names(g.Exported()); got != "b:b" {
		t.Errorf("got %s", got)
	}
}

func TestComponents(t *testing.T) {
	d := analyse(t, `
-- a.js --
function even(n) { return n === 0 || odd(n - 1); }
function odd(n) { return n !== 0 && even(n - 1); }
function use(cb) { [1].forEach(cb); }
function outer() { even(1); use(() => leaf()); return () => 1; }
function leaf() {}
`)
	at := map[string]int{}
	for i, c := range d.g.Components() {
		for _, f := range c {
			at[d.fn(f)] = i
		}
	}
	if at["even"] != at["odd"] {
		t.Error("mutual recursion is not one component")
	}
	for _, before := range [][2]string{{"even", "outer"}, {"use", "outer"}, {"leaf", "@4"}, {"@4", "outer"}, {"outer", "a.js"}, {"leaf", "use"}} {
		if at[before[0]] >= at[before[1]] {
			t.Errorf("%s does not come before %s", before[0], before[1])
		}
	}
	if got := d.names(d.g.Callers(d.g.Prog.Funcs[1].ID)); got != "odd outer" {
		t.Errorf("callers of even: %s", got)
	}
	checkOrder(t, d.g)
}

// TestDeepPrograms checks that chains of calls, closures, classes and values of great length
// neither overflow a stack nor take quadratic time.
func TestDeepPrograms(t *testing.T) {
	const n = 3000
	for name, line := range map[string]string{
		"calls":      "function f%[1]d() { f%[2]d(); }\n",
		"classes":    "class C%[1]d extends C%[2]d { m%[1]d() { super.m%[2]d(); this.shared(); } }\n",
		"copies":     "const v%[1]d = { ...v%[2]d }; v%[1]d.f();\n",
		"prototypes": "const p%[1]d = Object.create(p%[2]d); p%[1]d.f();\n",
		"fields":     "const o%[1]d = { next: o%[2]d }; o%[1]d.next.f();\n",
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("-- a.js --\nfunction f0() {}\nclass C0 { m0() {} shared() {} }\nconst v0 = { f() {} };\nconst p0 = v0, o0 = v0;\n")
			for i := 1; i < n; i++ {
				fmt.Fprintf(&b, line, i, i-1)
			}
			d := analyse(t, b.String())
			checkOrder(t, d.g)
		})
	}
}

// TestManyValues checks that a hub through which a whole program's functions pass stays bounded, and
// says so.
func TestManyValues(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- a.js --\nfunction id(x) { const o = {}; o.f = x; const all = [x]; return o.f || all[0]; }\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "id(function f%d() {})(id);\n", i)
	}
	d := analyse(t, b.String())
	if len(d.g.Bounds()) == 0 {
		t.Error("no bound is reported")
	}
	for _, fn := range d.g.Prog.Funcs {
		for r := range fn.Regs {
			if n := len(d.g.Values(fn.ID, ir.Reg(r))); n > calleeLimit {
				t.Errorf("register %d of %s holds %d values", r, d.fn(fn.ID), n)
			}
		}
	}
}

// TestOrderOfFiles checks that what is found does not depend on the order of files, nor on chance.
func TestOrderOfFiles(t *testing.T) {
	names, _ := filepath.Glob("testdata/features/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files := slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
		g, lib := build(t, lower(t, files))
		want := describe{g, lib}.lines()
		g, lib = build(t, lower(t, files))
		if got := (describe{g, lib}).lines(); !slices.Equal(got, want) {
			t.Errorf("%s: a second run finds\n%s\nnot\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		slices.Reverse(files)
		g, lib = build(t, lower(t, files))
		if got := (describe{g, lib}).lines(); !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestCancelled(t *testing.T) {
	p := lower(t, txtar.Parse([]byte("-- a.js --\nf();\n")).Files)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Build(ctx, p, newFakeLibrary()); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
}

func TestEmptyProgram(t *testing.T) {
	g, err := Build(context.Background(), &ir.Program{}, newFakeLibrary())
	if err != nil || len(g.Components()) != 0 || len(g.Exported()) != 0 {
		t.Errorf("%v, %v", g, err)
	}
}

// FuzzBuild analyses whatever can be lowered.
func FuzzBuild(f *testing.F) {
	names, _ := filepath.Glob("testdata/features/*.txtar")
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
	}
	f.Fuzz(func(t *testing.T, code string) {
		src := &source.File{Path: "a.js", Language: source.JavaScript, Text: []byte(code), Code: []byte(code)}
		tree, err := syntax.Parse(syntax.For(source.JavaScript), src.Code)
		if err != nil {
			return
		}
		p := &ir.Program{}
		p.Add(js.Lower(src, tree))
		p.Link(relative{"a.js": true})
		g, err := Build(context.Background(), p, newFakeLibrary())
		if err != nil {
			t.Fatal(err)
		}
		checkOrder(t, g)
	})
}
