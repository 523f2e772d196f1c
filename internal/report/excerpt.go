// Package report holds what the output formats share: excerpts of code made fit to be shown, the
// first words of longer texts, and what a run told before it ended.
package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shrike-sec/shrike/internal/finding"
)

// Line is a line of code as it is shown: tabs expanded, characters that would fool the reader or
// the terminal replaced, and of a very long line only what stands around the mark.
type Line struct {
	Number int
	Text   string
	// Start and End are the byte range of Text that is marked; equal when nothing is.
	Start, End int
}

// Marked reports whether a part of the line is marked.
func (l *Line) Marked() bool { return l.End > l.Start }

const (
	maxMarked    = 8   // lines of a location that are shown
	defaultWidth = 160 // bytes of a line that are shown
	tabWidth     = 4
)

// Excerpt returns the lines of a location, with as many before and after it as context says, none
// of them longer than width (0: a default). Of a location of many lines only the first ones are there.
func Excerpt(src finding.Sources, loc finding.Location, context, width int) []Line {
	if src == nil || loc.Start.Line < 1 {
		return nil
	}
	if width <= 0 {
		width = defaultWidth
	}
	last := min(max(loc.End.Line, loc.Start.Line), loc.Start.Line+maxMarked-1)
	first := max(loc.Start.Line-context, 1)
	var out []Line
	for i, text := range src.Lines(loc.Path, first, last+context) {
		n := first + i
		l := Line{Number: n}
		start, end := markOn(text, n, loc)
		l.Text, l.Start, l.End = display(text, start, end, width)
		out = append(out, l)
	}
	return out
}

// markOn returns the byte range of line n that belongs to a location.
func markOn(text string, n int, loc finding.Location) (start, end int) {
	if n < loc.Start.Line || n > max(loc.End.Line, loc.Start.Line) {
		return 0, 0
	}
	start = len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	end = len(strings.TrimRightFunc(text, unicode.IsSpace))
	if n == loc.Start.Line {
		start = byteOfColumn(text, loc.Start.Column)
	}
	if n == loc.End.Line {
		end = byteOfColumn(text, loc.End.Column)
	}
	if end <= start { // an empty range marks one character
		_, size := utf8.DecodeRuneInString(text[start:])
		end = start + size
	}
	return start, end
}

// byteOfColumn returns the byte offset of a UTF-16 column, from 1, in a line.
func byteOfColumn(text string, column int) int {
	at := 1
	for i, r := range text {
		if at >= column {
			return i
		}
		at++
		if r >= 0x10000 {
			at++
		}
	}
	return len(text)
}

// display makes a line fit to be shown and returns it with the marked range moved along.
func display(text string, start, end, width int) (string, int, int) {
	const ellipsis = "…"
	from, to := window(text, start, end, width)
	var out strings.Builder
	newStart, newEnd := -1, -1
	if from > 0 {
		out.WriteString(ellipsis)
	}
	for i := from; i < to; {
		if i >= start && newStart < 0 {
			newStart = out.Len()
		}
		if i >= end && newEnd < 0 {
			newEnd = out.Len()
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\t' {
			out.WriteString(strings.Repeat(" ", tabWidth-utf8.RuneCountInString(out.String())%tabWidth))
		} else {
			out.WriteRune(visible(r))
		}
		i += size
	}
	if newStart < 0 {
		newStart = out.Len()
	}
	if newEnd < 0 {
		newEnd = out.Len()
	}
	if to < len(text) {
		out.WriteString(ellipsis)
	}
	return out.String(), newStart, newEnd
}

// window returns the byte range of a line to show: all of it, or the surroundings of the mark.
func window(text string, start, end, width int) (from, to int) {
	if len(text) <= width {
		return 0, len(text)
	}
	from = min(max(start-width/4, 0), len(text)-width)
	if end <= width {
		from = 0
	}
	to = from + width
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}

// Clean makes text from a scanned project (a path, a name, an identifier in a message) safe to
// print: what would steer a terminal or reorder the line is replaced.
func Clean(text string) string { return strings.Map(visible, text) }

// visible returns a character that is safe to show for one that may not be.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029', r == '\ufeff':
		return utf8.RuneError
	}
	return r
}
