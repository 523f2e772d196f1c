package regex

import (
	"regexp"
	"strings"
)

// relaxed returns an expression for Go's engine that matches wherever expr does, in ASCII text, and
// perhaps elsewhere, so that a linear search can tell where backtracking is in vain; nil when there is
// none. Look-around is left out, a back-reference is any text.
func relaxed(expr string, multiline bool) *regexp.Regexp {
	flags := "(?s)"
	if multiline {
		flags = "(?m)"
	}
	var b strings.Builder
	b.WriteString(flags)
	for i := 0; i < len(expr); {
		n, text := relaxAt(expr[i:])
		if n < 0 {
			return nil
		}
		b.WriteString(text)
		i += n
	}
	re, err := regexp.Compile(b.String())
	if err != nil {
		return nil
	}
	return re
}

// relaxAt returns how much of an expression is to be replaced by what; -1 when that is not known.
func relaxAt(expr string) (n int, text string) {
	switch {
	case strings.HasPrefix(expr, "(?=") || strings.HasPrefix(expr, "(?!") || strings.HasPrefix(expr, "(?<=") || strings.HasPrefix(expr, "(?<!"):
		end := closing(expr)
		if end > 0 && end < len(expr) && strings.IndexByte("*+?{", expr[end]) >= 0 {
			return -1, ""
		}
		return end, ""
	case strings.HasPrefix(expr, "(?>"):
		return 3, "(?:"
	case expr[0] == '\\' && len(expr) > 1:
		if c := expr[1]; c >= '1' && c <= '9' || c == 'k' {
			n := 2
			if c == 'k' {
				n = strings.IndexAny(expr, ">}'") + 1
			}
			if n < 2 || n < len(expr) && expr[n] >= '0' && expr[n] <= '9' {
				return -1, ""
			}
			return n, "(?s:.*)"
		}
		return 2, expr[:2]
	case expr[0] == '[':
		n := class(expr)
		if n < 0 {
			return -1, ""
		}
		return n, expr[:n]
	case expr[0] == '$':
		return 1, "(?m:$)" // at the end of the text a line break may follow
	}
	return 1, expr[:1]
}

// closing returns the length of the group that an expression begins with, or -1.
func closing(expr string) int {
	depth := 0
	for i := 0; i < len(expr); i++ {
		switch expr[i] {
		case '\\':
			i++
		case '[':
			n := class(expr[i:])
			if n < 0 {
				return -1
			}
			i += n - 1
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// class returns the length of the character class that an expression begins with, or -1.
func class(expr string) int {
	i := 1
	if i < len(expr) && expr[i] == '^' {
		i++
	}
	if i < len(expr) && expr[i] == ']' {
		i++
	}
	for ; i < len(expr); i++ {
		switch expr[i] {
		case '\\':
			i++
		case '[': // a named class or a subtraction
			return -1
		case ']':
			return i + 1
		}
	}
	return -1
}

// alike reports whether both engines take a text for the same: they differ in letters beyond ASCII, and
// in whether a vertical tab is space.
func alike(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 || text[i] == '\v' {
			return false
		}
	}
	return true
}
