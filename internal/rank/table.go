package rank

import (
	"cmp"
	_ "embed" // for the table
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// Table is a calibration table: what thresholds of a probability came to on labelled cases, in rising
// order of the threshold.
type Table []Entry

// Entry is what one threshold came to.
type Entry struct {
	Threshold float64 `json:"threshold"`
	Shown     int     `json:"shown"` // cases at or above it
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
}

// Bin is how often cases with like probabilities were flawed.
type Bin struct {
	From   float64 `json:"from"`
	To     float64 `json:"to"`
	Cases  int     `json:"cases"`
	Mean   float64 `json:"mean"`   // of their probabilities
	Flawed float64 `json:"flawed"` // the share that was
}

//go:embed engine.json
var engineTable []byte

// EngineTable is the table of the engine's own confidence, for scans without a model. It was made on
// the pairs that rules were developed on and looks better than it is; go run ./bench/model-eval
// -engine-table makes it again.
var EngineTable = sync.OnceValue(func() Table {
	var t Table
	if err := json.Unmarshal(engineTable, &t); err != nil {
		panic(fmt.Sprintf("engine.json: %v", err)) // part of the program; a test reads it
	}
	return t
})

// For returns the lowest threshold from which precision is at least p and stays so. False means that
// the table has none.
func (t Table) For(p float64) (float64, bool) {
	at, ok := 0.0, false
	for i := len(t) - 1; i >= 0 && t[i].Precision >= p; i-- {
		at, ok = t[i].Threshold, true
	}
	return at, ok
}

// EngineOutcomes makes a table of the engine's confidences in labelled places, 0 where it found
// nothing. Its first threshold is above 0: what was not found is not shown at any.
func EngineOutcomes(confidence []float64, flawed []bool) Table {
	t := tabulate(confidence, flawed)
	return t[min(1, len(t)):]
}

// tableSteps is how fine a table is.
const tableSteps = 20

// tabulate makes the table of probabilities of labelled cases.
func tabulate(p []float64, flawed []bool) Table {
	var t Table
	all := 0
	for _, f := range flawed {
		if f {
			all++
		}
	}
	for s := range tableSteps {
		e := Entry{Threshold: round(float64(s) / tableSteps)}
		hits := 0
		for i := range p {
			if p[i] >= e.Threshold {
				e.Shown++
				if flawed[i] {
					hits++
				}
			}
		}
		if e.Shown == 0 {
			break
		}
		e.Precision, e.Recall = round(float64(hits)/float64(e.Shown)), round(float64(hits)/float64(max(all, 1)))
		t = append(t, e)
	}
	return t
}

// bins is how many ranges of probability reliability is told for.
const bins = 10

// reliability makes the bins of probabilities of labelled cases; empty ones are left out.
func reliability(p []float64, flawed []bool) []Bin {
	all := make([]Bin, bins)
	for i := range p {
		b := &all[min(int(p[i]*bins), bins-1)]
		b.Cases++
		b.Mean += p[i]
		b.Flawed += flag(flawed[i])
	}
	var out []Bin
	for i, b := range all {
		if b.Cases > 0 {
			n := float64(b.Cases)
			out = append(out, Bin{round(float64(i) / bins), round(float64(i+1) / bins), b.Cases, round(b.Mean / n), round(b.Flawed / n)})
		}
	}
	return out
}

// brier is the mean squared error of probabilities.
func brier(p []float64, flawed []bool) float64 {
	sum := 0.0
	for i := range p {
		d := p[i] - flag(flawed[i])
		sum += d * d
	}
	return sum / float64(max(len(p), 1))
}

// bestThreshold is the probability from which taking cases for flawed is right most often. Of
// thresholds as good it is in the middle, so that it does not hang on a single case.
func bestThreshold(p []float64, flawed []bool) float64 {
	order := make([]int, len(p))
	right := 0 // with a threshold of 0: all are taken for flawed
	for i := range order {
		order[i] = i
		right += int(flag(flawed[i]))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	best, from, to := -1, 0.0, 0.0
	below := 0.0 // the largest probability under the threshold
	for n := 0; n <= len(order); {
		above := 1.0
		if n < len(order) {
			above = p[order[n]]
		}
		if middle := (below + above) / 2; right > best {
			best, from, to = right, middle, middle
		} else if right == best {
			to = middle
		}
		if n == len(order) {
			break
		}
		for below = above; n < len(order) && p[order[n]] == above; n++ {
			right += 1 - 2*int(flag(flawed[order[n]]))
		}
	}
	return (from + to) / 2
}
