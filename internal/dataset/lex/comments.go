package lex

import "strings"

// StripComments takes the comments out of code; lines that held nothing else go too. The second
// result maps each line of the input (from 1) to its line in the output, 0 for one that is gone.
func StripComments(language, code string) (string, []int) {
	var kept strings.Builder
	had := map[int]bool{} // lines that lost something
	line := 1
	for _, t := range Tokens(language, code) {
		text := t.Text(code)
		if t.Kind != Comment {
			kept.WriteString(text)
			line += strings.Count(text, "\n")
			continue
		}
		lines := strings.Count(text, "\n")
		for i := range lines + 1 {
			had[line+i] = true
		}
		if lines == 0 {
			kept.WriteByte(' ') // a comment parts words
		} else {
			kept.WriteString(strings.Repeat("\n", lines)) // lines keep their numbers until below
		}
		line += lines
	}
	var out strings.Builder
	lines := strings.SplitAfter(kept.String(), "\n")
	moved := make([]int, len(lines)+1)
	at := 1
	for i, l := range lines {
		if had[i+1] {
			end := l[len(strings.TrimRight(l, "\r\n")):]
			l = strings.TrimRight(l, " \t\r\n")
			if l == "" {
				continue
			}
			l += end
		}
		if l == "" {
			continue
		}
		out.WriteString(l)
		moved[i+1] = at
		at++
	}
	return out.String(), moved
}

// Words splits a name into its lower-case words: "goodG2B_sink" is good, g2b, sink.
func Words(name string) []string {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, strings.ToLower(word.String()))
			word.Reset()
		}
	}
	var before byte
	for i := range len(name) {
		c := name[i]
		switch {
		case c == '_' || c == '$' || c == '-' || c == '.' || c == ' ' || c == '/':
			flush()
		case isUpper(c) && (isLower(before) || i+1 < len(name) && isLower(name[i+1]) && isUpper(before)):
			flush()
			word.WriteByte(c)
		default:
			word.WriteByte(c)
		}
		before = c
	}
	flush()
	return words
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
