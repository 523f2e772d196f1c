package source

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestPositions(t *testing.T) {
	text := "ab\r\nçd😀e\n\rx\xff"
	f := New("a.js", []byte(text))
	tests := []struct{ offset, line, column int }{
		{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {4, 2, 1}, {5, 2, 1}, {6, 2, 2}, {7, 2, 3}, {9, 2, 3}, {11, 2, 5}, {12, 2, 6},
		{13, 3, 1}, {14, 4, 1}, {15, 4, 2}, {16, 4, 3}, {99, 4, 3}, {-1, 1, 1},
	}
	for _, tt := range tests {
		if l, c := f.Position(tt.offset); l != tt.line || c != tt.column {
			t.Errorf("Position(%d) = %d:%d, want %d:%d", tt.offset, l, c, tt.line, tt.column)
		}
	}
	for _, tt := range []struct{ line, column, offset int }{
		{1, 1, 0}, {1, 9, 2}, {2, 4, 7}, {2, 5, 11}, {0, 3, 0}, {4, 2, 15}, {5, 1, 16},
	} {
		if got := f.Offset(tt.line, tt.column); got != tt.offset {
			t.Errorf("Offset(%d, %d) = %d, want %d", tt.line, tt.column, got, tt.offset)
		}
	}
	if got, want := f.Lines(0, 99), []string{"ab", "çd😀e", "", "x\xff"}; !slices.Equal(got, want) {
		t.Errorf("Lines = %q, want %q", got, want)
	}
	if string(f.Code) != "ab\r\nçd😀e\n\rx_" {
		t.Errorf("Code = %q", f.Code)
	}
}

func TestByteOrderMarks(t *testing.T) {
	f := New("a.js", []byte("\xef\xbb\xbff()\ng()"))
	if l, c := f.Position(3); l != 1 || c != 1 {
		t.Errorf("Position(3) = %d:%d", l, c)
	}
	if f.Offset(1, 1) != 3 || f.Line(1) != "f()" || string(f.Code) != "   f()\ng()" {
		t.Errorf("offset %d, line %q, code %q", f.Offset(1, 1), f.Line(1), f.Code)
	}
	for _, text := range []string{"\xff\xfef\x00\x3d\xd8\x00\xde", "\xfe\xff\x00f\xd8\x3d\xde\x00"} {
		if f := New("a.js", []byte(text)); string(f.Code) != "f😀" {
			t.Errorf("UTF-16 decoded to %q", f.Code)
		}
	}
}

func TestLineCount(t *testing.T) {
	for text, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb": 2, "\n": 1, "\r\n\r\n": 2, "\xef\xbb\xbf": 0} {
		if got := New("a.js", []byte(text)).LineCount(); got != want {
			t.Errorf("LineCount(%q) = %d, want %d", text, got, want)
		}
	}
}

// FuzzPositions checks that byte offsets survive the way to lines and UTF-16 columns and back, and
// that columns count what UTF-16 says.
func FuzzPositions(f *testing.F) {
	f.Add("ab\r\nçd😀e\n\rx\xff", 5)
	f.Add("\xef\xbb\xbfa\u2028b", 1)
	f.Add("\xff\xfea\x00", 0)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		file := New("a.js", []byte(text))
		text = string(file.Text)
		if len(file.Code) != len(text) {
			t.Fatalf("code has %d bytes, text %d", len(file.Code), len(text))
		}
		line, column := file.Position(offset)
		start := file.LineStart(line)
		back := file.Offset(line, column)
		if want := min(max(offset, int(file.lines[0])), len(text)); back > want || want-back >= utf8.UTFMax {
			t.Fatalf("offset %d became %d:%d and then %d in %q", offset, line, column, back, text)
		}
		if l, c := file.Position(back); l != line || c > column {
			t.Fatalf("%d:%d at %d became %d:%d in %q", line, column, back, l, c, text)
		}
		if units := len(utf16.Encode([]rune(text[start:back]))); units != column-1 && !strings.ContainsAny(text[start:back], "\r\n") {
			t.Fatalf("%d:%d has %d units before it in %q", line, column, units, text)
		}
		for n, l := range file.Lines(1, len(file.lines)) {
			if strings.ContainsAny(l, "\r\n") {
				t.Fatalf("line %d of %q is %q", n+1, text, l)
			}
		}
	})
}
