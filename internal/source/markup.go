package source

import (
	"bytes"
	"strings"
)

// A scanner splits HTML, Vue and Svelte into the parts that matter here: tags with the places of
// their attributes and, in Svelte, {expressions}. It reads every byte a bounded number of times.
type scanner struct {
	text   []byte
	markup markup
	pos    int
	broken int // braces that were never closed
}

type markup uint8

const (
	noMarkup markup = iota
	html
	vue
	svelte
)

func markupOf(path string) markup {
	switch extension(path) {
	case ".html", ".htm":
		return html
	case ".vue":
		return vue
	case ".svelte":
		return svelte
	}
	return noMarkup
}

// token is a tag, or an {expression} in running text when name is "{".
type token struct {
	name       string // lower-case
	start, end int
	closing    bool
	attrs      []attribute
}

// attribute is one attribute of a tag; its value is text[value:valueEnd], without quotes or braces.
type attribute struct {
	name            string // as written
	start           int
	value, valueEnd int
	braces          bool // Svelte: name={value}, or {value} alone with an empty name
	hasValue        bool
}

// maxBroken is how many unclosed braces are searched for an end before braces count for nothing.
const maxBroken = 64

// next returns the next token.
func (s *scanner) next() (token, bool) {
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		switch {
		case c == '{' && s.markup == svelte && s.broken < maxBroken:
			if end := s.expressionEnd(s.pos + 1); end >= 0 {
				t := token{name: "{", start: s.pos, end: end + 1}
				s.pos = t.end
				return t, true
			}
			s.pos++
		case c == '<':
			if t, ok := s.tag(); ok {
				return t, true
			}
		default:
			s.pos++
		}
	}
	return token{}, false
}

// tag reads what starts with "<" and moves behind it. Comments and declarations are no tags.
func (s *scanner) tag() (token, bool) {
	rest := s.text[s.pos:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		s.skipPast("-->", 4)
		return token{}, false
	}
	t := token{start: s.pos}
	i := s.pos + 1
	if i < len(s.text) && s.text[i] == '/' {
		t.closing = true
		i++
	}
	if i >= len(s.text) || !isLetter(s.text[i]) {
		s.pos++
		return token{}, false
	}
	from := i
	for i < len(s.text) && !isSpace(s.text[i]) && s.text[i] != '>' && s.text[i] != '/' {
		i++
	}
	t.name = strings.ToLower(string(s.text[from:i]))
	s.pos = i
	s.attributes(&t)
	t.end = s.pos
	return t, true
}

// skipPast moves behind the next occurrence of end, or to the end of the text.
func (s *scanner) skipPast(end string, from int) {
	i := bytes.Index(s.text[s.pos+from:], []byte(end))
	if i < 0 {
		s.pos = len(s.text)
		return
	}
	s.pos += from + i + len(end)
}

// attributes reads up to and including the ">" of a tag.
func (s *scanner) attributes(t *token) {
	for s.pos < len(s.text) {
		c := s.text[s.pos]
		switch {
		case c == '>':
			s.pos++
			return
		case isSpace(c) || c == '/':
			s.pos++
		case c == '{' && s.markup == svelte:
			t.attrs = append(t.attrs, s.braced(attribute{start: s.pos}))
		default:
			t.attrs = append(t.attrs, s.attribute())
		}
	}
}

// attribute reads one attribute that has a name.
func (s *scanner) attribute() attribute {
	a := attribute{start: s.pos}
	s.pos++ // even "=" can begin a name
	for s.pos < len(s.text) && !isSpace(s.text[s.pos]) && !strings.ContainsRune("=>/", rune(s.text[s.pos])) {
		s.pos++
	}
	a.name = string(s.text[a.start:s.pos])
	i := s.pos
	for i < len(s.text) && isSpace(s.text[i]) {
		i++
	}
	if i >= len(s.text) || s.text[i] != '=' {
		return a
	}
	for i++; i < len(s.text) && isSpace(s.text[i]); i++ {
	}
	s.pos = i
	if i == len(s.text) {
		return a
	}
	a.hasValue = true
	switch c := s.text[i]; {
	case c == '"' || c == '\'':
		s.quoted(&a, c)
	case c == '{' && s.markup == svelte:
		return s.braced(a)
	default:
		for s.pos < len(s.text) && !isSpace(s.text[s.pos]) && s.text[s.pos] != '>' {
			s.pos++
		}
		a.value, a.valueEnd = i, s.pos
	}
	return a
}

