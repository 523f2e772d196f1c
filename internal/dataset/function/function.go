// Package function finds the functions of a file: by the syntax tree for languages there is a grammar
// for, by brackets or indentation for others. Corpora and histories are cut into functions with it.
package function

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
)

// Func is a function of a file.
type Func struct {
	// Name tells functions of one file apart and stays the same while the file changes around them:
	// "Store.find", or for a callback what it is handed to: "app.get('/x')".
	Name        string
	Start, End  int // bytes
	First, Last int // lines, from 1, inclusive
}

// Text is the function's text, moved to the left margin.
func (f *Func) Text(code string) string { return dedent(code, f.Start, f.End) }

// Lines is the number of its lines.
func (f *Func) Lines() int { return f.Last - f.First + 1 }

// Of lists the functions of code in the order they begin, inner ones too. Names that occur more than
// once have a number behind.
func Of(language, code string) []Func {
	var out []Func
	if lang := syntax.For(source.Language(language)); lang != nil {
		out = bySyntax(lang, code)
	} else if language == "python" {
		out = byIndent(code)
	} else {
		out = byBraces(language, code)
	}
	slices.SortStableFunc(out, func(a, b Func) int { return a.Start - b.Start })
	seen := map[string]int{}
	starts := lineStarts(code)
	for i := range out {
		f := &out[i]
		f.First, f.Last = lineAt(starts, f.Start), lineAt(starts, max(f.End-1, f.Start))
		seen[f.Name]++
		if n := seen[f.Name]; n > 1 {
			f.Name += "#" + strings.Repeat("I", min(n, 9))
		}
	}
	return out
}

// Enclosing returns the innermost function that holds the lines, or nil.
func Enclosing(all []Func, first, last int) *Func {
	var best *Func
	for i := range all {
		f := &all[i]
		if f.First <= first && last <= f.Last && (best == nil || f.End-f.Start < best.End-best.Start) {
			best = f
		}
	}
	return best
}

