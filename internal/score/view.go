package score

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// What is cut down in normal form.
const (
	maxLiteral  = 80   // bytes of a literal's text that are not cut
	literalHead = 48   // bytes kept of a longer one from its beginning
	literalTail = 16   // and from its end
	maxLine     = 1000 // bytes of a line of normal form; the rest is left out
	maxDepth    = 12   // indentation that is told apart
	maxTracked  = 1e6  // bytes of a file beyond which only white space is normalised
	ellipsis    = "…"  // stands for what was cut
	indentation = "\t" // one level of it: a token of its own, and no code can align by it
)

// view is a file in normal form, line by line, with what is needed to cut pieces out of it.
//
// Normal form: comments are gone, as are blank lines and white space at the ends of lines; runs of
// white space are one blank; an indentation is as many tabs as there are lines above that it stands
// within; of a long literal the beginning and the end are left.
type view struct {
	file  *source.File
	tree  *syntax.Tree // nil where there is no grammar, or the code is too much for it
	lines []viewLine   // by line of the file, from 0
	// defines lists, by name, the statements that give it a value; guards those conditional ones
	// whose condition names it. Both hold nodes in order.
	defines, guards map[string][]int32
}

// viewLine is one line in normal form; text is "" for one with nothing on it.
type viewLine struct {
	text  string
	depth int
	at    []uint32 // for each byte of text, its offset in the file
	names []string // identifiers on the line
}

// newView makes a view of a file. It never fails: code that cannot be parsed keeps its comments.
func newView(f *source.File) *view {
	v := &view{file: f, lines: make([]viewLine, f.LineCount()), defines: map[string][]int32{}, guards: map[string][]int32{}}
	if lang := syntax.For(f.Language); lang != nil && len(f.Code) <= maxTracked {
		if tree, err := syntax.Parse(lang, f.Code); err == nil {
			v.tree = tree
		}
	}
	v.normalise()
	if v.tree != nil {
		v.index()
	}
	return v
}

// cut is a range of the file that is left out, or replaced by an ellipsis.
type cut struct {
	start, end uint32
	dots       bool
}

// cuts lists the comments and the middles of long literals, in order and apart.
func (v *view) cuts() []cut {
	if v.tree == nil {
		return nil
	}
	var out []cut
	for i := range v.tree.Nodes {
		n := &v.tree.Nodes[i]
		switch {
		case n.Kind == kind.Comment:
			out = append(out, cut{n.Start, n.End, false})
		case n.First < 0 && n.End-n.Start > maxLiteral && literal(n.Kind):
			out = append(out, cut{v.boundary(n.Start + literalHead), v.boundary(n.End - literalTail), true})
		}
	}
	slices.SortFunc(out, func(a, b cut) int { return int(a.start) - int(b.start) })
	return out
}

// literal reports whether a leaf is text, which may be long and is not code.
func literal(k kind.Kind) bool {
	return k == kind.StringFragment || k == kind.RegexPattern || k == kind.JsxText || k == kind.String
}

// boundary moves an offset forward to where a character begins.
func (v *view) boundary(at uint32) uint32 {
	for int(at) < len(v.file.Code) && !utf8.RuneStart(v.file.Code[at]) {
		at++
	}
	return at
}

// normalise fills in the text of every line.
func (v *view) normalise() {
	cuts := v.cuts()
	var open []int // the widths of indentation that the present line stands within
	for i := range v.lines {
		start, end := v.file.LineStart(i+1), v.file.LineStart(i+2)
		if i+1 == len(v.lines) {
			end = len(v.file.Code)
		}
		for len(cuts) > 0 && int(cuts[0].end) <= start {
			cuts = cuts[1:]
		}
		l := &v.lines[i]
		l.text, l.at = normalLine(v.file.Code, start, end, cuts)
		if l.text == "" {
			continue
		}
		width := indent(v.file.Code[start:end])
		for len(open) > 0 && open[len(open)-1] >= width {
			open = open[:len(open)-1]
		}
		l.depth = min(len(open), maxDepth)
		open = append(open, width)
	}
}

// indent is the width of the white space that a line begins with; a tab is as wide as four blanks.
func indent(line []byte) int {
	w := 0
	for _, c := range line {
		switch c {
		case ' ':
			w++
		case '\t':
			w += 4
		default:
			return w
		}
	}
	return w
}

