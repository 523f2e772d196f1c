package text

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/shrike-sec/shrike/internal/source"
)

// maxListed is how many files not analysed, and bounds, are named one by one.
const maxListed = 10

// End prints the closing summary.
func (h *handler) End(s finding.Summary) error {
	h.line("%s", h.verdict())
	h.line("%s, %s analysed in %s", report.Count(s.Files, "file"), report.Count(s.Lines, "line"), report.Seconds(s.Seconds))
	if h.model != "" && h.model != "none" {
		h.line("%s", h.style.dim("Ordered with the help of the model "+report.Clean(h.model)))
	}
	if s.Library {
		h.line("%s", h.style.dim("Analysed as a package that others call: what they pass to it counts as untrusted (--no-library if it is an application)"))
	}
	var aside []string
	if s.Suppressed > 0 {
		aside = append(aside, report.Number(s.Suppressed)+" suppressed (--show-suppressed shows them)")
	}
	if s.Hidden > 0 {
		aside = append(aside, report.Number(s.Hidden)+" less certain, not shown (--all shows them)")
	}
	if len(aside) > 0 {
		h.line("%s", strings.Join(aside, "; "))
	}
	h.skipped()
	h.bounds(&s)
	return h.flush()
}

// verdict is the line that says how many findings there are.
func (h *handler) verdict() string {
	line := h.style.good("No flaws found")
	if n := h.tally.Total(); n > 0 {
		line = h.style.bold(report.Count(n, "flaw")+" found") + ": " + h.tally.Severities()
	}
	if n := h.tally.Advice; n > 0 {
		line += fmt.Sprintf("; %s from the model", report.Count(n, "piece")+" of advice")
	}
	return line
}

// skipped lists what was not analysed.
func (h *handler) skipped() {
	whole, partly := 0, 0
	for _, s := range h.tally.Skipped {
		if s.Partial {
			partly++
		} else {
			whole++
		}
	}
	var counts []string
	if whole > 0 {
		counts = append(counts, "Not analysed: "+report.Number(whole))
	}
	if partly > 0 {
		counts = append(counts, "Analysed only in part: "+report.Number(partly))
	}
	if len(counts) == 0 {
		return
	}
	h.line("%s", strings.Join(counts, ". "))
	h.list(len(h.tally.Skipped), func(i int) string { return h.describe(&h.tally.Skipped[i]) })
}

func (h *handler) describe(s *source.Skipped) string {
	text := h.style.path(report.Clean(h.relative(s.Path))) + "  " + report.Clean(s.Reason)
	if s.Partial {
		text += " (in part)"
	}
	if s.Detail != "" {
		text += h.style.dim("  " + report.Clean(s.Detail))
	}
	return text
}

// bounds lists the limits that cut work short, and says in a line that others made it coarser.
func (h *handler) bounds(s *finding.Summary) {
	if cut := s.CutShort(); len(cut) > 0 {
		h.line("Work cut short by limits in %s, flaws may have been missed:", report.Count(len(cut), "place"))
		h.limits(cut)
	}
	switch coarser := s.Coarser(); {
	case len(coarser) == 0:
	case h.o.Verbose:
		h.line("Analysed more coarsely because of limits in %s:", report.Count(len(coarser), "place"))
		h.limits(coarser)
	default:
		h.line("%s", h.style.dim(fmt.Sprintf("Analysed more coarsely in %s (--verbose lists them)", report.Count(len(coarser), "place"))))
	}
}

// maxPlaces is how many places of one limit are named.
const maxPlaces = 3

// limits lists limits that bit, all of one name in a line unless every one is asked for.
func (h *handler) limits(bounds []finding.Bound) {
	if h.o.Verbose {
		h.list(len(bounds), func(i int) string { return h.bound(&bounds[i]) })
		return
	}
	var names []string
	places := map[string][]string{}
	for _, b := range bounds {
		name := fmt.Sprintf("%s  (limit %s)", report.Clean(b.Name), report.Number(b.Limit))
		if places[name] == nil {
			names = append(names, name)
		}
		places[name] = append(places[name], report.Clean(cmp.Or(b.Where, "…")))
	}
	for _, name := range names {
		all := places[name]
		text := strings.Join(all[:min(len(all), maxPlaces)], ", ")
		if more := len(all) - maxPlaces; more > 0 {
			text += fmt.Sprintf(" and %s more; --verbose lists them", report.Number(more))
		}
		h.line("  %s  %s", name, h.style.dim(text))
	}
}

func (h *handler) bound(b *finding.Bound) string {
	return fmt.Sprintf("%s  %s  (limit %s)", report.Clean(b.Name), h.style.path(report.Clean(b.Where)), report.Number(b.Limit))
}

// list prints items, all of them only when asked.
func (h *handler) list(n int, item func(int) string) {
	for i := range n {
		if i == maxListed && !h.o.Verbose && n > maxListed+1 {
			h.line("  %s", h.style.dim(fmt.Sprintf("… %s more; --verbose lists them", report.Number(n-maxListed))))
			return
		}
		h.line("  %s", item(i))
	}
}
