package javascript

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// element lowers a JSX element; a fragment is one without a tag.
func (l *lowerer) element(n int32, r tree.Role) int32 {
	at := l.open(n, tree.Element, r, tree.IsExpr)
	tag := n
	if l.s.Kind(n) == kind.JsxElement {
		tag = l.child(n, kind.FOpenTag)
	}
	if tag >= 0 {
		if name := l.child(tag, kind.FName); name >= 0 {
			l.tag(name)
		}
		for c := range l.s.Children(tag) {
			if l.s.Nodes[c].Field == kind.FAttribute {
				l.attribute(c)
			}
		}
	}
	if tag != n {
		for c := range l.s.Children(n) {
			l.elementChild(c)
		}
	}
	l.b.Close()
	return at
}

func (l *lowerer) tag(n int32) {
	if l.s.Kind(n) == kind.MemberExpression {
		at := l.open(n, tree.Member, tree.Key, 0)
		l.receiver(n)
		l.key(l.child(n, kind.FProperty), tree.Key)
		l.b.Node(at).Flags &^= tree.IsExpr
		l.b.Close()
		return
	}
	l.leaf(n, tree.Name, tree.Key, 0, l.s.Text(n))
}

func (l *lowerer) attribute(n int32) {
	if l.s.Kind(n) == kind.JsxExpression {
		l.exprOr(l.s.NamedChild(n, 0), tree.Attribute) // {...props}
		return
	}
	name, value := l.s.NamedChild(n, 0), l.s.NamedChild(n, 1)
	if name < 0 {
		return
	}
	l.open(n, tree.Attr, tree.Attribute, 0)
	l.key(name, tree.Key)
	switch {
	case value < 0:
		l.leaf(name, tree.Bool, tree.Value, tree.IsExpr, "true")
	case l.s.Kind(value) == kind.JsxExpression:
		l.exprOr(l.s.NamedChild(value, 0), tree.Value)
	default:
		l.expr(value, tree.Value)
	}
	l.b.Close()
}

func (l *lowerer) elementChild(n int32) {
	switch l.s.Kind(n) {
	case kind.JsxText, kind.HtmlCharacterReference:
		if text := jsxText(l.s.Text(n)); text != "" {
			l.leaf(n, tree.Text, tree.Elem, 0, text)
		}
	case kind.JsxExpression:
		l.exprOr(l.s.NamedChild(n, 0), tree.Elem)
	case kind.JsxOpeningElement, kind.JsxClosingElement:
	default:
		l.expr(n, tree.Elem)
	}
}

// jsxText is a text without what JSX leaves out of it: line breaks and the space around them.
func jsxText(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var words []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			words = append(words, line)
		}
	}
	return strings.Join(words, " ")
}