// normalLine is one line without what is cut, and where its bytes are from.
func normalLine(code []byte, start, end int, cuts []cut) (string, []uint32) {
	var text []byte
	var at []uint32
	blank := false
	put := func(c byte, from int) {
		if blank && len(text) > 0 {
			text, at = append(text, ' '), append(at, uint32(from-1))
		}
		blank = false
		text, at = append(text, c), append(at, uint32(from))
	}
	for i := start; i < end && len(text) < maxLine; i++ {
		for len(cuts) > 0 && int(cuts[0].end) <= i {
			cuts = cuts[1:]
		}
		if len(cuts) > 0 && int(cuts[0].start) <= i {
			if cuts[0].dots && int(cuts[0].start) == i {
				for j := range len(ellipsis) {
					put(ellipsis[j], i)
				}
			}
			blank = blank || !cuts[0].dots
			i = min(int(cuts[0].end), end) - 1
			continue
		}
		if c := code[i]; c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v' || c == 0 {
			blank = true
		} else {
			put(c, i)
		}
	}
	for len(text) >= maxLine-utf8.UTFMax && len(text) > 0 {
		if r, size := utf8.DecodeLastRune(text); r != utf8.RuneError || size != 1 {
			break
		}
		text = text[:len(text)-1] // the line was left within a character
	}
	return string(text), at[:len(text)]
}

// index fills in names, defines and guards. It goes by the fields that grammars share (name, left,
// condition), so that it knows no language.
func (v *view) index() {
	for i := range v.tree.Nodes {
		node := int32(i)
		n := &v.tree.Nodes[i]
		if n.First < 0 && n.Flags&syntax.Named != 0 && strings.Contains(n.Kind.String(), "identifier") {
			if l := v.line(n.Start); l < len(v.lines) {
				v.lines[l].names = append(v.lines[l].names, v.tree.Text(node))
			}
		}
		switch {
		case n.Field == kind.FName, n.Field == kind.FLeft && v.assigns(n.Parent), n.Kind == kind.ImportClause:
			v.record(v.defines, node, v.statement(node))
		case n.Field == kind.FCondition && strings.HasSuffix(v.tree.Kind(n.Parent).String(), "_statement"):
			v.record(v.guards, node, n.Parent)
		}
	}
}

// assigns reports whether a node with a left side gives it a value.
func (v *view) assigns(node int32) bool {
	k := v.tree.Kind(node).String()
	return strings.Contains(k, "assignment") || strings.HasPrefix(k, "for_")
}

// maxPlaces bounds the statements remembered for one name.
const maxPlaces = 64

// record notes a statement under every name below a node.
func (v *view) record(in map[string][]int32, below, statement int32) {
	end := v.tree.Nodes[below].End
	for i := int(below); i < len(v.tree.Nodes) && v.tree.Nodes[i].Start < end; i++ {
		n := &v.tree.Nodes[i]
		if n.First >= 0 || n.Flags&syntax.Named == 0 || !strings.Contains(n.Kind.String(), "identifier") {
			continue
		}
		name := v.tree.Text(int32(i))
		if got := in[name]; len(got) < maxPlaces && !slices.Contains(got, statement) {
			in[name] = append(got, statement)
		}
	}
}

// statement is the part of a block that a node lies in: its ancestor below the nearest body.
func (v *view) statement(node int32) int32 {
	for {
		parent := v.tree.Nodes[node].Parent
		if parent < 0 || v.block(parent) {
			return node
		}
		node = parent
	}
}

// block reports whether a node is a sequence of statements or members.
func (v *view) block(node int32) bool {
	n := &v.tree.Nodes[node]
	return n.Parent < 0 || n.Field == kind.FBody && bytes.IndexByte(v.tree.Code[n.Start:min(n.End, n.Start+1)], '{') == 0 ||
		strings.HasSuffix(n.Kind.String(), "block") || strings.HasSuffix(n.Kind.String(), "_body")
}

// line is the line, from 0, of an offset.
func (v *view) line(offset uint32) int {
	l, _ := v.file.Position(int(offset))
	return l - 1
}

// nodeLines is the range of lines, from 0 and inclusive, of a node.
func (v *view) nodeLines(node int32) (first, last int) {
	start, end := v.tree.Span(node)
	return v.line(start), v.line(max(start, end-1))
}

// at returns the deepest node that holds a range, or -1.
func (v *view) at(start, end uint32) int32 {
	if v.tree == nil {
		return -1
	}
	node := int32(0)
	for c := v.tree.Nodes[0].First; c >= 0; {
		if n := &v.tree.Nodes[c]; n.Start <= start && end <= n.End && n.Flags&syntax.Named != 0 {
			node, c = c, n.First
		} else {
			c = n.Next
		}
	}
	return node
}

// function reports whether a node is a function: it has a body and parameters.
func (v *view) function(node int32) bool {
	return v.tree.Child(node, kind.FBody) >= 0 &&
		(v.tree.Child(node, kind.FParameters) >= 0 || v.tree.Child(node, kind.FParameter) >= 0)
}
