package text

import (
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/shrike-sec/shrike/internal/finding"
)

// style colours text, or leaves it alone when false.
type style bool

func (s style) sgr(code, text string) string {
	if !s || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s style) bold(text string) string  { return s.sgr("1", text) }
func (s style) dim(text string) string   { return s.sgr("2", text) }
func (s style) path(text string) string  { return s.sgr("36", text) }
func (s style) mark(text string) string  { return s.sgr("1;31", text) }
func (s style) under(text string) string { return s.sgr("4", text) }
func (s style) good(text string) string  { return s.sgr("1;32", text) }

func (s style) severity(sev finding.Severity, text string) string {
	switch sev {
	case finding.Critical:
		return s.sgr("1;97;41", text)
	case finding.High:
		return s.sgr("1;31", text)
	case finding.Medium:
		return s.sgr("1;33", text)
	}
	return s.sgr("1;34", text)
}

// widths counts what characters take on a terminal: two columns for East Asian wide ones,
// whatever the user's locale, so that output is the same everywhere.
var widths = &runewidth.Condition{StrictEmojiNeutral: true}

// wrap breaks text at spaces into lines of at most width columns.
func wrap(text string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, word := range strings.Fields(text) {
		w := widths.StringWidth(word)
		if used > 0 && used+1+w > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += w
	}
	return append(lines, line)
}
