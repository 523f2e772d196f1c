// Package sidebyside shows the two halves of a pair next to each other in a terminal.
package sidebyside

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
	"github.com/shrike-sec/shrike/internal/dataset"
)

// Options of Print.
type Options struct {
	Width int  // columns of the terminal
	Color bool // mark what differs with colour too
}

// minWidth is the least width that two columns of code fit in.
const minWidth = 60

const (
	red   = "\x1b[31m"
	green = "\x1b[32m"
	reset = "\x1b[0m"
)

// row is a line of the left half beside one of the right half; 0 is no line.
type row struct {
	left, right int
	same        bool
}

// Print writes a pair, the flawed half on the left.
func Print(w io.Writer, flawed, sound *dataset.Example, o Options) error {
	out := bufio.NewWriter(w)
	a, b := dataset.SplitLines(flawed.Code), dataset.SplitLines(sound.Code)
	column := (max(o.Width, minWidth) - 3) / 2
	head(out, flawed)
	fmt.Fprintf(out, "%s │ %s\n", fit("flawed  "+flawed.ID, column), fit("sound  "+sound.ID, column))
	fmt.Fprintf(out, "%s─┼─%s\n", strings.Repeat("─", column), strings.Repeat("─", column))
	digits := len(fmt.Sprint(max(len(a), len(b))))
	for _, r := range rows(dataset.Diff(a, b)) {
		mark := " "
		if slices.Contains(flawed.Lines, r.left) {
			mark = "!"
		}
		left := half(a, r.left, digits, column-1)
		right := half(b, r.right, digits, column)
		if o.Color && !r.same {
			left, right = red+left+reset, green+right+reset
		}
		bar := "│"
		if !r.same {
			bar = "┃"
		}
		fmt.Fprintf(out, "%s%s %s %s\n", mark, left, bar, right)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("showing a pair: %w", err)
	}
	return nil
}

// head says what is known of the pair.
func head(w io.Writer, e *dataset.Example) {
	for _, f := range [][2]string{
		{"pair", e.PairID}, {"kind", e.Kind}, {"cwe", strings.Join(e.CWE, " ")}, {"language", e.Language}, {"framework", e.Framework},
		{"origin", e.Origin}, {"project", e.Project}, {"date", e.CommitDate}, {"split", e.Split}, {"from", e.Provenance}, {"license", e.License},
	} {
		if f[1] != "" {
			fmt.Fprintf(w, "%-10s %s\n", f[0], visible(f[1]))
		}
	}
	fmt.Fprintln(w)
}

// rows pairs up the lines that a change takes out with those it puts in.
func rows(edits []dataset.Edit) []row {
	var out []row
	left, right := 0, 0
	for i := 0; i < len(edits); {
		if edits[i].Op == dataset.Keep {
			left, right, i = left+1, right+1, i+1
			out = append(out, row{left, right, true})
			continue
		}
		gone, added := 0, 0
		for ; i < len(edits) && edits[i].Op != dataset.Keep; i++ {
			if edits[i].Op == dataset.Delete {
				gone++
			} else {
				added++
			}
		}
		for n := range max(gone, added) {
			r := row{}
			if n < gone {
				left++
				r.left = left
			}
			if n < added {
				right++
				r.right = right
			}
			out = append(out, r)
		}
	}
	return out
}

// half is one line with its number, exactly width columns wide.
func half(lines []string, n, digits, width int) string {
	if n == 0 {
		return strings.Repeat(" ", width)
	}
	return fit(fmt.Sprintf("%*d %s", digits, n, visible(strings.ReplaceAll(lines[n-1], "\t", "  "))), width)
}

// fit cuts or pads a text to a width.
func fit(s string, width int) string {
	return runewidth.FillRight(runewidth.Truncate(s, width, "…"), width)
}

// visible keeps code from steering the terminal.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '·'
		}
		return r
	}, s)
}
