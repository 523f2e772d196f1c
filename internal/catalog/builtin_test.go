package catalog

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// builtin is the catalogue that stands in the repository, read from disk.
func builtin(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load(Layer{"catalog", os.DirFS("../../catalog")})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return c
}

func TestBuiltin(t *testing.T) {
	onDisk := builtin(t)
	embedded, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if embedded.Hash() != onDisk.Hash() {
		t.Error("what is embedded is not what stands in catalog/: a file is missing from embed.go")
	}
	for _, language := range onDisk.Languages() {
		if len(onDisk.Library(language).Rows()) == 0 {
			t.Errorf("%s has a folder of models, but no rows", language)
		}
	}
	if unused := onDisk.Unused(); len(unused) > 0 {
		t.Logf("kinds that no row and no rule reports yet: %s", strings.Join(unused, " "))
	}
}

// TestTaxonomy compares the kinds with the taxonomy that fixes their ids and groups.
func TestTaxonomy(t *testing.T) {
	data, err := os.ReadFile("testdata/taxonomy.json")
	if err != nil {
		t.Fatal(err)
	}
	var taxonomy struct {
		Vulnerabilities []struct{ ID, Group, CWE string }
	}
	if err := json.Unmarshal(data, &taxonomy); err != nil {
		t.Fatal(err)
	}
	c := builtin(t)
	known := map[string]bool{}
	for _, v := range taxonomy.Vulnerabilities {
		known[v.ID] = true
		k := c.Kind(v.ID)
		if k == nil {
			t.Errorf("kind %s is not described", v.ID)
			continue
		}
		if k.Group != v.Group {
			t.Errorf("kind %s is in group %s, want %s", v.ID, k.Group, v.Group)
		}
		if !strings.Contains(" "+strings.Join(k.CWE, " ")+" ", " "+v.CWE+" ") {
			t.Errorf("kind %s has %v, without %s", v.ID, k.CWE, v.CWE)
		}
	}
	for _, k := range c.Kinds {
		if !known[k.ID] {
			t.Errorf("kind %s is not in the taxonomy", k.ID)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtin(b)
	}
}

func BenchmarkMember(b *testing.B) {
	l := builtin(b).Library("js")
	app := l.Result(l.Package("express"))
	b.ReportAllocs()
	for b.Loop() {
		l.Member(app, "get")
		l.Member(app, "nothing")
		l.Member(l.Any(), "map")
	}
}
