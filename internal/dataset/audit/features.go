package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

// family is a group of features that should tell nothing of the label.
type family struct {
	name string
	of   func(*view) features
}

// features are what a family says of one example: words that occur, and measures.
type features struct {
	words    []string
	measures []measure
}

type measure struct {
	name  string
	value float64
}

// families are the giveaways that are looked for. The last is no giveaway: it is what the code
// itself says, and shows how far words alone go.
var families = []family{
	{"length", lengthFeatures},
	{"comments", commentFeatures},
	{"identifiers", nameFeatures},
	{"imports", importFeatures},
	{"formatting", formatFeatures},
	{"all tokens", tokenFeatures},
}

// view is an example cut into tokens once.
type view struct {
	code   string
	lexis  *lex.Lexis
	tokens []lex.Token
	lines  []string
}

func newView(e *dataset.Example) *view {
	return &view{e.Code, lex.Of(e.Language), lex.Tokens(e.Language, e.Code), dataset.SplitLines(e.Code)}
}

func lengthFeatures(v *view) features {
	count, long := 0, 0
	for _, t := range v.tokens {
		if t.Kind != lex.Space && t.Kind != lex.Comment {
			count++
		}
	}
	for _, l := range v.lines {
		long = max(long, len(l))
	}
	return features{measures: []measure{
		{"lines", float64(len(v.lines))}, {"characters", float64(len(v.code))}, {"tokens", float64(count)}, {"longest line", float64(long)},
	}}
}

func commentFeatures(v *view) features {
	var f features
	n, size := 0, 0
	for _, t := range v.tokens {
		if t.Kind != lex.Comment {
			continue
		}
		n++
		size += t.End - t.Start
		f.words = append(f.words, strings.FieldsFunc(strings.ToLower(t.Text(v.code)), func(r rune) bool {
			return r < '0' || r > 'z' || r > '9' && r < 'a'
		})...)
	}
	f.measures = []measure{{"comments", float64(n)}, {"share of comments", float64(size) / float64(len(v.code)+1)}}
	return f
}

// nameFeatures are the words of names that the code itself gives: what it calls its variables,
// parameters and functions. Names of libraries are not free to choose, and members say what is done.
func nameFeatures(v *view) features {
	var f features
	given := v.givenNames()
	for _, name := range given {
		f.words = append(f.words, "="+name)
		f.words = append(f.words, lex.Words(name)...)
	}
	f.measures = []measure{{"names", float64(len(given))}}
	return f
}

var declaring = []string{"const", "let", "var", "function", "class", "def", "interface", "type", "enum", "func", "fn", "void", "int", "char", "String", "auto", "static", "async"}

// givenNames lists the names that are declared, as far as tokens show: behind a word that declares,
// in parameter lists, in patterns, and before "=".
func (v *view) givenNames() []string {
	imports := v.importLines()
	var sig []lex.Token
	for _, t := range v.tokens {
		if t.Kind != lex.Space && t.Kind != lex.Comment {
			sig = append(sig, t)
		}
	}
	text := func(i int) string {
		if i < 0 || i >= len(sig) {
			return ""
		}
		return sig[i].Text(v.code)
	}
	var out []string
	line, at := 0, 0
	for i, t := range sig {
		line += strings.Count(v.code[at:t.Start], "\n")
		at = t.Start
		if t.Kind != lex.Name || imports[line] || v.lexis.IsKeyword(t.Text(v.code)) {
			continue
		}
		before, after := text(i-1), text(i+1)
		declared := slices.Contains(declaring, before) ||
			after == "=" && text(i+2) != "=" && before != "." ||
			(before == "(" || before == "," || before == "{") && (after == "," || after == ")" || after == "}") && v.inPattern(sig, i)
		if declared {
			out = append(out, t.Text(v.code))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// inPattern reports whether the bracket around a token closes before "=>", "{" or "=": then it holds
// parameters or a pattern.
func (v *view) inPattern(sig []lex.Token, i int) bool {
	depth := 0
	for j := i; j < len(sig) && j < i+60; j++ {
		switch v.code[sig[j].Start] {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			if depth--; depth >= 0 || j+1 >= len(sig) {
				continue
			}
			next := sig[j+1].Text(v.code)
			if next == ")" || next == "," { // a pattern within parameters
				depth = 0
				continue
			}
			return next == "{" || next == "=" || next == ":"
		}
	}
	return false
}

// importLines marks the lines that import, from 0.
func (v *view) importLines() map[int]bool {
	marks := map[int]bool{}
	for i, l := range v.lines {
		if v.lexis.Imports(l) {
			marks[i] = true
		}
	}
	return marks
}

func importFeatures(v *view) features {
	var f features
	marks := v.importLines()
	for i, l := range v.lines {
		if !marks[i] {
			continue
		}
		f.words = append(f.words, strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune(" \t'\"`(){};,=<>*", r) })...)
	}
	f.measures = []measure{{"imports", float64(len(marks))}}
	return f
}

func formatFeatures(v *view) features {
	n := float64(len(v.lines)) + 1
	var blank, semi, tabs, trailing, crlf, open int
	widths := map[int]int{}
	for i, l := range v.lines {
		trimmed := strings.TrimSpace(l)
		switch {
		case trimmed == "":
			blank++
		case strings.HasPrefix(l, "\t"):
			tabs++
		default:
			widths[(len(l)-len(strings.TrimLeft(l, " ")))%4]++
		}
		if strings.HasSuffix(trimmed, ";") {
			semi++
		}
		if l != strings.TrimRight(l, " \t") {
			trailing++
		}
		if trimmed == "{" && i > 0 {
			open++
		}
	}
	crlf = strings.Count(v.code, "\r\n")
	single, double, back := 0, 0, 0
	for _, t := range v.tokens {
		if t.Kind == lex.String {
			switch v.code[t.Start] {
			case '\'':
				single++
			case '"':
				double++
			case '`':
				back++
			}
		}
	}
	quotes := float64(single+double+back) + 1
	ends := 0.0
	if strings.HasSuffix(v.code, "\n") {
		ends = 1
	}
	return features{measures: []measure{
		{"blank lines", float64(blank) / n}, {"semicolons", float64(semi) / n}, {"tabs", float64(tabs) / n},
		{"trailing spaces", float64(trailing) / n}, {"carriage returns", float64(crlf) / n}, {"braces alone", float64(open) / n},
		{"odd indents", float64(widths[1]+widths[3]) / n}, {"indents of two", float64(widths[2]) / n},
		{"single quotes", float64(single) / quotes}, {"double quotes", float64(double) / quotes}, {"ends with a newline", ends},
	}}
}

// tokenFeatures are the tokens and their neighbours.
func tokenFeatures(v *view) features {
	var f features
	before := ""
	for _, t := range v.tokens {
		if t.Kind == lex.Space || t.Kind == lex.Comment {
			continue
		}
		text := t.Text(v.code)
		if len(text) > 40 {
			text = fmt.Sprintf("%.40s", text)
		}
		if t.Kind != lex.Punct {
			f.words = append(f.words, text)
		}
		f.words = append(f.words, before+" "+text)
		before = text
	}
	return f
}
