package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Templates: what Vue, Svelte and HTML write beside their scripts, and how a Vue component's
// options and its template share one object.

// templateFragment lowers the statements of one template expression as a function.
func (l *lowerer) templateFragment(i int) {
	l.fragment = i
	defer func() { l.fragment = -1 }()
	if l.first(0) < 0 || l.b.cur < 0 {
		return
	}
	fn := &ir.Func{Kind: ir.Fragment, Class: ir.NoClass, Node: ir.NodeID(l.first(0))}
	mark := l.enterFunction(fn)
	l.declareVars(0, true)
	l.declareLexical(0, l.b.base)
	l.hoistFunctions(0)
	l.statements(0)
	l.close(mark)
	l.leave()
	in := l.value(ir.MakeFunc, node(fn.Node))
	in.Ref, in.Flags = int32(fn.ID), ir.Implicit
}

// free is the value of a name that nothing in the file declares.
func (l *lowerer) free(n node, name string) ir.Operand {
	if l.inComponent(name) {
		return l.load(n, l.component(n), name)
	}
	if len(name) > 1 && name[0] == '$' && !runes[name] && strings.HasSuffix(l.src.Path, ".svelte") {
		if r, ok := l.lookup(l.intern(name[1:])); ok {
			return operand(r, n) // $store is what the store holds
		}
	}
	return l.global(n, name)
}

// thisComponent is the global that stands for the component that a Vue file declares: this of its
// methods, the scope of its template.
const thisComponent = "this-component"

// component is the component's value, kept in one variable of the module.
func (l *lowerer) component(n node) ir.Operand {
	r, _ := l.lookup(symComponent)
	return operand(r, n)
}

// inComponent reports whether a free name means a member of the component: in a Vue template all
// do but the globals it may use and those that stand for directives ("_href", "v_html").
func (l *lowerer) inComponent(name string) bool {
	return l.fragment >= 0 && l.isVue() && !templateGlobals[name] &&
		!strings.HasPrefix(name, "_") && !strings.HasPrefix(name, "v_")
}

// templateGlobals are the globals that Vue lets templates use.
var templateGlobals = map[string]bool{
	"Infinity": true, "NaN": true, "isFinite": true, "isNaN": true, "parseFloat": true, "parseInt": true,
	"decodeURI": true, "decodeURIComponent": true, "encodeURI": true, "encodeURIComponent": true, "Math": true,
	"Number": true, "Date": true, "Array": true, "Object": true, "Boolean": true, "String": true, "RegExp": true,
	"Map": true, "Set": true, "JSON": true, "Intl": true, "BigInt": true, "console": true, "Error": true, "Symbol": true,
}

func (l *lowerer) isVue() bool { return strings.HasSuffix(l.src.Path, ".vue") }

// componentOptions ties the options of a Vue component, the default export of its file, to the
// component itself: functions among them run with it as this, and data, methods, computed values
// and what setup returns are members of it, where the template finds them.
func (l *lowerer) componentOptions(value node) {
	if !l.isVue() || l.b.cur < 0 || l.b.level != 0 {
		return
	}
	options := l.bare(value)
	if k := l.kind(options); k == kind.CallExpression { // defineComponent({…}), Vue.extend({…})
		options = l.bare(l.only(l.field(options, kind.FArguments)))
	}
	obj, ok := l.objectOf(options)
	if !ok {
		return
	}
	for _, pass := range []func(*lowerer, ir.Operand, node){
		(*lowerer).componentProps, (*lowerer).componentData, (*lowerer).componentMethods, (*lowerer).componentHooks,
		(*lowerer).componentEvents, (*lowerer).componentComputed,
	} {
		for c := l.first(options); c >= 0; c = l.next(c) {
			pass(l, obj, c)
		}
	}
}

// objectOf returns the value of an object literal of the current function that has been lowered.
func (l *lowerer) objectOf(n node) (ir.Operand, bool) {
	for i := len(l.b.instrs) - 1; i >= 0 && l.kind(n) == kind.Object; i-- {
		if in := &l.b.instrs[i]; in.Op == ir.Object && in.Node == ir.NodeID(n) {
			return operand(in.Dst, n), true
		}
	}
	return ir.None, false
}

