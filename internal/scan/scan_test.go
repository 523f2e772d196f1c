package scan

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/catalog"
	"github.com/shrike-sec/shrike/internal/source"
)

const flawed = `const { exec } = require('child_process');
const app = require('express')();
app.get('/', (req, res) => {
  exec('ls ' + req.query.dir);
  res.end();
});
`

// configure returns a Config for a project of the given files.
func configure(t *testing.T, files map[string]string) Config {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return configureAt(t, root)
}

func configureAt(t *testing.T, root string) Config {
	t.Helper()
	cat, err := catalog.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return Config{Root: root, Catalog: cat, Today: "2026-01-01"}
}

func scan(t *testing.T, c Config) (*Collector, Result) {
	t.Helper()
	var got Collector
	result, err := Run(context.Background(), c, &got)
	if err != nil {
		t.Fatal(err)
	}
	return &got, result
}

// The findings are the same, byte for byte, however many workers there are.
func TestResultsDoNotDependOnWorkers(t *testing.T) {
	c := configureAt(t, "../../examples/shop")
	var first []byte
	for _, workers := range []int{1, 2, 7} {
		c.Workers = workers
		got, _ := scan(t, c)
		text, err := json.Marshal(got.Findings)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = text
		}
		if !bytes.Equal(text, first) {
			t.Fatalf("%d workers find something else than one", workers)
		}
	}
	if len(first) < 1000 {
		t.Errorf("hardly anything found: %s", first)
	}
}

func TestCachedResultsAreTheSame(t *testing.T) {
	c := configureAt(t, "../../examples/shop")
	c.CacheDir = t.TempDir()
	fresh, _ := scan(t, c)
	cached, result := scan(t, c)
	if !strings.Contains(strings.Join(result.Notes, "\n"), "from the cache") {
		t.Errorf("the second scan was not from the cache: %q", result.Notes)
	}
	a, _ := json.Marshal(fresh.Findings)
	b, _ := json.Marshal(cached.Findings)
	if !bytes.Equal(a, b) {
		t.Errorf("cached findings differ:\n%s\n%s", a, b)
	}
}

func TestBrokenCodeIsListedAndScanned(t *testing.T) {
	got, result := scan(t, configure(t, map[string]string{"server.js": flawed + "\nlet = = ;\n"}))
	if len(got.Findings) != 1 || len(got.Files) != 1 || !result.Incomplete {
		t.Fatalf("%d findings, not analysed %+v", len(got.Findings), got.Files)
	}
	if s := got.Files[0]; !s.Partial || s.Reason != source.ReasonSyntax || !strings.Contains(s.Detail, "line 8") {
		t.Errorf("not analysed: %+v", s)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c := configureAt(t, "../../examples/shop")
	c.CacheDir = t.TempDir()
	if _, err := Run(ctx, c, &Collector{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was cancelled", err)
	}
	if left, _ := os.ReadDir(c.CacheDir); len(left) > 0 {
		t.Errorf("a cancelled scan left %d entries in the cache", len(left))
	}
}

func TestLibrary(t *testing.T) {
	files := map[string]string{
		"package.json": `{"name": "lister", "version": "1.0.0", "main": "index.js"}`,
		"index.js":     "const { exec } = require('child_process');\nexports.list = (dir, cb) => exec('ls ' + dir, cb);\n",
	}
	yes, no := true, false
	for _, c := range []struct {
		library *bool
		all     bool
		want    int
	}{{nil, false, 1}, {&yes, false, 1}, {&no, false, 0}, {&no, true, 1}} {
		config := configure(t, files)
		config.Library, config.All = c.library, c.all
		if got, _ := scan(t, config); len(got.Findings) != c.want {
			t.Errorf("library %v, all %v: %d findings, want %d", c.library, c.all, len(got.Findings), c.want)
		}
	}
}

func TestFindRoot(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"repo/.git", "repo/a/src", "repo/b/src", "loose/x/y", "loose/z"} {
		if err := os.MkdirAll(filepath.Join(top, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []string{"repo/b/shrike.yml", "repo/a/src/m.js", "loose/x/y/m.js"} {
		if err := os.WriteFile(filepath.Join(top, file), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		paths string
		want  string
	}{
		{"repo/a/src", "repo"},
		{"repo/a/src/m.js", "repo"},
		{"repo/b/src", "repo/b"},
		{"repo/a repo/b", "repo"},
		{"loose/x/y", "loose/x/y"},
		{"loose/x/y/m.js", "loose/x/y"},
		{"loose/x/y/m.js loose/z", "loose"},
	} {
		var paths []string
		for _, p := range strings.Fields(c.paths) {
			paths = append(paths, filepath.Join(top, p))
		}
		root, _, err := FindRoot(paths)
		if err != nil || root != filepath.Join(top, c.want) {
			t.Errorf("%s: root %s (%v), want %s", c.paths, root, err, c.want)
		}
	}
	if _, _, err := FindRoot([]string{filepath.Join(top, "missing")}); err == nil {
		t.Error("a path that does not exist has a root")
	}
}

// TestDefinitionsInCircles scans code in which members lead from one variable to the next and back.
func TestDefinitionsInCircles(t *testing.T) {
	code := `const cp = require("child_process");
function walk() {
  var a, b, c;
  while (more()) {
    a = c.left;
    b = a.right;
    c = b.up;
    cp.exec(c.cmd, {shell: a.shell});
    cp.spawn(b.cmd, [c.x], {shell: b.shell});
  }
}
walk();
`
	if _, result := scan(t, configure(t, map[string]string{"a.js": code})); result.Incomplete {
		t.Error("not analysed fully")
	}
}
