package javascript

import "testing"

func TestRewrite(t *testing.T) {
	const e = "__shrike_ellipsis"
	for _, c := range []struct{ pattern, want string }{
		{"f(...)", "f(" + e + ")"},
		{"f(...$X)", "f(...$X)"},
		{"f($...A)", "f($__shrike_list_A)"},
		{"a();\n...\nb();", "a();\n\n" + e + ";\nb();"},
		{"$X = ...", "$X = " + e},
		{"f(). ... .g()", "f(). " + e + " .g()"},
		{"if ($C) ...", "if ($C) \n" + e + ";"},
		{"for (...) { ... }", "for (" + e + ";;) { \n" + e + "; }"},
		{"f(<... a ...>)", "f(__shrike_deep( a ))"},
		{"($X: Foo).bar()", "($X as __shrike_typed<Foo>).bar()"},
		{"($X: Foo) => { ... }", "($X: Foo) => { \n" + e + "; }"},
		{"class C { ... m() { ... } }", "class C { " + e + "; m() { \n" + e + "; } }"},
		{"<$TAG ...>...</$TAG>", "<$TAG " + e + ">...</$TAG>"},
		{"`a${...}b`", "`a${" + e + "}b`"},
		{"f({..., a: 1})", "f({" + e + ", a: 1})"},
		{"import $X from $Y", "import $X from '$Y'"},
		{"switch (x) { case 1: ... }", "switch (x) { case 1: \n" + e + "; }"},
		{"/.../", "/.../"},
	} {
		if got := Rewrite(c.pattern)[0]; got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.pattern, got, c.want)
		}
	}
}
