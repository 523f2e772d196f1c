package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// call lowers f(x), o.m(x), super(x), import(x), require(x) and tagged templates.
func (l *lowerer) call(n node) ir.Operand {
	fn := l.field(n, kind.FFunction)
	args := l.field(n, kind.FArguments)
	switch l.kind(fn) {
	case kind.Super:
		return l.superCall(n, args)
	case kind.Import:
		return l.dynamicImport(n, args)
	case kind.Identifier:
		if v, ok := l.requireCall(n, fn, args); ok {
			return v
		}
	}
	if v, ok := l.borrowed(n, fn, args); ok {
		return v
	}
	if v, ok := l.reflected(n, fn, args); ok {
		return v
	}
	if v, ok := l.joined(n, fn, args); ok {
		return v
	}
	callee, receiver := l.callee(fn)
	if l.kind(args) == kind.TemplateString {
		return l.tagged(n, args, callee, receiver)
	}
	mark, spread := l.arguments(args)
	in := l.value(ir.Call, n)
	in.A, in.B, in.Spread, in.Args = callee, receiver, spread, l.keep(mark)
	if l.isOptional(n) {
		in.Flags = ir.Optional
	}
	if spread != 0 {
		return operand(in.Dst, n)
	}
	result, given := operand(in.Dst, n), in.Args
	l.declaredProperties(n, fn, result)
	result = l.loaderData(n, fn, result)
	return l.idiom(n, fn, given, result)
}

// borrowed lowers Array.prototype.m.call(o, x) and [].m.apply(o, xs) as what they do: o.m(x), o.m(...xs).
func (l *lowerer) borrowed(n, fn, args node) (ir.Operand, bool) {
	method, how := l.arrayMethod(fn)
	given := l.plainArguments(args)
	if method < 0 || given == 0 || how == "apply" && given != 2 {
		return ir.None, false
	}
	mark, _ := l.arguments(args)
	receiver := l.scratch[mark]
	callee := l.access(method, receiver)
	in := l.value(ir.Call, n)
	in.A, in.B, in.Args = callee, receiver, l.keep(mark)[1:]
	if how == "apply" {
		in.Spread = 1
	}
	return operand(in.Dst, n), true
}

// reflected lowers Reflect.apply(f, o, xs) as the call that it makes, of f on o with xs, and
// Reflect.get(o, k) as o[k].
func (l *lowerer) reflected(n, fn, args node) (ir.Operand, bool) {
	if l.kind(fn) != kind.MemberExpression {
		return ir.None, false
	}
	count, name := l.plainArguments(args), ""
	if count == 2 || count == 3 {
		name = l.dotted(fn)
	}
	if name != "Reflect.apply" && name != "Reflect.get" || name == "Reflect.apply" && count != 3 {
		return ir.None, false
	}
	mark, _ := l.arguments(args)
	given := l.keep(mark)
	if name == "Reflect.get" {
		in := l.value(ir.LoadIndex, n)
		in.A, in.B = given[0], given[1]
		return operand(in.Dst, n), true
	}
	in := l.value(ir.Call, n)
	in.A, in.B, in.Args, in.Spread = given[0], given[1], given[2:], 1
	return operand(in.Dst, n), true
}

// joined lowers [a, b].join(", ") as the text that it makes.
func (l *lowerer) joined(n, fn, args node) (ir.Operand, bool) {
	if l.kind(fn) != kind.MemberExpression || l.propertyName(l.field(fn, kind.FProperty)) != "join" || l.plainArguments(args) != 1 {
		return ir.None, false
	}
	list, between := l.bare(l.field(fn, kind.FObject)), l.bare(l.first(args))
	if l.kind(list) != kind.Array || l.kind(between) != kind.String || !l.listed(list) {
		return ir.None, false
	}
	mark := len(l.scratch)
	sep := l.stringLiteral(between)
	for c := l.first(list); c >= 0; c = l.next(c) {
		v := l.expr(c)
		if len(l.scratch) > mark {
			l.scratch = append(l.scratch, sep)
		}
		l.scratch = append(l.scratch, v)
	}
	return l.concat(n, mark), true
}

