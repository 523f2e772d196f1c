package shrike

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/scan"
	"github.com/shrike-sec/shrike/internal/wanttest"
)

// TestFixtures scans the annotated fixtures of every language:
//
//	go test -run TestFixtures/js/sql-injection .
func TestFixtures(t *testing.T) {
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	t.Run("js", func(t *testing.T) {
		wanttest.Run(t, "catalog/testdata/js", scan.Config{Catalog: cat, Workers: 1})
	})
}

// TestPairs scans the pairs rules are developed on: in datasets/js-pairs/authored/<kind>/ each
// <name>.bad.<ext> has a finding of the kind and its twin <name>.good.<ext> none. The pairs that
// known.txt lists go wrong and are waiting for someone; one that has come right must leave it.
//
//	go test -run TestPairs/sql-injection .
func TestPairs(t *testing.T) {
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	const dir = "datasets/js-pairs/authored"
	known := map[string]bool{}
	list, err := os.ReadFile("datasets/js-pairs/known.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		if path, _, _ := strings.Cut(strings.TrimSpace(line), " "); path != "" && path[0] != '#' {
			known[path] = true
		}
	}
	flawed, err := filepath.Glob(filepath.Join(dir, "*", "*.bad.*"))
	if err != nil || len(flawed) == 0 {
		t.Fatalf("no pairs in %s: %v", dir, err)
	}
	for _, bad := range flawed {
		kind := filepath.Base(filepath.Dir(bad))
		name, ext, _ := strings.Cut(filepath.Base(bad), ".bad")
		path := kind + "/" + name
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			good := filepath.Join(dir, path+".good"+ext)
			missed, alarm := !shows(t, cat, bad, kind), shows(t, cat, good, kind)
			switch wrong := missed || alarm; {
			case known[path] && !wrong:
				t.Error("comes right now: take it out of known.txt")
			case known[path]:
			case missed:
				t.Errorf("%s: no finding of the kind", bad)
			case alarm:
				t.Errorf("%s: a finding of the kind", good)
			}
		})
	}
}

// shows says whether a scan of one file shows a finding of the kind.
func shows(t *testing.T, cat *catalog.Catalog, path, kind string) bool {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	app := false
	var got scan.Collector
	c := scan.Config{Root: filepath.Dir(abs), Paths: []string{abs}, Catalog: cat, Library: &app, Workers: 1}
	if _, err := scan.Run(context.Background(), c, &got); err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Findings {
		if string(f.Kind) == kind {
			return true
		}
	}
	return false
}
