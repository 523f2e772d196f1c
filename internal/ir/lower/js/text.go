package js

import (
	"html"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

func itoa(i int) string { return strconv.Itoa(i) }

// stringValue returns what a string literal, or a template without substitutions, stands for.
func (l *lowerer) stringValue(n node) string {
	s := l.text(n)
	if len(s) < 2 {
		return ""
	}
	s = s[1 : len(s)-1]
	if l.kind(l.nodes[n].Parent) == kind.JsxAttribute {
		return html.UnescapeString(s)
	}
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return unescape(s)
}

// numberKey returns the property name that a number literal used as a key stands for.
func numberKey(s string) string {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i == 0 && s[0] == '0' && len(s) > 1 {
			if v, err := strconv.ParseInt(strings.TrimSuffix(s, "n"), 0, 64); err == nil {
				return strconv.FormatInt(v, 10)
			}
			return s
		}
	}
	return s
}

// unescape resolves the escapes of a string, template or identifier.
func unescape(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for i >= 0 && i+1 < len(s) {
		b.WriteString(s[:i])
		s = s[i+1:]
		s = s[writeEscape(&b, s):]
		i = strings.IndexByte(s, '\\')
	}
	b.WriteString(s)
	return b.String()
}

const simpleEscapes = "n\nt\tr\rb\bf\fv\v"

// writeEscape writes what the escape at the start of s (behind the backslash) stands for, and
// returns its length.
func writeEscape(b *strings.Builder, s string) int {
	switch c := s[0]; {
	case c == 'x':
		if v, n := hex(s[1:], 2); n > 0 {
			b.WriteRune(v)
			return 1 + n
		}
	case c == 'u':
		return writeUnicode(b, s)
	case c == '\r' && len(s) > 1 && s[1] == '\n':
		return 2
	case c == '\n', c == '\r':
		return 1
	case c >= '0' && c <= '7':
		n := 1
		for n < 3 && n < len(s) && s[n] >= '0' && s[n] <= '7' {
			n++
		}
		v, _ := strconv.ParseUint(s[:n], 8, 16)
		b.WriteRune(rune(v))
		return n
	default:
		if i := strings.IndexByte(simpleEscapes, c); i >= 0 && i%2 == 0 {
			b.WriteByte(simpleEscapes[i+1])
			return 1
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	b.WriteString(s[:n])
	return n
}

// writeUnicode writes \uXXXX, a pair of surrogates, or \u{X…}; s starts with the u.
func writeUnicode(b *strings.Builder, s string) int {
	if strings.HasPrefix(s, "u{") {
		end := strings.IndexByte(s, '}')
		if v, n := hex(s[2:max(end, 2)], 8); n > 0 && n == end-2 {
			b.WriteRune(v)
			return end + 1
		}
		b.WriteByte('u')
		return 1
	}
	v, n := hex(s[1:], 4)
	if n != 4 {
		b.WriteByte('u')
		return 1
	}
	if utf16.IsSurrogate(v) && strings.HasPrefix(s[5:], `\u`) {
		if low, n := hex(s[7:], 4); n == 4 {
			b.WriteRune(utf16.DecodeRune(v, low))
			return 11
		}
	}
	b.WriteRune(v)
	return 5
}

// hex reads up to n hexadecimal digits.
func hex(s string, n int) (v rune, length int) {
	for length < n && length < len(s) {
		d := strings.IndexByte("0123456789abcdef", s[length]|0x20)
		if d < 0 || s[length] < '0' {
			break
		}
		v = v<<4 | rune(d)
		length++
	}
	return v, length
}
