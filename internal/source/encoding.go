package source

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// decodeUTF16 turns text that begins with a UTF-16 byte order mark into UTF-8 and returns other
// text as it is. Lone surrogates and a trailing odd byte become U+FFFD.
func decodeUTF16(text []byte) []byte {
	var high, low int
	switch {
	case bytes.HasPrefix(text, []byte{0xff, 0xfe}):
		high, low = 1, 0
	case bytes.HasPrefix(text, []byte{0xfe, 0xff}):
		high, low = 0, 1
	default:
		return text
	}
	units := make([]uint16, 0, len(text)/2)
	for i := 2; i+1 < len(text); i += 2 {
		units = append(units, uint16(text[i+high])<<8|uint16(text[i+low]))
	}
	out := make([]byte, 0, len(units))
	for _, r := range utf16.Decode(units) {
		out = utf8.AppendRune(out, r)
	}
	if len(text)%2 == 1 {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return out
}

// isBinary reports whether text is no text: it has NUL bytes, or too many bytes that are no UTF-8
// even for a file in an old eight-bit encoding.
func isBinary(text []byte) bool {
	if bytes.IndexByte(text, 0) >= 0 {
		return true
	}
	if utf8.Valid(text) {
		return false
	}
	bad := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		i += n
	}
	return bad*10 > len(text)*3
}
