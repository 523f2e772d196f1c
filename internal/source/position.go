package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// Three ways to say where something is meet here. The engine counts bytes from the start of the
// file. People, editors and SARIF count lines and columns, both from 1, columns in UTF-16 code
// units. Lines end with \n, \r\n or a lone \r, as in the language server protocol. A byte order
// mark takes no column; a byte that is not UTF-8 takes one.

// lineStarts returns the offset at which each line starts. There is always a first line; a final
// line ending starts one more, empty, line.
func lineStarts(text []byte) []uint32 {
	starts := make([]uint32, 1, bytes.Count(text, []byte{'\n'})+1)
	if bytes.HasPrefix(text, byteOrderMark) {
		starts[0] = uint32(len(byteOrderMark))
	}
	crs := bytes.IndexByte(text, '\r') >= 0
	for i := 0; i < len(text); i++ {
		if !crs {
			n := bytes.IndexByte(text[i:], '\n')
			if n < 0 {
				break
			}
			i += n
		}
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			starts = append(starts, uint32(i+1))
		}
	}
	return starts
}

// LineCount is the number of lines, not counting an empty one after the last line ending.
func (f *File) LineCount() int {
	n := len(f.lines)
	if n > 0 && int(f.lines[n-1]) == len(f.Text) {
		n--
	}
	return n
}

// Line returns the text of a line, counted from 1, without its ending; "" for one that is not there.
func (f *File) Line(line int) string {
	start, end := f.lineSpan(line)
	return string(f.Text[start:end])
}

// Lines returns the texts of lines first to last, as far as they are there.
func (f *File) Lines(first, last int) []string {
	var out []string
	for n := max(first, 1); n <= min(last, f.LineCount()); n++ {
		out = append(out, f.Line(n))
	}
	return out
}

// LineStart returns the offset at which a line starts; past the last line, the length of the text.
func (f *File) LineStart(line int) int {
	start, _ := f.lineSpan(line)
	return start
}

// lineSpan returns the byte range of a line without its ending.
func (f *File) lineSpan(line int) (start, end int) {
	if line < 1 || line > len(f.lines) {
		return len(f.Text), len(f.Text)
	}
	start, end = int(f.lines[line-1]), len(f.Text)
	if line < len(f.lines) {
		end = int(f.lines[line]) - 1
		if f.Text[end] == '\n' && end > start && f.Text[end-1] == '\r' {
			end--
		}
	}
	return start, end
}

// Position returns the line and the UTF-16 column, both from 1, of a byte offset. An offset inside
// a character is that of the character; one outside of the file is moved to its nearest end.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, int(f.lines[0])), len(f.Text))
	line = sort.Search(len(f.lines), func(i int) bool { return int(f.lines[i]) > offset })
	column = 1
	for i := int(f.lines[line-1]); i < offset; {
		units, size := utf16Width(f.Text[i:])
		if i+size > offset {
			break
		}
		column += units
		i += size
	}
	return line, column
}

// Offset returns the byte offset of a line and UTF-16 column, both from 1. A column beyond the end
// of its line is the end of the line; one inside a character is that of the character.
func (f *File) Offset(line, column int) int {
	if line < 1 {
		return int(f.lines[0])
	}
	i, end := f.lineSpan(line)
	for at := 1; at < column && i < end; {
		units, size := utf16Width(f.Text[i:end])
		if at+units > column {
			break
		}
		at += units
		i += size
	}
	return i
}

// utf16Width returns how many UTF-16 units and how many bytes the first character of text takes.
func utf16Width(text []byte) (units, size int) {
	if text[0] < utf8.RuneSelf {
		return 1, 1
	}
	r, size := utf8.DecodeRune(text)
	if r >= 0x10000 {
		return 2, size
	}
	return 1, size
}
