// Package markup says where in an HTML document the text stands that follows some beginning of it.
package markup

import "strings"

// Place is a part of a document in which text means something of its own.
type Place uint8

// The places.
const (
	Text      Place = iota // between tags
	Tag                    // inside a tag, outside of attribute values
	Attribute              // in an attribute's value
	Script                 // in a script element
	Style                  // in a style element
	Comment                // in a comment
)

// Position is where a text stands.
type Position struct {
	Place Place
	// Attribute is the name of the attribute whose value it is, in lower case; "" elsewhere.
	Attribute string
	// Quote is '"' or '\'' around that value, 0 when there is none.
	Quote byte
	// Before is what stands before it in the value, script or style.
	Before string
}

// At returns the position of what follows text. It follows the HTML standard's tokeniser as far as
// templates go: it knows no character references, and takes an unfinished start for text.
func At(text string) Position {
	for {
		open := strings.IndexByte(text, '<')
		if open < 0 || open+1 >= len(text) {
			return Position{}
		}
		text = text[open+1:]
		switch c := text[0]; {
		case strings.HasPrefix(text, "!--"):
			end := strings.Index(text, "-->")
			if end < 0 {
				return Position{Place: Comment}
			}
			text = text[end+3:]
		case c == '/' || c == '!' || isLetter(c):
			rest, at := tag(text)
			if at.Place != Text {
				return at
			}
			text = rest
		}
	}
}

// rawElements are those whose content is no markup.
var rawElements = map[string]Place{"script": Script, "style": Style}

// tag reads a tag, and the content of an element that has no markup inside. It returns the text behind
// it, or the position at the end of the text when that comes first.
func tag(text string) (rest string, at Position) {
	n := strings.IndexAny(text, " \t\r\n/>")
	if n <= 0 {
		n = 1 // of an end tag, or a name that is not complete
	}
	name := strings.ToLower(text[:n])
	text = text[n:]
	for {
		text = strings.TrimLeft(text, " \t\r\n/")
		if text == "" {
			return "", Position{Place: Tag}
		}
		if text[0] == '>' {
			break
		}
		var attr Position
		if text, attr = attribute(text); attr.Place != Text {
			return "", attr
		}
	}
	text = text[1:]
	raw := rawElements[name]
	if raw == Text {
		return text, Position{}
	}
	end := strings.Index(strings.ToLower(text), "</"+name)
	if end < 0 {
		return "", Position{Place: raw, Before: text}
	}
	return text[end:], Position{}
}

// attribute reads an attribute, of which text is the beginning.
func attribute(text string) (rest string, at Position) {
	n := 1 + strings.IndexAny(text[1:], " \t\r\n/>=")
	if n == 0 {
		return "", Position{Place: Tag}
	}
	name := strings.ToLower(text[:n])
	value, ok := strings.CutPrefix(strings.TrimLeft(text[n:], " \t\r\n"), "=")
	if !ok {
		return text[n:], Position{}
	}
	value = strings.TrimLeft(value, " \t\r\n")
	in := Position{Place: Attribute, Attribute: name}
	ends := " \t\r\n>"
	if value != "" && (value[0] == '"' || value[0] == '\'') {
		in.Quote, ends, value = value[0], value[:1], value[1:]
	}
	end := strings.IndexAny(value, ends)
	if end < 0 {
		in.Before = value
		return "", in
	}
	if in.Quote != 0 {
		end++
	}
	return value[end:], Position{}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
