package js

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
)

func instructions(f *ir.File) int {
	n := 0
	for _, fn := range f.Funcs {
		for b := range fn.Blocks {
			n += len(fn.Blocks[b].Instrs)
		}
	}
	return n
}

// TestSize lowers code of hostile shapes: it must neither overflow the stack nor grow out of
// proportion to the code.
func TestSize(t *testing.T) {
	nest := func(n int, before, inner, after string) string {
		return strings.Repeat(before, n) + inner + strings.Repeat(after, n)
	}
	for name, code := range map[string]string{
		"sum":             "x = a" + strings.Repeat(" + 'b' + c", 2000),
		"and":             "if (a" + strings.Repeat(" && b", 4000) + ") f();",
		"or value":        "x = a" + strings.Repeat(" || b", 4000),
		"nullish":         "x = a" + strings.Repeat(" ?? b", 4000),
		"else if":         "if (a) b();" + strings.Repeat(" else if (a === 'x') b();", 4000),
		"members":         "a" + strings.Repeat(".b(c)", 3000),
		"parentheses":     nest(4000, "(", "a", ")"),
		"arrays":          nest(3000, "[", "a", "]"),
		"arrow functions": nest(3000, "a => ", "a", ""),
		"functions":       nest(1000, "function f() { var a; ", "g(a)", " }"),
		"captures":        "var top; " + nest(500, "function f() { ", "top", " }"),
		"finally":         nest(200, "try { a(); } finally { ", "b()", " }"),
		"finally returns": "function f() { " + nest(200, "try { if (a) return 1; ", "b()", " } finally { c(); }") + " }",
		"finally mixed":   "function f() { " + nest(100, "try { if (a) return; if (b) return; } finally { ", "c()", " }") + " }",
		"super fields":    "class A {}" + nest(100, "class B extends A { f = ", "1", "; constructor() { if (a) super(1); else super(2); } }"),
		"field classes":   nest(60, "(class extends A { f = ", "1", "; constructor() { if (a) super(1); else super(2); } })"),
		"table":           "x = [" + strings.Repeat("1,'a',", 50_000) + "]",
		"statements":      strings.Repeat("f(a.b, 'c');\n", 20_000),
		"undeclared":      many(5000, "v%d = a;\n"),
		"imports":         many(5000, "import v%[1]d from 'm%[1]d';\n"),
		"cases":           "switch (a) {" + many(5000, "case %d: f();\n") + "}",
		"labels":          many(1000, "a%d: ") + "for (;;) { break a5; }",
		"jsx":             "x = " + nest(1500, "<a>", "{b}", "</a>"),
	} {
		t.Run(name, func(t *testing.T) {
			f := lower(t, "a.jsx", []byte(code))
			verify(t, f)
			if n := instructions(f); n > 20*len(code)+1000 {
				t.Errorf("%d bytes became %d instructions", len(code), n)
			}
		})
	}
}

func many(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
