package scan

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// countLowered counts the files that are lowered while a test runs.
func countLowered(t *testing.T) *atomic.Int64 {
	lower := frontEnds[0].lower
	t.Cleanup(func() { frontEnds[0].lower = lower })
	n := new(atomic.Int64)
	frontEnds[0].lower = func(f *source.File, tree *syntax.Tree) *ir.File {
		n.Add(1)
		return lower(f, tree)
	}
	return n
}

// everything is all that a scan reports, as text.
func everything(t *testing.T, got *Collector) string {
	t.Helper()
	got.Summary.Seconds, got.Summary.Stages, got.Summary.Heap = 0, nil, nil
	text, err := json.MarshalIndent([]any{got.Findings, got.Files, got.Summary}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// After an edit only the edited file is parsed and lowered again, and the result is that of a scan
// from scratch.
func TestEditedProject(t *testing.T) {
	root := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(root, os.DirFS("../../examples/shop")); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(root, "src", "broken.js")
	if err := os.WriteFile(broken, []byte("let = = ;\nconst password = 'kJ8#hgW2!pQz';\neval(x);\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	c := configureAt(t, root)
	c.CacheDir = t.TempDir()
	n := countLowered(t)
	scan(t, c)
	all := n.Swap(0)
	edited := filepath.Join(root, "src", "db.js")
	text, err := os.ReadFile(edited)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(edited, append([]byte("// new\n"), text...), 0o644); err != nil {
		t.Fatal(err)
	}
	second, _ := scan(t, c)
	if n.Load() != 1 || all < 10 {
		t.Errorf("%d files are lowered the first time, %d after an edit of one", all, n.Load())
	}
	c.CacheDir = ""
	fresh, _ := scan(t, c)
	if got, want := everything(t, second), everything(t, fresh); got != want {
		t.Errorf("after an edit it finds\n%s\nwant\n%s", got, want)
	}
}

// packed is what is kept of a small file.
func packed(t testing.TB) (*source.File, []byte) {
	t.Helper()
	f := source.New("a.js", []byte(flawed+"let = = ;\n"))
	l, err := lowerFile(context.Background(), f, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	l.skipped = slices.DeleteFunc(l.skipped, func(s source.Skipped) bool { return s.Reason == source.ReasonInternal })
	data, ok := l.pack()
	if !ok {
		t.Fatal("not packed")
	}
	return f, data
}

// A damaged entry counts as none or gives a sound file.
func FuzzUnpack(f *testing.F) {
	file, data := packed(f)
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, ok := unpack(data, file, nil); ok && l.file.Verify() != nil {
			t.Error("an unsound file")
		}
	})
}

func TestUnpack(t *testing.T) {
	file, data := packed(t)
	l, ok := unpack(data, file, nil)
	if !ok || len(l.skipped) != 1 || l.skipped[0].Reason != source.ReasonSyntax {
		t.Errorf("%v %+v", ok, l.skipped)
	}
	for cut := range data {
		if _, ok := unpack(data[:cut], file, nil); ok {
			t.Errorf("cut after %d of %d bytes it is taken", cut, len(data))
		}
	}
}
