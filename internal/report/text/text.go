// Package text reports to people at a terminal: what is wrong and where, the code, the way the
// data took, why it matters and what to do, and at the end what was and was not looked at.
package text

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/shrike-sec/shrike/internal/source"
	"golang.org/x/term"
)

// Options say how to print.
type Options struct {
	Sources finding.Sources // code to show; nil for none
	// Dir is the directory that paths are shown relative to, so that a terminal or an editor finds
	// them; "" leaves them relative to the project's root.
	Dir     string
	Color   bool
	Width   int  // of the terminal; 0 means none, and lines are as long as they need to be
	Verbose bool // all steps, all files that were not analysed
}

// Terminal finds out whether output to f may be coloured and how wide it may be. NO_COLOR and
// TERM=dumb turn colour off, FORCE_COLOR turns it on.
func Terminal(f *os.File) (color bool, width int) {
	terminal := term.IsTerminal(int(f.Fd()))
	if terminal {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = w
		}
	}
	switch {
	case os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb":
		return false, width
	case os.Getenv("FORCE_COLOR") != "":
		return true, width
	}
	return terminal, width
}

// maxProse is the widest that running text gets, however wide the terminal.
const maxProse = 100

type handler struct {
	w         io.Writer
	o         Options
	style     style
	kinds     report.Kinds
	root      string // of the project
	model     string
	explained map[string]bool // kinds whose why and fix were printed
	tally     report.Tally
	buf       bytes.Buffer
}

// New returns a handler that prints findings as they arrive.
func New(w io.Writer, o Options) finding.Handler {
	return &handler{w: w, o: o, style: style(o.Color), explained: map[string]bool{}}
}

func (h *handler) Start(r finding.Run) error {
	h.kinds, h.root, h.model = report.NewKinds(r), r.Root, r.Model
	return nil
}

func (h *handler) Progress(finding.Progress) {}

func (h *handler) Skipped(s source.Skipped) error {
	h.tally.Skipped = append(h.tally.Skipped, s)
	return nil
}

func (h *handler) Finding(f *finding.Finding) error {
	h.tally.Add(f)
	kind := h.kinds.Of(f)
	h.heading(f, kind)
	h.paragraph("", report.Clean(f.Message))
	h.frame(f.Location)
	h.steps(f.Steps)
	h.others(f)
	for _, n := range f.Evidence.Notes {
		h.paragraph("note", report.Clean(n))
	}
	h.paragraph("note", report.Opinion(f, h.kinds.Title))
	if h.o.Verbose {
		h.paragraph("sure", fmt.Sprintf("%s; %s", report.Percent(f.Confidence), evidence(f)))
	}
	h.explain(kind)
	if f.Fix != nil {
		h.paragraph("", "Replace by: "+report.Clean(f.Fix.Text))
	}
	h.line("")
	return h.flush()
}

// flush writes what was printed since the last time.
func (h *handler) flush() error {
	_, err := h.w.Write(h.buf.Bytes())
	h.buf.Reset()
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

func (h *handler) line(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	h.buf.WriteString(strings.TrimRight(line, " ") + "\n")
}

// heading prints the two lines that say what and where.
func (h *handler) heading(f *finding.Finding, kind *finding.Kind) {
	label := strings.ToUpper(string(f.Severity))
	if f.Advice {
		label = "ADVICE"
	}
	line := h.style.severity(f.Severity, label) + "  " + h.style.bold(report.Clean(kind.Title)) + "  " + h.style.dim(report.Clean(f.RuleID))
	if s := f.Suppressed; s != nil {
		line += h.style.dim("  suppressed: " + report.Clean(strings.Join(nonEmpty(s.By, s.Reason, s.Author), ", ")))
	}
	h.line("%s", line)
	in := ""
	if f.Function != "" {
		in = h.style.dim("  in " + report.Clean(f.Function))
	}
	h.line("  %s%s", h.place(f.Location), in)
}

// place is a location as path:line:column, as compilers print it.
func (h *handler) place(l finding.Location) string {
	l.Path = h.relative(l.Path)
	return h.style.path(report.Place(l))
}

// relative is a project's path seen from Dir, or the absolute one where that is shorter.
func (h *handler) relative(path string) string {
	if h.o.Dir == "" || h.root == "" {
		return path
	}
	full := filepath.Join(h.root, filepath.FromSlash(path))
	rel, err := filepath.Rel(h.o.Dir, full)
	if err != nil || len(rel) > len(full) {
		rel = full
	}
	if strings.HasSuffix(path, "/") {
		rel += "/" // a folder stays recognisable as one
	}
	return filepath.ToSlash(rel)
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// evidence says in words what the confidence comes from.
func evidence(f *finding.Finding) string {
	e := f.Evidence
	parts := nonEmpty(e.SourceKind)
	if e.Steps > 0 {
		parts = append(parts, report.Count(e.Steps, "step"))
	}
	if e.CrossFile {
		parts = append(parts, "across files")
	}
	if e.Unresolved > 0 {
		parts = append(parts, report.Count(e.Unresolved, "unknown call")+" on the way")
	}
	if e.Partial > 0 {
		parts = append(parts, report.Count(e.Partial, "partial check")+" on the way")
	}
	if e.Heuristic {
		parts = append(parts, "recognised by name")
	}
	return strings.Join(append(parts, "fingerprint "+f.Fingerprint), ", ")
}

// explain prints a kind's why and fix the first time, and a pointer to its page.
func (h *handler) explain(kind *finding.Kind) {
	if h.explained[kind.ID] || kind.Why == "" && kind.Fix == "" {
		return
	}
	h.explained[kind.ID] = true
	h.paragraph("why", report.Opening(kind.Why))
	advice, items := report.Advice(kind.Fix, 3)
	h.paragraph("fix", advice)
	for i, item := range items {
		lead := "        - "
		if i == 0 && advice == "" {
			lead = "  " + h.style.dim("fix ") + "  - "
		}
		h.wrapped(lead, "          ", item)
	}
	page := kind.ID
	if kind.Kind != "" {
		page = string(kind.Kind)
	}
	h.paragraph("more", "shrike explain "+report.Clean(page))
}

// paragraph prints running text behind a short label.
func (h *handler) paragraph(label, text string) {
	if text == "" {
		return
	}
	if label == "" {
		h.wrapped("  ", "  ", text)
		return
	}
	h.wrapped("  "+h.style.dim(fmt.Sprintf("%-4s", label))+"  ", "        ", text)
}

// wrapped prints text in lines of at most the width for prose.
func (h *handler) wrapped(first, rest, text string) {
	width := maxProse
	if h.o.Width > 0 {
		width = min(width, max(h.o.Width, 40))
	}
	lead := first
	for _, l := range wrap(text, width-len(rest)) {
		h.line("%s%s", lead, l)
		lead = rest
	}
}
