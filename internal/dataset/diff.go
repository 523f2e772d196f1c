package dataset

import "strings"

// Op is what an edit does with a line.
type Op byte

// The operations of an edit script.
const (
	Keep   Op = ' '
	Delete Op = '-'
	Insert Op = '+'
)

// Edit is one step on the way from one text to another.
type Edit struct {
	Op   Op
	Text string
}

// SplitLines cuts a text into lines without their ends.
func SplitLines(text string) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSuffix(l, "\r")
	}
	return lines
}

// maxDiffCells bounds the table of Diff; texts that need a larger one count as different all over
// between their first and last difference.
const maxDiffCells = 16 << 20

// Diff turns a into b by as few deletions and insertions of lines as possible, deletions first.
func Diff(a, b []string) []Edit {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Edit
	add := func(op Op, lines []string) {
		for _, l := range lines {
			out = append(out, Edit{op, l})
		}
	}
	add(Keep, a[:head])
	midA, midB := a[head:len(a)-tail], b[head:len(b)-tail]
	if (len(midA)+1)*(len(midB)+1) > maxDiffCells {
		add(Delete, midA)
		add(Insert, midB)
	} else {
		out = append(out, middle(midA, midB)...)
	}
	add(Keep, a[len(a)-tail:])
	return out
}

// middle is the part between common head and tail, by the longest common subsequence.
func middle(a, b []string) []Edit {
	width := len(b) + 1
	longest := make([]int32, (len(a)+1)*width) // of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	var out []Edit
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, Edit{Keep, a[i]})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[(i+1)*width+j] >= longest[i*width+j+1]:
			out = append(out, Edit{Delete, a[i]})
			i++
		default:
			out = append(out, Edit{Insert, b[j]})
			j++
		}
	}
	return out
}

// ChangedLines counts the lines that differ between two texts: (deleted, inserted).
func ChangedLines(a, b string) (deleted, inserted int) {
	for _, e := range Diff(SplitLines(a), SplitLines(b)) {
		switch e.Op {
		case Delete:
			deleted++
		case Insert:
			inserted++
		}
	}
	return deleted, inserted
}
