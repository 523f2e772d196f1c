package dataset

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func collect(s Seq) (all []*Example, errs []error) {
	for e, err := range s {
		if err != nil {
			errs = append(errs, err)
		} else {
			all = append(all, e)
		}
	}
	return all, errs
}

func example() *Example {
	return &Example{
		ID: "sql-injection/orders/a", PairID: "sql-injection/orders", Language: "javascript", Kind: "sql-injection",
		CWE: []string{"CWE-89"}, Label: Flawed, Code: "a()\n<b>\n\u2028x", Lines: []int{2}, Framework: "express", Origin: Authored,
		Project: "github.com/a/b", CommitDate: "2024-02-29T10:00:00+01:00", Split: Train, Provenance: "here", License: "MIT",
	}
}

func TestJSONLRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "train.jsonl")
	w, err := CreateJSONL(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []*Example{example(), {ID: "x", Language: "c", Code: "int x;"}}
	for _, e := range want {
		if err := w.Write(e); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file has its name before it is complete")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got, errs := collect(JSONL.Read(path))
	if len(errs) > 0 || len(got) != 2 || !reflect.DeepEqual(got[0], want[0]) {
		t.Fatalf("read %+v, errors %v", got, errs)
	}
	text, _ := os.ReadFile(path)
	if bytes.Contains(text, []byte("null")) || !bytes.Contains(text, []byte("<b>")) {
		t.Errorf("lists are null or HTML is escaped: %s", text)
	}
}

func TestSchemaAgreesWithFields(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("example.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("example.json")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(example().filled())
	if err != nil {
		t.Fatal(err)
	}
	value, _ := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
	props := doc.(map[string]any)["properties"].(map[string]any)
	if n := reflect.TypeFor[Example]().NumField(); n != len(props) {
		t.Errorf("%d fields, %d in the schema", n, len(props))
	}
}

func TestReadJSONLGoesOnAfterBadLines(t *testing.T) {
	good := `{"id":"x","language":"c","code":"int x;","label":1}`
	text := strings.Join([]string{
		"\xef\xbb\xbf" + good, "", `{"id":`, `{"id":"y","unknown":1}`, `{"id":"z","language":"c","code":"x","label":2}`,
		`{"id":"l","language":"c","code":"x","label":1,"lines":[2]}`, good + good, good,
	}, "\n")
	got, errs := collect(ReadJSONL(strings.NewReader(text), "f"))
	if len(got) != 2 || len(errs) != 5 {
		t.Fatalf("%d examples, errors %v", len(got), errs)
	}
	if !strings.Contains(errs[0].Error(), "f:3:") {
		t.Errorf("no line in %v", errs[0])
	}
}

func TestPairs(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "authored/xss/a.bad.ts"), "import x from 'express'\nsend(q)\nend\n")
	write(t, filepath.Join(dir, "authored/xss/a.good.ts"), "import x from 'express'\nsend(esc(q))\nend\n")
	write(t, filepath.Join(dir, "authored/xss/b.bad.js"), "one\ntwo\n")
	write(t, filepath.Join(dir, "authored/xss/b.good.js"), "one\ncheck\ntwo\n")
	write(t, filepath.Join(dir, "authored/xss/torn.bad.js"), "one\n")
	seq, err := Formats{JSONL}.Open(dir, func(string) []string { return []string{"CWE-79"} })
	if err != nil {
		t.Fatal(err)
	}
	got, errs := collect(seq)
	if len(got) != 4 || len(errs) != 1 {
		t.Fatalf("%d examples, errors %v", len(got), errs)
	}
	if e := got[0]; e.Label != Flawed || e.Kind != "xss" || e.Language != "typescript" || e.Framework != "express" || !slices.Equal(e.Lines, []int{2}) || e.PairID != "xss/a" {
		t.Errorf("%+v", e)
	}
	if !slices.Equal(got[2].Lines, []int{2}) {
		t.Errorf("lines of a missing check: %v", got[2].Lines)
	}
}

func TestPairsOfACWE(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "cwe-089/a.bad.py"), "q(x)\n")
	write(t, filepath.Join(dir, "cwe-089/a.good.py"), "q(int(x))\n")
	write(t, filepath.Join(dir, "cwe-x/b.bad.py"), "q(y)\n")
	write(t, filepath.Join(dir, "cwe-x/b.good.py"), "q(int(y))\n")
	got, errs := collect(ReadPairs(dir, func(string) []string { return nil }))
	if len(got) != 4 || len(errs) != 0 {
		t.Fatalf("%d examples, errors %v", len(got), errs)
	}
	for _, e := range got[:2] {
		if e.Kind != "" || !slices.Equal(e.CWE, []string{"CWE-89"}) || e.PairID != "cwe-089/a" || e.Flaw() != "CWE-89" {
			t.Errorf("%+v", e)
		}
	}
	if e := got[2]; e.Kind != "cwe-x" || e.CWE != nil || e.Flaw() != "cwe-x" {
		t.Errorf("%+v", e)
	}
	if got, want := got[0].Instruct("").Output, "Vulnerable - CWE-89"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestChoose(t *testing.T) {
	list := filepath.Join(t.TempDir(), "list.txt")
	write(t, list, "# held out\n\nk/a\n")
	names, err := ReadPairNames(list)
	if err != nil {
		t.Fatal(err)
	}
	all := func(yield func(*Example, error) bool) {
		for _, pair := range []string{"k/a", "k/b", "k/a~1", ""} {
			if !yield(&Example{ID: "lone", PairID: pair}, nil) {
				return
			}
		}
	}
	only, errs := collect(Only(all, names))
	if len(only) != 2 || only[1].PairID != "k/a~1" || len(errs) != 0 {
		t.Errorf("%d examples, errors %v", len(only), errs)
	}
	names["k/c"] = true
	without, errs := collect(Without(all, names))
	if len(without) != 2 || without[0].PairID != "k/b" || len(errs) != 1 || !strings.Contains(errs[0].Error(), "k/c") {
		t.Errorf("%d examples, errors %v", len(without), errs)
	}
	write(t, list, "k/a\nk/a\n")
	if _, err := ReadPairNames(list); err == nil {
		t.Error("a name twice is no error")
	}
}

func TestDiff(t *testing.T) {
	var b strings.Builder
	for _, e := range Diff(strings.Fields("a b c d e"), strings.Fields("a x c e f")) {
		b.WriteString(string(e.Op) + e.Text)
	}
	if got := b.String(); got != " a-b+x c-d e+f" {
		t.Errorf("%q", got)
	}
}

func TestFamily(t *testing.T) {
	if f := Family("k/p~12"); f != "k/p" {
		t.Error(f)
	}
	if f := (&Example{ID: "lone"}).Family(); f != "lone" {
		t.Error(f)
	}
}

func TestInstructions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.jsonl")
	n, err := WriteInstructions(path, func(yield func(*Example, error) bool) {
		_ = yield(example(), nil) && yield(&Example{ID: "x", Language: "c", Code: "int x;"}, nil) && yield(&Example{ID: "y", Language: "c", Code: "y", Label: Flawed}, nil)
	}, "Look:")
	text, _ := os.ReadFile(path)
	if err != nil || n != 3 || string(text) != `{"Instruction":"Look:","Input":"a()\n<b>\n\u2028x","Output":"Vulnerable - CWE-89"}
{"Instruction":"Look:","Input":"int x;","Output":"Secure"}
{"Instruction":"Look:","Input":"y","Output":"Vulnerable"}
` {
		t.Errorf("%v\n%s", err, text)
	}
}
