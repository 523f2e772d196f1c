// Package audit looks for what makes a data set lie: the same code on both sides of a split, pairs
// torn apart, labels that can be read from what has nothing to do with the flaw, labels that look
// wrong, and signs of poisoning.
package audit

import (
	"fmt"
	"io"
	"strings"
)

// Verdict of a check.
type Verdict string

// The verdicts. Only Fail makes the audit fail.
const (
	OK   Verdict = "ok"
	Note Verdict = "note" // for a person to look at
	Fail Verdict = "fail"
)

// Check is the outcome of one check.
type Check struct {
	Name    string   `json:"name"`
	Verdict Verdict  `json:"verdict"`
	Summary string   `json:"summary"`
	Items   []string `json:"items,omitempty"` // what it is about, most telling first
	More    int      `json:"more,omitempty"`  // items left out
}

// Report is the outcome of an audit.
type Report struct {
	Examples  int        `json:"examples"`
	Checks    []Check    `json:"checks"`
	Giveaways []Giveaway `json:"giveaways"`
	// Bounds are the limits that bit: what was looked at in part only.
	Bounds []string `json:"bounds,omitempty"`
}

// Failed reports whether any check failed.
func (r *Report) Failed() bool {
	for _, c := range r.Checks {
		if c.Verdict == Fail {
			return true
		}
	}
	return false
}

// maxItems is how many items of a check are kept.
const maxItems = 50

func (r *Report) add(c Check) {
	if len(c.Items) > maxItems {
		c.More = len(c.Items) - maxItems
		c.Items = c.Items[:maxItems]
	}
	r.Checks = append(r.Checks, c)
}

// Print writes the report for people, with at most top items a check.
func (r *Report) Print(w io.Writer, top int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d examples\n", r.Examples)
	for _, c := range r.Checks {
		fmt.Fprintf(&b, "%-5s %-18s %s\n", c.Verdict, c.Name, c.Summary)
		for i, item := range c.Items {
			if i == top {
				fmt.Fprintf(&b, "        … and %d more\n", len(c.Items)-top+c.More)
				break
			}
			fmt.Fprintf(&b, "        %s\n", item)
		}
	}
	if len(r.Giveaways) > 0 {
		b.WriteString("\nhow well each of these alone tells the label, in cross-validation over families:\n")
		fmt.Fprintf(&b, "%-12s %9s %15s %9s  %s\n", "feature", "accuracy", "95% interval", "in pairs", "most telling")
	}
	for _, g := range r.Giveaways {
		fmt.Fprintf(&b, "%-12s %8.1f%% %6.1f–%.1f%%   %7.1f%%  %s\n", g.Family, 100*g.Accuracy, 100*g.Low, 100*g.High, 100*g.InPairs, strings.Join(g.Telling, ", "))
	}
	for _, x := range r.Bounds {
		fmt.Fprintf(&b, "bound: %s\n", x)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("printing the audit: %w", err)
	}
	return nil
}
