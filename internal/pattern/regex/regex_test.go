package regex

import (
	"fmt"
	"testing"
)

func TestFindAll(t *testing.T) {
	for _, c := range []struct {
		expr, text string
		want       string
	}{
		{`a(b)?`, "ab a", "[[0 2 1 2] [3 4 -1 -1]]"},
		{`a(?!b)`, "ab ac", "[[3 4]]"},
		{`(?<=é)a`, "éa a", "[[2 3]]"},
		{`(['"])k\1`, `'k' "k'`, "[[0 3 0 1]]"},
		{`^b$`, "a\nb\nc", "[[2 3]]"},
		{`(?=b)b*+`, "abb", "[[1 3]]"},
	} {
		re, err := Compile(c.expr, true, false)
		if err != nil {
			t.Errorf("%s: %v", c.expr, err)
			continue
		}
		got, _, err := re.FindAll(c.text)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s in %q: %v, %v, want %s", c.expr, c.text, got, err, c.want)
		}
	}
}

func TestAnchored(t *testing.T) {
	for _, expr := range []string{"a|b", "(?!x)(a|b)"} {
		re, err := Compile(expr, false, true)
		if err != nil {
			t.Fatal(err)
		}
		for text, want := range map[string]bool{"a": true, "bc": true, "ca": false} {
			if ok, _, err := re.Match(text); ok != want || err != nil {
				t.Errorf("%s in %q: %v %v", expr, text, ok, err)
			}
		}
	}
}

func TestReplace(t *testing.T) {
	re, err := Compile(`f\((?P<arg>\w+)\)`, false, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		count             int
		replacement, want string
	}{{0, `g(\1)`, "g(a) g(b)"}, {1, `\g<arg>!`, "a! f(b)"}, {0, `\\`, `\ \`}} {
		if got, err := re.Replace("f(a) f(b)", c.replacement, c.count); got != c.want || err != nil {
			t.Errorf("%s: %q %v, want %q", c.replacement, got, err, c.want)
		}
	}
}

func FuzzCompile(f *testing.F) {
	f.Add(`a(?!b)`, "ab")
	f.Add(`(?P<x>a)\1`, "aa")
	f.Fuzz(func(t *testing.T, expr, text string) {
		re, err := Compile(expr, true, false)
		if err != nil || len(expr) > 20 || len(text) > 50 {
			return
		}
		all, _, _ := re.FindAll(text)
		for _, loc := range all {
			if loc[0] < 0 || loc[1] > len(text) || loc[0] > loc[1] {
				t.Errorf("%q in %q: %v", expr, text, loc)
			}
		}
	})
}
