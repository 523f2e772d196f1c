// Package lex cuts code of any language into tokens, well enough to take comments out, compare texts
// and count words. It needs no grammar, never fails, and works on fragments and broken code.
package lex

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Kind says what a token is.
type Kind uint8

// The kinds of token.
const (
	Space Kind = iota
	Comment
	Name // identifiers and keywords
	Number
	String // with its quotes; regular expressions too
	Punct  // one character
)

// Token is a range of the text.
type Token struct {
	Kind       Kind
	Start, End int
}

// Text is the token's text.
func (t Token) Text(code string) string { return code[t.Start:t.End] }

//go:embed lexis.yaml
var lexisYAML []byte

// Lexis is what is known of a language.
type Lexis struct {
	Languages []string
	Line      []string
	Block     [][2]string
	Strings   []string
	Long      [][2]string
	Template  string
	Regex     bool
	Name      string // characters of names beside letters, digits and underscores
	Import    []string
	Keywords  []string

	imports []*regexp.Regexp
}

// Imports reports whether a line of code imports something.
func (l *Lexis) Imports(line string) bool {
	return slices.ContainsFunc(l.imports, func(p *regexp.Regexp) bool { return p.MatchString(line) })
}

// IsKeyword reports whether a name is a word of the language.
func (l *Lexis) IsKeyword(name string) bool { return slices.Contains(l.Keywords, name) }

// tables is part of the program: a fault in it is one of the program, which the tests find.
var tables = sync.OnceValue(func() []Lexis {
	var all []Lexis
	if err := yaml.Unmarshal(lexisYAML, &all); err != nil {
		panic(fmt.Sprintf("lexis.yaml: %v", err))
	}
	for i := range all {
		for _, p := range all[i].Import {
			all[i].imports = append(all[i].imports, regexp.MustCompile(p))
		}
	}
	return all
})

// Of returns what is known of a language; one that is unknown is taken for a relative of C.
func Of(language string) *Lexis {
	all := tables()
	fallback := &all[0]
	for i := range all {
		if slices.Contains(all[i].Languages, language) {
			return &all[i]
		}
		if slices.Contains(all[i].Languages, "c") {
			fallback = &all[i]
		}
	}
	return fallback
}

// Tokens cuts code into tokens that together are all of it.
func Tokens(language, code string) []Token {
	l := lexer{Lexis: Of(language), code: code, before: Punct}
	for l.at < len(code) {
		start := l.at
		kind := l.next()
		if l.at == start { // cannot be; but a lexer must never hang
			l.at++
		}
		n := len(l.out)
		if n > 0 && kind == Space && l.out[n-1].Kind == Space {
			l.out[n-1].End = l.at
			continue
		}
		l.out = append(l.out, Token{kind, start, l.at})
		if kind != Space && kind != Comment {
			l.before, l.last = kind, code[start:l.at]
		}
	}
	return l.out
}

type lexer struct {
	*Lexis
	code   string
	at     int
	out    []Token
	before Kind   // of the last token that counts
	last   string // its text
}

func (l *lexer) next() Kind {
	rest := l.code[l.at:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case unicode.IsSpace(r):
		l.at += size
		return Space
	case l.comment(rest):
		return Comment
	case l.long(rest):
		return String
	case slices.Contains(l.Strings, rest[:1]):
		l.at += quoted(rest, rest[0], false)
		return String
	case l.Template != "" && rest[:1] == l.Template:
		l.at += template(rest, rest[0])
		return String
	case l.Regex && r == '/' && l.regexMayBegin():
		l.at += regex(rest)
		return String
	case unicode.IsDigit(r):
		l.at += span(rest, func(r rune) bool { return l.inName(r) || r == '.' })
		return Number
	case l.inName(r):
		l.at += span(rest, l.inName)
		return Name
	}
	l.at += size
	return Punct
}

func (l *lexer) inName(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) || l.Name != "" && strings.ContainsRune(l.Name, r)
}

// comment takes a comment, if one begins here.
func (l *lexer) comment(rest string) bool {
	for _, b := range l.Block {
		if strings.HasPrefix(rest, b[0]) {
			l.at += until(rest, len(b[0]), b[1])
			return true
		}
	}
	for _, s := range l.Line {
		if strings.HasPrefix(rest, s) && !(s == "#" && strings.HasPrefix(rest, "#!") && l.at > 0) {
			if n := strings.IndexByte(rest, '\n'); n >= 0 {
				l.at += n
			} else {
				l.at = len(l.code)
			}
			return true
		}
	}
	return false
}

// long takes a string of several lines, if one begins here.
func (l *lexer) long(rest string) bool {
	for _, b := range l.Long {
		if strings.HasPrefix(rest, b[0]) {
			l.at += until(rest, len(b[0]), b[1])
			return true
		}
	}
	return false
}

// regexMayBegin reports whether a slash here begins a regular expression rather than divides.
func (l *lexer) regexMayBegin() bool {
	switch l.before {
	case Number, String:
		return false
	case Name:
		return slices.Contains([]string{"return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield"}, l.last)
	}
	return l.last != ")" && l.last != "]" && l.last != "}"
}

// until is the length up to and with the end mark.
func until(s string, from int, end string) int {
	if n := strings.Index(s[from:], end); n >= 0 {
		return from + n + len(end)
	}
	return len(s)
}

func span(s string, is func(rune) bool) int {
	for i, r := range s {
		if !is(r) {
			return i
		}
	}
	return len(s)
}

// quoted is the length of a string. One that does not end on its line ends with it.
func quoted(s string, quote byte, multiline bool) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == quote:
			return i + 1
		case s[i] == '\n' && !multiline:
			return i
		}
	}
	return len(s)
}

// maxNesting bounds templates within templates.
const maxNesting = 50

// template is the length of a template literal, with what is in its ${…}.
func template(s string, quote byte) int {
	var braces []int // open braces of each template that is open
	for i := 1; i < len(s); i++ {
		inText := len(braces)%2 == 0
		switch {
		case s[i] == '\\':
			i++
		case inText && s[i] == quote:
			if len(braces) == 0 {
				return i + 1
			}
			braces = braces[:len(braces)-1]
		case inText && s[i] == '$' && i+1 < len(s) && s[i+1] == '{':
			braces = append(braces, 0)
			i++
		case inText:
		case s[i] == quote && len(braces) < maxNesting:
			braces = append(braces, 0)
		case s[i] == '"' || s[i] == '\'':
			i += quoted(s[i:], s[i], false) - 1
		case s[i] == '{':
			braces[len(braces)-1]++
		case s[i] == '}':
			if braces[len(braces)-1]--; braces[len(braces)-1] < 0 {
				braces = braces[:len(braces)-1]
			}
		}
	}
	return len(s)
}

// regex is the length of a regular expression with its flags, or 1 when the line ends first.
func regex(s string) int {
	class := false
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '\n':
			return 1
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				return i + 1 + span(s[i+1:], unicode.IsLetter)
			}
		}
	}
	return 1
}
