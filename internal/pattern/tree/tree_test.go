package tree_test

import (
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/pattern/javascript"
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

func lower(t *testing.T, lang source.Language, code string) *tree.Tree {
	t.Helper()
	s, err := syntax.Parse(syntax.For(lang), []byte(code))
	if err != nil {
		t.Fatal(err)
	}
	d := tree.NewDictionary()
	for _, word := range strings.FieldsFunc(code, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789", r)
	}) {
		d.Intern(word)
	}
	tr := javascript.Lower(s, tree.NewSymbols(d))
	tr.Resolve()
	return tr
}

// argument returns the first argument of the n-th call of a function `at`.
func argument(t *testing.T, tr *tree.Tree, nth int) int32 {
	t.Helper()
	for i := range tr.Nodes {
		n := int32(i)
		if tr.Nodes[i].Kind != tree.Call || tr.Text(tr.Child(n, tree.Callee)) != "at" {
			continue
		}
		if nth == 0 {
			return tr.Child(n, tree.Arg)
		}
		nth--
	}
	t.Fatal("no such call")
	return -1
}

func TestValueOf(t *testing.T) {
	for code, want := range map[string]string{
		"const a = 'x'; at(a)":                                              "x",
		"let a = 'x'; a = 'y'; at(a)":                                       "y",
		"let a = 'x'; if (c) { a = 'y'; } at(a)":                            "",
		"let a = 'x'; if (c) { a = 'x'; } at(a)":                            "x",
		"let a = 'x'; while (c) { at(a); a = 'y'; }":                        "",
		"let a; try { a = 'x'; } catch { a = 'x'; } at(a)":                  "x",
		"let a = 'x'; f(() => { a = 'y'; }); at(a)":                         "",
		"const a = 'x'; at(`${a}-y`)":                                       "x-y",
		"const a = 'x'; at(a + 'y' + 1)":                                    "xy1",
		"at(1 + 2)":                                                         "",
		"at(c ? 'x' : 'x')":                                                 "x",
		"function f(a = 'x') { at(a) }":                                     "",
		"function f(a) { at(a) } f('x')":                                    "",
		"const a = 'x'; { const a = 'y'; } at(a)":                           "x",
		"const a = 'x'; function f() { at(a) }":                             "x",
		"class C { k = 'x'; m() { at(this.k) } }":                           "x",
		"class C { k = 'x'; m() { at(this.k) } n() { this.k = 'y' } }":      "",
		"let a = 'x'; for (a of b) { at(a) }":                               "",
		"let a = 'x'; switch (c) { case 1: a = 'y'; break; } at(a)":         "",
		"let a = 'x'; a += 'y'; at(a)":                                      "xy",
		"let a = 1; a++; at(a)":                                             "",
		"var a = 'x'; { var a = 'y'; } at(a)":                               "y",
		"const {a} = {a: 'x'}; at(a)":                                       "",
		"const a = 'x'; const b = a; const c = b; at(c)":                    "x",
		"let a = 'x'; const f = function () { return a; }; a = 'y'; at(a);": "y",
	} {
		tr := lower(t, source.JavaScript, code)
		v := tr.ValueOf(argument(t, tr, 0))
		got := ""
		if v.Kind == tree.String || v.Kind == tree.Number {
			got = tr.Symbols.Text(v.Sym)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestBindingOf(t *testing.T) {
	for code, want := range map[string]string{
		"import {exec} from 'child_process'; at(exec)":                      "child_process.exec",
		"import {exec as e} from 'child_process'; at(e)":                    "child_process.exec",
		"import * as cp from 'child_process'; at(cp)":                       "child_process",
		"const cp = require('child_process'); at(cp)":                       "child_process",
		"const {exec} = require('child_process'); at(exec)":                 "child_process.exec",
		"const {exec: e} = require('child_process'); at(e)":                 "child_process.exec",
		"import {exec} from 'child_process'; function f(exec) { at(exec) }": "",
		"const exec = other(); at(exec)":                                    "",
		"at(unknown)":                                                       "",
	} {
		tr := lower(t, source.JavaScript, code)
		got := []string{}
		if b := tr.BindingOf(argument(t, tr, 0)); b != nil {
			for _, s := range b.Path {
				got = append(got, tr.Symbols.Text(s))
			}
		}
		if strings.Join(got, ".") != want {
			t.Errorf("%s: %v, want %q", code, got, want)
		}
	}
}

func TestEqual(t *testing.T) {
	for code, want := range map[string]bool{
		"at(a.b(c)); at(a.b(c))":                          true,
		"at(a.b(c)); at(a.b(d))":                          false,
		"at('x'); at(\"x\")":                              true,
		"at((a)); at(a)":                                  true,
		"at(1); at(1.0)":                                  true,
		"const k = 'x'; at(k); at('x')":                   true,
		"function f(a) { at(a) } function g(a) { at(a) }": false,
		"function f(a) { at(a); at(a) }":                  true,
		"at(a + b); at(b + a)":                            false,
		"at({a: 1}); at({a: 1})":                          true,
		"at(`x${a}`); at(`x${a}`)":                        true,
		"at(() => a); at(() => a)":                        true,
		"at(a[b]); at(a.b)":                               false,
	} {
		tr := lower(t, source.JavaScript, code)
		a, b := argument(t, tr, 0), argument(t, tr, 1)
		if got := tr.Equal(a, b, true); got != want || tr.Equal(b, a, true) != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
}

func TestTypeOf(t *testing.T) {
	for code, want := range map[string]string{
		"function f(a: Foo) { at(a) }":                  "Foo",
		"const a: Foo = b; at(a)":                       "Foo",
		"const a = new Foo(); at(a)":                    "Foo",
		"class C { a = new Foo(); m() { at(this.a) } }": "Foo",
		"class C { a: Foo; m() { at(this.a) } }":        "Foo",
		"at(a)":                                         "",
		"const a = f(); at(a)":                          "",
		"at('x')":                                       "string",
		"at(1)":                                         "number",
	} {
		tr := lower(t, source.TypeScript, code)
		if got := tr.TypeOf(argument(t, tr, 0)); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
