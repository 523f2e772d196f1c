// Package markdown writes a run as Markdown, for a comment on a pull request or a file.
package markdown

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/shrike-sec/shrike/internal/source"
)

// CommentBytes is the length of a comment that GitHub and GitLab take, with room for a caller's own words.
const CommentBytes = 60_000

// Options say what goes in.
type Options struct {
	Sources finding.Sources // code to show; nil for none
	// LinkBase, when given, makes places links: it is put before path#Lline, such as
	// https://github.com/owner/name/blob/<commit>/.
	LinkBase string
	// MaxBytes is the length from which on findings are only counted; 0 means no limit.
	MaxBytes int
}

type handler struct {
	w         io.Writer
	o         Options
	kinds     report.Kinds
	tally     report.Tally
	table     bytes.Buffer // the list at the top
	details   bytes.Buffer
	left      int // findings left out to keep the length
	n         int
	model     string
	explained map[string]bool
}

// New returns a handler that writes the text when the run ends.
func New(w io.Writer, o Options) finding.Handler {
	return &handler{w: w, o: o, explained: map[string]bool{}}
}

func (h *handler) Start(r finding.Run) error {
	h.kinds, h.model = report.NewKinds(r), r.Model
	return nil
}

func (h *handler) Progress(finding.Progress) {}

func (h *handler) Skipped(s source.Skipped) error {
	h.tally.Skipped = append(h.tally.Skipped, s)
	return nil
}

// closing is the room kept for what follows the findings.
const closing = 4_000

func (h *handler) Finding(f *finding.Finding) error {
	h.tally.Add(f)
	kind := h.kinds.Of(f)
	h.n++
	row := fmt.Sprintf("| %d | %s | %s | %s |\n", h.n, label(f), escape(kind.Title), h.place(f.Location))
	part := h.finding(f, kind)
	used := h.table.Len() + h.details.Len() + closing
	if h.left > 0 || h.o.MaxBytes > 0 && used+len(row)+len(part) > h.o.MaxBytes {
		h.left++
		return nil
	}
	h.explained[kind.ID] = true
	h.table.WriteString(row)
	h.details.WriteString(part)
	return nil
}

// label is a finding's severity, or what it is instead.
func label(f *finding.Finding) string {
	switch {
	case f.Suppressed != nil:
		return "suppressed"
	case f.Advice:
		return "advice"
	}
	icon := map[finding.Severity]string{finding.Critical: "🔴", finding.High: "🟠", finding.Medium: "🟡", finding.Low: "🔵"}[f.Severity]
	return strings.TrimSpace(icon + " " + string(f.Severity))
}

// place is a location as a link, or as code.
func (h *handler) place(l finding.Location) string {
	text := code(fmt.Sprintf("%s:%d", report.Clean(l.Path), l.Start.Line))
	if h.o.LinkBase == "" {
		return strings.ReplaceAll(text, "|", `\|`)
	}
	lines := fmt.Sprintf("#L%d", l.Start.Line)
	if l.End.Line > l.Start.Line {
		lines += fmt.Sprintf("-L%d", l.End.Line)
	}
	return fmt.Sprintf("[%s](%s%s%s)", strings.ReplaceAll(text, "|", `\|`), h.o.LinkBase, escapePath(l.Path), lines)
}

// finding is the part about one finding.
func (h *handler) finding(f *finding.Finding, kind *finding.Kind) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %d. %s\n\n%s · %s · %s", h.n, escape(kind.Title), label(f), code(f.RuleID), h.place(f.Location))
	if f.Function != "" {
		fmt.Fprintf(&b, " in %s", code(report.Clean(f.Function)))
	}
	fmt.Fprintf(&b, "\n\n%s\n", escape(f.Message))
	if s := f.Suppressed; s != nil && s.Reason != "" {
		fmt.Fprintf(&b, "\nSuppressed: %s\n", escape(s.Reason))
	}
	b.WriteString(h.excerpt(f.Location))
	b.WriteString(h.flow(f.Steps))
	b.WriteString(h.others(f))
	for _, n := range f.Evidence.Notes {
		fmt.Fprintf(&b, "\n> %s\n", escape(n))
	}
	if o := report.Opinion(f, h.kinds.Title); o != "" {
		fmt.Fprintf(&b, "\n> %s\n", escape(o))
	}
	if !h.explained[kind.ID] {
		b.WriteString(advice(kind))
	}
	if f.Fix != nil {
		fmt.Fprintf(&b, "\nReplace it by:\n%s", fenced(f.Fix.Text))
	}
	return b.String()
}

// advice is a kind's why and fix in short.
func advice(kind *finding.Kind) string {
	var b strings.Builder
	if why := report.Opening(kind.Why); why != "" {
		fmt.Fprintf(&b, "\n**Why it matters.** %s\n", why)
	}
	if first, items := report.Advice(kind.Fix, 5); first != "" || len(items) > 0 {
		b.WriteString("\n" + strings.TrimSpace("**How to fix it.** "+first) + "\n")
		if len(items) > 0 {
			fmt.Fprintf(&b, "\n- %s\n", strings.Join(items, "\n- "))
		}
	}
	return b.String()
}

