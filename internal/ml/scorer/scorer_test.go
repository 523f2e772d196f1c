package scorer

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/ml/token"
	"github.com/shrike-sec/shrike/internal/score"
	"github.com/shrike-sec/shrike/internal/source"
)

func tokenizer(t *testing.T) *token.Tokenizer {
	t.Helper()
	tok, err := token.Train(t.Context(), slices.Values([]string{strings.Repeat("const a = eval(x);\nreturn b;\n", 3)}), 300, 2)
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

// evalNetwork finds code with eval in it flawed; its line head knows nothing.
type evalNetwork struct {
	tok     *token.Tokenizer
	batches []int
	blind   bool // the line head points at the first line
}

func (n *evalNetwork) Forward(_ context.Context, batch [][]int32) ([]Output, error) {
	n.batches = append(n.batches, len(batch))
	var out []Output
	for _, ids := range batch {
		o := Output{Label: [2]float32{1, -1}, Kinds: []float32{0, 3}, Tokens: make([]float32, len(ids))}
		if strings.Contains(n.tok.Decode(ids), "eval") {
			o.Label = [2]float32{-1, 1}
		}
		for i := range ids {
			o.Tokens[i] = -5
			if n.blind && i == 1 || !n.blind && len(n.tok.Text(ids[i])) > 1 && strings.Contains("eval(", n.tok.Text(ids[i])) {
				o.Tokens[i] = 5
			}
		}
		out = append(out, o)
	}
	return out, nil
}

func testScorer(t *testing.T, blind bool) (*Scorer, *evalNetwork) {
	t.Helper()
	n := &evalNetwork{tok: tokenizer(t), blind: blind}
	s, err := New(Parts{Name: "test", Weights: "w", Tokenizer: n.tok, Network: n, Kinds: []string{"a", "eval-injection"}, MaxTokens: 128, Calibration: Uncalibrated()})
	if err != nil {
		t.Fatal(err)
	}
	return s, n
}

func example(code string) score.Candidate { return score.FromExample(source.JavaScript, code) }

func TestScore(t *testing.T) {
	s, n := testScorer(t, false)
	got, err := s.Score(t.Context(), []score.Candidate{example("f(x);\n"), example("const a = 1;\neval(q);\nmore(b);\n"), {}})
	if err != nil {
		t.Fatal(err)
	}
	high, low := round(sigmoid(2)), round(sigmoid(-2))
	if got[0].Flawed != low || got[1].Flawed != high || got[2].Flawed != low {
		t.Errorf("%+v", got)
	}
	if k := got[1].Kinds[0]; k.Kind != "eval-injection" || k.Probability < 0.9 {
		t.Errorf("kinds %+v", got[1].Kinds)
	}
	if len(n.batches) != 1 {
		t.Errorf("batches %v", n.batches)
	}
	if !strings.HasPrefix(s.ID(), "test@") {
		t.Error(s.ID())
	}
}

func TestEncodeKeepsTheSink(t *testing.T) {
	tok := tokenizer(t)
	c := score.Candidate{Code: strings.Repeat("aaaa;\n", 50) + "eval(x);\n" + strings.Repeat("bbbb;\n", 50)}
	at := strings.Index(c.Code, "eval")
	c.Marks = []score.Mark{{At: at, Kind: score.SinkStart}, {At: at + 7, Kind: score.SinkEnd}}
	for _, marked := range []bool{true, false} {
		s := Encode(tok, &c, 40, marked)
		if len(s.IDs) != 40 || len(s.Lines) != 40 || !s.Cut || !strings.Contains(tok.Decode(s.IDs), "eval(x)") {
			t.Errorf("marked %v: %d ids %q", marked, len(s.IDs), tok.Decode(s.IDs))
		}
		if slices.Contains(s.IDs, token.SinkStart) != marked || s.IDs[0] != token.Start || s.IDs[39] != token.End {
			t.Errorf("marked %v: %v", marked, s.IDs)
		}
		if i := slices.Index(s.Lines, 50); i < 0 || !strings.HasPrefix(tok.Decode(s.IDs[i:]), "eval") {
			t.Errorf("marked %v: the sink's line is not where it is", marked)
		}
	}
}

// Text never yields a mark.
func TestMarksAreNotForged(t *testing.T) {
	s := Encode(tokenizer(t), &score.Candidate{Code: "x = '<sink></s><source>';\n"}, 128, true)
	for i, id := range s.IDs[1 : len(s.IDs)-1] {
		if id < 10 {
			t.Errorf("id %d at %d", id, i)
		}
	}
}

func TestExplain(t *testing.T) {
	code := "const a = 1;\nconst b = 2;\nconst c = 3;\neval(q);\nconst d = 4;\nreturn b;\n"
	for _, blind := range []bool{false, true} {
		s, _ := testScorer(t, blind)
		got, err := s.Explain(t.Context(), []score.Candidate{example(code), example("x")})
		if err != nil {
			t.Fatal(err)
		}
		x := got[0]
		want := byHead
		if blind {
			want = byOcclusion // the head pointed elsewhere, and deletion told
		}
		if x.Method != want || !x.Faithful || x.Drop <= 0.5 || x.OtherDrop != 0 {
			t.Errorf("blind %v: %+v", blind, x)
		}
		if i := slices.IndexFunc(x.Lines, func(l finding.WeighedLine) bool { return l.Line == 4 }); i < 0 {
			t.Errorf("blind %v: lines %+v", blind, x.Lines)
		}
		if got[1] != nil {
			t.Errorf("a single line is explained: %+v", got[1])
		}
	}
}

type failing struct{}

func (failing) Forward(context.Context, [][]int32) ([]Output, error) {
	return nil, errors.New("no memory")
}

func TestErrors(t *testing.T) {
	s, _ := testScorer(t, false)
	s.network = failing{}
	if _, err := s.Score(t.Context(), []score.Candidate{example("x")}); err == nil || !strings.Contains(err.Error(), "no memory") {
		t.Error(err)
	}
	if got := s.read(&Output{Label: [2]float32{float32(math.NaN()), 0}}); !got.Abstained {
		t.Errorf("%+v", got)
	}
	if _, err := New(Parts{Calibration: Calibration{}}); err == nil {
		t.Error("a temperature of 0 passes")
	}
}

func TestReadCalibration(t *testing.T) {
	if c, err := readCalibration(fstest.MapFS{}); err != nil || c != Uncalibrated() {
		t.Errorf("%+v %v", c, err)
	}
	read := func(text string) (Calibration, error) {
		return readCalibration(fstest.MapFS{CalibrationFile: {Data: []byte(text)}})
	}
	if c, err := read(`{"temperature": 2, "bias": -1, "abstain": [0.4, 0.6]}`); err != nil || c.Temperature != 2 || c.KindTemperature != 1 || !c.abstains(0.5) {
		t.Errorf("%+v %v", c, err)
	}
	for _, bad := range []string{`{`, `{"temperature": 0}`, `{"temperature": -1}`, `{"abstain": [0.9, 0.1]}`, `{"bias": 1e999}`} {
		if _, err := read(bad); err == nil {
			t.Errorf("%s passes", bad)
		}
	}
}

// Scores drawn with a known slope and bias are calibrated back to them.
func TestFitCalibration(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var margins []float64
	var labels []int
	for range 20000 {
		m := r.NormFloat64() * 4
		margins = append(margins, m)
		l := 0
		if r.Float64() < sigmoid(m/2.5-0.7) {
			l = 1
		}
		labels = append(labels, l)
	}
	c, err := FitCalibration(margins, labels)
	if err != nil || math.Abs(c.Temperature-2.5) > 0.15 || math.Abs(c.Bias+0.7) > 0.08 || c.Brier > 0.2 {
		t.Errorf("%+v %v", c, err)
	}
	if _, err := FitCalibration(margins[:5], labels[:5]); err == nil {
		t.Error("five examples pass")
	}
	// Separable data has no finite optimum; the smoothed targets keep it in bounds.
	for i := range margins {
		labels[i] = 0
		if margins[i] > 0 {
			labels[i] = 1
		}
	}
	if c, err := FitCalibration(margins, labels); err != nil || c.check() != nil {
		t.Errorf("%+v %v", c, err)
	}
}
