package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Properties: what user interface components are given by those that show them. Library models know
// them as the global "component-properties", and as a decorator of that name on the parameter of a
// function component.
const componentProperties = "component-properties"

// properties is an object of what the component of this file is given.
func (l *lowerer) properties(n node) ir.Operand {
	in := l.implied(ir.Global, n)
	in.Name = componentProperties
	return operand(in.Dst, n)
}

// givenProperty is one property that the component of this file is given.
func (l *lowerer) givenProperty(n node, name string) ir.Operand {
	props := l.properties(n)
	in := l.implied(ir.Load, n)
	in.A, in.Name = props, name
	return operand(in.Dst, n)
}

// markComponent notes that a function which makes elements is a component, by its name or by what
// it is handed to.
func (l *lowerer) markComponent(n node, fn *ir.Func) {
	if !l.b.elements || len(fn.Params) == 0 || fn.Class != ir.NoClass && fn.Kind != ir.Arrow {
		return
	}
	if first := fn.Name[:min(len(fn.Name), 1)]; fn.Name == "default" || first != "" && first != strings.ToLower(first) || l.wrapped(n) {
		fn.Params[0].Decorators = append(fn.Params[0].Decorators, componentProperties)
	}
}

// isComponentClass reports whether a class of that superclass is a component of React's.
func isComponentClass(super string) bool {
	super = super[strings.LastIndexByte(super, '.')+1:]
	return super == "Component" || super == "PureComponent"
}

// keepProperties stores what a component is constructed with as its member props.
func (l *lowerer) keepProperties(this ir.Operand) {
	fn := l.b.fn
	if fn.Kind != ir.Ctor || len(fn.Params) == 0 || len(fn.Params[0].Decorators) > 0 {
		return
	}
	p := &fn.Params[0]
	p.Decorators = append(p.Decorators, componentProperties)
	n := node(fn.Node)
	given := operand(p.Reg, n)
	if p.Rest {
		first := l.implied(ir.Elem, n)
		first.A = given
		given = operand(first.Dst, n)
	}
	l.storeField(n, this, "props", given)
}

// wrappers are the functions that make a component of a function.
var wrappers = map[string]bool{"forwardRef": true, "memo": true, "observer": true}

// wrapped reports whether a function is an argument of such a call.
func (l *lowerer) wrapped(n node) bool {
	call := l.nodes[l.nodes[n].Parent].Parent
	if n == 0 || l.kind(l.nodes[n].Parent) != kind.Arguments || l.kind(call) != kind.CallExpression {
		return false
	}
	name := l.dotted(l.field(call, kind.FFunction))
	return wrappers[name[strings.LastIndexByte(name, '.')+1:]]
}

// loaderData is what useLoaderData hands to a page: what the exported loader of its file returns.
func (l *lowerer) loaderData(n, fn node, result ir.Operand) ir.Operand {
	if l.kind(fn) != kind.Identifier || l.text(fn) != "useLoaderData" {
		return result
	}
	loader, ok := l.lookup(l.intern("loader"))
	if !ok {
		return result
	}
	loaded := l.implied(ir.Call, n)
	loaded.A = operand(loader, n)
	return operand(loaded.Dst, n)
}

// isProperty reports whether a decorator makes a field one that the component is given.
func (l *lowerer) isProperty(field node) bool {
	for _, d := range l.decorators(field) {
		if name, _, _ := strings.Cut(d, ":"); name == "Input" || name == "Prop" {
			return true
		}
	}
	return false
}

// declaredProperties makes what defineProps returns members of a Vue component, where its template
// finds them.
func (l *lowerer) declaredProperties(n, fn node, result ir.Operand) {
	if l.isVue() && l.b.level == 0 && l.kind(fn) == kind.Identifier && l.text(fn) == "defineProps" {
		l.spread(n, result)
	}
}

// componentProps stores the properties that a Vue component's options declare on the component.
func (l *lowerer) componentProps(_ ir.Operand, c node) {
	if l.kind(c) != kind.Pair || l.memberName(l.field(c, kind.FKey)) != "props" {
		return
	}
	value := l.bare(l.field(c, kind.FValue))
	for p := l.first(value); p >= 0; p = l.next(p) {
		name := ""
		if l.kind(value) == kind.Array {
			name, _ = l.constantKey(p)
		} else {
			name, _ = l.option(p)
		}
		if name != "" {
			l.storeField(p, l.component(p), name, l.givenProperty(p, name))
		}
	}
}

// exportedProperties gives the variables that a Svelte component exports what the component is given.
func (l *lowerer) exportedProperties(d node) {
	if !strings.HasSuffix(l.src.Path, ".svelte") || l.b.level != 0 || l.kind(l.field(d, kind.FKind)) != kind.KwLet {
		return
	}
	for c := l.first(d); c >= 0; c = l.next(c) {
		if name := l.field(c, kind.FName); l.kind(c) == kind.VariableDeclarator && l.kind(name) == kind.Identifier {
			l.write(l.place(name), l.givenProperty(c, l.name(name)), c, ir.Implicit)
		}
	}
}

// runes are the globals of Svelte whose names look like what a store holds.
var runes = map[string]bool{"$props": true, "$state": true, "$derived": true, "$effect": true, "$bindable": true, "$inspect": true, "$host": true}

// loaders are the exported functions that make what the page in the same file is given.
var loaders = []string{"getServerSideProps", "getStaticProps"}

// pageProperties hands what a page's loader returns to the page: a framework does, and nothing else.
func (l *lowerer) pageProperties() {
	page := l.page
	for _, e := range l.exports {
		if r, ok := l.lookup(e.variable); ok && e.name == "default" {
			page = operand(r, e.n)
		}
	}
	for _, name := range loaders {
		if loader, ok := l.lookup(l.intern(name)); ok && page.Reg != ir.NoReg {
			l.showPage(node(page.Node), loader, page)
		}
	}
}

func (l *lowerer) showPage(n node, loader ir.Reg, page ir.Operand) {
	loaded := l.implied(ir.Call, n)
	loaded.A = operand(loader, n)
	props := l.implied(ir.Load, n)
	props.A, props.Name = operand(loaded.Dst, n), "props"
	given := operand(props.Dst, n)
	shown := l.implied(ir.Call, n)
	shown.A, shown.Args = page, []ir.Operand{given}
}
