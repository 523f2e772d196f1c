package js

import (
	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// classBody is what a class's constructor has to do besides its own body.
type classBody struct {
	fields    []node // instance fields with a value
	params    []node // TypeScript parameter properties
	derived   bool   // fields wait for super()
	component bool   // React constructs it with the properties
	done      bool   // fields have been initialised once
	scope     int    // the scope outside the constructor's parameters
}

func (l *lowerer) classDeclaration(n node) {
	name := l.field(n, kind.FName)
	if name < 0 {
		l.classValue(n, "", ir.NoReg)
		return
	}
	if r, ok := l.lookup(l.symbol(name)); ok {
		l.classValue(n, "", r)
	}
}

// classValue lowers a class into register dst, or a fresh one. name is used when it has none itself.
func (l *lowerer) classValue(n node, name string, dst ir.Reg) ir.Operand {
	c := &ir.Class{ID: ir.ClassID(len(l.file.Classes)), File: ir.NoFile, Name: name, Ctor: ir.NoFunc, Node: ir.NodeID(n)}
	l.file.Classes = append(l.file.Classes, c)
	c.Decorators = l.decorators(n)
	l.decoratorCalls(n)
	if parent := l.nodes[n].Parent; l.kind(parent) == kind.ExportStatement {
		c.Decorators = append(c.Decorators, l.decorators(parent)...)
		l.decoratorCalls(parent)
	}
	super := ir.None
	if s := l.superclass(n); s >= 0 {
		c.Super = l.text(s)
		super = l.expr(s)
	}
	mark := l.scope()
	if dst == ir.NoReg {
		dst = l.newReg(ir.RegInfo{Decl: ir.NoNode})
	}
	if own := l.field(n, kind.FName); own >= 0 {
		c.Name = l.name(own)
		l.bind(l.symbol(own), dst)
	}
	in := l.into(dst, ir.MakeClass, n)
	in.Ref, in.A = int32(c.ID), super
	this := operand(dst, n)
	l.members(c, l.field(n, kind.FBody), this, super.Reg != ir.NoReg)
	l.close(mark)
	return this
}

// superclass returns the expression a class extends, or none.
func (l *lowerer) superclass(n node) node {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) != kind.ClassHeritage {
			continue
		}
		e := l.only(c)
		switch l.kind(e) {
		case kind.ExtendsClause:
			return l.field(e, kind.FValue)
		case kind.ImplementsClause:
			return none
		}
		return e
	}
	return none
}

// decoratorCalls lowers the calls that the decorators under n are.
func (l *lowerer) decoratorCalls(n node) {
	for c := l.first(n); c >= 0; c = l.next(c) {
		if l.kind(c) == kind.Decorator {
			l.decoratorCall(c)
		}
	}
}

func (l *lowerer) decoratorCall(n node) {
	if e := l.bare(l.only(n)); l.kind(e) == kind.CallExpression {
		l.effect(e)
	}
}

// members lowers a class body: methods and the constructor first, then what is static, in order.
func (l *lowerer) members(c *ir.Class, body node, this ir.Operand, derived bool) {
	class := &classBody{derived: derived, component: isComponentClass(c.Super)}
	ctor := none
	var static, pending []node // pending decorators precede the method they belong to
	for m := l.first(body); m >= 0; m = l.next(m) {
		switch l.kind(m) {
		case kind.Decorator:
			l.decoratorCall(m)
			pending = append(pending, m)
			continue
		case kind.MethodDefinition:
			if l.isConstructor(m) {
				ctor = m
			} else {
				l.method(c, m, pending, this)
			}
		case kind.FieldDefinition, kind.PublicFieldDefinition:
			if l.fieldMember(c, m); l.isStatic(m) {
				static = append(static, m)
			} else if l.field(m, kind.FValue) >= 0 || l.isProperty(m) {
				class.fields = append(class.fields, m)
			}
		case kind.ClassStaticBlock:
			static = append(static, m)
		}
		pending = pending[:0]
	}
	l.constructor(c, ctor, class)
	l.statics(static, this)
}

func (l *lowerer) isStatic(m node) bool {
	return l.has(m, kind.KwStatic) || l.has(m, kind.KwStaticSpaceGet)
}

func (l *lowerer) isConstructor(m node) bool {
	name := l.field(m, kind.FName)
	return name >= 0 && !l.isStatic(m) && l.text(name) == "constructor"
}

// memberName returns a member's name; a computed one that is not constant is "[]".
func (l *lowerer) memberName(n node) string {
	if n < 0 {
		return ""
	}
	if name, _, ok := l.propertyKey(n); ok {
		return name
	}
	return "[]"
}

func (l *lowerer) method(c *ir.Class, m node, decorators []node, this ir.Operand) {
	key := l.field(m, kind.FName)
	name := l.memberName(key)
	if name == "[]" {
		l.effect(l.only(key))
	}
	static := l.isStatic(m)
	k := ir.Method
	switch {
	case l.has(m, kind.KwGet), l.has(m, kind.KwStaticSpaceGet):
		k = ir.Getter
	case l.has(m, kind.KwSet):
		k = ir.Setter
	case static:
		k = ir.Static
	}
	l.decoratorCalls(m)
	id := l.function(m, k, name, c.ID, nil)
	fn := l.file.Funcs[id]
	fn.Decorators = l.decorators(m)
	for _, d := range decorators {
		fn.Decorators = append(fn.Decorators, l.decorator(d))
	}
	c.Members = append(c.Members, ir.Member{Name: name, Static: static, Func: id, Kind: k})
}

