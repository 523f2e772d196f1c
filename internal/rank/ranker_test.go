package rank

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"testing/fstest"

	"github.com/shrike-sec/shrike/internal/finding"
)

// drawn makes cases whose label depends on the model's word, and on the engine's doubts.
func drawn(n int) []Labelled {
	r := rand.New(rand.NewPCG(3, 4))
	var out []Labelled
	for i := range n {
		p := r.Float64()
		c := Labelled{Family: fmt.Sprint(i / 2)}
		c.Kind = "sql-injection"
		if i%3 == 0 {
			c.Kind = "redos"
		}
		c.Found = r.Float64() < 0.5
		c.Evidence = finding.Evidence{SourceKind: "remote", Unresolved: r.IntN(4), Steps: r.IntN(9)}
		c.Opinion = &finding.Opinion{Probability: p, Kind: c.Kind, KindProbability: 0.9}
		z := 1.5*logit(p) + 2*flag(c.Found) - 1
		c.Flawed = r.Float64() < sigmoid(z)
		out = append(out, c)
	}
	return out
}

func TestFit(t *testing.T) {
	cases := drawn(3000)
	r, err := Fit(cases, FitOptions{})
	if err != nil {
		t.Fatal(err)
	}
	w := r.Weights
	if got := w["model's log-odds"] + w["model's log-odds where the engine found it"]; math.Abs(got-1.5) > 0.3 {
		t.Errorf("the model counts %.2f, drawn with 1.5\n%s", got, r)
	}
	if r.Brier > 0.15 || r.Families != 1500 || r.Cases != 3000 {
		t.Errorf("Brier %.3f, %d families", r.Brier, r.Families)
	}
	for _, b := range r.Bins {
		if b.Cases > 100 && math.Abs(b.Mean-b.Flawed) > 0.08 {
			t.Errorf("badly calibrated: %+v", b)
		}
	}
	if at, ok := r.Table.For(0.9); !ok || at < 0.3 || at > 0.95 {
		t.Errorf("precision of 0.9 from %.2f on, %v", at, ok)
	}
	if math.Abs(r.Threshold-0.5) > 0.15 || math.Abs(r.ThresholdOf("redos")-r.Threshold) > 0.2 || r.ThresholdOf("csrf") != r.Threshold {
		t.Errorf("thresholds %.2f %v", r.Threshold, r.Kinds)
	}
	again, _ := Fit(cases, FitOptions{})
	a, _ := json.Marshal(r)
	b, _ := json.Marshal(again)
	if string(a) != string(b) {
		t.Error("fitting twice gives two rankers")
	}
	back, err := ReadRanker(fstest.MapFS{RankerFile: {Data: a}})
	if err != nil || back.Probability(&cases[0].Case, Options{}) != r.Probability(&cases[0].Case, Options{}) {
		t.Errorf("read back: %v", err)
	}
}

func TestFitRefuses(t *testing.T) {
	if _, err := Fit(drawn(20), FitOptions{}); err == nil {
		t.Error("twenty cases pass")
	}
	all := drawn(200)
	for i := range all {
		all[i].Flawed = true
	}
	if _, err := Fit(all, FitOptions{}); err == nil {
		t.Error("one label passes")
	}
}

// Separable cases and features without variance must not run away.
func TestFitOfSeparableCases(t *testing.T) {
	var cases []Labelled
	for i := range 200 {
		c := Labelled{Family: fmt.Sprint(i), Flawed: i%2 == 0}
		c.Found = c.Flawed
		cases = append(cases, c)
	}
	r, err := Fit(cases, FitOptions{})
	if err != nil || r.check() != nil || r.Brier > 0.02 {
		t.Errorf("%v %+v", err, r)
	}
}

func TestReadRankerRefuses(t *testing.T) {
	if r, err := ReadRanker(fstest.MapFS{}); r != nil || err != nil {
		t.Error(r, err)
	}
	for _, bad := range []string{`{`, `{"weights": {"colour": 1}}`, `{"threshold": 2}`, `{"weights": {"crosses files": 1e9}}`} {
		if _, err := ReadRanker(fstest.MapFS{RankerFile: {Data: []byte(bad)}}); err == nil {
			t.Errorf("%s passes", bad)
		}
	}
}

func TestBestThreshold(t *testing.T) {
	tests := []struct {
		p    []float64
		y    []bool
		want float64
	}{
		{[]float64{0.2, 0.8}, []bool{false, true}, 0.5},
		{[]float64{0.8, 0.2, 0.4}, []bool{true, false, false}, 0.6},
		{[]float64{0.3, 0.7}, []bool{true, true}, 0.15},
		{[]float64{0.3, 0.7}, []bool{false, false}, 0.85},
		{[]float64{0.5, 0.5, 0.9}, []bool{false, false, true}, 0.7},
	}
	for _, tt := range tests {
		if got := bestThreshold(tt.p, tt.y); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%v %v: %.3f, want %.3f", tt.p, tt.y, got, tt.want)
		}
	}
}

// A model orders; it neither hides nor raises what the engine found.
func TestOrderWithAModel(t *testing.T) {
	ranker := &Ranker{Threshold: 0.5, Advice: 0.9, Weights: map[string]float64{"model's log-odds": 1, "engine's log-odds": 0.5}}
	mk := func(path string, base, model float64) *finding.Finding {
		f := &finding.Finding{Kind: "redos", Severity: finding.High, Evidence: finding.Evidence{SourceKind: "remote", Base: base}}
		f.Path = path
		f.Opinion = &finding.Opinion{Probability: model}
		return f
	}
	sure, doubted, hidden, far := mk("sure", 0.9, 0.9), mk("doubted", 0.9, 0.01), mk("hidden", 0.3, 0.99), mk("far", 0.05, 0.99)
	advice, weak := mk("advice", 0, 0.95), mk("weak", 0, 0.7)
	advice.Advice, weak.Advice = true, true
	all := []*finding.Finding{weak, advice, far, hidden, doubted, sure}
	Order(all, Options{Ranker: ranker})
	shown := map[string]bool{"sure": true, "doubted": true, "advice": true}
	for _, f := range all {
		if Shown(f) != shown[f.Path] {
			t.Errorf("%s: shown %v; %+v", f.Path, Shown(f), f.Opinion)
		}
	}
	if all[0] != hidden && all[0] != sure || all[4] != advice || all[5] != weak || doubted.Confidence >= sure.Confidence {
		t.Errorf("order: %s %s %s %s %s %s", all[0].Path, all[1].Path, all[2].Path, all[3].Path, all[4].Path, all[5].Path)
	}
	if advice.Rank > 5 {
		t.Errorf("advice ranks %v", advice.Rank)
	}
}
