package js

import (
	"strings"

	"github.com/shrike-sec/shrike/internal/ir"
	"github.com/shrike-sec/shrike/internal/syntax/kind"
)

// Calls by which programs, and what compilers make of ES modules, import and export. They are
// lowered as the calls they are; what follows says in addition what they mean.

// idiom returns the value of a call of fn, which out holds, and notes what the call exports.
func (l *lowerer) idiom(n, fn node, args []ir.Operand, out ir.Operand) ir.Operand {
	if len(args) == 0 || len(args) > 3 || !l.mayBeIdiom(fn) {
		return out
	}
	name := l.dotted(fn)
	if name == "" {
		l.exportKeys(n, fn, args)
		return out
	}
	switch helper := helperName(name); helper {
	case "Object.assign":
		if l.isExports(args[0]) {
			for _, v := range args[1:] {
				l.export(n, "*", v)
			}
		}
	case "Object.defineProperty":
		if len(args) == 3 && l.isExports(args[0]) {
			key, ok := l.constantKey(node(args[1].Node))
			if ok && key != "__esModule" {
				l.exportProperty(n, key, l.bare(node(args[2].Node)))
			}
		}
	case "importdefault", "importstar", "interoprequiredefault", "interoprequirewildcard", "toesm",
		"interopdefaultlegacy", "interopnamespace", "interopnamespacedefault":
		return l.interop(n, args[0])
	case "tocommonjs":
		return operand(args[0].Reg, n)
	case "exportstar":
		if len(args) == 2 && l.isExports(args[1]) {
			l.export(n, "*", args[0])
		}
	case "export":
		l.exportHelper(n, args)
	}
	return out
}

// mayBeIdiom tells most calls from those worth a closer look, by the last part of the callee's name.
func (l *lowerer) mayBeIdiom(fn node) bool {
	last := fn
	if l.kind(fn) == kind.MemberExpression {
		last = l.field(fn, kind.FProperty)
	}
	if last < 0 {
		return false
	}
	switch name := l.text(last); name {
	case "assign", "defineProperty", "forEach":
		return last != fn
	default:
		return name != "" && name[0] == '_'
	}
}

// helperName brings the many spellings of compilers' helpers to one: _interopRequireDefault,
// tslib_1.__importDefault, _interop_require_default._ become interoprequiredefault, importdefault.
// Other names stay as they are.
func helperName(name string) string {
	name = strings.TrimSuffix(name, "._")
	helper := name[strings.LastIndexByte(name, '.')+1:]
	if helper == "" || helper[0] != '_' {
		return name
	}
	return strings.TrimRight(strings.ToLower(strings.ReplaceAll(helper, "_", "")), "0123456789")
}

// interop wraps a required module as an ES namespace: its default is the module's own, or the
// whole module.
func (l *lowerer) interop(n node, module ir.Operand) ir.Operand {
	ns := l.value(ir.Object, n)
	ns.Flags = ir.Implicit
	out := operand(ns.Dst, n)
	l.storeField(n, out, "default", module)
	in := l.emit(ir.CopyProps, ir.NodeID(n))
	in.A, in.B, in.Flags = module, out, ir.Implicit
	return out
}

// exportHelper lowers TypeScript's __export(require("m")), which exports all of a module, and
// esbuild's __export(target, {name: () => value}).
func (l *lowerer) exportHelper(n node, args []ir.Operand) {
	if len(args) == 1 {
		l.export(n, "*", args[0])
		return
	}
	for c := l.first(node(args[1].Node)); c >= 0; c = l.next(c) {
		if l.kind(c) != kind.Pair {
			continue
		}
		if v := l.returned(l.bare(l.field(c, kind.FValue))); l.kind(l.bare(v)) == kind.Identifier {
			l.storeField(c, args[0], l.memberName(l.field(c, kind.FKey)), l.expr(v))
		}
	}
}

// exportKeys recognises Babel's export *: Object.keys(m).forEach(function (key) { … exports … }).
func (l *lowerer) exportKeys(n, fn node, args []ir.Operand) {
	keys := l.field(fn, kind.FObject)
	if l.kind(fn) != kind.MemberExpression || l.propertyName(l.field(fn, kind.FProperty)) != "forEach" ||
		l.kind(keys) != kind.CallExpression || l.dotted(l.field(keys, kind.FFunction)) != "Object.keys" {
		return
	}
	module := l.only(l.field(keys, kind.FArguments))
	callback := node(args[0].Node)
	if l.kind(module) == kind.Identifier && callback >= 0 && strings.Contains(l.text(callback), "defineProperty(exports, ") {
		l.export(n, "*", l.expr(module))
	}
}

// exportProperty exports what a property descriptor holds: its value, or what its getter returns.
func (l *lowerer) exportProperty(n node, name string, descriptor node) {
	if l.kind(descriptor) != kind.Object {
		return
	}
	for c := l.first(descriptor); c >= 0; c = l.next(c) {
		var value node
		switch l.kind(c) {
		case kind.Pair:
			switch l.memberName(l.field(c, kind.FKey)) {
			case "value":
				value = l.field(c, kind.FValue)
			case "get":
				value = l.returned(l.bare(l.field(c, kind.FValue)))
			default:
				continue
			}
		case kind.MethodDefinition:
			if l.memberName(l.field(c, kind.FName)) != "get" {
				continue
			}
			value = l.returned(c)
		default:
			continue
		}
		switch l.kind(l.bare(value)) {
		case kind.Identifier, kind.MemberExpression:
			l.export(n, name, l.expr(value))
		}
	}
}

// returned returns the expression that a function made of one return statement returns, or none.
func (l *lowerer) returned(fn node) node {
	body := l.field(fn, kind.FBody)
	if l.kind(body) != kind.StatementBlock {
		return body
	}
	s := l.only(body)
	if l.kind(s) != kind.ReturnStatement {
		return none
	}
	return l.only(s)
}
