package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/source"
)

func TestProse(t *testing.T) {
	const long = "A sentence that is long enough to say what there is to say of it"
	for text, want := range map[string]string{
		long + ". Two.":                              long + ".",
		long + ", e.g. a list, v1.2 or so. Then":     long + ", e.g. a list, v1.2 or so.",
		long + " `a. B` in it.\nAnd more.":           long + " `a. B` in it.",
		"No end\n\nnext":                             "No end",
		"Short. " + long + "! `x` is.":               "Short. " + long + "!",
		"All of it is short. The last.\n\nNext par.": "All of it is short. The last.",
		"": "",
	} {
		if got := Opening(text); got != want {
			t.Errorf("Opening(%q) = %q, want %q", text, got, want)
		}
	}
	first, items := Advice("Do:\n\n- a\n  b\n- c\n- d\n\nMore.", 2)
	if first != "Do:" || strings.Join(items, "|") != "a b|c" {
		t.Errorf("Advice: %q, %q", first, items)
	}
	if first, items := Advice("- a\n- b\n\n- c\n", 9); first != "" || strings.Join(items, "|") != "a|b" {
		t.Errorf("Advice of a list: %q, %q", first, items)
	}
	if _, items := Advice("Do.\n\n- a\n", 2); items != nil {
		t.Errorf("Advice without a colon: %q", items)
	}
	for n, want := range map[int]string{0: "0 files", 1: "1 file", 999: "999 files", 1234567: "1,234,567 files"} {
		if got := Count(n, "file"); got != want {
			t.Errorf("Count(%d) = %q", n, got)
		}
	}
	for s, want := range map[float64]string{0.0001: "under 1 ms", 0.25: "250 ms", 1.26: "1.3 s", 75: "1 min 15 s"} {
		if got := Seconds(s); got != want {
			t.Errorf("Seconds(%v) = %q", s, got)
		}
	}
}

func TestExcerptOfManyLinesIsCut(t *testing.T) {
	f := source.New("a.js", []byte(strings.Repeat("f();\n", 100)))
	lines := Excerpt(source.NewIndex([]*source.File{f}), finding.Range(f, 5, 400), 1, 0)
	if len(lines) != maxMarked+2 || lines[0].Number != 1 || lines[0].Marked() || !lines[1].Marked() || lines[1].Text != "f();" {
		t.Errorf("%+v", lines)
	}
}

// FuzzExcerpt checks that whatever a location says, the excerpt is safe to print and its mark lies in it.
func FuzzExcerpt(f *testing.F) {
	f.Add("a\tb\x1b[2J\u202e\nçd😀e\r\n"+strings.Repeat("x", 300), 1, 2, 2, 3, 40)
	f.Add("", 1, 1, 1, 1, 0)
	f.Fuzz(func(t *testing.T, text string, line, column, endLine, endColumn, width int) {
		src := source.NewIndex([]*source.File{source.New("a.js", []byte(text))})
		loc := finding.Location{Path: "a.js", Start: finding.Position{Line: line, Column: column}, End: finding.Position{Line: endLine, Column: endColumn}}
		for _, l := range Excerpt(src, loc, 2, width%500) {
			if l.Start < 0 || l.End < l.Start || l.End > len(l.Text) {
				t.Fatalf("mark %d to %d in %q", l.Start, l.End, l.Text)
			}
			for _, r := range l.Text {
				if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
					t.Fatalf("%U in %q", r, l.Text)
				}
			}
			if !utf8.ValidString(l.Text[:l.Start]) || !utf8.ValidString(l.Text[l.Start:l.End]) {
				t.Fatalf("mark %d to %d cuts a character of %q", l.Start, l.End, l.Text)
			}
		}
	})
}
