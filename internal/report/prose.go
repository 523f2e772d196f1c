package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

// FirstParagraph returns a Markdown text's first paragraph, on one line.
func FirstParagraph(markdown string) string {
	text, _, _ := strings.Cut(strings.TrimSpace(markdown), "\n\n")
	return strings.Join(strings.Fields(text), " ")
}

// shortest is the length at which a text's first sentence says enough by itself.
const shortest = 60

// Opening returns a Markdown text's first sentence, or as many of its first paragraph as it takes to
// say something.
func Opening(markdown string) string {
	text := FirstParagraph(markdown)
	code := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '`':
			code = !code
		case '.', '!', '?':
			if !code && i >= shortest && (i+1 == len(text) || text[i+1] == ' ' && startsSentence(text[i+2:])) {
				return text[:i+1]
			}
		}
	}
	return text
}

// startsSentence tells a full stop from that of an abbreviation by what follows.
func startsSentence(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) || r == '`'
}

// Count writes a number with its noun: "1 file", "1,200 files".
func Count(n int, noun string) string {
	if n != 1 {
		switch {
		case strings.HasSuffix(noun, "y"):
			noun = strings.TrimSuffix(noun, "y") + "ies"
		default:
			noun += "s"
		}
	}
	return Number(n) + " " + noun
}

// Number writes a number with commas between thousands.
func Number(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Seconds writes a duration as people would.
func Seconds(s float64) string {
	switch {
	case s < 0.001:
		return "under 1 ms"
	case s < 1:
		return fmt.Sprintf("%.0f ms", s*1000)
	case s < 60:
		return fmt.Sprintf("%.1f s", s)
	}
	return fmt.Sprintf("%d min %d s", int(s)/60, int(s)%60)
}

// Others says how many more sources a finding has: "2 other places".
func Others(f *finding.Finding) string {
	return Count(len(f.OtherSources)+f.MoreSources, "other place")
}

// Percent writes a probability.
func Percent(p float64) string { return fmt.Sprintf("%.0f %%", p*100) }

// Place writes a location as path:line:column.
func Place(l finding.Location) string {
	return fmt.Sprintf("%s:%d:%d", Clean(l.Path), l.Start.Line, l.Start.Column)
}

// Tally counts what a run reported.
type Tally struct {
	BySeverity map[finding.Severity]int // findings that are neither advice nor suppressed
	Advice     int
	Suppressed int // shown although suppressed
	Skipped    []source.Skipped
}

// Add counts a finding.
func (t *Tally) Add(f *finding.Finding) {
	switch {
	case f.Suppressed != nil:
		t.Suppressed++
	case f.Advice:
		t.Advice++
	default:
		if t.BySeverity == nil {
			t.BySeverity = map[finding.Severity]int{}
		}
		t.BySeverity[f.Severity]++
	}
}

// Total is the number of findings that are neither advice nor suppressed.
func (t *Tally) Total() int {
	n := 0
	for _, c := range t.BySeverity {
		n += c
	}
	return n
}

// Severities lists the counts, worst first: "2 critical, 1 low".
func (t *Tally) Severities() string {
	var parts []string
	for _, s := range finding.Severities {
		if n := t.BySeverity[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", Number(n), s))
		}
	}
	return strings.Join(parts, ", ")
}

// Kinds finds a run's kinds by the id that findings carry.
type Kinds map[string]*finding.Kind

// NewKinds returns the kinds of a run by id.
func NewKinds(r finding.Run) Kinds {
	k := make(Kinds, len(r.Kinds))
	for i := range r.Kinds {
		k[r.Kinds[i].ID] = &r.Kinds[i]
	}
	return k
}

// Of returns the kind of a finding: that of its rule, or else of its kind, or else one made up of
// what the finding says itself.
func (k Kinds) Of(f *finding.Finding) *finding.Kind {
	if kind := k[f.RuleID]; kind != nil {
		return kind
	}
	if kind := k[string(f.Kind)]; kind != nil {
		return kind
	}
	return &finding.Kind{ID: f.RuleID, Kind: f.Kind, Title: f.RuleID, Severity: f.Severity}
}

// Advice returns the first paragraph of a Markdown text and, when it leads into a list or is one, the
// first items of that.
func Advice(markdown string, items int) (first string, list []string) {
	head, rest, _ := strings.Cut(strings.TrimSpace(markdown), "\n\n")
	if strings.HasPrefix(head, "- ") {
		return "", listItems(head, items)
	}
	first = strings.Join(strings.Fields(head), " ")
	if !strings.HasSuffix(first, ":") {
		return first, nil
	}
	block, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	return first, listItems(block, items)
}

// listItems returns the first items of a Markdown list.
func listItems(block string, most int) []string {
	var list []string
	for line := range strings.Lines(block) {
		text := strings.TrimSpace(line)
		switch item, isItem := strings.CutPrefix(text, "- "); {
		case isItem && len(list) == most:
			return list
		case isItem:
			list = append(list, item)
		case len(list) > 0:
			list[len(list)-1] += " " + text
		}
	}
	return list
}
