package javascript

import (
	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// function lowers a function that has a name: a declaration, a method, a property that holds one.
// n is the whole, fn what has parameters and body.
func (l *lowerer) function(n, key, fn int32, r tree.Role) {
	f := tree.Flags(0)
	if r == tree.Stmt || r == tree.Body {
		f = tree.IsStmt
	}
	l.open(n, tree.FuncDef, r, f)
	l.modifiers(n)
	if fn != n {
		l.modifiers(fn)
	}
	l.key(key, tree.Key)
	l.lambda(fn, tree.Value, 0, false)
	l.b.Close()
}

// lambda lowers parameters and body of a function.
func (l *lowerer) lambda(n int32, r tree.Role, f tree.Flags, modifiers bool) int32 {
	if l.s.Kind(n) == kind.ArrowFunction {
		f |= tree.Arrow
	}
	at := l.open(n, tree.Lambda, r, f|tree.FuncScope|tree.Scope)
	if modifiers {
		l.modifiers(n)
	}
	if p := l.child(n, kind.FParameter); p >= 0 {
		l.param(p)
	}
	if ps := l.child(n, kind.FParameters); ps >= 0 {
		for c := range l.s.Children(ps) {
			l.param(c)
		}
	}
	l.typeAnnotation(n, kind.FReturnType)
	if body := l.child(n, kind.FBody); body >= 0 {
		l.body(n, body)
	}
	l.b.Close()
	return at
}

func (l *lowerer) body(n, body int32) {
	if l.s.Kind(body) == kind.StatementBlock {
		l.block(body, tree.Body)
		return
	}
	block := l.open(body, tree.Block, tree.Body, tree.IsStmt|tree.Implicit)
	ret := l.open(body, tree.Return, tree.Stmt, tree.IsStmt|tree.Implicit)
	if arrow := l.token(n, kind.TokEqGt); arrow >= 0 {
		l.b.Node(block).Start, l.b.Node(ret).Start = l.s.Nodes[arrow].Start, l.s.Nodes[arrow].Start
	}
	l.expr(body, tree.Value)
	l.b.Close()
	l.b.Close()
}

// param lowers one parameter.
func (l *lowerer) param(n int32) {
	pattern, value := n, int32(-1)
	switch l.s.Kind(n) {
	case kind.RequiredParameter, kind.OptionalParameter:
		pattern, value = l.child(n, kind.FPattern), l.child(n, kind.FValue)
	case kind.AssignmentPattern:
		pattern, value = l.child(n, kind.FLeft), l.child(n, kind.FRight)
	}
	if pattern < 0 {
		return
	}
	k := tree.Param
	if l.s.Kind(pattern) == kind.RestPattern {
		k = tree.Rest
	}
	l.open(n, k, tree.ParamRole, 0)
	if pattern != n {
		l.modifiers(n)
	}
	if k == tree.Rest {
		pattern = l.s.NamedChild(pattern, 0)
	}
	if pattern >= 0 {
		l.target(pattern, tree.Target, 0)
	}
	if pattern != n {
		l.typeAnnotation(n, kind.FType)
	}
	l.exprOr(value, tree.Default)
	l.b.Close()
}

// target lowers what is assigned to: a name or a destructuring pattern. f is IsExpr where the names are
// used, 0 where they are declared.
func (l *lowerer) target(n int32, r tree.Role, f tree.Flags) int32 {
	switch l.s.Kind(n) {
	case kind.ObjectPattern:
		at := l.open(n, tree.Object, r, f)
		for c := range l.s.Children(n) {
			l.targetField(c, f)
		}
		l.b.Close()
		return at
	case kind.ArrayPattern:
		at := l.open(n, tree.Array, r, f)
		for c := range l.s.Children(n) {
			l.target(c, tree.Elem, f)
		}
		l.b.Close()
		return at
	case kind.RestPattern:
		at := l.open(n, tree.Spread, r, 0)
		if c := l.s.NamedChild(n, 0); c >= 0 {
			l.target(c, tree.Operand, f)
		}
		l.b.Close()
		return at
	case kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		at := l.open(n, tree.Assign, r, 0)
		if left := l.child(n, kind.FLeft); left >= 0 {
			l.target(left, tree.Target, f)
		}
		l.exprOr(l.child(n, kind.FRight), tree.Value)
		l.b.Close()
		return at
	case kind.Identifier, kind.ShorthandPropertyIdentifierPattern, kind.Undefined:
		at := l.openSym(n, tree.Name, r, f, l.s.Text(n))
		l.b.Close()
		return at
	}
	return l.exprAt(n, r)
}

func (l *lowerer) targetField(n int32, f tree.Flags) {
	switch l.s.Kind(n) {
	case kind.PairPattern:
		l.open(n, tree.Field, tree.MemberRole, 0)
		l.key(l.child(n, kind.FKey), tree.Key)
		if v := l.child(n, kind.FValue); v >= 0 {
			l.target(v, tree.Value, f)
		}
		l.b.Close()
	case kind.ShorthandPropertyIdentifierPattern:
		l.open(n, tree.Field, tree.MemberRole, 0)
		l.key(n, tree.Key)
		l.target(n, tree.Value, f)
		l.b.Close()
	case kind.ObjectAssignmentPattern:
		l.open(n, tree.Field, tree.MemberRole, 0)
		if left := l.child(n, kind.FLeft); left >= 0 {
			l.key(left, tree.Key)
		}
		l.target(n, tree.Value, f)
		l.b.Close()
	default:
		l.target(n, tree.MemberRole, f)
	}
}

// class lowers the inside of a class.
func (l *lowerer) class(n int32) {
	l.modifiers(n)
	if name := l.child(n, kind.FName); name >= 0 {
		l.key(name, tree.Key)
	}
	if h := l.token(n, kind.ClassHeritage); h >= 0 {
		l.heritage(h)
	}
	body := l.child(n, kind.FBody)
	if body < 0 {
		return
	}
	decorators := int32(-1) // the first of the decorators that stand before the member they belong to
	for c := range l.s.Children(body) {
		if l.s.Kind(c) == kind.Decorator {
			if decorators < 0 {
				decorators = c
			}
			continue
		}
		l.member(c, decorators)
		decorators = -1
	}
}

func (l *lowerer) heritage(n int32) {
	for c := range l.s.Children(n) {
		switch l.s.Kind(c) {
		case kind.ExtendsClause:
			for v := range l.s.Children(c) {
				if l.s.Nodes[v].Field == kind.FValue {
					l.expr(v, tree.Extends)
				}
			}
		case kind.ImplementsClause:
			for v := range l.s.Children(c) {
				l.typ(v, tree.Implements)
			}
		default:
			l.expr(c, tree.Extends)
		}
	}
}

// member lowers a member of a class with the decorators before it (-1 for none).
func (l *lowerer) member(n, decorators int32) {
	switch l.s.Kind(n) {
	case kind.MethodDefinition, kind.AbstractMethodSignature, kind.MethodSignature:
		l.decorated(n, n, decorators, l.child(n, kind.FName))
	case kind.FieldDefinition, kind.PublicFieldDefinition:
		key := l.child(n, kind.FName)
		if key < 0 {
			key = l.child(n, kind.FProperty)
		}
		if v := l.child(n, kind.FValue); v >= 0 && isFunction(l.s.Kind(v)) {
			l.decorated(n, v, decorators, key)
			return
		}
		l.fieldDef(n, decorators, key)
	case kind.ClassStaticBlock:
		if body := l.child(n, kind.FBody); body >= 0 {
			l.block(body, tree.MemberRole)
		}
	}
}

// decorated lowers a method.
func (l *lowerer) decorated(n, fn, decorators, key int32) {
	at := l.open(n, tree.FuncDef, tree.MemberRole, 0)
	l.leading(at, decorators)
	l.modifiers(n)
	if fn != n {
		l.modifiers(fn)
	}
	l.key(key, tree.Key)
	l.lambda(fn, tree.Value, 0, false)
	l.b.Close()
}

// leading adds the decorators that stand before a member.
func (l *lowerer) leading(at, first int32) {
	for d := first; d >= 0 && l.s.Kind(d) != kind.MethodDefinition; d = l.s.Nodes[d].Next {
		if l.s.Kind(d) == kind.Decorator {
			if d == first {
				l.b.Node(at).Start = l.s.Nodes[d].Start
			}
			l.decorator(d)
		} else if l.s.Nodes[d].Flags&1 != 0 && l.s.Kind(d) != kind.Comment {
			return
		}
	}
}

func (l *lowerer) fieldDef(n, decorators, key int32) {
	at := l.open(n, tree.VarDef, tree.MemberRole, 0)
	l.leading(at, decorators)
	l.modifiers(n)
	l.key(key, tree.Target)
	l.typeAnnotation(n, kind.FType)
	l.exprOr(l.child(n, kind.FValue), tree.Value)
	l.b.Close()
}
