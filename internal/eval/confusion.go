// Package eval measures verdicts on labelled code: confusion tables by group and kind with
// intervals, what became of pairs, precision among the first K, and where thresholds lie.
package eval

import (
	"fmt"
	"io"
	"math"
	"slices"
)

// Verdict is what somebody said of one labelled piece of code.
type Verdict struct {
	Kind, Group string // of the flaw that the pair is about
	Pair        string // shared by the halves of a pair
	Flawed      bool   // the truth
	Says        bool   // the verdict
	Score       float64
}

// Confusion counts verdicts: flawed code found and missed, sound code reported and left alone.
type Confusion struct{ TP, FN, FP, TN int }

// Count counts verdicts.
func Count(verdicts []Verdict) Confusion {
	var c Confusion
	for _, v := range verdicts {
		switch {
		case v.Flawed && v.Says:
			c.TP++
		case v.Flawed:
			c.FN++
		case v.Says:
			c.FP++
		default:
			c.TN++
		}
	}
	return c
}

// F1 is the harmonic mean of recall and precision, 0 to 1; 0 when nothing was found.
func (c Confusion) F1() float64 {
	if c.TP == 0 {
		return 0
	}
	return 2 * float64(c.TP) / float64(2*c.TP+c.FP+c.FN)
}

// Wilson is the interval, at 95 %, of a proportion of k in n (Wilson 1927, "Probable inference, the
// law of succession, and statistical inference"). Of nothing it is all of 0 to 1.
func Wilson(k, n int) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	const z = 1.959964
	p, f := float64(k)/float64(n), float64(n)
	middle := (p + z*z/(2*f)) / (1 + z*z/f)
	half := z * math.Sqrt(p*(1-p)/f+z*z/(4*f*f)) / (1 + z*z/f)
	return max(0, middle-half), min(1, middle+half)
}

// fewest is the number of cases below which no interval is printed.
const fewest = 20

// Share writes a proportion with its interval where there are enough cases for one.
func Share(k, n int) string {
	if n == 0 {
		return "–"
	}
	p := float64(k) / float64(n)
	if n < fewest {
		return fmt.Sprintf("%.2f", p)
	}
	low, high := Wilson(k, n)
	return fmt.Sprintf("%.2f (%.2f–%.2f)", p, low, high)
}

// Row writes the Markdown row of a confusion, fitting Header.
func (c Confusion) Row(name string) string {
	return fmt.Sprintf("| %s | %d | %d | %d | %d | %s | %s | %s | %.2f |\n", name, c.TP, c.FN, c.FP, c.TN,
		Share(c.TP, c.TP+c.FN), Share(c.TP, c.TP+c.FP), Share(c.TP+c.TN, c.TP+c.FN+c.FP+c.TN), c.F1())
}

// Header is the Markdown head of a table of confusions, after a first column.
func Header(first string) string {
	return "| " + first + " | found | missed | false alarms | clean | recall | precision | accuracy | F1 |\n|---|---|---|---|---|---|---|---|---|\n"
}

// By splits verdicts by what of gives them, and returns the names in order.
func By(verdicts []Verdict, of func(*Verdict) string) (map[string][]Verdict, []string) {
	parts := map[string][]Verdict{}
	for i := range verdicts {
		name := of(&verdicts[i])
		parts[name] = append(parts[name], verdicts[i])
	}
	names := make([]string, 0, len(parts))
	for n := range parts {
		names = append(names, n)
	}
	slices.Sort(names)
	return parts, names
}

// Tables writes the Markdown tables of verdicts by group and by kind. The error is w's.
func Tables(w io.Writer, verdicts []Verdict) error {
	text := Header("group")
	groups, names := By(verdicts, func(v *Verdict) string { return v.Group })
	for _, n := range names {
		text += Count(groups[n]).Row(n)
	}
	text += Count(verdicts).Row("**all**") + "\n" + Header("kind")
	kinds, names := By(verdicts, func(v *Verdict) string { return v.Kind })
	for _, n := range names {
		text += Count(kinds[n]).Row(n)
	}
	_, err := io.WriteString(w, text)
	return err
}
