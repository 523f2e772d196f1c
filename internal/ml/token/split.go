package token

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// spelling writes each byte as a printable character, as GPT-2 does: tokenizer.json spells tokens so.
// spelled is its inverse.
var spelling, spelled = func() (to [256]rune, from map[rune]byte) {
	from = make(map[rune]byte, 256)
	next := rune(256)
	for b := range 256 {
		to[b] = rune(b)
		if !(b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE) {
			to[b] = next
			next++
		}
		from[to[b]] = byte(b)
	}
	return to, from
}()

// spell is how tokenizer.json writes a token of these bytes.
func spell(text string) string {
	var b strings.Builder
	for i := range len(text) {
		b.WriteRune(spelling[text[i]])
	}
	return b.String()
}

// unspell is the inverse of spell.
func unspell(name string) (string, error) {
	if name == "" {
		return "", fmt.Errorf("the vocabulary has an empty token")
	}
	out := make([]byte, 0, len(name))
	for _, r := range name {
		b, ok := spelled[r]
		if !ok {
			return "", fmt.Errorf("token %q holds %q, which stands for no byte: not a byte-level tokeniser", name, r)
		}
		out = append(out, b)
	}
	return string(out), nil
}

// A class is what the pre-tokeniser tells characters apart by.
type class uint8

const (
	other class = iota // punctuation, symbols, marks, control characters, broken bytes
	space
	letter
	number
)

// ascii is the class of the first 128 characters.
var ascii = func() (t [utf8.RuneSelf]class) {
	for r := range rune(utf8.RuneSelf) {
		t[r] = classOf(r)
	}
	return t
}()

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r):
		return letter
	case unicode.IsNumber(r):
		return number
	}
	return other
}

// classAt is the class and width of the character at the start of s, which is not empty. A byte that
// is no UTF-8 is a character of its own, of class other.
func classAt(s string) (class, int) {
	if c := s[0]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, width := utf8.DecodeRuneInString(s)
	return classOf(r), width
}

// contraction is the length of the English ending at the start of s, which begins with an apostrophe.
func contraction(s string) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case 's', 't', 'm', 'd':
		return 2
	}
	if len(s) > 2 && (s[1:3] == "re" || s[1:3] == "ve" || s[1:3] == "ll") {
		return 3
	}
	return 0
}

// word is the length of the first word of s, which is not empty. It does by hand what GPT-2 does by
//
//	's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
//
// as Go's expressions can't look ahead.
func word(s string) int {
	if s[0] == '\'' {
		if n := contraction(s); n > 0 {
			return n
		}
	}
	c, end := classAt(s)
	if s[0] == ' ' && len(s) > 1 { // one space belongs to the word after it
		if after, width := classAt(s[1:]); after != space {
			c, end = after, 1+width
		}
	}
	last := end // width of the last character taken
	for end < len(s) {
		next, width := classAt(s[end:])
		if next != c {
			break
		}
		end += width
		last = width
	}
	if c == space && end < len(s) && end > last {
		return end - last // the last space is left to the word after it
	}
	return end
}
