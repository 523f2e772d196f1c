package js

import (
	"html"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// jsx lowers an element to a call of the global "jsx" on its tag, an object of its attributes and
// its children. A fragment's tag is the empty string.
func (l *lowerer) jsx(n node) ir.Operand {
	open := l.field(n, kind.FOpenTag)
	if open < 0 {
		open = n
	}
	l.b.elements = true
	callee := l.global(open, "jsx")
	mark := len(l.scratch)
	tag := l.jsxTag(open)
	props := operand(l.value(ir.Object, open).Dst, open)
	l.scratch = append(l.scratch, tag, props)
	for c := l.first(open); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.JsxAttribute:
			l.jsxAttribute(props, c)
		case kind.JsxExpression: // {...props}
			if s := l.only(c); l.kind(s) == kind.SpreadElement {
				v := l.expr(l.only(s))
				in := l.emit(ir.CopyProps, ir.NodeID(c))
				in.A, in.B = v, props
			}
		}
	}
	spread := uint32(0)
	if open != n {
		spread = l.jsxChildren(n, mark)
	}
	in := l.value(ir.Call, n)
	in.A, in.Flags, in.Spread, in.Args = callee, ir.JSX, spread, l.keep(mark)
	return operand(in.Dst, n)
}

// jsxTag is a string for the platform's elements and the component's value otherwise.
func (l *lowerer) jsxTag(open node) ir.Operand {
	name := l.field(open, kind.FName)
	switch l.kind(name) {
	case kind.Unknown:
		return l.constant(open, ir.LitString, "")
	case kind.Identifier:
		text := l.text(name)
		if c := text[:min(len(text), 1)]; strings.ToLower(c) == c && c != "_" && c != "$" || strings.Contains(text, "-") {
			return l.constant(name, ir.LitString, text)
		}
	case kind.JsxNamespaceName:
		return l.constant(name, ir.LitString, l.text(name))
	}
	return l.expr(name)
}

func (l *lowerer) jsxAttribute(props ir.Operand, n node) {
	name := l.first(n)
	if name < 0 {
		return
	}
	var v ir.Operand
	if value := l.next(name); value >= 0 {
		v = l.named(l.jsxInner(value), l.text(name))
	} else {
		v = l.constant(n, ir.LitBool, "true")
	}
	l.storeField(n, props, l.text(name), v)
}

// jsxInner returns the expression inside {…}.
func (l *lowerer) jsxInner(n node) node {
	if l.kind(n) == kind.JsxExpression {
		return l.only(n)
	}
	return n
}

// jsxChildren puts the children's values on the scratch stack, whose arguments began at mark.
func (l *lowerer) jsxChildren(n node, mark int) (spread uint32) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		var v ir.Operand
		switch l.kind(c) {
		case kind.JsxText:
			text := strings.TrimSpace(l.text(c))
			if text == "" {
				continue
			}
			v = l.constant(c, ir.LitString, html.UnescapeString(text))
		case kind.HtmlCharacterReference:
			v = l.constant(c, ir.LitString, html.UnescapeString(l.text(c)))
		case kind.JsxExpression:
			e := l.only(c)
			if e < 0 {
				continue // {/* comment */}
			}
			if l.kind(e) == kind.SpreadElement {
				spread |= 1 << min(len(l.scratch)-mark, 31)
				e = l.only(e)
			}
			v = l.expr(e)
		case kind.JsxElement, kind.JsxSelfClosingElement:
			v = l.jsx(c)
		default:
			continue
		}
		l.scratch = append(l.scratch, v)
	}
	return spread
}
