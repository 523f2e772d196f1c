package javascript

import (
	"errors"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/source"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Pattern is the tree of a pattern and the nodes in it that are the pattern itself: one expression, one
// or several statements, one member.
type Pattern struct {
	Tree  *tree.Tree
	Roots []int32
}

// ErrSyntax is returned for text that is no pattern.
var ErrSyntax = errors.New("the pattern is no expression, statement or member that can be parsed")

// wrapping is one way to read the text of a pattern that is not code by itself.
type wrapping struct {
	before, after string
	roots         func(*tree.Tree) []int32
}

// Parse reads the text of a pattern. What only patterns have ($X is a name as it stands; `...`,
// `$...X`, `<... e ...>`, `($X : T)`) is first rewritten into names and calls that compiling recognises.
func Parse(text string, symbols *tree.Symbols) (Pattern, error) {
	for _, lang := range []source.Language{source.TSX, source.TypeScript, source.JavaScript} {
		for _, w := range wrappings(text) {
			for _, code := range Rewrite(text) {
				if p, ok := try(lang, w, code, symbols); ok {
					return p, nil
				}
			}
		}
	}
	return Pattern{}, ErrSyntax
}

func try(lang source.Language, w wrapping, code string, symbols *tree.Symbols) (Pattern, bool) {
	s, err := syntax.Parse(syntax.For(lang), []byte(w.before+code+w.after))
	if err != nil || len(s.Broken()) > 0 {
		return Pattern{}, false
	}
	t := Lower(s, symbols)
	roots := w.roots(t)
	return Pattern{Tree: t, Roots: roots}, len(roots) > 0
}

// wrappings lists the ways a pattern may be meant, likeliest first.
func wrappings(text string) []wrapping {
	program := wrapping{"", "\n", statements}
	object := wrapping{"(", "\n)", expression}
	field := wrapping{"({", "\n})", inside(tree.Object)}
	member := wrapping{"class C {", "\n}", inside(tree.ClassDef)}
	catch := wrapping{"try {} ", "\n", inside(tree.Try)}
	switch head := strings.TrimSpace(text); {
	case strings.HasPrefix(head, "{"):
		return []wrapping{object, program}
	case isField(head):
		return []wrapping{field, program, member}
	case strings.HasPrefix(head, "catch"), strings.HasPrefix(head, "finally"):
		return []wrapping{catch, program}
	}
	return []wrapping{program, object, member, field}
}

// isField reports whether a text begins like a property: a name or string and a colon.
func isField(text string) bool {
	i := strings.IndexByte(text, ':')
	if i < 0 || strings.HasPrefix(text, "case ") || strings.HasPrefix(text, "default:") {
		return false
	}
	key := strings.TrimSpace(text[:i])
	if len(key) > 1 && (key[0] == '\'' || key[0] == '"') {
		return strings.IndexByte(key[1:], key[0]) == len(key)-2
	}
	return key != "" && strings.IndexFunc(key, func(r rune) bool { return !isWord(byte(r)) && r < 128 }) < 0
}

// statements returns the statements of a program; a lone expression without a semicolon stands for
// itself, wherever it is.
func statements(t *tree.Tree) []int32 {
	var roots []int32
	for c := t.First(0); c >= 0; c = t.Nodes[c].Next {
		roots = append(roots, c)
	}
	if len(roots) != 1 || t.Nodes[roots[0]].Kind != tree.ExprStmt {
		return roots
	}
	if value := t.Child(roots[0], tree.Value); value >= 0 && t.Nodes[roots[0]].End == t.Nodes[value].End {
		return []int32{value}
	}
	return roots
}

func expression(t *tree.Tree) []int32 {
	if s := t.First(0); s >= 0 && t.Nodes[s].Kind == tree.ExprStmt && t.Nodes[s].Next < 0 {
		return []int32{t.First(s)}
	}
	return nil
}

// inside returns the members of the wrapper.
func inside(k tree.Kind) func(*tree.Tree) []int32 {
	return func(t *tree.Tree) []int32 {
		for i := range t.Nodes {
			if t.Nodes[i].Kind != k {
				continue
			}
			var roots []int32
			for c := t.First(int32(i)); c >= 0; c = t.Nodes[c].Next {
				if r := t.Nodes[c].Role; r == tree.MemberRole || r == tree.CatchRole || r == tree.Finally {
					roots = append(roots, c)
				}
			}
			return roots
		}
		return nil
	}
}

// isPlaceholder reports whether a statement is nothing but `...` or a metavariable.
func isPlaceholder(s *syntax.Tree, n int32) bool {
	if s.Kind(n) != kind.ExpressionStatement {
		return false
	}
	e := s.NamedChild(n, 0)
	return e >= 0 && s.Kind(e) == kind.Identifier && (s.Text(e) == tree.EllipsisName || tree.IsMetavar(s.Text(e)))
}
