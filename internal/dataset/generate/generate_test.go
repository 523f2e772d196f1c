package generate

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// fake is a model that misbehaves by the number of the question.
type fake struct {
	asked int
	dieAt int
}

var errKilled = errors.New("killed")

func (f *fake) Complete(_ context.Context, p Prompt) (Reply, error) {
	f.asked++
	if f.asked == f.dieAt {
		return Reply{}, errKilled
	}
	reply := func(s string) (Reply, error) { return Reply{Text: s, PromptTokens: 10, Tokens: 5}, nil }
	switch p.Seed % 7 {
	case 3:
		return reply("I'm sorry, but I can't help with that.")
	case 5:
		return reply("```js\nonly one")
	case 6:
		return Reply{Text: "```js\na\n```\n```js\nb", Cut: true}, nil
	}
	block := func(n int, end string) string {
		var b strings.Builder
		for i := range 12 {
			fmt.Fprintf(&b, "call%d_%d(value%d, %d);\n", n, i, n*i, n)
		}
		return b.String() + end
	}
	switch {
	case strings.Contains(p.Text, "Answer with JSON"):
		if p.Seed%4 == 0 {
			return reply("Sure! {not json} Here: {\"synthetic\": true, \"reasons\": [\"toy data\"]} ok?")
		}
		return reply("{\"synthetic\": false, \"reasons\": []}")
	case strings.Contains(p.Text, "change nothing that the fix does not need"):
		return reply("~~~\n" + block(1, "query('?', [x]);") + "\n~~~")
	}
	return reply("Here:\n```javascript\n" + block(p.Seed, "query('a' + x);") + "\n```\nand\n```javascript\n" + block(p.Seed, "query('a?', [x]);") + "\n```\n")
}

func seeds(yield func(*dataset.Example, error) bool) {
	_ = yield(&dataset.Example{ID: "1", PairID: "k/a", Kind: "k", Language: "javascript", Label: 1, Code: "query('s' + x);\n"}, nil) &&
		yield(&dataset.Example{ID: "2", PairID: "k/a", Kind: "k", Language: "javascript", Label: 0, Code: "query('s?', [x]);\n"}, nil) &&
		yield(&dataset.Example{ID: "3", PairID: "k/b", Kind: "k", Language: "javascript", Label: 1, Code: "go(1);\nquery('t' + x);\n"}, nil)
}

func options(t *testing.T, dir string) Options {
	t.Helper()
	tmpl, err := LoadTemplates("")
	if err != nil {
		t.Fatal(err)
	}
	o := Defaults
	o.Dir, o.Models, o.PerKind, o.Templates = dir, []string{"m1", "m2", "m3"}, 12, tmpl
	o.Kind = func(id string) (Kind, bool) { return Kind{"Query injection", "why", "fix"}, id == "k" }
	o.Broken = func(_, code string) string { return "" }
	o.Found = func(_ context.Context, _, code string) ([]string, error) {
		if strings.Contains(code, "' + x") {
			return []string{"k"}, nil
		}
		return nil, nil
	}
	return o
}

func read(t *testing.T, dir string) string {
	t.Helper()
	var out string
	for _, name := range []string{"accepted.jsonl", "review.jsonl"} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		out += string(text) + "--\n"
	}
	return out
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	c, err := Run(context.Background(), seeds, &fake{}, options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	if c.Accepted < 8 || c.Accepted+c.Review+c.Failed != 11 || c.Tokens == 0 {
		t.Errorf("%+v", c)
	}
	for e, err := range dataset.JSONL.Read(filepath.Join(dir, "accepted.jsonl")) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Origin != dataset.Generated || !strings.Contains(e.Provenance, "models m") {
			t.Errorf("%+v", e)
		}
	}
}

func TestResumes(t *testing.T) {
	whole := t.TempDir()
	first := &fake{}
	if _, err := Run(context.Background(), seeds, first, options(t, whole)); err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{1, 2, 7, 15} {
		dir := t.TempDir()
		killed := &fake{dieAt: at}
		if _, err := Run(context.Background(), seeds, killed, options(t, dir)); !errors.Is(err, errKilled) {
			t.Fatalf("killed at %d: %v", at, err)
		}
		f, err := os.OpenFile(filepath.Join(dir, "journal.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(`{"key":"cut sho`); err != nil { // in the middle of a write
			t.Fatal(err)
		}
		f.Close()
		second := &fake{}
		c, err := Run(context.Background(), seeds, second, options(t, dir))
		if err != nil {
			t.Fatal(err)
		}
		if second.asked != first.asked-(at-1) || c.Remembered != at-1 {
			t.Errorf("killed at %d: asked %d again, of %d", at, second.asked, first.asked)
		}
		if read(t, dir) != read(t, whole) {
			t.Errorf("killed at %d: the result is another", at)
		}
	}
}

func TestDoubtsGoToReview(t *testing.T) {
	dir := t.TempDir()
	o := options(t, dir)
	o.Found = func(context.Context, string, string) ([]string, error) { return nil, nil }
	c, err := Run(context.Background(), seeds, &fake{}, o)
	if err != nil || c.Accepted != 0 || c.Review == 0 {
		t.Errorf("%+v %v", c, err)
	}
	if text := read(t, dir); !strings.Contains(text, "the engine finds [] in the flawed half") {
		t.Error(text)
	}
}

func TestFences(t *testing.T) {
	for text, want := range map[string][]string{
		"a\n```js\nx\n```\nb\n~~~\ny\n```\nz\n~~~\n": {"x\n", "y\n```\nz\n"},
		"  ```\nx\n  ```": {"x\n"},
		"```\nopen":       {"open"},
		"none":            nil,
		"```\n\n```":      {},
	} {
		if got := fences(text); len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestOwnTemplates(t *testing.T) {
	dir := t.TempDir()
	if err := WriteTemplates(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "judge.tmpl"), []byte("mine {{.Title}}"), 0o644); err != nil {
		t.Fatal(err)
	}
	tmpl, err := LoadTemplates(dir)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := tmpl.render("judge", &fields{Title: "T"}); err != nil || text != "mine T" {
		t.Errorf("%q %v", text, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "jugde.tmpl"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadTemplates(dir); err == nil {
		t.Error("a prompt that nothing uses is taken")
	}
}
