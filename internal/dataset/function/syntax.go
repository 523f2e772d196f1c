package function

import (
	"slices"
	"strings"

	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// bySyntax finds functions in a syntax tree. Code that cannot be parsed has none.
func bySyntax(lang *syntax.Language, code string) []Func {
	tree, err := syntax.Parse(lang, []byte(code))
	if err != nil {
		return nil
	}
	var out []Func
	for i := range tree.Nodes {
		if !slices.Contains(functionKinds, tree.Nodes[i].Kind) {
			continue
		}
		whole := statement(tree, int32(i))
		start, end := tree.Span(whole)
		out = append(out, Func{Name: name(tree, int32(i)), Start: int(start), End: int(end)})
	}
	return out
}

var functionKinds = []kind.Kind{
	kind.FunctionDeclaration, kind.FunctionExpression, kind.ArrowFunction, kind.MethodDefinition,
	kind.GeneratorFunction, kind.GeneratorFunctionDeclaration,
}

// statement is the node to cut out for a function: the declaration or assignment that names it.
func statement(t *syntax.Tree, fn int32) int32 {
	out := fn
	for at := t.Nodes[fn].Parent; at >= 0; at = t.Nodes[at].Parent {
		switch t.Kind(at) {
		case kind.VariableDeclarator, kind.AssignmentExpression, kind.Pair, kind.FieldDefinition, kind.PublicFieldDefinition, kind.ParenthesizedExpression:
			if last := lastChild(t, at); last != out {
				return out
			}
			out = at
		case kind.LexicalDeclaration, kind.VariableDeclaration, kind.ExpressionStatement:
			if t.NamedChild(at, 0) != out || t.NamedChild(at, 1) >= 0 {
				return out
			}
			out = at
		case kind.ExportStatement:
			return at
		default:
			return out
		}
	}
	return out
}

func lastChild(t *syntax.Tree, node int32) int32 {
	last := int32(-1)
	for c := range t.Children(node) {
		last = c
	}
	return last
}

// name is a function's name with those of what it stands in.
func name(t *syntax.Tree, fn int32) string {
	var parts []string
	if n := t.Child(fn, kind.FName); n >= 0 {
		parts = append(parts, t.Text(n))
	}
	for at, below := t.Nodes[fn].Parent, fn; at >= 0; at, below = t.Nodes[at].Parent, at {
		if part := scope(t, at, below); part != "" && (len(parts) == 0 || parts[len(parts)-1] != part) {
			parts = append(parts, part)
		}
	}
	slices.Reverse(parts)
	if len(parts) == 0 {
		return "(anonymous)"
	}
	return strings.Join(parts, ".")
}

// maxName bounds the part of a name that one call gives.
const maxName = 60

// scope is what a node around a function adds to its name.
func scope(t *syntax.Tree, node, below int32) string {
	switch k := t.Kind(node); {
	case k == kind.VariableDeclarator || k == kind.ClassDeclaration || k == kind.Class || slices.Contains(functionKinds, k):
		if n := t.Child(node, kind.FName); n >= 0 && n != below {
			return t.Text(n)
		}
	case k == kind.AssignmentExpression:
		if n := t.Child(node, kind.FLeft); n >= 0 && n != below {
			return short(t.Text(n))
		}
	case k == kind.Pair || k == kind.FieldDefinition || k == kind.PublicFieldDefinition:
		if n := t.NamedChild(node, 0); n >= 0 && n != below {
			return short(t.Text(n))
		}
	case k == kind.CallExpression:
		callee, args := t.Child(node, kind.FFunction), t.Child(node, kind.FArguments)
		if callee < 0 || args != below {
			return ""
		}
		first := ""
		if a := t.NamedChild(args, 0); a >= 0 && t.Kind(a) == kind.String {
			first = t.Text(a)
		}
		return short(t.Text(callee) + "(" + first + ")")
	}
	return ""
}

// short keeps names readable: the end of a long chain of calls tells most.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxName {
		s = "…" + strings.ToValidUTF8(s[len(s)-maxName:], "")
	}
	return s
}
