// Package stats counts what is in a data set and prints and plots it.
package stats

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/shrike-sec/shrike/internal/dataset"
)

// Count is how many examples there are of something, by label.
type Count struct {
	Sound, Flawed int
	pairs         map[string]bool
	families      map[string]bool
}

// All is the number of examples.
func (c *Count) All() int { return c.Sound + c.Flawed }

// Pairs is the number of distinct pairs.
func (c *Count) Pairs() int { return len(c.pairs) }

// Families is the number of pairs that are not variants of another.
func (c *Count) Families() int { return len(c.families) }

func (c *Count) add(e *dataset.Example) {
	if e.Label == dataset.Flawed {
		c.Flawed++
	} else {
		c.Sound++
	}
	if e.PairID != "" {
		c.pairs[e.PairID] = true
		c.families[e.Family()] = true
	}
}

// Stats are the counts of a data set.
type Stats struct {
	Total *Count
	// By holds the counts by the values of each dimension.
	By map[string]map[string]*Count
	// Lines counts examples by their number of lines, sound first.
	Lines [2]map[int]int
	// Errors are the examples that could not be read.
	Errors []error
}

// Dimensions are what Stats counts by, in the order they are printed.
var Dimensions = []string{"kind", "language", "framework", "origin", "split", "license", "project"}

// values tells an example's value in each of the dimensions.
func values(e *dataset.Example) []string {
	return []string{e.Kind, e.Language, e.Framework, e.Origin, e.Split, e.License, e.Project}
}

// Of counts a data set.
func Of(examples dataset.Seq) *Stats {
	s := &Stats{Total: newCount(), By: map[string]map[string]*Count{}, Lines: [2]map[int]int{{}, {}}}
	for _, d := range Dimensions {
		s.By[d] = map[string]*Count{}
	}
	for e, err := range examples {
		if err != nil {
			s.Errors = append(s.Errors, err)
			continue
		}
		s.Total.add(e)
		for i, v := range values(e) {
			c := s.By[Dimensions[i]][v]
			if c == nil {
				c = newCount()
				s.By[Dimensions[i]][v] = c
			}
			c.add(e)
		}
		s.Lines[e.Label][dataset.LineCount(e.Code)]++
	}
	return s
}

func newCount() *Count { return &Count{pairs: map[string]bool{}, families: map[string]bool{}} }

// Row is a value of a dimension with its count.
type Row struct {
	Name string
	*Count
}

// Rows lists a dimension, the most frequent value first.
func (s *Stats) Rows(dimension string) []Row {
	var rows []Row
	for name, c := range s.By[dimension] {
		rows = append(rows, Row{name, c})
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.All(), a.All()), strings.Compare(a.Name, b.Name))
	})
	return rows
}

// Quantiles are the least, quartile, middle, upper quartile and greatest number of lines of the
// examples of a label; nil when there are none.
func (s *Stats) Quantiles(label int) []int {
	var lengths []int
	n := 0
	for l, c := range s.Lines[label] {
		lengths = append(lengths, l)
		n += c
	}
	if n == 0 {
		return nil
	}
	slices.Sort(lengths)
	at := func(share float64) int {
		rest := int(share * float64(n-1))
		for _, l := range lengths {
			if rest -= s.Lines[label][l]; rest < 0 {
				return l
			}
		}
		return lengths[len(lengths)-1]
	}
	return []int{at(0), at(.25), at(.5), at(.75), at(1)}
}

// Print writes the tables, each cut to top rows; 0 is all of them.
func (s *Stats) Print(w io.Writer, top int) error {
	t := s.Total
	fmt.Fprintf(w, "%d examples: %d flawed, %d sound; %d pairs of %d families\n", t.All(), t.Flawed, t.Sound, t.Pairs(), t.Families())
	for label, name := range []string{"sound", "flawed"} {
		if q := s.Quantiles(label); q != nil {
			fmt.Fprintf(w, "lines, %-6s  least %d, quartiles %d %d %d, most %d\n", name, q[0], q[1], q[2], q[3], q[4])
		}
	}
	for _, d := range Dimensions {
		if err := printRows(w, d, s.Rows(d), top); err != nil {
			return err
		}
	}
	if len(s.Errors) > 0 {
		fmt.Fprintf(w, "\n%d examples could not be read, the first: %v\n", len(s.Errors), s.Errors[0])
	}
	return nil
}

func printRows(w io.Writer, dimension string, rows []Row, top int) error {
	if len(rows) == 1 && rows[0].Name == "" {
		return nil // nothing is known in this dimension
	}
	fmt.Fprintln(w)
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tab, "flawed\tsound\tpairs\tfamilies\t  %s\n", dimension)
	for i, r := range rows {
		if top > 0 && i == top {
			fmt.Fprintf(tab, "\t\t\t\t  … and %d more\n", len(rows)-top)
			break
		}
		fmt.Fprintf(tab, "%d\t%d\t%d\t%d\t  %s\n", r.Flawed, r.Sound, r.Pairs(), r.Families(), cmp.Or(r.Name, "(unknown)"))
	}
	if err := tab.Flush(); err != nil {
		return fmt.Errorf("printing the table of %s: %w", dimension, err)
	}
	return nil
}
