package text

import (
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
)

// codeWidth is how long a line of code may be behind a margin.
func (h *handler) codeWidth(margin int) int {
	if h.o.Width <= 0 {
		return 0
	}
	return max(h.o.Width-margin-2, 30)
}

// frame prints the code around a location, with carets below what is marked.
func (h *handler) frame(loc finding.Location) {
	lines := report.Excerpt(h.o.Sources, loc, 2, h.codeWidth(12))
	if len(lines) == 0 {
		return
	}
	h.line("")
	digits := len(fmt.Sprint(lines[len(lines)-1].Number))
	pointed := false // what takes several lines is pointed at once
	for _, l := range trimBlank(lines) {
		h.line("  %s %s", h.style.dim(fmt.Sprintf("%*d │", digits+2, l.Number)), h.marked(l, h.style.bold))
		if l.Marked() && !pointed {
			pointed = true
			pad := strings.Repeat(" ", widths.StringWidth(l.Text[:l.Start]))
			carets := strings.Repeat("^", max(widths.StringWidth(l.Text[l.Start:l.End]), 1))
			h.line("  %s %s%s", h.style.dim(strings.Repeat(" ", digits+2)+" │"), pad, h.style.mark(carets))
		}
	}
	h.line("")
}

// trimBlank cuts blank lines at the ends of an excerpt.
func trimBlank(lines []report.Line) []report.Line {
	blank := func(l report.Line) bool { return strings.TrimSpace(l.Text) == "" && !l.Marked() }
	for len(lines) > 1 && blank(lines[0]) {
		lines = lines[1:]
	}
	for len(lines) > 1 && blank(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// marked is a line's text with its marked part styled.
func (h *handler) marked(l report.Line, style func(string) string) string {
	return l.Text[:l.Start] + style(l.Text[l.Start:l.End]) + l.Text[l.End:]
}

// A long way is shown by its first and last steps.
const (
	maxSteps   = 7
	firstSteps = 3
	lastSteps  = 3
)

// steps prints the way the data took.
func (h *handler) steps(steps []finding.Step) {
	if len(steps) < 2 && !h.o.Verbose || len(steps) == 0 {
		return
	}
	folded := len(steps) > maxSteps && !h.o.Verbose
	digits := len(fmt.Sprint(len(steps)))
	for i := range steps {
		label := "    "
		if i == 0 {
			label = "path"
		}
		if folded && i >= firstSteps && i < len(steps)-lastSteps {
			if i == firstSteps {
				h.line("        %s", h.style.dim(fmt.Sprintf("%*s  %s; --verbose shows them", digits, "…", report.Count(len(steps)-firstSteps-lastSteps, "more step"))))
			}
			continue
		}
		s := &steps[i]
		h.line("  %s  %*d  %s  %s", h.style.dim(label), digits, i+1, h.place(s.Location), report.Clean(s.Message))
		if i == 0 || !sameLine(s, &steps[i-1]) || folded && i == len(steps)-lastSteps {
			h.stepCode(s, digits)
		}
	}
}

func sameLine(a, b *finding.Step) bool { return a.Path == b.Path && a.Start.Line == b.Start.Line }

// stepCode prints the first line of a step's code.
func (h *handler) stepCode(s *finding.Step, digits int) {
	margin := strings.Repeat(" ", 12+digits)
	lines := report.Excerpt(h.o.Sources, s.Location, 0, h.codeWidth(len(margin)))
	if len(lines) == 0 {
		return
	}
	l := lines[0]
	indent := min(len(l.Text)-len(strings.TrimLeft(l.Text, " ")), l.Start)
	l.Text, l.Start, l.End = l.Text[indent:], l.Start-indent, l.End-indent
	h.line("%s%s", margin, h.marked(l, h.style.under))
}

// maxOthers is how many other sources are named.
const maxOthers = 3

// others prints where else the data comes from.
func (h *handler) others(f *finding.Finding) {
	if len(f.OtherSources) == 0 {
		return
	}
	h.line("  %s  from %s:", h.style.dim("also"), report.Others(f))
	shown := f.OtherSources
	if len(shown) > maxOthers+1 && !h.o.Verbose {
		shown = shown[:maxOthers]
	}
	for _, s := range shown {
		h.line("        %s  %s", h.place(s.Location), report.Clean(s.Message))
	}
	switch left := len(f.OtherSources) + f.MoreSources - len(shown); {
	case left > 0 && h.o.Verbose:
		h.line("        %s", h.style.dim(fmt.Sprintf("… %s more", report.Number(left))))
	case left > 0:
		h.line("        %s", h.style.dim(fmt.Sprintf("… %s more; --verbose shows them", report.Number(left))))
	}
}