// listed reports whether an array literal names each of its elements, and they are few.
func (l *lowerer) listed(list node) bool {
	count, gap := 0, true
	for c := l.nodes[list].First; c >= 0; c = l.nodes[c].Next {
		switch {
		case l.nodes[c].Kind == kind.TokComma:
			if gap {
				return false
			}
			gap = true
		case l.kind(c) == kind.SpreadElement || l.kind(c) == kind.ERROR:
			return false
		case l.real(c) == c:
			count, gap = count+1, false
		}
	}
	return count > 1 && count <= maxLiteral
}

// arrayMethod takes Array.prototype.m.call and [].m.apply apart: m's node and "call" or "apply".
func (l *lowerer) arrayMethod(fn node) (method node, how string) {
	if l.kind(fn) != kind.MemberExpression {
		return -1, ""
	}
	how = l.propertyName(l.field(fn, kind.FProperty))
	method = l.field(fn, kind.FObject)
	if how != "call" && how != "apply" || l.kind(method) != kind.MemberExpression {
		return -1, ""
	}
	of := l.field(method, kind.FObject)
	if l.kind(of) == kind.Array && l.first(of) < 0 || l.dotted(of) == "Array.prototype" {
		return method, how
	}
	return -1, ""
}

// plainArguments counts the arguments of a list; none count when one is spread or broken.
func (l *lowerer) plainArguments(args node) int {
	count := 0
	if l.kind(args) != kind.Arguments {
		return 0
	}
	for c := l.first(args); c >= 0; c = l.next(c) {
		if k := l.kind(c); k == kind.SpreadElement || k == kind.ERROR {
			return 0
		}
		count++
	}
	return count
}

// callee lowers what is called, and the receiver when it is a property.
func (l *lowerer) callee(fn node) (callee, receiver ir.Operand) {
	fn = l.bare(fn)
	switch l.kind(fn) {
	case kind.MemberExpression, kind.SubscriptExpression:
		if l.isModuleExports(fn) {
			break
		}
		receiver = l.expr(l.field(fn, kind.FObject))
		return l.access(fn, receiver), receiver
	}
	return l.expr(fn), ir.None
}

// arguments puts the values of an argument list on the scratch stack.
func (l *lowerer) arguments(args node) (mark int, spread uint32) {
	mark = len(l.scratch)
	for c := l.first(args); c >= 0; c = l.next(c) {
		if l.kind(c) == kind.ERROR {
			l.broken(c)
			continue
		}
		e := c
		if l.kind(c) == kind.SpreadElement {
			spread |= 1 << min(len(l.scratch)-mark, 31)
			e = l.only(c)
		}
		v := l.expr(e)
		l.scratch = append(l.scratch, v)
	}
	return mark, spread
}

func (l *lowerer) construct(n node) ir.Operand {
	callee := l.expr(l.field(n, kind.FConstructor))
	mark, spread := l.arguments(l.field(n, kind.FArguments))
	in := l.value(ir.Call, n)
	in.A, in.Flags, in.Spread, in.Args = callee, ir.New, spread, l.keep(mark)
	return operand(in.Dst, n)
}

func (l *lowerer) superCall(n, args node) ir.Operand {
	mark, spread := l.arguments(args)
	this := l.this(n)
	in := l.value(ir.Call, n)
	in.B, in.Flags, in.Spread, in.Args = this, ir.Super, spread, l.keep(mark)
	out := operand(in.Dst, n)
	l.afterSuper()
	return out
}

// tagged lowers tag`a${x}b`: a call on the array of literal parts and the substituted values.
func (l *lowerer) tagged(n, quasi node, callee, receiver ir.Operand) ir.Operand {
	mark := len(l.scratch)
	parts := operand(l.value(ir.Array, quasi).Dst, quasi)
	l.scratch = append(l.scratch, parts)
	index := 0
	l.templateParts(quasi, func(part node, text string) {
		l.storeField(part, parts, itoa(index), l.constant(part, ir.LitString, text))
		index++
	})
	in := l.value(ir.Call, n)
	in.A, in.B, in.Flags, in.Args = callee, receiver, ir.Tagged, l.keep(mark)
	return operand(in.Dst, n)
}
