package js

import (
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// declaredType returns the type that a declaration, parameter or field is annotated with.
func (l *lowerer) declaredType(n node) string {
	if t := l.field(n, kind.FType); t >= 0 {
		return l.typeText(l.only(t))
	}
	return ""
}

// typeText renders a type as written, without generics, and without null and undefined in unions.
func (l *lowerer) typeText(n node) string {
	switch l.kind(n) {
	case kind.Unknown, kind.ERROR:
		return ""
	case kind.GenericType:
		return l.typeText(l.field(n, kind.FName))
	case kind.ArrayType:
		return l.typeText(l.only(n)) + "[]"
	case kind.ParenthesizedType, kind.ReadonlyType, kind.FlowMaybeType:
		return l.typeText(l.only(n))
	case kind.UnionType:
		return l.unionText(n)
	case kind.ObjectType:
		return "object"
	case kind.FunctionType, kind.ConstructorType:
		return "Function"
	case kind.TypeIdentifier, kind.NestedTypeIdentifier, kind.PredefinedType, kind.LiteralType, kind.ThisType:
		return l.text(n)
	}
	return strings.Join(strings.Fields(l.text(n)), " ")
}

func (l *lowerer) unionText(n node) string {
	var parts []string
	for c := l.first(n); c >= 0; c = l.next(c) {
		if t := l.typeText(c); t != "null" && t != "undefined" && t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " | ")
}

// castType returns the type that an expression is cast to, when it says something of its value.
func (l *lowerer) castType(n node) string {
	for l.kind(n) == kind.ParenthesizedExpression || l.kind(n) == kind.NonNullExpression {
		n = l.only(n)
	}
	t := none
	switch l.kind(n) {
	case kind.AsExpression:
		t = l.last(n)
		if t == l.only(n) { // as const
			return ""
		}
	case kind.TypeAssertion:
		t = l.only(l.only(n))
	}
	switch l.kind(t) {
	case kind.TypeIdentifier, kind.NestedTypeIdentifier, kind.GenericType, kind.ArrayType, kind.UnionType:
		if s := l.typeText(t); s != "const" {
			return s
		}
	}
	return ""
}

// cast lowers x as T and <T>x: the value of x, in a register of that type when T is named.
func (l *lowerer) cast(n node) ir.Operand {
	v := l.expr(l.bare(n))
	t := l.castType(n)
	if t == "" {
		return v
	}
	r := l.newReg(ir.RegInfo{Decl: ir.NoNode, Assigned: 1, Type: t})
	in := l.emit(ir.Move, ir.NodeID(n))
	in.Dst, in.A, in.Flags = r, v, ir.Implicit
	return operand(r, n)
}

// enumDeclaration lowers an enum to an object of its members.
func (l *lowerer) enumDeclaration(n node) {
	name := l.field(n, kind.FName)
	if name < 0 {
		return
	}
	r, ok := l.lookup(l.symbol(name))
	if !ok {
		return
	}
	l.into(r, ir.Object, n)
	obj := operand(r, name)
	mark := l.scope()
	next, counted := 0, true
	for c := l.first(l.field(n, kind.FBody)); c >= 0; c = l.next(c) {
		key, value := c, none
		if l.kind(c) == kind.EnumAssignment {
			key, value = l.field(c, kind.FName), l.field(c, kind.FValue)
		}
		var v ir.Operand
		switch {
		case value >= 0:
			v = l.expr(value)
			i, err := strconv.Atoi(l.text(value))
			next, counted = i, err == nil
		case counted:
			v = l.constant(c, ir.LitNumber, itoa(next))
		default:
			v = l.unknown(c)
		}
		next++
		member := l.memberName(key)
		l.storeField(c, obj, member, v)
		l.bind(l.intern(member), v.Reg) // later members may name it
	}
	l.close(mark)
}

// importAlias lowers import A = B.C.
func (l *lowerer) importAlias(n node) {
	name := l.first(n)
	if name < 0 {
		return
	}
	target := l.next(name)
	if target < 0 || l.kind(name) != kind.Identifier {
		return
	}
	v := l.expr(target)
	if r, ok := l.lookup(l.symbol(name)); ok {
		l.move(r, v, n, ir.Decl)
	}
}

// namespaceParts returns the identifiers of a namespace's name, outermost first.
func (l *lowerer) namespaceParts(n node) []node {
	switch l.kind(n) {
	case kind.Identifier, kind.PropertyIdentifier:
		return []node{n}
	case kind.NestedIdentifier, kind.MemberExpression:
		return append(l.namespaceParts(l.field(n, kind.FObject)), l.field(n, kind.FProperty))
	}
	return nil
}

func (l *lowerer) declareNamespace(n node, base int32) {
	if l.field(n, kind.FBody) < 0 {
		return
	}
	if parts := l.namespaceParts(l.field(n, kind.FName)); len(parts) > 0 {
		l.declare(parts[0], "", base)
	}
}

func (l *lowerer) namespaceStatement(n node) { l.namespace(n) }

// namespace lowers namespace A.B { … }: an object, filled by the exports of its body. Several
// namespaces of one name, or a function or class of that name, share the object.
func (l *lowerer) namespace(n node) ir.Operand {
	parts := l.namespaceParts(l.field(n, kind.FName))
	body := l.field(n, kind.FBody)
	if len(parts) == 0 || body < 0 {
		return l.unknown(n)
	}
	r, ok := l.lookup(l.symbol(parts[0]))
	if !ok {
		return l.unknown(n)
	}
	if l.b.regs[r].Assigned == 0 {
		l.into(r, ir.Object, n)
	}
	obj := operand(r, parts[0])
	for _, p := range parts[1:] {
		inner := operand(l.value(ir.Object, p).Dst, p)
		l.storeField(p, obj, l.name(p), inner)
		obj = inner
	}
	l.enclosed(body, obj)
	return obj
}
