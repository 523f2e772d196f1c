package git

import "github.com/shrike-sec/shrike/internal/source"

// maxEdits bounds the search for the shortest way from one text to another. Texts that differ by
// more lines count as different all over between their first and last difference.
const maxEdits = 2_000

// changedLines returns the ranges of lines of b that are not in a, and the lines around those of a
// that are not in b.
func changedLines(a, b []string) []source.LineRange {
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	endA, endB := len(a), len(b)
	for endA > first && endB > first && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	e := &edits{added: make([]bool, len(b)+2), gaps: make([]bool, len(b)+1), shift: first}
	if !e.find(a[first:endA], b[first:endB]) {
		e.add(0, endB-first)
	}
	return e.ranges()
}

// edits are what turns one text into another.
type edits struct {
	added []bool // by line number; the first and the last are beyond the ends
	gaps  []bool // lines are gone behind the line of that number
	shift int    // lines before those compared
}

func (e *edits) add(from, n int) {
	for i := from + 1; i <= from+n; i++ {
		e.added[e.shift+i] = true
	}
}

// ranges turns edits into ranges of changed lines. A gap marks the lines around it, unless lines
// were put in its place.
func (e *edits) ranges() []source.LineRange {
	marks := append([]bool(nil), e.added...)
	for at, gap := range e.gaps {
		if gap && !e.added[at] && !e.added[at+1] {
			marks[at], marks[at+1] = true, true
		}
	}
	out := []source.LineRange{}
	for n := 1; n < len(marks)-1; n++ {
		switch {
		case !marks[n]:
		case len(out) > 0 && out[len(out)-1].Last == n-1:
			out[len(out)-1].Last = n
		default:
			out = append(out, source.LineRange{First: n, Last: n})
		}
	}
	return out
}

// find finds the shortest edit of a into b by Myers' algorithm. It gives up, and returns false, at
// maxEdits.
func (e *edits) find(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		e.add(0, len(b))
		e.gaps[e.shift] = len(a) > 0
		return true
	}
	var trace [][]int32 // trace[d][k+d+1] is how far in a diagonal k came with d edits
	frontier := []int32{0, 0, 0}
	for d := 0; d <= min(maxEdits, len(a)+len(b)); d++ {
		next := make([]int32, 2*d+3)
		for k := -d; k <= d; k += 2 {
			x := int(step(frontier, d, k))
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			next[k+d+1] = int32(x)
			if x >= len(a) && x-k >= len(b) {
				trace = append(trace, next)
				e.walkBack(trace, len(a), len(b))
				return true
			}
		}
		trace = append(trace, next)
		frontier = next
	}
	return false
}

// step is where diagonal k starts with d edits, given how far its neighbours came with one less.
func step(frontier []int32, d, k int) int32 {
	if d == 0 {
		return 0
	}
	at := func(k int) int32 { return frontier[k+d] } // frontier is of d-1: its offset is d
	if k == -d || k != d && at(k-1) < at(k+1) {
		return at(k + 1) // a line of b is new
	}
	return at(k-1) + 1 // a line of a is gone
}

// walkBack follows the trace from the end to the start and notes each edit.
func (e *edits) walkBack(trace [][]int32, x, y int) {
	for d := len(trace) - 1; d > 0; d-- {
		k := x - y
		frontier := trace[d-1]
		at := func(k int) int { return int(frontier[k+d]) }
		if k == -d || k != d && at(k-1) < at(k+1) {
			x = at(k + 1)
			y = x - (k + 1)
			e.add(y, 1)
		} else {
			x = at(k - 1)
			y = x - (k - 1)
			e.gaps[e.shift+y] = true
		}
	}
}
