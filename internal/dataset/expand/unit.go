package expand

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// unit is one half of a pair as rewriting sees it.
type unit struct {
	language string
	code     string
	tree     *syntax.Tree // nil for languages without a grammar
}

// newUnit parses code. Code that does not parse is an error: what cannot be read cannot be rewritten.
func newUnit(language, code string) (*unit, error) {
	u := &unit{language: language, code: code}
	lang := syntax.For(source.Language(language))
	if lang == nil {
		return u, nil
	}
	tree, err := syntax.Parse(lang, []byte(code))
	if err != nil {
		return nil, fmt.Errorf("parsing: %w", err)
	}
	if broken := tree.Broken(); len(broken) > 0 {
		line := strings.Count(code[:broken[0].Start], "\n") + 1
		return nil, fmt.Errorf("line %d does not parse", line)
	}
	u.tree = tree
	return u, nil
}

// edit replaces a range of the code.
type edit struct {
	start, end int
	text       string
}

// apply makes all edits. Edits that overlap are a fault of the rewriting, and none is made.
func (u *unit) apply(edits []edit) (string, bool) {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.start < at {
			return "", false
		}
		b.WriteString(u.code[at:e.start])
		b.WriteString(e.text)
		at = e.end
	}
	b.WriteString(u.code[at:])
	return b.String(), true
}

func (u *unit) text(node int32) string { return u.tree.Text(node) }

func (u *unit) span(node int32) (int, int) {
	s, e := u.tree.Span(node)
	return int(s), int(e)
}

func (u *unit) replace(node int32, text string) edit {
	s, e := u.span(node)
	return edit{s, e, text}
}

// all yields the nodes of some kinds in order.
func (u *unit) all(kinds ...kind.Kind) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for i := range u.tree.Nodes {
			if slices.Contains(kinds, u.tree.Nodes[i].Kind) && !yield(int32(i)) {
				return
			}
		}
	}
}

func (u *unit) parent(node int32) int32 { return u.tree.Nodes[node].Parent }

// within reports whether a node has one of the kinds below it; it does not look into functions unless
// deep.
func (u *unit) within(node int32, deep bool, kinds ...kind.Kind) bool {
	for c := range u.tree.Children(node) {
		k := u.tree.Kind(c)
		if slices.Contains(kinds, k) || (deep || !slices.Contains(functions, k)) && u.within(c, deep, kinds...) {
			return true
		}
	}
	return false
}

// functions are the kinds that have a scope of their own.
var functions = []kind.Kind{
	kind.FunctionDeclaration, kind.FunctionExpression, kind.ArrowFunction, kind.MethodDefinition,
	kind.GeneratorFunction, kind.GeneratorFunctionDeclaration,
}

// names gathers every identifier and property of the code.
func (u *unit) names() map[string]bool {
	out := map[string]bool{}
	for n := range u.all(kind.Identifier, kind.PropertyIdentifier, kind.ShorthandPropertyIdentifier,
		kind.ShorthandPropertyIdentifierPattern, kind.TypeIdentifier, kind.PrivatePropertyIdentifier, kind.StatementIdentifier) {
		out[u.text(n)] = true
	}
	return out
}

// top lists the statements of the top level.
func (u *unit) top() []int32 {
	var out []int32
	for c := range u.tree.Children(0) {
		out = append(out, c)
	}
	return out
}

// lineOf is where the line of an offset begins, and its indentation.
func (u *unit) lineOf(at int) (int, string) {
	start := strings.LastIndexByte(u.code[:at], '\n') + 1
	rest := u.code[start:]
	return start, rest[:len(rest)-len(strings.TrimLeft(rest, " \t"))]
}