// lineStarts are the offsets at which lines begin.
func lineStarts(code string) []int {
	starts := []int{0}
	for i := range len(code) {
		if code[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// lineAt is the line of an offset, from 1.
func lineAt(starts []int, offset int) int {
	i, found := slices.BinarySearch(starts, offset)
	if found {
		return i + 1
	}
	return i
}

// dedent takes the indentation of the line that a range begins on off all its lines.
func dedent(code string, start, end int) string {
	line := strings.LastIndexByte(code[:start], '\n') + 1
	indent := code[line : line+len(code[line:start])-len(strings.TrimLeft(code[line:start], " \t"))]
	lines := strings.Split(code[start:end], "\n")
	for i, l := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(l, indent)
	}
	return strings.Join(lines, "\n") + "\n"
}

// notFunctions are words before brackets that begin blocks of other sorts.
var notFunctions = []string{"if", "for", "while", "switch", "catch", "return", "sizeof", "do", "else", "synchronized", "using", "foreach", "when", "match", "lock", "defined"}

// byBraces finds functions in languages with braces: a name, brackets, then a block.
func byBraces(language, code string) []Func {
	var sig []lex.Token
	for _, t := range lex.Tokens(language, code) {
		if t.Kind != lex.Space && t.Kind != lex.Comment {
			sig = append(sig, t)
		}
	}
	text := func(i int) string { return sig[i].Text(code) }
	var out []Func
	for i := 1; i < len(sig); i++ {
		if text(i) != "(" || sig[i-1].Kind != lex.Name || slices.Contains(notFunctions, text(i-1)) {
			continue
		}
		if i > 1 && (text(i-2) == "new" || text(i-2) == "." || text(i-2) == "=") {
			continue
		}
		closing := match(sig, code, i, "(", ")")
		open := blockAfter(sig, code, closing)
		if open < 0 {
			continue
		}
		end := match(sig, code, open, "{", "}")
		first := i - 1
		for first > 0 && !slices.Contains([]string{";", "}", "{", ")", ":"}, text(first-1)) && !beginsDirective(code, sig[first-1]) {
			first--
		}
		for first < i-1 && code[sig[first].Start] == '#' { // a directive above
			first++
		}
		out = append(out, Func{Name: qualified(sig, code, i-1), Start: sig[first].Start, End: sig[end].End})
	}
	return out
}

// beginsDirective reports whether a token ends a line of the preprocessor.
func beginsDirective(code string, t lex.Token) bool {
	line := strings.LastIndexByte(code[:t.Start], '\n') + 1
	return strings.HasPrefix(strings.TrimLeft(code[line:], " \t"), "#")
}

// qualified is a name with the scopes before it: A::b.
func qualified(sig []lex.Token, code string, i int) string {
	name := sig[i].Text(code)
	for i >= 3 && sig[i-1].Text(code) == ":" && sig[i-2].Text(code) == ":" && sig[i-3].Kind == lex.Name {
		i -= 3
		name = sig[i].Text(code) + "::" + name
	}
	return name
}

// match returns the token that closes the bracket at i, or the last one.
func match(sig []lex.Token, code string, i int, opening, closing string) int {
	depth := 0
	for j := i; j < len(sig); j++ {
		switch sig[j].Text(code) {
		case opening:
			depth++
		case closing:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return len(sig) - 1
}

// blockAfter returns the brace that opens a body behind a parameter list, or -1: there may be words
// such as const, throws X or a return type between.
func blockAfter(sig []lex.Token, code string, closing int) int {
	for j := closing + 1; j < len(sig) && j < closing+12; j++ {
		switch t := sig[j].Text(code); {
		case t == "{":
			return j
		case sig[j].Kind != lex.Name && !strings.Contains(",:<>[]*&?.", t):
			return -1
		}
	}
	return -1
}

// byIndent finds functions in languages whose blocks are indented.
func byIndent(code string) []Func {
	lines := strings.SplitAfter(code, "\n")
	opaque := insideStrings("python", code)
	var out []Func
	offset, line := 0, 0
	starts := make([]int, len(lines)+1)
	for i, l := range lines {
		starts[i] = offset
		offset += len(l)
	}
	starts[len(lines)] = offset
	for ; line < len(lines); line++ {
		trimmed := strings.TrimLeft(lines[line], " \t")
		head := strings.TrimPrefix(trimmed, "async ")
		if !strings.HasPrefix(head, "def ") || opaque[line] {
			continue
		}
		indent := len(lines[line]) - len(trimmed)
		end := line + 1
		bodyBegun := false
		for last := line + 1; last < len(lines); last++ {
			t := strings.TrimSpace(lines[last])
			if t == "" || opaque[last] {
				continue
			}
			deep := len(lines[last]) - len(strings.TrimLeft(lines[last], " \t"))
			if deep <= indent && (bodyBegun || !strings.HasPrefix(t, ")")) {
				break
			}
			bodyBegun = bodyBegun || deep > indent
			end = last + 1
		}
		first := line
		for first > 0 && strings.HasPrefix(strings.TrimLeft(lines[first-1], " \t"), "@") {
			first--
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(head, "def "), "(")
		margin := len(lines[first]) - len(strings.TrimLeft(lines[first], " \t"))
		out = append(out, Func{Name: strings.TrimSpace(name), Start: starts[first] + margin, End: starts[end]})
	}
	return out
}

// insideStrings marks the lines, from 0, that begin within a string.
func insideStrings(language, code string) map[int]bool {
	marks := map[int]bool{}
	line := 0
	for _, t := range lex.Tokens(language, code) {
		n := strings.Count(t.Text(code), "\n")
		if t.Kind == lex.String {
			for i := range n {
				marks[line+i+1] = true
			}
		}
		line += n
	}
	return marks
}

// Cut makes an example's code of a function, with the flawed lines of the file moved along.
func (f *Func) Cut(code string, lines []int) (string, []int) {
	var out []int
	for _, l := range lines {
		if f.First <= l && l <= f.Last {
			out = append(out, l-f.First+1)
		}
	}
	text := f.Text(code)
	n := dataset.LineCount(text)
	return text, slices.DeleteFunc(out, func(l int) bool { return l > n })
}
