package html

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/shrike-sec/shrike/internal/finding"
	"github.com/shrike-sec/shrike/internal/report"
	"github.com/yuin/goldmark"
)

// painter turns code into HTML with the classes of page.css. Lines are coloured one by one: what
// began on a line that is not shown is not known, which colours a little wrong and costs nothing.
type painter struct {
	src    finding.Sources
	lexers map[string]chroma.Lexer // by extension
	tokens map[string][]chroma.Token
}

func newPainter(src finding.Sources) *painter {
	return &painter{src: src, lexers: map[string]chroma.Lexer{}, tokens: map[string][]chroma.Token{}}
}

// excerpt is the code around a location.
func (p *painter) excerpt(loc finding.Location, context int) []codeLine {
	var out []codeLine
	for _, l := range report.Excerpt(p.src, loc, context, 0) {
		out = append(out, codeLine{l.Number, l.Marked(), p.line(loc.Path, l)})
	}
	return out
}

// code is a whole example.
func (p *painter) code(path, code string) template.HTML {
	var out strings.Builder
	for line := range strings.Lines(strings.TrimRight(code, "\n")) {
		out.WriteString(string(p.line(path, report.Line{Text: strings.TrimRight(line, "\n")})) + "\n")
	}
	return template.HTML(out.String())
}

// maxPainted is the longest code that is coloured.
const maxPainted = 400

// line colours a line and marks its marked part.
func (p *painter) line(path string, l report.Line) template.HTML {
	var out strings.Builder
	at := 0
	for _, t := range p.lex(path, l.Text) {
		class := classOf(t.Type)
		for _, cut := range []int{l.Start, l.End, len(l.Text)} {
			end := min(max(cut, at), at+len(t.Value))
			text := t.Value[:end-at]
			t.Value = t.Value[len(text):]
			write(&out, text, class, l.Marked() && at >= l.Start && at < l.End)
			at = end
		}
	}
	return template.HTML(out.String())
}

func write(out *strings.Builder, text, class string, marked bool) {
	if text == "" {
		return
	}
	escaped := template.HTMLEscapeString(text)
	if class != "" {
		escaped = `<span class="` + class + `">` + escaped + "</span>"
	}
	if marked {
		escaped = "<mark>" + escaped + "</mark>"
	}
	out.WriteString(escaped)
}

// lex splits a line into tokens whose values join to the line again.
func (p *painter) lex(path, line string) []chroma.Token {
	whole := []chroma.Token{{Type: chroma.Text, Value: line}}
	ext := path[strings.LastIndexByte(path, '.')+1:]
	key := ext + "\x00" + line
	if t, ok := p.tokens[key]; ok {
		return t
	}
	lexer, ok := p.lexers[ext]
	if !ok {
		lexer = lexers.Match("x." + ext)
		p.lexers[ext] = lexer
	}
	if lexer == nil || len(line) > maxPainted {
		return whole
	}
	tokens, err := chroma.Tokenise(lexer, &chroma.TokeniseOptions{State: "root", EnsureLF: false}, line)
	joined := ""
	for _, t := range tokens {
		joined += t.Value
	}
	if err != nil || joined != line {
		tokens = whole
	}
	p.tokens[key] = tokens
	return tokens
}

// classOf is the class of a token: k for keywords, s strings, n numbers, c comments, f function names.
func classOf(t chroma.TokenType) string {
	switch {
	case t.InCategory(chroma.Keyword):
		return "k"
	case t.InSubCategory(chroma.LiteralString):
		return "s"
	case t.InSubCategory(chroma.LiteralNumber):
		return "n"
	case t.InCategory(chroma.Comment):
		return "c"
	case t == chroma.NameFunction:
		return "f"
	}
	return ""
}

// markdown renders a kind's text. goldmark leaves out raw HTML and links that run scripts.
func markdown(text string) template.HTML {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(text), &out); err != nil {
		return template.HTML(template.HTMLEscapeString(text))
	}
	return template.HTML(out.String())
}

// words renders a message: plain text but for `code`.
func words(message string) template.HTML {
	var out strings.Builder
	parts := strings.Split(report.Clean(message), "`")
	for i, part := range parts {
		switch {
		case i%2 == 0:
			out.WriteString(template.HTMLEscapeString(part))
		case i == len(parts)-1: // a backtick that nothing closes
			out.WriteString("`" + template.HTMLEscapeString(part))
		default:
			out.WriteString("<code>" + template.HTMLEscapeString(part) + "</code>")
		}
	}
	return template.HTML(out.String())
}
