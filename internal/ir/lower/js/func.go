package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// anonymous lowers a function or class expression that nothing names.
func (l *lowerer) anonymous(n node) ir.Operand {
	switch l.kind(n) {
	case kind.Class, kind.ClassDeclaration, kind.AbstractClassDeclaration:
		return l.classValue(n, "", ir.NoReg)
	}
	return l.makeFunc(n, ir.Plain, "")
}

// makeFunc lowers a function and makes a closure of it. name is used when it has none itself.
func (l *lowerer) makeFunc(n node, k ir.FuncKind, name string) ir.Operand {
	r := l.temp()
	mark := l.scope()
	if own := l.field(n, kind.FName); own >= 0 && k == ir.Plain {
		name = l.name(own)
		l.b.regs[r].Name = name
		l.bind(l.symbol(own), r) // a named function expression knows itself
	}
	id := l.function(n, k, name, ir.NoClass, nil)
	l.close(mark)
	in := l.emit(ir.MakeFunc, ir.NodeID(n))
	in.Dst, in.Ref = r, int32(id)
	return operand(r, n)
}

// makeFuncInto makes a declared function in its variable.
func (l *lowerer) makeFuncInto(r ir.Reg, n node, name string) {
	id := l.function(n, ir.Plain, name, ir.NoClass, nil)
	l.into(r, ir.MakeFunc, n).Ref = int32(id)
}

// function lowers a function, method or arrow. class holds what a constructor must initialise.
func (l *lowerer) function(n node, k ir.FuncKind, name string, id ir.ClassID, class *classBody) ir.FuncID {
	if l.kind(n) == kind.ArrowFunction {
		k = ir.Arrow
	}
	fn := &ir.Func{Kind: k, Name: name, Class: id, Node: ir.NodeID(n)}
	fn.Async = l.has(n, kind.KwAsync)
	fn.Generator = l.has(n, kind.TokStar)
	mark := l.enterFunction(fn)
	l.b.class = class
	if class != nil {
		class.scope = l.scope()
	}
	params := l.declareParams(n)
	body := l.field(n, kind.FBody)
	if l.kind(body) == kind.StatementBlock {
		fn.Directive = l.directive(body)
		l.declareVars(body, true)
		l.declareLexical(body, l.b.base)
		l.takeParams(params)
		if class != nil && !class.derived {
			l.initFields()
		}
		l.hoistFunctions(body)
		l.statements(body)
		l.finishConstructor()
	} else {
		l.takeParams(params)
		l.returnValue(body)
	}
	l.markComponent(n, fn)
	l.close(mark)
	l.leave()
	return fn.ID
}

// enterFunction begins a function and its scope, with this and arguments unless it is an arrow.
func (l *lowerer) enterFunction(fn *ir.Func) int {
	l.enter(fn)
	mark := l.scope()
	l.b.base = int32(len(l.bindings))
	if fn.Kind != ir.Arrow {
		l.bind(symThis, ir.NoReg)
		l.bind(symArguments, ir.NoReg)
		l.bind(symNewTarget, ir.NoReg)
	}
	return mark
}

// returnValue ends an arrow whose body is an expression.
func (l *lowerer) returnValue(body node) {
	if body < 0 {
		return
	}
	if l.returnChoice(body) {
		return
	}
	v := l.expr(body)
	l.emit(ir.Return, ir.NodeID(body)).A = v
	l.end()
}

// directive returns the directive a body opens with, other than "use strict".
func (l *lowerer) directive(body node) string {
	for c := l.first(body); c >= 0 && l.kind(c) == kind.ExpressionStatement; c = l.next(c) {
		s := l.first(c)
		if l.kind(s) != kind.String {
			break
		}
		if text := l.stringValue(s); text != "use strict" && text != "use asm" {
			return text
		}
	}
	return ""
}

// param is a parameter whose pattern or default is still to be lowered.
type param struct {
	target, value node
	reg           ir.Reg
}

