package train

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/ml/folder"
	"github.com/shrike-sec/shrike/internal/ml/net"
	"github.com/shrike-sec/shrike/internal/ml/scorer"
)

var tinyNet = net.Config{Layers: 1, Hidden: 16, Heads: 2, FFN: 32, Vocab: 300, MaxTokens: 256, Kinds: 2}

var tinyKinds = []string{"command-injection", "sql-injection"}

func tinyPretraining() PretrainOptions {
	o := PretrainDefaults
	o.Net, o.Kinds, o.BatchTokens, o.PartTokens = tinyNet, tinyKinds, 512, 256
	o.Schedule = Schedule{Rate: 3e-3, Warmup: .1, Steps: 12}
	return o
}

func tinyCorpus(t *testing.T) *Corpus {
	t.Helper()
	dir := t.TempDir()
	for i := range 60 {
		var b strings.Builder
		for j := range 12 {
			fmt.Fprintf(&b, "function step%d(a, b) { // adds\n  return a + b * %d;\n}\n", i*j, i)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%d.js", i)), []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.test.js"), []byte(strings.Repeat("test(1);\n", 90)), 0o666); err != nil {
		t.Fatal(err)
	}
	c, err := ReadCorpus(t.Context(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCorpus(t *testing.T) {
	c := tinyCorpus(t)
	if len(c.Texts) != 60 || c.Left != 1 {
		t.Errorf("%d texts, %d left out; want 60 and 1", len(c.Texts), c.Left)
	}
	if strings.Contains(c.Texts[3], "adds") {
		t.Error("comments are still there")
	}
	if _, err := ReadCorpus(t.Context(), []string{t.TempDir()}); err == nil {
		t.Error("an empty folder is a corpus")
	}
}

// interruptAt returns a context that ends when a run tells of a step, and the teller.
func interruptAt(t *testing.T, step int) (context.Context, func(Event)) {
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	return ctx, func(e Event) {
		if e.Step >= step {
			stop()
		}
	}
}

func hashOf(t *testing.T, dir string) string {
	t.Helper()
	m, err := folder.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	return m.WeightsHash()
}

func TestPretrain(t *testing.T) {
	corpus, o := tinyCorpus(t), tinyPretraining()
	whole, again, torn := t.TempDir(), t.TempDir(), t.TempDir()
	for _, dir := range []string{whole, again} {
		if err := Pretrain(t.Context(), dir, corpus, o); err != nil {
			t.Fatal(err)
		}
	}
	ctx, tell := interruptAt(t, 10)
	first := o
	first.Tell = tell
	if err := Pretrain(ctx, torn, corpus, first); !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	other := o
	other.Seed++
	if err := Pretrain(t.Context(), torn, corpus, other); err == nil || !strings.Contains(err.Error(), "other data or options") {
		t.Errorf("a checkpoint of another seed: %v", err)
	}
	if err := Pretrain(t.Context(), torn, corpus, o); err != nil {
		t.Fatal(err)
	}
	if a, b := hashOf(t, whole), hashOf(t, again); a != b {
		t.Error("two runs of one seed differ")
	}
	if a, b := hashOf(t, whole), hashOf(t, torn); a != b {
		t.Error("an interrupted run differs from one that was not")
	}
	if _, err := os.Stat(filepath.Join(torn, checkpointFile)); err == nil {
		t.Error("the checkpoint is still there")
	}
	if a, b := steps(t, whole), steps(t, torn); !reflect.DeepEqual(a, b) {
		t.Errorf("the logs tell of steps %v and %v", a, b)
	}
}

// steps are those that the log of a run tells of.
func steps(t *testing.T, dir string) (list []int) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, logFile))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		var e Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		list = append(list, e.Step)
	}
	return list
}

