// Package javascript is what the pattern matcher knows of JavaScript, TypeScript and JSX: how a syntax
// tree becomes a tree of patterns' kinds, and how the text of a pattern is made into code that the
// language's own grammar can parse.
package javascript

import (
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Lower makes the tree that patterns are compared with.
func Lower(s *syntax.Tree, symbols *tree.Symbols) *tree.Tree {
	l := lowerer{s: s, b: tree.NewBuilder(s.Code, symbols, len(s.Nodes)/2+1)}
	l.b.Open(tree.Node{Kind: tree.Block, Flags: tree.Scope | tree.FuncScope, Start: s.Nodes[0].Start, End: s.Nodes[0].End})
	for c := range s.Children(0) {
		l.stmt(c, tree.Stmt)
	}
	l.b.Close()
	return l.b.Tree()
}

type lowerer struct {
	s *syntax.Tree
	b *tree.Builder
}

// open begins a node with the range of a syntax node.
func (l *lowerer) open(n int32, k tree.Kind, r tree.Role, f tree.Flags) int32 {
	start, end := l.s.Span(n)
	return l.b.Open(tree.Node{Kind: k, Role: r, Flags: f, Start: start, End: end, Syntax: n})
}

func (l *lowerer) openSym(n int32, k tree.Kind, r tree.Role, f tree.Flags, text string) int32 {
	i := l.open(n, k, r, f)
	l.b.Node(i).Sym = l.b.Intern(text)
	return i
}

func (l *lowerer) leaf(n int32, k tree.Kind, r tree.Role, f tree.Flags, text string) {
	l.openSym(n, k, r, f, text)
	l.b.Close()
}

func (l *lowerer) child(n int32, f kind.Field) int32 { return l.s.Child(n, f) }

// token returns the first child of a kind, named or not, or -1.
func (l *lowerer) token(n int32, k kind.Kind) int32 {
	for c := l.s.Nodes[n].First; c >= 0; c = l.s.Nodes[c].Next {
		if l.s.Nodes[c].Kind == k {
			return c
		}
	}
	return -1
}

// modifiers adds a Modifier for each child that is one of the words.
func (l *lowerer) modifiers(n int32) {
	for c := l.s.Nodes[n].First; c >= 0; c = l.s.Nodes[c].Next {
		switch l.s.Nodes[c].Kind {
		case kind.KwAsync, kind.KwStatic, kind.KwGet, kind.KwSet, kind.TokStar, kind.KwReadonly, kind.KwAbstract,
			kind.KwVar, kind.KwLet, kind.KwConst, kind.KwUsing, kind.KwDeclare, kind.AccessibilityModifier, kind.OverrideModifier:
			l.leaf(c, tree.Modifier, tree.Attribute, 0, l.s.Text(c))
		case kind.KwStaticSpaceGet:
			l.leaf(c, tree.Modifier, tree.Attribute, 0, "static")
			l.leaf(c, tree.Modifier, tree.Attribute, 0, "get")
		case kind.Decorator:
			l.decorator(c)
		}
	}
}

// decorator lowers `@f` and `@f(x)` alike but for the arguments.
func (l *lowerer) decorator(n int32) {
	l.open(n, tree.Decorator, tree.Attribute, 0)
	e := l.s.NamedChild(n, 0)
	if e >= 0 && l.s.Kind(e) == kind.CallExpression {
		l.expr(l.child(e, kind.FFunction), tree.Callee)
		l.arguments(l.child(e, kind.FArguments))
	} else if e >= 0 {
		l.expr(e, tree.Callee)
	}
	l.b.Close()
}

// key lowers a property's name.
func (l *lowerer) key(n int32, r tree.Role) {
	if n < 0 {
		return
	}
	switch l.s.Kind(n) {
	case kind.String:
		l.leaf(n, tree.String, r, 0, unquote(l.s.Text(n)))
	case kind.Number:
		l.leaf(n, tree.Number, r, 0, number(l.s.Text(n)))
	case kind.ComputedPropertyName:
		l.open(n, tree.Computed, r, 0)
		l.exprOr(l.s.NamedChild(n, 0), tree.Operand)
		l.b.Close()
	default:
		l.leaf(n, tree.Name, r, 0, l.s.Text(n))
	}
}

func unquote(text string) string {
	if len(text) >= 2 {
		return text[1 : len(text)-1]
	}
	return ""
}

// typeAnnotation lowers the type that a syntax node is annotated with, if any.
func (l *lowerer) typeAnnotation(n int32, f kind.Field) {
	a := l.child(n, f)
	if a < 0 {
		return
	}
	if t := l.s.NamedChild(a, 0); t >= 0 && l.s.Kind(a) != kind.GenericType && isAnnotation(l.s.Kind(a)) {
		l.typ(t, tree.TypeRole)
	} else {
		l.typ(a, tree.TypeRole)
	}
}

func isAnnotation(k kind.Kind) bool {
	switch k {
	case kind.TypeAnnotation, kind.OptingTypeAnnotation, kind.OmittingTypeAnnotation, kind.AddingTypeAnnotation,
		kind.TypePredicateAnnotation, kind.AssertsAnnotation:
		return true
	}
	return false
}

func (l *lowerer) typ(n int32, r tree.Role) {
	if l.s.Kind(n) != kind.GenericType {
		l.leaf(n, tree.Type, r, 0, l.s.Text(n))
		return
	}
	l.openSym(n, tree.Type, r, 0, l.s.Text(l.s.NamedChild(n, 0)))
	l.typeArguments(l.child(n, kind.FTypeArguments))
	l.b.Close()
}

func (l *lowerer) typeArguments(n int32) {
	if n < 0 {
		return
	}
	for c := range l.s.Children(n) {
		l.typ(c, tree.TypeArg)
	}
}
