package javascript

import (
	"strconv"
	"strings"

	"github.com/shrike-sec/shrike/internal/pattern/tree"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// exprOr lowers an expression that may be missing.
func (l *lowerer) exprOr(n int32, r tree.Role) {
	if n >= 0 {
		l.expr(n, r)
	}
}

// expr lowers an expression. Parentheses leave nothing but the range.
func (l *lowerer) expr(n int32, r tree.Role) {
	outer := n
	for l.s.Kind(n) == kind.ParenthesizedExpression {
		inner := l.s.NamedChild(n, 0)
		if inner < 0 {
			break
		}
		n = inner
	}
	at := l.exprAt(n, r)
	if outer != n {
		l.b.Node(at).Start, l.b.Node(at).End = l.s.Span(outer)
	}
}

// condition lowers the parenthesised expression of an if or a loop; its range is what is inside.
func (l *lowerer) condition(n int32, r tree.Role) {
	if n >= 0 && l.s.Kind(n) == kind.ParenthesizedExpression {
		n = l.s.NamedChild(n, 0)
	}
	l.exprOr(n, r)
}

// exprAt lowers an expression without looking for parentheses and returns the node made.
func (l *lowerer) exprAt(n int32, r tree.Role) int32 {
	switch k := l.s.Kind(n); k {
	case kind.Identifier, kind.Undefined, kind.ShorthandPropertyIdentifier, kind.PropertyIdentifier,
		kind.ShorthandPropertyIdentifierPattern, kind.PrivatePropertyIdentifier:
		return l.literal(n, tree.Name, r, l.s.Text(n))
	case kind.This, kind.Super, kind.MetaProperty, kind.Import:
		return l.literal(n, tree.Special, r, l.s.Text(n))
	case kind.String:
		return l.literal(n, tree.String, r, unquote(l.s.Text(n)))
	case kind.Number:
		return l.literal(n, tree.Number, r, number(l.s.Text(n)))
	case kind.True, kind.False:
		return l.literal(n, tree.Bool, r, l.s.Text(n))
	case kind.Null:
		return l.literal(n, tree.Null, r, "")
	case kind.JsxElement, kind.JsxSelfClosingElement:
		return l.element(n, r)
	case kind.ObjectPattern, kind.ArrayPattern, kind.RestPattern, kind.AssignmentPattern, kind.ObjectAssignmentPattern:
		return l.target(n, r, tree.IsExpr)
	case kind.FunctionExpression, kind.GeneratorFunction, kind.ArrowFunction:
		return l.lambda(n, r, tree.IsExpr, true)
	}
	at := l.open(n, tree.OtherExpr, r, tree.IsExpr)
	l.compound(n, at)
	l.b.Close()
	return at
}

func (l *lowerer) literal(n int32, k tree.Kind, r tree.Role, text string) int32 {
	at := l.openSym(n, k, r, tree.IsExpr, text)
	l.b.Close()
	return at
}

// is sets the kind and symbol of a node opened before.
func (l *lowerer) is(at int32, k tree.Kind, text string) {
	l.b.Node(at).Kind = k
	if text != "" {
		l.b.Node(at).Sym = l.b.Intern(text)
	}
}

// compound lowers the inside of an expression that has parts.
func (l *lowerer) compound(n, at int32) {
	switch l.s.Kind(n) {
	case kind.Regex:
		l.regex(n, at)
	case kind.TemplateString:
		l.template(n, at)
	case kind.Array:
		l.is(at, tree.Array, "")
		l.list(n, tree.Elem)
	case kind.Object:
		l.is(at, tree.Object, "")
		for c := range l.s.Children(n) {
			l.property(c)
		}
	case kind.SpreadElement:
		l.is(at, tree.Spread, "")
		l.exprOr(l.s.NamedChild(n, 0), tree.Operand)
	case kind.CallExpression:
		l.call(n, at)
	case kind.NewExpression:
		l.is(at, tree.New, "")
		l.exprOr(l.child(n, kind.FConstructor), tree.Callee)
		l.typeArguments(l.child(n, kind.FTypeArguments))
		l.arguments(l.child(n, kind.FArguments))
	case kind.MemberExpression:
		l.is(at, tree.Member, "")
		l.receiver(n)
		l.key(l.child(n, kind.FProperty), tree.Key)
	case kind.SubscriptExpression:
		l.is(at, tree.Index, "")
		l.receiver(n)
		l.exprOr(l.child(n, kind.FIndex), tree.Key)
	case kind.Class:
		l.is(at, tree.ClassExpr, "")
		l.class(n)
	default:
		l.operation(n, at)
	}
}

// operation lowers what operators make.
func (l *lowerer) operation(n, at int32) {
	switch l.s.Kind(n) {
	case kind.AssignmentExpression:
		l.is(at, tree.Assign, "")
		l.exprOr(l.child(n, kind.FLeft), tree.Target)
		l.exprOr(l.child(n, kind.FRight), tree.Value)
	case kind.AugmentedAssignmentExpression:
		l.augmented(n, at)
	case kind.BinaryExpression:
		l.is(at, tree.Binary, l.operator(n))
		l.exprOr(l.child(n, kind.FLeft), tree.Operand)
		l.exprOr(l.child(n, kind.FRight), tree.Operand)
	case kind.UnaryExpression:
		l.is(at, tree.Unary, l.operator(n))
		l.exprOr(l.child(n, kind.FArgument), tree.Operand)
	case kind.UpdateExpression:
		op, arg := l.child(n, kind.FOperator), l.child(n, kind.FArgument)
		if op < arg {
			l.is(at, tree.Update, l.s.Text(op)+"x")
		} else {
			l.is(at, tree.Update, "x"+l.s.Text(op))
		}
		l.exprOr(arg, tree.Operand)
	case kind.TernaryExpression:
		l.is(at, tree.Cond, "")
		l.exprOr(l.child(n, kind.FCondition), tree.Test)
		l.exprOr(l.child(n, kind.FConsequence), tree.Then)
		l.exprOr(l.child(n, kind.FAlternative), tree.Else)
	case kind.AwaitExpression:
		l.is(at, tree.Await, "")
		l.exprOr(l.s.NamedChild(n, 0), tree.Operand)
	case kind.YieldExpression:
		l.is(at, tree.Yield, "")
		if l.token(n, kind.TokStar) >= 0 {
			l.is(at, tree.Yield, "*")
		}
		l.exprOr(l.s.NamedChild(n, 0), tree.Operand)
	case kind.SequenceExpression:
		l.is(at, tree.Sequence, "")
		l.sequence(n)
	default:
		l.typed(n, at)
	}
}

// typed lowers TypeScript's expressions about types, and what is left.
func (l *lowerer) typed(n, at int32) {
	switch l.s.Kind(n) {
	case kind.AsExpression, kind.SatisfiesExpression:
		l.is(at, tree.Cast, "")
		if l.s.Kind(n) == kind.SatisfiesExpression {
			l.is(at, tree.Satisfies, "")
		}
		l.exprOr(l.s.NamedChild(n, 0), tree.Value)
		if t := l.s.NamedChild(n, 1); t >= 0 {
			l.typ(t, tree.TypeRole)
		}
	case kind.TypeAssertion:
		l.is(at, tree.Cast, "")
		l.exprOr(l.s.NamedChild(n, 1), tree.Value)
		if args := l.s.NamedChild(n, 0); args >= 0 && l.s.NamedChild(args, 0) >= 0 {
			l.typ(l.s.NamedChild(args, 0), tree.TypeRole)
		}
	case kind.NonNullExpression:
		l.is(at, tree.NonNull, "")
		l.exprOr(l.s.NamedChild(n, 0), tree.Operand)
	default:
		l.is(at, tree.OtherExpr, l.s.Kind(n).String())
		for c := range l.s.Children(n) {
			l.expr(c, tree.Elem)
		}
	}
}

func (l *lowerer) operator(n int32) string {
	if op := l.child(n, kind.FOperator); op >= 0 {
		return l.s.Text(op)
	}
	return ""
}

// augmented lowers `a += b` as `a = a + b`.
func (l *lowerer) augmented(n, at int32) {
	l.is(at, tree.Assign, "")
	left := l.child(n, kind.FLeft)
	l.exprOr(left, tree.Target)
	l.openSym(n, tree.Binary, tree.Value, 0, strings.TrimSuffix(l.operator(n), "="))
	l.exprOr(left, tree.Operand)
	l.exprOr(l.child(n, kind.FRight), tree.Operand)
	l.b.Close()
}

func (l *lowerer) sequence(n int32) {
	for c := range l.s.Children(n) {
		if l.s.Kind(c) == kind.SequenceExpression {
			l.sequence(c)
		} else {
			l.expr(c, tree.Elem)
		}
	}
}

func (l *lowerer) list(n int32, r tree.Role) {
	for c := range l.s.Children(n) {
		l.expr(c, r)
	}
}

func (l *lowerer) regex(n, at int32) {
	l.is(at, tree.Regex, "")
	if p := l.child(n, kind.FPattern); p >= 0 {
		l.leaf(p, tree.String, tree.Key, 0, l.s.Text(p))
	}
	if f := l.child(n, kind.FFlags); f >= 0 {
		l.leaf(f, tree.String, tree.Mod, 0, l.s.Text(f))
	}
}

// template lowers a template string: the text between substitutions is String parts.
func (l *lowerer) template(n, at int32) {
	l.is(at, tree.Template, "")
	start, end := l.s.Span(n)
	start, end = start+1, end-1
	for c := range l.s.Children(n) {
		if l.s.Kind(c) != kind.TemplateSubstitution {
			continue
		}
		from, to := l.s.Span(c)
		l.templateText(n, start, from)
		start = to
		l.exprOr(l.s.NamedChild(c, 0), tree.Part)
	}
	l.templateText(n, start, end)
}

func (l *lowerer) templateText(n int32, start, end uint32) {
	if start < end {
		sym := l.b.Intern(string(l.s.Code[start:end]))
		l.b.Leaf(tree.Node{Kind: tree.String, Role: tree.Part, Flags: tree.IsExpr, Sym: sym, Start: start, End: end, Syntax: n})
	}
}

func (l *lowerer) call(n, at int32) {
	l.is(at, tree.Call, "")
	args := l.child(n, kind.FArguments)
	if args >= 0 && l.s.Kind(args) == kind.TemplateString {
		l.is(at, tree.Tagged, "")
		l.exprOr(l.child(n, kind.FFunction), tree.Callee)
		l.expr(args, tree.Arg)
		return
	}
	l.exprOr(l.child(n, kind.FFunction), tree.Callee)
	l.typeArguments(l.child(n, kind.FTypeArguments))
	l.arguments(args)
}

func (l *lowerer) arguments(n int32) {
	if n >= 0 {
		l.list(n, tree.Arg)
	}
}

// receiver lowers the object of a member or index; with `?.` it is marked by an operator of its own,
// so that a pattern without matches only where it says nothing about the object.
func (l *lowerer) receiver(n int32) {
	obj, chain := l.child(n, kind.FObject), l.child(n, kind.FOptionalChain)
	if chain < 0 {
		l.exprOr(obj, tree.Obj)
		return
	}
	at := l.openSym(obj, tree.Unary, tree.Obj, tree.IsExpr, "?.")
	l.exprOr(obj, tree.Operand)
	l.b.Node(at).Flags &^= tree.IsExpr
	l.b.Node(at).End = l.s.Nodes[chain].End
	l.b.Close()
}

// property lowers a member of an object literal.
func (l *lowerer) property(n int32) {
	switch l.s.Kind(n) {
	case kind.Pair:
		v := l.child(n, kind.FValue)
		if v >= 0 && isFunction(l.s.Kind(v)) {
			l.function(n, l.child(n, kind.FKey), v, tree.MemberRole)
			return
		}
		l.open(n, tree.Field, tree.MemberRole, 0)
		l.key(l.child(n, kind.FKey), tree.Key)
		l.exprOr(v, tree.Value)
		l.b.Close()
	case kind.MethodDefinition:
		l.function(n, l.child(n, kind.FName), n, tree.MemberRole)
	case kind.ShorthandPropertyIdentifier:
		l.open(n, tree.Field, tree.MemberRole, 0)
		l.key(n, tree.Key)
		l.expr(n, tree.Value)
		l.b.Close()
	default:
		l.expr(n, tree.MemberRole)
	}
}

func isFunction(k kind.Kind) bool {
	return k == kind.FunctionExpression || k == kind.GeneratorFunction || k == kind.ArrowFunction
}

// number is the value of a number in its shortest form where it is a plain one, else the text. As in
// Semgrep binary and octal numbers and big integers are compared as written.
func number(text string) string {
	plain := strings.ReplaceAll(text, "_", "")
	if len(plain) > 2 && (plain[1] == 'x' || plain[1] == 'X') {
		if v, err := strconv.ParseUint(plain[2:], 16, 53); err == nil {
			return strconv.FormatUint(v, 10)
		}
		return text
	}
	if v, err := strconv.ParseFloat(plain, 64); err == nil {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return text
}
