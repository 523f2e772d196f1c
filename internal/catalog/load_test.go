package catalog

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestProblems loads catalogues in which much is wrong and compares what is reported, with lines.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			_, err := Load(Layer{FS: archive(t, file)})
			var problems Problems
			if !errors.As(err, &problems) {
				t.Fatalf("want problems, got %v", err)
			}
			golden := strings.TrimSuffix(file, ".txtar") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(problems.Error()+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := problems.Error() + "\n"; got != string(want) {
				t.Errorf("the problems are not those of %s:\n%s", golden, got)
			}
		})
	}
}

func TestCatalog(t *testing.T) {
	c := small(t)
	var kinds, contexts []string
	for i, k := range c.Kinds {
		kinds = append(kinds, k.ID)
		if got, ok := c.KindIndex(k.ID); !ok || got != i || c.Kind(k.ID) != k {
			t.Errorf("kind %s is not where it says", k.ID)
		}
	}
	for i, x := range c.Contexts {
		contexts = append(contexts, x.ID)
		if got, ok := c.ContextIndex(x.ID); !ok || got != i {
			t.Errorf("context %s is not where it says", x.ID)
		}
		if c.Text.Has(i) != x.Text || !c.All.Has(i) {
			t.Errorf("context %s is not in the groups it should be", x.ID)
		}
	}
	if got := strings.Join(kinds, " "); got != "dispatch flag sql-injection stored-xss" {
		t.Errorf("kinds %s", got)
	}
	if got := strings.Join(contexts, " "); got != "dispatch flag html record sql" {
		t.Errorf("contexts %s: want those of the file and those of kinds without one", got)
	}
	k := c.Kind("sql-injection")
	if !k.Accepts("remote") || k.Accepts("database") || c.Contexts[k.Context].ID != "sql" {
		t.Error("sql-injection accepts the wrong sources or is about the wrong context")
	}
	if got := k.Message("a {sink}", "b"); got != "Data from a {sink} reaches b." {
		t.Errorf("message %q", got)
	}
	if c.Kind("nothing") != nil {
		t.Error("there is a kind that is not described")
	}
	if got := c.Unused(); !slices.Equal(got, nil) {
		t.Errorf("unused %v", got)
	}
	if len(c.Rules) != 1 || c.Rules[0].Language != "js" || c.Rules[0].Path != "rules/js/flags.yaml" {
		t.Errorf("rules %v", c.Rules)
	}
	if o := c.Operations("js"); o.All != c.All || o.Built == (Marks{}) {
		t.Errorf("operations %v", o)
	}
}

func TestRows(t *testing.T) {
	l := small(t).Library("js")
	row := l.Rows()[l.Call(walk(l, "pkg:knex () .raw")).Sinks[0].Row]
	if want := (Row{"knex/sinks/1", "models/js/knex.yaml", row.Line, "Knex.raw(0)", "sink of sql-injection"}); row != want || row.Line == 0 {
		t.Errorf("row %+v, want %+v", row, want)
	}
	ids := map[string]bool{}
	for _, r := range l.Rows() {
		if ids[r.ID] {
			t.Errorf("two rows are %s", r.ID)
		}
		ids[r.ID] = true
	}
}

// TestSinkContext wants a sink's own context and restrictions to win over its kind's.
func TestSinkDetails(t *testing.T) {
	c := small(t)
	l := c.Library("js")
	s := l.Call(walk(l, "pkg:knex () () .whereRaw")).Sinks
	if len(s) != 2 || !s[1].Deep || !s[1].WantsObject || s[0].Deep || s[0].Base != 0 {
		t.Errorf("sinks %+v", s)
	}
	if s := l.Assign(walk(l, "any: .[]")); len(s) != 1 || c.Contexts[s[0].Context].ID != "html" || !slices.Equal(s[0].Accepts, []string{"remote"}) {
		t.Errorf("sinks %+v", s)
	}
	g := l.Call(walk(l, "any: .check")).Guards
	html, _ := c.ContextIndex("html")
	sql, _ := c.ContextIndex("sql")
	if len(g) != 1 || g[0].Sense != WhenDone || g[0].Cleans != (Marks{}).With(html).With(sql) {
		t.Errorf("guards %+v: a kind among cleans means its context", g)
	}
	states := l.Call(walk(l, "pkg:web () .get (1) :1 .type")).States
	if len(states) != 2 || states[0].When[0].Port.String() != "(0).a" || states[1].When[0].Port.String() != "(0).b" {
		t.Errorf("states %+v: want one for each port that may match", states)
	}
	if src := l.Sources(walk(l, "pkg:knex () () .first ()")); len(src) != 1 || src[0].Cleans == (Marks{}) {
		t.Errorf("sources %+v", src)
	}
}