// option returns the name of a member of an options object, and its value when that is an object.
func (l *lowerer) option(c node) (name string, object node) {
	switch l.kind(c) {
	case kind.Pair:
		name, object = l.memberName(l.field(c, kind.FKey)), l.bare(l.field(c, kind.FValue))
		if l.kind(object) != kind.Object {
			object = none
		}
	case kind.MethodDefinition:
		name, object = l.memberName(l.field(c, kind.FName)), none
	default:
		return "", none
	}
	return name, object
}

// run calls a member of an options object with the component as this.
func (l *lowerer) run(c node, options ir.Operand, name string, args ...ir.Operand) ir.Operand {
	fn := l.implied(ir.Load, c)
	fn.A, fn.Name = options, name
	callee := operand(fn.Dst, c)
	this := l.component(c)
	call := l.implied(ir.Call, c)
	call.A, call.B, call.Args = callee, this, args
	return operand(call.Dst, c)
}

// implied appends an instruction with a result that the source does not show.
func (l *lowerer) implied(op ir.Op, n node) *ir.Instr {
	in := l.value(op, n)
	in.Flags = ir.Implicit
	return in
}

// spread copies the members of an object into the component.
func (l *lowerer) spread(c node, from ir.Operand) {
	this := l.component(c)
	in := l.emit(ir.CopyProps, ir.NodeID(c))
	in.A, in.B, in.Flags = from, this, ir.Implicit
}

func (l *lowerer) componentData(options ir.Operand, c node) {
	switch name, object := l.option(c); {
	case name != "data" && name != "setup":
	case object >= 0:
		if v, ok := l.objectOf(object); ok {
			l.spread(c, v)
		}
	case name == "setup":
		l.spread(c, l.run(c, options, name, l.properties(c)))
	default:
		l.spread(c, l.run(c, options, name))
	}
}

// componentMethods stores the methods on the component.
func (l *lowerer) componentMethods(_ ir.Operand, c node) {
	l.eachMethod(c, func(m node, methods ir.Operand, name string) {
		fn := l.implied(ir.Load, m)
		fn.A, fn.Name = methods, name
		v := operand(fn.Dst, m)
		l.storeField(m, l.component(m), name, v)
	})
}

// componentEvents runs the methods: an event may call any.
func (l *lowerer) componentEvents(_ ir.Operand, c node) {
	l.eachMethod(c, func(m node, methods ir.Operand, name string) { l.run(m, methods, name) })
}

// eachMethod calls f for every method when option c is the methods.
func (l *lowerer) eachMethod(c node, f func(m node, methods ir.Operand, name string)) {
	name, object := l.option(c)
	if name != "methods" || object < 0 {
		return
	}
	methods, ok := l.objectOf(object)
	if !ok {
		return
	}
	for m := l.first(object); m >= 0; m = l.next(m) {
		if name, _ := l.option(m); name != "" {
			f(m, methods, name)
		}
	}
}

// componentHooks runs what stands directly among the options: created, mounted and their like.
func (l *lowerer) componentHooks(options ir.Operand, c node) {
	name, object := l.option(c)
	isFunction := l.kind(c) == kind.MethodDefinition || l.isFunction(l.bare(l.field(c, kind.FValue)))
	if object >= 0 || !isFunction || name == "data" || name == "setup" {
		return
	}
	l.run(c, options, name)
}

func (l *lowerer) isFunction(n node) bool {
	switch l.kind(n) {
	case kind.FunctionExpression, kind.ArrowFunction, kind.GeneratorFunction:
		return true
	}
	return false
}

// componentComputed stores computed values on the component and runs watchers on what they watch.
func (l *lowerer) componentComputed(_ ir.Operand, c node) {
	name, object := l.option(c)
	if name != "computed" && name != "watch" || object < 0 {
		return
	}
	members, ok := l.objectOf(object)
	if !ok {
		return
	}
	for m := l.first(object); m >= 0; m = l.next(m) {
		key, accessors := l.option(m)
		from, fn := members, key
		if accessors >= 0 { // {get, set} or {handler}
			if from, ok = l.objectOf(accessors); !ok {
				continue
			}
			fn = map[string]string{"computed": "get", "watch": "handler"}[name]
		}
		switch {
		case key == "":
		case name == "watch":
			l.run(m, from, fn, l.load(m, l.component(m), key))
		default:
			l.storeField(m, l.component(m), key, l.run(m, from, fn))
		}
	}
}
