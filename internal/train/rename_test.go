package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

const shop = "const express = require('express');\n" +
	"const limit = 10;\n" +
	"function page(title, html) { return `<h1>${title}</h1>${wrap({ html, size: limit })}`; }\n" +
	"app.get('/orders/:id', async (req, res) => {\n" +
	"  const id = req.params.id;\n" +
	"  const rows = await db.query(`select * from t where n = ${id} limit ${limit}`);\n" +
	"  res.send(page('x', rows));\n" +
	"});\n"

func TestLocalNames(t *testing.T) {
	got := localNames("javascript", shop)
	if want := []string{"limit", "page", "rows", "title"}; !slices.Equal(got, want) {
		t.Errorf("%v may be renamed, want %v", got, want)
	}
}

func TestRename(t *testing.T) {
	got := rename("javascript", shop, map[string]string{"limit": "most", "page": "leaf", "rows": "list", "title": "head"}, map[string]string{"orders": "boats"})
	for _, want := range []string{"const most = 10;", "function leaf(head, html)", "${head}", "size: most", "limit ${most}`", "'/boats/:id'", "leaf('x', list)", "req.params.id"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if strings.Count(got, "\n") != strings.Count(shop, "\n") {
		t.Error("the lines are others")
	}
}

func TestRenaming(t *testing.T) {
	names := renaming(rand.New(rand.NewPCG(1, 2)), []string{"limit", "page"}, []string{"express", "rows", "alpha", "beta"}, shop)
	if len(names) != 2 || names["limit"] == names["page"] {
		t.Fatalf("%v", names)
	}
	for _, n := range names {
		if n != "alpha" && n != "beta" {
			t.Errorf("%s is in the code already", n)
		}
	}
}

func TestRouteWords(t *testing.T) {
	for text, want := range map[string]int{"'/api/orders/:id'": 2, "'/etc/passwd'": 0, "'hello'": 0, `"/a b"`: 0, "'/'": 0} {
		if got := routeWords(text); len(got) != want {
			t.Errorf("%s has the words %v", text, got)
		}
	}
}

func TestCrop(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, strings.Repeat("a", i+1)+"\n")
	}
	other := slices.Clone(lines)
	other[20] = "b\nc\n"
	for seed := range uint64(20) {
		got, from := crop(rand.New(rand.NewPCG(seed, 1)), []string{strings.Join(lines, ""), strings.Join(other, "")})
		if from < 12 || from > 19 || !strings.HasPrefix(got[0], lines[from]) || !strings.Contains(got[0], lines[20]) || !strings.Contains(got[1], "b\nc\n") {
			t.Fatalf("from line %d: %q", from, got)
		}
		if a, b := strings.Count(got[0], "\n"), strings.Count(got[1], "\n"); b != a+1 || a > 2*mostAround+1 {
			t.Errorf("%d and %d lines are left", a, b)
		}
	}
	if got, from := crop(rand.New(rand.NewPCG(1, 1)), []string{"x", "x"}); from != 0 || got[0] != "x" {
		t.Errorf("%q from %d", got, from)
	}
}
