package mine

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/dataset"
	"github.com/shrike-sec/shrike/internal/dataset/function"
	"github.com/shrike-sec/shrike/internal/dataset/lex"
)

// candidate is a function that a commit changes.
type candidate struct {
	path, language, name string
	before, after        string // its text, without comments
	lines                []int  // changed lines of before
	whole                string // the file before
	wholeAfter           string
	first, last          int // its lines in the file before
	firstAfter           int
	lastAfter            int
}

const (
	// maxFile bounds the files that are looked at; larger ones are built or data.
	maxFile = 1 << 20
	// minLines is the least length of a function: of a smaller one the function around it is taken.
	minLines = 4
)

// changed finds the functions of a file that are there before and after and differ, of nested ones
// the innermost that is not too small.
func (m *miner) changed(path, language, before, after string) []*candidate {
	if len(before) > maxFile || len(after) > maxFile || !plausible(before) || !plausible(after) {
		return nil
	}
	before, after = strings.ReplaceAll(before, "\r\n", "\n"), strings.ReplaceAll(after, "\r\n", "\n")
	old, twins := function.Of(language, before), map[string]*function.Func{}
	for _, f := range function.Of(language, after) {
		twins[f.Name] = &f
	}
	var differ []*function.Func
	for i := range old {
		f := &old[i]
		t := twins[f.Name]
		if t == nil || f.Lines() < minLines && t.Lines() < minLines || f.Lines() > m.MaxLines || t.Lines() > m.MaxLines {
			continue
		}
		if flat(language, f.Text(before)) != flat(language, t.Text(after)) {
			differ = append(differ, f)
		}
	}
	var out []*candidate
	for _, f := range differ {
		inner := slices.ContainsFunc(differ, func(g *function.Func) bool {
			return g != f && f.Start <= g.Start && g.End <= f.End && explains(language, f, g, twins, before, after)
		})
		if inner {
			continue
		}
		t := twins[f.Name]
		a, _ := lex.StripComments(language, f.Text(before))
		b, _ := lex.StripComments(language, t.Text(after))
		out = append(out, &candidate{
			path: path, language: language, name: f.Name, before: a, after: b, lines: dataset.FlawedLines(a, b),
			whole: before, wholeAfter: after, first: f.First, last: f.Last, firstAfter: t.First, lastAfter: t.Last,
		})
	}
	// A function within one that is taken, too small a part of its change, is not a case of its own.
	return slices.DeleteFunc(out, func(c *candidate) bool {
		return slices.ContainsFunc(out, func(o *candidate) bool { return o != c && o.first <= c.first && c.last <= o.last })
	})
}

// explains reports whether the change of an inner function is all the change of the outer one.
func explains(language string, outer, inner *function.Func, twins map[string]*function.Func, before, after string) bool {
	o, i := twins[outer.Name], twins[inner.Name]
	if i.Start < o.Start || i.End > o.End {
		return false
	}
	without := func(code string, f, part *function.Func) string {
		return flat(language, code[f.Start:part.Start]+" "+code[part.End:f.End])
	}
	return without(before, outer, inner) == without(after, o, i)
}

// flat is code without comments and with one kind of space.
func flat(language, code string) string {
	var b strings.Builder
	for _, t := range lex.Tokens(language, code) {
		if t.Kind != lex.Space && t.Kind != lex.Comment {
			b.WriteString(t.Text(code))
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// plausible reports whether a file was written by hand: lines of bearable length.
func plausible(code string) bool {
	lines := strings.Count(code, "\n") + 1
	return len(code)/lines < 200
}

// noise tells why a change is no fix whatever its message says, "" when it may be one.
func (c *candidate) noise() string {
	a, b := shape(c.language, c.before), shape(c.language, c.after)
	switch {
	case slices.Equal(a.names, b.names) && slices.Equal(a.rest, b.rest):
		return "only formatting or order of the same words"
	case slices.Equal(a.names, b.names) && slices.Equal(a.strings, b.strings) && slices.Equal(a.plain(), b.plain()):
		return "only brackets and semicolons"
	case slices.Equal(a.rest, b.rest) && len(a.strings) == len(b.strings) && slices.Equal(a.strings, b.strings) && renamed(a.sequence, b.sequence):
		return "only renaming"
	case slices.Equal(a.names, b.names) && slices.Equal(a.punct, b.punct) && versions(a.strings) && versions(b.strings):
		return "only a version"
	}
	deleted, inserted := dataset.ChangedLines(c.before, c.after)
	size := dataset.LineCount(c.before) + dataset.LineCount(c.after)
	if (deleted+inserted)*10 > size*9 && size > 20 {
		return "rewritten"
	}
	return ""
}

// parts are the tokens of a text, each list sorted but sequence.
type parts struct {
	names, strings, punct, rest []string
	sequence                    []string
}

// plain is the punctuation that says more than how an expression is grouped.
func (p *parts) plain() []string {
	return slices.DeleteFunc(slices.Clone(p.punct), func(s string) bool { return strings.Contains("();,", s) })
}

func shape(language, code string) parts {
	var p parts
	for _, t := range lex.Tokens(language, code) {
		text := t.Text(code)
		switch t.Kind {
		case lex.Space, lex.Comment:
			continue
		case lex.Name:
			p.names = append(p.names, text)
		case lex.String:
			p.strings = append(p.strings, strings.Trim(text, "'\"`"))
			p.rest = append(p.rest, strings.Trim(text, "'\"`"))
		default:
			p.punct = append(p.punct, text)
			if text != ";" && text != "," {
				p.rest = append(p.rest, text)
			}
		}
		p.sequence = append(p.sequence, text)
	}
	for _, list := range [][]string{p.names, p.strings, p.punct, p.rest} {
		slices.Sort(list)
	}
	return p
}

// renamed reports whether two texts differ in names only, each always replaced by the same.
func renamed(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	to, from := map[string]string{}, map[string]string{}
	for i := range a {
		x, okTo := to[a[i]]
		y, okFrom := from[b[i]]
		if okTo && x != b[i] || okFrom && y != a[i] {
			return false
		}
		to[a[i]], from[b[i]] = b[i], a[i]
	}
	return true
}

// versions reports whether some text looks like a version number.
func versions(texts []string) bool {
	return slices.ContainsFunc(texts, func(s string) bool {
		return strings.Count(s, ".") >= 2 && strings.Trim(s, "0123456789.-abcdehprtv") == ""
	})
}
