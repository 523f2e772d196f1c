package javascript

import (
	"testing"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// checkTree tests what every tree must be: children inside their parents, siblings in order, links whole.
func checkTree(t *testing.T, tr *tree.Tree) {
	t.Helper()
	for i := range tr.Nodes {
		n := &tr.Nodes[i]
		if n.Kind == tree.Invalid || n.Past <= int32(i) || int(n.Past) > len(tr.Nodes) || int(n.End) > len(tr.Code) {
			t.Fatalf("node %d of %d: %+v", i, len(tr.Nodes), n)
		}
		if n.Next >= 0 && (n.Next < n.Past || tr.Nodes[n.Next].Parent != n.Parent) {
			t.Fatalf("node %d: its sibling is no sibling: %+v", i, n)
		}
	}
}

// FuzzParse reads patterns; what is read must be whole and must name its roots.
func FuzzParse(f *testing.F) {
	for _, p := range []string{"f(...)", "$X = <... $Y ...>", "{..., a: $X}", "class $C { ... m(...) { ... } }", "<a {...$X}>...</a>",
		"($X : T).f(`a${...}`)", "switch (x) { ... case 1: ... }", "import {$X} from $Y", "@D(...) class C { ... }", "for (...) { ... }"} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse(text, tree.PatternSymbols(tree.NewDictionary()))
		if err != nil {
			return
		}
		checkTree(t, p.Tree)
		for _, r := range p.Roots {
			if r <= 0 || int(r) >= len(p.Tree.Nodes) {
				t.Fatalf("%q: root %d of %d nodes", text, r, len(p.Tree.Nodes))
			}
		}
	})
}

// FuzzLower lowers broken and whole code, resolves its names and folds its constants.
func FuzzLower(f *testing.F) {
	for _, c := range []string{"const {a, ...b} = require('x'); a(b.c?.d);", "class A extends B { #x = 1; static m() {} get y() { return this.x; } }",
		"for (const x of y) { try { await z; } catch {} finally { x += 1; } }", "let x = (1; function f( { a: [b = 2] }", "<A b={c}>{d} e</A>"} {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, code string) {
		for _, lang := range []source.Language{source.JavaScript, source.TSX} {
			s, err := syntax.Parse(syntax.For(lang), []byte(code))
			if err != nil {
				return
			}
			tr := Lower(s, tree.NewSymbols(tree.NewDictionary()))
			checkTree(t, tr)
			tr.Resolve()
			for i := range tr.Nodes {
				if tr.Nodes[i].Flags&tree.IsExpr != 0 {
					tr.ValueOf(int32(i))
					tr.TypeOf(int32(i))
				}
			}
		}
	})
}
