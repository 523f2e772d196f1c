package parquet

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/shrike-sec/shrike/internal/dataset"
)

func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.parquet")
	w, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	want := dataset.Example{
		ID: "a", PairID: "p", Language: "c", Kind: "k", CWE: []string{"CWE-1", "CWE-2"}, Label: 1, Code: "x\ny\n", Lines: []int{1, 2},
		Framework: "f", Origin: "mined", Project: "q", CommitDate: "2024-01-02", Split: "test", Provenance: "here", License: "MIT",
	}
	n := batch*2 + 7
	for range n {
		if err := w.Write(&want); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	count := 0
	for e, err := range Read(path) {
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(*e, want) {
			t.Fatalf("%+v", e)
		}
		count++
	}
	if count != n {
		t.Errorf("%d rows, want %d", count, n)
	}
}

func TestDamaged(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "x.parquet")
	w, err := Create(whole)
	if err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if err := w.Write(&dataset.Example{ID: "a", Language: "c", Code: "int main() { return 0; }"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(text) / 7 {
		path := filepath.Join(t.TempDir(), "cut.parquet")
		if err := os.WriteFile(path, text[:cut*7], 0o644); err != nil {
			t.Fatal(err)
		}
		failed := false
		for _, err := range Read(path) {
			failed = failed || err != nil
		}
		if !failed {
			t.Fatalf("the first %d of %d bytes read without an error", cut*7, len(text))
		}
	}
}

func TestMaps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.parquet")
	type row struct {
		Instruction string `parquet:"Instruction"`
		Input       string `parquet:"Input"`
		Output      string `parquet:"Output,optional"`
	}
	if err := parquet.WriteFile(path, []row{{"a", "b", "c"}, {"d", "e", ""}}); err != nil {
		t.Fatal(err)
	}
	n := 0
	for m, err := range Maps(path) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if n == 1 && (m["Input"] != "b" || m["Output"] != "c") {
			t.Errorf("%#v", m)
		}
	}
	if n != 2 {
		t.Errorf("%d rows", n)
	}
}
