package expand

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// printed are the outputs of programs that have run: node is slow to start.
var printed = map[string]string{}

func runNode(t *testing.T, code string) string {
	t.Helper()
	if out, ok := printed[code]; ok {
		return out
	}
	ext := ".cjs"
	if strings.Contains(code, "import ") || strings.Contains(code, "export ") {
		ext = ".mjs"
	}
	file := filepath.Join(t.TempDir(), "x"+ext)
	if err := os.WriteFile(file, []byte(code), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, out, code)
	}
	printed[code] = string(out)
	return string(out)
}

// TestRewritingKeepsBehaviour runs programs before and after each rewriting.
func TestRewritingKeepsBehaviour(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	files, _ := filepath.Glob("testdata/*.*js")
	draw := append([]rewriting{{"names", rename, true}, {"surroundings", surround, true}}, structural...)
	done := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := runNode(t, string(text))
		for _, d := range draw {
			for seed := range uint64(2) {
				var halves []*unit
				for range 2 {
					u, err := newUnit("javascript", string(text))
					if err != nil {
						t.Fatal(err)
					}
					halves = append(halves, u)
				}
				codes, ok := d.do(rand.New(rand.NewPCG(seed, 1)), halves)
				if !ok {
					continue
				}
				done[d.name] = true
				if codes[0] != codes[1] {
					t.Fatalf("%s treats equal halves differently", d.name)
				}
				if d.name == "types" {
					u, err := newUnit("typescript", codes[0])
					if err != nil {
						t.Fatal(err)
					}
					edits, ok := withoutTypes(u)
					back, _ := u.apply(edits)
					if !ok || back != string(text) {
						t.Errorf("types do not come off again:\n%s", back)
					}
					continue
				}
				if got := runNode(t, codes[0]); got != want {
					t.Errorf("%s of %s: %s\nwant %s\n%s", d.name, file, got, want, codes[0])
				}
			}
		}
	}
	for _, d := range draw {
		if !done[d.name] {
			t.Errorf("%s was never applied", d.name)
		}
	}
}

// TestChainsKeepBehaviour runs programs after draws of rewritings, as variants have them.
func TestChainsKeepBehaviour(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	text, err := os.ReadFile("testdata/a.js")
	if err != nil {
		t.Fatal(err)
	}
	// "domain" changes what is printed; all else may not.
	want := strings.NewReplacer("invoice", "*", "customer", "*").Replace(runNode(t, string(text)))
	e := &dataset.Example{Language: "javascript", Code: string(text)}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 9))
		halves, used, err := rewrite(r, pair{e, e})
		if err != nil {
			t.Fatal(err)
		}
		if halves[0].code != halves[1].code {
			t.Fatal("equal halves came apart")
		}
		if halves[0].language != "javascript" || slices.Contains(used, "domain") {
			continue
		}
		if got := strings.NewReplacer("invoice", "*", "customer", "*").Replace(runNode(t, halves[0].code)); got != want {
			t.Errorf("%v: %s\nwant %s\n%s", used, got, want, halves[0].code)
		}
	}
}

func pairs(n int) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for i := range n {
			for label, call := range []string{"db.query('SELECT 1 WHERE a = ?', [value], done)", "db.query('SELECT 1 WHERE a = ' + value, done)"} {
				e := &dataset.Example{
					ID: fmt.Sprintf("k/p%d/%d", i, label), PairID: fmt.Sprintf("k/p%d", i), Kind: "k", Language: "javascript", Label: label,
					Code: fmt.Sprintf("const db = require('db%d');\n\nfunction invoices(req, done) {\n  const value = req.query.value;\n  const text = `customer ${value}`;\n  log(text);\n  %s;\n}\n\nmodule.exports = invoices;\n", i, call),
				}
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func TestRun(t *testing.T) {
	o := Defaults
	o.PerKind = 12
	o.Kinds = func(_ context.Context, _, code string) ([]string, error) {
		if strings.Contains(code, "a = ?") {
			return nil, nil
		}
		return []string{"k"}, nil
	}
	run := func() ([]*dataset.Example, *Report) {
		var all []*dataset.Example
		r, err := Run(context.Background(), pairs(3), o, func(e *dataset.Example) error { all = append(all, e); return e.Check() })
		if err != nil {
			t.Fatal(err)
		}
		return all, r
	}
	all, r := run()
	if len(all) != 24 || r.Variants != 9 || len(r.Disagreements) != 0 || r.Asked != 24 {
		t.Fatalf("%d examples, %+v", len(all), r)
	}
	families := map[string]int{}
	for _, e := range all {
		families[e.Family()]++
		if _, err := newUnit(e.Language, e.Code); err != nil {
			t.Errorf("%s: %v\n%s", e.ID, err, e.Code)
		}
		if e.Origin == dataset.Expanded && e.Label == dataset.Flawed && len(e.Lines) == 0 {
			t.Errorf("%s names no flawed lines\n%s", e.ID, e.Code)
		}
	}
	if !reflect.DeepEqual(families, map[string]int{"k/p0": 8, "k/p1": 8, "k/p2": 8}) {
		t.Errorf("%v", families)
	}
	again, _ := run()
	if !reflect.DeepEqual(all, again) {
		t.Error("two runs differ")
	}
}

func TestBrokenPairsAreNamed(t *testing.T) {
	seq := func(yield func(*dataset.Example, error) bool) {
		for label := range 2 {
			if !yield(&dataset.Example{ID: fmt.Sprint(label), PairID: "p", Kind: "k", Language: "javascript", Label: label, Code: fmt.Sprintf("f(%d;\n", label)}, nil) {
				return
			}
		}
	}
	r, err := Run(context.Background(), seq, Defaults, func(*dataset.Example) error { return nil })
	if err != nil || len(r.Broken) != 2 || r.Variants != 0 || len(r.Short) != 1 {
		t.Errorf("%+v %v", r, err)
	}
}

func FuzzRewrite(f *testing.F) {
	f.Add("const a = `x${b}`; async function f(c) { const d = await g(c); return d; }", uint64(1))
	f.Fuzz(func(t *testing.T, code string, seed uint64) {
		e := &dataset.Example{Language: "javascript", Code: code}
		halves, _, err := rewrite(rand.New(rand.NewPCG(seed, 1)), pair{e, e})
		if err == nil && halves[0].code != halves[1].code {
			t.Fatal("equal halves came apart")
		}
	})
}