// fieldMember records a field. Its value is lowered where it is initialised.
func (l *lowerer) fieldMember(c *ir.Class, m node) {
	l.decoratorCalls(m)
	c.Members = append(c.Members, ir.Member{
		Name: l.memberName(l.fieldKey(m)), Static: l.isStatic(m), Func: ir.NoFunc,
		Type: l.declaredType(m), Decorators: l.decorators(m),
	})
}

func (l *lowerer) fieldKey(m node) node {
	if key := l.field(m, kind.FName); key >= 0 {
		return key
	}
	return l.field(m, kind.FProperty)
}

// constructor lowers a class's constructor, or makes one up that calls super and initialises fields.
func (l *lowerer) constructor(c *ir.Class, m node, class *classBody) {
	if m >= 0 {
		l.parameterProperties(c, m, class)
		c.Ctor = l.function(m, ir.Ctor, c.Name, c.ID, class)
		return
	}
	fn := &ir.Func{Kind: ir.Ctor, Name: c.Name, Class: c.ID, Node: c.Node}
	mark := l.enterFunction(fn)
	class.scope = l.scope()
	l.b.class = class
	if class.derived {
		args := l.newReg(ir.RegInfo{Name: "args", Decl: c.Node, Assigned: 1})
		fn.Params = []ir.Param{{Reg: args, Name: "args", Rest: true, Node: c.Node}}
		this, _ := l.lookup(symThis)
		in := l.value(ir.Call, node(c.Node))
		in.B = operand(this, node(c.Node))
		in.Flags, in.Spread = ir.Super|ir.Implicit, 1
		in.Args = []ir.Operand{operand(args, node(c.Node))}
	}
	l.initFields()
	l.close(mark)
	l.leave()
	c.Ctor = fn.ID
}

// parameterProperties finds the parameters that declare a field: constructor(private db: Db).
func (l *lowerer) parameterProperties(c *ir.Class, m node, class *classBody) {
	for p := l.first(l.field(m, kind.FParameters)); p >= 0; p = l.next(p) {
		name := l.field(p, kind.FPattern)
		if l.kind(name) != kind.Identifier || !l.declaresField(p) {
			continue
		}
		class.params = append(class.params, name)
		c.Members = append(c.Members, ir.Member{
			Name: l.name(name), Func: ir.NoFunc, Type: l.declaredType(p), Decorators: l.decorators(p),
		})
	}
}

func (l *lowerer) declaresField(p node) bool {
	return l.has(p, kind.AccessibilityModifier) || l.has(p, kind.KwReadonly) || l.has(p, kind.OverrideModifier)
}

// initFields stores parameter properties and field values on this.
func (l *lowerer) initFields() {
	class := l.b.class
	if len(class.params)+len(class.fields) == 0 && !class.component {
		return
	}
	r, _ := l.lookup(symThis)
	this := operand(r, node(l.b.fn.Node))
	if class.component {
		l.keepProperties(this)
	}
	for _, p := range class.params {
		if v, ok := l.lookup(l.symbol(p)); ok {
			l.storeField(p, this, l.name(p), operand(v, p))
		}
	}
	l.b.class = nil // super() in a field's value is an error
	l.outside(class.scope, func() {
		for _, f := range class.fields {
			if !class.done || l.again(f) {
				l.initField(f, this)
			}
		}
	})
	l.b.class, class.done = class, true
}

func (l *lowerer) initField(f node, this ir.Operand) {
	name, key, ok := l.propertyKey(l.fieldKey(f))
	value := l.field(f, kind.FValue)
	if ok && l.isProperty(f) {
		if value >= 0 {
			l.effect(value)
		}
		l.storeField(f, this, name, l.givenProperty(f, name))
		return
	}
	if ok {
		l.storeField(f, this, name, l.named(value, name))
		return
	}
	index := l.expr(key)
	l.storeIndex(f, this, index, l.expr(value))
}

// afterSuper initialises fields once super has returned.
func (l *lowerer) afterSuper() {
	if l.b.class != nil && l.b.class.derived {
		l.initFields()
	}
}

// finishConstructor initialises fields at the end of a derived constructor in which no call of
// super was seen (one may hide in an arrow function).
func (l *lowerer) finishConstructor() {
	if class := l.b.class; class != nil && class.derived && !class.done {
		l.initFields()
	}
}

// statics runs static fields and blocks, in which this is the class.
func (l *lowerer) statics(members []node, this ir.Operand) {
	mark := l.scope()
	l.bind(symThis, this.Reg)
	for _, m := range members {
		if l.kind(m) != kind.ClassStaticBlock {
			if l.field(m, kind.FValue) >= 0 {
				l.initField(m, this)
			}
			continue
		}
		l.enclosed(l.field(m, kind.FBody), ir.None)
	}
	l.close(mark)
}

// enclosed lowers the body of a static block or namespace in place: a function's scope without a
// function. Exports in it become members of namespace.
func (l *lowerer) enclosed(body node, namespace ir.Operand) {
	if body < 0 || l.b.cur < 0 {
		return
	}
	mark, base, outer := l.scope(), l.b.base, l.b.namespace
	l.b.base, l.b.namespace = int32(len(l.bindings)), namespace
	l.declareVars(body, true)
	l.declareLexical(body, l.b.base)
	l.hoistFunctions(body)
	l.statements(body)
	l.b.base, l.b.namespace = base, outer
	l.close(mark)
}
