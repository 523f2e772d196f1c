package scan

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
)

// wordScorer takes code with certain words for flawed, and counts what it is asked.
type wordScorer struct {
	words  []string
	asked  *int
	failed error
}

func (wordScorer) ID() string { return "words@1" }

func (w wordScorer) Score(ctx context.Context, batch []score.Candidate) ([]score.Score, error) {
	*w.asked += len(batch)
	out := make([]score.Score, len(batch))
	reasons, err := w.Explain(ctx, batch)
	if err != nil {
		return nil, err
	}
	for i := range batch {
		out[i] = score.Score{Flawed: 0.02, Kinds: []score.KindScore{{Kind: "command-injection", Probability: 0.9}}, Explanation: reasons[i]}
		for _, word := range w.words {
			if strings.Contains(batch[i].Code, word) {
				out[i].Flawed = 0.99
			}
		}
	}
	return out, w.failed
}

func (w wordScorer) Explain(_ context.Context, batch []score.Candidate) ([]*finding.Explanation, error) {
	out := make([]*finding.Explanation, len(batch))
	for i := range batch {
		for n, line := range strings.Split(batch[i].Code, "\n") {
			if strings.Contains(line, "exec") && n < len(batch[i].Lines) {
				l := batch[i].Lines[n]
				out[i] = &finding.Explanation{Method: "words", Lines: []finding.WeighedLine{{Path: l.Path, Line: l.Number, Weight: 1}}}
			}
		}
	}
	return out, nil
}

// unproven runs something that no untrusted data is seen to reach.
const unproven = `const { exec } = require('child_process');
const registry = require('./registry');

function nightly() {
  const hook = registry.hook('nightly');
  exec(hook.command);
}

setInterval(nightly, 1000);
`

func withModel(t *testing.T, words ...string) (Config, *int) {
	c := configure(t, map[string]string{"app.js": flawed, "job.js": unproven, "job.test.js": strings.ReplaceAll(unproven, "nightly", "testly")})
	asked := new(int)
	c.Scorer, c.All = wordScorer{words: words, asked: asked}, true
	return c, asked
}

func TestModelJudges(t *testing.T) {
	c, asked := withModel(t, "nightly")
	got, result := scan(t, c)
	if got.Run.Model != "words@1" || *asked == 0 {
		t.Errorf("model %s was asked %d times", got.Run.Model, *asked)
	}
	var advice, engine *finding.Finding
	for _, f := range got.Findings {
		switch {
		case f.Path == "job.test.js" && f.Advice:
			t.Error("advice on a test")
		case f.Advice:
			advice = f
		case f.Kind == "command-injection" && f.Path == "app.js":
			engine = f
		}
	}
	if engine == nil || engine.Opinion == nil || engine.Opinion.Probability != 0.02 || engine.Opinion.Engine < 0.5 || engine.Opinion.Explanation == nil {
		t.Fatalf("the engine's finding: %+v", engine)
	}
	if advice == nil || advice.Path != "job.js" || advice.Start.Line != 6 || advice.RuleID != "command-injection" || advice.Fingerprint == "" || !strings.Contains(advice.Message, "dvice") {
		t.Fatalf("the advice: %+v", advice)
	}
	if last := got.Findings[len(got.Findings)-1]; !last.Advice || result.Reported == 0 {
		t.Error("advice does not come last")
	}
	// What the engine stands behind is shown however sure the model is that it is wrong.
	c.All = false
	if got, _ := scan(t, c); len(got.Findings) == 0 || got.Findings[0].Kind != "command-injection" {
		t.Errorf("without --all: %d findings", len(got.Findings))
	}
}

func TestModelDoesNotDependOnWorkersOrCache(t *testing.T) {
	c, asked := withModel(t, "nightly", "req.query")
	var first string
	for i, workers := range []int{1, 4, 1} {
		if c.Workers = workers; i == 1 {
			c.CacheDir = t.TempDir()
		}
		got, _ := scan(t, c)
		text, err := json.Marshal(got.Findings)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(text)
		}
		if string(text) != first {
			t.Errorf("%d workers:\n%s\nnot\n%s", workers, text, first)
		}
	}
	if before := *asked; before == 0 {
		t.Error("the model was not asked")
	} else if scan(t, c); *asked != before {
		t.Errorf("the model was asked %d times for what is in the cache", *asked-before)
	}
}

func TestWithoutModelNothingChanges(t *testing.T) {
	c, _ := withModel(t)
	c.Scorer = nil
	plain, _ := scan(t, c)
	c.Scorer = score.None{}
	none, _ := scan(t, c)
	for _, got := range []*Collector{plain, none} {
		for _, f := range got.Findings {
			if f.Opinion != nil || f.Advice {
				t.Errorf("%+v", f)
			}
		}
		if got.Run.Model != "none" || len(got.Summary.Stages) == 0 || got.Summary.Stages["model"] != 0 {
			t.Errorf("%s %v", got.Run.Model, got.Summary.Stages)
		}
	}
	if len(plain.Findings) != len(none.Findings) {
		t.Errorf("%d and %d findings", len(plain.Findings), len(none.Findings))
	}
}

func TestModelFails(t *testing.T) {
	c, asked := withModel(t)
	c.Scorer = wordScorer{asked: asked, failed: errors.New("no memory")}
	if _, err := Run(t.Context(), c, &Collector{}); err == nil || !strings.Contains(err.Error(), "asking the model: no memory") {
		t.Error(err)
	}
}

func TestMinConfidence(t *testing.T) {
	c, _ := withModel(t)
	c.Scorer, c.All, c.MinConfidence = nil, false, 0.999
	if got, _ := scan(t, c); len(got.Findings) != 0 {
		t.Errorf("%d findings", len(got.Findings))
	}
	c.MinConfidence = 0.01
	if got, _ := scan(t, c); len(got.Findings) == 0 {
		t.Error("no findings")
	}
}

// Every finding of the shop makes a candidate with its sink, and its source if it has one, marked.
func TestCandidatesOfTheShop(t *testing.T) {
	c := configureAt(t, "../../examples/shop")
	c.All = true
	got, _ := scan(t, c)
	files, _, err := source.Walk(t.Context(), c.Root, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b := score.NewBuilder(source.NewIndex(files), 0)
	for _, f := range got.Findings {
		x, ok := b.FromFinding(f)
		if !ok || len(x.Code) == 0 || len(x.Code) > score.DefaultSize {
			t.Errorf("%s:%d %s: %v, %d bytes", f.Path, f.Start.Line, f.Kind, ok, len(x.Code))
		}
		kinds := map[score.MarkKind]int{}
		for _, m := range x.Marks {
			kinds[m.Kind]++
		}
		source := len(f.Steps) > 1 && f.Steps[0].Role == finding.RoleSource && f.Steps[0].Location != f.Location
		if kinds[score.SinkStart] != 1 || kinds[score.SinkEnd] != 1 || source && kinds[score.SourceStart] != 1 {
			t.Errorf("%s:%d %s: marks %v in\n%s", f.Path, f.Start.Line, f.Kind, kinds, x.Code)
		}
	}
}