// excerpt is the code around a location, with its lines marked.
func (h *handler) excerpt(l finding.Location) string {
	lines := report.Excerpt(h.o.Sources, l, 2, 0)
	if len(lines) == 0 {
		return ""
	}
	digits := len(fmt.Sprint(lines[len(lines)-1].Number))
	var b strings.Builder
	for _, line := range lines {
		mark := " "
		if line.Marked() {
			mark = ">"
		}
		b.WriteString(strings.TrimRight(fmt.Sprintf("%s %*d  %s", mark, digits, line.Number, line.Text), " ") + "\n")
	}
	return "\n" + fenced(b.String())
}

// maxSteps is how many steps of a path are listed.
const maxSteps = 30

// flow is the way of the data, folded.
func (h *handler) flow(steps []finding.Step) string {
	if len(steps) < 2 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\n<details><summary>How the data gets there: %s</summary>\n\n", report.Count(len(steps), "step"))
	for i, s := range steps {
		if len(steps) > maxSteps && i >= maxSteps/2 && i < len(steps)-maxSteps/2 {
			if i == maxSteps/2 {
				fmt.Fprintf(&b, "\n… %s …\n\n", report.Count(len(steps)-maxSteps, "more step"))
			}
			continue
		}
		fmt.Fprintf(&b, "%d. %s: %s", i+1, h.place(s.Location), escape(s.Message))
		if lines := report.Excerpt(h.o.Sources, s.Location, 0, 0); len(lines) > 0 {
			fmt.Fprintf(&b, "<br>%s", code(strings.TrimSpace(lines[0].Text)))
		}
		b.WriteString("\n")
	}
	b.WriteString("\n</details>\n")
	return b.String()
}

// maxOthers is how many other sources are named.
const maxOthers = 10

// others says where else the data comes from.
func (h *handler) others(f *finding.Finding) string {
	if len(f.OtherSources) == 0 {
		return ""
	}
	var places []string
	for _, s := range f.OtherSources[:min(len(f.OtherSources), maxOthers)] {
		places = append(places, h.place(s.Location))
	}
	text := fmt.Sprintf("\nAlso reached from %s: %s", report.Others(f), strings.Join(places, ", "))
	if left := len(f.OtherSources) + f.MoreSources - len(places); left > 0 {
		text += fmt.Sprintf(" and %s more", report.Number(left))
	}
	return text + ".\n"
}

// End writes everything.
func (h *handler) End(s finding.Summary) error {
	var b bytes.Buffer
	title := "no flaws found"
	if n := h.tally.Total(); n > 0 {
		title = report.Count(n, "flaw") + " found: " + h.tally.Severities()
	}
	fmt.Fprintf(&b, "## shrike: %s\n\n%s\n", title, totals(s))
	if h.table.Len() > 0 {
		b.WriteString("\n| # | | Flaw | Where |\n|--:|---|---|---|\n")
		b.Write(h.table.Bytes())
		b.Write(h.details.Bytes())
	}
	if h.left > 0 {
		fmt.Fprintf(&b, "\n**%s more** did not fit here.\n", report.Number(h.left))
	}
	if h.model != "" && h.model != "none" {
		fmt.Fprintf(&b, "\nModel: %s\n", code(report.Clean(h.model)))
	}
	h.notAnalysed(&b)
	bounds(&b, &s)
	if _, err := h.w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing Markdown: %w", err)
	}
	return nil
}

// totals is the line of numbers.
func totals(s finding.Summary) string {
	line := report.Count(s.Files, "file") + ", " + report.Count(s.Lines, "line") + " analysed"
	if s.Suppressed > 0 {
		line += "; " + report.Number(s.Suppressed) + " suppressed"
	}
	if s.Hidden > 0 {
		line += "; " + report.Number(s.Hidden) + " less certain, not shown"
	}
	return line + "."
}

// maxListed is how many files, and limits, are named.
const maxListed = 20

func (h *handler) notAnalysed(b *bytes.Buffer) {
	list := h.tally.Skipped
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(b, "\n<details><summary>%s not or not fully analysed</summary>\n\n", report.Count(len(list), "file"))
	for _, s := range list[:min(len(list), maxListed)] {
		part := ""
		if s.Partial {
			part = " in part"
		}
		fmt.Fprintf(b, "- %s: %s%s", code(report.Clean(s.Path)), escape(s.Reason), part)
		if s.Detail != "" {
			fmt.Fprintf(b, " (%s)", escape(s.Detail))
		}
		b.WriteString("\n")
	}
	more(b, len(list))
	b.WriteString("\n</details>\n")
}

func bounds(b *bytes.Buffer, s *finding.Summary) {
	if cut := s.CutShort(); len(cut) > 0 {
		fmt.Fprintf(b, "\nWork was cut short by %s, flaws may have been missed:\n\n", report.Count(len(cut), "limit"))
		for _, l := range cut[:min(len(cut), maxListed)] {
			fmt.Fprintf(b, "- %s, limit %s, in %s\n", escape(l.Name), report.Number(l.Limit), code(report.Clean(l.Where)))
		}
		more(b, len(cut))
	}
	if n := len(s.Coarser()); n > 0 {
		fmt.Fprintf(b, "\nAnalysed more coarsely in %s, to bound the work.\n", report.Count(n, "place"))
	}
}

func more(b *bytes.Buffer, n int) {
	if n > maxListed {
		fmt.Fprintf(b, "- … %s more\n", report.Number(n-maxListed))
	}
}