// quoted reads a value in quotes. In Svelte "{x}" is the same as {x}.
func (s *scanner) quoted(a *attribute, quote byte) {
	a.value = s.pos + 1
	n := bytes.IndexByte(s.text[a.value:], quote)
	if n < 0 {
		n = len(s.text) - a.value
	}
	a.valueEnd = a.value + n
	s.pos = min(a.valueEnd+1, len(s.text))
	if s.markup != svelte || n < 2 || s.text[a.value] != '{' {
		return
	}
	if end := s.expressionEnd(a.value + 1); end == a.valueEnd-1 {
		a.value, a.valueEnd, a.braces = a.value+1, end, true
	}
}

// braced reads a value in braces, which starts here.
func (s *scanner) braced(a attribute) attribute {
	end := s.expressionEnd(s.pos + 1)
	if end < 0 {
		s.pos++
		return a
	}
	a.hasValue, a.braces, a.value, a.valueEnd = true, true, s.pos+1, end
	s.pos = end + 1
	return a
}

// maxExpression is the longest template expression that is read.
const maxExpression = 20_000

// expressionEnd returns where the brace closes that was opened just before i, or -1. Quotes,
// template literals and comments within are stepped over.
func (s *scanner) expressionEnd(i int) int {
	if s.broken >= maxBroken {
		return -1
	}
	var open []byte // brackets and, as '`', template literals not yet closed
	for end := min(len(s.text), i+maxExpression); i < end; i++ {
		c := s.text[i]
		inTemplate := len(open) > 0 && open[len(open)-1] == '`'
		switch {
		case inTemplate && c == '\\':
			i++
		case inTemplate && c == '$' && i+1 < end && s.text[i+1] == '{':
			open = append(open, '{')
			i++
		case c == '`' && inTemplate:
			open = open[:len(open)-1]
		case inTemplate:
		case c == '`' || c == '{':
			open = append(open, c)
		case c == '"' || c == '\'':
			i = s.stringEnd(i, end)
		case c == '/' && i+1 < end && s.text[i+1] == '*':
			if n := bytes.Index(s.text[i+2:end], []byte("*/")); n >= 0 {
				i += n + 3
			}
		case c == '}' && len(open) == 0:
			return i
		case c == '}':
			open = open[:len(open)-1]
		}
	}
	s.broken++
	return -1
}

// stringEnd returns the place of the quote that closes the one at i. An apostrophe that nothing
// closes on its line stands for itself.
func (s *scanner) stringEnd(i, end int) int {
	for j := i + 1; j < end && s.text[j] != '\n'; j++ {
		switch s.text[j] {
		case '\\':
			j++
		case s.text[i]:
			return j
		}
	}
	return i
}

// rawEnd returns where the closing tag of a raw element (script, style) starts that begins at from.
func (s *scanner) rawEnd(name string, from int) int {
	for i := from; ; {
		n := bytes.Index(s.text[i:], []byte("</"))
		if n < 0 {
			return len(s.text)
		}
		i += n + 2
		after := i + len(name)
		if after <= len(s.text) && strings.EqualFold(string(s.text[i:after]), name) &&
			(after == len(s.text) || isSpace(s.text[after]) || s.text[after] == '>' || s.text[after] == '/') {
			return i - 2
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// has reports whether the tag has an attribute of that name.
func (t *token) has(name string) bool {
	for _, a := range t.attrs {
		if strings.EqualFold(a.name, name) {
			return true
		}
	}
	return false
}

// get returns the value of the first attribute of that name, lower-case.
func (t *token) get(text []byte, name string) string {
	for _, a := range t.attrs {
		if strings.EqualFold(a.name, name) {
			return strings.ToLower(strings.TrimSpace(string(text[a.value:a.valueEnd])))
		}
	}
	return ""
}