// tinyData is pairs that differ in one call.
func tinyData(t *testing.T) *Data {
	t.Helper()
	var list []*dataset.Example
	for i := range 60 {
		for label, call := range []string{"quote(input)", "input"} {
			e := &dataset.Example{ID: fmt.Sprintf("e%d-%d", i, label), PairID: fmt.Sprintf("p%d", i), Language: "javascript", Kind: tinyKinds[i%2],
				Label: label, Split: []string{dataset.Train, dataset.Validation}[i/48], Code: fmt.Sprintf("function go%d(input) {\n  const size = %d;\n  db.run(%s, size);\n}\n", i, i, call), Origin: dataset.Authored}
			if label == dataset.Flawed {
				e.Lines = []int{3}
			}
			list = append(list, e)
		}
	}
	d, err := ReadData([]dataset.Seq{seqOf(list)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFineTune(t *testing.T) {
	base := t.TempDir()
	po := tinyPretraining()
	po.Schedule.Steps = 2
	if err := Pretrain(t.Context(), base, tinyCorpus(t), po); err != nil {
		t.Fatal(err)
	}
	o := Defaults
	o.Epochs, o.Rate, o.Batch, o.Patience = 8, 5e-3, 8, 8
	tune := func(ctx context.Context, dir string, o Options) error {
		from, err := folder.OpenDir(base)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = from.Close() }()
		return FineTune(ctx, dir, from, tinyData(t), o)
	}
	whole, torn := t.TempDir(), t.TempDir()
	var last Event
	watched := o
	watched.Tell = func(e Event) { last = e }
	if err := tune(t.Context(), whole, watched); err != nil {
		t.Fatal(err)
	}
	f, ok := last.Detail.(Figures)
	if !ok || f.BothRight < .9 || f.FlawedLines < .9 {
		t.Errorf("the network did not learn: %+v", last)
	}
	ctx, tell := interruptAt(t, 20)
	first := o
	first.Tell = tell
	if err := tune(ctx, torn, first); !errors.Is(err, context.Canceled) {
		t.Fatalf("interrupted: %v", err)
	}
	if err := tune(t.Context(), torn, o); err != nil {
		t.Fatal(err)
	}
	if a, b := hashOf(t, whole), hashOf(t, torn); a != b {
		t.Error("an interrupted run differs from one that was not")
	}
	evaluated(t, whole, f)
	for _, name := range []string{"README.md", "curves.svg", "log.jsonl", scorer.CalibrationFile} {
		if _, err := os.Stat(filepath.Join(whole, name)); err != nil {
			t.Error(err)
		}
	}
}

// evaluated checks that what is measured of a written model is what its training said.
func evaluated(t *testing.T, dir string, want Figures) {
	t.Helper()
	m, err := folder.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	var list []*dataset.Example
	for _, g := range tinyData(t).Held {
		list = append(list, g.halves...)
	}
	r, err := Evaluate(t.Context(), m, []dataset.Seq{seqOf(list)})
	if err != nil {
		t.Fatal(err)
	}
	if r.Families != 12 || r.Examples != 24 || r.BothRight < want.BothRight-.1 || r.BothRight95[0] > r.BothRight || r.BothRight95[1] < r.BothRight {
		t.Errorf("%+v", r)
	}
}

func seqOf(list []*dataset.Example) dataset.Seq {
	return func(yield func(*dataset.Example, error) bool) {
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func TestReadData(t *testing.T) {
	d := tinyData(t)
	if len(d.Train) != 48 || len(d.Held) != 12 {
		t.Errorf("%d groups to learn from, %d kept aside", len(d.Train), len(d.Held))
	}
	for _, g := range d.Train {
		if len(g.halves) != 2 || g.halves[0].Label != dataset.Flawed {
			t.Fatalf("%s is torn or turned round", g.name)
		}
	}
}

func TestHardest(t *testing.T) {
	got := hardest([]miss{{4, .1}, {9, 2}, {1, .5}, {9, 3}, {7, .5}}, 3)
	if !reflect.DeepEqual(got, []int{1, 7, 9}) {
		t.Errorf("the hardest are %v", got)
	}
}