// declareParams makes the parameters' registers and declares their names. It returns those that
// need code.
func (l *lowerer) declareParams(n node) []param {
	if p := l.field(n, kind.FParameter); p >= 0 {
		return l.declareParam(nil, p, p)
	}
	var work []param
	params := l.field(n, kind.FParameters)
	for c := l.first(params); c >= 0; c = l.next(c) {
		switch l.kind(c) {
		case kind.RequiredParameter, kind.OptionalParameter:
			work = l.declareParam(work, c, l.field(c, kind.FPattern))
		case kind.ERROR:
		default:
			work = l.declareParam(work, c, c)
		}
	}
	return work
}

// declareParam declares one parameter, whose whole node is n and whose pattern is p.
func (l *lowerer) declareParam(work []param, n, p node) []param {
	value := none
	rest := false
	if n != p {
		value = l.field(n, kind.FValue)
	}
	if l.kind(p) == kind.AssignmentPattern {
		p, value = l.field(p, kind.FLeft), l.field(p, kind.FRight)
	}
	if l.kind(p) == kind.RestPattern {
		p, rest = l.only(p), true
	}
	typ := l.declaredType(n)
	switch l.kind(p) {
	case kind.This: // TypeScript's declaration of this
		if r, ok := l.lookup(symThis); ok {
			l.b.regs[r].Type = typ
		}
		return work
	case kind.Unknown:
		return work
	}
	reg := l.newReg(ir.RegInfo{Decl: ir.NodeID(n), Assigned: 1, Type: typ})
	info := ir.Param{Reg: reg, Rest: rest, Type: typ, Node: ir.NodeID(n)}
	if n != p {
		info.Decorators = l.decorators(n)
	}
	if k := l.kind(p); k == kind.ObjectPattern || k == kind.ArrayPattern {
		l.declarePattern(p, "", l.b.base)
		work = append(work, param{p, value, reg})
	} else {
		s := l.symbol(p)
		info.Name = l.symbols[s].name
		l.b.regs[reg].Name = info.Name
		l.bind(s, reg)
		if value >= 0 {
			work = append(work, param{p, value, reg})
		}
	}
	l.b.fn.Params = append(l.b.fn.Params, info)
	return work
}

// takeParams applies defaults and takes destructured parameters apart.
func (l *lowerer) takeParams(work []param) {
	for _, p := range work {
		if p.value >= 0 {
			l.defaultInto(p.reg, p.target, p.value, 0)
			l.b.regs[p.reg].Assigned = 2
		}
		if l.b.regs[p.reg].Name == "" {
			l.assignPattern(p.target, operand(p.reg, p.target), ir.Decl)
		}
	}
}

// decorators lists the decorators that are direct children of n: "name" or "name:arguments", where
// the arguments are those that are strings, numbers or names, joined by commas.
func (l *lowerer) decorators(n node) []string {
	var out []string
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) == kind.Decorator {
			out = append(out, l.decorator(c))
		}
	}
	return out
}

func (l *lowerer) decorator(n node) string {
	e := l.bare(l.only(n))
	if l.kind(e) != kind.CallExpression {
		return l.dotted(e)
	}
	name := l.dotted(l.field(e, kind.FFunction))
	var args []string
	for c := l.first(l.field(e, kind.FArguments)); c >= 0; c = l.next(c) {
		if text := l.decoratorArgument(l.bare(c)); text != "" {
			args = append(args, text)
		}
	}
	if len(args) == 0 {
		return name
	}
	return name + ":" + strings.Join(args, ",")
}

// decoratorArgument is the constant text or the name of an argument of a decorator, or "".
func (l *lowerer) decoratorArgument(arg node) string {
	if text, ok := l.constantKey(arg); ok {
		return text
	}
	switch l.kind(arg) {
	case kind.CallExpression:
		arg = l.field(arg, kind.FFunction)
	case kind.NewExpression:
		arg = l.field(arg, kind.FConstructor)
	case kind.Regex:
		return l.text(arg)
	}
	return l.dotted(arg)
}

// dotted returns the text of a name or chain of names, "" for anything else.
func (l *lowerer) dotted(n node) string {
	switch l.kind(n) {
	case kind.Identifier:
		return l.name(n)
	case kind.MemberExpression:
		if base := l.dotted(l.field(n, kind.FObject)); base != "" {
			return base + "." + l.propertyName(l.field(n, kind.FProperty))
		}
	}
	return ""
}
