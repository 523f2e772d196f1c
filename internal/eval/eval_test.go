package eval

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

func verdict(pair string, flawed, says bool, score float64) Verdict {
	return Verdict{Kind: "k", Group: "g", Pair: pair, Flawed: flawed, Says: says, Score: score}
}

var sample = []Verdict{
	verdict("a", true, true, 0.9), verdict("a", false, false, 0.2),
	verdict("b", true, true, 0.8), verdict("b", false, true, 0.7),
	verdict("c", true, false, 0.3), verdict("c", false, false, 0.3),
	verdict("d", true, false, 0.1), verdict("d", false, true, 0.6),
	verdict("single", true, true, 0.95),
}

func TestCount(t *testing.T) {
	c := Count(sample)
	if c != (Confusion{TP: 3, FN: 2, FP: 2, TN: 2}) || math.Abs(c.F1()-0.6) > 1e-9 {
		t.Errorf("%+v, F1 %.3f", c, c.F1())
	}
	if (Confusion{}).F1() != 0 {
		t.Error("F1 of nothing")
	}
}

// The intervals are those of Newcombe 1998, "Two-sided confidence intervals for the single
// proportion", table I.
func TestWilson(t *testing.T) {
	for _, tt := range []struct {
		k, n      int
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}, {0, 0, 0, 1}} {
		if low, high := Wilson(tt.k, tt.n); math.Abs(low-tt.low) > 1e-4 || math.Abs(high-tt.high) > 1e-4 {
			t.Errorf("%d of %d: %.4f to %.4f", tt.k, tt.n, low, high)
		}
	}
}

func TestPairs(t *testing.T) {
	if p := Pairs(sample); p != (PairOutcomes{Right: 1, Flawed: 1, Sound: 1, Reversed: 1}) || p.All() != 4 {
		t.Errorf("%+v", p)
	}
}

func TestAlternate(t *testing.T) {
	one, again, other := Alternate(sample, 1), Alternate(sample, 1), 0
	pairs := map[string]bool{}
	for i, v := range one {
		if pairs[v.Pair] || again[i] != v {
			t.Errorf("half %d of %s", i, v.Pair)
		}
		pairs[v.Pair] = true
	}
	for seed := range uint64(20) {
		for _, v := range Alternate(sample, seed) {
			if v.Pair == "a" && v.Flawed {
				other++
			}
		}
	}
	if other < 4 || other > 16 {
		t.Errorf("the flawed half of a pair was kept with %d of 20 seeds", other)
	}
}

func TestRanking(t *testing.T) {
	if right, of := PrecisionAt(sample, 4); right != 3 || of != 4 {
		t.Errorf("%d of %d", right, of)
	}
	if right, of := PrecisionAt(sample, 100); right != 5 || of != 9 {
		t.Errorf("%d of %d", right, of)
	}
	// Of 20 combinations of flawed and sound, 0.95, 0.9 and 0.8 win all 4, 0.3 wins 1.5, 0.1 none.
	if got := AUC(sample); math.Abs(got-13.5/20) > 1e-9 {
		t.Errorf("AUC %.3f", got)
	}
	if AUC(sample[:1]) != 0.5 {
		t.Error("AUC of one label")
	}
}

func TestTables(t *testing.T) {
	var b bytes.Buffer
	if err := Tables(&b, sample); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.Count(got, "\n| k |") != 1 || !strings.Contains(got, "| **all** | 3 | 2 | 2 | 2 | 0.60 | 0.60 | 0.56 | 0.60 |") {
		t.Error(got)
	}
}