func TestLayers(t *testing.T) {
	base := archive(t, "testdata/small.txtar")
	extra := fstest.MapFS{
		"models/js/acme.yaml": {Data: []byte(`
library: acme
packages: [acme]
types:
  Client: {from: [connect()], extends: [knex/Knex]}
sources:
  - {at: web/Request.acme, kind: remote}
sinks:
  - {at: "Client.run(0)", kind: acme-flaw}
`)},
		"kinds/acme-flaw.yaml": {Data: []byte(`
id: acme-flaw
title: Ours
group: injection
cwe: [CWE-1]
owasp: A03:2021 Injection
severity: low
sources: [remote]
message: m
why: w
fix: f
bad: b
good: g
`)},
		"notes/ignored.yaml": {Data: []byte("what: ever")},
	}
	c, err := Load(Layer{FS: base}, Layer{"/etc/acme", extra})
	if err != nil {
		t.Fatal(err)
	}
	l := c.Library("js")
	if got := about(c, l, walk(l, "pkg:acme .connect () .run")); got != `sink (0) acme-flaw for acme-flaw "Client.run()"; opaque` {
		t.Errorf("the layer's own sink: %s", got)
	}
	if got := about(c, l, walk(l, "pkg:acme .connect () .raw")); got != `sink (0) sql-injection for sql "Knex.raw()"; opaque` {
		t.Errorf("what the layer's type extends: %s", got)
	}
	if got := about(c, l, walk(l, "pkg:web () .get (0) :0 .acme")); got != `source remote "Request.acme"` {
		t.Errorf("the layer's source on a type below: %s", got)
	}
	if below, again := small(t).Hash(), small(t).Hash(); c.Hash() == below || below != again {
		t.Error("the hash does not tell what was loaded")
	}
	extra["models/js/web.yaml"] = &fstest.MapFile{Data: []byte("library: web\n")}
	_, err = Load(Layer{FS: base}, Layer{"/etc/acme", extra})
	if err == nil || err.Error() != "/etc/acme/models/js/web.yaml:1: library web is already described in models/js/web.yaml" {
		t.Errorf("a library described twice: %v", err)
	}
}

func TestTooManyContexts(t *testing.T) {
	text := "contexts:\n"
	for _, a := range "abcdefghijkl" {
		for _, b := range "abcdefghijkl" {
			text += "  - {id: " + string(a) + string(b) + ", text: true, about: x}\n"
		}
	}
	_, err := Load(Layer{FS: fstest.MapFS{"contexts.yaml": {Data: []byte(text + "source_kinds: []\n")}}})
	if err == nil || !strings.Contains(err.Error(), "144 contexts, with those of kinds; 128 are the most") {
		t.Errorf("got %v", err)
	}
}

// FuzzLoad feeds model files to the loader, which may refuse them but not fail. (Fuzz with
// -fuzzminimizetime=5x: minimising what is found interesting takes long otherwise.)
func FuzzLoad(f *testing.F) {
	a, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		f.Fatal(err)
	}
	base := fstest.MapFS{}
	for _, file := range a.Files {
		if name, ok := strings.CutPrefix(file.Name, "models/js/"); ok {
			library := strings.TrimSuffix(name, ".yaml")
			f.Add(bytes.Replace(file.Data, []byte("library: "+library), []byte("library: fuzz"), 1))
		} else {
			base[file.Name] = &fstest.MapFile{Data: file.Data}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Load(Layer{FS: base}, Layer{"fuzz", fstest.MapFS{"models/js/fuzz.yaml": {Data: data}}})
		if err != nil {
			return
		}
		l := c.Library("js")
		for n := range int32(l.Size()) {
			l.Member(n, "x")
			l.Param(n, 1, 0)
			l.Moves(n)
		}
	})
}
